// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/engine/fakes.h"
#include "core/load/open_target.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/database_server.h"
#include "tests/support/measured.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <functional>
#include <thread>
#include <utility>

using namespace mw;
using engine::Sample;
using test::SmallMigration;
using Steady = std::chrono::steady_clock;

namespace {

constexpr int kRows = 200'000;
constexpr std::size_t kTries = 5;
constexpr Code kEndedByItself = Code::Internal;

/// Contacts and their notes, which refer to them.
void fill(SmallMigration& migration) {
    std::string contacts = "id,name,amount\n", notes = "id,contact,text\n";
    for (int i = 1; i <= kRows; ++i)
        contacts += std::to_string(i) + ",somebody with a name," + std::to_string(i % 977) + ".25\n";
    for (int i = 1; i <= kRows / 4; ++i)
        notes += std::to_string(i) + "," + std::to_string(i * 4) + ",a few words\n";
    migration.addSource("contacts", {"id", "name", "amount"}, contacts);
    migration.addSource("notes", {"id", "contact", "text"}, notes);
    migration.addTarget("people", {"pid integer!", "full_name text", "cents integer"}, {"pid"});
    migration.addTarget("remarks", {"rid integer!", "person integer", "text text"}, {"rid"});
    Relation relation;
    relation.fields = {"person"};
    relation.parentEntity = "people";
    relation.parentFields = {"pid"};
    migration.targets().entities[1].relations.push_back(relation);
    migration.map("contacts", "people",
                  {{"pid", "to_integer(id)"},
                   {"full_name", "proper(trim(name))"},
                   {"cents", "to_integer(to_decimal(amount, 2) * 100)"}});
    migration.map("notes", "remarks", {{"rid", "to_integer(id)"}, {"person", "to_integer(contact)"}, {"text", "text"}});
}

/// Asks a job to stop some time after its work has come to a given point.
class Stopper {
public:
    Stopper(JobContext& job, std::chrono::milliseconds delay)
        : m_thread([this, &job, delay](const std::stop_token& gaveUp) {
              while (!m_reached && !gaveUp.stop_requested())
                  std::this_thread::sleep_for(std::chrono::microseconds(100));
              std::this_thread::sleep_for(delay);
              m_stopped = Steady::now();
              job.requestStop();
          }) {}
    void reached() { m_reached = true; }
    /// Milliseconds from the request to now.
    double waited() {
        const auto now = Steady::now();
        m_thread.request_stop();
        m_thread.join();
        return std::chrono::duration<double, std::milli>(now - m_stopped).count();
    }

private:
    std::atomic<bool> m_reached{false};
    Steady::time_point m_stopped; ///< written by the thread, read after it ended
    std::jthread m_thread;
};

/// The plan of a migration whose connections pass a hook.
engine::PlanPtr hookedPlan(SmallMigration& migration, test::Hook& hook) {
    engine::PlanOptions options = migration.planOptions();
    options.access = test::hookedAccess(hook);
    return migration.plan(options);
}

/// Runs the work several times and stops it some time after the hook was passed `count` times as `step`. The median of
/// the times from the request to the end of the work, in milliseconds; -1 with the reason printed where the work did
/// not end as cancelled. A try in which the work was done before the request came says nothing and is made again.
double medianWait(SmallMigration& migration, const std::string& step, int count,
                  const std::function<Code(const engine::Plan&, JobContext&)>& work) {
    std::vector<double> waits;
    for (int attempt = 0; attempt < 10 * int(kTries) && waits.size() < kTries; ++attempt) {
        test::Hook hook;
        const engine::PlanPtr plan = hookedPlan(migration, hook);
        if (!plan) {
            std::printf("%s\n", migration.failure.c_str());
            return -1;
        }
        JobContext job;
        Stopper stopper(job, std::chrono::milliseconds(attempt % int(kTries)));
        std::atomic<int> passed{0};
        hook.at = [&](const std::string& at, std::size_t) -> Result<void> {
            if (at == step && ++passed == count)
                stopper.reached();
            return {};
        };
        const Code code = work(*plan, job);
        const double waited = stopper.waited();
        if (code == kEndedByItself)
            continue;
        if (code != Code::Cancelled) {
            std::printf("ended as %s\n", std::string(nameOf(code)).c_str());
            return -1;
        }
        waits.push_back(waited);
    }
    if (waits.size() < kTries) {
        std::printf("ended before it could be stopped\n");
        return -1;
    }
    std::sort(waits.begin(), waits.end());
    std::printf("%s: %.1f ms, at most %.1f ms\n", QTest::currentTestFunction(), waits[kTries / 2], waits.back());
    return waits[kTries / 2];
}

Code codeOfRun(const engine::Plan& plan, JobContext& job) {
    engine::RunOptions options;
    options.workers = 2;
    const auto result = engine::runPlan(plan, options, job);
    return result.ok() ? kEndedByItself : result.error().code;
}

std::int64_t countOf(const std::string& path, const std::string& table) {
    sqlite3* database = nullptr;
    sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database, ("SELECT count(*) FROM " + table).c_str(), -1, &statement, nullptr);
    const std::int64_t rows = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return rows;
}

} // namespace

