// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/load/target_fixture.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/temporary_folder.h"

#include <QFile>

#include <map>

using namespace mw;
using namespace mw::test;

class TestSqliteTargetReferences : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void selfReferencesMayPointForward();
    void orphansInCyclesAreTakenBackWithTheirChildren();
    void orphansWithoutListenerFailTheCommit();
    void lostCountsAreFoundAllTheSame();
    void replacedCyclesLeaveNoOrphansElsewhere();
    void cyclesOfTwoTablesLoad();
    void commitWaitsForOpenReferences();
    void missingParentsAreMadeFromThePlan();
    void replaceDeletesChildrenFirst();
    void replaceWithoutRowsEmptiesTheTable();
    void replaceStopsWhereOthersRefer();

private:
    TemporaryFolder m_folder;
};

void TestSqliteTargetReferences::selfReferencesMayPointForward() {
    const std::string path = m_folder.file("forward.db");
    Refusals refusals;
    auto target = openTargetAt(path);
    {
        auto writer = target->openWriter(writing(staff()), anyJob());
        QCOMPARE(writeRows(**writer, staff(),
                           {{integer(1), integer(2)}, {integer(2), integer(3)}, {integer(3), integer(3)}}, refusals),
                 std::string());
    }
    QCOMPARE(commit(*target), std::string());
    QVERIFY(refusals.lines().empty());
    QCOMPARE(askSql(path, "SELECT count(*) FROM staff"), Names{"3"});
}

void TestSqliteTargetReferences::orphansInCyclesAreTakenBackWithTheirChildren() {
    const std::string path = m_folder.file("orphans.db");
    Entity notes = makeEntity("notes", {makeField("author", LogicalType::integer())});
    notes.relations = {{"", {"author"}, "staff", {"id"}}};
    Refusals refusals;
    std::map<std::string, Names> taken;
    auto target = openTargetAt(path);
    const auto listening = [&](const Entity& entity) {
        WriteOptions options = writing(entity);
        options.takenBack = [&taken, name = entity.name](std::uint64_t sequence, std::uint32_t row,
                                                         const RowError& error) {
            taken[name].push_back(std::to_string(sequence) + ":" + std::to_string(row) + " " +
                                  fillTemplate(templateOf(error.code), error.arguments));
        };
        return options;
    };
    {
        auto first = target->openWriter(listening(staff()), anyJob());
        auto second = target->openWriter(listening(notes), anyJob());
        // 5 → 4 → 9, and nobody is 9; 6 stands alone.
        QCOMPARE(writeRows(**first, staff(), {{integer(5), integer(4)}, {integer(6), null}}, refusals, 7),
                 std::string());
        QCOMPARE(writeRows(**first, staff(), {{integer(4), integer(9)}}, refusals, 8), std::string());
        QCOMPARE(writeRows(**second, notes, {{integer(6)}, {integer(5)}}, refusals, 0), std::string());
        // What is not in the circle is still refused row by row.
        QCOMPARE(writeRows(**second, notes, {{integer(77)}}, refusals, 1), std::string());
        QCOMPARE(refusals.lines(), Names{"0 0 MissingParent 77 has no match in staff.id"});
    }
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(taken["staff"], (Names{"8:0 '9' has no match in staff.id", "7:0 '4' has no match in staff.id"}));
    QCOMPARE(taken["notes"], Names{"0:1 '5' has no match in staff.id"});
    QCOMPARE(askSql(path, "SELECT id FROM staff"), Names{"6"});
    QCOMPARE(askSql(path, "SELECT author FROM notes"), Names{"6"});
    QCOMPARE(askSql(path, "PRAGMA foreign_key_check"), Names{});
}

void TestSqliteTargetReferences::orphansWithoutListenerFailTheCommit() {
    const std::string path = m_folder.file("fails.db");
    QCOMPARE(
        runSql(
            path,
            "CREATE TABLE staff(id INTEGER PRIMARY KEY, boss INT REFERENCES staff(id)); INSERT INTO staff VALUES(1,1)"),
        std::string());
    Refusals refusals;
    {
        auto target = openTargetAt(path);
        auto writer = target->openWriter(writing(staff()), anyJob());
        QCOMPARE(writeRows(**writer, staff(), {{integer(5), integer(4)}}, refusals), std::string());
        writer->reset();
        QCOMPARE(commit(*target), std::string("staff: '4' has no match in staff.id"));
    }
    QCOMPARE(askSql(path, "SELECT id FROM staff"), Names{"1"});
}

