// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace mw::profile {

/// Estimates how many different hashes it was given: HyperLogLog (Flajolet et al., AofA 2007) with 2^14 registers of a
/// 64-bit hash; standard error 0.81 %. Small counts by linear counting.
class CardinalityEstimate {
public:
    void add(std::uint64_t hash);
    std::uint64_t count() const;

private:
    static constexpr int kIndexBits = 14;
    std::array<std::uint8_t, 1u << kIndexBits> m_registers{};
};

} // namespace mw::profile
