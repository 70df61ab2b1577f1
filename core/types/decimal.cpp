// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/decimal.h"

#include "core/types/digits_p.h"
#include "core/base/promise.h"
#include "core/base/utf8.h"

#include <array>
#include <charconv>
#include <cstring>
#include <limits>

namespace mw {

namespace {

constexpr unsigned kMaxDigits = 38;

constexpr auto kPowers = [] {
    std::array<UInt128, kMaxDigits + 1> powers{};
    powers[0] = 1;
    for (std::size_t i = 1; i < powers.size(); ++i)
        powers[i] = powers[i - 1] * 10;
    return powers;
}();
constexpr UInt128 kLimit = kPowers[kMaxDigits];

constexpr UInt128 magnitude(Int128 value) {
    return value < 0 ? UInt128(0) - UInt128(value) : UInt128(value);
}
constexpr Int128 withSign(UInt128 size, bool negative) {
    return Int128(negative ? UInt128(0) - size : size);
}

constexpr bool fits64(Int128 value) {
    return value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();
}

/// 256 bits, enough for the product of any two decimals and for every numerator whose quotient fits.
struct Wide {
    UInt128 high = 0;
    UInt128 low = 0;
};

constexpr UInt128 kLowHalf = ~std::uint64_t(0);

Wide multiplyWide(UInt128 a, UInt128 b) {
    const UInt128 aLow = a & kLowHalf;
    const UInt128 aHigh = a >> 64;
    const UInt128 bLow = b & kLowHalf;
    const UInt128 bHigh = b >> 64;
    const UInt128 lowLow = aLow * bLow;
    const UInt128 middle1 = aHigh * bLow + (lowLow >> 64);
    const UInt128 middle2 = aLow * bHigh + (middle1 & kLowHalf);
    return {aHigh * bHigh + (middle1 >> 64) + (middle2 >> 64), (middle2 << 64) | (lowLow & kLowHalf)};
}

/// Gives false where the product needs more than 256 bits.
bool multiplyWide(const Wide& a, UInt128 b, Wide& out) {
    const Wide low = multiplyWide(a.low, b);
    const Wide high = multiplyWide(a.high, b);
    out = {high.low + low.high, low.low};
    return high.high == 0 && out.high >= low.high;
}

int leadingZeros(UInt128 value) {
    const auto high = std::uint64_t(value >> 64);
    return high != 0 ? __builtin_clzll(high) : 64 + __builtin_clzll(std::uint64_t(value));
}

/// Divides 256 bits by 128 where the quotient fits 128: needs n.high < d. Knuth's algorithm D with two 64-bit digits.
UInt128 divideWide(const Wide& n, UInt128 d, UInt128& remainder) {
    if (n.high == 0) {
        remainder = n.low % d;
        return n.low / d;
    }
    constexpr UInt128 kBase = UInt128(1) << 64;
    const int shift = leadingZeros(d);
    d <<= shift;
    const UInt128 dHigh = d >> 64;
    const UInt128 dLow = d & kLowHalf;
    const UInt128 top = shift == 0 ? n.high : (n.high << shift) | (n.low >> (128 - shift));
    const UInt128 rest = n.low << shift;

    const auto digit = [&](UInt128 upper, UInt128 next) {
        UInt128 quotient = upper / dHigh;
        UInt128 left = upper - quotient * dHigh;
        while (quotient * dLow > ((left << 64) | next)) {
            --quotient;
            left += dHigh;
            if (left >= kBase)
                break;
        }
        return quotient;
    };
    const UInt128 first = digit(top, rest >> 64);
    const UInt128 between = (top << 64) + (rest >> 64) - first * d;
    const UInt128 second = digit(between, rest & kLowHalf);
    remainder = ((between << 64) + (rest & kLowHalf) - second * d) >> shift;
    return (first << 64) + second;
}

/// Says whether a quotient cut towards zero must grow by one in magnitude. `remainder` is not zero and below `divisor`.
bool roundsAway(UInt128 quotient, UInt128 remainder, UInt128 divisor, bool negative, Rounding mode) {
    // Twice the remainder might not fit 128 bits, what is missing to the divisor always does.
    const UInt128 missing = divisor - remainder;
    switch (mode) {
    case Rounding::HalfUp:
        return remainder >= missing;
    case Rounding::HalfEven:
        return remainder > missing || (remainder == missing && (quotient & 1) != 0);
    case Rounding::Up:
        return true;
    case Rounding::Floor:
        return negative;
    case Rounding::Ceiling:
        return !negative;
    case Rounding::Down:
    case Rounding::Refuse:
        return false;
    }
    return false;
}

DivideOutcome settle(UInt128 quotient, UInt128 remainder, UInt128 divisor, bool negative, std::uint8_t scale,
                     Rounding mode, Decimal& out) {
    if (remainder != 0) {
        if (mode == Rounding::Refuse)
            return DivideOutcome::WouldRound;
        if (roundsAway(quotient, remainder, divisor, negative, mode))
            ++quotient;
    }
    if (quotient >= kLimit)
        return DivideOutcome::Overflow;
    out = {withSign(quotient, negative), scale};
    return DivideOutcome::Ok;
}

/// Brings a magnitude to a larger scale for adding: false above twice the limit, where no sum can come back in.
bool scaleUp(UInt128 size, unsigned digits, UInt128& out) {
    if (digits > kMaxDigits)
        return size == 0 ? (out = 0, true) : false;
    if (size > 2 * kLimit / kPowers[digits])
        return false;
    out = size * kPowers[digits];
    return true;
}

bool addSigned(const Decimal& a, Int128 bUnscaled, std::uint8_t bScale, Decimal& out) {
    if (a.scale == bScale && fits64(a.unscaled) && fits64(bUnscaled)) {
        out = {a.unscaled + bUnscaled, a.scale};
        return true;
    }
    const std::uint8_t scale = a.scale > bScale ? a.scale : bScale;
    UInt128 left;
    UInt128 right;
    if (!scaleUp(magnitude(a.unscaled), unsigned(scale - a.scale), left) ||
        !scaleUp(magnitude(bUnscaled), unsigned(scale - bScale), right))
        return false;
    const bool leftNegative = a.unscaled < 0;
    const bool rightNegative = bUnscaled < 0;
    bool negative = leftNegative;
    UInt128 size;
    if (leftNegative == rightNegative) {
        // At most one side is above the limit, so the sum stays below 2^128.
        size = left + right;
    } else if (left >= right) {
        size = left - right;
    } else {
        size = right - left;
        negative = rightNegative;
    }
    if (size >= kLimit)
        return false;
    out = {withSign(size, negative), scale};
    return true;
}

using digits::isDigit;

} // namespace

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    if (a.scale == b.scale)
        return a.unscaled <=> b.unscaled;
    const bool negative = a.unscaled < 0;
    if (negative != (b.unscaled < 0) || a.unscaled == 0 || b.unscaled == 0)
        return a.unscaled <=> b.unscaled;
    const unsigned aDigits = b.scale > a.scale ? unsigned(b.scale - a.scale) : 0;
    const unsigned bDigits = a.scale > b.scale ? unsigned(a.scale - b.scale) : 0;
    const Wide left = multiplyWide(magnitude(a.unscaled), kPowers[aDigits]);
    const Wide right = multiplyWide(magnitude(b.unscaled), kPowers[bDigits]);
    const std::strong_ordering order = left.high != right.high ? left.high <=> right.high : left.low <=> right.low;
    return negative ? 0 <=> order : order;
}

