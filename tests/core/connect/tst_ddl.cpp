// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/ddl/sql_script.h"
#include "tests/core/connect/any_table.h"
#include "tests/fuzz/ddl_check.h"
#include "tests/support/failing_device.h"
#include "tests/support/measured.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_device.h"

#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

using namespace mw;
using mw::test::qt;

namespace {

Schema schemaOf(std::string_view sql, std::string* skipped = nullptr) {
    ddl::SqlScript script;
    JobContext job;
    if (!script.read(openBytes(sql), job, 64).ok())
        qFatal("reading from memory failed");
    Schema schema = script.finish();
    if (skipped)
        *skipped = script.skipped();
    return schema;
}

QString shared(const char* path) {
    return test::sharedData() + QStringLiteral("/A_relational/") + QString::fromUtf8(path);
}

/// The schema of scripts of the shared data; empty where they are not here.
Schema schemaOfFiles(const std::vector<const char*>& paths) {
    ddl::SqlScript script;
    JobContext job;
    for (const char* const path : paths) {
        auto source = openFile(shared(path).toStdString());
        if (!source.ok() || !script.read(std::move(source).value(), job).ok())
            return {};
    }
    return script.finish();
}

std::string folded(std::string text) {
    std::erase(text, '_');
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return text;
}

/// "invoice: customerid → customer.customerid" for each relation, sorted; names without case and underscores.
QStringList relationsOf(const Schema& schema) {
    QStringList all;
    for (const Entity& entity : schema.entities)
        for (const Relation& relation : entity.relations)
            for (std::size_t i = 0; i < relation.fields.size(); ++i)
                all.push_back(qt(folded(entity.name) + ": " + folded(relation.fields[i]) + " → " +
                                 folded(relation.parentEntity) + "." +
                                 (i < relation.parentFields.size() ? folded(relation.parentFields[i]) : "?")));
    all.sort();
    return all;
}

/// "invoice: customerid integer!" for each field, sorted.
QStringList fieldsOf(const Schema& schema, bool withTypes = true) {
    QStringList all;
    for (const Entity& entity : schema.entities)
        for (const Field& field : entity.fields)
            all.push_back(qt(folded(entity.name) + ": " + folded(field.name) +
                             (withTypes ? " " + printType(field.type) + (field.nullable ? "" : "!") : std::string())));
    all.sort();
    return all;
}

QStringList primaryKeysOf(const Schema& schema) {
    QStringList all;
    for (const Entity& entity : schema.entities)
        if (const Key* const key = entity.primaryKey()) {
            std::string text = folded(entity.name) + ":";
            for (const std::string& field : key->fields)
                text += " " + folded(field);
            all.push_back(qt(text));
        }
    all.sort();
    return all;
}

} // namespace

