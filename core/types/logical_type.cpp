// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/logical_type.h"

#include "core/base/utf8.h"

#include <charconv>

namespace mw {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// Lower case, with runs of spaces made one: "Timestamp  With Zone" names the same type.
std::string plainName(std::string_view text) {
    std::string name;
    for (const char c : trimmed(text)) {
        if (c == ' ' || c == '\t') {
            if (!name.empty() && name.back() != ' ')
                name += ' ';
        } else {
            name += c >= 'A' && c <= 'Z' ? char(c + 32) : c;
        }
    }
    return name;
}

bool parseNumber(std::string_view text, std::uint32_t& out) {
    text = trimmed(text);
    const char* const end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data(), end, out);
    return !text.empty() && failure == std::errc() && stop == end;
}

Error notAType(std::string_view text) {
    return makeError(Code::WrongValue,
                     quoted(text) + " is not a type; there are boolean, integer, decimal(precision,scale), float, "
                                    "text(length), date, time, timestamp, timestamp with zone, binary and uuid");
}

} // namespace

std::string printType(const LogicalType& type) {
    const auto limited = [&](const char* name) {
        return type.length == 0 ? std::string(name) : name + ('(' + std::to_string(type.length) + ')');
    };
    switch (type.kind) {
    case TypeKind::Null:
        return "null";
    case TypeKind::Boolean:
        return "boolean";
    case TypeKind::Integer:
        return "integer";
    case TypeKind::Decimal:
        return "decimal(" + std::to_string(type.precision) + ',' + std::to_string(type.scale) + ')';
    case TypeKind::Float:
        return "float";
    case TypeKind::Text:
        return limited("text");
    case TypeKind::Date:
        return "date";
    case TypeKind::Time:
        return "time";
    case TypeKind::Timestamp:
        return type.zoned ? "timestamp with zone" : "timestamp";
    case TypeKind::Binary:
        return limited("binary");
    case TypeKind::Uuid:
        return "uuid";
    }
    return "null";
}

Result<LogicalType> parseType(std::string_view text) {
    const std::string_view whole = trimmed(text);
    const std::size_t open = whole.find('(');
    const std::string name = plainName(whole.substr(0, open));
    if (open == std::string_view::npos) {
        static const std::pair<std::string_view, LogicalType> kPlain[] = {
            {"null", LogicalType::null()},           {"boolean", LogicalType::boolean()},
            {"integer", LogicalType::integer()},     {"decimal", LogicalType::decimal(38, 0)},
            {"float", LogicalType::floating()},      {"text", LogicalType::text()},
            {"date", LogicalType::date()},           {"time", LogicalType::time()},
            {"timestamp", LogicalType::timestamp()}, {"timestamp with zone", LogicalType::timestamp(true)},
            {"binary", LogicalType::binary()},       {"uuid", LogicalType::uuid()},
        };
        for (const auto& [known, type] : kPlain)
            if (name == known)
                return type;
        return notAType(text);
    }
    if (whole.back() != ')')
        return notAType(text);
    const std::string_view inside = whole.substr(open + 1, whole.size() - open - 2);
    const std::size_t comma = inside.find(',');
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    if (!parseNumber(inside.substr(0, comma), first) || first == 0)
        return notAType(text);
    if (name == "decimal") {
        if (comma != std::string_view::npos && !parseNumber(inside.substr(comma + 1), second))
            return notAType(text);
        if (first > 38 || second > first)
            return makeError(Code::WrongValue, quoted(text) + " is not a possible decimal: at most 38 digits in all, "
                                                              "and no more after the point than in all");
        return LogicalType::decimal(std::uint8_t(first), std::uint8_t(second));
    }
    if (comma != std::string_view::npos || (name != "text" && name != "binary"))
        return notAType(text);
    LogicalType type = name == "text" ? LogicalType::text() : LogicalType::binary();
    type.length = first;
    return type;
}

} // namespace mw
