// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sqlite_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include "core/connect/sqlite/create_table.h"
#include "core/connect/sqlite/declared_type.h"
#include "core/connect/sqlite/table_text.h"

#include <QFile>

using namespace mw;
using namespace mw::test;

namespace {

using Names = std::vector<std::string>;

Schema schemaOf(const std::string& path) {
    const auto connection = openSqlite(path);
    if (!connection.ok()) {
        qWarning("%s", connection.error().line().c_str());
        return {};
    }
    JobContext job;
    auto schema = (*connection)->schema(job);
    if (!schema.ok()) {
        qWarning("%s", schema.error().line().c_str());
        return {};
    }
    return std::move(schema).value();
}

Names namesOf(const Schema& schema) {
    Names names;
    for (const Entity& entity : schema.entities)
        names.push_back(entity.name);
    return names;
}

std::string describe(const Relation& relation) {
    std::string text = relation.name + ":";
    for (const std::string& field : relation.fields)
        text += field + " ";
    text += "-> " + relation.parentEntity + ":";
    for (const std::string& field : relation.parentFields)
        text += field + " ";
    return text;
}

} // namespace

class TestSqliteCatalog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void declaredTypes_data();
    void declaredTypes();
    void affinityFollowsSqlite_data();
    void affinityFollowsSqlite();
    void newColumnsReadBackAsTheirType_data();
    void newColumnsReadBackAsTheirType();
    void fieldsKeysAndRelations();
    void keysWithoutIndexAreRowids();
    void oddNamesSurvive();
    void viewsAndBrokenViews();
    void shadowTablesAndInternalOnesAreLeftOut();
    void constraintsComeFromTheText();
    void createdTableIsFoundAsPlanned();
    void schemaFollowsChanges();
    void chinook();
    void northwind();
    void omop();

private:
    TemporaryFolder m_folder;
};

void TestSqliteCatalog::declaredTypes_data() {
    QTest::addColumn<QString>("declared");
    QTest::addColumn<QString>("type");
    const auto row = [](const char* declared, const char* type) {
        QTest::newRow(declared) << QString::fromUtf8(declared) << QString::fromUtf8(type);
    };
    row("VARCHAR(40)", "text(40)");
    row("nvarchar ( 160 )", "text(160)");
    row("CHARACTER VARYING(255)", "text(255)");
    row("NVARCHAR(MAX)", "text");
    row("TEXT", "text");
    row("CLOB", "text");
    row("JSON", "text");
    row("INTERVAL DAY", "integer"); // what SQLite makes of it: it holds INT
    row("INTERVAL", "text");
    row("POINT", "text");
    row("DECIMAL(12,2)", "decimal(12,2)");
    row("decimal(12, 2)", "decimal(12,2)");
    row("NUMERIC(10)", "decimal(10,0)");
    row("NUMBER(99,9)", "decimal(38,9)");
    row("DECIMAL(3,9)", "decimal(3,3)");
    row("MONEY", "decimal(19,4)");
    row("BOOLEAN", "boolean");
    row("bool", "boolean");
    row("BIT(1)", "boolean");
    row("DATE", "date");
    row("DATETIME", "timestamp");
    row("TIMESTAMP", "timestamp");
    row("timestamp(6) without time zone", "timestamp");
    row("TIMESTAMP WITH TIME ZONE", "timestamp with zone");
    row("TIMESTAMPTZ", "timestamp with zone");
    row("TIME", "time");
    row("INTEGER", "integer");
    row("TINYINT(1)", "integer");
    row("BIGINT UNSIGNED", "integer");
    row("serial", "integer");
    row("YEAR", "integer");
    row("REAL", "float");
    row("double precision", "float");
    row("FLOAT(53)", "float");
    row("BLOB", "binary");
    row("VARBINARY(16)", "binary");
    row("bytea", "binary");
    row("UUID", "uuid");
    row("uniqueidentifier", "uuid");
    row("", "");
    row("NUMERIC", "");
    row("geometry", "");
}

