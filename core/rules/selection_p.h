// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace mw::rules {

/// The rows a step is computed for: all of a batch, or a list in ascending order.
struct Selection {
    std::span<const std::uint32_t> rows;
    std::size_t rowCount = 0; ///< length of the batch
    bool all = true;

    std::size_t count() const { return all ? rowCount : rows.size(); }
    bool empty() const { return count() == 0; }
    template <class Visit> void forEach(const Visit& visit) const {
        if (all)
            for (std::uint32_t row = 0; row < rowCount; ++row)
                visit(row);
        else
            for (const std::uint32_t row : rows)
                visit(row);
    }
};

} // namespace mw::rules
