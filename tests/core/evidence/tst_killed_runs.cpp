// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/run.h"
#include "core/evidence/evidence_store.h"
#include "core/evidence/run_evidence.h"
#include "tests/core/engine/small_migration.h"
#include "tests/core/evidence/run_sql.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <chrono>
#include <csignal>
#include <sys/wait.h>
#include <thread>
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

/// In a child process: loads with a commit after every few rows, everything written down.
void runAndExit(SmallMigration& migration, const std::string& storePath) {
    evidence::StoreOptions options;
    options.write = true;
    auto store = evidence::EvidenceStore::open(storePath, options);
    const auto plan = migration.plan();
    if (!store.ok() || !plan)
        ::_exit(3);
    const auto recorder = (*store)->recordRun();
    engine::RunOptions run;
    run.workers = 2;
    run.commitRows = 1500;
    run.rejects = recorder.get();
    run.recorder = recorder.get();
    JobContext job;
    const auto result = engine::runPlan(*plan, run, job);
    ::_exit(result.ok() ? 0 : 4);
}

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

    /// kill -9 at random moments: the target is whole rows up to a commit, or not there; the store is readable, its
    /// chain holds, and the next run goes through.
    void killedAtRandomMoments() {
        test::Random random("killedAtRandomMoments");
        // How long a whole run takes here, so that the moments spread over all of it.
        SmallMigration measured;
        fill(measured);
        const auto start = std::chrono::steady_clock::now();
        const pid_t whole = ::fork();
        if (whole == 0)
            runAndExit(measured, measured.folder.file("evidence"));
        int wholeStatus = 0;
        ::waitpid(whole, &wholeStatus, 0);
        QVERIFY(WIFEXITED(wholeStatus) && WEXITSTATUS(wholeStatus) == 0);
        const auto longest = std::uint64_t(
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count());

        int before = 0, between = 0, after = 0;
        for (int round = 0; round < 60; ++round) {
            SmallMigration migration;
            fill(migration);
            const std::string path = migration.folder.file("evidence");
            const pid_t child = ::fork();
            QVERIFY(child >= 0);
            if (child == 0)
                runAndExit(migration, path);
            std::this_thread::sleep_for(std::chrono::microseconds(random.below(longest * 4 / 5)));
            ::kill(child, SIGKILL);
            int status = 0;
            ::waitpid(child, &status, 0);
            QVERIFY2(WIFSIGNALED(status) || WEXITSTATUS(status) == 0, std::to_string(WEXITSTATUS(status)).c_str());

            const bool exists = QFile::exists(QString::fromStdString(migration.targetPath()));
            std::size_t rows = 0;
            if (exists) {
                const auto lines = test::readBack(migration.targetPath(), "people");
                rows = lines.size();
                // A prefix of what a whole run loads: nothing torn, nothing out of order.
                int expected = 0;
                for (const std::string& line : lines) {
                    expected += (expected + 1) % 10 == 0 ? 2 : 1;
                    QCOMPARE(line, std::to_string(expected) + "|name");
                }
                QVERIFY(test::runSql(migration.targetPath(), "PRAGMA integrity_check"));
            }
            ++(rows == 0 ? before : rows < std::size_t(kRows - kRows / 10) ? between : after);

            if (QFile::exists(QString::fromStdString(path))) {
                const auto store = evidence::EvidenceStore::open(path);
                // Killed while it was being made, the store is an empty database.
                if (store.ok()) {
                    const auto audit = (*store)->verifyAudit();
                    VERIFY_OK(audit);
                    QVERIFY(audit->valid);
                    const auto runs = (*store)->runs();
                    VERIFY_OK(runs);
                    for (const evidence::RunRecord& record : *runs)
                        VERIFY_OK((*store)->rejects(record.id, {}, 0, 10));
                } else {
                    QCOMPARE(store.error().code, Code::WrongValue);
                }
            }
            if (round % 8 == 0) {
                QFile::remove(QString::fromStdString(migration.targetPath()));
                evidence::StoreOptions options;
                options.write = true;
                const auto store = evidence::EvidenceStore::open(path, options);
                VERIFY_OK(store);
                const auto recorder = (*store)->recordRun();
                engine::RunOptions again;
                again.rejects = recorder.get();
                again.recorder = recorder.get();
                JobContext job;
                VERIFY_OK(engine::runPlan(*migration.plan(), again, job));
                const auto runs = (*store)->runs();
                VERIFY_OK(runs);
                for (const evidence::RunRecord& record : *runs)
                    QVERIFY(record.state != evidence::RunRecord::State::Running);
            }
        }
        std::printf("kills before the first commit: %d, between commits: %d, after the last: %d\n", before, between,
                    after);
        QVERIFY(before + between > 0);
    }
};

MW_TEST(TestKilledRuns)
#include "tst_killed_runs.moc"
