// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include "core/base/hash.h"
#include "core/connect/sqlite/declared_type.h"
#include "core/connect/sqlite/loose_values.h"

#include <QElapsedTimer>
#include <QFile>

#include <cmath>
#include <thread>

using namespace mw;
using namespace mw::test;

namespace {
using Names = std::vector<std::string>;
}

class TestSqliteReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void looseTypes_data();
    void looseTypes();
    void evidenceCountsValues();
    void sampledCensusSaysSoAndStragglersAreMalformed();
    void projectionKeepsOrderAndRowNumbers();
    void limitStops();
    void batchesAreBoundedByRowsAndBytes();
    void valuesOfEveryKind();
    void embeddedNulAndInvalidUtf8();
    void utf16DatabaseReadsTheSame();
    void rawGivesEveryValueAsText();
    void manyColumnsAreRead();
    void rowidNamesMayBeTaken();
    void firstEntityIsReadWhereNoneIsNamed();
    void writersSeeNoHalfReadSnapshot();
    void randomTablesReadAsSqlitePrintsThem();
    void exactDecimalsAreExact();
    void cancelStopsReadingQuickly();
    void openFailuresHaveNames_data();
    void openFailuresHaveNames();
    void lockedFileIsNamed();
    void corruptPagesAreNamed();
    void killedWriterIsRolledBackForReaders();
    void wrongRequestsHaveNames();

private:
    TemporaryFolder m_folder;
};

