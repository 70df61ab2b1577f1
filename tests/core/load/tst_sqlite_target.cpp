// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/load/rows.h"
#include "tests/support/random.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include "core/base/utf8.h"
#include "core/connect/sqlite/value_binder.h"
#include "core/load/open_target.h"
#include "core/load/sqlite_target.h"

#include <QFile>

#include <cmath>
#include <limits>
#include <map>

#include <sys/resource.h>

using namespace mw;
using namespace mw::test;

namespace {

using Names = std::vector<std::string>;
using Rows = std::vector<std::vector<Value>>;

Value text(const char* value) { return std::string(value); }
Value integer(std::int64_t value) { return value; }
const Value null;

Entity companies() {
    Entity entity = makeEntity("companies",
                               {makeField("id", LogicalType::integer(), false), makeField("name", LogicalType::text(40), false),
                                makeField("town", LogicalType::text())},
                               {"id"});
    entity.keys.push_back({"", {"name", "town"}, false});
    entity.constraints = {{"no_empty_name", "CHECK (name <> '')"}};
    return entity;
}

Entity people() {
    Entity entity = makeEntity("people",
                               {makeField("code", LogicalType::text(), false), makeField("company", LogicalType::integer()),
                                makeField("balance", LogicalType::decimal(12, 2)), makeField("born", LogicalType::date())},
                               {"code"});
    entity.relations = {{"", {"company"}, "companies", {"id"}}};
    return entity;
}

Entity staff() {
    Entity entity = makeEntity("staff",
                               {makeField("id", LogicalType::integer(), false), makeField("boss", LogicalType::integer())}, {"id"});
    entity.relations = {{"", {"boss"}, "staff", {"id"}}};
    return entity;
}

std::unique_ptr<Target> openTargetAt(const std::string& path, SqliteTargetOptions options = {}) {
    auto target = SqliteTarget::open(path, std::move(options));
    if (!target.ok()) {
        qWarning("%s", target.error().line().c_str());
        return nullptr;
    }
    return std::move(target).value();
}

std::string commit(Target& target) {
    JobContext job;
    const Result<void> done = target.commit(job);
    return done.ok() ? std::string() : done.error().line();
}

} // namespace

class TestSqliteTarget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void missingFileAppearsWithTheFirstCommit();
    void nothingIsLeftWithoutCommit();
    void leftoversOfKilledRunsAreRemoved();
    void takenNameIsNotOverwritten();
    void existingFileKeepsWhatWasCommitted();
    void severalCommitsGoOn();
    void commitEveryCommits();
    void replaceDeletesChildrenFirst();
    void replaceWithoutRowsEmptiesTheTable();
    void replaceStopsWhereOthersRefer();
    void refusedRowsAreNamed_data();
    void refusedRowsAreNamed();
    void loadingGoesOnAfterRefusals();
    void refusalsAreTheSameRowByRow();
    void triggersMayRefuseAndRollBack();
    void changedValuesAreRefused_data();
    void changedValuesAreRefused();
    void affinityRuleAgreesWithSqlite();
    void strictTablesRefuseByName();
    void selfReferencesMayPointForward();
    void orphansInCyclesAreTakenBackWithTheirChildren();
    void orphansWithoutListenerFailTheCommit();
    void lostCountsAreFoundAllTheSame();
    void replacedCyclesLeaveNoOrphansElsewhere();
    void cyclesOfTwoTablesLoad();
    void commitWaitsForOpenReferences();
    void missingParentsAreMadeFromThePlan();
    void wrongRequestsHaveNames();
    void valuesOfEveryKindSurvive();
    void randomSchemasSurvive();
    void constantColumnsAreWritten();
    void writersMayOutliveTheirTarget();
    void memoryStaysFlat();

private:
    TemporaryFolder m_folder;
};

void TestSqliteTarget::missingFileAppearsWithTheFirstCommit() {
    const std::string path = m_folder.file("new.db");
    Refusals refusals;
    JobContext job;
    auto target = openTargetAt(path);
    QVERIFY(target->schema(job)->entities.empty());
    QCOMPARE(*target->countRows("companies", job), std::uint64_t(0));
    {
        auto writer = target->openWriter(writing(companies()));
        QVERIFY(writer.ok());
        QCOMPARE(writeRows(**writer, companies(), {{integer(1), text("a"), text("x")}, {integer(2), text("b"), null}}, refusals), std::string());
        QCOMPARE((*writer)->sent(), std::uint64_t(2));
        QVERIFY(!QFile::exists(qt(path)));
        QCOMPARE(*target->countRows("companies", job), std::uint64_t(0));
        QCOMPARE(commit(*target), std::string());
    }
    QVERIFY(QFile::exists(qt(path)));
    QCOMPARE(m_folder.names().filter(QStringLiteral("new.db")).size(), qsizetype(1));
    QCOMPARE(*target->countRows("companies", job), std::uint64_t(2));
    QCOMPARE(*target->countRows("COMPANIES", job), std::uint64_t(2));
    QCOMPARE(askSql(path, "SELECT * FROM companies"), (Names{"1|a|x", "2|b|NULL"}));
    QCOMPARE(askSql(path, "PRAGMA integrity_check"), Names{"ok"});
    QCOMPARE(askSql(path, "PRAGMA journal_mode"), Names{"delete"});
    QVERIFY(!target->handsOver());
    QCOMPARE(target->schema(job)->entities.size(), std::size_t(1));
}

void TestSqliteTarget::nothingIsLeftWithoutCommit() {
    const std::string path = m_folder.file("uncommitted.db");
    Refusals refusals;
    {
        auto target = openTargetAt(path);
        auto writer = target->openWriter(writing(companies()));
        QCOMPARE(writeRows(**writer, companies(), {{integer(1), text("a"), null}}, refusals), std::string());
        writer->reset();
    }
    {
        // Opened, looked at, never written.
        JobContext job;
        auto target = openTargetAt(path);
        QVERIFY(target->schema(job).ok());
        QCOMPARE(commit(*target), std::string());
    }
    QVERIFY(m_folder.names().filter(QStringLiteral("uncommitted")).isEmpty());
}

