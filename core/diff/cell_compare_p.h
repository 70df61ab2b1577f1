// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/batch/column.h"

#include <optional>
#include <string>

namespace mw::diff {

/// How far two values may be apart.
struct Tolerance {
    std::optional<Decimal> amount;       ///< of numbers
    std::optional<std::int64_t> micros;  ///< of dates, times and timestamps
    static Result<Tolerance> parse(const std::string& text);
};

/// Says whether two cells hold the same value. Columns of one type are compared without boxing.
bool equalCells(const Column& left, std::size_t leftRow, const Column& right, std::size_t rightRow, const Tolerance& tolerance);
/// The same for boxed values.
bool equalValues(const Value& left, const Value& right, const Tolerance& tolerance);

} // namespace mw::diff