void TestSqliteCatalog::declaredTypes() {
    QFETCH(QString, declared);
    QFETCH(QString, type);
    const DeclaredType read = readDeclaredType(declared.toStdString());
    QCOMPARE(read.type ? qt(printType(*read.type)) : QString(), type);
    if (read.type)
        QVERIFY(read.fallback == *read.type);
}

void TestSqliteCatalog::affinityFollowsSqlite_data() {
    QTest::addColumn<QString>("declared");
    for (const char* declared : {"INT",
                                 "TINYINT",
                                 "UNSIGNED BIG INT",
                                 "CHARACTER(20)",
                                 "CLOB",
                                 "TEXT",
                                 "BLOB",
                                 "REAL",
                                 "DOUBLE",
                                 "FLOAT",
                                 "NUMERIC",
                                 "DECIMAL(10,5)",
                                 "BOOLEAN",
                                 "DATE",
                                 "CHARINT",
                                 "STRING",
                                 "FLOATING POINT",
                                 "DECIMAL_TEXT(38,2)",
                                 "UUID",
                                 "TIMESTAMP WITH TIME ZONE"})
        QTest::newRow(declared) << QString::fromUtf8(declared);
}

void TestSqliteCatalog::affinityFollowsSqlite() {
    QFETCH(QString, declared);
    // SQLite itself is the judge: what it stores of a text and of a fraction tells the affinity.
    const std::string path = m_folder.file("affinity.db");
    QCOMPARE(runSql(path, "DROP TABLE IF EXISTS t; CREATE TABLE t(a " + declared.toStdString() +
                              "); INSERT INTO t VALUES('1.0'), (1), (1.5)"),
             std::string());
    const Names stored = askSql(path, "SELECT typeof(a) FROM t ORDER BY rowid");
    Names expected;
    switch (affinityOf(declared.toStdString())) {
    case SqliteAffinity::Integer:
    case SqliteAffinity::Numeric:
        expected = {"integer", "integer", "real"};
        break;
    case SqliteAffinity::Text:
        expected = {"text", "text", "text"};
        break;
    case SqliteAffinity::Real:
        expected = {"real", "real", "real"};
        break;
    case SqliteAffinity::Blob:
        expected = {"text", "integer", "real"};
        break;
    }
    QCOMPARE(stored, expected);
}

void TestSqliteCatalog::newColumnsReadBackAsTheirType_data() {
    QTest::addColumn<QString>("type");
    for (const char* type : {"boolean", "integer", "decimal(15,2)", "decimal(12,2)", "decimal(16,2)", "decimal(38,10)",
                             "decimal(18,0)", "decimal(19,0)", "float", "text", "text(40)", "date", "time", "timestamp",
                             "timestamp with zone", "binary", "uuid"})
        QTest::newRow(type) << QString::fromUtf8(type);
}

void TestSqliteCatalog::newColumnsReadBackAsTheirType() {
    QFETCH(QString, type);
    const auto parsed = parseType(type.toStdString());
    QVERIFY(parsed.ok());
    const std::string declared = declareType(*parsed);
    const DeclaredType back = readDeclaredType(declared);
    QVERIFY2(back.type.has_value(), declared.c_str());
    QCOMPARE(qt(printType(*back.type)), type);
    if (parsed->kind == TypeKind::Decimal && parsed->scale > 0 && parsed->precision > 15)
        QVERIFY(affinityOf(declared) == SqliteAffinity::Text);
}