void TestSqliteTargetReferences::lostCountsAreFoundAllTheSame() {
    // Circles and other tables by turns; the parent of an early row comes while a later row has none.
    const std::string path = m_folder.file("turns.db");
    const Entity other = makeEntity("other", {makeField("x", LogicalType::integer())});
    Names taken;
    Refusals refusals;
    auto target = openTargetAt(path);
    {
        WriteOptions options = writing(staff());
        options.takenBack = [&](std::uint64_t sequence, std::uint32_t, const RowError&) {
            taken.push_back(std::to_string(sequence));
        };
        auto circle = target->openWriter(options, anyJob());
        auto between = target->openWriter(writing(other), anyJob());
        QCOMPARE(writeRows(**circle, staff(), {{integer(1), integer(2)}}, refusals, 0), std::string());
        QCOMPARE(writeRows(**between, other, {{integer(1)}}, refusals), std::string());
        QCOMPARE(writeRows(**circle, staff(), {{integer(3), integer(4)}}, refusals, 1), std::string());
        QCOMPARE(writeRows(**circle, staff(), {{integer(2), null}}, refusals, 2), std::string());
        QCOMPARE(writeRows(**between, other, {{integer(2)}}, refusals), std::string());
    }
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(taken, Names{"1"});
    QCOMPARE(askSql(path, "SELECT id FROM staff ORDER BY 1"), (Names{"1", "2"}));
    QCOMPARE(askSql(path, "SELECT x FROM other"), (Names{"1", "2"}));
    QCOMPARE(askSql(path, "PRAGMA foreign_key_check"), Names{});
}

void TestSqliteTargetReferences::replacedCyclesLeaveNoOrphansElsewhere() {
    const std::string path = m_folder.file("replacedcycle.db");
    const std::string tables =
        "CREATE TABLE a(id INTEGER PRIMARY KEY, b INT REFERENCES b(id)); CREATE TABLE b(id INTEGER PRIMARY "
        "KEY, a INT REFERENCES a(id)); CREATE TABLE notes(a INT REFERENCES a(id)); "
        "INSERT INTO a VALUES(1, NULL); INSERT INTO b VALUES(1, 1); UPDATE a SET b = 1;";
    const Entity a = makeEntity("a", {makeField("id", LogicalType::integer()), makeField("b", LogicalType::integer())});
    const Entity b = makeEntity("b", {makeField("id", LogicalType::integer()), makeField("a", LogicalType::integer())});
    for (const bool isReferred : {false, true}) {
        QFile::remove(qt(path));
        QCOMPARE(runSql(path, tables + (isReferred ? "INSERT INTO notes VALUES(1);" : "")), std::string());
        Refusals refusals;
        auto target = openTargetAt(path);
        auto first = target->openWriter(writing(a, LoadMode::Replace), anyJob());
        auto second = target->openWriter(writing(b, LoadMode::Replace), anyJob());
        const std::string error = writeRows(**first, a, {{integer(5), null}}, refusals);
        QCOMPARE(error.find("refer to rows that are to be replaced") != std::string::npos, isReferred);
        first->reset();
        second->reset();
        if (!isReferred)
            QCOMPARE(commit(*target), std::string());
        target.reset();
        QCOMPARE(askSql(path, "SELECT id FROM a"), Names{isReferred ? "1" : "5"});
        QCOMPARE(askSql(path, "SELECT count(*) FROM b"), Names{isReferred ? "1" : "0"});
        QCOMPARE(askSql(path, "PRAGMA foreign_key_check"), Names{});
    }
}

void TestSqliteTargetReferences::cyclesOfTwoTablesLoad() {
    const std::string path = m_folder.file("cycle.db");
    Entity a = makeEntity(
        "a", {makeField("id", LogicalType::integer(), false), makeField("b", LogicalType::integer(), false)}, {"id"});
    a.relations = {{"", {"b"}, "b", {"id"}}};
    Entity b = makeEntity(
        "b", {makeField("id", LogicalType::integer(), false), makeField("a", LogicalType::integer(), false)}, {"id"});
    b.relations = {{"", {"a"}, "a", {"id"}}};
    SqliteTargetOptions options;
    options.planned.entities = {a, b};
    Refusals refusals;
    auto target = openTargetAt(path, options);
    {
        auto first = target->openWriter(writing(a), anyJob());
        QVERIFY(first.ok());
        QCOMPARE(writeRows(**first, a, {{integer(1), integer(10)}}, refusals), std::string());
        auto second = target->openWriter(writing(b), anyJob());
        QCOMPARE(writeRows(**second, b, {{integer(10), integer(1)}}, refusals), std::string());
    }
    QCOMPARE(commit(*target), std::string());
    QVERIFY(refusals.lines().empty());
    QCOMPARE(askSql(path, "SELECT a.id, b.id FROM a JOIN b ON a.b = b.id"), Names{"1|10"});
}

