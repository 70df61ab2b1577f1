// SPDX-License-Identifier: GPL-3.0-or-later
// Databases behind ODBC as targets, beyond what the conformance suite asks of every connector: loads that are taken back,
// what the database would change in silence, and what is refused by name.
#include "core/load/rollback.h"
#include "tests/core/load/places.h"
#include "tests/core/load/undone_loads.h"

using namespace mw;
using namespace mw::test;

namespace {

constexpr const char* kTables =
    "CREATE TABLE town(code varchar(10) PRIMARY KEY, size double precision);"
    "CREATE TABLE person(id bigint PRIMARY KEY, name varchar(40) NOT NULL UNIQUE, town varchar(10) REFERENCES town(code), "
    "score numeric(6,2), boss bigint REFERENCES person(id), twice bigint GENERATED ALWAYS AS (id * 2) STORED, "
    "state varchar(20) DEFAULT 'new');"
    "CREATE TABLE mail(address varchar(40) PRIMARY KEY, person bigint, kind varchar(6) DEFAULT 'work' NOT NULL);"
    "INSERT INTO town VALUES ('A', 1), ('B', 2.5), ('C', NULL);"
    "INSERT INTO person(id, name, town, score, boss, state) VALUES (5, 'five', 'A', 5, NULL, 'old'), "
    "(9, 'nine', 'B', -0.5, 5, ''), (20, 'it''s', NULL, NULL, 9, NULL);"
    "INSERT INTO mail VALUES ('a@x', 5, 'work'), ('b@x', NULL, 'work'), ('c@x', 9, 'home');";

} // namespace

class TestOdbcTarget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void restoresAnyLoad_data() { kinds(); }
    /// Whatever a load did, in whatever modes, its rollback leaves what was there before.
    void restoresAnyLoad();
    void rowsThatSomebodyChangedAreNamed_data();
    void rowsThatSomebodyChangedAreNamed();
    void whatCannotBeTakenBackIsSaid_data() { kinds(); }
    void whatCannotBeTakenBackIsSaid();
    void whatTheDatabaseWouldChangeIsRefused_data() { kinds(); }
    void whatTheDatabaseWouldChangeIsRefused();
    void whatItCannotIsRefusedByName_data() { kinds(); }
    void whatItCannotIsRefusedByName();
    void longAndShortRowsShareABatch_data() { kinds(); }
    void longAndShortRowsShareABatch();
    void locksOfOthersAreNamed();

