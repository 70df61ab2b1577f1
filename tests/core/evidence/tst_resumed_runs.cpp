// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/run_rollback.h"
#include "tests/core/evidence/killed_load.h"
#include "tests/core/evidence/run_sql.h"
#include "tests/support/power_cut.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <algorithm>
#include <csignal>
#include <set>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace mw;
using namespace mw::test;

/// A run that was killed goes on: no row twice, no row lost, nothing of the kill left, and it can be taken back.
class TestResumedRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedAtRandomMoments() {
        Random random("killedAtRandomMoments");
        void* const shared = ::mmap(nullptr, sizeof(Marks), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        QVERIFY(shared != MAP_FAILED);
        std::size_t falls[kFalls] = {}, again = 0, rounds = 0;
        const auto total = [&] { return falls[0] + falls[1] + falls[2] + falls[3]; };
        while ((total() < 100 || *std::min_element(falls, falls + kFalls) < 10) && ++rounds < 600) {
            SmallMigration migration;
            fill(migration);
            const bool hadRows = random.oneIn(2);
            if (hadRows)
                QVERIFY(runSql(migration.targetPath(),
                               "CREATE TABLE people(pid INTEGER PRIMARY KEY NOT NULL, full_name TEXT);"
                               "INSERT INTO people VALUES(-3, 'old'), (-2, 'old'), (-1, 'old')"));
            const std::string store = migration.folder.file("evidence");
            // Some runs are killed a second time, when they go on.
            bool isKilled = false;
            for (int attempt = 0; attempt < 2; ++attempt) {
                Marks& marks = *new (shared) Marks;
                const auto moment = Moment(random.below(5));
                const int calls = moment == Moment::InCommit ? 25 : 20;
                const Kill kill{moment, 1 + int(random.below(moment == Moment::BeforeEvidence ? 1 : 6)),
                                1 + int(random.below(std::uint64_t(calls))), marks};
                const int status = inAnotherProcess(migration, store, kill, attempt > 0);
                if (WIFEXITED(status)) { // the moment did not come that often
                    QCOMPARE(WEXITSTATUS(status), 0);
                    break;
                }
                QCOMPARE(WTERMSIG(status), SIGKILL);
                ++(attempt == 0 ? falls[fallOf(moment, marks)] : again);
                isKilled = true;
                if (random.oneIn(2))
                    break;
            }
            if (!isKilled)
                continue;
            Marks& marks = *new (shared) Marks;
            const int status = inAnotherProcess(migration, store, {Moment::Reading, 0, 0, marks}, true);
            QVERIFY(WIFEXITED(status));
            QCOMPARE(WEXITSTATUS(status), 0);
            checkRows(migration, hadRows);
            if (QTest::currentTestFailed())
                return;
            checkEvidence(migration, store, hadRows);
            if (QTest::currentTestFailed())
                return;
        }
        for (int fall = 0; fall < kFalls; ++fall)
            std::printf("killed %s: %zu\n", kFallNames[fall], falls[fall]);
        std::printf("killed again when it went on: %zu; %zu runs\n", again, rounds);
        ::munmap(shared, sizeof(Marks));
        QVERIFY(total() >= 100);
        QVERIFY(*std::min_element(falls, falls + kFalls) >= 10);
    }

