// SPDX-License-Identifier: GPL-3.0-or-later
// Runs by SQL inside PostgreSQL against the native engine: the same rows, ledger and rejects.
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/engine/run.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/database_server.h"
#include "tests/support/random.h"
#include "tests/support/verify_ok.h"

using namespace mw;
using namespace mw::engine;
using namespace mw::test;

class TestPostgresSql : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameAsNative_data();
    void sameAsNative();
    void everyTypeIsReadAndStored();
    void whatCannotBeReadIsRejected();
    void checksJudgeAlike();
    void parentsAndChildrenInNewTables();
    void randomMigrations();
    void goesRowByRow_data();
    void goesRowByRow();
};

namespace {

/// A migration within one database: sources are tables that SQL makes, targets are tables beside them.
class InOneDatabase : public SmallMigration {
public:
    explicit InOneDatabase(const std::string& sql) {
        for (mapping::Connection& connection : document.connections)
            connection.locations["here"] = location();
        ask("DROP SCHEMA public CASCADE; CREATE SCHEMA public; " + sql);
    }
    static const std::string& location() {
        static const std::string made = freshDatabase(ServerBrand::Postgres, "within");
        return made;
    }
    static std::string ask(const std::string& sql) {
        const std::size_t end = location().find('?'), begin = location().rfind('/', end) + 1;
        return askServer(ServerBrand::Postgres, location().substr(begin, end - begin), sql);
    }
    /// A source as the server itself describes it.
    void describe(const std::string& name) {
        JobContext job;
        const auto connection = openConnection(parseLocation(location()).value());
        const Schema schema = connection.value()->schema(job).value();
        Entity entity = *schema.entity(name);
        entity.id = Id("e-" + name);
        for (Field& field : entity.fields)
            field.id = Id("f-" + field.name);
        sources().entities.push_back(entity);
    }

    struct Outcome {
        std::string rows, rejects, ledger, notes, failure;
    };
    /// Runs into tables as `prepare` leaves them.
    Outcome by(RunEngine engine, const std::string& prepare, const std::string& read) {
        ask(prepare);
        RunOptions options;
        options.engine = engine;
        options.workers = 1;
        const auto result = run(options);
        Outcome outcome;
        if (!result.ok()) {
            outcome.failure = result.error().line();
            return outcome;
        }
        outcome.rows = ask(read);
        for (const Reject& reject : rejects.rejects) {
            outcome.rejects += reject.targetEntity + " " + std::to_string(reject.rowNumber);
            for (const RejectReason& reason : reject.reasons)
                outcome.rejects += "; " + reason.message;
            outcome.rejects += "\n";
        }
        for (const EntityResult& one : result->entities)
            outcome.ledger += one.targetEntity + ": read " + std::to_string(one.ledger.read) + ", loaded " +
                              std::to_string(one.ledger.loaded) + ", merged " + std::to_string(one.ledger.merged) + ", excluded " +
                              std::to_string(one.ledger.excluded) + ", rejected " + std::to_string(one.ledger.rejected) +
                              ", confirmed " + std::to_string(one.written.confirmed) + "\n";
        for (const std::string& note : result->notes)
            if (note.find("row by row") != std::string::npos)
                outcome.notes += note + "\n";
        return outcome;
    }
    /// Both engines agree; gives what SQL left, or the failure.
    Outcome compare(const std::string& prepare, const std::string& read, bool isBySql = true) {
        const Outcome native = by(RunEngine::Native, prepare, read);
        Outcome bySql = by(RunEngine::Sql, prepare, read);
        if (!native.failure.empty() || !bySql.failure.empty())
            bySql.failure = "native: " + native.failure + "; by SQL: " + bySql.failure;
        else if (isBySql != bySql.notes.empty())
            bySql.failure = isBySql ? bySql.notes : "it was loaded by SQL";
        else if (native.rows != bySql.rows)
            bySql.failure = "native:\n" + native.rows + "by SQL:\n" + bySql.rows;
        else if (native.ledger != bySql.ledger)
            bySql.failure = "native: " + native.ledger + "by SQL: " + bySql.ledger;
        else if (native.rejects != bySql.rejects)
            bySql.failure = "native:\n" + native.rejects + "by SQL:\n" + bySql.rejects;
        return bySql;
    }
};

constexpr const char* kContacts =
    "CREATE TABLE contacts (no varchar(10), name text, born date, amount numeric(12,2), flag boolean, note text);"
    "INSERT INTO contacts VALUES ('1', ' anna LEE ', '1980-12-31', 12.5, true, NULL), ('2', 'Maria', NULL, 7, false, 'x'),"
    "('x3', 'Bob', '1990-02-01', 0, true, ''), ('4', NULL, '2000-02-29', 1e3, NULL, '5'), ('5', 'anna lee', NULL, -1, true, 'y'),"
    "('6', 'É. Zola', '1840-04-02', 99.99, false, 'z')";
constexpr const char* kPeople = "DROP TABLE IF EXISTS people; CREATE TABLE people (id int PRIMARY KEY, name varchar(40), born date, "
                                "amount numeric(14,2), line bigint, initial varchar(1))";

} // namespace

