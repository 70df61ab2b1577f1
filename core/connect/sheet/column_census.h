// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sheet/sheet_row.h"
#include "core/types/logical_type.h"

#include <array>
#include <string>
#include <vector>

namespace mw::sheet {

/// Watches the cells of one column and says which type all of them have, or which most have and where the others stand.
class ColumnCensus {
public:
    void add(const SheetCell& cell, std::uint32_t row);
    /// Kind Null where the cells are of different kinds, are text, or none was seen.
    LogicalType type() const;
    /// "9,998 of 10,000 values are dates; others: B17 'unknown', B203 #N/A"; empty where no value was seen. `column`
    /// is the column in the sheet.
    std::string evidence(std::uint32_t column) const;

private:
    /// The kinds of values as people count them: whole and other numbers apart, dates with and without time together.
    enum Group { Text, Whole, Fraction, Boolean, Date, Time, Duration, Error, Unsaved, GroupCount };
    struct Example {
        std::uint32_t row = 0;
        std::string text;
    };
    Group mainGroup() const;
    std::uint64_t inMain(Group group) const;

    std::uint64_t m_cells = 0;
    std::array<std::uint64_t, GroupCount> m_counts{};
    std::array<std::vector<Example>, GroupCount> m_examples; ///< the first of each
    std::uint64_t m_timestamps = 0;
    std::uint64_t m_longNumbers = 0;
    std::uint64_t m_inexact = 0; ///< numbers in floating point form, or with more digits than decimals are meant to have
    std::size_t m_wholeDigits = 1;
    std::size_t m_scale = 0;
};

} // namespace mw::sheet
