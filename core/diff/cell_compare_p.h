// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/column.h"
#include "core/types/tolerance.h"

#include <cstddef>

namespace mw::diff {

/// Compares the cells of two columns; cells of one type without boxing them. The columns must outlive it.
class CellPair {
public:
    CellPair(const Column& left, const Column& right, const Tolerance& tolerance);
    bool equal(std::size_t leftRow, std::size_t rightRow) const;

private:
    /// How most cells are found equal or different; the others are boxed.
    enum class Way { Texts, Words, Bytes, Boxed };

    const Column* m_left;
    const Column* m_right;
    const Tolerance* m_tolerance;
    Way m_way = Way::Boxed;
    bool m_differentIsFinal = false; ///< values that are not the same bytes are not the same
    std::size_t m_width = 0;
};

} // namespace mw::diff
