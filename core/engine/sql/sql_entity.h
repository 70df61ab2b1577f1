// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/plan.h"
#include "core/engine/reject.h"
#include "core/engine/sql/sql_load.h"

#include <string>

namespace mw::engine {

/// One entity mapping in a run of the SQL engine: filled by SQL, its rejects named by the native engine, which must find
/// as many. `refused` is set where it has to go row by row instead, with the reason as a note for the run: the target
/// refused a row, the source is out of its reach, a rule cannot be said, other mappings de-duplicate into the same entity.
/// The entity's writer is open. NotSupported where the target runs no SQL of ours at all.
Result<SqlLoaded> runEntityBySql(const Plan& plan, const PlannedEntity& entity, Target& target, RejectSink* rejects,
                                 unsigned workers, JobContext& job);

} // namespace mw::engine
