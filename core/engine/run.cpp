// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/run.h"

#include "core/document/content_hash.h"
#include "core/engine/load_attempt.h"
#include "core/engine/replay.h"
#include "core/mapping/checks_in_effect.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <set>
#include <stop_token>

namespace mw::engine {

namespace {

using Steady = std::chrono::steady_clock;

/// Troubles that pass by themselves: worth another attempt.
bool isTransient(Code code) {
    return code == Code::Locked || code == Code::Conflict || code == Code::ConnectionLost;
}

/// Waits, unless somebody asks to stop.
Result<void> pause(std::chrono::milliseconds time, JobContext& job) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, job.stopToken(), time, [] { return false; });
    return job.checkpoint();
}

/// One run: finds out where to begin, lets attempts load, and sees that all of it is written down.
class Run {
public:
    Run(const Plan& plan, const RunOptions& options, JobContext& job)
        : m_plan(&plan), m_options(options), m_job(job),
          m_workers(options.workers > 0 ? options.workers : defaultWorkers()), m_rejectLimit(options.rejectLimit),
          m_crosswalks(plan.document()) {
        if (!m_rejectLimit && options.mode == RunMode::Full)
            m_rejectLimit = plan.document().rejectLimit;
    }

    Result<RunResult> run() {
        const auto start = Steady::now();
        m_result.documentHash = document::contentHash(m_plan->document());
        m_result.dryRun = m_options.dryRun;
        MW_TRY_DO(bindNewKeys());
        m_targets = std::make_unique<OpenTargets>(*m_plan, m_options, m_job);
        MW_TRY_DO(m_targets->open());
        MW_TRY_DO(begin());
        if (m_result.wasFinished)
            return std::move(m_result);
        MW_TRY_DO(m_crosswalks.open(m_options.recorder ? m_options.recorder->crosswalkPath() : std::string(), m_result.run,
                                    m_options.dryRun));
        m_result.nowMicros = m_plan->nowMicros();
        m_result.notes = m_plan->notes();
        Result<void> outcome = loadPatiently();
        if (std::string warning = mapping::checksWarning(m_plan->document()); !warning.empty())
            m_result.notes.push_back(std::move(warning));
        finishResult(start);
        if (m_options.recorder) {
            const auto failure = outcome.ok() ? std::nullopt : std::optional<Error>(outcome.error());
            Result<void> recorded = m_options.recorder->finish(m_result, failure);
            if (outcome.ok())
                outcome = std::move(recorded);
        }
        // From here on nobody needs to know how far it was.
        if (outcome.ok() && !m_options.dryRun)
            outcome = m_targets->dropNotes();
        m_targets.reset(); // what is not committed is taken back here
        if (m_options.partial)
            *m_options.partial = m_result;
        if (!outcome.ok())
            return std::move(outcome).error();
        return std::move(m_result);
    }

private:
    /// Rules that ask for new keys are bound to those of this run.
    Result<void> bindNewKeys() {
        if (!m_plan->usesNewKeys())
            return {};
        PlanOptions options = m_plan->options();
        options.crosswalks = m_crosswalks.sources();
        MW_TRY(PlanResult planned, makePlan(m_plan->sharedDocument(), options, m_job));
        if (!planned.plan)
            return makeError(Code::Internal, "the plan cannot be made again");
        m_ownPlan = std::move(planned.plan);
        m_plan = m_ownPlan.get();
        return {};
    }

    RunStart describe() const {
        RunStart start;
        start.documentHash = m_result.documentHash;
        start.documentTitle = m_plan->document().title;
        start.engineVersion = MW_VERSION;
        start.mode = m_options.mode == RunMode::Test ? "test" : "full";
        start.nowMicros = m_plan->nowMicros();
        start.startedMicros = Clock::system().nowMicros();
        start.workers = m_workers;
        start.rejectLimit = m_rejectLimit;
        start.dryRun = m_options.dryRun;
        if (m_options.replay)
            start.replays = m_options.replay->run;
        start.commitRows = m_options.commitRows;
        start.engine = m_options.engine == RunEngine::Sql ? "sql" : "native";
        start.retries = m_options.retries;
        start.keepsAllKeys = m_options.keepAllKeys;
        start.onlyInserts = m_options.writing.onlyInserts;
        start.verifies = m_options.writing.verify;
        std::set<std::pair<std::string, bool>> named;
        const auto name = [&](const Place& place, bool isTarget) {
            if (named.emplace(place.connection, isTarget).second)
                start.locations.push_back({place.connection, place.connector, place.location.text, isTarget, place.options});
        };
        for (const PlannedEntity& entity : m_plan->entities()) {
            start.entities.push_back(entity.label());
            name(entity.source, false);
            name(entity.target, true);
        }
        return start;
    }

