// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/sql/cells.h"

#include "core/base/hash.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace mw::rules::sql {

namespace {

constexpr std::string_view kNotANumber = "nan";

void appendNumber(std::string& bytes, std::uint64_t number) { bytes += std::to_string(number) + ';'; }

std::uint64_t takeNumber(std::string_view& bytes) {
    std::uint64_t number = 0;
    const auto read = std::from_chars(bytes.data(), bytes.data() + bytes.size(), number);
    bytes.remove_prefix(std::min(std::size_t(read.ptr - bytes.data()) + 1, bytes.size()));
    return number;
}

int hexDigit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

} // namespace

SqlCell cellOf(const Column& column, std::size_t row, std::string& scratch) {
    if (column.type().kind == TypeKind::Null || column.isNull(row))
        return {};
    const std::size_t i = column.at(row);
    switch (column.type().kind) {
    case TypeKind::Null: return {};
    case TypeKind::Boolean: return std::int64_t(column.values<std::uint8_t>()[i] != 0);
    case TypeKind::Integer: return column.values<std::int64_t>()[i];
    case TypeKind::Decimal:
        scratch = printDecimal({column.values<Int128>()[i], column.type().scale});
        return std::string_view(scratch);
    case TypeKind::Float: {
        const double number = column.values<double>()[i];
        return std::isnan(number) ? SqlCell(kNotANumber) : SqlCell(number);
    }
    case TypeKind::Text: return column.values<std::string_view>()[i];
    case TypeKind::Date: return std::int64_t(column.values<Date>()[i].days);
    case TypeKind::Time: return column.values<Time>()[i].micros;
    case TypeKind::Timestamp: return column.values<Timestamp>()[i].micros;
    case TypeKind::Binary:
        scratch = toHex(column.values<std::string_view>()[i]);
        return std::string_view(scratch);
    case TypeKind::Uuid:
        scratch = printUuid(column.values<Uuid>()[i]);
        return std::string_view(scratch);
    }
    return {};
}

void storeCell(const SqlCell& cell, Column& column, std::size_t row) {
    if (std::holds_alternative<std::monostate>(cell) || column.type().kind == TypeKind::Null) {
        column.setNull(row);
        return;
    }
    if (column.isNull(row))
        column.setValid(row);
    const auto* whole = std::get_if<std::int64_t>(&cell);
    const auto* text = std::get_if<std::string_view>(&cell);
    switch (column.type().kind) {
    case TypeKind::Null: break;
    case TypeKind::Boolean: column.values<std::uint8_t>()[row] = whole && *whole != 0 ? 1 : 0; break;
    case TypeKind::Integer: column.values<std::int64_t>()[row] = whole ? *whole : 0; break;
    case TypeKind::Decimal: {
        Decimal number, scaled;
        const bool read = text && parseDecimal(*text, number) &&
                          rescale(number, column.type().scale, Rounding::Refuse, scaled) == DivideOutcome::Ok;
        MW_ASSERT(read, "a decimal's cell has the digits of its type");
        column.values<Int128>()[row] = scaled.unscaled;
        break;
    }
    case TypeKind::Float: {
        const auto* number = std::get_if<double>(&cell);
        // Databases may hand a whole number over as one.
        column.values<double>()[row] = number  ? *number
                                       : whole ? double(*whole)
                                               : std::numeric_limits<double>::quiet_NaN();
        break;
    }
    case TypeKind::Text: column.values<std::string_view>()[row] = text ? *text : std::string_view("", 0); break;
    case TypeKind::Date: column.values<Date>()[row] = Date{std::int32_t(whole ? *whole : 0)}; break;
    case TypeKind::Time: column.values<Time>()[row] = Time{whole ? *whole : 0}; break;
    case TypeKind::Timestamp: column.values<Timestamp>()[row] = Timestamp{whole ? *whole : 0}; break;
    case TypeKind::Binary: {
        Binary binary;
        for (std::size_t i = 0; text && i + 1 < text->size(); i += 2)
            binary.bytes += char(hexDigit((*text)[i]) * 16 + hexDigit((*text)[i + 1]));
        column.setValue(row, std::move(binary));
        break;
    }
    case TypeKind::Uuid: {
        Uuid uuid;
        const bool read = text && parseUuid(*text, uuid);
        MW_ASSERT(read, "a UUID's cell is its text");
        column.values<Uuid>()[row] = uuid;
        break;
    }
    }
}

std::string encodeFailure(const Error& error) {
    std::string bytes;
    appendNumber(bytes, std::uint64_t(error.code));
    appendNumber(bytes, error.span ? error.span->begin + 1u : 0u);
    appendNumber(bytes, error.span ? error.span->end : 0u);
    for (const std::string& argument : error.arguments) {
        appendNumber(bytes, argument.size());
        bytes += argument;
    }
    return bytes;
}

Error decodeFailure(std::string_view bytes) {
    Error error;
    error.code = Code(takeNumber(bytes));
    const std::uint64_t begin = takeNumber(bytes), end = takeNumber(bytes);
    if (begin > 0)
        error.span = Span{std::uint32_t(begin - 1), std::uint32_t(end)};
    while (!bytes.empty()) {
        const std::size_t size = std::min(std::size_t(takeNumber(bytes)), bytes.size());
        error.arguments.emplace_back(bytes.substr(0, size));
        bytes.remove_prefix(size);
    }
    return error;
}

} // namespace mw::rules::sql
