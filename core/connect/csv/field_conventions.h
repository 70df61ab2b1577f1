// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/csv/csv_options.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace mw::csv {

/// Watches the values of a field and says how its numbers and dates are written: which sign stands before the decimals,
/// in which order day, month and year come. Nothing is converted by it.
class FieldConventions {
public:
    void add(std::string_view value);
    /// None where the field holds no numbers with a sign in them. What was said decides; without it the confidence is low
    /// where values contradict each other.
    std::optional<Finding> decimalMark(std::optional<char> said) const;
    /// None where the field holds no dates in figures. Dates that begin with the year are read so whatever was said.
    std::optional<Finding> dateOrder(std::optional<DateOrder> said) const;

private:
    bool addDate(std::string_view value);
    bool addNumber(std::string_view value);

    std::uint64_t m_values = 0;
    std::uint64_t m_numbers = 0;
    std::uint64_t m_pointDecimals = 0; // numbers that can only be read with a point before the decimals
    std::uint64_t m_commaDecimals = 0;
    std::uint64_t m_openNumbers = 0; // "1,234": could be either
    char m_openMark = 0;             // the sign in them
    std::uint64_t m_dates = 0;
    std::uint64_t m_dayFirst = 0; // dates that can only be read with the day first
    std::uint64_t m_monthFirst = 0;
    std::uint64_t m_yearFirst = 0;
    char m_dateSign = 0;
};

} // namespace mw::csv
