// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ledger.h"
#include "core/engine/plan.h"
#include "core/engine/steps/planned_steps.h"

#include <memory>
#include <vector>

namespace mw::engine {

/// One step at work: takes batches from the stage before it and gives its own. Rows that are in error or left out pass by all
/// that follow, so that each record is accounted for. One thread.
class Stage {
public:
    virtual ~Stage() = default;
    /// As Reader::next(). Row numbers mean nothing here; RowOrigins::record and its companions are set.
    virtual Result<bool> next(Batch& batch, JobContext& job) = 0;
};
using StagePtr = std::unique_ptr<Stage>;

/// What stages need to know of where they stand.
struct StageInput {
    const PlannedStep& step;
    std::uint32_t number = 0; ///< of the step, from 1
    StagePtr before;
    StepCount& count;
};
StagePtr makeJoinStage(StageInput input, const PlannedJoin& join);
StagePtr makeFilterStage(StageInput input, const PlannedFilter& filter);
StagePtr makeUnpivotStage(StageInput input, const PlannedUnpivot& unpivot);
StagePtr makeGroupStage(StageInput input, const PlannedGroup& group);
/// `inputs` gets the source when it was read to its end.
StagePtr makeUnionStage(StageInput input, const PlannedUnion& other, const Access& access, bool hashInput,
                        std::vector<Input>& inputs);

/// Rows that a step looks at, ascending: neither in error nor left out.
std::vector<std::uint32_t> rowsAtWork(const Batch& batch);
/// Marks a row as excluded by a step.
void leaveOut(Batch& batch, std::uint32_t row, std::uint32_t step);
/// Adds errors of rules as errors of their rows; gives how many rows they are.
std::uint64_t takeErrors(Batch& batch, const RowErrors& errors);

} // namespace mw::engine