void TestSqliteReader::looseTypes_data() {
    QTest::addColumn<QString>("declared");
    QTest::addColumn<QString>("values");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("read");
    const auto row = [](const char* name, const char* declared, const char* values, const char* type,
                        const char* read) {
        QTest::newRow(name) << QString::fromUtf8(declared) << QString::fromUtf8(values) << QString::fromUtf8(type)
                            << QString::fromUtf8(read);
    };
    row("whole numbers fit INTEGER", "INTEGER", "1, -9223372036854775808, 9223372036854775807", "integer",
        "1 -9223372036854775808 9223372036854775807");
    row("one text makes an INTEGER column text", "INTEGER", "1, 'n/a', NULL", "text", "1 n/a NULL");
    row("fractions in an INTEGER column make it float", "INTEGER", "1, 2.5", "float", "1 2.5");
    row("blobs in an INTEGER column make it text", "INTEGER", "1, x'00ff'", "text", "1 00ff");
    row("decimals are exact", "DECIMAL(12,2)", "12, 12.5, -0.07, 1234567890.12", "decimal(12,2)",
        "12.00 12.50 -0.07 1234567890.12");
    row("decimals with more digits get them", "DECIMAL(6,2)", "1.5, 2.125, 10", "decimal(7,3)", "1.500 2.125 10.000");
    row("decimals larger than declared get digits", "DECIMAL(4,2)", "1234567, 1.5", "decimal(9,2)", "1234567.00 1.50");
    row("noise of floating point makes decimals float", "DECIMAL(6,2)", "0.1 + 0.2, 1.5", "float",
        "0.30000000000000004 1.5");
    row("a text makes decimals text", "DECIMAL(6,2)", "1.5, 'free'", "text", "1.5 free");
    row("NUMERIC without digits takes what values need", "NUMERIC", "1.5, 12.125, 3", "decimal(15,3)",
        "1.500 12.125 3.000");
    row("NUMERIC of whole numbers is integer", "NUMERIC", "1, 2", "integer", "1 2");
    row("NUMERIC of huge numbers is float", "NUMERIC", "1e300, 2.5", "float", "1e+300 2.5");
    row("no declaration: all integers", "", "1, 2, NULL", "integer", "1 2 NULL");
    row("no declaration: all text", "", "'1', 'x'", "text", "1 x");
    row("no declaration: all blobs", "", "x'01', x''", "binary", "01 ");
    row("no declaration: mixed is text", "", "1, 'x', x'ff', 2.5", "text", "1 x ff 2.5");
    row("no declaration, no value: text", "", "NULL", "text", "NULL");
    row("floats take whole numbers", "REAL", "1, 2.5, 1e-7", "float", "1 2.5 1e-07");
    row("infinity is a float", "REAL", "9e999, -9e999", "float", "inf -inf");
    row("booleans as numbers and words", "BOOLEAN", "0, 1, 'true', 'F', 'Yes', 'n'", "boolean",
        "false true true false true false");
    row("a two is no boolean", "BOOLEAN", "0, 1, 2", "integer", "0 1 2");
    row("dates", "DATE", "'2024-02-29', '0001-01-01', '9999-12-31'", "date", "2024-02-29 0001-01-01 9999-12-31");
    row("an impossible date makes the column text", "DATE", "'2024-02-29', '2023-02-29'", "text",
        "2024-02-29 2023-02-29");
    row("a DATE column of moments is a timestamp", "DATE", "'2024-02-29 10:00:00', '2024-03-01'", "timestamp",
        "2024-02-29_10:00:00 2024-03-01_00:00:00");
    row("a DATE column of seconds since 1970 is integer", "DATE", "0, 86400", "integer", "0 86400");
    row("moments", "DATETIME", "'2024-02-29T10:00:00.5', '2024-03-01 00:00:00'", "timestamp",
        "2024-02-29_10:00:00.500000 2024-03-01_00:00:00");
    row("moments that are all dates are dates", "DATETIME", "'2024-02-29', '2024-03-01'", "date",
        "2024-02-29 2024-03-01");
    row("moments with zones are instants", "TIMESTAMP", "'2024-02-29T10:00:00+02:00', '2024-03-01T00:00:00Z'",
        "timestamp with zone", "2024-02-29_08:00:00Z 2024-03-01_00:00:00Z");
    row("some zones, some not: text", "TIMESTAMP", "'2024-02-29T10:00:00Z', '2024-03-01T00:00:00'", "text",
        "2024-02-29T10:00:00Z 2024-03-01T00:00:00");
    row("times", "TIME", "'10:00:00', '23:59:59.25'", "time", "10:00:00 23:59:59.250000");
    row("uuids", "UUID", "'00112233-4455-6677-8899-AABBCCDDEEFF'", "uuid", "00112233-4455-6677-8899-aabbccddeeff");
    row("short texts keep their limit", "VARCHAR(3)", "'abc', 'äöü', ''", "text(3)", "abc äöü ");
    row("longer texts take the limit away", "VARCHAR(3)", "'abc', 'abcd'", "text", "abc abcd");
    row("a blob in a text column is shown as hexadecimal", "TEXT", "'x', x'c0ff'", "text", "x c0ff");
    row("a text in a blob column makes it text", "BLOB", "'x', x'c0ff'", "text", "x c0ff");
}

void TestSqliteReader::looseTypes() {
    QFETCH(QString, declared);
    QFETCH(QString, values);
    QFETCH(QString, type);
    QFETCH(QString, read);
    const std::string path = m_folder.file("loose.db");
    std::string rows = values.toStdString();
    // "a, b" → "(a), (b)"; the values hold no comma of their own
    std::string inserted = "(";
    for (const char c : rows)
        inserted += c == ',' ? std::string("),(") : std::string(1, c);
    QCOMPARE(runSql(path, "DROP TABLE IF EXISTS t; CREATE TABLE t(v " + declared.toStdString() +
                              "); INSERT INTO t VALUES" + inserted + ")"),
             std::string());
    const ReadBack back = readAll(path, "t");
    QCOMPARE(back.error, std::string());
    QCOMPARE(qt(back.types.at(0)), type);
    QString joined;
    for (const std::string& text : back.rows)
        joined +=
            (joined.isNull() ? QString() : QStringLiteral(" ")) + qt(text).replace(QLatin1Char(' '), QLatin1Char('_'));
    QCOMPARE(joined, read);
    QVERIFY(back.malformed.empty());
    // Whatever had to give way to the values is said.
    const DeclaredType promised = readDeclaredType(declared.toStdString());
    if (!promised.type || printType(*promised.type) != type.toStdString())
        QVERIFY(!back.fields[0].evidence.empty() || values == QStringLiteral("NULL"));
    else
        QVERIFY(back.fields[0].evidence.empty() || type == QStringLiteral("text"));
}

