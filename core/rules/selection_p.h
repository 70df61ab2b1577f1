// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
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
    bool contains(std::uint32_t row) const { return all || std::binary_search(rows.begin(), rows.end(), row); }
    /// The same list, not only an equal one.
    bool operator==(const Selection& other) const {
        return all == other.all && rowCount == other.rowCount && rows.data() == other.rows.data() &&
               rows.size() == other.rows.size();
    }
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
