// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/rollback.h"

namespace mw {

/// rollBackLoad() of an SQLite file. Triggers and references sleep meanwhile: what they did then stands in the log too.
Result<RollbackResult> rollBackSqlite(const std::string& path, int busyTimeoutMs, const ChangeLogReader& log,
                                      const RollbackOptions& options, JobContext& job);

} // namespace mw