void TestSqliteTarget::leftoversOfKilledRunsAreRemoved() {
    const std::string path = m_folder.file("left.db");
    const std::string leftover = m_folder.file(".left.db.n-0000.mapwright-new");
    QCOMPARE(runSql(leftover, "CREATE TABLE t(a)"), std::string());
    auto living = openTargetAt(path);
    QVERIFY(!QFile::exists(qt(leftover)));
    auto writer = living->openWriter(writing(companies()));
    QVERIFY(writer.ok());
    const auto others = m_folder.names().filter(QStringLiteral(".left.db"));
    QCOMPARE(others.size(), qsizetype(1));
    // The file of a run that still lives is not touched.
    QVERIFY(openTargetAt(path) != nullptr);
    QCOMPARE(m_folder.names().filter(QStringLiteral(".left.db")), others);
}

void TestSqliteTarget::takenNameIsNotOverwritten() {
    const std::string path = m_folder.file("taken.db");
    auto target = openTargetAt(path);
    auto writer = target->openWriter(writing(companies()));
    QVERIFY(writer.ok());
    QCOMPARE(runSql(path, "CREATE TABLE mine(a); INSERT INTO mine VALUES(1)"), std::string());
    QVERIFY(!commit(*target).empty());
    QCOMPARE(askSql(path, "SELECT * FROM mine"), Names{"1"});
}

void TestSqliteTarget::existingFileKeepsWhatWasCommitted() {
    const std::string path = m_folder.file("existing.db");
    QCOMPARE(runSql(path, "PRAGMA journal_mode=WAL; CREATE TABLE companies(id INTEGER PRIMARY KEY, name TEXT, town TEXT);"
                          "INSERT INTO companies VALUES(1, 'old', NULL)"),
             std::string());
    Refusals refusals;
    for (const bool commits : {false, true}) {
        auto target = openTargetAt(path);
        auto writer = target->openWriter(writing(companies()));
        QCOMPARE(writeRows(**writer, companies(), {{integer(2), text("new"), null}}, refusals), std::string());
        QCOMPARE(askSql(path, "SELECT count(*) FROM companies"), Names{"1"});
        writer->reset();
        if (commits)
            QCOMPARE(commit(*target), std::string());
        target.reset();
        QCOMPARE(askSql(path, "SELECT count(*) FROM companies"), Names{commits ? "2" : "1"});
    }
    QCOMPARE(askSql(path, "PRAGMA journal_mode"), Names{"wal"});
}

void TestSqliteTarget::severalCommitsGoOn() {
    const std::string path = m_folder.file("several.db");
    Refusals refusals;
    JobContext job;
    auto target = openTargetAt(path);
    auto writer = target->openWriter(writing(companies()));
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(writeRows(**writer, companies(), {{integer(i), text("a"), Value(std::to_string(i))}}, refusals), std::string());
        QCOMPARE(commit(*target), std::string());
        QCOMPARE(*target->countRows("companies", job), std::uint64_t(i + 1));
    }
    QCOMPARE((*writer)->sent(), std::uint64_t(5));
    QVERIFY(refusals.lines().empty());
}

void TestSqliteTarget::commitEveryCommits() {
    const std::string path = m_folder.file("every.db");
    SqliteTargetOptions options;
    options.commitEvery = 100;
    Refusals refusals;
    auto target = openTargetAt(path, options);
    auto writer = target->openWriter(writing(staff()));
    for (std::int64_t from = 0; from < 250; from += 50) {
        Rows rows;
        for (std::int64_t i = from; i < from + 50; ++i)
            rows.push_back({integer(i), null});
        QCOMPARE(writeRows(**writer, staff(), rows, refusals), std::string());
    }
    QCOMPARE(askSql(path, "SELECT count(*) FROM staff"), Names{"200"});
    writer->reset();
    target.reset();
    QCOMPARE(askSql(path, "SELECT count(*) FROM staff"), Names{"200"});
}

void TestSqliteTarget::replaceDeletesChildrenFirst() {
    const std::string path = m_folder.file("replace.db");
    QCOMPARE(runSql(path, "CREATE TABLE companies(id INTEGER PRIMARY KEY, name TEXT, town TEXT); CREATE TABLE people(code TEXT "
                          "PRIMARY KEY, company INT REFERENCES companies(id), balance DECIMAL(12,2), born DATE);"
                          "INSERT INTO companies VALUES(1,'old',''); INSERT INTO people(code, company) VALUES('p', 1)"),
             std::string());
    Refusals refusals;
    {
        auto target = openTargetAt(path);
        // Opened parents first: the old rows go all the same children first.
        auto first = target->openWriter(writing(companies(), LoadMode::Replace));
        auto second = target->openWriter(writing(people(), LoadMode::Replace));
        QVERIFY(first.ok() && second.ok());
        QCOMPARE(writeRows(**first, companies(), {{integer(7), text("new"), null}}, refusals), std::string());
        QCOMPARE(writeRows(**second, people(), {{text("q"), integer(7), Decimal::of(150, 2), null}}, refusals), std::string());
        first->reset();
        second->reset();
        QCOMPARE(commit(*target), std::string());
    }
    QVERIFY(refusals.lines().empty());
    QCOMPARE(askSql(path, "SELECT * FROM companies"), Names{"7|new|NULL"});
    QCOMPARE(askSql(path, "SELECT * FROM people"), Names{"q|7|1.5|NULL"});
}

void TestSqliteTarget::replaceWithoutRowsEmptiesTheTable() {
    const std::string path = m_folder.file("emptied.db");
    QCOMPARE(runSql(path, "CREATE TABLE staff(id INTEGER PRIMARY KEY, boss INT REFERENCES staff(id));"
                          "INSERT INTO staff VALUES(1, NULL), (2, 1), (3, 2)"),
             std::string());
    auto target = openTargetAt(path);
    auto writer = target->openWriter(writing(staff(), LoadMode::Replace));
    QVERIFY(writer.ok());
    QCOMPARE(askSql(path, "SELECT count(*) FROM staff"), Names{"3"});
    writer->reset();
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(askSql(path, "SELECT count(*) FROM staff"), Names{"0"});
}

