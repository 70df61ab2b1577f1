// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/xlsx_cells.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/connect/sheet/number_format.h"
#include "core/types/value.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace mw::xlsx_cells {

namespace {

constexpr std::int64_t kLargestInteger = 999'999'999'999'999; // 15 digits
constexpr std::size_t kLongestText = 32'767;
constexpr std::int64_t kFirstDay = 61; // 1 March 1900; programs do not agree on the days before
constexpr std::int64_t kEpoch = 25'569; // serial number of 1 January 1970

Cell textCell(std::string_view text) {
    return text.empty() ? Cell() : Cell{Cell::Kind::Text, 0, escaped(text)};
}

/// Whether the text that the library writes for a number is that number.
bool isWrittenWhole(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.16G", number);
    return std::strtod(text, nullptr) == number;
}

/// The cell for a moment in microseconds since 1970, if it reads back as the same text.
Cell momentCell(std::int64_t micros, std::string text) {
    const double serial = double(micros / 1000) / 86'400'000.0 + double(kEpoch);
    std::string again;
    sheet::CellKind kind{};
    const bool isSame = micros % 1000 == 0 && serial >= double(kFirstDay) && isWrittenWhole(serial) &&
                        sheet::printSerial(serial, sheet::NumberShown::AsTimestamp, sheet::Calendar::Since1900, again, kind) && again == text;
    return isSame ? Cell{Cell::Kind::Timestamp, serial} : textCell(text);
}

bool isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

std::string escaped(std::string_view text) {
    std::string safe;
    for (std::size_t i = 0; i < text.size();) {
        const bool looksEscaped = i + 7 <= text.size() && text[i] == '_' && text[i + 1] == 'x' && text[i + 6] == '_' && isHex(text[i + 2]) &&
                                  isHex(text[i + 3]) && isHex(text[i + 4]) && isHex(text[i + 5]);
        const std::size_t begin = i;
        const char32_t point = nextCodePoint(text, i);
        const bool isUnwritable = point == 0xFFFE || point == 0xFFFF || point == 0;
        if (looksEscaped) {
            safe += "_x005F_";
        } else if (isUnwritable) {
            char code[8];
            std::snprintf(code, sizeof code, "_x%04X_", unsigned(point));
            safe += code;
        } else {
            safe += text.substr(begin, i - begin); // the library escapes other control characters
        }
    }
    return safe;
}

Cell cellOf(const Column& column, std::size_t row) {
    if (column.isNull(row))
        return {};
    const std::size_t place = column.at(row);
    const LogicalType& type = column.type();
    const auto asText = [&] { return printValue(column.value(row), type); };
    switch (type.kind) {
    case TypeKind::Boolean:
        return {Cell::Kind::Boolean, double(column.values<std::uint8_t>()[place])};
    case TypeKind::Integer: {
        const std::int64_t value = column.values<std::int64_t>()[place];
        return value <= kLargestInteger && value >= -kLargestInteger ? Cell{Cell::Kind::Number, double(value)} : textCell(asText());
    }
    case TypeKind::Decimal: {
        const Decimal value{column.values<Int128>()[place], type.scale};
        const Int128 size = value.unscaled < 0 ? -value.unscaled : value.unscaled;
        return size <= kLargestInteger ? Cell{Cell::Kind::Number, toDouble(value)} : textCell(asText());
    }
    case TypeKind::Float: {
        const double value = column.values<double>()[place];
        return std::isfinite(value) && isWrittenWhole(value) ? Cell{Cell::Kind::Number, value} : textCell(asText());
    }
    case TypeKind::Date: {
        const double serial = double(column.values<Date>()[place].days) + double(kEpoch);
        return serial >= double(kFirstDay) ? Cell{Cell::Kind::Date, serial} : textCell(asText());
    }
    case TypeKind::Time: {
        const std::int64_t micros = column.values<Time>()[place].micros;
        const double share = double(micros) / double(kMicrosPerDay);
        return micros % 1000 == 0 && std::fabs(share - std::round(share * 86'400'000.0) / 86'400'000.0) < 1e-15 ? Cell{Cell::Kind::Time, share} : textCell(asText());
    }
    case TypeKind::Timestamp:
        return type.zoned ? textCell(asText()) : momentCell(column.values<Timestamp>()[place].micros, asText());
    case TypeKind::Text:
        return textCell(column.values<std::string_view>()[place]);
    case TypeKind::Binary:
    case TypeKind::Uuid:
        return textCell(asText());
    case TypeKind::Null:
        break;
    }
    return {};
}

std::optional<RowError> refusalOf(const Cell& cell) {
    if (const std::size_t place = findInvalidUtf8(cell.text); place != std::string_view::npos) {
        RowError error;
        error.code = Code::InvalidUtf8;
        error.arguments = {"UTF-8", std::to_string(place + 1)};
        return error;
    }
    if (cell.text.size() <= kLongestText || countCodePoints(cell.text) <= kLongestText)
        return std::nullopt;
    RowError error;
    error.code = Code::TooLong;
    error.arguments = {quoted(cell.text), std::to_string(kLongestText)};
    return error;
}

} // namespace mw::xlsx_cells