void TestSqliteCatalog::fieldsKeysAndRelations() {
    const std::string path = m_folder.file("crm.db");
    QCOMPARE(runSql(path, R"(
        CREATE TABLE companies(id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL UNIQUE, area TEXT, town TEXT,
                               CONSTRAINT one_per_town UNIQUE(area, town));
        CREATE TABLE people(code TEXT NOT NULL, nr INT NOT NULL, company INT REFERENCES companies,
                            boss_code TEXT, boss_nr INT, born DATE DEFAULT '1970-01-01',
                            full TEXT GENERATED ALWAYS AS (code || nr) STORED, short TEXT AS (substr(code, 1, 1)),
                            CONSTRAINT pk PRIMARY KEY(nr, code),
                            CONSTRAINT boss FOREIGN KEY(boss_code, boss_nr) REFERENCES people(code, nr)) WITHOUT ROWID;
        CREATE UNIQUE INDEX by_code ON people(code);
        CREATE UNIQUE INDEX partly ON people(boss_nr) WHERE boss_nr > 3;
        CREATE UNIQUE INDEX by_lower ON people(lower(code));
        CREATE INDEX plain ON people(born);
        INSERT INTO companies(name) VALUES('a'), ('b');)"),
             std::string());
    const Schema schema = schemaOf(path);
    QCOMPARE(namesOf(schema), (Names{"companies", "people"}));
    const Entity& companies = schema.entities[0];
    QCOMPARE(companies.rowEstimate, std::optional<std::uint64_t>(2));
    QVERIFY(companies.rowsAreExact);
    QVERIFY(companies.fields[0].generated && !companies.fields[0].nullable);
    QVERIFY(!companies.fields[1].nullable && !companies.fields[1].generated);
    QVERIFY(companies.fields[2].nullable);
    QCOMPARE(companies.keys.size(), std::size_t(3));
    QVERIFY(companies.keys[0].primary);
    QCOMPARE(companies.keys[1].fields, Names{"name"});
    QCOMPARE(companies.keys[2].fields, (Names{"area", "town"}));

    const Entity& people = schema.entities[1];
    QCOMPARE(people.fields.size(), std::size_t(8));
    QCOMPARE(people.fields[5].defaultValue, std::string("'1970-01-01'"));
    QVERIFY(people.fields[6].generated && people.fields[7].generated && !people.fields[5].generated);
    QCOMPARE(people.primaryKey()->name, std::string("pk"));
    QCOMPARE(people.primaryKey()->fields, (Names{"nr", "code"}));
    QCOMPARE(people.keys.size(), std::size_t(2)); // no partial index, no expression
    QCOMPARE(people.keys[1].name, std::string("by_code"));
    QCOMPARE(people.relations.size(), std::size_t(2));
    QCOMPARE(describe(people.relations[0]), std::string(":company -> companies:id "));
    QCOMPARE(describe(people.relations[1]), std::string("boss:boss_code boss_nr -> people:code nr "));
}

void TestSqliteCatalog::keysWithoutIndexAreRowids() {
    const std::string path = m_folder.file("rowids.db");
    QCOMPARE(runSql(path, "CREATE TABLE a(id INTEGER PRIMARY KEY); CREATE TABLE b(id INT PRIMARY KEY);"
                          "CREATE TABLE c(id INTEGER PRIMARY KEY) WITHOUT ROWID; CREATE TABLE d(id INTEGER, "
                          "PRIMARY KEY(id)); CREATE TABLE e(id TEXT PRIMARY KEY); INSERT INTO e VALUES(NULL), ('x')"),
             std::string());
    const Schema schema = schemaOf(path);
    const auto isGenerated = [&](const char* entity) { return schema.entity(entity)->fields[0].generated; };
    QVERIFY(isGenerated("a"));
    QVERIFY(!isGenerated("b"));
    QVERIFY(!isGenerated("c"));
    QVERIFY(isGenerated("d"));
    QVERIFY(!schema.entity("b")->fields[0].nullable);
    // SQLite let a null into the key: the census says so.
    QVERIFY(schema.entity("e")->fields[0].nullable);
    QVERIFY(schema.entity("e")->fields[0].evidence.find("1 values of the key are missing") != std::string::npos);
}