void TestSqliteTarget::replaceStopsWhereOthersRefer() {
    const std::string path = m_folder.file("referred.db");
    QCOMPARE(runSql(path, "CREATE TABLE companies(id INTEGER PRIMARY KEY, name TEXT, town TEXT); CREATE TABLE notes(c INT "
                          "REFERENCES companies(id)); INSERT INTO companies VALUES(1,'old',''); INSERT INTO notes VALUES(1)"),
             std::string());
    Refusals refusals;
    {
        auto target = openTargetAt(path);
        auto writer = target->openWriter(writing(companies(), LoadMode::Replace));
        const std::string error = writeRows(**writer, companies(), {{integer(2), text("n"), null}}, refusals);
        QCOMPARE(error, std::string("companies: the target refused the row: rows of other tables refer to rows that are to be replaced"));
        writer->reset();
    }
    QCOMPARE(askSql(path, "SELECT * FROM companies"), Names{"1|old|"});
}

void TestSqliteTarget::refusedRowsAreNamed_data() {
    QTest::addColumn<int>("entity");
    QTest::addColumn<QStringList>("row");
    QTest::addColumn<QString>("refusal");
    const auto names = [](std::initializer_list<const char*> values) {
        QStringList list;
        for (const char* value : values)
            list << QString::fromUtf8(value);
        return list;
    };
    // "NULL" stands for null; rows go into tables that hold company 1 'a' in 'x' and person 'p'.
    QTest::newRow("a taken primary key") << 0 << names({"1", "b", "y"}) << QString::fromUtf8("0 0 DuplicateKey the key 1 is already taken");
    QTest::newRow("a taken unique key of two fields")
        << 0 << names({"2", "a", "x"}) << QString::fromUtf8("0 - DuplicateKey the key 'a', 'x' is already taken");
    QTest::newRow("a missing required value")
        << 0 << names({"2", "NULL", "y"}) << QString::fromUtf8("0 1 RequiredMissing a value is required, there is none");
    QTest::newRow("a failed check names the field it speaks of")
        << 0 << names({"2", "", "y"}) << QString::fromUtf8("0 1 ConstraintFailed the target refused the row: CHECK constraint failed: no_empty_name with ''");
    QTest::newRow("a taken text key") << 1 << names({"p", "1"}) << QString::fromUtf8("0 0 DuplicateKey the key 'p' is already taken");
    QTest::newRow("a parent that is not there")
        << 1 << names({"q", "77"}) << QString::fromUtf8("0 1 MissingParent 77 has no match in companies.id");
    QTest::newRow("a required value that is not even loaded")
        << 2 << names({"1"}) << QString::fromUtf8("0 - ConstraintFailed the target refused the row: NOT NULL constraint failed: companies.name");
}

void TestSqliteTarget::refusedRowsAreNamed() {
    QFETCH(int, entity);
    QFETCH(QStringList, row);
    QFETCH(QString, refusal);
    const std::string path = m_folder.file("refused.db");
    QFile::remove(qt(path));
    Refusals refusals;
    {
        auto target = openTargetAt(path);
        auto first = target->openWriter(writing(companies()));
        auto second = target->openWriter(writing(people()));
        QCOMPARE(writeRows(**first, companies(), {{integer(1), text("a"), text("x")}}, refusals), std::string());
        QCOMPARE(writeRows(**second, people(), {{text("p"), integer(1), null, null}}, refusals), std::string());
        first->reset();
        second->reset();
        QCOMPARE(commit(*target), std::string());
    }
    auto target = openTargetAt(path);
    WriteOptions options = writing(entity == 1 ? people() : companies());
    std::vector<LogicalType> types = typesOf(options.entity);
    if (entity == 2) {
        options.fields = {"id"};
        row[0] = QStringLiteral("9");
    }
    options.fields.resize(std::size_t(row.size()));
    types.resize(std::size_t(row.size()));
    std::vector<Value> values;
    for (qsizetype i = 0; i < row.size(); ++i)
        values.push_back(row[i] == QStringLiteral("NULL") ? Value() : *parseValue(row[i].toStdString(), types[std::size_t(i)]));
    auto writer = target->openWriter(options);
    QVERIFY(writer.ok());
    const Batch batch = makeBatch(types, {values});
    QVERIFY((*writer)->write(batch, allRows(batch), refusals.listener()).ok());
    QCOMPARE(refusals.lines().size(), std::size_t(1));
    QCOMPARE(qt(refusals.lines()[0]), refusal);
    QCOMPARE((*writer)->sent(), std::uint64_t(0));
}

void TestSqliteTarget::loadingGoesOnAfterRefusals() {
    const std::string path = m_folder.file("goeson.db");
    Refusals refusals;
    auto target = openTargetAt(path);
    auto writer = target->openWriter(writing(companies()));
    Rows rows;
    for (std::int64_t i = 0; i < 1000; ++i)
        rows.push_back({integer(i % 3 == 0 ? 0 : i), Value("n" + std::to_string(i)), null});
    QCOMPARE(writeRows(**writer, companies(), rows, refusals), std::string());
    QCOMPARE(refusals.lines().size(), std::size_t(333));
    QCOMPARE((*writer)->sent(), std::uint64_t(667));
    // Only some rows of a batch are meant.
    const Batch batch = makeBatch(typesOf(companies()), {{integer(5001), text("x"), null}, {integer(5002), text("y"), null}});
    const std::vector<std::uint32_t> second = {1};
    QVERIFY((*writer)->write(batch, second, refusals.listener()).ok());
    writer->reset();
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(askSql(path, "SELECT count(*), max(id) FROM companies"), Names{"668|5002"});
}

