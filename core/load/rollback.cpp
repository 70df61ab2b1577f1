// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/rollback.h"

#include "core/base/file.h"
#include "core/connect/sqlite/options.h"
#include "core/load/open_target.h"
#include "core/load/server_rollback.h"
#include "core/load/sqlite_rollback.h"

#include <filesystem>

namespace mw {

namespace {

bool isThere(const Location& location) {
    std::error_code failure;
    return location.path.empty() || std::filesystem::exists(location.path, failure);
}

} // namespace

Result<RollbackResult> rollBackLoad(const Location& location, const OptionValues& options, const ChangeLogReader& log,
                                    const RollbackOptions& rollback, JobContext& job) {
    if (!isThere(location)) {
        if (!log.placeIsNew())
            return fromErrno(ENOENT, location.text, false);
        RollbackResult gone; // the load made it, and it is gone: by a rollback that was killed, or by somebody
        gone.placeRemoved = gone.equalsBefore = true;
        return gone;
    }
    MW_TRY(const auto server, openLoadingServer(location, options, job.stopToken()));
    if (server)
        return rollBackServer(*server, location.text, log, rollback, job);
    if (!isSqliteTarget(location))
        return at(makeError(Code::NotSupported, "taking back a load into this kind of target"), location.text);
    MW_TRY(const SqliteOptions given, parseSqliteOptions(options));
    return rollBackSqlite(location.path, given.busyTimeoutMs, log, rollback, job);
}

Result<std::optional<std::string>> loadNote(const Location& location, const OptionValues& options, JobContext& job) {
    if (!isThere(location))
        return std::optional<std::string>();
    MW_TRY(const auto target, openTarget(location, options));
    return target->note(job);
}

Result<void> dropLoadNote(const Location& location, const OptionValues& options, JobContext& job) {
    if (!isThere(location))
        return {};
    MW_TRY(const auto target, openTarget(location, options));
    return target->dropNote(job);
}

} // namespace mw
