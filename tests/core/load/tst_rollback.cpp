// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/load/rollback.h"
#include "tests/core/load/undone_loads.h"
#include "tests/support/kill_switch.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/verify_ok.h"

#include <csignal>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace mw;
using namespace mw::test;

namespace {

/// Tables of every kind that a rollback has to deal with, with rows in them.
constexpr const char* kTables = R"sql(
CREATE TABLE town(code TEXT PRIMARY KEY, size REAL) WITHOUT ROWID;
CREATE TABLE person(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, town TEXT REFERENCES town ON DELETE CASCADE,
  score REAL, anything, UNIQUE(name));
CREATE TABLE mail(address TEXT PRIMARY KEY, person INTEGER);
CREATE TABLE history(what TEXT);
CREATE TRIGGER t AFTER UPDATE ON person BEGIN INSERT INTO history VALUES(old.name || ' > ' || new.name); END;
INSERT INTO town VALUES('A', 1), ('B', 2.5), ('C', NULL);
INSERT INTO person VALUES(5, 'five', 'A', 5, 5.0), (9, 'nine', 'B', -0.5, x'00ff'), (12, 'twelve', 'A', NULL, '12');
DELETE FROM person WHERE id = 12;
INSERT INTO mail VALUES('a@x', 5), ('b@x', NULL), ('c@x', 9);
INSERT INTO history VALUES('begin');
ALTER TABLE person ADD COLUMN state TEXT DEFAULT 'new';
ALTER TABLE mail ADD COLUMN kind TEXT NOT NULL DEFAULT 'work';
INSERT INTO person(id, name, state) VALUES(20, 'twenty', NULL);
)sql";

/// Everything that a database holds, as texts: declarations, rows with their rowids and types, counters.
Names dump(const std::string& path) {
    Names lines = askSql(path, "SELECT name, sql FROM sqlite_schema ORDER BY name");
    for (const std::string& table :
         askSql(path, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'sqlite_sequence' ORDER BY name")) {
        std::string list;
        for (const std::string& column : askSql(path, "SELECT name FROM pragma_table_info('" + table + "')"))
            list += ", quote(\"" + column + "\"), typeof(\"" + column + "\")";
        const std::string rowid = table == "town" ? "0" : "rowid";
        for (const std::string& row : askSql(path, "SELECT " + rowid + list + " FROM \"" + table + "\" ORDER BY 1, 2"))
            lines.push_back(table + " " + row);
    }
    for (const std::string& row : askSql(path, "SELECT * FROM sqlite_sequence ORDER BY name"))
        lines.push_back("counter " + row);
    return lines;
}

Location at(const std::string& path) {
    Location location;
    location.text = location.path = path;
    location.scheme = "file";
    return location;
}

OpenForLoad opening(const std::string& path) {
    return [path] { return openTargetAt(path); };
}

Result<RollbackResult> takeBack(const std::string& path, const std::string& log, RollbackOptions options = {}) {
    const auto reader = ChangeLogReader::open(log);
    return reader.ok() ? rollBackLoad(at(path), {}, *reader, options, anyJob()) : reader.error();
}

} // namespace

