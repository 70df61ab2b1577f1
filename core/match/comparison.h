// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/match/records.h"
#include "core/match/repeated_hashes.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace mw::match {

/// How far two values agree: 0 not at all … 4 the same; kMissing where either is null.
inline constexpr std::uint8_t kLevels = 5;
inline constexpr std::uint8_t kSame = 4;
inline constexpr std::uint8_t kMissing = 255;

/// Weighs words of a field by how rare they are.
class WordWeights {
public:
    WordWeights() = default;
    WordWeights(const Records& records, std::size_t field);
    double of(std::string_view word) const;

private:
    RepeatedHashes m_counts;
    double m_records = 1;
};

/// Compares two comparable values of a field.
std::uint8_t levelOf(FieldKind kind, std::string_view a, std::string_view b, const WordWeights& weights);

} // namespace mw::match