class TstDdl : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tablesOfAllDialects_data() {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("schema");
        const auto row = [](const char* name, const char* sql, const char* schema) {
            QTest::newRow(name) << QString::fromUtf8(sql) << QString::fromUtf8(schema);
        };
        row("SQLite", "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a, b TEXT NOT NULL, [odd name]TEXT);",
            "t(id integer!, a text, b text!, odd name text)\n");
        row("PostgreSQL",
            "CREATE TABLE public.t (id bigserial, a character varying(40) DEFAULT 'x'::text NOT NULL, at timestamp with "
            "time zone, n numeric(12,2), u uuid, l text[], CONSTRAINT pk PRIMARY KEY (id));",
            "t(id integer!, a text(40)!, at timestamp with zone, n decimal(12,2), u uuid, l text)\n");
        row("MySQL",
            "CREATE TABLE IF NOT EXISTS `t` (`id` int(10) unsigned NOT NULL AUTO_INCREMENT, `e` enum('a','b') DEFAULT 'a', `on` "
            "tinyint(1), KEY `k` (`e`), PRIMARY KEY (`id`)) ENGINE=InnoDB COMMENT='it''s';",
            "t(id integer!, e text, on integer)\n");
        row("Oracle",
            "CREATE TABLE \"T\" (id NUMBER(10) NOT NULL, amount NUMBER(12,2), name VARCHAR2(40 CHAR), born DATE, note CLOB)\n/\n"
            "CREATE TABLE u (id NUMBER)\n/\n",
            "T(id integer!, amount decimal(12,2), name text(40), born timestamp, note text)\nu(id decimal(38,10))\n");
        row("SQL Server",
            "CREATE TABLE [dbo].[t]([id] [int] IDENTITY(1,1) NOT NULL, [n] [nvarchar](max) NULL, [m] [money], [g] "
            "[uniqueidentifier], CONSTRAINT [PK_t] PRIMARY KEY CLUSTERED ([id] ASC) WITH (PAD_INDEX = OFF) ON [PRIMARY]) ON [PRIMARY]\nGO\n"
            "CREATE TABLE u (b bit, d datetime2(7), o datetimeoffset)\nCREATE TABLE v (x int)\nGO",
            "t(id integer!, n text, m decimal(19,4), g uuid)\nu(b boolean, d timestamp, o timestamp with zone)\nv(x integer)\n");
        row("columns called like keywords", "CREATE TABLE t (key varchar(10), index int, \"primary\" text, comment text, date date);",
            "t(key text(10), index integer, primary text, comment text, date date)\n");
        row("domains and enumerations",
            "CREATE DOMAIN d AS varchar(7) NOT NULL; CREATE TYPE e AS ENUM ('x', 'y'); CREATE TABLE t (a d, b e, c strange);",
            "t(a text(7)!, b text, c text)\n");
        row("tables inside of a schema", "CREATE SCHEMA s\n CREATE TABLE a (x int)\n CREATE TABLE b (y int);\n",
            "a(x integer)\nb(y integer)\n");
        row("one name in two schemas", "CREATE TABLE p.t (x int); CREATE TABLE q.t (y int);", "p.t(x integer)\nq.t(y integer)\n");
        row("comments and texts that look like more",
            "-- CREATE TABLE no (x int);\n/* CREATE TABLE no2 (x int); /* nested */ */ CREATE TABLE t (a text DEFAULT ';--', b int);",
            "t(a text, b integer)\n");
        row("functions and triggers between",
            "CREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET a = CASE WHEN 1 THEN 2 END; DELETE FROM t; END;\n"
            "CREATE FUNCTION f() RETURNS int AS $x$ BEGIN CREATE TABLE no (x int); END; $x$ LANGUAGE plpgsql;\n"
            "DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; END//\nDELIMITER ;\nCREATE TABLE t (a int);",
            "t(a integer)\n");
        row("rows of COPY", "COPY t (a) FROM stdin;\n1\nCREATE TABLE no (x int);\n\\.\nCREATE TABLE t (a int);", "t(a integer)\n");
        row("MySQL's escapes", "INSERT INTO `x` VALUES ('a\\'; CREATE TABLE no (x int); --');\nCREATE TABLE t (a int);", "t(a integer)\n");
    }
    void tablesOfAllDialects() {
        QFETCH(QString, sql);
        QTEST(qt(test::describe(schemaOf(sql.toStdString()))), "schema");
    }

    void keysRelationsAndComments() {
        std::string skipped;
        const Schema schema = schemaOf(
            "CREATE TABLE child (id int, p int REFERENCES Parent, q int, UNIQUE (q), CHECK (q > 0 AND q < 9));\n"
            "COMMENT ON TABLE child IS 'A ''child'''; COMMENT ON COLUMN public.child.q IS 'how many';\n"
            "ALTER TABLE ONLY child ADD CONSTRAINT c_pk PRIMARY KEY (ID), ADD CONSTRAINT c_fk FOREIGN KEY (q) REFERENCES "
            "other (x) ON DELETE CASCADE;\nCREATE UNIQUE INDEX u ON child USING btree (p, q DESC);\n"
            "CREATE UNIQUE INDEX w ON child (lower(p)); CREATE INDEX i ON child (q); CREATE VIEW v AS SELECT 1;\n"
            "CREATE TABLE parent (a int, b int, PRIMARY KEY (a));\n"
            "EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'The parents', @level0type=N'SCHEMA', "
            "@level0name=N'dbo', @level1type=N'TABLE', @level1name=N'parent', @level2type=N'COLUMN', @level2name=N'b'\nGO\n",
            &skipped);
        const Entity& child = schema.entities[0];
        QCOMPARE(qt(child.comment), qt("A 'child'"));
        QCOMPARE(qt(child.fields[2].comment), qt("how many"));
        QVERIFY(!child.fields[0].nullable && child.primaryKey()->fields == std::vector<std::string>{"id"});
        QVERIFY(child.primaryKey()->name == "c_pk");
        QCOMPARE(child.keys.size(), std::size_t(3));
        QVERIFY(child.keys[2].fields == (std::vector<std::string>{"p", "q"}) && !child.keys[2].primary);
        QCOMPARE(qt(child.constraints[0].text), qt("CHECK (q > 0 AND q < 9)"));
        QCOMPARE(child.relations.size(), std::size_t(2));
        QVERIFY(child.relations[0].parentEntity == "parent" && child.relations[0].parentFields == std::vector<std::string>{"a"});
        QVERIFY(child.relations[1].parentEntity == "other" && child.relations[1].name == "c_fk");
        QCOMPARE(qt(schema.entities[1].fields[1].comment), qt("The parents"));
        QCOMPARE(qt(skipped), qt("2 CREATE INDEX, 1 CREATE VIEW"));
    }

    void whatMakesNoTableIsNamed() {
        const test::TemporaryFolder folder;
        QVERIFY(writeFile(folder.file("x.sql"), "SELECT 1;").ok());
        const auto location = parseLocation("dict:" + folder.file("x.sql"));
        const auto connection = openConnection(*location);
        QVERIFY(connection.ok());
        JobContext job;
        const auto schema = (*connection)->schema(job);
        QVERIFY(!schema.ok() && schema.error().code == Code::SyntaxError && schema.error().where == folder.file("x.sql"));
    }

    void aScriptIsASchemaWithoutRows() {
        const test::TemporaryFolder folder;
        QVERIFY(writeFile(folder.file("a.sql"), "ALTER TABLE t ADD PRIMARY KEY (x);").ok());
        QVERIFY(writeFile(folder.file("b.sql"), "CREATE TABLE t (x int, y text); INSERT INTO t VALUES (1, 'a');").ok());
        for (const std::string& text : {folder.file("b.sql"), "dict:" + folder.file("b.sql"), "dict:" + folder.path()}) {
            const auto location = parseLocation(text);
            const auto connection = openConnection(*location);
            QVERIFY2(connection.ok(), text.c_str());
            const auto table = test::readTable(**connection, "t");
            QVERIFY(!table.error && table.rows.empty() && table.names == (std::vector<std::string>{"x", "y"}));
            JobContext job;
            QCOMPARE((*connection)->schema(job)->entities[0].primaryKey() != nullptr, text == "dict:" + folder.path());
        }
    }

    /// One schema in several dialects, and the database itself, say the same.
    void chinookAgreesInAllDialects() {
        const Schema mysql = schemaOfFiles({"chinook/Chinook_MySql.sql"});
        const Schema postgres = schemaOfFiles({"chinook/Chinook_PostgreSql.sql"});
        if (mysql.entities.empty())
            QSKIP("the shared data is not here");
        QCOMPARE(mysql.entities.size(), std::size_t(11));
        QCOMPARE(fieldsOf(mysql), fieldsOf(postgres));
        QCOMPARE(primaryKeysOf(mysql), primaryKeysOf(postgres));
        QCOMPARE(relationsOf(mysql), relationsOf(postgres));
        QCOMPARE(relationsOf(mysql).size(), qsizetype(11));
        const auto location = parseLocation(shared("chinook/Chinook_Sqlite.sqlite").toStdString());
        const auto database = openConnection(*location);
        JobContext job;
        const auto schema = (*database)->schema(job);
        QCOMPARE(fieldsOf(mysql, false), fieldsOf(*schema, false));
        QCOMPARE(primaryKeysOf(mysql), primaryKeysOf(*schema));
        QCOMPARE(relationsOf(mysql), relationsOf(*schema));
    }

    void sakilaAgreesInAllDialects() {
        const Schema mysql = schemaOfFiles({"sakila/mysql-sakila-schema.sql"});
        const Schema postgres = schemaOfFiles({"sakila/postgres-sakila-schema.sql"});
        const Schema sqlite = schemaOfFiles({"sakila/sqlite-sakila-schema.sql"});
        if (mysql.entities.empty())
            QSKIP("the shared data is not here");
        QCOMPARE(primaryKeysOf(mysql), primaryKeysOf(sqlite));
        QCOMPARE(relationsOf(mysql), relationsOf(sqlite));
        QCOMPARE(fieldsOf(mysql, false), fieldsOf(sqlite, false));
        // PostgreSQL's has no film_text: full text is searched in the table itself.
        QCOMPARE(relationsOf(mysql), relationsOf(postgres));
        QStringList keys = primaryKeysOf(mysql);
        keys.removeAll(QStringLiteral("filmtext: filmid"));
        QCOMPARE(primaryKeysOf(postgres), keys);
        QVERIFY(postgres.entity("film")->field("film_id")->generated);
    }

    void northwindAgreesWithItsDatabase() {
        const Schema script = schemaOfFiles({"northwind/northwind_sqlite_create.sql"});
        if (script.entities.empty())
            QSKIP("the shared data is not here");
        const auto location = parseLocation(shared("northwind/northwind.sqlite").toStdString());
        const auto database = openConnection(*location);
        JobContext job;
        auto schema = (*database)->schema(job);
        std::erase_if(schema->entities, [](const Entity& entity) { return entity.isView; });
        QCOMPARE(fieldsOf(script, false), fieldsOf(*schema, false));
        QCOMPARE(primaryKeysOf(script), primaryKeysOf(*schema));
        QCOMPARE(relationsOf(script), relationsOf(*schema));
    }

    void realScriptsAreReadWhole_data() {
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<int>("tables");
        QTest::addColumn<int>("keys");
        QTest::addColumn<int>("relations");
        QTest::newRow("AdventureWorks") << QStringList{QStringLiteral("adventureworks/adventureworks_postgres_schema_only.sql")} << 68 << 68 << 90;
        QTest::newRow("Pagila") << QStringList{QStringLiteral("sakila/pagila/pagila-schema.sql")} << 71 << 16 << 37;
        QTest::newRow("OMOP") << QStringList{QStringLiteral("target_omop_cdm54/OMOPCDM_postgresql_5.4_ddl.sql"),
                                             QStringLiteral("target_omop_cdm54/OMOPCDM_postgresql_5.4_primary_keys.sql"),
                                             QStringLiteral("target_omop_cdm54/OMOPCDM_postgresql_5.4_constraints.sql")}
                              << 39 << 28 << 176;
        QTest::newRow("MusicBrainz") << QStringList{QStringLiteral("target_musicbrainz/CreateFKConstraints.sql"),
                                                    QStringLiteral("target_musicbrainz/CreatePrimaryKeys.sql"),
                                                    QStringLiteral("target_musicbrainz/CreateTables.sql")}
                                     << 371 << 366 << 762;
        QTest::newRow("Ampache") << QStringList{QStringLiteral("target_ampache/ampache_mysql_schema.sql")} << 82 << 67 << 0;
        QTest::newRow("FrontAccounting") << QStringList{QStringLiteral("target_frontaccounting/frontaccounting_en_US-demo_mysql.sql")} << 80 << 78 << 0;
    }
    void realScriptsAreReadWhole() {
        QFETCH(QStringList, paths);
        std::vector<std::string> kept;
        std::vector<const char*> names;
        for (const QString& path : paths)
            kept.push_back(path.toStdString());
        for (const std::string& path : kept)
            names.push_back(path.c_str());
        const Schema schema = schemaOfFiles(names);
        if (schema.entities.empty())
            QSKIP("the shared data is not here");
        QTEST(int(schema.entities.size()), "tables");
        QTEST(int(primaryKeysOf(schema).size()), "keys");
        int relations = 0;
        for (const Entity& entity : schema.entities)
            relations += int(entity.relations.size());
        QTEST(relations, "relations");
        for (const QString& relation : relationsOf(schema))
            QVERIFY2(!relation.endsWith(QLatin1Char('?')), qPrintable(relation));
    }

    void aDeviceThatFailsAtAnyByteEndsWithItsError() {
        const std::string sql = "CREATE TABLE t (a int, b text DEFAULT 'x'); COPY t FROM stdin;\n1\n\\.\nINSERT INTO t VALUES ($$a$$);";
        for (std::uint64_t at = 0; at < sql.size(); ++at) {
            test::FailingSource::Options options;
            options.failAt = at;
            options.largestRead = 3;
            ddl::SqlScript script;
            JobContext job;
            const auto read = script.read(std::make_unique<test::FailingSource>(sql, options), job, 64);
            QVERIFY2(!read.ok() && read.error().code == Code::ReadFailed, std::to_string(at).c_str());
        }
        JobContext cancelled;
        cancelled.requestStop();
        ddl::SqlScript script;
        const auto read = script.read(openBytes(sql), cancelled);
        QVERIFY(!read.ok() && read.error().code == Code::Cancelled);
    }

    void memoryStaysFlat() {
        if (!test::kMemoryIsMeasurable)
            QSKIP("a sanitizer is at work: memory says nothing");
        const long before = test::peakKib();
        ddl::SqlScript script;
        JobContext job;
        const std::string row = "(1, 'some text', NULL),\n";
        test::TestDevice device({"CREATE TABLE t (a int);\nINSERT INTO t VALUES\n", row, 100'000'000 / row.size(), "(2, '', 1);\n"});
        QVERIFY(script.read(device.open(), job).ok());
        QCOMPARE(script.finish().entities.size(), std::size_t(1));
        QVERIFY2(test::peakKib() - before < 16 * 1024, std::to_string(test::peakKib() - before).c_str());
    }

    void foundInputsAreReplayed() {
        int files = 0;
        QDirIterator entry(QStringLiteral(MW_SOURCE_DIR "/tests/fuzz/corpus/ddl"), QDir::Files);
        while (entry.hasNext()) {
            const auto text = readFile(entry.next().toStdString());
            test::checkDdl(*text);
            ++files;
        }
        QVERIFY(files >= 5);
    }

    void randomWordsBreakNoPromise() {
        test::Random random("randomWordsBreakNoPromise");
        static const std::string kPieces[] = {"CREATE ", "TABLE ", "t", " (", ")", ",", ";", "int ", "PRIMARY KEY ", "NOT NULL ", "'x", "'", "\"", "[a]", "$$", "--", "/*", "*/",
                                              "REFERENCES ", "ALTER TABLE t ADD ", "COMMENT ON COLUMN ", ".", " IS ", "EXEC sp_addextendedproperty ", "=", "\n", "GO\n", "\\.\n", "DELIMITER //\n", "BEGIN ", "END ",
                                              "COPY t FROM stdin", "\xFF", "DEFAULT ", "UNIQUE ", "INDEX ", "ON ", "CREATE TABLE t (a int);", "DOMAIN d AS ", "TYPE e AS ENUM "};
        for (int round = 0; round < 4000; ++round) {
            std::string sql;
            for (std::uint64_t left = random.below(40); left > 0; --left)
                sql += random.oneOf(kPieces);
            test::checkDdl(sql);
        }
    }
};

MW_TEST(TstDdl)
#include "tst_ddl.moc"
