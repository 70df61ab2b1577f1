// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/run.h"

#include "core/document/content_hash.h"
#include "core/engine/entity_loader.h"
#include "core/engine/pipeline.h"
#include "core/engine/sql/sql_entity.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <set>

namespace mw::engine {

namespace {

using Steady = std::chrono::steady_clock;

double secondsSince(Steady::time_point start) {
    return std::chrono::duration<double>(Steady::now() - start).count();
}

/// Units of progress that each entity mapping is worth, whatever its size.
constexpr std::uint64_t kUnitsPerEntity = 1000;

/// A target under way. The writers go before the target does.
struct OpenTarget {
    std::unique_ptr<Target> target;
    std::map<const PlannedEntity*, std::unique_ptr<EntityWriter>> writers;
    std::map<std::string, std::uint64_t> rowsBefore; ///< entity → what it held before this run's rows
    std::map<std::string, SharedKeys> keys;          ///< entity → keys that already stand for a record
    std::uint64_t sentSinceCommit = 0;
};

/// A row that the target took back at the commit, by its place in the stream.
struct TakenBack {
    std::uint64_t sequence = 0;
    RowError error;
};

/// Turns bytes of the source, or rows where it has no bytes, into units of progress.
class Progress {
public:
    Progress(JobContext& job, std::uint64_t rowEstimate) : m_job(job), m_rowEstimate(rowEstimate) {}
    void advance(const Batch& source) {
        m_job.addRows(source.rows + source.malformed.size());
        m_rows += source.rows;
        m_bytes += source.sourceBytes;
        const std::uint64_t total = totalBytes.load(std::memory_order_relaxed);
        const std::uint64_t units = total > 0           ? m_bytes * kUnitsPerEntity / total
                                    : m_rowEstimate > 0 ? m_rows * kUnitsPerEntity / m_rowEstimate
                                                        : 0;
        moveTo(std::min(units, kUnitsPerEntity));
    }
    void finish() { moveTo(kUnitsPerEntity); }

    std::atomic<std::uint64_t> totalBytes{0}; ///< set by the reader's thread

private:
    void moveTo(std::uint64_t units) {
        if (units <= m_done)
            return;
        m_job.advance(units - m_done);
        m_done = units;
    }

    JobContext& m_job;
    const std::uint64_t m_rowEstimate;
    std::uint64_t m_rows = 0, m_bytes = 0, m_done = 0;
};

class Run {
public:
    Run(const Plan& plan, const RunOptions& options, JobContext& job)
        : m_plan(plan), m_options(options), m_job(job),
          m_workers(options.workers > 0 ? options.workers : defaultWorkers()), m_rejectLimit(options.rejectLimit) {
        if (!m_rejectLimit && options.mode == RunMode::Full)
            m_rejectLimit = plan.document().rejectLimit;
    }

    Result<RunResult> run() {
        const auto start = Steady::now();
        m_result.documentHash = document::contentHash(m_plan.document());
        m_result.nowMicros = m_plan.nowMicros();
        m_result.notes = m_plan.notes();
        if (m_options.recorder)
            MW_TRY_DO(m_options.recorder->begin(describe()));
        Result<void> outcome = load();
        m_targets.clear(); // what is not committed is taken back here
        finishResult(start);
        if (m_options.recorder) {
            const auto failure = outcome.ok() ? std::nullopt : std::optional<Error>(outcome.error());
            Result<void> recorded = m_options.recorder->finish(m_result, failure);
            if (outcome.ok())
                outcome = std::move(recorded);
        }
        if (m_options.partial)
            *m_options.partial = m_result;
        if (!outcome.ok())
            return std::move(outcome).error();
        return std::move(m_result);
    }

private:
    RunStart describe() const {
        RunStart start;
        start.documentHash = m_result.documentHash;
        start.documentTitle = m_plan.document().title;
        start.engineVersion = MW_VERSION;
        start.mode = m_options.mode == RunMode::Test ? "test" : "full";
        start.nowMicros = m_plan.nowMicros();
        start.startedMicros = Clock::system().nowMicros();
        start.workers = m_workers;
        start.rejectLimit = m_rejectLimit;
        std::set<std::pair<std::string, bool>> named;
        const auto name = [&](const Place& place, bool isTarget) {
            if (named.emplace(place.connection, isTarget).second)
                start.locations.push_back({place.connection, place.connector, place.location.text, isTarget});
        };
        for (const PlannedEntity& entity : m_plan.entities()) {
            start.entities.push_back(entity.label());
            name(entity.source, false);
            name(entity.target, true);
        }
        return start;
    }

