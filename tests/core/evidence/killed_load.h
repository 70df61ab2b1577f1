// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/run.h"
#include "core/evidence/evidence_store.h"
#include "core/evidence/run_evidence.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/kill_switch.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

/// A load that kills its own process at a chosen moment.
namespace mw::test {

constexpr int kRows = 12'000;

inline void fill(SmallMigration& migration) {
    std::string csv = "id,name\n";
    for (int i = 1; i <= kRows; ++i)
        csv += (i % 10 == 0 ? "bad" : std::to_string(i)) + ",name\n";
    migration.addSource("contacts", {"id", "name"}, csv);
    migration.addTarget("people", {"pid integer!", "full_name text"}, {"pid"});
    migration.map("contacts", "people", {{"pid", "to_integer(id)"}, {"full_name", "name"}});
}

/// What a run is doing when it is killed.
enum class Moment { Reading, InTransaction, InCommit, InClose, BeforeEvidence };

/// What the child tells its parent, in memory that both share.
struct Marks {
    std::atomic<std::uint64_t> sent{0};      ///< rows the target has taken
    std::atomic<std::uint64_t> committed{0}; ///< of these, the rows of commits that came back
    std::atomic<bool> begun{false};          ///< the run stands in the evidence store
};

/// When exactly: the n-th time that the moment comes, and for moments inside a call the n-th change of a file in it.
struct Kill {
    Moment moment;
    int time, call;
    Marks& marks;
    int micros = 0; ///< inside a call: not at a change of a file but after this time, where it is another process's files
    std::uint64_t commitRows = 1500;
    int seen = 0;   ///< how often the moment has come; touched by one thread only

    void pass(Moment now) {
        if (now == moment && ++seen == time)
            test::killThisProcess();
    }
    /// Runs a call that is to be killed in the middle.
    template <class Call>
    auto within(Moment now, const Call& made) {
        const bool armed = now == moment && ++seen == time;
        if (armed && micros > 0)
            std::thread([time = micros] {
                std::this_thread::sleep_for(std::chrono::microseconds(time));
                test::killThisProcess();
            }).detach();
        else if (armed)
            test::killAtCall(call);
        auto result = made();
        test::liveOn();
        return result;
    }
};

class KillingReader final : public Reader {
public:
    KillingReader(std::unique_ptr<Connection> connection, std::unique_ptr<Reader> inner, Kill& kill)
        : m_connection(std::move(connection)), m_inner(std::move(inner)), m_kill(kill) {}
    const std::vector<Field>& fields() const override { return m_inner->fields(); }
    Result<bool> next(Batch& batch, JobContext& job) override {
        m_kill.pass(Moment::Reading);
        return m_inner->next(batch, job);
    }
    std::string inputHash() const override { return m_inner->inputHash(); }

private:
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Reader> m_inner;
    Kill& m_kill;
};

class KillingConnection final : public Connection {
public:
    KillingConnection(engine::Place place, Kill& kill) : m_place(std::move(place)), m_kill(kill) {}
    Result<Schema> schema(JobContext& job) override {
        MW_TRY(const auto inner, engine::Access::standard().openSource(m_place));
        return inner->schema(job);
    }
    Result<std::unique_ptr<Reader>> read(const std::string& entity, const ReadOptions& options,
                                         JobContext& job) override {
        MW_TRY(auto inner, engine::Access::standard().openSource(m_place));
        MW_TRY(auto reader, inner->read(entity, options, job));
        return std::unique_ptr<Reader>(new KillingReader(std::move(inner), std::move(reader), m_kill));
    }

private:
    const engine::Place m_place;
    Kill& m_kill;
};

class KillingTarget final : public Target {
public:
    KillingTarget(std::unique_ptr<Target> inner, Kill& kill) : m_inner(std::move(inner)), m_kill(kill) {}
    ~KillingTarget() override {
        m_kill.pass(Moment::InClose);
        m_inner.reset();
        m_kill.pass(Moment::InClose);
    }
    Result<Schema> schema(JobContext& job) override { return m_inner->schema(job); }
    Result<std::unique_ptr<EntityWriter>> openWriter(const WriteOptions& options, JobContext& job) override {
        MW_TRY(auto writer, m_inner->openWriter(options, job));
        return std::unique_ptr<EntityWriter>(new Writer(std::move(writer), m_kill));
    }
    Result<void> commit(JobContext& job) override {
        const Result<void> done = m_kill.within(Moment::InCommit, [&] { return m_inner->commit(job); });
        if (done.ok())
            m_kill.marks.committed = m_kill.marks.sent.load();
        return done;
    }
    bool appearsWhole() const override { return m_inner->appearsWhole(); }
    bool handsOver() const override { return m_inner->handsOver(); }
    bool tellsKeys() const override { return m_inner->tellsKeys(); }
    std::string remark() const override { return m_inner->remark(); }
    Result<std::optional<std::string>> note(JobContext& job) override { return m_inner->note(job); }
    bool keepNote(MakeNote make) override { return m_inner->keepNote(std::move(make)); }
    Result<void> dropNote(JobContext& job) override {
        return m_kill.within(Moment::InClose, [&] { return m_inner->dropNote(job); });
    }
    bool recordChanges(ChangeSink& sink) override { return m_inner->recordChanges(sink); }
    Result<std::uint64_t> countRows(const std::string& entity, JobContext& job) override {
        // The first count is made before a row is written.
        if (m_kill.marks.sent > 0)
            m_kill.pass(Moment::InClose);
        return m_inner->countRows(entity, job);
    }

private:
    class Writer final : public EntityWriter {
    public:
        Writer(std::unique_ptr<EntityWriter> inner, Kill& kill) : m_inner(std::move(inner)), m_kill(kill) {}
        Result<void> write(const Batch& batch, std::span<const std::uint32_t> rows, const RefusedRow& refused,
                           JobContext& job) override {
            const Result<void> done = m_inner->write(batch, rows, refused, job);
            m_kill.marks.sent = m_inner->sent();
            m_kill.pass(Moment::InTransaction);
            return done;
        }
        std::uint64_t sent() const override { return m_inner->sent(); }

