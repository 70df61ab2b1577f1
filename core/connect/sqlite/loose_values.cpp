// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/loose_values.h"

#include <array>
#include <cmath>

namespace mw::sqlite {

namespace {

// Powers of ten that are doubles without rounding.
constexpr std::array<double, 23> kPowers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                            1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
constexpr double kLargest = 1e15; // first number of 16 digits

bool equalsIgnoringCase(std::string_view text, std::string_view lower) {
    if (text.size() != lower.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((text[i] >= 'A' && text[i] <= 'Z' ? char(text[i] - 'A' + 'a') : text[i]) != lower[i])
            return false;
    return true;
}

} // namespace

bool exactDecimal(double value, std::uint8_t scale, std::int64_t& unscaled) {
    const double power = kPowers[scale];
    const double shifted = std::nearbyint(value * power);
    // Dividing two exact doubles rounds once: the quotient is the double nearest to shifted / power.
    if (!(std::fabs(shifted) < kLargest) || shifted / power != value)
        return false;
    unscaled = std::int64_t(shifted);
    return true;
}

int smallestScale(double value, std::uint8_t from) {
    std::int64_t unused = 0;
    for (std::uint8_t scale = from; scale < kPowers.size(); ++scale)
        if (exactDecimal(value, scale, unused))
            return scale;
    return -1;
}

bool exactDouble(const Decimal& value, double& out) {
    const Int128 limit = Int128(kLargest);
    Int128 unscaled = value.unscaled;
    std::uint8_t scale = value.scale;
    const bool fits = scale < kPowers.size() && unscaled < limit && unscaled > -limit;
    while (!fits && scale > 0 && unscaled % 10 == 0) {
        unscaled /= 10;
        --scale;
    }
    if (scale >= kPowers.size() || unscaled >= limit || unscaled <= -limit)
        return false;
    out = double(std::int64_t(unscaled)) / kPowers[scale];
    return true;
}

bool readBoolean(std::string_view text, bool& out) {
    for (const std::string_view yes : {"true", "t", "yes", "y"})
        if (equalsIgnoringCase(text, yes)) {
            out = true;
            return true;
        }
    for (const std::string_view no : {"false", "f", "no", "n"})
        if (equalsIgnoringCase(text, no)) {
            out = false;
            return true;
        }
    return false;
}

bool readStamp(std::string_view text, StampText& out) {
    out = {};
    if (text.size() == 10) {
        Date date;
        if (!parseIsoDate(text, date))
            return false;
        out.stamp.micros = date.days * kMicrosPerDay;
        out.dateOnly = true;
        return true;
    }
    return parseIsoTimestamp(text, out.stamp, out.zoned);
}

} // namespace mw::sqlite