    /// The furthest note in the targets; null where no run was left unfinished.
    const Checkpoint* unfinished() const {
        const Checkpoint* found = nullptr;
        for (const auto& [connection, open] : m_targets->all())
            if (open.from && (!found || found->run < open.from->run))
                found = &*open.from;
        return found;
    }

    /// Decides whether this is a new run or goes on with one.
    Result<void> begin() {
        const Checkpoint* note = unfinished();
        if (m_options.resume && m_options.recorder) {
            std::optional<std::int64_t> finished;
            if (note) {
                // It may have been stopped when all that was left to do was to take the note away.
                MW_TRY(const auto outcome, m_options.recorder->outcome(note->run));
                if (outcome) {
                    finished = note->run;
                    MW_TRY_DO(forgetNotes());
                    note = nullptr;
                }
            } else {
                MW_TRY(finished, m_options.recorder->finishedRun(describe()));
            }
            if (finished)
                MW_TRY_DO(answerAs(*finished));
            if (m_result.wasFinished)
                return {};
        }
        if (note && m_options.resume)
            return goOn(*note);
        if (note) {
            const bool isLoaded = std::all_of(m_targets->all().begin(), m_targets->all().end(), [](const auto& target) {
                return !target.second.from || target.second.from->isLoaded;
            });
            // All its rows are there; it was stopped while it was written down.
            if (!isLoaded || m_options.dryRun)
                return at(makeError(Code::UnfinishedRun, std::to_string(note->run)), placeOfNote());
            MW_TRY_DO(forgetNotes());
        }
        if (m_options.recorder) {
            MW_TRY_DO(m_options.recorder->begin(describe()));
            m_result.run = m_options.recorder->runId();
        }
        return {};
    }

    std::string placeOfNote() const {
        for (const PlannedEntity& entity : m_plan->entities())
            if (m_targets->of(entity).from)
                return entity.target.location.text;
        return {};
    }

    Result<void> forgetNotes() {
        MW_TRY_DO(m_targets->dropNotes());
        for (auto& [connection, open] : m_targets->all())
            open.from.reset();
        return {};
    }

    /// Takes over what a finished run came to, unless its rows are no longer there.
    Result<void> answerAs(std::int64_t run) {
        MW_TRY(std::optional<RunResult> result, m_options.recorder->outcome(run));
        if (!result)
            return {};
        for (const PlannedEntity& entity : m_plan->entities()) {
            std::uint64_t confirmed = 0;
            for (const EntityResult& one : result->entities)
                if (one.targetEntity == entity.targetEntity.name && entity.loadMode != LoadMode::Upsert)
                    confirmed += one.written.confirmed;
            MW_TRY(const std::uint64_t rows, m_targets->of(entity).target->countRows(entity.targetEntity.name, m_job));
            if (rows < confirmed)
                return {};
        }
        m_result = std::move(*result);
        m_result.run = run;
        m_result.wasFinished = true;
        return {};
    }

