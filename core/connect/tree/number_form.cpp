// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/tree/number_form.h"

#include <algorithm>

namespace mw::tree {

namespace {

constexpr std::size_t kMostDigits = 38;
constexpr int kLargestExponent = 1'000'000; // beyond it nothing but zero is exact anyway

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

int readExponent(std::string_view text) {
    const bool negative = text.starts_with('-');
    int value = 0;
    for (const char c : text)
        if (isDigit(c))
            value = std::min(value * 10 + (c - '0'), kLargestExponent);
    return negative ? -value : value;
}

/// The form of the number digits / 10^scale, where the scale may be negative.
NumberForm formOf(std::string digits, int scale, bool negative, std::string* plain) {
    NumberForm form;
    const std::size_t firstDigit = digits.find_first_not_of('0');
    if (firstDigit == std::string::npos)
        digits.clear();
    else
        digits.erase(0, firstDigit);
    while (scale > 0 && !digits.empty() && digits.back() == '0') {
        digits.pop_back();
        --scale;
    }
    if (digits.empty())
        scale = 0;
    const int whole = int(digits.size()) - scale;
    form.isExact = scale <= int(kMostDigits) && std::max(whole, 1) + std::max(scale, 0) <= int(kMostDigits);
    if (!form.isExact)
        return form;
    form.wholeDigits = std::size_t(std::max(whole, 1));
    form.scale = std::size_t(std::max(scale, 0));
    if (plain) {
        if (scale < 0)
            digits.append(std::size_t(-scale), '0');
        if (digits.size() < form.scale + 1)
            digits.insert(0, form.scale + 1 - digits.size(), '0');
        if (form.scale > 0)
            digits.insert(digits.size() - form.scale, ".");
        *plain = (negative ? "-" : "") + digits;
    }
    return form;
}

} // namespace

NumberForm numberForm(std::string_view number, std::string* plain) {
    const bool negative = number.starts_with('-');
    const std::string_view digits = number.substr(negative ? 1 : 0);
    std::size_t at = 0;
    while (at < digits.size() && isDigit(digits[at]))
        ++at;
    NumberForm form;
    form.wholeDigits = at;
    std::size_t fractionBegin = at;
    if (at < digits.size() && digits[at] == '.') {
        fractionBegin = ++at;
        while (at < digits.size() && isDigit(digits[at]))
            ++at;
        form.scale = at - fractionBegin;
    }
    if (at == digits.size()) {
        form.isExact = form.wholeDigits + form.scale <= kMostDigits;
        if (plain && form.isExact)
            plain->assign(number);
        return form;
    }
    std::string all(digits.substr(0, form.wholeDigits));
    all += digits.substr(fractionBegin, form.scale);
    return formOf(std::move(all), int(std::min<std::size_t>(form.scale, kLargestExponent)) - readExponent(digits.substr(at + 1)),
                  negative, plain);
}

} // namespace mw::tree
