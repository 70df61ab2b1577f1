// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// Fixed-width decimal digits, as dates and times have them.
namespace mw::digits {

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

inline bool two(const char* at, int& out) {
    const unsigned tens = unsigned(at[0]) - '0';
    const unsigned ones = unsigned(at[1]) - '0';
    out = int(tens * 10 + ones);
    return tens <= 9 && ones <= 9;
}

inline bool four(const char* at, int& out) {
    int high = 0;
    int low = 0;
    const bool good = two(at, high) && two(at + 2, low);
    out = high * 100 + low;
    return good;
}

/// Writes two digits of a number below 100; gives the place after them.
inline char* writeTwo(char* at, unsigned value) {
    at[0] = char('0' + value / 10);
    at[1] = char('0' + value % 10);
    return at + 2;
}

/// Writes at least `width` digits with leading zeros; gives the place after them. `value` is not negative.
inline char* write(char* at, std::int64_t value, int width) {
    char reversed[20];
    int count = 0;
    while (value > 0 || count < width) {
        reversed[count++] = char('0' + value % 10);
        value /= 10;
    }
    while (count > 0)
        *at++ = reversed[--count];
    return at;
}

} // namespace mw::digits
