// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/binder.h"
#include "core/rules/bound_node_p.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace mw::rules {

/// Finds the steps that rules have in common, within one rule or among several. Equal means: the same result and the
/// same rows in error for every batch. Keeps no part of the rules alive.
class SharedParts {
public:
    static constexpr std::size_t kNone = std::size_t(-1);

    SharedParts() = default;
    explicit SharedParts(std::span<const BoundRule* const> rules);

    /// The number of a step that is wanted more than once: equal steps have the same; kNone for all others.
    std::size_t find(const BoundNode& node) const {
        const auto found = m_numbers.find(&node);
        return found == m_numbers.end() ? kNone : found->second;
    }
    std::size_t size() const { return m_size; }

private:
    std::unordered_map<const BoundNode*, std::size_t> m_numbers;
    std::size_t m_size = 0;
};

/// What the shared steps gave for the batch at hand.
struct SharedResults {
    struct Step {
        ColumnPtr column; ///< null: not computed yet
        std::vector<std::uint32_t> failed; ///< rows in error, ascending
    };
    SharedParts parts;
    std::vector<Step> steps; ///< by number
};

} // namespace mw::rules
