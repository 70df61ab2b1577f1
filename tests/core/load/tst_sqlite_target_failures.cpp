// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/load/rows.h"
#include "tests/core/load/small_disk.h"
#include "tests/support/kill_switch.h"
#include "tests/support/random.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include "core/load/open_target.h"
#include "core/load/sqlite_target.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <functional>
#include <thread>

#include <grp.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace mw;
using namespace mw::test;

namespace {

using Names = std::vector<std::string>;

Entity parents() {
    return makeEntity("parents",
                      {makeField("id", LogicalType::integer(), false), makeField("name", LogicalType::text())}, {"id"});
}

Entity children() {
    Entity entity = makeEntity(
        "children",
        {makeField("id", LogicalType::integer(), false), makeField("parent", LogicalType::integer(), false)}, {"id"});
    entity.relations = {{"", {"parent"}, "parents", {"id"}}};
    return entity;
}

constexpr std::int64_t kRowsPerCommit = 400;
constexpr int kCommits = 6;

/// Rows [from, to) of both tables: a parent and a child of it.
std::pair<Batch, Batch> makeRows(std::int64_t from, std::int64_t to) {
    std::vector<std::vector<Value>> above, below;
    for (std::int64_t i = from; i < to; ++i) {
        above.push_back({i, Value("a name of some length, number " + std::to_string(i))});
        below.push_back({i, i});
    }
    return {makeBatch(typesOf(parents()), above), makeBatch(typesOf(children()), below)};
}

/// Loads in several commits and tells each step: 'c' before a commit, 'd' after it. Gives the error's code, -1 for
/// none.
int loadInSteps(const std::string& path, const std::function<void(char)>& tell) {
    auto target = SqliteTarget::open(path, {});
    if (!target.ok())
        return int(target.error().code);
    auto first = (*target)->openWriter(writing(parents()), anyJob());
    if (!first.ok())
        return int(first.error().code);
    auto second = (*target)->openWriter(writing(children()), anyJob());
    if (!second.ok())
        return int(second.error().code);
    JobContext job;
    const RefusedRow refused = [](std::uint32_t, const RowError&) { std::abort(); };
    for (int step = 0; step < kCommits; ++step) {
        const auto [above, below] = makeRows(step * kRowsPerCommit, (step + 1) * kRowsPerCommit);
        for (const auto& [writer, batch] : {std::pair(first->get(), &above), std::pair(second->get(), &below)})
            if (const auto written = writer->write(*batch, allRows(*batch), refused, anyJob()); !written.ok())
                return int(written.error().code);
        tell('c');
        if (const auto committed = (*target)->commit(job); !committed.ok())
            return int(committed.error().code);
        tell('d');
    }
    return -1;
}

std::string rowCounts(const std::string& path) {
    const Names counts = askSql(path, "SELECT (SELECT count(*) FROM parents), (SELECT count(*) FROM children), "
                                      "(SELECT max(id) FROM parents), (SELECT max(id) FROM children)");
    return counts.at(0);
}

std::string expectedCounts(std::int64_t commits) {
    const std::string rows = std::to_string(commits * kRowsPerCommit);
    const std::string last = commits == 0 ? std::string("NULL") : std::to_string(commits * kRowsPerCommit - 1);
    return rows + "|" + rows + "|" + last + "|" + last;
}

/// Runs work in a process of its own and gives what it returned, or -1000 - signal.
int inChild(const std::function<int()>& work) {
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1000 - WTERMSIG(status);
}

} // namespace

class TestSqliteTargetFailures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void killedRunsLeaveTheLastCommit_data();
    void killedRunsLeaveTheLastCommit();
    void fullDiskIsNamed_data();
    void fullDiskIsNamed();
    void fileSizeLimitIsNamed();
    void lockedTargetIsNamed();
    void readerBlocksNoLoadForLong();
    void badPlacesAreNamed();
    void damagedTargetIsNamed();
    void cancelledCommitLeavesNothing();

private:
    TemporaryFolder m_folder;
};

void TestSqliteTargetFailures::killedRunsLeaveTheLastCommit_data() {
    QTest::addColumn<QString>("journal"); ///< empty: the file is not there yet
    QTest::newRow("a new file") << QString();
    QTest::newRow("a file with a rollback journal") << QStringLiteral("DELETE");
    QTest::newRow("a file with a write-ahead log") << QStringLiteral("WAL");
}

