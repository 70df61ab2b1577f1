// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/cell_shape.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace mw::csv {

namespace {

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool isLetter(char c) {
    return isAsciiLetter(c) || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

bool takeAny(std::string_view& text, std::initializer_list<std::string_view> beginnings) {
    for (const std::string_view beginning : beginnings)
        if (text.starts_with(beginning)) {
            text.remove_prefix(beginning.size());
            return true;
        }
    return false;
}

bool isNumber(std::string_view text) {
    if (isAsciiLetter(text.front())) // no number: most cells are words, and are told apart here
        return false;
    const bool inBrackets = text.size() > 2 && text.front() == '(' && text.back() == ')';
    if (inBrackets)
        text = text.substr(1, text.size() - 2);
    takeAny(text, {"+", "-", "−"});
    if (takeAny(text, {"$", "€", "£", "¥"}))
        takeAny(text, {" "});
    takeAny(text, {"+", "-"});
    for (const std::string_view unit : {"%", "€", "£", "$", " €", " %"})
        if (text.ends_with(unit)) {
            text.remove_suffix(unit.size());
            break;
        }
    std::size_t digits = 0;
    char before = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isDigit(c)) {
            ++digits;
        } else if (c == '.' || c == ',' || c == '\'' || c == ' ') {
            if (!isDigit(before) && before != 0)
                return false;
            if (c == ' ' && (before == 0 || i + 1 == text.size()))
                return false;
        } else if ((c == 'e' || c == 'E') && digits > 0 && i + 1 < text.size()) {
            std::string_view exponent = text.substr(i + 1);
            takeAny(exponent, {"+", "-"});
            return !exponent.empty() && std::all_of(exponent.begin(), exponent.end(), isDigit);
        } else {
            return false;
        }
        before = c;
    }
    return digits > 0;
}

/// A month, a day of the week, or what stands beside a time; `word` is lower case.
bool isWordOfDates(std::string_view word) {
    static constexpr std::array<std::string_view, 19> kBeginnings = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct",
                                                                     "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    if (word.size() < 3)
        return word.empty() || word == "t" || word == "z" || word == "am" || word == "pm";
    return word.size() <= 9 && (word == "utc" || std::ranges::find(kBeginnings, word.substr(0, 3)) != kBeginnings.end());
}

/// Digits in two or three groups with the separators of dates and times, a month's name among them perhaps.
bool isTemporal(std::string_view text) {
    constexpr std::size_t kLongest = 35;
    if (text.size() < 4 || text.size() > kLongest)
        return false;
    const auto digits = std::ranges::count_if(text, isDigit);
    if (digits < 3 || digits > 20)
        return false;
    std::size_t separators = 0, words = 0, groups = 0, wordSize = 0;
    std::array<char, kLongest> word;
    bool inDigits = false;
    for (const char c : text) {
        if (isAsciiLetter(c)) {
            words += wordSize == 0 ? 1 : 0;
            word[wordSize++] = char(c | 0x20);
            inDigits = false;
            continue;
        }
        if (!isWordOfDates({word.data(), wordSize}))
            return false;
        wordSize = 0;
        groups += isDigit(c) && !inDigits ? 1 : 0;
        inDigits = isDigit(c);
        if (c == '-' || c == '/' || c == ':' || c == '.')
            ++separators;
        else if (!inDigits && c != ' ' && c != ',' && c != '+')
            return false;
    }
    if (!isWordOfDates({word.data(), wordSize}) || words > 4)
        return false;
    return (separators >= 2 && groups >= 3) ||
           (separators == 1 && groups == 2 && text.find(':') != std::string_view::npos) ||
           (words >= 1 && groups >= 2) || (separators == 2 && words == 1 && groups == 2);
}

bool isBoolean(std::string_view text) {
    std::string lower;
    for (const char c : text)
        lower += char(std::tolower(static_cast<unsigned char>(c)));
    return lower == "true" || lower == "false" || lower == "yes" || lower == "no";
}

bool isAddress(std::string_view text) {
    if (text.find(' ') != std::string_view::npos)
        return false;
    if (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www."))
        return true;
    const std::size_t sign = text.find('@');
    return sign != std::string_view::npos && sign > 0 && text.find('.', sign) != std::string_view::npos;
}

bool isWord(std::string_view text) {
    static constexpr auto kInWords = [] {
        std::array<bool, 256> table = {};
        for (const char c : std::string_view(" .'-_()/&:+#!?%*@=[]<>°$~^\\`{}"))
            table[static_cast<unsigned char>(c)] = true;
        for (int c = 0; c < 256; ++c)
            table[std::size_t(c)] = table[std::size_t(c)] || isLetter(char(c)) || isDigit(char(c));
        return table;
    }();
    return std::ranges::all_of(text, [](char c) { return kInWords[static_cast<unsigned char>(c)]; });
}

} // namespace

CellShape shapeOf(std::string_view cell) {
    const std::string_view text = trimmed(cell);
    if (text.empty())
        return CellShape::Empty;
    if (isDigit(text.front()) || text.size() <= 40) {
        if (isNumber(text))
            return CellShape::Number;
        if (isTemporal(text))
            return CellShape::Temporal;
        if (text.size() <= 5 && isBoolean(text))
            return CellShape::Boolean;
    }
    if (isAddress(text))
        return CellShape::Address;
    return isWord(text) ? CellShape::Word : CellShape::Other;
}

} // namespace mw::csv
