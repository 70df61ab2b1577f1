// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/declared_type.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace mw {

namespace {

/// A declaration taken apart: "double  precision(10, 2)" → "DOUBLE PRECISION", {10, 2}.
struct Declaration {
    std::string words;
    std::vector<std::uint32_t> numbers;
};

Declaration takeApart(std::string_view text) {
    Declaration found;
    bool inside = false, gap = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '(' || c == ')') {
            inside = c == '(';
            gap = true;
        } else if (inside && c >= '0' && c <= '9') {
            std::uint32_t number = 0;
            const auto [end, failure] = std::from_chars(text.data() + i, text.data() + text.size(), number);
            if (failure == std::errc())
                found.numbers.push_back(number);
            i = std::size_t(end - text.data()) - 1;
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            gap = true;
        } else if (!inside) {
            if (gap && !found.words.empty())
                found.words += ' ';
            gap = false;
            found.words += c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
        }
    }
    return found;
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

template <std::size_t size>
bool isOneOf(std::string_view word, const std::array<std::string_view, size>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<LogicalType> decimalOf(const std::vector<std::uint32_t>& digits) {
    if (digits.empty() || digits[0] == 0)
        return std::nullopt;
    const std::uint32_t precision = std::min(digits[0], 38u);
    const std::uint32_t scale = digits.size() > 1 ? std::min(digits[1], precision) : 0;
    return LogicalType::decimal(std::uint8_t(precision), std::uint8_t(scale));
}

std::optional<LogicalType> namedType(const Declaration& declaration) {
    constexpr std::array<std::string_view, 3> kBooleans = {"BOOLEAN", "BOOL", "BIT"};
    constexpr std::array<std::string_view, 3> kUuids = {"UUID", "UNIQUEIDENTIFIER", "GUID"};
    constexpr std::array<std::string_view, 5> kDecimals = {"DECIMAL", "NUMERIC", "NUMBER", "DEC", "DECIMAL_TEXT"};
    // Words that hold INT, and so have integer affinity, but are no integers.
    constexpr std::array<std::string_view, 4> kNoIntegers = {"INTERVAL", "POINT", "MULTIPOINT", "PRINT"};
    constexpr std::array<std::string_view, 7> kTexts = {"JSON", "JSONB", "XML", "STRING", "ENUM", "SET", "INET"};
    constexpr std::array<std::string_view, 4> kBinaries = {"BYTEA", "IMAGE", "RAW", "VARBINARY"};

    const std::string& words = declaration.words;
    const std::uint32_t length = declaration.numbers.empty() ? 0 : declaration.numbers[0];
    if (isOneOf(words, kBooleans))
        return LogicalType::boolean();
    if (isOneOf(words, kUuids))
        return LogicalType::uuid();
    if (isOneOf(words, kDecimals))
        return decimalOf(declaration.numbers);
    if (contains(words, "MONEY"))
        return LogicalType::decimal(19, 4);
    if (contains(words, "DATETIME") || contains(words, "TIMESTAMP"))
        return LogicalType::timestamp(contains(words, "TIMESTAMPTZ") || contains(words, "DATETIMEOFFSET") ||
                                      (contains(words, "WITH") && !contains(words, "WITHOUT")));
    if (words == "DATE")
        return LogicalType::date();
    if (words == "TIME" || words.starts_with("TIME WITHOUT"))
        return LogicalType::time();
    if (words == "YEAR" || contains(words, "SERIAL"))
        return LogicalType::integer();
    if (isOneOf(words, kNoIntegers) || isOneOf(words, kTexts))
        return LogicalType::text();
    if (contains(words, "INT"))
        return LogicalType::integer();
    if (contains(words, "CHAR") || contains(words, "CLOB") || contains(words, "TEXT"))
        return LogicalType::text(length);
    if (contains(words, "BLOB") || contains(words, "BINARY") || isOneOf(words, kBinaries))
        return LogicalType::binary();
    if (contains(words, "REAL") || contains(words, "FLOA") || contains(words, "DOUB"))
        return LogicalType::floating();
    return std::nullopt;
}

} // namespace

SqliteAffinity affinityOf(std::string_view declaredType) {
    std::string upper(declaredType);
    for (char& c : upper)
        if (c >= 'a' && c <= 'z')
            c = char(c - 'a' + 'A');
    if (contains(upper, "INT"))
        return SqliteAffinity::Integer;
    if (contains(upper, "CHAR") || contains(upper, "CLOB") || contains(upper, "TEXT"))
        return SqliteAffinity::Text;
    if (upper.empty() || contains(upper, "BLOB"))
        return SqliteAffinity::Blob;
    if (contains(upper, "REAL") || contains(upper, "FLOA") || contains(upper, "DOUB"))
        return SqliteAffinity::Real;
    return SqliteAffinity::Numeric;
}

DeclaredType readDeclaredType(std::string_view declaredType) {
    const Declaration declaration = takeApart(declaredType);
    DeclaredType found;
    found.type = namedType(declaration);
    if (found.type)
        found.fallback = *found.type;
    else
        found.fallback = declaration.words.empty() ? LogicalType::text() : LogicalType::decimal(38, 10);
    return found;
}

std::string declareType(const LogicalType& type) {
    switch (type.kind) {
    case TypeKind::Null:
        return {};
    case TypeKind::Boolean:
        return "BOOLEAN";
    case TypeKind::Integer:
        return "INTEGER";
    case TypeKind::Decimal: {
        const bool fitsNumeric = type.precision <= 15 || (type.scale == 0 && type.precision <= 18);
        return std::string(fitsNumeric ? "DECIMAL(" : "DECIMAL_TEXT(") + std::to_string(type.precision) + "," +
               std::to_string(type.scale) + ")";
    }
    case TypeKind::Float:
        return "REAL";
    case TypeKind::Text:
        return type.length > 0 ? "VARCHAR(" + std::to_string(type.length) + ")" : "TEXT";
    case TypeKind::Date:
        return "DATE";
    case TypeKind::Time:
        return "TIME";
    case TypeKind::Timestamp:
        return type.zoned ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP";
    case TypeKind::Binary:
        return type.length > 0 ? "BLOB(" + std::to_string(type.length) + ")" : "BLOB";
    case TypeKind::Uuid:
        return "UUID";
    }
    return {};
}

} // namespace mw