/// From the request to stop to the end of the work: below 100 ms for a preview, below 200 ms for everything else.
class TestStopping : public QObject {
    Q_OBJECT

    static constexpr double kPreviewMs = 100.0 * test::kSlowdown;
    static constexpr double kRunMs = 200.0 * test::kSlowdown;

private Q_SLOTS:
    void initTestCase() { fill(m_migration); }
    void cleanup() { QFile::remove(QString::fromStdString(m_migration.targetPath())); }

    void aPreviewThatReadsTheWholeSource() {
        const double waited = medianWait(m_migration, "read", 5, [](const engine::Plan& plan, JobContext& job) {
            const auto result = engine::preview(plan, "people", Sample::parse("random:200,7").value(), job);
            return result.ok() ? kEndedByItself : result.error().code;
        });
        QVERIFY2(waited >= 0 && waited < kPreviewMs, qPrintable(QString::number(waited)));
    }

    void aLoadIntoANewDatabase() {
        const double waited = medianWait(m_migration, "write", 10, codeOfRun);
        QVERIFY2(waited >= 0 && waited < kRunMs, qPrintable(QString::number(waited)));
        QVERIFY(!QFile::exists(QString::fromStdString(m_migration.targetPath())));
    }

    void aLoadIntoFiles() {
        SmallMigration migration;
        fill(migration);
        migration.toCsv();
        const double waited = medianWait(migration, "write", 10, codeOfRun);
        QVERIFY2(waited >= 0 && waited < kRunMs, qPrintable(QString::number(waited)));
        const QDir folder(QString::fromStdString(migration.folder.file("out")));
        QVERIFY(folder.entryList(QDir::Files | QDir::Hidden).isEmpty());
    }

    /// Rows that others refer to go one by one, in one statement that takes longer than this bar.
    void rowsThatAreReplacedGoing() {
        VERIFY_OK(m_migration.run());
        for (mapping::EntityMapping& mapping : m_migration.document.mappings) {
            mapping.loadMode = "replace";
            mapping.key = {mapping.fields.front().targetField.text().substr(2)};
        }
        const double waited = medianWait(m_migration, "write", 1, codeOfRun);
        for (mapping::EntityMapping& mapping : m_migration.document.mappings)
            mapping.loadMode = "insert";
        QVERIFY2(waited >= 0 && waited < kRunMs / 4, qPrintable(QString::number(waited)));
        QCOMPARE(countOf(m_migration.targetPath(), "people"), std::int64_t(kRows));
        QCOMPARE(countOf(m_migration.targetPath(), "remarks"), std::int64_t(kRows / 4));
    }

