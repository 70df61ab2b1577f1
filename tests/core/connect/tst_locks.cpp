// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/location.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace mw;

namespace {

/// Asks from another process, for a process does not see its own locks, whether somebody holds one on the file.
bool isLockedForOthers(const std::string& path) {
    const pid_t child = ::fork();
    if (child == 0) {
        struct flock lock {};
        lock.l_type = F_WRLCK;
        lock.l_whence = SEEK_SET;
        const int file = ::open(path.c_str(), O_RDWR);
        const bool asked = file >= 0 && ::fcntl(file, F_GETLK, &lock) == 0;
        ::_exit(asked && lock.l_type != F_UNLCK ? 1 : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

} // namespace

/// POSIX takes all locks of a process off a file when the process closes any descriptor of it (man fcntl_locking).
class TstLocks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lookingAtADatabaseKeepsTheLocksOnIt_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("a usual name") << QStringLiteral("data.sqlite");
        QTest::newRow("a name that says nothing") << QStringLiteral("legacy");
        QTest::newRow("the name of another kind of file") << QStringLiteral("data.dat");
    }
    void lookingAtADatabaseKeepsTheLocksOnIt() {
        QFETCH(QString, name);
        const test::TemporaryFolder folder;
        const std::string path = folder.file(name.toStdString());
        QCOMPARE(test::runSql(path, "CREATE TABLE t (a); INSERT INTO t VALUES (1)"), std::string());
        QVERIFY(!isLockedForOthers(path));
        const auto session = SqliteSession::open(path, SqliteSession::Access::Write);
        QVERIFY(session.ok());
        QVERIFY((*session)->execute("BEGIN IMMEDIATE; INSERT INTO t VALUES (2)").ok());
        QVERIFY(isLockedForOthers(path));

        const auto location = parseLocation(path);
        QVERIFY(location.ok());
        QVERIFY(connectorFor(*location).ok());
        QVERIFY2(isLockedForOthers(path), "asking which connector reads it");
        {
            const auto connection = openConnection(*location);
            QVERIFY(connection.ok());
            JobContext job;
            QVERIFY((*connection)->schema(job).ok());
        }
        QVERIFY2(isLockedForOthers(path), "opening and closing a connection");
        QVERIFY((*session)->execute("COMMIT").ok());
        QVERIFY(!isLockedForOthers(path));
        QCOMPARE(test::askSql(path, "SELECT count(*) FROM t"), std::vector<std::string>{"2"});
    }
};

MW_TEST(TstLocks)
#include "tst_locks.moc"
