// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/planned_entity.h"
#include "core/engine/run.h"

#include <vector>

namespace mw::engine {

/// Source rows of a sample, as the reader gave them, in source order.
struct SampledRows {
    std::vector<Batch> batches;
    std::uint64_t read = 0; ///< records looked at
    bool complete = false;  ///< the whole source was looked at
};

/// Picks the rows of a sample from an entity mapping's driving source.
Result<SampledRows> readSample(const Access& access, const PlannedEntity& entity, const Sample& sample,
                               JobContext& job);

} // namespace mw::engine
