// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/suggest/field_values.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace mw::suggest {

/// How telling a value is: one that stands in many fields says little. Built over all fields of both sides.
class ValueRarity {
public:
    void add(const FieldValues& values);
    /// Weights of the field's hashes, 0–1, in their order.
    std::vector<float> weightsOf(const FieldValues& values) const;

private:
    std::unordered_map<std::uint64_t, std::uint32_t> m_fields;
    std::uint32_t m_count = 0;
};

struct Overlap {
    float weighted = 0;  ///< shared weight, of the smaller side's
    float contained = 0; ///< shared values, of the smaller side's
    float jaccard = 0;   ///< shared values, of all
};
/// Compares two bottom-k sketches over the range of hashes that both cover.
Overlap overlapOf(std::span<const std::uint64_t> a, std::span<const float> weightsA, std::span<const std::uint64_t> b,
                  std::span<const float> weightsB);

float cosine(std::span<const float> a, std::span<const float> b);
/// Of two distributions: what they have in common, 0–1.
float common(const std::vector<std::pair<std::uint64_t, float>>& a, const std::vector<std::pair<std::uint64_t, float>>& b);
float common(std::span<const float> a, std::span<const float> b);
/// How near two rows of quantiles are: 1 the same, 0 apart.
float nearnessOfNumbers(const FieldValues& a, const FieldValues& b);
float nearnessOfLengths(const FieldValues& a, const FieldValues& b);

} // namespace mw::suggest
