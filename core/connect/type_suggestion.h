// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/logical_type.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mw {

/// Watches the values of a field of text and says which other type all of them would fit without loss: whole numbers,
/// decimals, ISO dates, ISO timestamps, true/false. Leading zeros, signs of plus, more than 18 digits in a whole number
/// and mixtures stay text. Nulls and '' are left out.
class TypeSuggestion {
public:
    void add(std::string_view value);
    /// Takes in what another has seen.
    void add(const TypeSuggestion& other);
    /// Kind Null where nothing but text fits or no value was seen.
    LogicalType type() const;
    /// "20,114 of 20,114 values are whole numbers", or what speaks for text; empty where no value was seen.
    std::string evidence() const;

private:
    enum Form { Integer, Decimal, Date, Timestamp, ZonedTimestamp, Boolean, FormCount };
    bool fits(Form form) const { return m_values > 0 && m_counts[form] == m_values; }

    std::uint64_t m_values = 0;
    std::uint64_t m_counts[FormCount] = {}; // a whole number counts as a decimal too
    std::uint64_t m_leadingZeros = 0;
    std::uint64_t m_longNumbers = 0;
    std::uint8_t m_wholeDigits = 1;
    std::uint8_t m_scale = 0;
};

} // namespace mw
