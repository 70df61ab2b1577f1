// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/fixed/fixed_layout.h"
#include "core/types/calendar.h"
#include "core/types/value.h"

#include <optional>
#include <string_view>

namespace mw::fixed {

/// Turns what stands in a field's columns into its value. Blank columns are null, and so are the zeros of a date. What is
/// not what the field promises is an error of data.
class FieldValue {
public:
    explicit FieldValue(const FixedField& field);
    /// Of bytes: packed and binary numbers.
    Result<Value> ofBytes(std::string_view bytes) const;
    /// Of decoded text without blanks around it, for all other fields.
    Result<Value> ofText(std::string_view text) const;

private:
    Result<Value> number(Int128 unscaled) const;
    Result<Value> written(std::string_view text) const;
    Result<Value> digits(std::string_view text, bool isNegative) const;
    Result<Value> moment(std::string_view text) const;

    const LogicalType m_type;
    const Storage m_storage;
    std::optional<DatePattern> m_pattern;
};

/// Without blanks and NULs on both sides.
std::string_view withoutPadding(std::string_view text);

} // namespace mw::fixed