void TestSqliteTarget::refusalsAreTheSameRowByRow() {
    // A trigger that does nothing makes the target insert row by row instead of batch by batch: same rows, same reasons.
    Random random("refusals");
    const Entity entity = makeEntity("t", {makeField("id", LogicalType::integer()), makeField("code", LogicalType::text()),
                                           makeField("parent", LogicalType::integer()), makeField("price", LogicalType::decimal(38, 4))});
    std::size_t refusedInAll = 0;
    for (int round = 0; round < 60; ++round) {
        std::vector<Rows> batches(1 + random.below(4));
        const bool hasOrphans = random.oneIn(2);
        for (Rows& rows : batches)
            for (std::uint64_t i = random.below(200); i > 0; --i)
                rows.push_back({std::int64_t(random.below(400)), random.oneIn(20) ? Value() : Value("c" + std::to_string(random.below(300))),
                                random.oneIn(3) ? Value() : Value(std::int64_t(random.below(hasOrphans ? 12 : 10))),
                                random.oneIn(30) ? Value(Decimal{Int128(random.bits()) * 1000 + 7, 4}) : Value(Decimal::of(random.between(-20, 5000), 4))});
        Names refusals[2], stored[2];
        for (int way = 0; way < 2; ++way) {
            const std::string path = m_folder.file("ways.db");
            QFile::remove(qt(path));
            const std::string made = runSql(path, std::string("CREATE TABLE p(id INTEGER PRIMARY KEY); INSERT INTO p VALUES(0),(1),(2),(3),(4),(5),(6),(7),(8),(9);"
                                              "CREATE TABLE t(id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, parent INT REFERENCES p(id), "
                                              "price NUMERIC CHECK (price > -0.001));") +
                                      (way == 1 ? "CREATE TRIGGER idle AFTER INSERT ON t BEGIN SELECT 1; END;" : ""));
            QVERIFY2(made.empty(), made.c_str());
            Refusals heard;
            auto target = openTargetAt(path);
            auto writer = target->openWriter(writing(entity));
            std::uint64_t all = 0;
            for (const Rows& rows : batches) {
                QCOMPARE(writeRows(**writer, entity, rows, heard), std::string());
                all += rows.size();
            }
            QCOMPARE((*writer)->sent() + heard.lines().size(), all);
            writer->reset();
            QCOMPARE(commit(*target), std::string());
            refusals[way] = heard.lines();
            std::sort(refusals[way].begin(), refusals[way].end());
            stored[way] = askSql(path, "SELECT * FROM t ORDER BY id");
            QCOMPARE(askSql(path, "PRAGMA integrity_check"), Names{"ok"});
            QCOMPARE(askSql(path, "PRAGMA foreign_key_check"), Names{});
        }
        QCOMPARE(refusals[0], refusals[1]);
        QCOMPARE(stored[0], stored[1]);
        refusedInAll += refusals[0].size();
    }
    QVERIFY(refusedInAll > 1000);
}

void TestSqliteTarget::triggersMayRefuseAndRollBack() {
    const std::string path = m_folder.file("triggers.db");
    QCOMPARE(runSql(path, "CREATE TABLE staff(id INTEGER PRIMARY KEY, boss INT); CREATE TRIGGER t BEFORE INSERT ON staff BEGIN "
                          "SELECT CASE new.id WHEN 3 THEN RAISE(ABORT, 'no threes') WHEN 4 THEN RAISE(ROLLBACK, 'all gone') END; END"),
             std::string());
    Refusals refusals;
    {
        auto target = openTargetAt(path);
        auto writer = target->openWriter(writing(staff()));
        QCOMPARE(writeRows(**writer, staff(), {{integer(1), null}, {integer(3), null}, {integer(2), null}}, refusals), std::string());
        QCOMPARE(refusals.lines(), Names{"1 - ConstraintFailed the target refused the row: no threes"});
        // A trigger that rolls back takes more than its row with it: the run cannot go on as if nothing had been.
        QVERIFY(!writeRows(**writer, staff(), {{integer(4), null}}, refusals).empty());
        writer->reset();
    }
    QCOMPARE(askSql(path, "SELECT count(*) FROM staff"), Names{"0"});
}

void TestSqliteTarget::changedValuesAreRefused_data() {
    QTest::addColumn<QString>("declared");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("stored"); ///< what lies there afterwards, or "refused: …"
    const auto row = [](const char* declared, const char* type, const char* value, const char* stored) {
        QTest::newRow((std::string(type) + " " + value + " into " + declared).c_str())
            << QString::fromUtf8(declared) << QString::fromUtf8(type) << QString::fromUtf8(value) << QString::fromUtf8(stored);
    };
    row("INTEGER", "text", "0012", "refused: '0012' to 12");
    row("INTEGER", "text", "12", "integer 12");
    row("INTEGER", "text", "-12", "integer -12");
    row("INTEGER", "text", "+12", "refused: '+12' to 12");
    row("INTEGER", "text", " 12", "refused: ' 12' to 12");
    row("INTEGER", "text", "1e3", "refused: '1e3' to 1000");
    row("INTEGER", "text", "12345678901234567890", "refused: '12345678901234567890' to 1.2345678901234567e+19");
    row("INTEGER", "text", "1.50", "refused: '1.50' to 1.5");
    row("INTEGER", "text", "1.5", "real 1.5");
    row("INTEGER", "text", "12 apples", "text 12 apples");
    row("INTEGER", "text", "0x1F", "text 0x1F");
    row("DATE", "text", "007", "refused: '007' to 7");
    row("DATE", "date", "2024-01-31", "text 2024-01-31");
    row("TEXT", "text", "0012", "text 0012");
    row("", "text", "0012", "text 0012");
    row("BLOB", "text", "0012", "text 0012");
    row("REAL", "text", "0012", "refused: '0012' to 12");
    row("DECIMAL(12,2)", "decimal(12,2)", "1234567890.12", "real 1234567890.12");
    row("DECIMAL(12,2)", "decimal(12,2)", "5.00", "integer 5");
    row("NUMERIC", "decimal(38,2)", "123456789012345.67", "refused: 123456789012345.67 to 123456789012345.67");
    row("NUMERIC", "decimal(38,20)", "0.12345678901234567890", "refused: 0.12345678901234567890 to 0.12345678901234568");
    row("NUMERIC", "decimal(38,0)", "1234567890123456789", "integer 1234567890123456789");
    row("NUMERIC", "decimal(38,0)", "99999999999999999999", "refused: 99999999999999999999 to 1e+20");
    row("REAL", "decimal(38,0)", "1234567890123456789", "refused: 1234567890123456789 to 1.2345678901234568e+18");
    row("REAL", "decimal(12,2)", "0.10", "real 0.1");
    row("TEXT", "decimal(38,20)", "0.12345678901234567890", "text 0.12345678901234567890");
    row("DECIMAL_TEXT(38,20)", "decimal(38,20)", "0.12345678901234567890", "text 0.12345678901234567890");
    row("REAL", "integer", "9007199254740993", "refused: 9007199254740993 to 9.007199254740992e+15");
    row("REAL", "integer", "9007199254740992", "real 9007199254740992.0");
    row("TEXT", "integer", "-5", "text -5");
    row("TEXT", "float", "0.30000000000000004", "text 0.30000000000000004");
    row("NUMERIC", "float", "3", "integer 3");
    row("REAL", "float", "nan", "refused: nan to null");
    row("REAL", "float", "inf", "real Inf");
    row("BOOLEAN", "boolean", "true", "integer 1");
    row("BOOLEAN", "boolean", "false", "integer 0");
    row("UUID", "uuid", "00112233-4455-6677-8899-aabbccddeeff", "text 00112233-4455-6677-8899-aabbccddeeff");
    row("TIME", "time", "10:00:00.5", "text 10:00:00.500000");
    row("TIMESTAMP", "timestamp", "2024-01-31 10:00:00", "text 2024-01-31 10:00:00");
    row("TIMESTAMP", "timestamp with zone", "2024-01-31 10:00:00Z", "text 2024-01-31 10:00:00Z");
    row("BLOB", "binary", "00ff", "blob 00FF");
    row("INTEGER", "binary", "31", "blob 31");
    row("INTEGER", "text", "", "text ");
}