void TestSqliteTargetFailures::killedRunsLeaveTheLastCommit() {
    QFETCH(QString, journal);
    Random random("kills");
    // In memory where there is such a place: a killed process, unlike a power cut, does not care, and flushes cost
    // nothing.
    const QString memory = QStringLiteral("/dev/shm");
    QTemporaryDir folder((QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) +
                         QStringLiteral("/mapwright-kills-XXXXXX"));
    QVERIFY(folder.isValid());
    const std::string path = folder.filePath(QStringLiteral("killed.db")).toStdString();
    enum Kind { Before, Between, Inside };
    constexpr int kKills = 10; // of each kind
    for (const Kind kind : {Before, Between, Inside})
        for (int kills = 0, round = 0; kills < kKills; ++round) {
            QVERIFY(round < 20 * kKills);
            for (const char* suffix : {"", "-journal", "-wal", "-shm"})
                QFile::remove(qt(path + suffix));
            if (!journal.isEmpty())
                QCOMPARE(runSql(path, "PRAGMA journal_mode=" + journal.toStdString() +
                                          ";CREATE TABLE parents(id INTEGER PRIMARY KEY, name TEXT);"
                                          "CREATE TABLE children(id INTEGER PRIMARY KEY, parent INT NOT NULL "
                                          "REFERENCES parents(id))"),
                         std::string());
            // The commit around which the process is killed; for kills inside one the call that it does not make.
            const int commit = kind == Before ? 0 : int(random.below(kCommits));
            const int call = 1 + int(random.below(16));
            const bool afterIt = kind == Between && random.oneIn(2);
            int begun = 0, done = 0;
            const int outcome = inChild([&] {
                return loadInSteps(path,
                                   [&](char step) {
                                       liveOn();
                                       const bool isIt = (step == 'c' ? begun++ : done++) == commit;
                                       if (isIt && kind == Inside && step == 'c')
                                           killAtCall(call);
                                       else if (isIt && kind != Inside && (step == 'd') == afterIt)
                                           killThisProcess();
                                   }) == -1
                           ? 0
                           : 98;
            });
            if (kind == Inside && outcome == 0) // the commit made fewer calls
                continue;
            QCOMPARE(outcome, -1000 - SIGKILL);
            ++kills;

            const int certain = commit + (afterIt ? 1 : 0);
            if (!QFile::exists(qt(path))) {
                QCOMPARE(certain, 0);
                continue;
            }
            QCOMPARE(askSql(path, "PRAGMA integrity_check"), Names{"ok"});
            QCOMPARE(askSql(path, "PRAGMA foreign_key_check"), Names{});
            const std::string counts = rowCounts(path);
            // A kill inside a commit may fall before or after the moment that decides.
            QVERIFY2(counts == expectedCounts(certain) || (kind == Inside && counts == expectedCounts(certain + 1)),
                     (std::to_string(kind) + " " + std::to_string(commit) + ": " + counts).c_str());
        }
    if (journal.isEmpty()) {
        // The next run clears away what the killed ones left.
        QFile::remove(qt(path));
        QCOMPARE(loadInSteps(path, [](char) {}), -1);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("killed.db")});
        QCOMPARE(rowCounts(path), expectedCounts(kCommits));
    }
}

void TestSqliteTargetFailures::fullDiskIsNamed_data() {
    QTest::addColumn<bool>("isNew");
    QTest::newRow("a new file") << true;
    QTest::newRow("an existing file") << false;
}

void TestSqliteTargetFailures::fullDiskIsNamed() {
    QFETCH(bool, isNew);
    const std::string folder = m_folder.file("small disk");
    const SmallDisk disk(folder);
    if (!disk.isMounted())
        QSKIP("a small file system cannot be mounted here");
    const std::string path = folder + "/target.db";
    if (!isNew)
        QCOMPARE(
            runSql(path,
                   "CREATE TABLE parents(id INTEGER PRIMARY KEY, name TEXT); INSERT INTO parents VALUES(-1, 'old')"),
            std::string());
    SqliteTargetOptions options;
    options.cacheKilobytes = 16; // so that rows reach the disk before the commit
    std::string error;
    {
        auto target = SqliteTarget::open(path, options);
        QVERIFY(target.ok());
        auto writer = (*target)->openWriter(writing(parents()), anyJob());
        QVERIFY(writer.ok());
        for (int step = 0; step < 50 && error.empty(); ++step) {
            const Batch batch = makeRows(step * 400, step * 400 + 400).first;
            const auto written = (*writer)->write(
                batch, allRows(batch), [](std::uint32_t, const RowError&) {}, anyJob());
            if (!written.ok()) {
                error = written.error().line();
                QVERIFY2(written.error().code == Code::DiskFull, error.c_str());
            }
        }
        writer->reset();
    }
    QVERIFY(!error.empty());
    QCOMPARE(disk.files(), isNew ? QStringList() : QStringList{QStringLiteral("target.db")});
    if (!isNew) {
        QCOMPARE(askSql(path, "SELECT id FROM parents"), Names{"-1"});
        QCOMPARE(askSql(path, "PRAGMA integrity_check"), Names{"ok"});
    }
}

