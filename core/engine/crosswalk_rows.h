// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/engine/crosswalks.h"
#include "core/job/job.h"

#include <functional>
#include <span>

namespace mw::engine {

/// Crosswalks as a table: mapping, source_entity, target_entity, old_id (the parts of a key joined by '|') and new_id,
/// which is a whole number where all of them are.
Entity crosswalkTable(std::span<const KeptCrosswalk> crosswalks, const std::string& name);

/// Shows all rows of that table, one crosswalk after the other, each in the order of its records.
Result<std::uint64_t> eachCrosswalkRow(std::span<const KeptCrosswalk> crosswalks,
                                       const std::function<Result<void>(const Batch&)>& take, JobContext& job);

} // namespace mw::engine