void TestSqliteCatalog::oddNamesSurvive() {
    const std::string path = m_folder.file("odd.db");
    const Names names = {"order", "a\"b", "a]b", "it's", "größe", "with space", "-- not a comment", "x;y"};
    for (const std::string& name : names)
        QCOMPARE(runSql(path, "CREATE TABLE " + sqlName(name) + "(" + sqlName(name) +
                                  " TEXT, \"group\" INT); INSERT INTO " + sqlName(name) + " VALUES('v', 1)"),
                 std::string());
    QCOMPARE(namesOf(schemaOf(path)), names);
    for (const std::string& name : names) {
        const ReadBack back = readAll(path, name);
        QCOMPARE(back.error, std::string());
        QCOMPARE(back.fields[0].name, name);
        QCOMPARE(back.rows, Names{"v|1"});
    }
}

void TestSqliteCatalog::viewsAndBrokenViews() {
    const std::string path = m_folder.file("views.db");
    QCOMPARE(runSql(path,
                    "CREATE TABLE t(a INT, b TEXT); CREATE TABLE gone(x); CREATE VIEW good AS SELECT a, count(*) AS n, "
                    "a * 0.5 AS half FROM t GROUP BY a; CREATE VIEW broken AS SELECT * FROM gone;"
                    "DROP TABLE gone; INSERT INTO t VALUES(1,'x'),(1,'y'),(2,'z')"),
             std::string());
    const Schema schema = schemaOf(path);
    QCOMPARE(namesOf(schema), (Names{"t", "good", "broken"}));
    QVERIFY(schema.entities[1].isView);
    QCOMPARE(printType(schema.entities[1].fields[1].type), std::string("integer"));
    QCOMPARE(printType(schema.entities[1].fields[2].type), std::string("decimal(15,1)"));
    QVERIFY(!schema.entities[1].rowEstimate);
    QVERIFY(schema.entities[2].fields.empty());
    QVERIFY(schema.entities[2].comment.find("gone") != std::string::npos);
    QCOMPARE(readAll(path, "good").rows, (Names{"1|2|0.5", "2|1|1.0"}));
    QVERIFY(readAll(path, "broken").error.find("gone") != std::string::npos);
}

void TestSqliteCatalog::shadowTablesAndInternalOnesAreLeftOut() {
    const std::string path = m_folder.file("shadow.db");
    QCOMPARE(runSql(path, "CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO t VALUES(7); ANALYZE;"
                          "CREATE VIRTUAL TABLE docs USING fts5(title, body); INSERT INTO docs VALUES('a', 'b')"),
             std::string());
    QCOMPARE(namesOf(schemaOf(path)), (Names{"t", "docs"}));
    QCOMPARE(readAll(path, "docs").rows, Names{"a|b"});
}

void TestSqliteCatalog::constraintsComeFromTheText() {
    const SqliteTableText text = readTableText(R"(CREATE TABLE "t(" ( -- a CHECK (in a comment)
        a INT CHECK (a > 0) NOT NULL, b TEXT CONSTRAINT "b is short" CHECK(length(b) < 10 AND b <> ')'),
        c INT CONSTRAINT to_p REFERENCES p(id), /* CHECK (no) */ d TEXT DEFAULT 'CHECK (x)',
        CONSTRAINT pk PRIMARY KEY (a), FOREIGN KEY (b) REFERENCES q DEFERRABLE INITIALLY DEFERRED,
        CHECK (a < c OR (b IS NULL)) ))");
    QCOMPARE(text.primaryKeyName, std::string("pk"));
    QCOMPARE(text.foreignKeyNames, (Names{"to_p", ""}));
    QVERIFY(text.hasDeferredKeys);
    QCOMPARE(text.checks.size(), std::size_t(3));
    QCOMPARE(text.checks[0].text, std::string("CHECK (a > 0)"));
    QCOMPARE(text.checks[1].name, std::string("b is short"));
    QCOMPARE(text.checks[1].text, std::string("CHECK(length(b) < 10 AND b <> ')')"));
    QCOMPARE(text.checks[2].text, std::string("CHECK (a < c OR (b IS NULL))"));
    QCOMPARE(text.checks[2].name, std::string());
}