void TestPostgresSql::initTestCase() {
    if (const std::string& missing = databaseServer(ServerBrand::Postgres).missing; !missing.empty())
        QSKIP(missing.c_str());
}

void TestPostgresSql::sameAsNative_data() {
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("order");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<bool>("isNew");
    QTest::newRow("rules alone") << "" << "" << "" << false << false;
    QTest::newRow("into a new table") << "" << "" << "" << false << true;
    QTest::newRow("with a filter") << "flag" << "" << "" << false << false;
    QTest::newRow("a filter that fails rejects") << "to_integer(no) > 1" << "" << "" << false << false;
    QTest::newRow("duplicates by their key") << "" << "lower(trim(name))" << "" << false << true;
    QTest::newRow("a key that fails rejects") << "" << "to_integer(no) % 2" << "" << false << false;
    QTest::newRow("the survivor by an order") << "" << "lower(trim(name))" << "amount" << true << false;
    QTest::newRow("an order with nulls") << "" << "'same'" << "flag" << false << false;
}

void TestPostgresSql::sameAsNative() {
    QFETCH(QString, filter);
    QFETCH(QString, key);
    QFETCH(QString, order);
    QFETCH(bool, descending);
    QFETCH(bool, isNew);
    InOneDatabase migration(kContacts);
    migration.describe("contacts");
    migration.addTarget("people", {"id integer!", "name text(40)", "born date", "amount decimal(14,2)", "line integer", "initial text(1)"},
                        {"id"});
    mapping::EntityMapping& mapping = migration.map(
        "contacts", "people",
        {{"id", "row_number()"},
         {"name", "proper(trim(name))"},
         {"born", "if(born < '1900-01-01', null, born)"},
         {"amount", "amount * 2"},
         {"line", "try(to_integer(no), -1)"},
         {"initial", "case when name is null then null when is_number(no) then left(trim(name), 1) else reject('no number ' & no) end"}});
    mapping.filter = filter.toStdString();
    if (!key.isEmpty())
        mapping.deduplication = mapping::Deduplication{{key.toStdString()}, order.toStdString(), descending, ""};
    const auto bySql = migration.compare(isNew ? "DROP TABLE IF EXISTS people" : kPeople, "SELECT * FROM people ORDER BY id");
    QVERIFY2(bySql.failure.empty(), bySql.failure.c_str());
    QVERIFY(!bySql.rows.empty());
}

void TestPostgresSql::everyTypeIsReadAndStored() {
    InOneDatabase migration(
        "CREATE TABLE every (i2 smallint, i4 int, i8 bigint, n numeric(10,3), open numeric, f float8, t text, v varchar(5), c char(4), "
        "b boolean, d date, h time, ts timestamp, tz timestamptz, u uuid, x bytea); SET timezone = 'America/New_York';"
        "INSERT INTO every VALUES (-32768, 2147483647, -9223372036854775808, -1.5, 1.25, 0.1, 'é''', 'abcde', 'ab', true, '0001-01-01', "
        "'23:59:59.999999', '9999-12-31 23:59:59.999999', '2024-07-01 12:00', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '\\x00ff'), "
        "(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL), "
        "(1, 2, 3, 0, -7, '-Infinity', '', '', '', false, '9999-12-31', '00:00', '0001-01-01 00:00', '1900-01-01 00:00', "
        "'00000000-0000-0000-0000-000000000000', '')");
    migration.describe("every");
    std::vector<std::string> fields = {"n integer!"};
    std::vector<std::pair<std::string, std::string>> rules = {{"n", "row_number()"}};
    for (const Field& field : migration.sources().entities[0].fields) {
        fields.push_back("t_" + field.name + " " + printType(field.type));
        rules.emplace_back("t_" + field.name, "[" + field.name + "]");
    }
    migration.addTarget("made", fields, {"n"});
    migration.map("every", "made", rules);
    const auto bySql = migration.compare("DROP TABLE IF EXISTS made", "SET timezone = 'UTC'; SELECT * FROM made ORDER BY n");
    QVERIFY2(bySql.failure.empty(), bySql.failure.c_str());
    QVERIFY2(bySql.ledger.find("loaded 3") != std::string::npos, bySql.ledger.c_str());
}