void TestSqliteReader::evidenceCountsValues() {
    const std::string path = m_folder.file("evidence.db");
    QCOMPARE(runSql(path, "CREATE TABLE t(nr INTEGER, code VARCHAR(4), born DATE);"
                          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<40000) INSERT INTO t "
                          "SELECT CASE WHEN i<=12 THEN 'x'||i ELSE i END, CASE WHEN i=7 THEN 'äöüäöü' ELSE 'abcd' END, "
                          "CASE WHEN i%1000=0 THEN 'unknown' WHEN i%2=0 THEN NULL ELSE '2000-01-01' END FROM n"),
             std::string());
    const auto connection = openSqlite(path);
    JobContext job;
    const auto schema = (*connection)->schema(job);
    QVERIFY(schema.ok());
    const auto& fields = schema->entities[0].fields;
    QCOMPARE(fields[0].evidence, std::string("12 of 40,000 values are text, for example 'x1'"));
    QCOMPARE(printType(fields[0].type), std::string("text"));
    QCOMPARE(fields[1].evidence, std::string("1 of 40,000 values are longer than 4 characters, the longest has 6"));
    QVERIFY(fields[2].evidence.starts_with("40 of 20,040 values do not fit date, for example 'unknown'"));
}

void TestSqliteReader::sampledCensusSaysSoAndStragglersAreMalformed() {
    const std::string path = m_folder.file("sampled.db");
    QCOMPARE(
        runSql(
            path,
            "CREATE TABLE t(id INTEGER PRIMARY KEY, nr INTEGER, day DATE);"
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<1000) INSERT INTO t SELECT i, "
            "CASE i WHEN 500 THEN 'five hundred' ELSE i END, CASE i WHEN 999 THEN 'last' ELSE '2024-01-01' END FROM n"),
        std::string());
    // 20 rows: the first ten and the last ten. The straggler in the middle is found when it is read.
    const ReadBack sampled = readAll(path, "t", {}, {{"census_rows", "20"}});
    QCOMPARE(sampled.types, (Names{"integer", "integer", "text"}));
    QCOMPARE(sampled.fields[2].evidence.substr(0, 46), std::string("1 of 20 values looked at do not fit date, for "));
    QCOMPARE(sampled.rows.size(), std::size_t(999));
    QCOMPARE(sampled.malformed.size(), std::size_t(1));
    QCOMPARE(sampled.malformed[0].rowNumber, std::uint64_t(500));
    QVERIFY(sampled.malformed[0].error.code == Code::NotAnInteger);
    QCOMPARE(sampled.malformed[0].error.where, std::string("nr"));
    QCOMPARE(sampled.malformed[0].raw, std::string("500,five hundred,2024-01-01"));
    QCOMPARE(sampled.numbers[498], std::uint64_t(499));
    QCOMPARE(sampled.numbers[499], std::uint64_t(501));
    const ReadBack full = readAll(path, "t", {}, {{"census_rows", "0"}});
    QCOMPARE(full.types, (Names{"integer", "text", "text"}));
    QCOMPARE(full.rows.size(), std::size_t(1000));
}

void TestSqliteReader::projectionKeepsOrderAndRowNumbers() {
    const std::string path = m_folder.file("projection.db");
    // An index that covers the projection would give its own order.
    QCOMPARE(runSql(path, "CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INT); CREATE INDEX i ON t(a);"
                          "INSERT INTO t VALUES(10,'z',1),(20,'y',2),(30,'x',3)"),
             std::string());
    QCOMPARE(readAll(path, "t").rows, (Names{"10|z|1", "20|y|2", "30|x|3"}));
    const ReadBack one = readAll(path, "t", {{"a"}, {}, false, false});
    QCOMPARE(one.rows, (Names{"z", "y", "x"}));
    QCOMPARE(one.numbers, (std::vector<std::uint64_t>{1, 2, 3}));
    const ReadBack swapped = readAll(path, "t", {{"B", "id", "b"}, {}, false, false});
    QCOMPARE(swapped.rows, (Names{"1|10|1", "2|20|2", "3|30|3"}));
    QCOMPARE(swapped.fields[0].name, std::string("b"));
}

