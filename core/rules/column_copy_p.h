// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/column.h"
#include "core/rules/selection_p.h"

#include <span>

namespace mw::rules {

/// Copies the selected rows, nulls too; text bytes are shared. Both columns are of one kind (and scale), `to` is not
/// constant; a `from` of type null gives nulls.
void copyRows(const Column& from, Column& to, const Selection& rows);
/// The same, but what is null becomes something that is not: for rows that are overwritten afterwards.
void copyValues(const Column& from, Column& to, const Selection& rows);
/// Copies row `fromRows[i]` of `from` to row `toRows[i]` of `to`. Keeping text bytes alive is the caller's matter.
void copyRows(const Column& from, std::span<const std::uint32_t> fromRows, Column& to,
              std::span<const std::uint32_t> toRows);

} // namespace mw::rules
