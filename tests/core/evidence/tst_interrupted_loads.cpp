// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/sqlite_target.h"
#include "tests/core/evidence/killed_load.h"
#include "tests/core/evidence/run_sql.h"
#include "tests/support/power_cut.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <QDir>

#include <sqlite3.h>

#include <cerrno>
#include <csignal>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace mw;
using namespace mw::test;

namespace {

constexpr int kRecords = 4'000, kRejects = kRecords / 10;

/// How a load writes, and into what.
struct Way {
    const char* name;
    std::string_view mode; ///< as the document says it
    bool isCsv;
    bool hadRows;
    std::uint64_t commitRows;
    bool onlyInserts;
};
constexpr Way kWays[] = {
    {"insert", "insert", false, true, 700, false},
    {"replace", "replace", false, true, 700, false},
    {"upsert", "upsert", false, true, 700, false},
    {"append missing", "append_missing", false, true, 700, false},
    {"a new file by pages", "insert", false, false, 0, false},
    {"a new file by inserts", "insert", false, false, 0, true},
    {"a new load file", "insert", true, false, 0, false},
    {"a load file that rows are added to", "insert", true, true, 0, false},
    {"a load file that is replaced", "replace", true, true, 0, false},
};

enum Kind { Killed, PowerCut, DiskFull, DeviceBroken, Locked, kKinds };
constexpr const char* kKindNames[] = {"kill -9", "power cut", "full disk", "broken device", "somebody else's lock"};

std::string csvPath(const SmallMigration& migration) {
    return migration.folder.file("out/people.csv");
}

void prepare(SmallMigration& migration, const Way& way) {
    std::string csv = "id,name\n";
    for (int i = 1; i <= kRecords; ++i)
        csv += (i % 10 == 0 ? "bad" : std::to_string(i)) + ",name of " + std::to_string(i) + "\n";
    migration.addSource("contacts", {"id", "name"}, csv);
    migration.addTarget("people", {"pid integer!", "full_name text"}, {"pid"});
    mapping::EntityMapping& mapped =
        migration.map("contacts", "people", {{"pid", "to_integer(id)"}, {"full_name", "upper(name)"}});
    mapped.loadMode = way.mode;
    mapped.key = {"pid"};
    if (way.isCsv)
        migration.toCsv();
    if (!way.hadRows)
        return;
    // Some old rows have keys that come again, where rows may take their places or stay.
    const int begin = way.mode == "insert" ? kRecords + 1 : kRecords / 2;
    std::string lines = "pid,full_name\n", values;
    for (int i = begin; i < begin + kRecords; i += 3) {
        lines += std::to_string(i) + ",old\n";
        values += (values.empty() ? "(" : ",(") + std::to_string(i) + ",'old')";
    }
    if (way.isCsv) {
        QVERIFY(QDir().mkpath(qt(migration.folder.file("out"))));
        VERIFY_OK(writeFile(csvPath(migration), lines));
    } else {
        QVERIFY(runSql(migration.targetPath(), "CREATE TABLE people(pid INTEGER PRIMARY KEY NOT NULL, full_name TEXT);"
                                               "INSERT INTO people VALUES" + values));
    }
}

constexpr int kNotBegun = 3, kFailed = 4; // exit codes of load()

/// One load in the process at hand; its exit code.
int load(SmallMigration& migration, const Way& way, const std::string& storePath, bool resume) {
    engine::PlanOptions planOptions = migration.planOptions();
    if (!way.isCsv) // as ever, but that it does not wait long for locks
        planOptions.access.openTarget = [](const engine::Place& place, const Schema& planned) {
            SqliteTargetOptions options;
            options.busyTimeoutMs = 5;
            options.planned = planned;
            return SqliteTarget::open(place.location.path, options);
        };
    const auto store = openForWriting(storePath);
    const auto plan = migration.plan(planOptions);
    if (!store || !plan)
        return kNotBegun;
    const auto recorder = store->recordRun();
    engine::RunOptions options;
    options.workers = 2;
    options.commitRows = way.commitRows;
    options.writing.onlyInserts = way.onlyInserts;
    options.retries = 1;
    options.firstPauseMs = 1;
    options.resume = resume;
    options.rejects = recorder.get();
    options.recorder = recorder.get();
    JobContext job;
    const auto result = engine::runPlan(*plan, options, job);
    if (!result.ok() && qEnvironmentVariableIsSet("MW_TELL"))
        std::printf("%s: %s\n", way.name, result.error().line().c_str());
    std::fflush(stdout);
    return result.ok() ? 0 : kFailed;
}

/// The same in a process of its own, which `before` prepares; its status.
template <class Before>
int loadApart(SmallMigration& migration, const Way& way, const std::string& store, bool resume, const Before& before) {
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) {
        before();
        ::_exit(load(migration, way, store, resume));
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

/// Another program that takes the lock of a database after a while and keeps it until it is ended.
class Locker {
public:
    Locker(const std::string& path, unsigned afterMicros) : m_child(::fork()) {
        if (m_child != 0)
            return;
        sqlite3* database = nullptr;
        sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
        ::usleep(afterMicros);
        while (sqlite3_exec(database, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) != SQLITE_OK)
            ::usleep(200);
        while (true)
            ::pause();
    }
    ~Locker() {
        ::kill(m_child, SIGKILL);
        ::waitpid(m_child, nullptr, 0);
    }
    Locker(const Locker&) = delete;
    Locker& operator=(const Locker&) = delete;

private:
    const pid_t m_child;
};

/// True for an end that is the interruption's doing; anything else that is no success is a fault of the program.
bool isInterruption(Kind kind, int status) {
    if (kind == Killed)
        return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    return WIFEXITED(status) && (kind == PowerCut ? WEXITSTATUS(status) == kPowerCut
                                                  : WEXITSTATUS(status) == kNotBegun || WEXITSTATUS(status) == kFailed);
}

/// Interrupts a load at a moment that is chosen by chance; true where it was.
bool interrupt(SmallMigration& migration, const Way& way, const std::string& store, bool resume, Kind kind, int calls,
               Random& random) {
    const int call = 1 + int(random.below(std::uint64_t(calls)));
    const std::uint64_t seed = random.bits();
    std::optional<Locker> locker;
    if (kind == Locked)
        locker.emplace(migration.targetPath(), unsigned(random.below(60'000)));
    const int status = loadApart(migration, way, store, resume, [&] {
        switch (kind) {
        case Killed:
            return killAtCall(call);
        case PowerCut:
            return cutPowerAtCall(migration.folder.path(), call, seed);
        case DiskFull:
            return failFromCall(call, ENOSPC);
        case DeviceBroken:
            return failFromCall(call, EIO);
        default:
            return;
        }
    });
    const auto ended = "status " + std::to_string(status) + " after " + kKindNames[kind] + ", " + way.name;
    [&] { QVERIFY2(status == 0 || isInterruption(kind, status), ended.c_str()); }();
    return status != 0;
}

/// What the target holds: the bytes of a file that appears as a whole, else its rows.
std::string content(const SmallMigration& migration, const Way& way) {
    if (way.isCsv || !way.hadRows) {
        const auto bytes = readFile(way.isCsv ? csvPath(migration) : migration.targetPath());
        return bytes.ok() ? *bytes : bytes.error().line();
    }
    std::string lines;
    for (const std::string& line : readBack(migration.targetPath(), "people"))
        lines += line + "\n";
    return lines;
}

} // namespace

/// Whatever interrupts a load, and however it writes: going on gives what an uninterrupted one gives.
class TestInterruptedLoads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goOnAsIfNothingHadHappened() {
        Random random("goOnAsIfNothingHadHappened");
        int interrupted[kKinds] = {}, again = 0;
        for (const Way& way : kWays) {
            SmallMigration whole;
            prepare(whole, way);
            int calls = 0;
            const std::string expected = loadWhole(whole, way, calls);
            if (QTest::currentTestFailed())
                return;
            for (int kind = 0; kind < kKinds; ++kind) {
                if (kind == Locked && (way.isCsv || !way.hadRows))
                    continue; // nobody else knows the file yet
                for (int wanted = kind == Locked ? 5 : 4, tries = 0; wanted > 0 && tries < 40; ++tries) {
                    SmallMigration migration;
                    prepare(migration, way);
                    const std::string store = migration.folder.file("evidence");
                    const bool wasInterrupted = interrupt(migration, way, store, false, Kind(kind), calls, random);
                    if (QTest::currentTestFailed())
                        return;
                    if (!wasInterrupted)
                        continue;
                    ++interrupted[kind];
                    --wanted;
                    if (random.oneIn(3))
                        again += interrupt(migration, way, store, true, Kind(random.below(4)), calls, random);
                    goOn(migration, way, store, expected);
                    if (QTest::currentTestFailed()) {
                        qWarning("%s, %s", way.name, kKindNames[kind]);
                        return;
                    }
                }
            }
        }
        int total = 0;
        for (int kind = 0; kind < kKinds; ++kind) {
            std::printf("%s: %d\n", kKindNames[kind], interrupted[kind]);
            total += interrupted[kind];
            QVERIFY(interrupted[kind] >= 10);
        }
        std::printf("in all %d, and %d once more when they went on\n", total, again);
        QVERIFY(total >= 100);
    }

private:
    /// Gives what an uninterrupted load leaves, and how often it changes or flushes a file.
    static std::string loadWhole(SmallMigration& migration, const Way& way, int& calls) {
        const int before = callsSoFar();
        const int code = load(migration, way, migration.folder.file("evidence"), false);
        calls = callsSoFar() - before;
        [&] { QCOMPARE(code, 0); }();
        return content(migration, way);
    }

    static void goOn(SmallMigration& migration, const Way& way, const std::string& store, const std::string& expected) {
        const int status = loadApart(migration, way, store, true, [] {});
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
        QVERIFY2(content(migration, way) == expected, "the target holds something else");
        checkEvidence(store);
        // Nothing of what was begun lies about.
        for (const char* const folder : {"", "out"})
            QCOMPARE(QDir(qt(migration.folder.file(folder)))
                         .entryList({QStringLiteral("*.part"), QStringLiteral("*-new"), QStringLiteral("*-journal")},
                                    QDir::Files | QDir::Hidden)
                         .join(QStringLiteral(", ")),
                     QString());
    }

    static void checkEvidence(const std::string& path) {
        const auto store = openForWriting(path);
        QVERIFY(store);
        const auto runs = store->runs();
        VERIFY_OK(runs);
        const evidence::RunRecord& record = runs->front();
        QCOMPARE(record.state, evidence::RunRecord::State::Done);
        QVERIFY(record.result.closes());
        QCOMPARE(record.result.ledger.read, std::uint64_t(kRecords));
        QCOMPARE(record.result.ledger.rejected, std::uint64_t(kRejects));
        const auto rejects = store->rejects(record.id, {}, 0, kRecords);
        VERIFY_OK(rejects);
        std::set<std::uint64_t> numbers;
        for (const evidence::StoredReject& reject : *rejects)
            numbers.insert(reject.reject.rowNumber);
        QCOMPARE(rejects->size(), std::size_t(kRejects));
        QCOMPARE(numbers.size(), rejects->size());
        QVERIFY(store->verifyAudit()->valid);
    }
};

MW_TEST(TestInterruptedLoads)
#include "tst_interrupted_loads.moc"
