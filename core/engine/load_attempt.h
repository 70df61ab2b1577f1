// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/entity_loader.h"
#include "core/engine/open_targets.h"
#include "core/engine/pipeline.h"
#include "core/engine/progress.h"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw::engine {

/// Loads a plan once, from the beginning or from where an unfinished run stands in the targets, up to the counting of
/// what they hold. Whatever fails, a new attempt may go on from the last commits. One thread.
class LoadAttempt {
public:
    struct Settings {
        std::int64_t run = 0;
        std::string documentHash;
        unsigned workers = 1;
        std::optional<std::uint64_t> rejectLimit;
        std::uint64_t resumes = 0, retries = 0;
        RunCrosswalks* crosswalks = nullptr;
    };
    LoadAttempt(const Plan& plan, const RunOptions& options, Settings settings, OpenTargets& targets, JobContext& job)
        : m_plan(plan), m_options(options), m_settings(std::move(settings)), m_targets(targets), m_job(job) {}

    Result<void> run();
    /// What was done until now; also where it failed.
    void addTo(RunResult& result) const;

private:
    /// An entity mapping under way.
    struct Loading {
        const PlannedEntity* entity = nullptr;
        EntityProgress progress;
        EntityWriter* writer = nullptr;     ///< null before and after
        const EntityLoader* loader = nullptr;
        std::uint64_t sentBefore = 0, updatedBefore = 0, rejectsBefore = 0; ///< by earlier attempts
        std::vector<Input> others; ///< sources of further records
        double secondsBefore = 0;
        std::chrono::steady_clock::time_point start;
    };

    Result<void> loadEntity(const PlannedEntity& entity);
    Result<void> beginCrosswalks();
    Result<void> linkOwnRows(Loading& loading, OpenTarget& open);
    Result<void> stream(Loading& loading, OpenTarget& open);
    Result<bool> loadBySql(Loading& loading, OpenTarget& open);
    void update(Loading& loading) const;
    bool needsKeysAgain(const PlannedEntity& entity) const;
    Result<std::unique_ptr<Deduplicator>> prepareDeduplication(const PlannedEntity& entity, OpenTarget& open,
                                                               std::uint64_t& records);
    Access accessFor(const PlannedEntity& entity) const;
    Result<void> checkReplayed(const PlannedEntity& entity, std::uint64_t records) const;
    Result<void> learnKeysOfOthers(const PlannedEntity& entity, Deduplicator& deduplicator);
    WriteOptions writeOptions(const PlannedEntity& entity);
    Result<std::string> makeNote(const std::string& connection);
    Result<void> commitAndLimit(OpenTarget& open);
    Result<void> commit(OpenTarget& open);
    Result<void> checkRejectLimit() const;

    // load_closing.cpp
    Result<void> rejectTakenBack();
    Result<void> recordTakenBack(const PlannedEntity& entity, std::vector<TakenBack>& taken);
    using RowCounts = std::map<std::string, std::uint64_t>; ///< by target entity
    void confirm(const std::string& connection, const OpenTarget& open, const RowCounts& counted);
    static Result<void> checkLedger(const PlannedEntity& entity, const EntityResult& result);
    Result<void> checkClosed() const;

    const Plan& m_plan;
    const RunOptions& m_options;
    const Settings m_settings;
    OpenTargets& m_targets;
    JobContext& m_job;
    std::vector<std::unique_ptr<Loading>> m_entities; ///< in load order, as far as they were begun
    std::map<const PlannedEntity*, std::vector<TakenBack>> m_takenBack;
    EntityLoader* m_loader = nullptr; ///< of the batch that is being written
    std::vector<std::string> m_notes;
    std::uint64_t m_rejected = 0;
    double m_readSeconds = 0, m_rulesSeconds = 0, m_writeSeconds = 0, m_commitSeconds = 0;
};

} // namespace mw::engine
