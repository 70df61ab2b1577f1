// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/qtsql/row_text.h"

#include "core/base/hash.h"

#include <array>
#include <charconv>

namespace mw {

namespace {

bool isPlain(char c) {
    return c != '\\' && c != '\t' && c != '\n' && c != '\r' && c != '\0';
}

void appendText(std::string& into, std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isPlain(text[i])) [[likely]]
            continue;
        into.append(text, begin, i - begin);
        into += '\\';
        into += text[i] == '\t' ? 't' : text[i] == '\n' ? 'n' : text[i] == '\r' ? 'r' : text[i] == '\0' ? '0' : '\\';
        begin = i + 1;
    }
    into.append(text, begin, text.size() - begin);
}

} // namespace

void appendCell(std::string& into, const Column& column, std::uint32_t row) {
    if (column.isNull(row) || column.type().kind == TypeKind::Null)
        into += "\\N";
    else if (column.type().kind == TypeKind::Text)
        appendText(into, column.values<std::string_view>()[column.at(row)]);
    else
        appendPlainCell(into, column, row);
}

void appendPlainCell(std::string& into, const Column& column, std::uint32_t row) {
    const std::size_t i = column.at(row);
    std::array<char, 48> printed;
    const auto append = [&](std::size_t size) { into.append(printed.data(), size); };
    switch (column.type().kind) {
    case TypeKind::Boolean:
        into += column.values<std::uint8_t>()[i] != 0 ? '1' : '0';
        break;
    case TypeKind::Integer: {
        const auto end = std::to_chars(printed.data(), printed.data() + printed.size(), column.values<std::int64_t>()[i]);
        append(std::size_t(end.ptr - printed.data()));
        break;
    }
    case TypeKind::Decimal:
        append(printDecimal(Decimal{column.values<Int128>()[i], column.type().scale}, printed.data()));
        break;
    case TypeKind::Float:
        into += printFloat(column.values<double>()[i]);
        break;
    case TypeKind::Text:
        into += column.values<std::string_view>()[i];
        break;
    case TypeKind::Date:
        append(printDate(column.values<Date>()[i], printed.data()));
        break;
    case TypeKind::Time:
        append(printTime(column.values<Time>()[i], printed.data()));
        break;
    case TypeKind::Timestamp:
        append(printTimestamp(column.values<Timestamp>()[i], false, printed.data()));
        break;
    case TypeKind::Binary:
        into += toHex(column.values<std::string_view>()[i]);
        break;
    case TypeKind::Uuid:
        into += printUuid(column.values<Uuid>()[i]);
        break;
    case TypeKind::Null:
        break;
    }
}

bool readHex(std::string_view text, std::string& bytes) {
    const auto digit = [](char c) {
        const char lower = char(c | 0x20);
        return c >= '0' && c <= '9' ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    };
    bytes.clear();
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        const int high = digit(text[i]), low = digit(text[i + 1]);
        if (high < 0 || low < 0)
            return false;
        bytes += char(high * 16 + low);
    }
    return text.size() % 2 == 0;
}

} // namespace mw
