// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/engine/planned_entity.h"

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace mw::review {

/// Which records stand out: of each target field the one with the longest text, the smallest and the largest number or date, the
/// first without a value; and those of which a validation found something. Fields that are critical weigh more.
class Extremes {
public:
    explicit Extremes(const engine::PlannedEntity& entity);
    void restart();
    void observe(const Batch& target, std::uint32_t row, std::uint64_t record);
    /// The `size` records that stand out most, each with why, in that order.
    std::vector<std::pair<std::uint64_t, std::string>> most(const std::set<std::uint64_t>& differing, std::uint64_t size) const;

private:
    struct Field {
        std::string name;
        int weight = 1;
        std::uint64_t longest = 0, smallest = 0, largest = 0, empty = 0; ///< records; 0: none
        std::size_t length = 0;
        Value least, greatest;
    };
    std::vector<Field> m_fields;
};

} // namespace mw::review