void TestSqliteReader::limitStops() {
    const std::string path = m_folder.file("limit.db");
    QCOMPARE(runSql(path, "CREATE TABLE t(a INT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE "
                          "i<5000) INSERT INTO t SELECT i FROM n; CREATE VIEW v AS SELECT * FROM t"),
             std::string());
    for (const char* entity : {"t", "v"})
        for (const std::uint64_t limit : {std::uint64_t(0), std::uint64_t(1), std::uint64_t(2048), std::uint64_t(2049),
                                          std::uint64_t(4999), std::uint64_t(9000)}) {
            const ReadBack back = readAll(path, entity, {{}, limit, false, false});
            QCOMPARE(back.error, std::string());
            QCOMPARE(back.rows.size(), std::size_t(std::min<std::uint64_t>(limit, 5000)));
        }
}

void TestSqliteReader::batchesAreBoundedByRowsAndBytes() {
    const std::string path = m_folder.file("bounds.db");
    QCOMPARE(
        runSql(path,
               "CREATE TABLE t(a TEXT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE "
               "i<5000) INSERT INTO t SELECT i FROM n; CREATE TABLE big(a TEXT, b BLOB);"
               "INSERT INTO big VALUES(printf('%.*c', 1000000, 'x'), zeroblob(2000000)), ('y', x'01'), ('z', NULL)"),
        std::string());
    const auto connection = openSqlite(path);
    JobContext job;
    auto reader = (*connection)->read("t", {}, job);
    QVERIFY(reader.ok());
    Batch batch;
    std::vector<std::size_t> sizes;
    std::uint64_t bytes = 0;
    while (*(*reader)->next(batch, job)) {
        sizes.push_back(batch.rows);
        bytes += batch.sourceBytes;
    }
    QCOMPARE(sizes, (std::vector<std::size_t>{2048, 2048, 904}));
    QVERIFY(batch.rows == 0 && batch.columns.empty());
    QVERIFY((*reader)->totalBytes() > 0);
    QVERIFY(bytes <= (*reader)->totalBytes() && bytes + 3 >= (*reader)->totalBytes());
    QVERIFY(!*(*reader)->next(batch, job)); // the end stays the end

    const ReadBack big = readAll(**connection, "big");
    QCOMPARE(big.batches, std::size_t(2));
    QCOMPARE(big.rows.size(), std::size_t(3));
    QCOMPARE(big.rows[0].size(), std::size_t(1000000 + 1 + 4000000));
    QCOMPARE(big.rows[1], std::string("y|01"));
    QCOMPARE(big.rows[2], std::string("z|NULL"));
}

void TestSqliteReader::valuesOfEveryKind() {
    const std::string path = m_folder.file("kinds.db");
    QCOMPARE(runSql(path, "CREATE TABLE t(i INTEGER, d DECIMAL(12,2), f REAL, s TEXT, b BLOB, t BOOLEAN, day DATE, "
                          "m TIMESTAMP, z TIMESTAMP WITH TIME ZONE, c TIME, u UUID);"
                          "INSERT INTO t VALUES(1, 1.5, 2.25, 'a', x'00ff', 1, '2024-01-31', '2024-01-31 10:00:00', "
                          "'2024-01-31T10:00:00Z', '10:30:00', '00112233-4455-6677-8899-aabbccddeeff');"
                          "INSERT INTO t DEFAULT VALUES; INSERT INTO t(s, b) VALUES('', x'')"),
             std::string());
    const ReadBack back = readAll(path, "t");
    QCOMPARE(back.types, (Names{"integer", "decimal(12,2)", "float", "text", "binary", "boolean", "date", "timestamp",
                                "timestamp with zone", "time", "uuid"}));
    QCOMPARE(back.rows, (Names{"1|1.50|2.25|a|00ff|true|2024-01-31|2024-01-31 10:00:00|2024-01-31 10:00:00Z|10:30:00|"
                               "00112233-4455-6677-8899-aabbccddeeff",
                               "NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL",
                               "NULL|NULL|NULL|||NULL|NULL|NULL|NULL|NULL|NULL"}));
}

