// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/row_key_p.h"

#include <charconv>

namespace mw::diff {

namespace {

enum Tag : char { NullTag = 1, NumberTag = 2, TextTag = 3 };

/// A whole number in the one form that print gives it: "0", "-17", never "007" or "+5".
bool isCanonicalInteger(std::string_view text) {
    const bool negative = !text.empty() && text.front() == '-';
    const std::string_view digits = text.substr(negative ? 1 : 0);
    if (digits.empty() || digits.size() > 40 || (digits.size() > 1 && digits.front() == '0') || (negative && digits == "0"))
        return false;
    for (const char c : digits)
        if (c < '0' || c > '9')
            return false;
    return true;
}

void appendNumber(std::string_view text, std::string& into) {
    into += char(NumberTag);
    const bool negative = text.front() == '-';
    const std::string_view digits = text.substr(negative ? 1 : 0);
    // Longer numbers are larger; of negative ones smaller, so their bytes are complemented.
    into += char(negative ? 0x80 - int(digits.size()) : 0x80 + int(digits.size()));
    if (!negative) {
        into += digits;
        return;
    }
    for (const char c : digits)
        into += char('0' + '9' - c);
}

void appendText(std::string_view text, std::string& into) {
    into += char(TextTag);
    for (const char c : text) {
        into += c;
        if (c == '\0')
            into += char(0xFF);
    }
    into += '\0';
    into += '\0';
}

void appendCanonical(std::string_view text, std::string& into) {
    if (isCanonicalInteger(text))
        appendNumber(text, into);
    else
        appendText(text, into);
}

/// Takes zeros off the end of a decimal's fraction: 1.50 and 1.5 are one key.
std::string_view withoutTrailingZeros(std::string_view text) {
    if (text.find('.') == std::string_view::npos)
        return text;
    while (text.back() == '0')
        text.remove_suffix(1);
    if (text.back() == '.')
        text.remove_suffix(1);
    return text;
}

} // namespace

void encodeKey(const Batch& batch, const std::vector<std::size_t>& columns, std::size_t row, std::string& into) {
    for (const std::size_t index : columns) {
        const Column& column = *batch.columns[index];
        if (column.isNull(row)) {
            into += char(NullTag);
            continue;
        }
        switch (column.type().kind) {
        case TypeKind::Text: appendCanonical(column.values<std::string_view>()[column.at(row)], into); break;
        case TypeKind::Integer: {
            char digits[24];
            const auto end = std::to_chars(digits, digits + sizeof digits, column.values<std::int64_t>()[column.at(row)]).ptr;
            appendNumber({digits, std::size_t(end - digits)}, into);
            break;
        }
        case TypeKind::Decimal: appendCanonical(withoutTrailingZeros(printValue(column.value(row), column.type())), into); break;
        default: appendCanonical(printValue(column.value(row), column.type()), into); break;
        }
    }
}

std::string printKey(const Batch& batch, const std::vector<std::size_t>& columns, std::size_t row) {
    std::string text;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i > 0)
            text += '\x1f';
        const Column& column = *batch.columns[columns[i]];
        text += printValue(column.value(row), column.type());
    }
    return text;
}

} // namespace mw::diff
