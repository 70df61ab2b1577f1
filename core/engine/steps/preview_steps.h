// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ledger.h"
#include "core/engine/plan.h"
#include "core/engine/reject.h"

#include <memory>
#include <string>
#include <vector>

namespace mw::engine {

/// A row behind a step.
struct StepRow {
    std::uint64_t rowNumber = 0;
    Disposition disposition = Disposition::Pending; ///< Pending: it goes on; Excluded, Rejected
    std::vector<Value> values;         ///< in order of StepsPreview::fields
    std::vector<RejectReason> reasons; ///< why it does not go on
    std::string raw;                   ///< of a malformed record; its `values` are empty
};
struct StepsPreview {
    std::vector<Field> fields; ///< joined ones as "alias.field"; those that tell where a row comes from are the last
    std::vector<StepRow> rows;
    std::vector<StepCount> counts; ///< of each step
    std::uint64_t records = 0;     ///< of the driving source that were read
    bool complete = false;         ///< all were: the counts are those of the whole source
};

/// How much of the source a look at steps reads.
enum class StepsReading { ForRows, ToTheEnd };

/// Runs the first `steps` steps of an entity mapping (its reference, id or target entity) and shows up to `rows` rows as they
/// are then. What stands behind the steps may be wrong or missing. DocumentHasProblems, with the first, where one of the steps
/// is; Usage where there are not as many.
Result<StepsPreview> previewSteps(const mapping::Document& document, PlanOptions options, const std::string& entity,
                                  std::size_t steps, std::size_t rows, StepsReading reading, JobContext& job);

} // namespace mw::engine
