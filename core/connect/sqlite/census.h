// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/scan.h"
#include "core/job/job.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace mw {

/// Looks at a table's values and decides each field's type: the declared one where all values fit it, else one that
/// holds them all, with the evidence. At most `mostRows` rows are looked at (0: all), half of them from the end where
/// the table allows it; the evidence then says so. `rows`: how many there are, where that is known.
Result<std::vector<Field>> decideTypes(SqliteSession& session, const SqliteTable& table, std::uint64_t mostRows,
                                       std::optional<std::uint64_t> rows, JobContext& job);

} // namespace mw