    Result<void> goOn(const Checkpoint& note) {
        const auto other = [&](const std::string& what) {
            return at(makeError(Code::OtherRun, std::to_string(note.run), what), placeOfNote());
        };
        const Checkpoint mine = describeSources();
        if (note.documentHash != m_result.documentHash)
            return other("the document was changed since, or is another one");
        if (note.sources != mine.sources)
            return other("it reads from " + (note.sources.empty() ? "elsewhere" : note.sources.front().second));
        if (note.mappings != mine.mappings)
            return other("it loads other entities");
        if (m_options.dryRun)
            return makeError(Code::Usage, "a dry run has nothing to go on with");
        for (const auto& [connection, open] : m_targets->all())
            if (open.from && open.from->run != note.run)
                return other("the targets hold parts of several runs");
        m_result.run = note.run;
        m_result.resumes = unsigned(note.resumes) + 1;
        m_result.retries = unsigned(note.retries);
        // now() stays what it was when the run began.
        if (note.nowMicros != m_plan->nowMicros()) {
            PlanOptions again = m_plan->options();
            again.nowMicros = note.nowMicros;
            MW_TRY(PlanResult planned, makePlan(m_plan->sharedDocument(), again, m_job));
            if (!planned.plan)
                return other("its plan cannot be made again");
            m_ownPlan = std::move(planned.plan);
            return reopen();
        }
        return resumeRecord();
    }

    Checkpoint describeSources() const {
        Checkpoint point;
        for (const PlannedEntity& entity : m_plan->entities()) {
            point.mappings.push_back(entity.mapping->id.text());
            const std::pair source(entity.source.connection, entity.source.location.text);
            if (std::find(point.sources.begin(), point.sources.end(), source) == point.sources.end())
                point.sources.push_back(source);
        }
        return point;
    }

    /// Opens the targets anew, to go on from what they say.
    Result<void> reopen() {
        m_targets.reset();
        m_plan = m_ownPlan ? m_ownPlan.get() : m_plan;
        m_targets = std::make_unique<OpenTargets>(*m_plan, m_options, m_job);
        MW_TRY_DO(m_targets->open());
        return resumeRecord();
    }

    /// The record keeps what the notes speak of, and nothing that came after.
    Result<void> resumeRecord() {
        if (!m_options.recorder)
            return {};
        std::map<Id, std::uint64_t> rejects;
        for (const PlannedEntity& entity : m_plan->entities()) {
            const auto& from = m_targets->of(entity).from;
            const EntityProgress* progress = from ? from->progressOf(entity.mapping->id) : nullptr;
            rejects[entity.mapping->id] = progress ? progress->rejects : 0;
        }
        return m_options.recorder->resume(m_result.run, rejects);
    }

    Result<void> loadPatiently() {
        for (unsigned attempts = 0;; ++attempts) {
            LoadAttempt attempt(
                *m_plan, m_options,
                {m_result.run, m_result.documentHash, m_workers, m_rejectLimit, m_result.resumes, m_result.retries,
                 &m_crosswalks},
                *m_targets, m_job);
            Result<void> outcome = attempt.run();
            attempt.addTo(m_result);
            if (outcome.ok() || !isTransient(outcome.error().code) || attempts >= m_options.retries)
                return outcome;
            ++m_result.retries;
            m_job.phase("waiting: " + outcome.error().message());
            MW_TRY_DO(pause(std::chrono::milliseconds(std::uint64_t(m_options.firstPauseMs) << attempts), m_job));
            // The place may still be locked when it is opened: that is no other trouble.
            if (Result<void> opened = reopen(); !opened.ok())
                return isTransient(opened.error().code) ? outcome : opened;
        }
    }

    void finishResult(Steady::time_point start) {
        const std::vector<Input>& lookups = m_plan->lookupInputs();
        m_result.inputs.insert(m_result.inputs.end(), lookups.begin(), lookups.end());
        m_result.ledger = {};
        m_result.written = {};
        for (const EntityResult& entity : m_result.entities) {
            m_result.ledger += entity.ledger;
            m_result.written.sent += entity.written.sent;
            m_result.written.confirmed += entity.written.confirmed;
        }
        m_result.seconds = std::chrono::duration<double>(Steady::now() - start).count();
    }

    const Plan* m_plan;
    PlanPtr m_ownPlan; ///< of a run that asks for new keys, or goes on with another now()
    const RunOptions& m_options;
    JobContext& m_job;
    const unsigned m_workers;
    std::optional<std::uint64_t> m_rejectLimit;
    RunCrosswalks m_crosswalks;
    std::unique_ptr<OpenTargets> m_targets;
    RunResult m_result;
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
