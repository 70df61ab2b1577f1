// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/replay.h"
#include "core/evidence/evidence_store.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mw::evidence {

struct RejectFile {
    std::string path;
    std::string mapping; ///< its reference
    std::uint64_t rows = 0;
};

/// Writes the rejects of a run as load files into a folder, one for each entity mapping, for somebody to correct: the
/// record's number and byte in the source, all reasons, the raw text of a record that could not be read, then its
/// fields. A file that is there is replaced.
Result<std::vector<RejectFile>> writeRejectFiles(EvidenceStore& store, std::int64_t run, const std::string& folder,
                                                 JobContext& job);

/// The records that a run rejected, to be loaded again. `folder`, where it is not empty: what writeRejectFiles() wrote,
/// corrected since; rows that were taken out of it are left out, cells that were changed stand in for the source's. A
/// row for a record that the run did not reject fails with WrongValue.
Result<engine::Replay> replayOf(EvidenceStore& store, std::int64_t run, const std::string& folder, JobContext& job);

} // namespace mw::evidence
