// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/load/change_log.h"

#include <string>
#include <vector>

namespace mw {

struct RollbackOptions {
    bool rehearse = false;   ///< do everything and take it back
    bool fullDigest = false; ///< also compare digests of whole entities
    std::string note; ///< stays in the target until dropRollbackNote(): who is killed in between knows that it is done
};

/// What a rollback did to one entity.
struct RestoredEntity {
    std::string name;
    std::uint64_t removed = 0;  ///< rows that the load had inserted
    std::uint64_t restored = 0; ///< rows that the load had changed or deleted
    bool dropped = false;       ///< the load had made the entity
};

struct RollbackResult {
    std::vector<RestoredEntity> entities;
    bool placeRemoved = false; ///< the load had made the file, and nobody else has put anything into it
    bool equalsBefore = false;
};

/// Takes back what a load changed in a target, in one transaction, and proves it: every row that was changed is read
/// again and has the image it had, entities have as many rows as they had, and with `fullDigest` the sum over each whole
/// entity is what it was before the load's rows. ChangedSince names the rows that somebody changed since, NotReversible
/// what cannot be taken back; the target is then as it was. NotSupported for targets that cannot do it.
Result<RollbackResult> rollBackLoad(const Location& location, const OptionValues& options, const ChangeLogReader& log,
                                    const RollbackOptions& rollback, JobContext& job);
/// The note that a rollback left, or that of an unfinished run; none where there is none, or no target.
Result<std::optional<std::string>> loadNote(const Location& location, const OptionValues& options, JobContext& job);
Result<void> dropLoadNote(const Location& location, const OptionValues& options, JobContext& job);

} // namespace mw