Int128 powerOfTen(unsigned exponent) {
    MW_ASSERT(exponent <= kMaxDigits, "10^38 is the largest power");
    return Int128(kPowers[exponent]);
}

bool fitsDecimal(Int128 unscaled) {
    return magnitude(unscaled) < kLimit;
}

bool add(const Decimal& a, const Decimal& b, Decimal& out) {
    return addSigned(a, b.unscaled, b.scale, out);
}

bool subtract(const Decimal& a, const Decimal& b, Decimal& out) {
    return addSigned(a, -b.unscaled, b.scale, out);
}

bool multiply(const Decimal& a, const Decimal& b, Decimal& out) {
    const unsigned scale = unsigned(a.scale) + b.scale;
    const bool negative = (a.unscaled < 0) != (b.unscaled < 0);
    if (scale <= kMaxDigits && fits64(a.unscaled) && fits64(b.unscaled)) {
        const Int128 product = a.unscaled * b.unscaled;
        out = {product, std::uint8_t(scale)};
        return fitsDecimal(product);
    }
    const Wide product = multiplyWide(magnitude(a.unscaled), magnitude(b.unscaled));
    if (scale <= kMaxDigits) {
        if (product.high != 0 || product.low >= kLimit)
            return false;
        out = {withSign(product.low, negative), std::uint8_t(scale)};
        return true;
    }
    // No type holds more than 38 digits after the point: the surplus must be zeros.
    const UInt128 surplus = kPowers[scale - kMaxDigits];
    if (product.high >= surplus)
        return false;
    UInt128 remainder = 0;
    const UInt128 quotient = divideWide(product, surplus, remainder);
    if (remainder != 0 || quotient >= kLimit)
        return false;
    out = {withSign(quotient, negative), std::uint8_t(kMaxDigits)};
    return true;
}