class TestRollback : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Whatever a load did, in whatever modes, its rollback leaves what was there before, to the last rowid.
    void restoresAnyLoad() {
        Random random("restoresAnyLoad");
        int loads = 0, failed = 0;
        for (int round = 0; round < 300; ++round) {
            const std::string path = file("db"), log = file("log");
            QCOMPARE(runSql(path, kTables), std::string());
            const Names before = dump(path);
            if (!loadRandomly(opening(path), log, random).empty()) { // a constraint was in the way: what was not committed is not there
                ++failed;
                continue;
            }
            const Names after = dump(path);
            const RollbackOptions rehearse{true, true, {}};
            VERIFY_OK(takeBack(path, log, rehearse));
            QCOMPARE(dump(path), after);
            const auto result = takeBack(path, log, {false, random.oneIn(2), {}});
            VERIFY_OK(result);
            QVERIFY(result->equalsBefore);
            QCOMPARE(dump(path), before);
            ++loads;
        }
        std::printf("%d loads taken back, %d ended by constraints\n", loads, failed);
        QVERIFY(loads > 100);
    }

    void aNewFileGoes() {
        Random random("aNewFileGoes");
        const std::string path = file("new"), log = file("log");
        QCOMPARE(loadMade(path, log, 50), std::string());
        const auto rehearsed = takeBack(path, log, {true, false, {}});
        VERIFY_OK(rehearsed);
        QVERIFY(rehearsed->placeRemoved);
        QVERIFY(QFile::exists(QString::fromStdString(path)));
        const auto result = takeBack(path, log);
        VERIFY_OK(result);
        QVERIFY(result->equalsBefore);
        QCOMPARE(result->entities.size(), std::size_t(1));
        QCOMPARE(result->entities[0].removed, std::uint64_t(50));
        QVERIFY(result->entities[0].dropped);
        QVERIFY(!QFile::exists(QString::fromStdString(path)));
        VERIFY_OK(takeBack(path, log)); // once more: it is gone already
    }

    void rowsThatSomebodyChangedAreNamed_data() {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("named");
        QTest::newRow("an inserted row that was changed") << "UPDATE person SET name = 'other' WHERE id = 1"
                                                          << "person 1 was changed since";
        QTest::newRow("an inserted row that was deleted") << "DELETE FROM person WHERE id = 1" << "person 1 was deleted since";
        QTest::newRow("an updated row that was changed") << "UPDATE person SET score = 7 WHERE id = 5"
                                                         << "person 5 was changed since";
        QTest::newRow("a row that took the place of a deleted one")
            << "INSERT INTO mail(address, person) VALUES('a@x', 1)" << "mail 1 ";
        QTest::newRow("a table that is gone") << "DROP TABLE mail" << "mail is gone";
        QTest::newRow("a row that refers to an inserted one")
            << "CREATE TABLE visit(person INTEGER REFERENCES person); INSERT INTO visit VALUES(1)"
            << "visit 1 refers to a row of person that the run had inserted";
        QTest::newRow("a row in a table that the load made") << "INSERT INTO made VALUES(1000, 'x')"
                                                             << "made holds 2 rows, the run left 1";
        QTest::newRow("a changed row in a table that the load made") << "UPDATE made SET text = 'y'"
                                                                     << "rows of made were changed";
        QTest::newRow("a column more") << "ALTER TABLE mail ADD COLUMN x" << "the columns are others now";
    }

    void rowsThatSomebodyChangedAreNamed() {
        QFETCH(QString, change);
        QFETCH(QString, named);
        const std::string path = file("db"), log = file("log");
        QCOMPARE(runSql(path, kTables), std::string());
        QCOMPARE(loadFixed(opening(path), log), std::string());
        QCOMPARE(runSql(path, change.toStdString()), std::string());
        const Names before = dump(path);
        const auto result = takeBack(path, log);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, Code::ChangedSince);
        QVERIFY2(result.error().message().find(named.toStdString()) != std::string::npos,
                 result.error().message().c_str());
        QCOMPARE(dump(path), before);
    }

    /// kill -9 in front of each change of a file: what is left is as before the rollback or as after it, and the next
    /// try finishes.
    void killedAtEveryStep() {
        int kills = 0;
        for (int call = 1;; ++call) {
            const std::string path = file("db"), log = file("log");
            QCOMPARE(runSql(path, kTables), std::string());
            const Names before = dump(path);
            QCOMPARE(loadFixed(opening(path), log), std::string());
            const Names after = dump(path);
            const pid_t child = ::fork();
            if (child == 0) {
                killAtCall(call);
                ::_exit(takeBack(path, log, {false, false, "mapwright rollback 1"}).ok() ? 0 : 1);
            }
            int status = 0;
            ::waitpid(child, &status, 0);
            if (WIFEXITED(status)) {
                QCOMPARE(WEXITSTATUS(status), 0);
                break;
            }
            ++kills;
            const auto note = loadNote(at(path), {}, anyJob());
            VERIFY_OK(note);
            if (note->has_value()) {
                VERIFY_OK(dropLoadNote(at(path), {}, anyJob()));
            } else {
                QCOMPARE(dump(path), after);
                VERIFY_OK(takeBack(path, log));
            }
            QCOMPARE(dump(path), before);
        }
        std::printf("killed %d times\n", kills);
        QVERIFY(kills >= 10);
    }

    /// A log is whole up to where a commit spoke of it; damage is found, what came later is cut off.
    void aLogIsCutAndChecked() {
        const std::string log = file("log");
        std::uint64_t length = 0;
        {
            auto changes = ChangeLog::create(log);
            VERIFY_OK(changes);
            const auto number = (*changes)->entity("t");
            (*changes)->inserted(number, "key", {1, 2});
            VERIFY_OK((*changes)->flush());
            length = (*changes)->length();
            (*changes)->inserted(number, "never", {3, 4});
            VERIFY_OK((*changes)->flush());
        }
        QCOMPARE(keysIn(log, length), Names{"key"});
        {
            auto changes = ChangeLog::resume(log, length);
            VERIFY_OK(changes);
            (*changes)->inserted((*changes)->entity("t"), "later", {5, 6});
            VERIFY_OK((*changes)->finish());
        }
        QCOMPARE(keysIn(log, {}), (Names{"later", "key"}));
        QVERIFY(ChangeLogReader::open(log)->isFinished());
        const std::string whole = *readFile(log);
        Random random("aLogIsCutAndChecked");
        for (int round = 0; round < 200; ++round) {
            std::string damaged = whole;
            damaged[std::size_t(random.below(damaged.size()))] ^= char(1 << random.below(8));
            QVERIFY(writeFile(log, damaged).ok());
            QVERIFY(!ChangeLogReader::open(log).ok());
            QVERIFY(writeFile(log, whole.substr(0, std::size_t(random.below(whole.size())))).ok());
            const auto cut = ChangeLogReader::open(log);
            QVERIFY(!cut.ok() || !cut->isFinished());
        }
    }

    void aFullDiskEndsTheLoad() {
        auto changes = ChangeLog::create("/dev/full");
        QVERIFY(!changes.ok());
        QCOMPARE(changes.error().code, Code::DiskFull);
    }

