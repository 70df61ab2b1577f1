// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/engine/run.h"
#include "core/engine/sql/sql_load.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/random.h"
#include "tests/support/sqlite_file.h"

using namespace mw;
using namespace mw::engine;
using namespace mw::test;

/// Entity mappings as SQL inside the target against the native engine: the same rows, the same ledger.
class TestSqlLoad : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameAsNative_data();
    void sameAsNative();
    void randomMigrations();
    void whatTheTargetRefusesIsLeftToRows();
    void aSourceOfAnotherKindIsRefusedByName();
};

namespace {

/// A migration whose source is an SQLite file.
class SqliteMigration : public SmallMigration {
public:
    explicit SqliteMigration(const std::string& sql) {
        document.connections[0].locations["here"] = folder.file("old.sqlite");
        if (const std::string failed = runSql(folder.file("old.sqlite"), sql); !failed.empty())
            qFatal("%s", failed.c_str());
    }
    Entity& describe(const std::string& name, const std::vector<std::string>& fields) {
        return sources().entities.emplace_back(entityOf(name, fields));
    }
};

struct Outcome {
    std::vector<std::string> rows;
    Ledger ledger;
    std::string failure;
    bool refused = false;
};

std::string inWords(const Ledger& ledger) {
    return "read " + std::to_string(ledger.read) + ", loaded " + std::to_string(ledger.loaded) + ", merged " +
           std::to_string(ledger.merged) + ", excluded " + std::to_string(ledger.excluded) + ", rejected " +
           std::to_string(ledger.rejected);
}

/// Loads every entity by SQL into a target of its own.
Outcome loadIntoCopy(SqliteMigration& migration) {
    Outcome outcome;
    mapping::Document& document = migration.document;
    const std::string native = document.connections[1].locations["here"];
    const std::string path = migration.folder.file("by_sql.sqlite");
    document.connections[1].locations["here"] = path;
    const PlanPtr plan = migration.plan();
    document.connections[1].locations["here"] = native;
    if (!plan) {
        outcome.failure = migration.failure;
        return outcome;
    }
    JobContext job;
    const PlannedEntity& entity = plan->entities()[0];
    Schema planned;
    planned.entities.push_back(entity.targetEntity);
    const auto run = [&]() -> Result<void> {
        MW_TRY(const auto target, plan->options().access.openTarget(entity.target, planned));
        WriteOptions write;
        write.entity = entity.targetEntity;
        write.mode = entity.loadMode;
        for (const PlannedField& field : entity.fields)
            write.fields.push_back(field.target.name);
        MW_TRY(auto writer, target->openWriter(write, job));
        MW_TRY(SqlSite* const site, target->sqlSite(entity.targetEntity.name, job));
        MW_TRY(const SqlLoaded loaded, loadBySql(entity, *site, job));
        outcome.ledger = loaded.ledger;
        outcome.refused = loaded.refused.has_value();
        writer.reset();
        return target->commit(job);
    };
    if (const Result<void> done = run(); !done.ok())
        outcome.failure = done.error().line();
    outcome.rows = readBack(path, entity.targetEntity.name);
    return outcome;
}

void compare(SqliteMigration& migration) {
    const auto native = migration.run();
    QVERIFY2(native.ok(), native.ok() ? "" : native.error().line().c_str());
    const Outcome bySql = loadIntoCopy(migration);
    QVERIFY2(bySql.failure.empty(), bySql.failure.c_str());
    QVERIFY(!bySql.refused);
    QCOMPARE(qt(inWords(bySql.ledger)), qt(inWords(native->entities[0].ledger)));
    QVERIFY(bySql.ledger.closes());
    const std::string entity = native->entities[0].targetEntity;
    QCOMPARE(bySql.rows, readBack(migration.targetPath(), entity));
}

constexpr const char* kContacts =
    "CREATE TABLE contacts (no TEXT, name TEXT, born TEXT, amount NUMERIC, flag INTEGER, note);"
    "INSERT INTO contacts VALUES ('1', ' anna LEE ', '31/12/1980', 12.5, 1, NULL), ('2', 'Maria', 'never', 7, 0, 'x'),"
    "('x3', 'Bob', '01/02/1990', 0, 1, ''), ('4', NULL, '29/02/2000', 1e3, NULL, 5), ('5', 'anna lee', '', -1, 1, 'y'),"
    "('6', 'É. Zola', '02/04/1840', 99.99, 0, 'z');";

} // namespace

void TestSqlLoad::sameAsNative_data() {
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("order");
    QTest::addColumn<bool>("descending");
    QTest::newRow("rules alone") << "" << "" << "" << false;
    QTest::newRow("with a filter") << "flag = 1" << "" << "" << false;
    QTest::newRow("a filter that fails rejects") << "to_integer(no) > 1" << "" << "" << false;
    QTest::newRow("duplicates by their key") << "" << "lower(trim(name))" << "" << false;
    QTest::newRow("the survivor by an order") << "" << "lower(trim(name))" << "amount" << true;
    QTest::newRow("an order with nulls") << "" << "'same'" << "flag" << false;
}

