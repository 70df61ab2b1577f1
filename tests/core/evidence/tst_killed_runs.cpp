// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/run.h"
#include "core/evidence/evidence_store.h"
#include "core/evidence/run_evidence.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/kill_switch.h"
#include "tests/core/evidence/run_sql.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <atomic>
#include <csignal>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace mw;
using test::SmallMigration;

namespace {

constexpr int kRows = 12'000;

void fill(SmallMigration& migration) {
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
    int seen = 0; ///< how often the moment has come; touched by one thread only

    void pass(Moment now) {
        if (now == moment && ++seen == time)
            test::killThisProcess();
    }
    /// Runs a call that is to be killed in the middle.
    template <class Call>
    auto within(Moment now, const Call& made) {
        const bool armed = now == moment && ++seen == time;
        if (armed)
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

private:
    engine::RunRecorder& m_inner;
    Kill& m_kill;
};

std::unique_ptr<evidence::EvidenceStore> openForWriting(const std::string& path) {
    evidence::StoreOptions options;
    options.write = true;
    auto store = evidence::EvidenceStore::open(path, options);
    return store.ok() ? std::move(store).value() : nullptr;
}

/// Loads with a commit after every batch or so, everything written down; the exit code of the process that does it.
int loadAndBeKilled(SmallMigration& migration, const std::string& storePath, Kill kill) {
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
    if (!store || !plan)
        return 3;
    const auto evidence = store->recordRun();
    KillingRecorder recorder(*evidence, kill);
    engine::RunOptions run;
    run.workers = 2;
    run.commitRows = 1500;
    run.rejects = evidence.get();
    run.recorder = &recorder;
    JobContext job;
    return engine::runPlan(*plan, run, job).ok() ? 0 : 4;
}

/// The rows that a whole run loads: one in ten is rejected.
std::string loadedRow(std::size_t index) {
    return std::to_string(index + index / 9 + 1) + "|name";
}

constexpr std::size_t kGoodRows = kRows - kRows / 10;
constexpr std::size_t kOldRows = 3;
constexpr std::size_t kKillsOfAKind = 12;

} // namespace

class TestKilledRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFinishedRunIsWrittenDownWhole() {
        SmallMigration migration;
        fill(migration);
        const std::string path = migration.folder.file("evidence");
        evidence::StoreOptions options;
        options.write = true;
        const auto store = evidence::EvidenceStore::open(path, options);
        VERIFY_OK(store);
        const auto recorder = (*store)->recordRun();
        engine::RunOptions run;
        run.rejects = recorder.get();
        run.recorder = recorder.get();
        JobContext job;
        const auto result = engine::runPlan(*migration.plan(), run, job);
        VERIFY_OK(result);
        const auto record = (*store)->run(recorder->runId());
        VERIFY_OK(record);
        QCOMPARE(record->state, evidence::RunRecord::State::Done);
        QCOMPARE(record->rejects, result->ledger.rejected);
        QCOMPARE(record->result.ledger.read, std::uint64_t(kRows));
        QCOMPARE(record->result.inputs[0].sha256.size(), std::size_t(64));
        QCOMPARE(record->start.documentHash, result->documentHash);
        QVERIFY((*store)->verifyAudit()->valid);
        const auto groups = (*store)->rejectGroups(recorder->runId());
        QCOMPARE(groups->size(), std::size_t(1));
        QCOMPARE(groups->front().rows, std::uint64_t(kRows / 10));
    }

    void killedAtEveryKindOfMoment_data() {
        QTest::addColumn<int>("moment");
        QTest::addColumn<int>("times"); ///< how often the moment comes in a run, about
        QTest::addColumn<int>("calls"); ///< changes of files in the call that is killed, about
        QTest::newRow("while reading") << int(Moment::Reading) << 6 << 1;
        QTest::newRow("inside a transaction") << int(Moment::InTransaction) << 6 << 1;
        QTest::newRow("inside a commit") << int(Moment::InCommit) << 6 << 18;
        QTest::newRow("in close") << int(Moment::InClose) << 3 << 1;
        QTest::newRow("after the last commit, before the evidence") << int(Moment::BeforeEvidence) << 1 << 20;
    }