    Result<void> load() {
        m_job.setTotal(m_plan.entities().size() * kUnitsPerEntity);
        m_job.phase("opening targets");
        MW_TRY_DO(openTargets());
        for (const PlannedEntity& entity : m_plan.entities()) {
            MW_TRY_DO(m_job.checkpoint());
            MW_TRY_DO(loadEntity(entity));
        }
        m_job.phase("committing");
        for (auto& [connection, target] : m_targets) {
            MW_TRY_DO(m_job.checkpoint());
            target.writers.clear();
            MW_TRY_DO(commit(target));
        }
        MW_TRY_DO(rejectTakenBack());
        m_job.phase("counting");
        for (auto& [connection, target] : m_targets)
            MW_TRY_DO(confirm(connection, target));
        return checkClosed();
    }

    Result<void> openTargets() {
        for (const PlannedEntity& entity : m_plan.entities()) {
            OpenTarget& open = m_targets[entity.target.connection];
            if (!open.target) {
                MW_TRY(open.target, m_plan.options().access.openTarget(entity.target, plannedSchema(entity)));
                open.target->writeThus(m_options.writing);
            }
            const std::string& name = entity.targetEntity.name;
            if (open.rowsBefore.contains(name))
                continue;
            open.rowsBefore[name] = 0;
            if (entity.loadMode == LoadMode::Insert) {
                MW_TRY(open.rowsBefore[name], open.target->countRows(name, m_job));
            }
        }
        // Old rows go children first, so that references hold at every moment.
        for (auto entity = m_plan.entities().rbegin(); entity != m_plan.entities().rend(); ++entity)
            if (entity->loadMode == LoadMode::Replace)
                MW_TRY_DO(openWriter(*entity));
        return {};
    }

    /// All that will be loaded beside an entity.
    Schema plannedSchema(const PlannedEntity& beside) const {
        Schema schema;
        for (const PlannedEntity& entity : m_plan.entities())
            if (entity.target.connection == beside.target.connection && !schema.entity(entity.targetEntity.name))
                schema.entities.push_back(entity.targetEntity);
        return schema;
    }

    Result<void> openWriter(const PlannedEntity& entity) {
        OpenTarget& open = m_targets[entity.target.connection];
        if (open.writers.contains(&entity))
            return {};
        WriteOptions write;
        write.entity = entity.targetEntity;
        write.mode = entity.loadMode;
        write.takenBack = [&taken = m_takenBack[&entity]](std::uint64_t sequence, std::uint32_t row, RowError error) {
            error.row = row;
            taken.push_back({sequence, std::move(error)});
        };
        for (const PlannedField& field : entity.fields)
            write.fields.push_back(field.target.name);
        auto writer = open.target->openWriter(write, m_job);
        if (!writer.ok())
            return during(std::move(writer).error(), "opening " + entity.targetEntity.name);
        open.writers[&entity] = std::move(writer).value();
        return {};
    }

    Result<void> loadEntity(const PlannedEntity& entity) {
        const auto start = Steady::now();
        m_job.phase("loading " + entity.targetEntity.name);
        OpenTarget& open = m_targets[entity.target.connection];
        MW_TRY_DO(openWriter(entity));
        EntityWriter& writer = *open.writers[&entity];
        EntityResult& result = m_result.entities.emplace_back();
        result.entityMapping = entity.mapping->id;
        result.reference = entity.mapping->reference;
        result.sourceEntity = entity.sourceEntity;
        result.targetEntity = entity.targetEntity.name;

        if (m_options.engine == RunEngine::Sql) {
            MW_TRY(const bool done, loadEntityBySql(entity, open, result));
            if (done)
                return commitAndLimit(open);
        }
        std::uint64_t expected = 0;
        MW_TRY(auto deduplicator, prepareDeduplication(entity, open, expected));
        EntityLoader loader(entity, {&writer, open.target->handsOver(), deduplicator.get(), m_options.rejects});
        const std::uint64_t rejectedBefore = m_rejected;
        const Entity* documented = m_plan.document().sourceOf(*entity.mapping);
        Progress progress(m_job, documented ? documented->rowEstimate.value_or(0) : 0);
        const auto take = [&](ProcessedBatch& batch) -> Result<void> {
            const std::uint64_t sentBefore = writer.sent();
            MW_TRY_DO(loader.take(batch, m_job));
            open.sentSinceCommit += writer.sent() - sentBefore;
            m_job.addErrors(rejectedBefore + loader.ledger().rejected - m_rejected);
            m_rejected = rejectedBefore + loader.ledger().rejected;
            progress.advance(batch.source);
            return commitAndLimit(open);
        };
        const PipelineOptions pipeline{m_workers, true, false, &progress.totalBytes};
        auto outcome = runPipeline(m_plan.options().access, entity, pipeline, take, m_job);
        result.ledger = loader.ledger();
        result.written.sent = writer.sent();
        result.seconds = secondsSince(start);
        m_writeSeconds += loader.writeSeconds();
        if (!outcome.ok())
            return during(std::move(outcome).error(), "loading " + entity.label());
        m_readSeconds += outcome->readSeconds;
        m_rulesSeconds += outcome->rulesSeconds;
        progress.finish();
        m_result.inputs.push_back({entity.source.connection, entity.sourceEntity, entity.source.location.text,
                                   outcome->inputHash, outcome->bytes, outcome->records});
        if (entity.deduplication && entity.deduplication->order && expected != outcome->records)
            return at(makeError(Code::SourceChanged, std::to_string(expected), std::to_string(outcome->records)),
                      entity.source.location.text);
        return checkLedger(entity, result);
    }