void TestSqliteCatalog::createdTableIsFoundAsPlanned() {
    Entity planned;
    planned.name = "people \"x\"";
    const auto add = [&](const char* name, LogicalType type, bool nullable, const char* byDefault = "") {
        Field field;
        field.name = name;
        field.type = type;
        field.nullable = nullable;
        field.defaultValue = byDefault;
        planned.fields.push_back(field);
    };
    add("id", LogicalType::integer(), false);
    add("name", LogicalType::text(40), false);
    add("balance", LogicalType::decimal(30, 4), true);
    add("price", LogicalType::decimal(12, 2), true, "0.5");
    add("since", LogicalType::timestamp(true), true);
    add("stage", LogicalType::text(), true, "'new''s'");
    add("odd default", LogicalType::text(), true, "nextval('seq')");
    add("parent", LogicalType::integer(), true);
    planned.keys = {{"", {"id"}, true}, {"one name", {"name"}, false}};
    planned.relations = {{"up", {"parent"}, planned.name, {"id"}}};
    planned.constraints = {{"stages", "CHECK (stage IN ('a', 'b'))"}};
    const auto sql = createTableSql(planned);
    QVERIFY(sql.ok());
    const std::string path = m_folder.file("created.db");
    QCOMPARE(runSql(path, *sql), std::string());
    const Schema schema = schemaOf(path);
    const Entity& found = schema.entities.at(0);
    QCOMPARE(found.name, planned.name);
    for (std::size_t i = 0; i < planned.fields.size(); ++i) {
        QCOMPARE(found.fields[i].name, planned.fields[i].name);
        QCOMPARE(printType(found.fields[i].type), printType(planned.fields[i].type));
        QCOMPARE(found.fields[i].nullable, planned.fields[i].nullable);
    }
    QVERIFY(found.fields[0].generated); // the rowid
    QCOMPARE(found.fields[3].defaultValue, std::string("0.5"));
    QCOMPARE(found.fields[5].defaultValue, std::string("'new''s'"));
    QCOMPARE(found.fields[6].defaultValue, std::string());
    QCOMPARE(found.keys.size(), std::size_t(2));
    QCOMPARE(describe(found.relations.at(0)), "up:parent -> " + planned.name + ":id ");
    QVERIFY(found.constraints == planned.constraints);
}

void TestSqliteCatalog::schemaFollowsChanges() {
    const std::string path = m_folder.file("changes.db");
    QCOMPARE(runSql(path, "CREATE TABLE a(x INT)"), std::string());
    const auto connection = openSqlite(path);
    QVERIFY(connection.ok());
    JobContext job;
    QCOMPARE((*connection)->schema(job)->entities.size(), std::size_t(1));
    QCOMPARE(runSql(path, "CREATE TABLE b(y INT)"), std::string());
    QCOMPARE((*connection)->schema(job)->entities.size(), std::size_t(2));
}