void TestPostgresSql::whatCannotBeReadIsRejected() {
    InOneDatabase migration("CREATE TABLE odd (n int, d date, m numeric(8,2), ts timestamp, h time); INSERT INTO odd VALUES "
                            "(1, '2020-01-01', 1, '2020-01-01', '10:00'), (2, 'infinity', 1, NULL, NULL), (3, '0044-03-15 BC', 1, NULL, NULL), "
                            "(4, NULL, 'NaN', NULL, NULL), (5, NULL, 2, '-infinity', NULL), (6, NULL, 2, '10001-01-01', NULL), "
                            "(7, NULL, 2, NULL, '24:00'), (8, '9999-12-31', 2, NULL, NULL)");
    migration.describe("odd");
    migration.addTarget("made", {"n integer!", "m decimal(8,2)"}, {"n"});
    migration.map("odd", "made", {{"n", "n"}, {"m", "m * 2"}}); // the others are read along with them
    const auto bySql = migration.compare("DROP TABLE IF EXISTS made", "SELECT * FROM made ORDER BY n");
    QVERIFY2(bySql.failure.empty(), bySql.failure.c_str());
    QCOMPARE(std::count(bySql.rejects.begin(), bySql.rejects.end(), '\n'), 6);
}

void TestPostgresSql::checksJudgeAlike() {
    InOneDatabase migration("CREATE TABLE t (a text, n int, d date, m numeric(9,3)); INSERT INTO t VALUES ('open', 5, '2020-02-02', 1.005), "
                            "(NULL, NULL, NULL, NULL), (E' \\u00a0\\t', 11, '1899-12-31', -0.001), ('Open', -1, '2030-01-01', 99.9), "
                            "('closed', 10, '1900-01-01', 100), ('a|b', 0, '2024-06-30', 0)");
    migration.describe("t");
    migration.addTarget("made", {"id integer!", "a text", "n integer", "d date", "m decimal(9,3)"}, {"id"});
    migration.map("t", "made", {{"id", "row_number()"}, {"a", "a"}, {"n", "n"}, {"d", "d"}, {"m", "m"}});
    const std::vector<std::tuple<const char*, const char*, std::map<std::string, std::string>>> checks = {
        {"required", "a", {}}, {"required", "n", {}}, {"length", "a", {{"minimum", "4"}, {"maximum", "5"}}},
        {"allowed", "a", {{"values", "open|closed"}}}, {"allowed", "a", {{"values", "a|b\nopen"}}},
        {"range", "n", {{"minimum", "0"}, {"maximum", "10"}}}, {"range", "d", {{"minimum", "1900-01-01"}}},
        {"range", "m", {{"minimum", "-0.0005"}, {"maximum", "99.95"}}}, {"range", "a", {{"maximum", "m"}}}};
    for (const auto& [kind, field, parameters] : checks) {
        mapping::Check check;
        check.id = Id("check");
        check.kind = kind;
        check.entityMapping = migration.document.mappings[0].id;
        check.fields = {field};
        check.parameters = parameters;
        migration.document.checks = {check};
        const auto bySql = migration.compare("DROP TABLE IF EXISTS made", "SELECT * FROM made ORDER BY id");
        QVERIFY2(bySql.failure.empty(), (std::string(kind) + ": " + bySql.failure).c_str());
        QVERIFY2(!bySql.rejects.empty(), kind);
    }
}

void TestPostgresSql::parentsAndChildrenInNewTables() {
    InOneDatabase migration("CREATE TABLE firms (no int, title text); INSERT INTO firms VALUES (3, 'C'), (1, 'A'), (2, 'B');"
                            "CREATE TABLE staff (no int, firm int, boss int); INSERT INTO staff VALUES (1, 1, 3), (2, 2, NULL), (3, 3, 1)");
    migration.describe("firms");
    migration.describe("staff");
    migration.addTarget("companies", {"id integer!", "title text"}, {"id"});
    Entity& people = migration.addTarget("people", {"id integer!", "company integer", "boss integer"}, {"id"});
    people.relations = {{"", {"company"}, "companies", {"id"}}, {"", {"boss"}, "people", {"id"}}};
    migration.map("staff", "people", {{"id", "no"}, {"company", "firm"}, {"boss", "boss"}});
    migration.map("firms", "companies", {{"id", "no"}, {"title", "title"}});
    const auto bySql = migration.compare("DROP TABLE IF EXISTS people, companies",
                                         "SELECT * FROM people ORDER BY id; SELECT conname, contype FROM pg_constraint WHERE "
                                         "conrelid::regclass::text IN ('people', 'companies') ORDER BY 1");
    QVERIFY2(bySql.failure.empty(), bySql.failure.c_str());
    QVERIFY2(bySql.rows.find("|f\n") != std::string::npos, bySql.rows.c_str());
}