DivideOutcome divide(const Decimal& a, const Decimal& b, std::uint8_t scale, Rounding mode, Decimal& out) {
    if (b.unscaled == 0)
        return DivideOutcome::ByZero;
    if (a.unscaled == 0) {
        out = {0, scale};
        return DivideOutcome::Ok;
    }
    const bool negative = (a.unscaled < 0) != (b.unscaled < 0);
    const UInt128 divisor = magnitude(b.unscaled);
    const int shift = int(scale) + b.scale - a.scale;
    if (shift >= 0) {
        const unsigned first = unsigned(shift) < kMaxDigits ? unsigned(shift) : kMaxDigits;
        Wide numerator = multiplyWide(magnitude(a.unscaled), kPowers[first]);
        // Beyond 256 bits the quotient has more than 38 digits whatever the divisor.
        if (unsigned(shift) > first && !multiplyWide(numerator, kPowers[unsigned(shift) - first], numerator))
            return DivideOutcome::Overflow;
        if (numerator.high >= divisor)
            return DivideOutcome::Overflow;
        UInt128 remainder = 0;
        const UInt128 quotient = divideWide(numerator, divisor, remainder);
        return settle(quotient, remainder, divisor, negative, scale, mode, out);
    }
    const Wide wideDivisor = multiplyWide(divisor, kPowers[unsigned(-shift)]);
    const UInt128 numerator = magnitude(a.unscaled);
    // A divisor beyond 128 bits is more than twice any numerator; so is the largest that fits.
    const UInt128 fitting = wideDivisor.high != 0 ? ~UInt128(0) : wideDivisor.low;
    return settle(numerator / fitting, numerator % fitting, fitting, negative, scale, mode, out);
}

DivideOutcome rescale(const Decimal& value, std::uint8_t scale, Rounding mode, Decimal& out) {
    if (scale == value.scale) {
        out = value;
        return DivideOutcome::Ok;
    }
    const unsigned digits = unsigned(scale > value.scale ? scale - value.scale : value.scale - scale);
    if (fits64(value.unscaled) && digits <= 18) {
        const auto small = std::int64_t(value.unscaled);
        const auto power = std::int64_t(kPowers[digits]);
        if (scale > value.scale) { // below 10^37, it cannot overflow
            out = {Int128(small) * power, scale};
            return DivideOutcome::Ok;
        }
        if (small % power == 0) {
            out = {small / power, scale};
            return DivideOutcome::Ok;
        }
    }
    const bool negative = value.unscaled < 0;
    const UInt128 size = magnitude(value.unscaled);
    if (scale > value.scale) {
        const UInt128 power = kPowers[unsigned(scale - value.scale)];
        if (size > (kLimit - 1) / power)
            return DivideOutcome::Overflow;
        out = {withSign(size * power, negative), scale};
        return DivideOutcome::Ok;
    }
    const UInt128 power = kPowers[unsigned(value.scale - scale)];
    return settle(size / power, size % power, power, negative, scale, mode, out);
}