    /// Power cuts at random moments, while it loads and while it goes on: what a disk then holds is enough to go on from.
    void powerCuts() {
        Random random("powerCuts");
        int cuts = 0, again = 0;
        for (int rounds = 0; cuts < 60 && rounds < 300; ++rounds) {
            SmallMigration migration;
            fill(migration);
            const bool hadRows = random.oneIn(2);
            if (hadRows)
                QVERIFY(runSql(migration.targetPath(),
                               "CREATE TABLE people(pid INTEGER PRIMARY KEY NOT NULL, full_name TEXT);"
                               "INSERT INTO people VALUES(-3, 'old'), (-2, 'old'), (-1, 'old')"));
            const std::string store = migration.folder.file("evidence");
            bool isCut = false;
            for (int attempt = 0; attempt < 2 && (attempt == 0 || isCut); ++attempt) {
                const int call = 1 + int(random.below(hadRows ? 900 : 600));
                const std::uint64_t seed = random.bits();
                std::fflush(stdout);
                const pid_t child = ::fork();
                if (child == 0) {
                    Marks marks;
                    cutPowerAtCall(migration.folder.path(), call, seed);
                    ::_exit(loadAndBeKilled(migration, store, {Moment::Reading, 0, 0, marks}, attempt > 0));
                }
                int status = 0;
                ::waitpid(child, &status, 0);
                QVERIFY(WIFEXITED(status));
                if (WEXITSTATUS(status) == 0)
                    break;
                QCOMPARE(WEXITSTATUS(status), kPowerCut);
                isCut = true;
                ++(attempt == 0 ? cuts : again);
            }
            if (!isCut)
                continue;
            Marks marks;
            const int status = inAnotherProcess(migration, store, {Moment::Reading, 0, 0, marks}, true);
            QVERIFY(WIFEXITED(status));
            QCOMPARE(WEXITSTATUS(status), 0);
            checkRows(migration, hadRows);
            if (QTest::currentTestFailed())
                return;
            checkEvidence(migration, store, hadRows);
            if (QTest::currentTestFailed())
                return;
        }
        std::printf("power cuts: %d, and %d when it went on\n", cuts, again);
        QVERIFY(cuts >= 40);
    }

private:
    static void checkRows(const SmallMigration& migration, bool hadRows) {
        const std::size_t old = hadRows ? kOldRows : 0;
        const auto lines = readBack(migration.targetPath(), "people");
        QCOMPARE(lines.size(), kGoodRows + old);
        for (std::size_t i = old; i < lines.size(); ++i)
            QCOMPARE(lines[i], loadedRow(i - old));
        QVERIFY(runSql(migration.targetPath(), "SELECT 1/(count(*) = 0) FROM sqlite_schema WHERE name = 'mapwright_run'"));
    }

    static void checkEvidence(SmallMigration& migration, const std::string& path, bool hadRows) {
        const auto store = openForWriting(path);
        QVERIFY(store);
        const auto runs = store->runs();
        VERIFY_OK(runs);
        const evidence::RunRecord& record = runs->front();
        QCOMPARE(record.state, evidence::RunRecord::State::Done);
        for (std::size_t i = 1; i < runs->size(); ++i) // begun anew where nothing had been committed
            QVERIFY((*runs)[i].state == evidence::RunRecord::State::Interrupted);
        QCOMPARE(record.result.ledger.read, std::uint64_t(kRows));
        QCOMPARE(record.result.ledger.loaded, std::uint64_t(kGoodRows));
        QVERIFY(record.result.closes());
        QCOMPARE(record.result.written.confirmed, std::uint64_t(kGoodRows));
        QCOMPARE(record.result.inputs[0].rows, std::uint64_t(kRows));
        const auto rejects = store->rejects(record.id, {}, 0, kRows);
        VERIFY_OK(rejects);
        std::set<std::uint64_t> numbers;
        for (const evidence::StoredReject& reject : *rejects)
            numbers.insert(reject.reject.rowNumber);
        QCOMPARE(rejects->size(), std::size_t(kRows / 10));
        QCOMPARE(numbers.size(), rejects->size());
        QVERIFY(store->verifyAudit()->valid);

        JobContext job;
        const auto back = evidence::rollBackRun(*store, migration.document, record.id, {}, job);
        VERIFY_OK(back);
        QVERIFY(back->equalsBefore());
        if (!hadRows)
            QVERIFY(!QFile::exists(QString::fromStdString(migration.targetPath())));
        else
            QCOMPARE(readBack(migration.targetPath(), "people"),
                     (std::vector<std::string>{"-3|old", "-2|old", "-1|old"}));
        QCOMPARE(store->run(record.id)->state, evidence::RunRecord::State::RolledBack);
    }
};

MW_TEST(TestResumedRuns)
#include "tst_resumed_runs.moc"