void TestPostgresSql::randomMigrations() {
    Random random("migrations within PostgreSQL");
    const std::vector<std::string> rules = {"trim(a)", "a & '-' & b", "coalesce(a, b, 'none')", "upper(a)", "split_part(a, ' ', -1)",
                                            "try(to_text(to_integer(a)), 'no number')", "if(n > 3, a, b)",
                                            "case when a = b then 'same' when a < b then 'less' end",
                                            "replace(coalesce(a, ''), 'x', 'yy')", "to_text(n * n)", "to_text(to_integer(a))",
                                            "to_text(10 / n)", "left(a, n)", "a", "reject('none')", "to_text(m / 3)", "split_part('-', b, n)"};
    const std::vector<std::string> filters = {"", "n <> 2", "a is not null", "to_integer(a) > 0 or true", "1 / n > 0"};
    const std::vector<std::string> texts = {"NULL", "''", "'12'", "' x y '", "'äö'", "'-7'", "'same'"};
    int loaded = 0;
    for (int round = 0; round < 12; ++round) {
        std::string sql = "CREATE TABLE t (a text, b varchar(9), n int, m numeric(8,2));";
        for (std::uint64_t row = 1 + random.below(40); row > 0; --row)
            sql += "INSERT INTO t VALUES (" + random.oneOf(texts) + ", " + random.oneOf(texts) + ", " +
                   (random.oneIn(8) ? "NULL" : std::to_string(random.below(6))) + ", " +
                   (random.oneIn(9) ? "'NaN'" : std::to_string(random.between(-99, 99)) + ".25") + ");";
        InOneDatabase migration(sql);
        migration.describe("t");
        migration.addTarget("made", {"id integer!", "one text", "two text", "three text(6)"}, {"id"});
        mapping::EntityMapping& mapping =
            migration.map("t", "made", {{"id", "row_number()"}, {"one", random.oneOf(rules)}, {"two", random.oneOf(rules)},
                                        {"three", random.oneOf(rules)}});
        mapping.filter = random.oneOf(filters);
        if (random.oneIn(3))
            mapping.deduplication =
                mapping::Deduplication{{random.oneIn(2) ? "a" : "b & to_text(n)"}, random.oneIn(2) ? "n" : "", random.oneIn(2), ""};
        const auto bySql = migration.compare("DROP TABLE IF EXISTS made", "SELECT * FROM made ORDER BY id");
        QVERIFY2(bySql.failure.empty(), bySql.failure.c_str());
        loaded += bySql.rows.empty() ? 0 : 1;
    }
    QVERIFY(loaded > 3);
}

void TestPostgresSql::goesRowByRow_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("why");
    QTest::newRow("a key twice") << "if(no = '2', 1, row_number())" << "id int PRIMARY KEY" << "duplicate key";
    QTest::newRow("a check of the server's") << "row_number()" << "id int CHECK (id <> 3)" << "check constraint";
    QTest::newRow("a value out of range") << "row_number() * 20000" << "id smallint" << "change values";
    QTest::newRow("a type that takes text only") << "row_number()" << "id money" << "money";
    QTest::newRow("a rule that its SQL cannot say") << "row_number() + 0 * length(coalesce(to_latin(name), ''))" << "id int" << "to_latin";
}

void TestPostgresSql::goesRowByRow() {
    QFETCH(QString, rule);
    QFETCH(QString, table);
    QFETCH(QString, why);
    InOneDatabase migration(kContacts);
    migration.describe("contacts");
    migration.addTarget("people", {"id integer"});
    migration.map("contacts", "people", {{"id", rule.toStdString()}});
    const auto bySql = migration.compare("DROP TABLE IF EXISTS people; CREATE TABLE people (" + table.toStdString() + ")",
                                         "SELECT * FROM people ORDER BY id", false);
    QVERIFY2(bySql.failure.empty(), bySql.failure.c_str());
    QVERIFY2(bySql.notes.find(why.toStdString()) != std::string::npos, bySql.notes.c_str());
}

MW_TEST(TestPostgresSql)
#include "tst_postgres_sql.moc"
