// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/check/key_hash.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mw::engine {

/// Says whether the first of two records with equal keys survives: by order (see encodeOrder; an empty one, null, loses
/// to any other), equal orders by the lower row number.
bool orderSurvives(std::string_view order, std::uint64_t row, std::string_view otherOrder, std::uint64_t otherRow,
                   bool descending);

/// Finds out which of the records with equal keys survives, for de-duplication by an order: all candidates are shown in
/// a first pass, the losers are asked for in a second. Within the budget in memory, beyond it in temporary files, one
/// per part of the keys; a bit per record stays in memory. One thread.
class Survivors {
public:
    /// `descending`: the largest order survives.
    explicit Survivors(bool descending, std::size_t budget = 16u << 20);
    ~Survivors();
    Survivors(const Survivors&) = delete;
    Survivors& operator=(const Survivors&) = delete;

    Result<void> add(const check::KeyHash& key, std::string_view order, std::uint64_t rowNumber);
    /// Ends the first pass.
    Result<void> settle();
    bool isLoser(std::uint64_t rowNumber) const {
        return rowNumber / 64 < m_losers.size() && (m_losers[rowNumber / 64] >> (rowNumber % 64) & 1u);
    }

private:
    struct Part;
    Result<void> spill();
    Result<void> settlePart(Part& part);
    void markLoser(std::uint64_t rowNumber);

    const bool m_descending;
    const std::size_t m_budget;
    std::size_t m_buffered = 0;
    std::vector<Part> m_parts;
    std::vector<std::uint64_t> m_losers;
};

} // namespace mw::engine
