// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/load/target_fixture.h"
#include "tests/support/random.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/temporary_folder.h"

#include "core/load/open_target.h"

#include <QFile>

#include <algorithm>

using namespace mw;
using namespace mw::test;

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
    void refusedRowsAreNamed_data();
    void refusedRowsAreNamed();
    void loadingGoesOnAfterRefusals();
    void refusalsAreTheSameRowByRow();
    void triggersMayRefuseAndRollBack();
    void wrongRequestsHaveNames();
    void writersMayOutliveTheirTarget();

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
        auto writer = target->openWriter(writing(companies()), anyJob());
        QVERIFY(writer.ok());
        QCOMPARE(writeRows(**writer, companies(), {{integer(1), text("a"), text("x")}, {integer(2), text("b"), null}},
                           refusals),
                 std::string());
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
        auto writer = target->openWriter(writing(companies()), anyJob());
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
    auto writer = living->openWriter(writing(companies()), anyJob());
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
    auto writer = target->openWriter(writing(companies()), anyJob());
    QVERIFY(writer.ok());
    QCOMPARE(runSql(path, "CREATE TABLE mine(a); INSERT INTO mine VALUES(1)"), std::string());
    QVERIFY(!commit(*target).empty());
    QCOMPARE(askSql(path, "SELECT * FROM mine"), Names{"1"});
}