    /// False where the rows have to go one by one after all.
    Result<bool> loadEntityBySql(const PlannedEntity& entity, OpenTarget& open, EntityResult& result) {
        const auto start = Steady::now();
        auto loaded =
            runEntityBySql(m_plan, entity, *open.target, m_options.rejects, m_workers, m_job);
        if (!loaded.ok())
            return during(std::move(loaded).error(), "loading " + entity.label());
        if (loaded->refused) {
            m_result.notes.push_back(entity.label() + " was loaded row by row: " + *loaded->refused);
            return false;
        }
        result.ledger = loaded->ledger;
        result.written.sent = loaded->sent;
        result.seconds = secondsSince(start);
        m_rulesSeconds += result.seconds;
        open.sentSinceCommit += loaded->sent;
        m_rejected += loaded->ledger.rejected;
        m_job.addErrors(loaded->ledger.rejected);
        m_job.addRows(loaded->ledger.read);
        m_job.advance(kUnitsPerEntity);
        m_result.inputs.push_back({entity.source.connection, entity.sourceEntity, entity.source.location.text, {}, 0,
                                   loaded->ledger.read});
        MW_TRY_DO(checkLedger(entity, result));
        return true;
    }

    /// For an order of survival all records are judged once before the first is written.
    Result<std::unique_ptr<Deduplicator>> prepareDeduplication(const PlannedEntity& entity, OpenTarget& open,
                                                               std::uint64_t& records) {
        if (!entity.deduplication)
            return std::unique_ptr<Deduplicator>();
        std::unique_ptr<Survivors> survivors;
        if (entity.deduplication->order) {
            m_job.phase("looking for duplicates in " + entity.sourceEntity);
            survivors = std::make_unique<Survivors>(entity.deduplication->descending);
            MW_TRY(records, findSurvivors(m_plan.options().access, entity, m_workers, *survivors, m_job));
            m_job.phase("loading " + entity.targetEntity.name);
        }
        SharedKeys& keys = open.keys[entity.targetEntity.name];
        if (!keys)
            keys = std::make_shared<check::KeySet>(kKeysBudget);
        return std::make_unique<Deduplicator>(keys, std::move(survivors));
    }

    Result<void> commitAndLimit(OpenTarget& open) {
        const bool commitDue = m_options.commitRows > 0 && open.sentSinceCommit >= m_options.commitRows;
        if (commitDue)
            MW_TRY_DO(commit(open));
        if (m_rejectLimit && m_rejected > *m_rejectLimit && (commitDue || m_options.commitRows == 0))
            return makeError(Code::RejectLimit, std::to_string(m_rejected), std::to_string(*m_rejectLimit));
        return {};
    }

    Result<void> commit(OpenTarget& open) {
        const auto start = Steady::now();
        MW_TRY_DO(open.target->commit(m_job));
        open.sentSinceCommit = 0;
        m_commitSeconds += secondsSince(start);
        return {};
    }

    /// Rows that the target took back at the commit, for references that found no match, become rejects after all.
    /// Their source is read once more: nobody kept it.
    Result<void> rejectTakenBack() {
        for (std::size_t i = 0; i < m_result.entities.size(); ++i) {
            const PlannedEntity& entity = m_plan.entities()[i];
            auto& taken = m_takenBack[&entity];
            if (taken.empty())
                continue;
            EntityResult& result = m_result.entities[i];
            (result.ledger.handedOver > 0 ? result.ledger.handedOver : result.ledger.loaded) -= taken.size();
            result.ledger.rejected += taken.size();
            result.written.sent -= taken.size();
            m_rejected += taken.size();
            m_job.addErrors(taken.size());
            if (m_options.rejects)
                MW_TRY_DO(recordTakenBack(entity, taken));
        }
        if (m_rejectLimit && m_rejected > *m_rejectLimit)
            return makeError(Code::RejectLimit, std::to_string(m_rejected), std::to_string(*m_rejectLimit));
        return {};
    }

