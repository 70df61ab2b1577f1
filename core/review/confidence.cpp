// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/confidence.h"

#include <algorithm>
#include <cmath>

namespace mw::review {

namespace {

/// The logarithm of (a choose m) / (b choose m), factor by factor: m is at most a, a at most b.
long double logRatio(std::uint64_t a, std::uint64_t b, std::uint64_t m) {
    // The same product is one over b − a factors where a and b are close: (a! (b−m)!) / (b! (a−m)!).
    long double sum = 0;
    if (m <= b - a) {
        for (std::uint64_t i = 0; i < m; ++i)
            sum += std::log1p(-static_cast<long double>(b - a) / static_cast<long double>(b - i));
    } else {
        for (std::uint64_t i = 0; i < b - a; ++i)
            sum += std::log1p(-static_cast<long double>(m) / static_cast<long double>(b - i));
    }
    return sum;
}

/// The least of a range for which `holds`, which once true stays so; `end` where it holds for none. Looked for in steps that
/// double, since small ones cost less to try.
template <class Holds>
std::uint64_t least(std::uint64_t begin, std::uint64_t end, const Holds& holds) {
    for (std::uint64_t step = 64; step < end - begin; step *= 2) {
        if (holds(begin + step)) {
            end = begin + step;
            break;
        }
        begin += step + 1;
    }
    while (begin < end) {
        const std::uint64_t middle = begin + (end - begin) / 2;
        if (holds(middle))
            end = middle;
        else
            begin = middle + 1;
    }
    return begin;
}

/// Whether a probability is small enough to be ruled out at a confidence.
bool isRuledOut(double probability, Millionths confidence) {
    return probability * double(kWhole) <= double(kWhole - confidence);
}

} // namespace

std::optional<Millionths> parsePercent(std::string_view text) {
    std::uint64_t value = 0;
    int decimals = -1; // digits behind the point so far
    bool hasDigit = false;
    for (const char c : text) {
        if (c == '.' && decimals < 0) {
            decimals = 0;
        } else if (c >= '0' && c <= '9' && decimals < 4 && value < kWhole) {
            value = value * 10 + std::uint64_t(c - '0');
            decimals += decimals >= 0 ? 1 : 0;
            hasDigit = true;
        } else {
            return {};
        }
    }
    for (int digit = std::max(decimals, 0); digit < 4; ++digit)
        value *= 10;
    if (!hasDigit || value == 0 || value >= kWhole)
        return {};
    return Millionths(value);
}

std::string printPercent(Millionths share) {
    std::string text = std::to_string(share / 10'000);
    std::string decimals = std::to_string(share % 10'000);
    decimals.insert(0, 4 - decimals.size(), '0');
    while (!decimals.empty() && decimals.back() == '0')
        decimals.pop_back();
    return decimals.empty() ? text : text + "." + decimals;
}

double atMost(std::uint64_t most, std::uint64_t population, std::uint64_t wrong, std::uint64_t sample) {
    const std::uint64_t right = population - wrong;
    const std::uint64_t fewest = sample > right ? sample - right : 0;
    const std::uint64_t top = std::min({most, wrong, sample});
    if (most < fewest)
        return 0;
    if (most >= std::min(wrong, sample))
        return 1;
    // P(fewest): none of the wrong ones is drawn, or all of the right ones are.
    long double logarithm = fewest == 0 ? logRatio(right, population, sample) : logRatio(wrong, population, population - sample);
    long double sum = std::exp(logarithm);
    for (std::uint64_t k = fewest; k < top; ++k) {
        logarithm += std::log(static_cast<long double>(wrong - k)) + std::log(static_cast<long double>(sample - k)) -
                     std::log(static_cast<long double>(k + 1)) - std::log(static_cast<long double>(right + k + 1 - sample));
        sum += std::exp(logarithm);
    }
    return double(std::min(sum, 1.0L));
}

std::uint64_t intolerable(std::uint64_t population, Millionths tolerable) {
    const std::uint64_t whole = population / kWhole * tolerable;
    return whole + (population % kWhole * tolerable + kWhole - 1) / kWhole;
}

std::uint64_t sampleSize(std::uint64_t population, Millionths tolerable, Millionths confidence, std::uint64_t allowed) {
    const std::uint64_t wrong = intolerable(population, tolerable);
    return least(0, population, [&](std::uint64_t size) { return isRuledOut(atMost(allowed, population, wrong, size), confidence); });
}

std::uint64_t mostWrong(std::uint64_t population, std::uint64_t seen, std::uint64_t found, Millionths confidence) {
    // Of more than this many, some that were seen would have to be wrong.
    const std::uint64_t end = population - seen + found;
    return least(found, end, [&](std::uint64_t wrong) { return isRuledOut(atMost(found, population, wrong + 1, seen), confidence); });
}

} // namespace mw::review
