// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ledger.h"
#include "core/engine/plan.h"
#include "core/engine/row_processor.h"
#include "core/engine/survivors.h"

#include <atomic>
#include <functional>
#include <optional>
#include <string>

namespace mw::engine {

struct PipelineOptions {
    unsigned workers = 0; ///< rule threads; 0 = by the machine
    bool hashInput = false;
    bool orders = false;                              ///< keep what decides which duplicate survives
    std::atomic<std::uint64_t>* totalBytes = nullptr; ///< gets the size of the source once it is known
    bool digestSource = false;                        ///< fill ProcessedBatch::digest
    std::uint64_t loadedUpTo = 0; ///< records up to this number were loaded by an earlier attempt
    bool judgesLoaded = false;    ///< they are judged all the same: for their keys
    PrepareRows prepare = {};     ///< fill ProcessedBatch::prepared
};

struct PipelineOutcome {
    std::string inputHash;
    std::uint64_t bytes = 0, records = 0; ///< `records`: rows, where steps make them of records
    std::uint64_t sourceRecords = 0;      ///< of the driving source
    std::vector<StepCount> steps;
    std::vector<Input> others; ///< other sources whose records were read
    double readSeconds = 0, rulesSeconds = 0; ///< summed over the threads of each kind
};

/// Gets the processed batches in source order on the caller's thread; an error ends the pipeline.
using TakeProcessed = std::function<Result<void>(ProcessedBatch&)>;

/// Reads the driving source on one thread, applies the rules on others and shows the batches in order on this one.
/// What is shown does not depend on the number of workers. Returns with no thread left behind.
Result<PipelineOutcome> runPipeline(const Access& access, const PlannedEntity& entity, const PipelineOptions& options,
                                    const TakeProcessed& take, JobContext& job);

/// The first pass of de-duplication by an order: shows all good rows to `survivors` and settles them; gives the number
/// of records read.
Result<std::uint64_t> findSurvivors(const Access& access, const PlannedEntity& entity, unsigned workers,
                                    Survivors& survivors, JobContext& job);

/// The number of rule threads where none is asked for.
unsigned defaultWorkers();

} // namespace mw::engine