    /// kill -9 at each kind of moment, into a new file and into one that holds rows: the target holds the rows of the
    /// commits that came back, none twice, and nothing else; only a kill inside a commit may leave that commit done or
    /// not. The evidence store is readable, its chain holds, it knows of the run; the next run goes through and
    /// nothing of the killed one lies about.
    void killedAtEveryKindOfMoment() {
        QFETCH(int, moment);
        QFETCH(int, times);
        QFETCH(int, calls);
        test::Random random("killedAtEveryKindOfMoment");
        void* const shared = ::mmap(nullptr, sizeof(Marks), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        QVERIFY(shared != MAP_FAILED);
        std::size_t kills = 0, rounds = 0, undecided = 0;
        while (kills < kKillsOfAKind && ++rounds < 10 * kKillsOfAKind) {
            SmallMigration migration;
            fill(migration);
            const bool hadRows = rounds % 2 == 0;
            if (hadRows)
                QVERIFY(test::runSql(migration.targetPath(),
                                     "CREATE TABLE people(pid INTEGER PRIMARY KEY NOT NULL, full_name TEXT);"
                                     "INSERT INTO people VALUES(-3, 'old'), (-2, 'old'), (-1, 'old')"));
            Marks& marks = *new (shared) Marks;
            const std::string storePath = migration.folder.file("evidence");
            const Kill kill{Moment(moment), 1 + int(random.below(std::uint64_t(times))),
                            1 + int(random.below(std::uint64_t(calls))), marks};
            const pid_t child = ::fork();
            QVERIFY(child >= 0);
            if (child == 0)
                ::_exit(loadAndBeKilled(migration, storePath, kill));
            int status = 0;
            ::waitpid(child, &status, 0);
            if (WIFEXITED(status)) { // the moment did not come that often
                QCOMPARE(WEXITSTATUS(status), 0);
                continue;
            }
            QCOMPARE(WTERMSIG(status), SIGKILL);
            ++kills;

            std::size_t rows = 0;
            checkTarget(migration, hadRows, Moment(moment) == Moment::InCommit, marks, rows);
            if (QTest::currentTestFailed())
                return;
            undecided += rows != marks.committed ? 1 : 0;
            if (Moment(moment) == Moment::InClose || Moment(moment) == Moment::BeforeEvidence)
                QCOMPARE(rows, kGoodRows);
            checkEvidence(storePath, marks, Moment(moment) == Moment::BeforeEvidence);
            if (QTest::currentTestFailed())
                return;
            if (kills % 4 == 0)
                checkNextRun(migration, storePath);
            if (QTest::currentTestFailed())
                return;
        }
        std::printf("killed %s: %zu times in %zu runs; inside a commit that was done all the same: %zu\n",
                    QTest::currentDataTag(), kills, rounds, undecided);
        ::munmap(shared, sizeof(Marks));
        QVERIFY(kills >= 10);
    }

private:
    static void checkTarget(const SmallMigration& migration, bool hadRows, bool inCommit, const Marks& marks,
                            std::size_t& rows) {
        const std::size_t old = hadRows ? kOldRows : 0;
        if (!QFile::exists(QString::fromStdString(migration.targetPath()))) {
            QVERIFY(!hadRows);
            QCOMPARE(marks.committed.load(), std::uint64_t(0));
            return;
        }
        QVERIFY(test::runSql(migration.targetPath(), "PRAGMA integrity_check"));
        const auto lines = test::readBack(migration.targetPath(), "people");
        QVERIFY(lines.size() >= old);
        rows = lines.size() - old;
        QVERIFY2(rows == marks.committed || (inCommit && rows == marks.sent), std::to_string(rows).c_str());
        for (std::size_t i = 0; i < lines.size(); ++i)
            QCOMPARE(lines[i], i < old ? std::to_string(int(i) - int(old)) + "|old" : loadedRow(i - old));
    }

    static void checkEvidence(const std::string& path, const Marks& marks, bool mayBeWritten) {
        const auto store = evidence::EvidenceStore::open(path);
        VERIFY_OK(store);
        const auto audit = (*store)->verifyAudit();
        VERIFY_OK(audit);
        QVERIFY(audit->valid);
        const auto runs = (*store)->runs();
        VERIFY_OK(runs);
        QCOMPARE(runs->size(), std::size_t(marks.begun ? 1 : 0));
        for (const evidence::RunRecord& record : *runs) {
            VERIFY_OK((*store)->rejects(record.id, {}, 0, 10));
            QVERIFY(record.state == evidence::RunRecord::State::Running ||
                    (mayBeWritten && record.state == evidence::RunRecord::State::Done));
        }
    }

    static void checkNextRun(SmallMigration& migration, const std::string& storePath) {
        QFile::remove(QString::fromStdString(migration.targetPath()));
        const auto store = openForWriting(storePath);
        QVERIFY(store);
        const auto recorder = store->recordRun();
        engine::RunOptions again;
        again.rejects = recorder.get();
        again.recorder = recorder.get();
        JobContext job;
        VERIFY_OK(engine::runPlan(*migration.plan(), again, job));
        QCOMPARE(test::readBack(migration.targetPath(), "people").size(), kGoodRows);
        const auto runs = store->runs();
        VERIFY_OK(runs);
        for (const evidence::RunRecord& record : *runs)
            QVERIFY(record.state != evidence::RunRecord::State::Running);
        const QStringList left = QFileInfo(QString::fromStdString(migration.targetPath()))
                                     .dir()
                                     .entryList({QStringLiteral("*new.sqlite*")}, QDir::Files | QDir::Hidden);
        QCOMPARE(left, QStringList{QStringLiteral("new.sqlite")});
    }
};

MW_TEST(TestKilledRuns)
#include "tst_killed_runs.moc"