void TestSqliteReader::embeddedNulAndInvalidUtf8() {
    const std::string path = m_folder.file("bytes.db");
    QCOMPARE(runSql(path, "CREATE TABLE t(a TEXT, b INT); INSERT INTO t VALUES(CAST(x'610062' AS TEXT), 1), "
                          "(CAST(x'61ff62' AS TEXT), 2), ('ok', 3)"),
             std::string());
    const ReadBack back = readAll(path, "t");
    QCOMPARE(back.rows, (Names{std::string("a\0b|1", 5), "ok|3"}));
    QCOMPARE(back.numbers, (std::vector<std::uint64_t>{1, 3}));
    QCOMPARE(back.malformed.size(), std::size_t(1));
    QVERIFY(back.malformed[0].error.code == Code::InvalidUtf8);
    QCOMPARE(back.malformed[0].error.arguments, (Names{"UTF-8", "1"}));
    QCOMPARE(back.malformed[0].rowNumber, std::uint64_t(2));
}

void TestSqliteReader::utf16DatabaseReadsTheSame() {
    const std::string path = m_folder.file("utf16.db");
    QCOMPARE(runSql(path, "PRAGMA encoding='UTF-16le'; CREATE TABLE t(größe TEXT); INSERT INTO t VALUES('äöü€😀')"),
             std::string());
    const ReadBack back = readAll(path, "t");
    QCOMPARE(back.fields.at(0).name, std::string("größe"));
    QCOMPARE(back.rows, Names{"äöü€😀"});
}

void TestSqliteReader::rawGivesEveryValueAsText() {
    const std::string path = m_folder.file("raw.db");
    QCOMPARE(
        runSql(
            path,
            "CREATE TABLE t(d DECIMAL(6,2), day DATE, n INT, b BLOB); INSERT INTO t VALUES(1.5, ' x ', NULL, x'0aff')"),
        std::string());
    const ReadBack back = readAll(path, "t", {{}, {}, true, false});
    QCOMPARE(back.types, (Names{"text", "text", "text", "text"}));
    QCOMPARE(back.rows, Names{"1.5| x ||0aff"});
}

void TestSqliteReader::manyColumnsAreRead() {
    // More columns than an SQL function takes arguments.
    std::string create = "CREATE TABLE t(c0 INT", values = "0", expected = "0";
    for (int i = 1; i < 300; ++i) {
        create += ",c" + std::to_string(i) + " INT";
        values += "," + std::to_string(i);
        expected += "|" + std::to_string(i);
    }
    const std::string path = m_folder.file("wide.db");
    QCOMPARE(runSql(path, create + "); INSERT INTO t VALUES(" + values + "),(" + values + ")"), std::string());
    QCOMPARE(readAll(path, "t").rows, (Names{expected, expected}));
}

void TestSqliteReader::rowidNamesMayBeTaken() {
    const std::string path = m_folder.file("rowids.db");
    QCOMPARE(runSql(path,
                    "CREATE TABLE two(rowid TEXT, oid TEXT); INSERT INTO two VALUES('a','b'),('c','d'),('e','f');"
                    "CREATE TABLE three(rowid TEXT, oid TEXT, _rowid_ TEXT); INSERT INTO three SELECT *, 1 FROM two"),
             std::string());
    for (const char* entity : {"two", "three"}) {
        const ReadBack back = readAll(path, entity, {}, {{"census_rows", "2"}});
        QCOMPARE(back.error, std::string());
        QCOMPARE(back.rows.size(), std::size_t(3));
    }
}

void TestSqliteReader::firstEntityIsReadWhereNoneIsNamed() {
    const std::string path = m_folder.file("first.db");
    QCOMPARE(runSql(path, "CREATE TABLE zebra(a INT); CREATE TABLE ape(a INT); INSERT INTO zebra VALUES(1)"),
             std::string());
    QCOMPARE(readAll(path, "").rows, Names{"1"});
    QVERIFY(readAll(path, "APE").error.empty());
}