    private:
        std::unique_ptr<EntityWriter> m_inner;
        Kill& m_kill;
    };

    std::unique_ptr<Target> m_inner;
    Kill& m_kill;
};

/// Is killed before or while the end of the run is written down.
class KillingRecorder final : public engine::RunRecorder {
public:
    KillingRecorder(engine::RunRecorder& inner, Kill& kill) : m_inner(inner), m_kill(kill) {}
    Result<void> begin(const engine::RunStart& start) override {
        const Result<void> done = m_inner.begin(start);
        m_kill.marks.begun = done.ok();
        return done;
    }
    Result<void> finish(const engine::RunResult& result, const std::optional<Error>& failure) override {
        return m_kill.within(Moment::BeforeEvidence, [&] { return m_inner.finish(result, failure); });
    }

    Result<void> resume(std::int64_t run, const std::map<Id, std::uint64_t>& rejects) override {
        return m_inner.resume(run, rejects);
    }
    std::int64_t runId() const override { return m_inner.runId(); }
    std::string changesPath(const std::string& connection) const override { return m_inner.changesPath(connection); }
    Result<std::optional<engine::RunResult>> outcome(std::int64_t run) override { return m_inner.outcome(run); }
    Result<std::optional<std::int64_t>> finishedRun(const engine::RunStart& start) override {
        return m_inner.finishedRun(start);
    }

private:
    engine::RunRecorder& m_inner;
    Kill& m_kill;
};

inline std::unique_ptr<evidence::EvidenceStore> openForWriting(const std::string& path) {
    evidence::StoreOptions options;
    options.write = true;
    auto store = evidence::EvidenceStore::open(path, options);
    if (!store.ok())
        std::printf("%s\n", store.error().line().c_str());
    return store.ok() ? std::move(store).value() : nullptr;
}

/// Loads with a commit after every batch or so, everything written down; the exit code of the process that does it.
inline int loadAndBeKilled(SmallMigration& migration, const std::string& storePath, Kill kill, bool resume = false) {
    engine::PlanOptions planOptions = migration.planOptions();
    planOptions.access.openSource = [&](const engine::Place& place) -> Result<std::unique_ptr<Connection>> {
        return std::unique_ptr<Connection>(new KillingConnection(place, kill));
    };
    planOptions.access.openTarget = [&](const engine::Place& place,
                                        const Schema& planned) -> Result<std::unique_ptr<Target>> {
        MW_TRY(auto inner, engine::Access::standard().openTarget(place, planned));
        return std::unique_ptr<Target>(new KillingTarget(std::move(inner), kill));
    };
    const auto store = openForWriting(storePath);
    const auto plan = migration.plan(planOptions);
    if (!store || !plan) {
        std::printf("no store or no plan: %s\n", migration.failure.c_str());
        std::fflush(stdout);
        return 3;
    }
    const auto evidence = store->recordRun();
    KillingRecorder recorder(*evidence, kill);
    engine::RunOptions run;
    run.workers = 2;
    run.commitRows = kill.commitRows;
    run.resume = resume;
    run.rejects = evidence.get();
    run.recorder = &recorder;
    JobContext job;
    const auto result = engine::runPlan(*plan, run, job);
    if (result.ok())
        return 0;
    std::printf("%s\n", result.error().line().c_str());
    std::fflush(stdout);
    return 4;
}

/// Where a kill fell.
enum Fall { BeforeFirstCommit, BetweenCommits, InsideCommit, InTheClose, kFalls };
constexpr const char* kFallNames[] = {"before the first commit", "between commits", "inside a commit", "in close"};

inline Fall fallOf(Moment moment, const Marks& marks) {
    if (moment == Moment::InCommit)
        return InsideCommit;
    if (moment == Moment::InClose || moment == Moment::BeforeEvidence)
        return InTheClose;
    return marks.committed == 0 ? BeforeFirstCommit : BetweenCommits;
}

/// Loads in a process of its own; how it ended.
inline int inAnotherProcess(SmallMigration& migration, const std::string& store, const Kill& kill, bool resume) {
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(loadAndBeKilled(migration, store, kill, resume));
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

/// The rows that a whole run loads: one in ten is rejected.
inline std::string loadedRow(std::size_t index) {
    return std::to_string(index + index / 9 + 1) + "|name";
}

constexpr std::size_t kGoodRows = kRows - kRows / 10;
constexpr std::size_t kOldRows = 3;

} // namespace mw::test