    Result<void> recordTakenBack(const PlannedEntity& entity, std::vector<TakenBack>& taken) {
        m_job.phase("naming rows that were taken back from " + entity.targetEntity.name);
        std::sort(taken.begin(), taken.end(), [](const TakenBack& a, const TakenBack& b) {
            return std::pair(a.sequence, a.error.row) < std::pair(b.sequence, b.error.row);
        });
        const RejectMaker maker(entity);
        auto next = taken.begin();
        const auto take = [&](ProcessedBatch& batch) -> Result<void> {
            for (; next != taken.end() && next->sequence == batch.source.sequence; ++next)
                MW_TRY_DO(m_options.rejects->add(maker.ofRow(batch, next->error.row, {&next->error})));
            return {};
        };
        MW_TRY_DO(runPipeline(m_plan.options().access, entity, {m_workers}, take, m_job));
        if (next != taken.end())
            return at(makeError(Code::ReadFailed, "it gave other records the second time"),
                      entity.source.location.text);
        return {};
    }

    /// Asks the target how many rows it gained. Where several mappings fed one entity, what is missing is charged to
    /// the last of them: the target cannot say whose rows it lacks.
    Result<void> confirm(const std::string& connection, OpenTarget& open) {
        for (const auto& [name, before] : open.rowsBefore) {
            MW_TRY(const std::uint64_t after, open.target->countRows(name, m_job));
            std::uint64_t gained = after >= before ? after - before : 0;
            EntityResult* last = nullptr;
            for (std::size_t i = 0; i < m_result.entities.size(); ++i) {
                const PlannedEntity& entity = m_plan.entities()[i];
                if (entity.target.connection != connection || entity.targetEntity.name != name)
                    continue;
                last = &m_result.entities[i];
                last->written.confirmed = std::min(gained, last->written.sent);
                gained -= last->written.confirmed;
            }
            if (last)
                last->written.confirmed += gained;
        }
        return {};
    }

    static Result<void> checkLedger(const PlannedEntity& entity, const EntityResult& result) {
        const Ledger& ledger = result.ledger;
        if (!ledger.closes() || ledger.loaded + ledger.handedOver != result.written.sent)
            return at(makeError(Code::LedgerOpen, std::to_string(ledger.read), std::to_string(ledger.accounted())),
                      entity.label());
        return {};
    }

    Result<void> checkClosed() const {
        for (std::size_t i = 0; i < m_result.entities.size(); ++i) {
            const EntityResult& result = m_result.entities[i];
            if (!result.written.closes())
                return at(makeError(Code::NotConfirmed, std::to_string(result.written.sent),
                                    std::to_string(result.written.confirmed)),
                          m_plan.entities()[i].label());
        }
        return {};
    }

    void finishResult(Steady::time_point start) {
        const std::vector<Input>& lookups = m_plan.lookupInputs();
        m_result.inputs.insert(m_result.inputs.end(), lookups.begin(), lookups.end());
        m_result.ledger = {};
        m_result.written = {};
        for (const EntityResult& entity : m_result.entities) {
            m_result.ledger += entity.ledger;
            m_result.written.sent += entity.written.sent;
            m_result.written.confirmed += entity.written.confirmed;
        }
        m_result.stages = {
            {"read", m_readSeconds}, {"rules", m_rulesSeconds}, {"write", m_writeSeconds}, {"commit", m_commitSeconds}};
        m_result.seconds = secondsSince(start);
    }

    const Plan& m_plan;
    const RunOptions& m_options;
    JobContext& m_job;
    const unsigned m_workers;
    std::optional<std::uint64_t> m_rejectLimit;
    std::map<const PlannedEntity*, std::vector<TakenBack>> m_takenBack; ///< outlives the targets that fill it
    std::map<std::string, OpenTarget> m_targets;                        ///< by connection name
    RunResult m_result;
    std::uint64_t m_rejected = 0;
    double m_readSeconds = 0, m_rulesSeconds = 0, m_writeSeconds = 0, m_commitSeconds = 0;
};

} // namespace

bool RunResult::closes() const {
    return std::all_of(entities.begin(), entities.end(),
                       [](const EntityResult& entity) { return entity.ledger.closes() && entity.written.closes(); });
}

Result<RunResult> runPlan(const Plan& plan, const RunOptions& options, JobContext& job) {
    return Run(plan, options, job).run();
}

} // namespace mw::engine
