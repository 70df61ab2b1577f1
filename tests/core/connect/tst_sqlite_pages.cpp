// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/sqlite_check.h"
#include "tests/support/random.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/connect/stored_rows.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>

using namespace mw;
using namespace mw::test;

/// Records are read as they lie in the pages; what SQL shows of them is what they must be.
class TestSqlitePages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recordsAreWhatSqlShows();
    void addedColumnsHaveTheirDefaults();
    void rowidsOfAllSizes();
    void fieldsComeInAnyOrder();
    void whatCannotBeReadFromPagesIsReadBySql();
    void storedBytesTellRowsApart();
    void progressReachesItsEnd();
    void damagedFilesEndWithRowsOrAnError();
    void theCorpusOfTheFuzzerKeepsItsPromises();

private:
    TemporaryFolder m_folder;
};

namespace {

bool readsPages(Connection& connection, const std::string& entity) {
    JobContext job;
    const auto reader = connection.read(entity, {}, job);
    const auto* stored = reader.ok() ? dynamic_cast<const StoredRows*>(reader->get()) : nullptr;
    return stored && !stored->storedForm().empty();
}

std::string randomValue(Random& random) {
    switch (random.below(12)) {
    case 0: return "NULL";
    case 1: return std::to_string(random.between(-2, 2));
    case 2: return std::to_string(std::int64_t(random.bits()) >> random.below(64));
    case 3: return std::to_string(random.between(-99999, 99999)) + ".25";
    case 4: return "1e300";
    case 5: return "''";
    case 6: return "x''";
    case 7: return "x'" + toHex(random.bytes(random.below(300))) + "'";
    case 8: return "printf('%.*c', " + std::to_string(random.below(random.oneIn(4) ? 200'000 : 3000)) + ", 'o')";
    case 9: return "'" + random.text(random.below(8), "abc 0123.-") + "'";
    case 10: return "'äöü€😀'";
    default: return "'2024-0" + std::to_string(random.between(1, 9)) + "-15'";
    }
}

} // namespace

void TestSqlitePages::recordsAreWhatSqlShows() {
    Random random("records in pages");
    const std::vector<std::string> types = {"", "INTEGER", "TEXT", "REAL", "BLOB", "NUMERIC", "DOUBLE", "DATE", "VARCHAR(5)"};
    const std::vector<std::string> pageSizes = {"512", "1024", "4096", "65536"};
    for (int round = 0; round < 80; ++round) {
        const std::string path = m_folder.file("random.db");
        QFile::remove(qt(path));
        const std::size_t columns = 1 + std::size_t(random.below(7));
        const bool hasId = random.oneIn(2);
        std::string create = hasId ? "id INTEGER PRIMARY KEY" : "first " + random.oneOf(types);
        for (std::size_t i = 1; i < columns; ++i)
            create += ", c" + std::to_string(i) + " " + random.oneOf(types);
        std::string sql = "PRAGMA page_size=" + random.oneOf(pageSizes) + "; PRAGMA auto_vacuum=" + (random.oneIn(3) ? "FULL" : "NONE") +
                          "; CREATE TABLE before(a); CREATE TABLE t(" + create + "); CREATE VIEW v AS SELECT * FROM t; BEGIN;";
        const std::uint64_t rows = random.below(400);
        for (std::uint64_t row = 0; row < rows; ++row) {
            sql += "INSERT OR REPLACE INTO t VALUES(";
            if (hasId)
                sql += random.oneIn(3) ? "NULL" : std::to_string(std::int64_t(random.bits()) >> random.below(64));
            else
                sql += randomValue(random);
            for (std::size_t i = 1; i < columns; ++i)
                sql += "," + randomValue(random);
            sql += "); INSERT INTO before VALUES(" + std::to_string(row) + ");";
        }
        sql += "COMMIT;";
        if (random.oneIn(2))
            sql += "DELETE FROM t WHERE abs(random()) % 3 = 0; UPDATE t SET " + std::string(columns > 1 ? "c1" : hasId ? "id" : "first") + " = " +
                   (columns > 1 ? "printf('%.*c', abs(random()) % 9000, 'u')" : "rowid") + " WHERE abs(random()) % 4 = 0;";
        QCOMPARE(runSql(path, sql), std::string());
        for (const char* census : {"0", "10"}) {
            const auto connection = openSqlite(path, {{"census_rows", census}});
            VERIFY_OK(connection);
            QVERIFY(readsPages(**connection, "t"));
            QVERIFY(!readsPages(**connection, "v"));
        }
        const ReadBack pages = readAll(path, "t", {}, {{"census_rows", "0"}});
        const ReadBack asked = readAll(path, "v", {}, {{"census_rows", "0"}});
        QCOMPARE(pages.error, std::string());
        QCOMPARE(asked.error, std::string());
        QCOMPARE(pages.types, asked.types);
        QCOMPARE(pages.rows, asked.rows);
        QCOMPARE(pages.numbers, asked.numbers);
        QCOMPARE(pages.malformed.size(), asked.malformed.size());
    }
}

void TestSqlitePages::addedColumnsHaveTheirDefaults() {
    const std::string path = m_folder.file("added.db");
    QCOMPARE(runSql(path, "CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT); INSERT INTO t VALUES(1, 'old'), (2, 'older');"
                          "ALTER TABLE t ADD COLUMN b TEXT DEFAULT 'added'; ALTER TABLE t ADD COLUMN c REAL DEFAULT 7;"
                          "INSERT INTO t VALUES(3, 'new', NULL, 1); ALTER TABLE t ADD COLUMN d; ALTER TABLE t ADD COLUMN e BLOB DEFAULT x'00ff';"
                          "INSERT INTO t VALUES(4, 'newest', 'b', 2.5, 'd', x'01')"),
             std::string());
    const std::vector<std::string> expected = {"1|old|added|7|NULL|00ff", "2|older|added|7|NULL|00ff", "3|new|NULL|1|NULL|00ff",
                                               "4|newest|b|2.5|d|01"};
    const auto connection = openSqlite(path);
    QVERIFY(readsPages(**connection, "t"));
    QCOMPARE(readAll(**connection, "t").rows, expected);
}

void TestSqlitePages::rowidsOfAllSizes() {
    const std::string path = m_folder.file("rowids.db");
    std::string sql = "CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT);";
    std::vector<std::int64_t> ids = {0, std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};
    for (int bits = 0; bits < 63; ++bits)
        for (const std::int64_t sign : {1, -1})
            ids.push_back(sign * (std::int64_t(1) << bits));
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<std::string> expected;
    for (const std::int64_t id : ids) {
        sql += "INSERT INTO t VALUES(" + (id == std::numeric_limits<std::int64_t>::min() ? "-9223372036854775807 - 1" : std::to_string(id)) + ", 'x');";
        expected.push_back(std::to_string(id) + "|x");
    }
    QCOMPARE(runSql(path, sql), std::string());
    QCOMPARE(readAll(path, "t").rows, expected);
}

void TestSqlitePages::fieldsComeInAnyOrder() {
    const std::string path = m_folder.file("order.db");
    QCOMPARE(runSql(path, "CREATE TABLE t(a TEXT, id INTEGER PRIMARY KEY, b REAL, c TEXT); INSERT INTO t VALUES('a', 7, 2, 'c')"), std::string());
    QCOMPARE(readAll(path, "t", {{"c", "a"}, {}, false, false}).rows, std::vector<std::string>{"c|a"});
    QCOMPARE(readAll(path, "t", {{"b", "id", "b"}, {}, false, false}).rows, std::vector<std::string>{"2|7|2"});
    QCOMPARE(readAll(path, "t", {{"id"}, {}, false, false}).rows, std::vector<std::string>{"7"});
}

void TestSqlitePages::whatCannotBeReadFromPagesIsReadBySql() {
    const auto rows = [&](const char* name, const std::string& sql) {
        const std::string path = m_folder.file(name);
        const std::string failed = runSql(path, sql + "; INSERT INTO t(a, b) VALUES('x', 'y')");
        const auto connection = openSqlite(path);
        return failed + (readsPages(**connection, "t") ? "pages " : "") + readAll(**connection, "t").rows.at(0);
    };
    QCOMPARE(rows("plain.db", "CREATE TABLE t(a, b)"), std::string("pages x|y"));
    QCOMPARE(rows("strict.db", "CREATE TABLE t(a TEXT, b TEXT) STRICT"), std::string("pages x|y"));
    QCOMPARE(rows("stored.db", "CREATE TABLE t(a TEXT, b TEXT, c AS (a || b) STORED)"), std::string("pages x|y|xy"));
    QCOMPARE(rows("virtual.db", "CREATE TABLE t(a TEXT, c AS (a || b) VIRTUAL, b TEXT)"), std::string("x|xy|y"));
    QCOMPARE(rows("keyed.db", "CREATE TABLE t(a TEXT PRIMARY KEY, b TEXT) WITHOUT ROWID"), std::string("x|y"));
    QCOMPARE(rows("utf16.db", "PRAGMA encoding='UTF-16be'; CREATE TABLE t(a, b)"), std::string("x|y"));
    QCOMPARE(rows("log.db", "PRAGMA journal_mode=WAL; CREATE TABLE t(a, b)"), std::string("x|y"));
    QCOMPARE(rows("descending.db", "CREATE TABLE t(id INTEGER PRIMARY KEY DESC, a, b)"), std::string("pages NULL|x|y"));
}

void TestSqlitePages::storedBytesTellRowsApart() {
    const std::string path = m_folder.file("apart.db");
    QCOMPARE(runSql(path, "CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT); INSERT INTO t VALUES(1, 'x'), (2, 'x'), (3, printf('%.*c', 50000, 'o'));"
                          "CREATE TABLE same(id INTEGER PRIMARY KEY, a TEXT); INSERT INTO same SELECT * FROM t;"
                          "CREATE TABLE other(id INTEGER PRIMARY KEY, a TEXT DEFAULT '');"
                          "CREATE TABLE bare(a TEXT); INSERT INTO bare VALUES('x'), ('x')"),
             std::string());
    const auto connection = openSqlite(path);
    JobContext job;
    const auto storedOf = [&](const char* entity, std::string& form) {
        auto reader = (*connection)->read(entity, {}, job);
        auto* rows = dynamic_cast<StoredRows*>(reader->get());
        form = rows->storedForm();
        Batch batch;
        (void)(*reader)->next(batch, job);
        return rows->takeStored();
    };
    std::string form, sameForm, otherForm, bareForm;
    const auto t = storedOf("t", form), same = storedOf("same", sameForm), bare = storedOf("bare", bareForm);
    (void)storedOf("other", otherForm);
    QCOMPARE(form, sameForm);
    QVERIFY(form != otherForm && form != bareForm);
    QCOMPARE(t.rows.size(), std::size_t(3));
    QCOMPARE(t.rows, same.rows);
    QVERIFY(t.rows[0] != t.rows[1]);       // the row id is a value
    QVERIFY(bare.rows[0] == bare.rows[1]); // and here it is none
}

void TestSqlitePages::progressReachesItsEnd() {
    const std::string path = m_folder.file("progress.db");
    QCOMPARE(runSql(path, "CREATE TABLE t(a TEXT); CREATE TABLE u(a TEXT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE "
                          "i<30000) INSERT INTO t SELECT 'some text ' || i FROM n; INSERT INTO u SELECT * FROM t"),
             std::string());
    const auto connection = openSqlite(path);
    JobContext job;
    auto reader = (*connection)->read("u", {}, job);
    VERIFY_OK(reader);
    Batch batch;
    std::uint64_t bytes = 0;
    while (*(*reader)->next(batch, job))
        bytes += batch.sourceBytes;
    bytes += batch.sourceBytes;
    QCOMPARE(bytes, (*reader)->totalBytes());
    QVERIFY(bytes < std::uint64_t(QFile(qt(path)).size()) * 6 / 10);
}

void TestSqlitePages::damagedFilesEndWithRowsOrAnError() {
    Random random("damaged pages");
    const std::string path = m_folder.file("whole.db"), damaged = m_folder.file("damaged.db");
    QCOMPARE(runSql(path, "PRAGMA page_size=512; CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b REAL); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                          "SELECT i+1 FROM n WHERE i<3000) INSERT INTO t SELECT i, printf('%.*c', i % 90, 'x'), i / 7.0 FROM n;"
                          "UPDATE t SET a = printf('%.*c', 2000, 'y') WHERE id % 500 = 0"),
             std::string());
    const auto whole = readFile(path, 100 << 20);
    VERIFY_OK(whole);
    int named = 0;
    for (int round = 0; round < 400; ++round) {
        std::string bytes = *whole;
        for (std::uint64_t i = 0, many = 1 + random.below(20); i < many; ++i) {
            // Headers of pages, where the tree is, more often than the rest.
            const std::uint64_t place = random.oneIn(2) ? 512 * random.below(bytes.size() / 512) + random.below(12) : random.below(bytes.size());
            if (place >= 100)
                bytes[place] = char(random.below(256));
        }
        if (random.oneIn(10))
            bytes.resize(random.below(bytes.size()));
        VERIFY_OK(writeFile(damaged, bytes));
        const ReadBack back = readAll(damaged, "t");
        named += !back.error.empty();
        QVERIFY2(back.error.empty() || back.error.find(damaged) != std::string::npos, back.error.c_str());
    }
    QVERIFY2(named > 50, std::to_string(named).c_str());
}

/// Where fuzzing begins, and what it found once.
void TestSqlitePages::theCorpusOfTheFuzzerKeepsItsPromises() {
    int files = 0;
    for (QDirIterator entry(QStringLiteral(MW_SOURCE_DIR "/tests/fuzz/corpus/sqlite"), QDir::Files); entry.hasNext(); ++files) {
        const auto bytes = readFile(entry.next().toStdString());
        VERIFY_OK(bytes);
        checkSqlite(*bytes);
    }
    QVERIFY(files >= 2);
}

MW_TEST(TestSqlitePages)
#include "tst_sqlite_pages.moc"