void TestSqliteReader::writersSeeNoHalfReadSnapshot() {
    const std::string path = m_folder.file("snapshot.db");
    QCOMPARE(runSql(path, "PRAGMA journal_mode=WAL; CREATE TABLE t(a INT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                          "SELECT i+1 FROM n WHERE i<10000) INSERT INTO t SELECT i FROM n"),
             std::string());
    const auto connection = openSqlite(path);
    JobContext job;
    auto reader = (*connection)->read("t", {}, job);
    Batch batch;
    QVERIFY(*(*reader)->next(batch, job));
    std::size_t rows = batch.rows;
    QCOMPARE(runSql(path, "DELETE FROM t; INSERT INTO t VALUES(-1)"), std::string());
    while (*(*reader)->next(batch, job))
        rows += batch.rows;
    QCOMPARE(rows, std::size_t(10000));
}

void TestSqliteReader::randomTablesReadAsSqlitePrintsThem() {
    Random random("random tables");
    const std::vector<std::string> types = {"",        "INTEGER",    "TEXT",          "REAL",
                                            "BLOB",    "NUMERIC",    "DECIMAL(10,2)", "DATE",
                                            "BOOLEAN", "VARCHAR(5)", "TIMESTAMP",     "UUID"};
    for (int round = 0; round < 60; ++round) {
        const std::string path = m_folder.file("random.db");
        QFile::remove(qt(path));
        const std::size_t columns = 1 + std::size_t(random.below(6));
        std::string create = "CREATE TABLE t(";
        for (std::size_t i = 0; i < columns; ++i)
            create += (i > 0 ? ", c" : "c") + std::to_string(i) + " " + random.oneOf(types);
        std::string sql = create + ");";
        const std::size_t rows = std::size_t(random.below(30));
        for (std::size_t row = 0; row < rows; ++row) {
            sql += "INSERT INTO t VALUES(";
            for (std::size_t i = 0; i < columns; ++i) {
                sql += i > 0 ? "," : "";
                switch (random.below(9)) {
                case 0:
                    sql += "NULL";
                    break;
                case 1:
                    sql += std::to_string(random.between(-5, 5));
                    break;
                case 2:
                    sql += std::to_string(std::int64_t(random.bits()) / 2);
                    break;
                case 3:
                    sql += std::to_string(random.between(-99999, 99999)) + ".25";
                    break;
                case 4:
                    sql += "'2024-0" + std::to_string(random.between(1, 9)) + "-15'";
                    break;
                case 5:
                    sql += "x'" + toHex(random.bytes(random.below(5))) + "'";
                    break;
                case 6:
                    sql += "'" + random.text(random.below(8), "abc 0123.-") + "'";
                    break;
                case 7:
                    sql += "'äöü'";
                    break;
                default:
                    sql += "'2024-01-01 10:00:00'";
                    break;
                }
            }
            sql += ");";
        }
        QCOMPARE(runSql(path, sql), std::string());
        const ReadBack typed = readAll(path, "t");
        const ReadBack raw = readAll(path, "t", {{}, {}, true, false});
        QVERIFY2(typed.error.empty(), typed.error.c_str());
        // A full census leaves nothing that cannot be read, and no value changes its meaning.
        QVERIFY(typed.malformed.empty());
        QCOMPARE(typed.rows.size(), rows);
        QCOMPARE(raw.rows.size(), rows);
        const std::string wide = "SELECT * FROM t";
        const auto session = SqliteSession::open(path, SqliteSession::Access::Read);
        auto statement = (*session)->prepare(wide);
        for (std::size_t row = 0; row < rows; ++row) {
            QVERIFY(*statement->step());
            std::string rest = typed.rows[row];
            for (std::size_t i = 0; i < columns; ++i) {
                const std::size_t end = std::min(rest.find('|'), rest.size());
                const std::string value = rest.substr(0, end);
                rest.erase(0, std::min(end + 1, rest.size()));
                const bool isNull = statement->isNull(int(i));
                QCOMPARE(value == "NULL", isNull);
                if (isNull)
                    continue;
                const std::string stored(statement->text(int(i)));
                Decimal left;
                Decimal right;
                double number = 0;
                if (value == toHex(stored) || value == stored)
                    continue;
                if (typed.types[i] == "boolean")
                    QCOMPARE(value == "true", stored == "1");
                else if (parseDecimal(value, left) && parseDecimal(stored, right))
                    QVERIFY2(left == right, (value + " / " + stored).c_str());
                else if (typed.types[i].starts_with("timestamp"))
                    QVERIFY(value.starts_with(stored.substr(0, 10)));
                else // SQLite prints 15 digits of a floating point number
                    QVERIFY2(parseFloat(value, number) &&
                                 std::fabs(number - std::strtod(stored.c_str(), nullptr)) <= 1e-14 * std::fabs(number),
                             (value + " / " + stored).c_str());
            }
        }
    }
}