private:
    std::string file(const char* name) {
        const std::string path = m_folder.file(std::string(name) + std::to_string(++m_number));
        return path + (std::string_view(name) == "log" ? "" : ".db");
    }

    static Names keysIn(const std::string& log, std::optional<std::uint64_t> length) {
        const auto reader = ChangeLogReader::open(log, length);
        Names keys;
        if (!reader.ok())
            return {reader.error().line()};
        (void)reader->eachBackwards([&](const LoggedChange& change) {
            keys.emplace_back(change.key);
            return Result<void>();
        });
        return keys;
    }

    static std::string loadMade(const std::string& path, const std::string& log, std::int64_t count) {
        auto changes = ChangeLog::create(log);
        auto target = openTargetAt(path);
        target->recordChanges(**changes);
        auto writer = target->openWriter(writing(made()), anyJob());
        Rows rows;
        for (std::int64_t i = 0; i < count; ++i)
            rows.push_back({integer(i), text("x")});
        Refusals refusals;
        std::string failure = writeRows(**writer, made(), rows, refusals);
        writer->reset();
        failure += commit(*target);
        return failure + ((*changes)->finish().ok() ? "" : "log");
    }

    TemporaryFolder m_folder;
    int m_number = 0;
};

MW_TEST(TestRollback)
#include "tst_rollback.moc"