    /// Another program holds the target's lock: waiting for it hears the request.
    void waitingForALock() {
        sqlite3* other = nullptr;
        QCOMPARE(sqlite3_open(m_migration.targetPath().c_str(), &other), SQLITE_OK);
        QCOMPARE(sqlite3_exec(other, "CREATE TABLE theirs(x); BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
        const double waited = medianWait(m_migration, "open", 1, codeOfRun);
        sqlite3_close(other);
        QVERIFY2(waited >= 0 && waited < kRunMs, qPrintable(QString::number(waited)));
    }

    /// Another program holds the target, or the source, so that not even its schema can be read.
    void waitingForAFileToOpen_data() {
        QTest::addColumn<bool>("isSource");
        QTest::newRow("target") << false;
        QTest::newRow("source") << true;
    }
    void waitingForAFileToOpen() {
        QFETCH(bool, isSource);
        sqlite3* other = nullptr;
        QCOMPARE(sqlite3_open(m_migration.targetPath().c_str(), &other), SQLITE_OK);
        QCOMPARE(sqlite3_exec(other, "CREATE TABLE people(pid INTEGER PRIMARY KEY)", nullptr, nullptr, nullptr), SQLITE_OK);
        const Location location = parseLocation(m_migration.targetPath()).value();
        QCOMPARE(sqlite3_exec(other, "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
        const auto done = stopped([&](JobContext& job) -> Result<void> {
            if (isSource) {
                MW_TRY(const auto source, openConnection(location));
                MW_TRY(const auto unused, source->schema(job));
                return {};
            }
            MW_TRY(const auto place, openTarget(location));
            MW_TRY(const auto unused, place->note(job));
            return {};
        });
        sqlite3_close(other);
        QVERIFY(!done.first.ok());
        QCOMPARE(done.first.error().code, Code::Cancelled);
        QVERIFY2(done.second < kRunMs, qPrintable(QString::number(done.second)));
    }

    /// A server that is there but does not answer, as one that is overloaded or stopped.
    void waitingForAServerToAnswer_data() {
        QTest::addColumn<int>("number");
        QTest::addColumn<bool>("isSource");
        for (const bool isSource : {false, true}) {
            const char* const what = isSource ? "source" : "target";
            QTest::addRow("PostgreSQL as a %s", what) << int(test::ServerBrand::Postgres) << isSource;
            QTest::addRow("MariaDB as a %s", what) << int(test::ServerBrand::Mariadb) << isSource;
        }
    }
    void waitingForAServerToAnswer() {
        QFETCH(int, number);
        QFETCH(bool, isSource);
        const auto brand = test::ServerBrand(number);
        const test::DatabaseServer& server = test::databaseServer(brand);
        if (!server.missing.empty())
            QSKIP(server.missing.c_str());
        const Location location = parseLocation(test::freshDatabase(brand, "stopping")).value();
        ::kill(server.process, SIGSTOP);
        const auto done = stopped([&](JobContext& job) -> Result<void> {
            if (isSource) {
                MW_TRY(const auto source, openConnection(location));
                MW_TRY(const auto unused, source->schema(job));
                return {};
            }
            MW_TRY(const auto place, openTarget(location));
            MW_TRY(const auto unused, place->note(job));
            return {};
        });
        ::kill(server.process, SIGCONT);
        QVERIFY(!done.first.ok());
        QCOMPARE(done.first.error().code, Code::Cancelled);
        QVERIFY2(done.second < kRunMs, qPrintable(QString::number(done.second)));
        JobContext job;
        VERIFY_OK((*openConnection(location))->schema(job));
    }

private:
    /// What work comes to that is stopped a moment after it began, and the milliseconds from the request to its end.
    static std::pair<Result<void>, double> stopped(const std::function<Result<void>(JobContext&)>& work) {
        JobContext job;
        Stopper stopper(job, std::chrono::milliseconds(50));
        stopper.reached();
        Result<void> done = work(job);
        return {std::move(done), stopper.waited()};
    }

    SmallMigration m_migration;
};

MW_TEST(TestStopping)
#include "tst_stopping.moc"
