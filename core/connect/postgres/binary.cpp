// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/postgres/binary.h"

#include <algorithm>
#include <array>

namespace mw::postgres {

namespace {

constexpr unsigned kBase = 10'000; // NBASE of numeric.c
constexpr std::uint16_t kNegative = 0x4000;
constexpr std::uint16_t kSpecial = 0xC000; // NaN and the infinities

/// Digits of base 10,000 from the lowest up: the fraction's last one filled up with zeros.
template <class Magnitude>
int split(Magnitude magnitude, unsigned scale, std::array<std::uint16_t, 12>& digits) {
    int count = 0;
    if (const unsigned odd = scale % 4; odd > 0) {
        const auto base = Magnitude(powerOfTen(odd));
        digits[std::size_t(count++)] = std::uint16_t(unsigned(magnitude % base) * unsigned(powerOfTen(4 - odd)));
        magnitude /= base;
    }
    // Whatever the value is, the digits of its fraction have their places.
    const int fraction = int((scale + 3) / 4);
    while (magnitude > 0 || count < fraction) {
        digits[std::size_t(count++)] = std::uint16_t(magnitude % kBase);
        magnitude /= kBase;
    }
    return count;
}

} // namespace

void putNumeric(Bytes& bytes, Int128 unscaled, std::uint8_t scale) {
    const bool isNegative = unscaled < 0;
    const UInt128 magnitude = isNegative ? UInt128(0) - UInt128(unscaled) : UInt128(unscaled);
    std::array<std::uint16_t, 12> digits;
    const int count = magnitude >> 64 == 0 ? split(std::uint64_t(magnitude), scale, digits)
                                           : split(magnitude, scale, digits);
    const int fraction = (scale + 3) / 4;
    int low = 0, high = count;
    while (high > low && digits[std::size_t(high - 1)] == 0)
        --high;
    while (low < high && digits[std::size_t(low)] == 0)
        ++low;
    bytes.put(std::int32_t(8 + 2 * (high - low)));
    bytes.put(std::int16_t(high - low));
    bytes.put(std::int16_t(high > low ? high - fraction - 1 : 0)); // weight of the first digit
    bytes.put(std::uint16_t(isNegative ? kNegative : 0));
    bytes.put(std::int16_t(scale));
    for (int i = high - 1; i >= low; --i)
        bytes.put(digits[std::size_t(i)]);
}

NumericOutcome readNumeric(std::string_view bytes, std::uint8_t scale, Int128& unscaled) {
    const int count = readNumber<std::int16_t>(bytes);
    const int weight = readNumber<std::int16_t>(bytes.substr(2));
    const auto sign = readNumber<std::uint16_t>(bytes.substr(4));
    if ((sign & kSpecial) == kSpecial)
        return NumericOutcome::NotFinite;
    // Each digit goes to its decimal place; what lies beyond the scale must be zero.
    UInt128 magnitude = 0;
    for (int i = 0; i < count; ++i) {
        UInt128 digit = readNumber<std::uint16_t>(bytes.substr(std::size_t(8 + 2 * i)));
        if (digit == 0)
            continue;
        const int place = (weight - i) * 4 + scale; // power of ten of the digit's last decimal
        if (place < 0) {
            if (place <= -4)
                return NumericOutcome::WouldRound;
            const auto base = UInt128(powerOfTen(unsigned(-place)));
            if (digit % base != 0)
                return NumericOutcome::WouldRound;
            digit /= base;
        } else if (place > 38) {
            return NumericOutcome::TooLarge;
        } else {
            const auto base = UInt128(powerOfTen(unsigned(place)));
            if (digit > UInt128(powerOfTen(38) - 1) / base)
                return NumericOutcome::TooLarge;
            digit *= base;
        }
        magnitude += digit;
        if (magnitude > UInt128(powerOfTen(38) - 1))
            return NumericOutcome::TooLarge;
    }
    unscaled = sign == kNegative ? -Int128(magnitude) : Int128(magnitude);
    return NumericOutcome::Good;
}

std::string printNumeric(std::string_view bytes) {
    const int count = readNumber<std::int16_t>(bytes);
    const int weight = readNumber<std::int16_t>(bytes.substr(2));
    const auto sign = readNumber<std::uint16_t>(bytes.substr(4));
    const int scale = readNumber<std::int16_t>(bytes.substr(6));
    if ((sign & kSpecial) == kSpecial)
        return sign == kSpecial ? "NaN" : sign == 0xD000 ? "Infinity" : "-Infinity";
    const auto group = [&](int place) { // of the weight `place`, as four digits
        const int i = weight - place;
        const unsigned digit =
            i >= 0 && i < count ? readNumber<std::uint16_t>(bytes.substr(std::size_t(8 + 2 * i))) : 0u;
        const std::string text = std::to_string(digit);
        return std::string(4 - text.size(), '0') + text;
    };
    std::string whole, fraction;
    for (int place = weight; place >= 0; --place)
        whole += group(place);
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
    for (int place = -1; int(fraction.size()) < scale; --place)
        fraction += group(place);
    fraction.resize(std::size_t(scale));
    return (sign == kNegative ? "-" : "") + (whole.empty() ? std::string("0") : whole) +
           (scale > 0 ? "." + fraction : "");
}

} // namespace mw::postgres