void TestSqliteTargetFailures::fileSizeLimitIsNamed() {
    for (const bool isNew : {true, false}) {
        const std::string path = m_folder.file(isNew ? "limited-new.db" : "limited-old.db");
        if (!isNew)
            QCOMPARE(
                runSql(path,
                       "CREATE TABLE parents(id INTEGER PRIMARY KEY, name TEXT); INSERT INTO parents VALUES(-1, 'old');"
                       "CREATE TABLE children(id INTEGER PRIMARY KEY, parent INT)"),
                std::string());
        const int outcome = inChild([&] {
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{64 * 1024, 64 * 1024};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            return loadInSteps(path, [](char) {});
        });
        const Code code = Code(outcome);
        QVERIFY2(code == Code::DiskFull || code == Code::WriteFailed, std::to_string(outcome).c_str());
        // Some commits may have gone well; what is there is whole.
        if (QFile::exists(qt(path))) {
            QCOMPARE(askSql(path, "PRAGMA integrity_check"), Names{"ok"});
            const auto rows = std::stoll(askSql(path, "SELECT count(*) FROM parents WHERE id >= 0").at(0));
            QCOMPARE(rows % kRowsPerCommit, 0);
            QVERIFY(rows < kRowsPerCommit * kCommits);
        }
        QCOMPARE(m_folder.names().filter(QStringLiteral("mapwright-new")), QStringList());
    }
}

void TestSqliteTargetFailures::lockedTargetIsNamed() {
    const std::string path = m_folder.file("locked.db");
    QCOMPARE(runSql(path, "CREATE TABLE parents(id INTEGER PRIMARY KEY, name TEXT)"), std::string());
    const auto other = SqliteSession::open(path, SqliteSession::Access::Write);
    QVERIFY((*other)->execute("BEGIN IMMEDIATE").ok());
    SqliteTargetOptions options;
    options.busyTimeoutMs = 100;
    QElapsedTimer timer;
    timer.start();
    auto target = SqliteTarget::open(path, options);
    QVERIFY(target.ok());
    const auto writer = (*target)->openWriter(writing(parents()), anyJob());
    QVERIFY(!writer.ok());
    QVERIFY(writer.error().code == Code::Locked);
    QCOMPARE(writer.error().line(), path + ": it is locked by another program");
    QVERIFY(timer.elapsed() < 2000);
    // The lock goes, the load goes on.
    QVERIFY((*other)->execute("ROLLBACK").ok());
    QVERIFY((*target)->openWriter(writing(parents()), anyJob()).ok());
}

void TestSqliteTargetFailures::readerBlocksNoLoadForLong() {
    const std::string path = m_folder.file("reader.db");
    QCOMPARE(
        runSql(path,
               "CREATE TABLE parents(id INTEGER PRIMARY KEY, name TEXT); INSERT INTO parents VALUES(-1,'x'),(-2,'y')"),
        std::string());
    const auto reader = SqliteSession::open(path, SqliteSession::Access::Read);
    auto statement = (*reader)->prepare("SELECT id FROM parents");
    QVERIFY(*statement->step()); // holds its lock
    SqliteTargetOptions options;
    options.busyTimeoutMs = 50;
    auto target = SqliteTarget::open(path, options);
    auto writer = (*target)->openWriter(writing(parents()), anyJob());
    const Batch batch = makeRows(0, 10).first;
    QVERIFY((*writer)
                ->write(
                    batch, allRows(batch), [](std::uint32_t, const RowError&) {}, anyJob())
                .ok());
    JobContext job;
    const auto committed = (*target)->commit(job);
    QVERIFY(!committed.ok() && committed.error().code == Code::Locked);
    statement->reset();
    QVERIFY((*target)->commit(job).ok()); // nothing was lost by waiting
    QCOMPARE(*(*target)->countRows("parents", job), std::uint64_t(12));
}