void TestSqliteTargetReferences::commitWaitsForOpenReferences() {
    const std::string path = m_folder.file("waits.db");
    Refusals refusals;
    auto target = openTargetAt(path);
    auto writer = target->openWriter(writing(staff()), anyJob());
    QCOMPARE(writeRows(**writer, staff(), {{integer(1), integer(2)}}, refusals), std::string());
    QCOMPARE(commit(*target), std::string());
    QVERIFY(!QFile::exists(qt(path)));
    QCOMPARE(writeRows(**writer, staff(), {{integer(2), null}}, refusals), std::string());
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(askSql(path, "SELECT count(*) FROM staff"), Names{"2"});
}

void TestSqliteTargetReferences::missingParentsAreMadeFromThePlan() {
    const std::string path = m_folder.file("plan.db");
    SqliteTargetOptions options;
    options.planned.entities = {people(), companies()};
    Refusals refusals;
    auto target = openTargetAt(path, options);
    {
        auto writer = target->openWriter(writing(people()), anyJob());
        QCOMPARE(writeRows(**writer, people(), {{text("a"), null, null, null}, {text("b"), integer(1), null, null}},
                           refusals),
                 std::string());
    }
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(refusals.lines(), Names{"1 1 MissingParent 1 has no match in companies.id"});
    QCOMPARE(askSql(path, "SELECT name FROM sqlite_schema WHERE type='table' ORDER BY rowid"),
             (Names{"companies", "people"}));
}

void TestSqliteTargetReferences::replaceDeletesChildrenFirst() {
    const std::string path = m_folder.file("replace.db");
    QCOMPARE(
        runSql(path,
               "CREATE TABLE companies(id INTEGER PRIMARY KEY, name TEXT, town TEXT); CREATE TABLE people(code TEXT "
               "PRIMARY KEY, company INT REFERENCES companies(id), balance DECIMAL(12,2), born DATE);"
               "INSERT INTO companies VALUES(1,'old',''); INSERT INTO people(code, company) VALUES('p', 1)"),
        std::string());
    Refusals refusals;
    {
        auto target = openTargetAt(path);
        // Opened parents first: the old rows go all the same children first.
        auto first = target->openWriter(writing(companies(), LoadMode::Replace), anyJob());
        auto second = target->openWriter(writing(people(), LoadMode::Replace), anyJob());
        QVERIFY(first.ok() && second.ok());
        QCOMPARE(writeRows(**first, companies(), {{integer(7), text("new"), null}}, refusals), std::string());
        QCOMPARE(writeRows(**second, people(), {{text("q"), integer(7), Decimal::of(150, 2), null}}, refusals),
                 std::string());
        first->reset();
        second->reset();
        QCOMPARE(commit(*target), std::string());
    }
    QVERIFY(refusals.lines().empty());
    QCOMPARE(askSql(path, "SELECT * FROM companies"), Names{"7|new|NULL"});
    QCOMPARE(askSql(path, "SELECT * FROM people"), Names{"q|7|1.5|NULL"});
}

void TestSqliteTargetReferences::replaceWithoutRowsEmptiesTheTable() {
    const std::string path = m_folder.file("emptied.db");
    QCOMPARE(runSql(path, "CREATE TABLE staff(id INTEGER PRIMARY KEY, boss INT REFERENCES staff(id));"
                          "INSERT INTO staff VALUES(1, NULL), (2, 1), (3, 2)"),
             std::string());
    auto target = openTargetAt(path);
    auto writer = target->openWriter(writing(staff(), LoadMode::Replace), anyJob());
    QVERIFY(writer.ok());
    QCOMPARE(askSql(path, "SELECT count(*) FROM staff"), Names{"3"});
    writer->reset();
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(askSql(path, "SELECT count(*) FROM staff"), Names{"0"});
}

void TestSqliteTargetReferences::replaceStopsWhereOthersRefer() {
    const std::string path = m_folder.file("referred.db");
    QCOMPARE(runSql(path,
                    "CREATE TABLE companies(id INTEGER PRIMARY KEY, name TEXT, town TEXT); CREATE TABLE notes(c INT "
                    "REFERENCES companies(id)); INSERT INTO companies VALUES(1,'old',''); INSERT INTO notes VALUES(1)"),
             std::string());
    Refusals refusals;
    {
        auto target = openTargetAt(path);
        auto writer = target->openWriter(writing(companies(), LoadMode::Replace), anyJob());
        const std::string error = writeRows(**writer, companies(), {{integer(2), text("n"), null}}, refusals);
        QCOMPARE(
            error,
            std::string(
                "companies: the target refused the row: rows of other tables refer to rows that are to be replaced"));
        writer->reset();
    }
    QCOMPARE(askSql(path, "SELECT * FROM companies"), Names{"1|old|"});
}

MW_TEST(TestSqliteTargetReferences)
#include "tst_sqlite_target_references.moc"