bool parseDecimal(std::string_view text, Decimal& out) {
    const char* at = text.data();
    const char* const end = at + text.size();
    if (at == end)
        return false;
    const bool negative = *at == '-';
    if (negative || *at == '+')
        ++at;
    if (at == end || !isDigit(*at))
        return false;

    // Nineteen characters are at most nineteen digits and stay within 64 bits; longer numbers are rare.
    if (end - at <= 19) {
        std::uint64_t size = 0;
        while (at != end && isDigit(*at))
            size = size * 10 + std::uint64_t(*at++ - '0');
        std::uint8_t scale = 0;
        if (at != end) {
            if (*at++ != '.' || at == end)
                return false;
            scale = std::uint8_t(end - at);
            for (; at != end; ++at) {
                if (!isDigit(*at))
                    return false;
                size = size * 10 + std::uint64_t(*at - '0');
            }
        }
        out = {negative ? -Int128(size) : Int128(size), scale};
        return true;
    }

    UInt128 size = 0;
    const auto takeDigits = [&] {
        for (; at != end && isDigit(*at); ++at) {
            if (size >= kLimit / 10)
                return false;
            size = size * 10 + UInt128(*at - '0');
        }
        return true;
    };
    if (!takeDigits())
        return false;
    std::ptrdiff_t scale = 0;
    if (at != end) {
        if (*at++ != '.' || at == end)
            return false;
        scale = end - at;
        if (scale > std::ptrdiff_t(kMaxDigits) || !takeDigits() || at != end)
            return false;
    }
    out = {withSign(size, negative), std::uint8_t(scale)};
    return true;
}

Result<Decimal> parseDecimal(std::string_view text) {
    Decimal value;
    if (parseDecimal(text, value))
        return value;
    // What has the shape of a number can only have failed by its length.
    std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    const auto takesDigits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        return at > begin;
    };
    const bool whole = takesDigits();
    const bool fraction = at < text.size() && text[at] == '.' ? (++at, takesDigits()) : true;
    if (whole && fraction && at == text.size())
        return makeError(Code::Overflow, "a decimal of 38 digits");
    return makeError(Code::NotADecimal, quoted(text));
}

std::size_t printDecimal(const Decimal& value, char* into) {
    // Up to 39 digits, most significant first, without leading zeros.
    char digits[48];
    std::size_t count = 0;
    constexpr std::uint64_t kChunk = 10'000'000'000'000'000'000ull;
    const UInt128 size = magnitude(value.unscaled);
    if (size < kChunk) {
        count = std::size_t(std::to_chars(digits, digits + sizeof digits, std::uint64_t(size)).ptr - digits);
    } else {
        const auto high = UInt128(size / kChunk);
        auto low = std::uint64_t(size % kChunk);
        const std::uint64_t top = std::uint64_t(high / kChunk);
        char* end = digits;
        if (top != 0)
            end = std::to_chars(end, digits + sizeof digits, top).ptr;
        const auto appendPadded = [&](std::uint64_t chunk) {
            for (int i = 18; i >= 0; --i, chunk /= 10)
                end[i] = char('0' + chunk % 10);
            end += 19;
        };
        if (top != 0)
            appendPadded(std::uint64_t(high % kChunk));
        else
            end = std::to_chars(end, digits + sizeof digits, std::uint64_t(high)).ptr;
        appendPadded(low);
        count = std::size_t(end - digits);
    }

    char* out = into;
    if (value.unscaled < 0)
        *out++ = '-';
    const std::size_t scale = value.scale;
    if (count > scale) {
        std::memcpy(out, digits, count - scale);
        out += count - scale;
    } else {
        *out++ = '0';
    }
    if (scale > 0) {
        *out++ = '.';
        const std::size_t shown = count < scale ? count : scale;
        std::memset(out, '0', scale - shown);
        out += scale - shown;
        std::memcpy(out, digits + count - shown, shown);
        out += shown;
    }
    return std::size_t(out - into);
}

std::string printDecimal(const Decimal& value) {
    char text[48];
    return std::string(text, printDecimal(value, text));
}

double toDouble(const Decimal& value) {
    static constexpr double kExact[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    constexpr Int128 kExactWhole = Int128(1) << 53;
    // Two exact doubles and one division round once, hence correctly.
    if (value.scale <= 22 && value.unscaled <= kExactWhole && value.unscaled >= -kExactWhole)
        return double(std::int64_t(value.unscaled)) / kExact[value.scale];
    char text[48];
    double number = 0;
    std::from_chars(text, text + printDecimal(value, text), number);
    return number;
}

} // namespace mw
