// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/run_rollback.h"

#include "core/engine/checkpoint.h"
#include "core/load/crosswalk_file.h"

#include <algorithm>
#include <filesystem>

namespace mw::evidence {

namespace {

/// One target of the run, with the log of what was changed there.
struct Place {
    std::string connection;
    Location location;
    OptionValues options;
    std::string changes;
};

Result<std::vector<Place>> placesOf(const EvidenceStore& store, const RunRecord& record,
                                    const mapping::Document& document, const std::string& baseFolder) {
    std::vector<Place> places;
    for (const auto& location : record.start.locations) {
        if (!location.isTarget)
            continue;
        Place& place = places.emplace_back();
        place.connection = location.connection;
        MW_TRY(place.location, parseLocation(location.location, baseFolder));
        if (const mapping::Connection* known = document.connectionByName(location.connection))
            place.options = known->options;
        place.changes = store.changesPath(record.id, location.connection);
    }
    return places;
}

Result<RollbackResult> takeBack(const Place& place, std::int64_t run, const RunRollbackOptions& options,
                                JobContext& job) {
    RollbackResult nothing;
    nothing.equalsBefore = true;
    MW_TRY(const std::optional<std::string> note, loadNote(place.location, place.options, job));
    std::optional<std::uint64_t> length;
    if (note) {
        if (engine::rolledBackRun(*note) == run)
            return nothing; // a rollback was killed behind its commit
        auto point = engine::Checkpoint::parse(*note);
        if (!point.ok())
            return at(std::move(point).error(), place.location.text);
        if (point->run != run)
            return at(makeError(Code::UnfinishedRun, std::to_string(point->run)), place.location.text);
        length = point->changes;
    }
    std::error_code failure;
    if (!std::filesystem::exists(place.changes, failure))
        return at(makeError(Code::NotReversible, "what run " + std::to_string(run) + " changed was not kept"),
                  place.changes);
    // Behind what the last commit spoke of there may be changes that never were.
    auto log = ChangeLogReader::open(place.changes, length);
    if (!note && log.ok() && !log->isFinished())
        return nothing; // it ended before its first commit
    MW_TRY(const ChangeLogReader whole, std::move(log));
    return rollBackLoad(place.location, place.options, whole,
                        {options.rehearse, options.fullDigest, engine::rollbackNote(run)}, job);
}

} // namespace

bool RunRollback::equalsBefore() const {
    return std::all_of(targets.begin(), targets.end(),
                       [](const TargetRollback& target) { return target.result.equalsBefore; });
}

Result<RunRollback> rollBackRun(EvidenceStore& store, const mapping::Document& document, std::int64_t run,
                                const RunRollbackOptions& options, JobContext& job) {
    MW_TRY(const RunRecord record, store.run(run));
    if (record.start.dryRun)
        return makeError(Code::NotReversible, "run " + std::to_string(run) + " was a dry run: it changed nothing");
    MW_TRY(const std::vector<Place> places, placesOf(store, record, document, options.baseFolder));
    RunRollback done;
    done.run = run;
    done.wasDone = record.state == RunRecord::State::RolledBack;
    for (auto place = places.rbegin(); !done.wasDone && place != places.rend(); ++place) {
        auto result = takeBack(*place, run, options, job);
        if (!result.ok())
            return during(std::move(result).error(), "taking back run " + std::to_string(run));
        done.targets.push_back({place->connection, place->location.text, std::move(result).value()});
    }
    if (options.rehearse)
        return done;
    MW_TRY(const auto crosswalk, CrosswalkFile::openExisting(store.crosswalkPath()));
    if (crosswalk)
        MW_TRY_DO(crosswalk->drop(run));
    if (!done.wasDone)
        MW_TRY_DO(store.markRolledBack(run));
    // Only now nobody needs to be told any more.
    for (const Place& place : places) {
        MW_TRY(const std::optional<std::string> note, loadNote(place.location, place.options, job));
        if (note && engine::rolledBackRun(*note) == run)
            MW_TRY_DO(dropLoadNote(place.location, place.options, job));
        std::error_code failure;
        std::filesystem::remove(place.changes, failure);
    }
    return done;
}

} // namespace mw::evidence
