// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/evidence_store.h"
#include "core/load/rollback.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mw::evidence {

/// What taking back a run did to one target.
struct TargetRollback {
    std::string connection, location;
    RollbackResult result;
};

struct RunRollback {
    std::int64_t run = 0;
    std::vector<TargetRollback> targets;
    bool wasDone = false; ///< it had been taken back before
    bool equalsBefore() const;
};

struct RunRollbackOptions {
    std::string baseFolder; ///< relative locations start here: the document's folder
    bool rehearse = false;
    bool fullDigest = false;
};

/// Takes back what a run loaded, from the files beside the store, and writes that down; see rollBackLoad(). Killed in
/// between it is done again and finds what is left to do. NotReversible for a dry run, or where what the run changed was
/// not kept.
Result<RunRollback> rollBackRun(EvidenceStore& store, const mapping::Document& document, std::int64_t run,
                                const RunRollbackOptions& options, JobContext& job);

} // namespace mw::evidence