void TestSqliteReader::exactDecimalsAreExact() {
    Random random("exact decimals");
    for (int i = 0; i < 200'000; ++i) {
        const auto scale = std::uint8_t(random.below(16));
        const std::int64_t unscaled =
            random.between(-999'999'999'999'999, 999'999'999'999'999) / (random.oneIn(2) ? 1 : 1'000'000'000);
        const Decimal value = Decimal::of(unscaled, scale);
        double real = 0;
        QVERIFY(sqlite::exactDouble(value, real));
        // The double that the C library reads from the same digits, and back again.
        QCOMPARE(real, std::strtod(printDecimal(value).c_str(), nullptr));
        std::int64_t back = 0;
        QVERIFY(sqlite::exactDecimal(real, scale, back));
        QCOMPARE(back, unscaled);
    }
    double unused = 0;
    QVERIFY(!sqlite::exactDouble(Decimal::of(1'000'000'000'000'001, 1), unused));
    QVERIFY(sqlite::exactDouble(Decimal::of(1'000'000'000'000'000, 2), unused)); // zeros at the end do not count
    std::int64_t whole = 0;
    QVERIFY(!sqlite::exactDecimal(0.1 + 0.2, 2, whole));
    QVERIFY(!sqlite::exactDecimal(std::nan(""), 2, whole));
    QVERIFY(!sqlite::exactDecimal(HUGE_VAL, 2, whole));
}

void TestSqliteReader::cancelStopsReadingQuickly() {
    const std::string path = m_folder.file("endless.db");
    QCOMPARE(runSql(path, "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) "
                          "SELECT count(*) AS c FROM n"),
             std::string());
    JobContext job;
    std::jthread canceller([&job] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        job.requestStop();
    });
    const auto connection = openSqlite(path);
    QElapsedTimer timer;
    timer.start();
    const auto schema = (*connection)->schema(job);
    QVERIFY(!schema.ok());
    QVERIFY(schema.error().code == Code::Cancelled);
    QVERIFY2(timer.elapsed() < 250, std::to_string(timer.elapsed()).c_str());
    JobContext stopped;
    stopped.requestStop();
    QVERIFY((*connection)->countRows("endless", stopped).error().code == Code::Cancelled);
}

void TestSqliteReader::openFailuresHaveNames_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    QTest::newRow("text is no database") << QByteArray("name,age\nx,1\n").repeated(200) << int(Code::NotADatabase);
    QTest::newRow("binary junk is no database") << QByteArray("\0\1\2\3", 4).repeated(1000) << int(Code::NotADatabase);
    QTest::newRow("the beginning of a database alone is damaged")
        << QByteArray("SQLite format 3\0", 16) << int(Code::NotADatabase);
}

void TestSqliteReader::openFailuresHaveNames() {
    QFETCH(QByteArray, content);
    QFETCH(int, code);
    const std::string path = m_folder.file("junk.db");
    QFile file(qt(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const auto connection = openSqlite(path);
    QVERIFY(!connection.ok());
    QCOMPARE(int(connection.error().code), code);
    QCOMPARE(connection.error().where, path);

    QVERIFY(openSqlite(m_folder.file("missing.db")).error().code == Code::FileNotFound);
    QVERIFY(openSqlite(m_folder.path()).error().code == Code::IsADirectory);
    QVERIFY(!QFile::exists(qt(m_folder.file("missing.db"))));
    // An empty file is an empty database.
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.close();
    QVERIFY(readAll(path, "").error.find("there are: none") != std::string::npos);
}

void TestSqliteReader::lockedFileIsNamed() {
    const std::string path = m_folder.file("locked.db");
    QCOMPARE(runSql(path, "CREATE TABLE t(a INT)"), std::string());
    const auto writer = SqliteSession::open(path, SqliteSession::Access::Write);
    QVERIFY((*writer)->execute("BEGIN EXCLUSIVE").ok());
    QElapsedTimer timer;
    timer.start();
    const auto connection = openSqlite(path, {{"busy_timeout_ms", "100"}});
    VERIFY_OK(connection);
    JobContext job; // waiting begins where somebody can be heard who does not want to
    const auto schema = (*connection)->schema(job);
    QVERIFY(!schema.ok());
    QVERIFY(schema.error().code == Code::Locked);
    QVERIFY(timer.elapsed() >= 90 && timer.elapsed() < 2000);
    // It is still an SQLite file to whoever asks.
    QVERIFY(looksLikeSqlite(path));
    QVERIFY((*writer)->execute("ROLLBACK").ok());
    VERIFY_OK((*connection)->schema(job));
}

void TestSqliteReader::corruptPagesAreNamed() {
    const std::string path = m_folder.file("corrupt.db");
    QCOMPARE(runSql(path, "CREATE TABLE t(a TEXT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE "
                          "i<20000) INSERT INTO t SELECT 'some text ' || i FROM n"),
             std::string());
    QFile file(qt(path));
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (int page = 4; page < 60; page += 7) {
        file.seek(page * 4096);
        file.write(QByteArray(4096, '\xee'));
    }
    file.close();
    const ReadBack back = readAll(path, "t");
    QVERIFY2(back.error.find("damaged") != std::string::npos, back.error.c_str());
}

void TestSqliteReader::killedWriterIsRolledBackForReaders() {
    const std::string path = m_folder.file("hot.db");
    QCOMPARE(runSql(path, "CREATE TABLE t(a TEXT); INSERT INTO t VALUES('before')"), std::string());
    {
        // A copy of file and journal in the middle of a transaction is what a killed program leaves.
        const auto writer = SqliteSession::open(path, SqliteSession::Access::Write);
        QVERIFY((*writer)
                    ->execute("PRAGMA cache_size=1; BEGIN; UPDATE t SET a = 'after'; WITH RECURSIVE n(i) AS (SELECT 1 "
                              "UNION ALL SELECT i+1 FROM n WHERE i<3000) INSERT INTO t SELECT 'x' || i FROM n")
                    .ok());
        QVERIFY(QFile::copy(qt(path), qt(m_folder.file("copy.db"))));
        QVERIFY(QFile::copy(qt(path + "-journal"), qt(m_folder.file("copy.db-journal"))));
    }
    QCOMPARE(readAll(m_folder.file("copy.db"), "t").rows, Names{"before"});
}

void TestSqliteReader::wrongRequestsHaveNames() {
    const std::string path = m_folder.file("requests.db");
    QCOMPARE(runSql(path, "CREATE TABLE t(a INT); CREATE TABLE u(a INT)"), std::string());
    const auto connection = openSqlite(path);
    JobContext job;
    const auto entity = (*connection)->read("x", {}, job);
    QVERIFY(entity.error().code == Code::UnknownEntity);
    QVERIFY(entity.error().line().find("t, u") != std::string::npos);
    QVERIFY((*connection)->read("t", {{"b"}, {}, false, false}, job).error().code == Code::UnknownField);
    QVERIFY(openSqlite(path, {{"census_rows", "many"}}).error().code == Code::WrongValue);
    QVERIFY(openSqlite(path, {{"page_size", "1"}}).error().code == Code::UnknownKey);
}

MW_TEST(TestSqliteReader)
#include "tst_sqlite_reader.moc"
