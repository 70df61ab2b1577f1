// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/identifier.h"
#include "core/engine/access.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace mw::engine {

/// A record as somebody corrected it: field of the source → what stands there now, for the fields that were changed.
using CorrectedRecord = std::map<std::string, std::string>;

/// Of one entity mapping, the records that are loaded again.
struct ReplayedRecords {
    std::set<std::uint64_t> numbers;                     ///< in the source, from 1
    std::map<std::uint64_t, CorrectedRecord> corrected; ///< of these
};

/// Loads records once more that an earlier run rejected, under the document as it now is. They are read from the source
/// again; where somebody corrected a record, what was changed stands in for what the source says. The ledger of such a
/// run counts these records and no others.
struct Replay {
    std::int64_t run = 0;
    std::map<Id, ReplayedRecords> mappings;
};

/// The same access, but entity mappings read only the replayed records, corrected, or all others (`isRest`) as they are.
/// `records` must outlive it.
Access replayAccess(const Access& access, const ReplayedRecords& records, bool isRest);

} // namespace mw::engine
