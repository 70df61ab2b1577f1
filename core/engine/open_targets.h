// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/checkpoint.h"
#include "core/engine/deduplicator.h"
#include "core/engine/run.h"
#include "core/load/change_log.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace mw::engine {

/// A target under way. The writers go before the target does, the target before its log.
struct OpenTarget {
    std::unique_ptr<ChangeLog> changes; ///< null: nobody keeps what is changed
    std::unique_ptr<Target> target;
    std::map<const PlannedEntity*, std::unique_ptr<EntityWriter>> writers;
    std::map<std::string, std::uint64_t> rowsBefore; ///< entity → what it held before this run's rows
    std::map<std::string, SharedKeys> keys;          ///< entity → keys that already stand for a record
    std::optional<Checkpoint> from;                  ///< where an unfinished run stands in it
    std::uint64_t commitRows = 0, sentSinceCommit = 0;
    bool isLoaded = false; ///< what is committed from now on is all there is
};

/// Opens the targets of a plan, one for each connection, and hands out their writers. One thread.
class OpenTargets {
public:
    OpenTargets(const Plan& plan, const RunOptions& options, JobContext& job)
        : m_plan(plan), m_options(options), m_job(job) {}

    /// Opens all of them and reads the notes that lie in them. Writes nothing.
    Result<void> open();
    /// Makes them ready for rows of the run at hand. `makeNote` is asked for the text that is kept with each commit.
    Result<void> prepare(const std::function<Result<std::string>(const std::string& connection)>& makeNote);
    Result<EntityWriter*> writer(const PlannedEntity& entity, WriteOptions options);
    /// Takes the notes away: the run is over.
    Result<void> dropNotes();
    /// Closes them: what is not committed is taken back.
    void close() { m_targets.clear(); }

    OpenTarget& of(const PlannedEntity& entity) { return m_targets[entity.target.connection]; }
    std::map<std::string, OpenTarget>& all() { return m_targets; }

private:
    Schema plannedSchema(const PlannedEntity& beside) const;
    Result<void> keepChanges(const std::string& connection, OpenTarget& open);
    std::uint64_t commitRowsOf(const Target& target) const;
    Result<void> countBefore(const PlannedEntity& entity, OpenTarget& open);

    const Plan& m_plan;
    const RunOptions& m_options;
    JobContext& m_job;
    std::map<std::string, OpenTarget> m_targets; ///< by connection name
};

} // namespace mw::engine