void TestSqliteTarget::changedValuesAreRefused() {
    QFETCH(QString, declared);
    QFETCH(QString, type);
    QFETCH(QString, value);
    QFETCH(QString, stored);
    const std::string path = m_folder.file("affinity.db");
    QFile::remove(qt(path));
    QCOMPARE(runSql(path, "CREATE TABLE t(v " + declared.toStdString() + ")"), std::string());
    const auto kind = parseType(type.toStdString());
    QVERIFY(kind.ok());
    const auto parsed = parseValue(value.toStdString(), *kind);
    QVERIFY2(parsed.ok(), parsed.ok() ? "" : parsed.error().line().c_str());
    Refusals refusals;
    {
        auto target = openTargetAt(path);
        const Entity entity = makeEntity("t", {makeField("v", *kind)});
        auto writer = target->openWriter(writing(entity));
        QCOMPARE(writeRows(**writer, entity, {{*parsed}}, refusals), std::string());
        writer->reset();
        QCOMPARE(commit(*target), std::string());
    }
    if (stored.startsWith(QStringLiteral("refused: "))) {
        const QString expected = QStringLiteral("0 0 AffinityChange the column would change ") + stored.mid(9);
        QCOMPARE(refusals.lines().size(), std::size_t(1));
        QCOMPARE(qt(refusals.lines()[0]), expected);
        QCOMPARE(askSql(path, "SELECT * FROM t"), Names{});
    } else {
        QVERIFY2(refusals.lines().empty(), refusals.lines().empty() ? "" : refusals.lines()[0].c_str());
        const Names found = askSql(path, "SELECT typeof(v) || ' ' || CASE typeof(v) WHEN 'blob' THEN hex(v) WHEN 'real' THEN "
                                         "printf('%!.17g', v) ELSE v END FROM t");
        QString got = qt(found.at(0));
        if (got.startsWith(QStringLiteral("real ")) && stored != got) // the same number, however it is printed
            QCOMPARE(got.mid(5).toDouble(), stored.mid(5).toDouble());
        else
            QCOMPARE(got, stored);
    }
}

void TestSqliteTarget::affinityRuleAgreesWithSqlite() {
    Random random("affinity");
    const std::string path = m_folder.file("rule.db");
    QCOMPARE(runSql(path, "CREATE TABLE t(i INTEGER, n NUMERIC, r REAL)"), std::string());
    const auto session = SqliteSession::open(path, SqliteSession::Access::Write);
    QVERIFY((*session)->execute("BEGIN").ok());
    auto insert = (*session)->prepare("INSERT INTO t VALUES(?1, ?1, ?1)");
    auto query = (*session)->prepare("SELECT typeof(i) = 'text', typeof(n) = 'text', typeof(r) = 'text', i = n FROM t");
    for (int round = 0; round < 20000; ++round) {
        const std::string value = random.text(1 + random.below(8), round % 2 ? "0123456789.+-eE \t" : "01.e-");
        QVERIFY((*session)->execute("DELETE FROM t").ok());
        insert->bind(0, value);
        QVERIFY(insert->step().ok());
        QVERIFY(*query->step());
        const bool staysText = query->integer(0) != 0;
        QCOMPARE(query->integer(2) != 0, staysText);
        query->reset();
        // What SQLite takes for a number, and only that, is looked at for a change.
        const std::string after = afterNumericAffinity(value, SqliteAffinity::Integer);
        if (staysText)
            QVERIFY2(after == value, value.c_str());
        else
            QVERIFY2(after == value || after.find_first_not_of("0123456789.+-einf") == std::string::npos, value.c_str());
        double number = 0;
        if (!staysText && after == value)
            QVERIFY2(parseFloat(value, number) && printFloat(number) == value, value.c_str());
    }
}

void TestSqliteTarget::strictTablesRefuseByName() {
    const std::string path = m_folder.file("strict.db");
    QCOMPARE(runSql(path, "CREATE TABLE t(v INTEGER, a ANY) STRICT"), std::string());
    Refusals refusals;
    auto target = openTargetAt(path);
    const Entity entity = makeEntity("t", {makeField("v", LogicalType::text()), makeField("a", LogicalType::text())});
    auto writer = target->openWriter(writing(entity));
    QCOMPARE(writeRows(**writer, entity, {{text("abc"), null}, {text("12"), text("007")}}, refusals), std::string());
    QCOMPARE(refusals.lines(), Names{"0 - ConstraintFailed the target refused the row: cannot store TEXT value in INTEGER column t.v"});
    writer->reset();
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(askSql(path, "SELECT v, a, typeof(a) FROM t"), Names{"12|007|text"});
}

void TestSqliteTarget::selfReferencesMayPointForward() {
    const std::string path = m_folder.file("forward.db");
    Refusals refusals;
    auto target = openTargetAt(path);
    {
        auto writer = target->openWriter(writing(staff()));
        QCOMPARE(writeRows(**writer, staff(), {{integer(1), integer(2)}, {integer(2), integer(3)}, {integer(3), integer(3)}}, refusals), std::string());
    }
    QCOMPARE(commit(*target), std::string());
    QVERIFY(refusals.lines().empty());
    QCOMPARE(askSql(path, "SELECT count(*) FROM staff"), Names{"3"});
}

