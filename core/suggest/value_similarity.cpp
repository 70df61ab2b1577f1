// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/value_similarity.h"

#include <algorithm>
#include <cmath>

namespace mw::suggest {

void ValueRarity::add(const FieldValues& values) {
    ++m_count;
    for (const std::uint64_t hash : values.hashes)
        ++m_fields[hash];
}

std::vector<float> ValueRarity::weightsOf(const FieldValues& values) const {
    std::vector<float> weights;
    weights.reserve(values.hashes.size());
    const float all = std::log(2.0f + float(m_count));
    for (const std::uint64_t hash : values.hashes) {
        const auto found = m_fields.find(hash);
        const float fields = found == m_fields.end() ? 1 : float(found->second);
        weights.push_back(std::log((2.0f + float(m_count)) / std::max(1.0f, fields - 1)) / all);
    }
    return weights;
}

Overlap overlapOf(std::span<const std::uint64_t> a, std::span<const float> weightsA, std::span<const std::uint64_t> b,
                  std::span<const float> weightsB) {
    if (a.empty() || b.empty())
        return {};
    std::uint64_t limit = ~std::uint64_t(0);
    if (a.size() >= FieldValues::kHashes)
        limit = std::min(limit, a.back());
    if (b.size() >= FieldValues::kHashes)
        limit = std::min(limit, b.back());
    std::size_t i = 0, j = 0, shared = 0;
    float sharedWeight = 0, allA = 0, allB = 0;
    const auto weightOf = [](std::span<const float> weights, std::size_t at) { return weights.empty() ? 1.0f : weights[at]; };
    while (i < a.size() && j < b.size() && a[i] <= limit && b[j] <= limit) {
        if (a[i] == b[j]) {
            ++shared;
            sharedWeight += weightOf(weightsA, i);
            allA += weightOf(weightsA, i++);
            allB += weightOf(weightsB, j++);
        } else if (a[i] < b[j]) {
            allA += weightOf(weightsA, i++);
        } else {
            allB += weightOf(weightsB, j++);
        }
    }
    for (; i < a.size() && a[i] <= limit; ++i)
        allA += weightOf(weightsA, i);
    for (; j < b.size() && b[j] <= limit; ++j)
        allB += weightOf(weightsB, j);
    Overlap overlap;
    const std::size_t smaller = std::min(i, j);
    if (smaller == 0)
        return overlap;
    overlap.contained = float(shared) / float(smaller);
    overlap.jaccard = float(shared) / float(i + j - shared);
    const float smallerWeight = std::min(allA, allB);
    overlap.weighted = smallerWeight > 0 ? std::min(1.0f, sharedWeight / smallerWeight) * sharedWeight / (sharedWeight + 0.5f) : 0;
    return overlap;
}

float cosine(std::span<const float> a, std::span<const float> b) {
    float product = 0, lengthA = 0, lengthB = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        product += a[i] * b[i];
        lengthA += a[i] * a[i];
        lengthB += b[i] * b[i];
    }
    return lengthA > 0 && lengthB > 0 ? product / std::sqrt(lengthA * lengthB) : 0;
}

float common(const std::vector<std::pair<std::uint64_t, float>>& a, const std::vector<std::pair<std::uint64_t, float>>& b) {
    float sum = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].first == b[j].first)
            sum += std::min(a[i++].second, b[j++].second);
        else if (a[i].first < b[j].first)
            ++i;
        else
            ++j;
    }
    return std::min(1.0f, sum);
}

float common(std::span<const float> a, std::span<const float> b) {
    float sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += std::min(a[i], b[i]);
    return std::min(1.0f, sum);
}

float nearnessOfNumbers(const FieldValues& a, const FieldValues& b) {
    constexpr double kMostly = 0.7;
    if (a.numericShare < kMostly || b.numericShare < kMostly || isDateLike(a.kind) != isDateLike(b.kind))
        return 0;
    constexpr std::size_t last = FieldValues::kQuantiles - 1;
    const double low = std::min(a.numbers[0], b.numbers[0]), high = std::max(a.numbers[last], b.numbers[last]);
    if (!(high > low))
        return 1;
    // Distances of quantiles, against the spread of the middle of both, so that one far value does not hide the rest.
    double spread = 0, distance = 0;
    for (std::size_t i = 1; i < last; ++i)
        distance += std::abs(a.numbers[i] - b.numbers[i]);
    for (const FieldValues* side : {&a, &b})
        spread += side->numbers[last - 1] - side->numbers[1];
    const double mean = distance / double(last - 1);
    return float(1 / (1 + 3 * mean / std::max(spread / 2, 1e-9 * (high - low))));
}

float nearnessOfLengths(const FieldValues& a, const FieldValues& b) {
    float apart = 0;
    for (std::size_t i = 1; i + 1 < FieldValues::kQuantiles; ++i)
        apart += std::abs(std::log2((1 + a.lengths[i]) / (1 + b.lengths[i])));
    return std::exp(-apart / float(FieldValues::kQuantiles - 2));
}

} // namespace mw::suggest
