// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/evidence/killed_load.h"
#include "tests/core/evidence/run_sql.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <csignal>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace mw;
using namespace mw::test;

namespace {

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
        QCOMPARE(record->result.inputs[0].hash.size(), std::size_t(64));
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
            checkEvidence(storePath, marks, Moment(moment) == Moment::BeforeEvidence || Moment(moment) == Moment::InClose);
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