void TestSqliteCatalog::chinook() {
    const std::string path =
        (sharedData() + QStringLiteral("/A_relational/chinook/Chinook_Sqlite.sqlite")).toStdString();
    if (!QFile::exists(qt(path)))
        QSKIP("the chinook database is not there");
    const Schema schema = schemaOf(path);
    QCOMPARE(schema.entities.size(), std::size_t(11));
    const Entity& track = *schema.entity("Track");
    QCOMPARE(track.rowEstimate, std::optional<std::uint64_t>(3503));
    QCOMPARE(printType(track.field("Name")->type), std::string("text(200)"));
    QCOMPARE(printType(track.field("UnitPrice")->type), std::string("decimal(10,2)"));
    QCOMPARE(track.relations.size(), std::size_t(3));
    QCOMPARE(describe(track.relations[0]), std::string(":AlbumId -> Album:AlbumId "));
    QCOMPARE(printType(schema.entity("Invoice")->field("InvoiceDate")->type), std::string("timestamp"));
    QCOMPARE(schema.entity("PlaylistTrack")->primaryKey()->fields, (Names{"PlaylistId", "TrackId"}));
    Names cyclic;
    dependencyOrder(schema, cyclic);
    QCOMPARE(cyclic, Names{"Employee"});

    const ReadBack lines = readAll(path, "InvoiceLine", {{"InvoiceLineId", "UnitPrice"}, 2, false, false});
    QCOMPARE(lines.rows, (Names{"1|0.99", "2|0.99"}));
    std::size_t rows = 0;
    for (const Entity& entity : schema.entities) {
        const ReadBack back = readAll(path, entity.name);
        QVERIFY2(back.error.empty() && back.malformed.empty(), entity.name.c_str());
        QCOMPARE(std::uint64_t(back.rows.size()), *entity.rowEstimate);
        rows += back.rows.size();
    }
    QCOMPARE(rows, std::size_t(15607));
}

void TestSqliteCatalog::northwind() {
    const std::string path = (sharedData() + QStringLiteral("/A_relational/northwind/northwind.sqlite")).toStdString();
    if (!QFile::exists(qt(path)))
        QSKIP("the northwind database is not there");
    const Schema schema = schemaOf(path);
    QCOMPARE(schema.entity("Customers")->rowEstimate, std::optional<std::uint64_t>(93));
    QCOMPARE(schema.entity("Orders")->rowEstimate, std::optional<std::uint64_t>(830));
    QCOMPARE(schema.entity("Products")->rowEstimate, std::optional<std::uint64_t>(77));
    const Entity& details = *schema.entity("Order Details");
    QCOMPARE(details.rowEstimate, std::optional<std::uint64_t>(2155));
    QCOMPARE(printType(details.field("UnitPrice")->type), std::string("decimal(15,2)"));
    QVERIFY(details.field("UnitPrice")->evidence.find("2,155 of 2,155") != std::string::npos);
    QCOMPARE(details.constraints.size(), std::size_t(3));
    QCOMPARE(details.constraints[1].text, std::string("CHECK ([Quantity]>(0))"));
    QVERIFY(schema.entity("Current Product List")->isView);
    QCOMPARE(readAll(path, "Current Product List").rows.size(), std::size_t(69));
    for (const Entity& entity : schema.entities) {
        const ReadBack back = readAll(path, entity.name);
        QVERIFY2(back.error.empty() && back.malformed.empty(), (entity.name + " " + back.error).c_str());
    }
}

void TestSqliteCatalog::omop() {
    QFile file(sharedData() + QStringLiteral("/A_relational/target_omop_cdm54/OMOPCDM_sqlite_5.4_ddl.sql"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the OMOP DDL is not there");
    std::string sql = file.readAll().toStdString();
    for (std::size_t at = sql.find("@cdmDatabaseSchema."); at != std::string::npos;
         at = sql.find("@cdmDatabaseSchema.", at))
        sql.erase(at, std::string("@cdmDatabaseSchema.").size());
    const std::string path = m_folder.file("omop.db");
    QCOMPARE(runSql(path, sql), std::string());
    const Schema schema = schemaOf(path);
    QCOMPARE(schema.entities.size(), std::size_t(39));
    const Entity& person = *schema.entity("person");
    QCOMPARE(person.fields.size(), std::size_t(18));
    QCOMPARE(printType(person.field("person_id")->type), std::string("integer"));
    QVERIFY(!person.field("person_id")->nullable);
    QCOMPARE(printType(person.field("birth_datetime")->type), std::string("float"));
    QCOMPARE(printType(schema.entity("visit_occurrence")->field("visit_start_date")->type), std::string("date"));
}

MW_TEST(TestSqliteCatalog)
#include "tst_sqlite_catalog.moc"