void TestSqlLoad::sameAsNative() {
    QFETCH(QString, filter);
    QFETCH(QString, key);
    QFETCH(QString, order);
    QFETCH(bool, descending);
    SqliteMigration migration(kContacts);
    migration.describe("contacts", {"no", "name", "born", "amount decimal(12,2)", "flag integer", "note"});
    migration.addTarget("people", {"id integer!", "name text(40)", "born date", "amount decimal(12,2)", "line integer",
                                   "initial text(1)"},
                        {"id"});
    mapping::EntityMapping& mapping = migration.map(
        "contacts", "people",
        {{"id", "row_number()"},
         {"name", "proper(trim(name))"},
         {"born", "if(born = '', null, parse_date(born, 'dd/MM/yyyy'))"},
         {"amount", "amount * 2"},
         {"line", "try(to_integer(no), -1)"},
         {"initial", "case when name is null then null when is_number(no) then left(trim(name), 1) else reject('no number ' & no) end"}});
    mapping.filter = filter.toStdString();
    if (!key.isEmpty())
        mapping.deduplication = mapping::Deduplication{{key.toStdString()}, order.toStdString(), descending, ""};
    compare(migration);
}

void TestSqlLoad::randomMigrations() {
    Random random("migrations by SQL");
    const std::vector<std::string> rules = {"trim(a)", "a & '-' & b", "coalesce(a, b, 'none')", "upper(a)", "split_part(a, ' ', -1)",
                                            "try(to_text(to_integer(a)), 'no number')", "if(n > 3, a, b)",
                                            "case when a = b then 'same' when a < b then 'less' end",
                                            "replace(coalesce(a, ''), 'x', 'yy')", "to_text(n * n)", "to_text(to_integer(a))",
                                            "to_text(10 / n)", "left(a, n)"};
    const std::vector<std::string> filters = {"", "n <> 2", "a is not null", "to_integer(a) > 0 or true", "1 / n > 0"};
    for (int round = 0; round < 25; ++round) {
        std::string sql = "CREATE TABLE t (a TEXT, b TEXT, n INTEGER);";
        const std::vector<std::string> texts = {"NULL", "''", "'12'", "' x y '", "'äö'", "'-7'", "'same'"};
        for (std::uint64_t row = 1 + random.below(40); row > 0; --row)
            sql += "INSERT INTO t VALUES (" + random.oneOf(texts) + ", " + random.oneOf(texts) + ", " +
                   (random.oneIn(8) ? "NULL" : std::to_string(random.below(6))) + ");";
        SqliteMigration migration(sql);
        migration.describe("t", {"a", "b", "n integer"});
        migration.addTarget("made", {"id integer!", "one", "two", "three text(6)"}, {"id"});
        mapping::EntityMapping& mapping =
            migration.map("t", "made", {{"id", "row_number()"}, {"one", random.oneOf(rules)}, {"two", random.oneOf(rules)},
                                        {"three", random.oneOf(rules)}});
        mapping.filter = random.oneOf(filters);
        if (random.oneIn(3))
            mapping.deduplication =
                mapping::Deduplication{{random.oneIn(2) ? "a" : "b & to_text(n)"}, random.oneIn(2) ? "n" : "", random.oneIn(2), ""};
        compare(migration);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestSqlLoad::whatTheTargetRefusesIsLeftToRows() {
    SqliteMigration migration(kContacts);
    migration.describe("contacts", {"no", "name", "born", "amount decimal(12,2)", "flag integer", "note"});
    migration.addTarget("people", {"flag integer!", "name"}, {"flag"});
    migration.map("contacts", "people", {{"flag", "coalesce(flag, 7)"}, {"name", "name"}});
    const Outcome bySql = loadIntoCopy(migration);
    QVERIFY2(bySql.failure.empty(), bySql.failure.c_str());
    QVERIFY(bySql.refused);
    QVERIFY(bySql.rows.empty());
}

void TestSqlLoad::aSourceOfAnotherKindIsRefusedByName() {
    SqliteMigration migration(kContacts);
    migration.document.connections[0].locations["here"] = migration.folder.file("old");
    migration.addSource("t", {"a"}, "a\nx\n");
    migration.addTarget("made", {"one"});
    migration.map("t", "made", {{"one", "a"}});
    const Outcome bySql = loadIntoCopy(migration);
    QVERIFY2(bySql.failure.find("another kind") != std::string::npos, bySql.failure.c_str());
}

MW_TEST(TestSqlLoad)
#include "tst_sql_load.moc"