void TestSqliteTargetFailures::badPlacesAreNamed() {
    QFile file(qt(m_folder.file("a file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no database, but it is long enough to be looked at: "
               "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    file.close();
    const auto codeOf = [](const std::string& path) {
        const auto target = SqliteTarget::open(path, {});
        return target.ok() ? Code::Internal : target.error().code;
    };
    QVERIFY(codeOf(m_folder.file("no folder/x.db")) == Code::FileNotFound);
    QVERIFY(codeOf(m_folder.path()) == Code::IsADirectory);
    QVERIFY(codeOf(m_folder.file("a file")) == Code::NotADatabase);
    const Code under = codeOf(m_folder.file("a file/x.db"));
    QVERIFY2(under != Code::Internal, "a file is no folder");

    const std::string readOnly = m_folder.file("readonly.db");
    QCOMPARE(runSql(readOnly, "CREATE TABLE t(a)"), std::string());
    QVERIFY(QFile::setPermissions(qt(readOnly), QFileDevice::ReadOwner));
    const std::string folder = m_folder.file("readonly folder");
    QDir().mkpath(qt(folder));
    QVERIFY(QFile::setPermissions(qt(folder), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    if (::geteuid() == 0) {
        // Root may write everywhere; nobody may not.
        QVERIFY(QFile::setPermissions(qt(m_folder.path()), QFileDevice::ReadOther | QFileDevice::ExeOther |
                                                               QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                                               QFileDevice::ExeOwner));
        QVERIFY(QFile::setPermissions(qt(readOnly), QFileDevice::ReadOwner | QFileDevice::ReadOther));
        QVERIFY(
            QFile::setPermissions(qt(folder), QFileDevice::ReadOwner | QFileDevice::ReadOther | QFileDevice::ExeOther));
    }
    const auto asOrdinaryUser = [&](const std::string& path) {
        return Code(inChild([&] {
            if (::geteuid() == 0 && (::setgroups(0, nullptr) != 0 || ::setgid(65534) != 0 || ::setuid(65534) != 0))
                return int(Code::Cancelled);
            return int(codeOf(path));
        }));
    };
    QCOMPARE(qt(nameOf(asOrdinaryUser(readOnly))), qt(nameOf(Code::ReadOnlyTarget)));
    QCOMPARE(qt(nameOf(asOrdinaryUser(folder + "/x.db"))), qt(nameOf(Code::PermissionDenied)));
}

void TestSqliteTargetFailures::damagedTargetIsNamed() {
    const std::string path = m_folder.file("damaged.db");
    QCOMPARE(runSql(path, "CREATE TABLE parents(id INTEGER PRIMARY KEY, name TEXT); WITH RECURSIVE n(i) AS (SELECT 1 "
                          "UNION ALL SELECT "
                          "i+1 FROM n WHERE i<20000) INSERT INTO parents SELECT i, 'name ' || i FROM n"),
             std::string());
    QFile file(qt(path));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(4096);
    file.write(QByteArray(4096, '\xee')); // the root of the table
    file.close();
    auto target = SqliteTarget::open(path, {});
    QVERIFY(target.ok());
    auto writer = (*target)->openWriter(writing(parents()), anyJob());
    QVERIFY(writer.ok());
    const Batch batch = makeRows(30000, 30010).first;
    const auto written = (*writer)->write(
        batch, allRows(batch), [](std::uint32_t, const RowError&) {}, anyJob());
    QVERIFY(!written.ok());
    QVERIFY(written.error().code == Code::CorruptDatabase);
}

void TestSqliteTargetFailures::cancelledCommitLeavesNothing() {
    const std::string path = m_folder.file("cancelled.db");
    {
        auto target = SqliteTarget::open(path, {});
        auto writer = (*target)->openWriter(writing(parents()), anyJob());
        const Batch batch = makeRows(0, 10).first;
        QVERIFY((*writer)
                    ->write(
                        batch, allRows(batch), [](std::uint32_t, const RowError&) {}, anyJob())
                    .ok());
        writer->reset();
        JobContext job;
        job.requestStop();
        QVERIFY((*target)->commit(job).error().code == Code::Cancelled);
    }
    QVERIFY(!QFile::exists(qt(path)));
}

MW_TEST(TestSqliteTargetFailures)
#include "tst_sqlite_target_failures.moc"