void TestSqliteTarget::orphansInCyclesAreTakenBackWithTheirChildren() {
    const std::string path = m_folder.file("orphans.db");
    Entity notes = makeEntity("notes", {makeField("author", LogicalType::integer())});
    notes.relations = {{"", {"author"}, "staff", {"id"}}};
    Refusals refusals;
    std::map<std::string, Names> taken;
    auto target = openTargetAt(path);
    const auto listening = [&](const Entity& entity) {
        WriteOptions options = writing(entity);
        options.takenBack = [&taken, name = entity.name](std::uint64_t sequence, std::uint32_t row, const RowError& error) {
            taken[name].push_back(std::to_string(sequence) + ":" + std::to_string(row) + " " +
                                  fillTemplate(templateOf(error.code), error.arguments));
        };
        return options;
    };
    {
        auto first = target->openWriter(listening(staff()));
        auto second = target->openWriter(listening(notes));
        // 5 → 4 → 9, and nobody is 9; 6 stands alone.
        QCOMPARE(writeRows(**first, staff(), {{integer(5), integer(4)}, {integer(6), null}}, refusals, 7), std::string());
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

void TestSqliteTarget::orphansWithoutListenerFailTheCommit() {
    const std::string path = m_folder.file("fails.db");
    QCOMPARE(runSql(path, "CREATE TABLE staff(id INTEGER PRIMARY KEY, boss INT REFERENCES staff(id)); INSERT INTO staff VALUES(1,1)"), std::string());
    Refusals refusals;
    {
        auto target = openTargetAt(path);
        auto writer = target->openWriter(writing(staff()));
        QCOMPARE(writeRows(**writer, staff(), {{integer(5), integer(4)}}, refusals), std::string());
        writer->reset();
        QCOMPARE(commit(*target), std::string("staff: '4' has no match in staff.id"));
    }
    QCOMPARE(askSql(path, "SELECT id FROM staff"), Names{"1"});
}

void TestSqliteTarget::lostCountsAreFoundAllTheSame() {
    // Circles and other tables by turns; the parent of an early row comes while a later row has none.
    const std::string path = m_folder.file("turns.db");
    const Entity other = makeEntity("other", {makeField("x", LogicalType::integer())});
    Names taken;
    Refusals refusals;
    auto target = openTargetAt(path);
    {
        WriteOptions options = writing(staff());
        options.takenBack = [&](std::uint64_t sequence, std::uint32_t, const RowError&) { taken.push_back(std::to_string(sequence)); };
        auto circle = target->openWriter(options);
        auto between = target->openWriter(writing(other));
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

void TestSqliteTarget::replacedCyclesLeaveNoOrphansElsewhere() {
    const std::string path = m_folder.file("replacedcycle.db");
    const std::string tables = "CREATE TABLE a(id INTEGER PRIMARY KEY, b INT REFERENCES b(id)); CREATE TABLE b(id INTEGER PRIMARY "
                               "KEY, a INT REFERENCES a(id)); CREATE TABLE notes(a INT REFERENCES a(id)); "
                               "INSERT INTO a VALUES(1, NULL); INSERT INTO b VALUES(1, 1); UPDATE a SET b = 1;";
    const Entity a = makeEntity("a", {makeField("id", LogicalType::integer()), makeField("b", LogicalType::integer())});
    const Entity b = makeEntity("b", {makeField("id", LogicalType::integer()), makeField("a", LogicalType::integer())});
    for (const bool isReferred : {false, true}) {
        QFile::remove(qt(path));
        QCOMPARE(runSql(path, tables + (isReferred ? "INSERT INTO notes VALUES(1);" : "")), std::string());
        Refusals refusals;
        auto target = openTargetAt(path);
        auto first = target->openWriter(writing(a, LoadMode::Replace));
        auto second = target->openWriter(writing(b, LoadMode::Replace));
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

void TestSqliteTarget::cyclesOfTwoTablesLoad() {
    const std::string path = m_folder.file("cycle.db");
    Entity a = makeEntity("a", {makeField("id", LogicalType::integer(), false), makeField("b", LogicalType::integer(), false)}, {"id"});
    a.relations = {{"", {"b"}, "b", {"id"}}};
    Entity b = makeEntity("b", {makeField("id", LogicalType::integer(), false), makeField("a", LogicalType::integer(), false)}, {"id"});
    b.relations = {{"", {"a"}, "a", {"id"}}};
    SqliteTargetOptions options;
    options.planned.entities = {a, b};
    Refusals refusals;
    auto target = openTargetAt(path, options);
    {
        auto first = target->openWriter(writing(a));
        QVERIFY(first.ok());
        QCOMPARE(writeRows(**first, a, {{integer(1), integer(10)}}, refusals), std::string());
        auto second = target->openWriter(writing(b));
        QCOMPARE(writeRows(**second, b, {{integer(10), integer(1)}}, refusals), std::string());
    }
    QCOMPARE(commit(*target), std::string());
    QVERIFY(refusals.lines().empty());
    QCOMPARE(askSql(path, "SELECT a.id, b.id FROM a JOIN b ON a.b = b.id"), Names{"1|10"});
}

void TestSqliteTarget::commitWaitsForOpenReferences() {
    const std::string path = m_folder.file("waits.db");
    Refusals refusals;
    auto target = openTargetAt(path);
    auto writer = target->openWriter(writing(staff()));
    QCOMPARE(writeRows(**writer, staff(), {{integer(1), integer(2)}}, refusals), std::string());
    QCOMPARE(commit(*target), std::string());
    QVERIFY(!QFile::exists(qt(path)));
    QCOMPARE(writeRows(**writer, staff(), {{integer(2), null}}, refusals), std::string());
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(askSql(path, "SELECT count(*) FROM staff"), Names{"2"});
}

void TestSqliteTarget::missingParentsAreMadeFromThePlan() {
    const std::string path = m_folder.file("plan.db");
    SqliteTargetOptions options;
    options.planned.entities = {people(), companies()};
    Refusals refusals;
    auto target = openTargetAt(path, options);
    {
        auto writer = target->openWriter(writing(people()));
        QCOMPARE(writeRows(**writer, people(), {{text("a"), null, null, null}, {text("b"), integer(1), null, null}}, refusals), std::string());
    }
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(refusals.lines(), Names{"1 1 MissingParent 1 has no match in companies.id"});
    QCOMPARE(askSql(path, "SELECT name FROM sqlite_schema WHERE type='table' ORDER BY rowid"), (Names{"companies", "people"}));
}

void TestSqliteTarget::wrongRequestsHaveNames() {
    const std::string path = m_folder.file("requests.db");
    QCOMPARE(runSql(path, "CREATE TABLE companies(id INTEGER PRIMARY KEY, name TEXT, full AS (name || id)); "
                          "CREATE VIEW v AS SELECT 1 AS id"),
             std::string());
    Refusals refusals;
    auto target = openTargetAt(path);
    QVERIFY(target->openWriter(writing(companies())).error().code == Code::UnknownField); // no town
    const Entity view = makeEntity("v", {makeField("id", LogicalType::integer())});
    QVERIFY(target->openWriter(writing(view)).error().code == Code::ReadOnlyTarget);
    QVERIFY(target->openWriter(writing(makeEntity("", {makeField("x", LogicalType::integer())}))).error().code == Code::NotSupported);
    QVERIFY(target->openWriter(writing(makeEntity("none", {}))).error().code == Code::NotSupported);
    const Entity computed = makeEntity("companies", {makeField("full", LogicalType::text())});
    auto writer = target->openWriter(writing(computed));
    QVERIFY(writer.ok());
    QVERIFY(writeRows(**writer, computed, {{text("x")}}, refusals).find("generated column") != std::string::npos);

    Location location;
    location.text = location.path = m_folder.file("x.parquet");
    location.scheme = "file";
    QVERIFY(openTarget(location).error().code == Code::UnknownConnector);
    location.scheme = "postgresql";
    QVERIFY(openTarget(location).error().code == Code::UnknownConnector);
    location.scheme = "sqlite";
    QVERIFY(openTarget(location, {{"commit_every", "x"}}).error().code == Code::WrongValue);
    QVERIFY(openTarget(location).ok());
}

void TestSqliteTarget::valuesOfEveryKindSurvive() {
    const std::string path = m_folder.file("kinds.db");
    const Entity entity = makeEntity(
        "t", {makeField("b", LogicalType::boolean()), makeField("i", LogicalType::integer()),
              makeField("d", LogicalType::decimal(12, 2)), makeField("w", LogicalType::decimal(38, 10)),
              makeField("f", LogicalType::floating()), makeField("s", LogicalType::text()),
              makeField("v", LogicalType::text(5)), makeField("day", LogicalType::date()),
              makeField("c", LogicalType::time()), makeField("m", LogicalType::timestamp()),
              makeField("z", LogicalType::timestamp(true)), makeField("x", LogicalType::binary()),
              makeField("u", LogicalType::uuid())});
    const auto parsed = [&](const Names& row) {
        std::vector<Value> values;
        for (std::size_t i = 0; i < row.size(); ++i)
            values.push_back(row[i] == "NULL" ? Value() : *parseValue(row[i], entity.fields[i].type));
        return values;
    };
    const std::string huge = std::string(1'000'000, 'x') + "€😀";
    const std::vector<Names> rows = {
        {"true", "9223372036854775807", "9999999999.99", "1234567890123456789012345678.0123456789", "1e-300", "a\"'\n|", "äöü€😀",
         "0001-01-01", "23:59:59.999999", "9999-12-31 23:59:59.999999", "2024-02-29 00:00:00Z", "00ff10", "ffffffff-ffff-ffff-ffff-ffffffffffff"},
        {"false", "-9223372036854775808", "-0.01", "-0.0000000001", "-1.7976931348623157e+308", "", "", "9999-12-31", "00:00:00",
         "0001-01-01 00:00:00", "1969-12-31 23:59:59.000001Z", "", "00000000-0000-0000-0000-000000000000"},
        {"NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL"},
        {"true", "0", "0.00", "0.0000000000", "0.1", huge, "12345", "1970-01-01", "12:00:00", "1970-01-01 00:00:00",
         "1970-01-01 00:00:00Z", "00", "00112233-4455-6677-8899-aabbccddeeff"},
    };
    Refusals refusals;
    {
        auto target = openTargetAt(path);
        auto writer = target->openWriter(writing(entity));
        Rows values;
        for (const Names& row : rows)
            values.push_back(parsed(row));
        QCOMPARE(writeRows(**writer, entity, values, refusals), std::string());
        writer->reset();
        QCOMPARE(commit(*target), std::string());
    }
    QVERIFY(refusals.lines().empty());
    const ReadBack back = readAll(path, "t");
    QVERIFY(back.error.empty() && back.malformed.empty());
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        QCOMPARE(back.types[i], printType(entity.fields[i].type));
    QCOMPARE(back.rows.size(), rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        std::string expected;
        for (std::size_t i = 0; i < rows[row].size(); ++i)
            expected += (i > 0 ? "|" : "") + rows[row][i];
        QVERIFY2(back.rows[row] == expected, back.rows[row].substr(0, 400).c_str());
    }
}

void TestSqliteTarget::randomSchemasSurvive() {
    Random random("random schemas");
    const std::vector<std::string> types = {"boolean", "integer", "decimal(12,2)", "decimal(38,10)", "decimal(18,0)", "float", "text",
                                            "text(20)", "date", "time", "timestamp", "timestamp with zone", "binary", "uuid"};
    for (int round = 0; round < 40; ++round) {
        const std::string path = m_folder.file("random.db");
        QFile::remove(qt(path));
        Entity entity = makeEntity("t" + std::to_string(round), {});
        for (std::uint64_t i = 0; i <= random.below(8); ++i)
            entity.fields.push_back(makeField("f " + std::to_string(i), *parseType(random.oneOf(types))));
        if (random.oneIn(3)) {
            entity.fields.insert(entity.fields.begin(), makeField("key", LogicalType::integer(), false));
            entity.keys = {{"", {"key"}, true}};
        }
        Rows rows;
        std::vector<std::string> expected;
        for (std::uint64_t row = 0; row < random.below(3000); ++row) {
            std::vector<Value> values;
            std::string line;
            for (std::size_t i = 0; i < entity.fields.size(); ++i) {
                const LogicalType& type = entity.fields[i].type;
                Value value;
                if (entity.fields[i].name == "key")
                    value = std::int64_t(row * 3);
                else if (!random.oneIn(6))
                    switch (type.kind) {
                    case TypeKind::Boolean: value = random.oneIn(2); break;
                    case TypeKind::Integer: value = std::int64_t(random.bits()) >> random.below(64); break;
                    case TypeKind::Decimal: {
                        const Int128 wide = type.precision > 20 ? Int128(random.bits()) * Int128(random.bits() >> 10) : Int128(random.bits());
                        const Int128 limit = powerOfTen(type.precision > 20 ? 38u : type.precision);
                        value = Decimal{(random.oneIn(2) ? -1 : 1) * (wide % limit), type.scale};
                        break;
                    }
                    case TypeKind::Float: value = double(std::int64_t(random.bits())) * std::pow(10.0, double(random.between(-200, 200))); break;
                    case TypeKind::Text: value = random.text(random.below(20), "0123456789 .-+eäö'\""); break;
                    case TypeKind::Date: value = Date{std::int32_t(random.between(-719162, 2932896))}; break;
                    case TypeKind::Time: value = Time{random.between(0, 86'399'999'999)}; break;
                    case TypeKind::Timestamp: value = Timestamp{random.between(-62'135'596'800'000'000, 253'402'300'799'999'999)}; break;
                    case TypeKind::Binary: value = Binary{random.bytes(random.below(40))}; break;
                    default: {
                        Uuid uuid;
                        for (auto& byte : uuid.bytes)
                            byte = std::uint8_t(random.below(256));
                        value = uuid;
                    }
                    }
                if (const std::string* made = std::get_if<std::string>(&value); made && findInvalidUtf8(*made) != std::string::npos)
                    value = std::string("cut ä");
                line += (i > 0 ? "|" : "") + (isNull(value) ? std::string("NULL") : printValue(value, type));
                values.push_back(std::move(value));
            }
            rows.push_back(std::move(values));
            expected.push_back(std::move(line));
        }
        Refusals refusals;
        {
            auto target = openTargetAt(path);
            auto writer = target->openWriter(writing(entity));
            QVERIFY(writer.ok());
            for (std::size_t from = 0; from < rows.size(); from += 700)
                QCOMPARE(writeRows(**writer, entity, Rows(rows.begin() + std::ptrdiff_t(from), rows.begin() + std::ptrdiff_t(std::min(rows.size(), from + 700))), refusals),
                         std::string());
            writer->reset();
            QCOMPARE(commit(*target), std::string());
        }
        QVERIFY2(refusals.lines().empty(), refusals.lines().empty() ? "" : refusals.lines()[0].c_str());
        const ReadBack back = readAll(path, entity.name);
        QVERIFY(back.error.empty() && back.malformed.empty());
        QCOMPARE(back.rows.size(), expected.size());
        for (std::size_t row = 0; row < expected.size(); ++row)
            QVERIFY2(back.rows[row] == expected[row], (back.rows[row] + "\n" + expected[row]).c_str());
        QCOMPARE(askSql(path, "PRAGMA integrity_check"), Names{"ok"});
    }
}

void TestSqliteTarget::constantColumnsAreWritten() {
    const std::string path = m_folder.file("constant.db");
    const Entity entity = makeEntity("t", {makeField("a", LogicalType::integer()), makeField("b", LogicalType::text()), makeField("c", LogicalType::date())});
    Batch batch = makeBatch({LogicalType::integer()}, {{integer(1)}, {integer(2)}, {integer(3)}});
    batch.columns.push_back(Column::constant(LogicalType::text(), Value(std::string("same")), 3));
    batch.columns.push_back(Column::constant(LogicalType::date(), Value(), 3));
    Refusals refusals;
    auto target = openTargetAt(path);
    {
        auto writer = target->openWriter(writing(entity));
        QVERIFY((*writer)->write(batch, allRows(batch), refusals.listener()).ok());
    }
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(askSql(path, "SELECT * FROM t"), (Names{"1|same|NULL", "2|same|NULL", "3|same|NULL"}));
}

void TestSqliteTarget::writersMayOutliveTheirTarget() {
    const std::string path = m_folder.file("outlive.db");
    Refusals refusals;
    auto target = openTargetAt(path);
    auto writer = target->openWriter(writing(staff()));
    QCOMPARE(writeRows(**writer, staff(), {{integer(1), null}}, refusals), std::string());
    target.reset();
    QCOMPARE((*writer)->sent(), std::uint64_t(1));
    writer->reset();
    QVERIFY(m_folder.names().filter(QStringLiteral("outlive")).isEmpty());
}

void TestSqliteTarget::memoryStaysFlat() {
    const std::string path = m_folder.file("flat.db");
    const Entity entity = makeEntity("t", {makeField("id", LogicalType::integer(), false), makeField("a", LogicalType::text()),
                                           makeField("d", LogicalType::decimal(12, 2))}, {"id"});
    const auto peakMegabytes = [] {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return usage.ru_maxrss / 1024;
    };
    Refusals refusals;
    auto target = openTargetAt(path);
    auto writer = target->openWriter(writing(entity));
    constexpr std::size_t kRows = 2000;
    auto ids = std::make_shared<Column>(LogicalType::integer(), kRows);
    auto names = std::make_shared<Column>(LogicalType::text(), kRows);
    auto numbers = std::make_shared<Column>(LogicalType::decimal(12, 2), kRows);
    for (std::size_t i = 0; i < kRows; ++i) {
        names->setValue(i, Value("a text of some length for row " + std::to_string(i)));
        numbers->setValue(i, Value(Decimal::of(std::int64_t(i) * 25, 2)));
    }
    Batch batch;
    batch.rows = kRows;
    batch.columns = {ids, names, numbers};
    const auto rows = allRows(batch);
    long early = 0;
    for (std::int64_t from = 0; from < 1'000'000; from += std::int64_t(kRows)) {
        for (std::size_t i = 0; i < kRows; ++i)
            ids->values<std::int64_t>()[i] = from + std::int64_t(i);
        QVERIFY((*writer)->write(batch, rows, refusals.listener()).ok());
        if (from == 400'000)
            early = peakMegabytes();
    }
    writer->reset();
    QCOMPARE(commit(*target), std::string());
    JobContext job;
    QCOMPARE(*target->countRows("t", job), std::uint64_t(1'000'000));
    qInfo("peak after 400 thousand rows %ld MiB, after a million %ld MiB", early, peakMegabytes());
    QVERIFY(peakMegabytes() - early <= 4);
}

MW_TEST(TestSqliteTarget)
#include "tst_sqlite_target.moc"
