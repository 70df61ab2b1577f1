// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sql_site.h"
#include "core/engine/ledger.h"
#include "core/engine/planned_entity.h"

#include <cstdint>
#include <optional>
#include <string>

namespace mw::engine {

/// What SQL made of one entity mapping.
struct SqlLoaded {
    Ledger ledger;
    std::uint64_t sent = 0;
    /// The target took not all rows at once: nothing was written, they go one by one. Holds the target's words.
    std::optional<std::string> refused;
};

/// Fills one entity by statements that the target runs itself: the source read, the rules, checks and duplicates judged
/// into a table of its own, and `INSERT … SELECT` of what is good. Every value is what the native engine gives. The
/// rejected records are only counted here: the native engine says why, see runPlan(). WrongValue where a rule cannot be
/// said in the target's SQL, NotSupported where the source is out of its reach. Duplicates are looked for among the records
/// of this mapping alone.
Result<SqlLoaded> loadBySql(const PlannedEntity& entity, SqlSite& site, JobContext& job);

} // namespace mw::engine