private:
    static void kinds() {
        QTest::addColumn<QString>("kind");
        for (const char* const kind : {"odbc sqlite", "odbc postgres"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    struct Place {
        LoadPlace load;
        std::string file, database; ///< of SQLite, of PostgreSQL

        std::string ask(const std::string& sql) const {
            if (!file.empty())
                return runSql(file, sql);
            const std::string said = askServer(ServerBrand::Postgres, database, sql);
            return said.find("ERROR") == std::string::npos ? std::string() : said;
        }
        Names dump() const {
            Names all;
            for (const char* const entity : {"town", "person", "mail"}) {
                all.push_back(entity);
                const Names rows = readPlace(load, entity);
                all.insert(all.end(), rows.begin(), rows.end());
            }
            return all;
        }
        OpenForLoad opening() const {
            return [this] {
                Schema planned;
                planned.entities = {town(), person(), mail(), made()};
                return openPlace(load, planned);
            };
        }
        Result<RollbackResult> takeBack(const std::string& log, RollbackOptions options = {}) const {
            const auto reader = ChangeLogReader::open(log);
            return reader.ok() ? rollBackLoad(load.location(), {}, *reader, options, anyJob()) : reader.error();
        }
    };
    Place freshPlaceOf(const QString& kind) const {
        Place place{freshPlace(kind.toStdString(), m_folder), {}, {}};
        const std::size_t begin = place.load.text.find("Database=") + 9;
        const std::string name = place.load.text.substr(begin, place.load.text.find(';', begin) - begin);
        (kind == QStringLiteral("odbc sqlite") ? place.file : place.database) = name;
        return place;
    }
    std::string log() { return m_folder.file("log" + std::to_string(++m_number)); }

    TemporaryFolder m_folder;
    int m_number = 0;
};

#define PLACE_OR_SKIP()                                                                                                \
    QFETCH(QString, kind);                                                                                             \
    const Place place = freshPlaceOf(kind);                                                                            \
    if (!place.load.missing.empty())                                                                                   \
        QSKIP(place.load.missing.c_str())

void TestOdbcTarget::restoresAnyLoad() {
    Random random("odbcRestoresAnyLoad");
    int loads = 0, failed = 0;
    for (int round = 0; round < 6; ++round) {
        PLACE_OR_SKIP();
        QCOMPARE(place.ask(kTables), std::string());
        const Names before = place.dump();
        const std::string kept = log();
        if (!loadRandomly(place.opening(), kept, random).empty()) { // a constraint was in the way
            ++failed;
            continue;
        }
        const Names after = place.dump();
        VERIFY_OK(place.takeBack(kept, {true, true, {}}));
        QCOMPARE(place.dump(), after);
        const auto result = place.takeBack(kept, {false, random.oneIn(2), {}});
        VERIFY_OK(result);
        QVERIFY(result->equalsBefore);
        QCOMPARE(place.dump(), before);
        ++loads;
    }
    std::printf("%d loads taken back, %d ended by constraints\n", loads, failed);
    QVERIFY(loads > 2);
}

void TestOdbcTarget::rowsThatSomebodyChangedAreNamed_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("named");
    for (const char* const kind : {"odbc sqlite", "odbc postgres"}) {
        const auto row = [kind](const char* name, const char* change, const char* named) {
            QTest::addRow("%s: %s", kind, name)
                << QString::fromLatin1(kind) << QString::fromLatin1(change) << QString::fromLatin1(named);
        };
        row("an inserted row that was changed", "UPDATE person SET name = 'other' WHERE id = 1", "person 1 was changed since");
        row("an inserted row that was deleted", "DELETE FROM person WHERE id = 1", "person 1 was deleted since");
        row("an updated row that was changed", "UPDATE person SET score = 7 WHERE id = 5", "person 5 was changed since");
        row("a row in the place of a deleted one", "INSERT INTO mail(address) VALUES('a@x')", "mail a@x was inserted since");
        row("a table that is gone", "DROP TABLE mail", "mail is gone");
        row("a row that refers to an inserted one",
            "CREATE TABLE visit(id BIGINT PRIMARY KEY, person BIGINT, FOREIGN KEY (person) REFERENCES person(id)); INSERT INTO visit VALUES(7, 1)",
            "visit");
        row("a row in a table that the load made", "INSERT INTO made VALUES(1000, 'x')", "made holds 2 rows, the run left 1");
        row("a changed row in a table that the load made", "UPDATE made SET text = 'y'", "rows of made were changed");
        row("a column more", "ALTER TABLE mail ADD COLUMN x INT", "the columns are others now");
        row("another row has the name", "UPDATE person SET name = 'six' WHERE id = 9; UPDATE person SET name = 'five' WHERE id = 20",
            "rows of person cannot return");
    }
}

void TestOdbcTarget::rowsThatSomebodyChangedAreNamed() {
    QFETCH(QString, change);
    QFETCH(QString, named);
    PLACE_OR_SKIP();
    QCOMPARE(place.ask(kTables), std::string());
    const std::string kept = log();
    QCOMPARE(loadFixed(place.opening(), kept), std::string());
    QCOMPARE(place.ask(change.toStdString()), std::string());
    const Names before = place.dump();
    const auto result = place.takeBack(kept);
    QVERIFY(!result.ok());
    QVERIFY2(result.error().code == Code::ChangedSince && result.error().message().find(named.toStdString()) != std::string::npos,
             result.error().line().c_str());
    QCOMPARE(place.dump(), before);
}

void TestOdbcTarget::whatCannotBeTakenBackIsSaid() {
    QFETCH(QString, kind);
    const auto refusal = [&](const char* sql) -> std::string {
        const Place place = freshPlaceOf(kind);
        std::string failure = place.ask(kTables);
        failure += place.ask(sql);
        const std::string kept = log();
        failure += loadFixed(place.opening(), kept);
        if (!failure.empty())
            return failure;
        const auto result = place.takeBack(kept);
        return result.ok() ? "it was taken back" : std::string(nameOf(result.error().code)) + ": " + result.error().message();
    };
    if (const std::string missing = freshPlaceOf(kind).load.missing; !missing.empty())
        QSKIP(missing.c_str());
    const std::string keyless = refusal("CREATE TABLE made(id BIGINT, text VARCHAR(40))");
    QVERIFY2(keyless.starts_with("NotReversible") && keyless.find("it has no key") != std::string::npos, keyless.c_str());
    const std::string triggered =
        refusal(kind == QStringLiteral("odbc sqlite")
                    ? "CREATE TRIGGER t AFTER INSERT ON person BEGIN UPDATE person SET state = 'x' WHERE id = NEW.id; END"
                    : "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER t "
                      "BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION f()");
    QVERIFY2(triggered.starts_with("NotReversible") && triggered.find("its triggers") != std::string::npos, triggered.c_str());
    const std::string cascaded =
        refusal("CREATE TABLE visit(id BIGINT PRIMARY KEY, mail VARCHAR(40), FOREIGN KEY (mail) REFERENCES mail(address) ON "
                "DELETE CASCADE); INSERT INTO visit VALUES(1, 'a@x')");
    QVERIFY2(cascaded.starts_with("NotReversible") && cascaded.find("visit go along with its rows") != std::string::npos,
             cascaded.c_str());
}

/// What no driver tells: numbers that a column rounds, texts that it cuts.
void TestOdbcTarget::whatTheDatabaseWouldChangeIsRefused() {
    PLACE_OR_SKIP();
    const bool isSqlite = !place.file.empty();
    // SQLite makes a floating point number of a wide decimal; a trigger of PostgreSQL shortens a name.
    QCOMPARE(place.ask("CREATE TABLE odd(id bigint PRIMARY KEY, wide numeric(38,10), name varchar(40))"), std::string());
    if (!isSqlite)
        QCOMPARE(place.ask("CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.name = left(NEW.name, 3); RETURN "
                           "NEW; END'; CREATE TRIGGER t BEFORE INSERT ON odd FOR EACH ROW EXECUTE FUNCTION f()"),
                 std::string());
    const LogicalType wide = LogicalType::decimal(38, 10);
    const Entity odd = makeEntity("odd", {makeField("id", LogicalType::integer(), false), makeField("wide", wide),
                                          makeField("name", LogicalType::text(40))}, {"id"});
    const auto target = openPlace(place.load);
    QVERIFY(target);
    auto writer = target->openWriter(writing(odd), anyJob());
    VERIFY_OK(writer);
    Rows rows;
    for (std::int64_t id = 0; id < 100; ++id)
        rows.push_back({integer(id), valueOf(wide, isSqlite && id % 40 == 7 ? "1234567890123456789012345678.0123456789" : "1.5"),
                        text(!isSqlite && id % 40 == 7 ? "a long name" : "abc")});
    Refusals refusals;
    QCOMPARE(writeRows(**writer, odd, rows, refusals), std::string());
    writer->reset();
    QCOMPARE(commit(*target), std::string());
    const Names lines = refusals.lines();
    QCOMPARE(lines.size(), std::size_t(3)); // 7, 47, 87
    for (const std::string& line : lines)
        QVERIFY2(line.find(isSqlite ? " 1 WouldLose 1234567890123456789012345678.0123456789" : " 2 WouldLose 'a long name'") !=
                     std::string::npos,
                 line.c_str());
    QCOMPARE(readPlace(place.load, "odd").size(), std::size_t(97));
}

void TestOdbcTarget::whatItCannotIsRefusedByName() {
    PLACE_OR_SKIP();
    QCOMPARE(place.ask(kTables), std::string());
    {
        const auto target = openPlace(place.load);
        QVERIFY(target);
        VERIFY_OK(target->note(anyJob()));
        QVERIFY(!target->tellsKeys());
        WriteOptions options = writing(town());
        options.given = [](std::uint32_t, std::int64_t) {};
        auto writer = target->openWriter(options, anyJob());
        VERIFY_OK(writer);
        Refusals refusals;
        const std::string failed = writeRows(**writer, town(), {{text("Z"), null}}, refusals);
        QVERIFY2(failed.find("keys that a database behind ODBC gives") != std::string::npos, failed.c_str());
    }
    Entity left = makeEntity("left", {makeField("id", LogicalType::integer(), false), makeField("other", LogicalType::integer())}, {"id"});
    Entity right = makeEntity("right", {makeField("id", LogicalType::integer(), false), makeField("other", LogicalType::integer())}, {"id"});
    left.relations = {{"", {"other"}, "right", {"id"}}};
    right.relations = {{"", {"other"}, "left", {"id"}}};
    Schema planned;
    planned.entities = {left, right};
    const auto target = openPlace(place.load, planned);
    QVERIFY(target);
    const auto circle = target->openWriter(writing(left), anyJob());
    QVERIFY(!circle.ok());
    QVERIFY2(circle.error().code == Code::NotSupported && circle.error().line().find("in a circle") != std::string::npos,
             circle.error().line().c_str());
    const auto computed = openPlace(place.load);
    const Entity twice = makeEntity("person", {makeField("id", LogicalType::integer(), false), makeField("twice", LogicalType::integer())});
    auto writer = computed->openWriter(writing(twice), anyJob());
    Refusals refusals;
    const std::string failed =
        writer.ok() ? writeRows(**writer, twice, {{integer(1), integer(2)}}, refusals) : writer.error().line();
    // SQLite's driver does not even list what is computed.
    QVERIFY2(failed.find("'twice'") != std::string::npos, failed.c_str());
}

/// An array's fields are all as long as its longest value.
void TestOdbcTarget::longAndShortRowsShareABatch() {
    PLACE_OR_SKIP();
    const Entity entity = makeEntity("mixed", {makeField("id", LogicalType::integer(), false), makeField("words", LogicalType::text())}, {"id"});
    Rows rows;
    for (std::int64_t id = 0; id < 1500; ++id)
        rows.push_back({integer(id), id % 13 == 0 ? null : Value(std::string(id % 501 == 500 ? 300'000 : std::size_t(id % 40), 'x') + "é🙂")});
    Schema planned;
    planned.entities.push_back(entity);
    const auto target = openPlace(place.load, planned);
    QVERIFY(target);
    auto writer = target->openWriter(writing(entity), anyJob());
    VERIFY_OK(writer);
    Refusals refusals;
    QCOMPARE(writeRows(**writer, entity, rows, refusals), std::string());
    QCOMPARE(refusals.lines(), Names{});
    writer->reset();
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(readPlace(place.load, "mixed"), printedRows(entity, rows, false));
}

void TestOdbcTarget::locksOfOthersAreNamed() {
    const QString kind = QStringLiteral("odbc sqlite");
    const Place place = freshPlaceOf(kind);
    if (!place.load.missing.empty())
        QSKIP(place.load.missing.c_str());
    QCOMPARE(place.ask(kTables), std::string());
    const auto other = SqliteSession::open(place.file, SqliteSession::Access::Create);
    VERIFY_OK(other);
    LoadPlace hasty = place.load;
    hasty.text += ";Timeout=50"; // the driver waits for a hundred seconds otherwise
    const auto target = openPlace(hasty);
    QVERIFY(target);
    auto writer = target->openWriter(writing(town()), anyJob());
    VERIFY_OK(writer);
    VERIFY_OK((*other)->execute("BEGIN IMMEDIATE"));
    Refusals refusals;
    const Batch batch = makeBatch(typesOf(town()), {{text("Z"), null}});
    const auto failed = (*writer)->write(batch, allRows(batch), refusals.listener(), anyJob());
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().code, Code::Locked);
}

MW_TEST(TestOdbcTarget)
#include "tst_odbc_target.moc"