void TestSqliteTarget::existingFileKeepsWhatWasCommitted() {
    const std::string path = m_folder.file("existing.db");
    QCOMPARE(runSql(path,
                    "PRAGMA journal_mode=WAL; CREATE TABLE companies(id INTEGER PRIMARY KEY, name TEXT, town TEXT);"
                    "INSERT INTO companies VALUES(1, 'old', NULL)"),
             std::string());
    Refusals refusals;
    for (const bool commits : {false, true}) {
        auto target = openTargetAt(path);
        auto writer = target->openWriter(writing(companies()), anyJob());
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
    auto writer = target->openWriter(writing(companies()), anyJob());
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(writeRows(**writer, companies(), {{integer(i), text("a"), Value(std::to_string(i))}}, refusals),
                 std::string());
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
    auto writer = target->openWriter(writing(staff()), anyJob());
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
    QTest::newRow("a taken primary key") << 0 << names({"1", "b", "y"})
                                         << QString::fromUtf8("0 0 DuplicateKey the key 1 is already taken");
    QTest::newRow("a taken unique key of two fields")
        << 0 << names({"2", "a", "x"}) << QString::fromUtf8("0 - DuplicateKey the key 'a', 'x' is already taken");
    QTest::newRow("a missing required value")
        << 0 << names({"2", "NULL", "y"})
        << QString::fromUtf8("0 1 RequiredMissing a value is required, there is none");
    QTest::newRow("a failed check names the field it speaks of")
        << 0 << names({"2", "", "y"})
        << QString::fromUtf8(
               "0 1 ConstraintFailed the target refused the row: CHECK constraint failed: no_empty_name with ''");
    QTest::newRow("a taken text key") << 1 << names({"p", "1"})
                                      << QString::fromUtf8("0 0 DuplicateKey the key 'p' is already taken");
    QTest::newRow("a parent that is not there")
        << 1 << names({"q", "77"}) << QString::fromUtf8("0 1 MissingParent 77 has no match in companies.id");
    QTest::newRow("a required value that is not even loaded")
        << 2 << names({"1"})
        << QString::fromUtf8(
               "0 - ConstraintFailed the target refused the row: NOT NULL constraint failed: companies.name");
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
        auto first = target->openWriter(writing(companies()), anyJob());
        auto second = target->openWriter(writing(people()), anyJob());
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
        values.push_back(row[i] == QStringLiteral("NULL") ? Value()
                                                          : *parseValue(row[i].toStdString(), types[std::size_t(i)]));
    auto writer = target->openWriter(options, anyJob());
    QVERIFY(writer.ok());
    const Batch batch = makeBatch(types, {values});
    QVERIFY((*writer)->write(batch, allRows(batch), refusals.listener(), anyJob()).ok());
    QCOMPARE(refusals.lines().size(), std::size_t(1));
    QCOMPARE(qt(refusals.lines()[0]), refusal);
    QCOMPARE((*writer)->sent(), std::uint64_t(0));
}

void TestSqliteTarget::loadingGoesOnAfterRefusals() {
    const std::string path = m_folder.file("goeson.db");
    Refusals refusals;
    auto target = openTargetAt(path);
    auto writer = target->openWriter(writing(companies()), anyJob());
    Rows rows;
    for (std::int64_t i = 0; i < 1000; ++i)
        rows.push_back({integer(i % 3 == 0 ? 0 : i), Value("n" + std::to_string(i)), null});
    QCOMPARE(writeRows(**writer, companies(), rows, refusals), std::string());
    QCOMPARE(refusals.lines().size(), std::size_t(333));
    QCOMPARE((*writer)->sent(), std::uint64_t(667));
    // Only some rows of a batch are meant.
    const Batch batch =
        makeBatch(typesOf(companies()), {{integer(5001), text("x"), null}, {integer(5002), text("y"), null}});
    const std::vector<std::uint32_t> second = {1};
    QVERIFY((*writer)->write(batch, second, refusals.listener(), anyJob()).ok());
    writer->reset();
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(askSql(path, "SELECT count(*), max(id) FROM companies"), Names{"668|5002"});
}

void TestSqliteTarget::refusalsAreTheSameRowByRow() {
    // A trigger that does nothing makes the target insert row by row instead of batch by batch: same rows, same
    // reasons.
    Random random("refusals");
    const Entity entity =
        makeEntity("t", {makeField("id", LogicalType::integer()), makeField("code", LogicalType::text()),
                         makeField("parent", LogicalType::integer()), makeField("price", LogicalType::decimal(38, 4))});
    std::size_t refusedInAll = 0;
    for (int round = 0; round < 25; ++round) {
        std::vector<Rows> batches(1 + random.below(4));
        const bool hasOrphans = random.oneIn(2);
        for (Rows& rows : batches)
            for (std::uint64_t i = random.below(200); i > 0; --i)
                rows.push_back({std::int64_t(random.below(400)),
                                random.oneIn(20) ? Value() : Value("c" + std::to_string(random.below(300))),
                                random.oneIn(3) ? Value() : Value(std::int64_t(random.below(hasOrphans ? 12 : 10))),
                                random.oneIn(30) ? Value(Decimal{Int128(random.bits()) * 1000 + 7, 4})
                                                 : Value(Decimal::of(random.between(-20, 5000), 4))});
        Names refusals[2], stored[2];
        for (int way = 0; way < 2; ++way) {
            const std::string path = m_folder.file("ways.db");
            QFile::remove(qt(path));
            const std::string made = runSql(
                path,
                std::string(
                    "CREATE TABLE p(id INTEGER PRIMARY KEY); INSERT INTO p "
                    "VALUES(0),(1),(2),(3),(4),(5),(6),(7),(8),(9);"
                    "CREATE TABLE t(id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, parent INT REFERENCES p(id), "
                    "price NUMERIC CHECK (price > -0.001));") +
                    (way == 1 ? "CREATE TRIGGER idle AFTER INSERT ON t BEGIN SELECT 1; END;" : ""));
            QVERIFY2(made.empty(), made.c_str());
            Refusals heard;
            auto target = openTargetAt(path);
            auto writer = target->openWriter(writing(entity), anyJob());
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
    QVERIFY(refusedInAll > 300);
}

void TestSqliteTarget::triggersMayRefuseAndRollBack() {
    const std::string path = m_folder.file("triggers.db");
    QCOMPARE(
        runSql(path,
               "CREATE TABLE staff(id INTEGER PRIMARY KEY, boss INT); CREATE TRIGGER t BEFORE INSERT ON staff BEGIN "
               "SELECT CASE new.id WHEN 3 THEN RAISE(ABORT, 'no threes') WHEN 4 THEN RAISE(ROLLBACK, 'all gone') END; "
               "END"),
        std::string());
    Refusals refusals;
    {
        auto target = openTargetAt(path);
        auto writer = target->openWriter(writing(staff()), anyJob());
        QCOMPARE(writeRows(**writer, staff(), {{integer(1), null}, {integer(3), null}, {integer(2), null}}, refusals),
                 std::string());
        QCOMPARE(refusals.lines(), Names{"1 - ConstraintFailed the target refused the row: no threes"});
        // A trigger that rolls back takes more than its row with it: the run cannot go on as if nothing had been.
        QVERIFY(!writeRows(**writer, staff(), {{integer(4), null}}, refusals).empty());
        writer->reset();
    }
    QCOMPARE(askSql(path, "SELECT count(*) FROM staff"), Names{"0"});
}

void TestSqliteTarget::wrongRequestsHaveNames() {
    const std::string path = m_folder.file("requests.db");
    QCOMPARE(runSql(path, "CREATE TABLE companies(id INTEGER PRIMARY KEY, name TEXT, full AS (name || id)); "
                          "CREATE VIEW v AS SELECT 1 AS id"),
             std::string());
    Refusals refusals;
    auto target = openTargetAt(path);
    QVERIFY(target->openWriter(writing(companies()), anyJob()).error().code == Code::UnknownField); // no town
    const Entity view = makeEntity("v", {makeField("id", LogicalType::integer())});
    QVERIFY(target->openWriter(writing(view), anyJob()).error().code == Code::ReadOnlyTarget);
    QVERIFY(target->openWriter(writing(makeEntity("", {makeField("x", LogicalType::integer())})), anyJob()).error().code ==
            Code::NotSupported);
    QVERIFY(target->openWriter(writing(makeEntity("none", {})), anyJob()).error().code == Code::NotSupported);
    const Entity computed = makeEntity("companies", {makeField("full", LogicalType::text())});
    auto writer = target->openWriter(writing(computed), anyJob());
    QVERIFY(writer.ok());
    QVERIFY(writeRows(**writer, computed, {{text("x")}}, refusals).find("generated column") != std::string::npos);

    Location location;
    location.text = location.path = m_folder.file("x.parquet");
    location.scheme = "file";
    QVERIFY(openTarget(location).error().code == Code::UnknownConnector);
    location.scheme = "gopher";
    QVERIFY(openTarget(location).error().code == Code::UnknownConnector);
    location.scheme = "sqlite";
    QVERIFY(openTarget(location, {{"commit_every", "x"}}).error().code == Code::WrongValue);
    QVERIFY(openTarget(location).ok());
}

void TestSqliteTarget::writersMayOutliveTheirTarget() {
    const std::string path = m_folder.file("outlive.db");
    Refusals refusals;
    auto target = openTargetAt(path);
    auto writer = target->openWriter(writing(staff()), anyJob());
    QCOMPARE(writeRows(**writer, staff(), {{integer(1), null}}, refusals), std::string());
    target.reset();
    QCOMPARE((*writer)->sent(), std::uint64_t(1));
    writer->reset();
    QVERIFY(m_folder.names().filter(QStringLiteral("outlive")).isEmpty());
}

MW_TEST(TestSqliteTarget)
#include "tst_sqlite_target.moc"
