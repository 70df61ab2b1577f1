// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/diff.h"
#include "tests/support/random.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include <QFile>

using namespace mw;
using namespace mw::test;

/// Rows that are stored in the same bytes are taken for the same; the answer is that of a comparison value by value.
class TestStoredRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameAnswerAsValueByValue();
    void otherFormsAreComparedByValue();
    void malformedRowsCountWhereTheyAreLookedAt();

private:
    TemporaryFolder m_folder;
};

namespace {

diff::OpenSide sideOf(const std::string& path, const std::string& entity) {
    return [path, entity](JobContext& job) -> Result<std::unique_ptr<Reader>> {
        MW_TRY(const auto connection, openSqlite(path, {{"census_rows", "0"}}));
        return connection->read(entity, {}, job);
    };
}

/// Everything that a comparison tells, as text.
std::string told(const diff::OpenSide& left, const diff::OpenSide& right) {
    diff::DiffOptions options;
    options.leftKey = options.rightKey = {"k"};
    for (const char* name : {"a", "b", "c"})
        options.fields.push_back({name, name, ""});
    JobContext job;
    const auto result = diff::compare(left, right, options, job);
    if (!result.ok())
        return result.error().line();
    std::string text = std::to_string(result->leftRows) + " " + std::to_string(result->rightRows) + " " + std::to_string(result->compared) + " " +
                       std::to_string(result->changedRows) + " " + std::to_string(result->duplicateKeys) + " " +
                       std::to_string(result->malformedLeft) + " " + std::to_string(result->malformedRight) + "\n";
    for (const diff::Difference& one : result->differences)
        text += std::string(nameOf(one.kind)) + " " + one.key + " " + one.field + " " + printValue(one.left) + " " + printValue(one.right) + " " +
                std::string(nameOf(one.cause)) + " " + std::to_string(one.leftRow) + " " + std::to_string(one.rightRow) + "\n";
    return text;
}

} // namespace

void TestStoredRows::sameAnswerAsValueByValue() {
    Random random("rows by their bytes");
    const std::string left = m_folder.file("left.db"), right = m_folder.file("right.db");
    int equal = 0;
    for (int round = 0; round < 40; ++round) {
        QFile::remove(qt(left));
        QFile::remove(qt(right));
        const bool isRowid = random.oneIn(2), inOrder = random.oneIn(2);
        const std::string rows = std::to_string(1 + random.below(5000));
        QCOMPARE(runSql(left, "CREATE TABLE t(k " + std::string(isRowid ? "INTEGER PRIMARY KEY" : "TEXT") +
                                  ", a TEXT, b REAL, c INTEGER); CREATE VIEW v AS SELECT * FROM t; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                                  "SELECT i+1 FROM n WHERE i<" + rows + ") INSERT INTO t SELECT " +
                                  (isRowid || inOrder ? "i" : "(i * 7919) % 10007") +
                                  ", iif(i % 5, 'name ' || i, NULL), i * 0.5, i % 1000 FROM n; INSERT INTO t(k, a) VALUES(" +
                                  (isRowid ? "-1" : "5") + ", 'twice')"),
                 std::string());
        QVERIFY(QFile::copy(qt(left), qt(right)));
        const std::uint64_t every = 2 + random.below(300);
        const std::string some = std::to_string(every);
        if (!random.oneIn(8))
            QCOMPARE(runSql(right, "UPDATE t SET a = a || ' ' WHERE rowid % " + some + " = 0; UPDATE t SET b = b + 1, c = NULL WHERE rowid % " + some +
                                       " = 1; UPDATE t SET c = 0 WHERE c IS NULL; DELETE FROM t WHERE rowid % " + some +
                                       " = 2; INSERT INTO t(k, a) SELECT " + (isRowid ? "k + 1000000" : "k") + ", a FROM t WHERE rowid % " + some + " = 3"),
                     std::string());
        const std::string byBytes = told(sideOf(left, "t"), sideOf(right, "t"));
        equal += byBytes.find('\n') == byBytes.size() - 1;
        QCOMPARE(byBytes, told(sideOf(left, "v"), sideOf(right, "v")));
        QCOMPARE(byBytes, told(sideOf(left, "t"), sideOf(right, "v")));
    }
    QVERIFY(equal > 0 && equal < 40);
}

void TestStoredRows::otherFormsAreComparedByValue() {
    const std::string path = m_folder.file("forms.db");
    // The same bytes, read as other values: columns in another order, other defaults of an added column, real and not.
    QCOMPARE(runSql(path, "CREATE TABLE t(k INTEGER PRIMARY KEY, a TEXT, b, c); INSERT INTO t VALUES(1, 'x', 'y', 5);"
                          "CREATE TABLE turned(k INTEGER PRIMARY KEY, b TEXT, a, c); INSERT INTO turned VALUES(1, 'x', 'y', 5);"
                          "CREATE TABLE p(k INTEGER PRIMARY KEY, a TEXT, b); INSERT INTO p VALUES(1, 'x', 'y'); ALTER TABLE p ADD COLUMN c DEFAULT 1;"
                          "CREATE TABLE q(k INTEGER PRIMARY KEY, a TEXT, b); INSERT INTO q VALUES(1, 'x', 'y'); ALTER TABLE q ADD COLUMN c DEFAULT 2"),
             std::string());
    QVERIFY(told(sideOf(path, "t"), sideOf(path, "turned")).find("changed 1 a x y") != std::string::npos);
    QVERIFY(told(sideOf(path, "p"), sideOf(path, "q")).find("changed 1 c 1 2") != std::string::npos);
}

void TestStoredRows::malformedRowsCountWhereTheyAreLookedAt() {
    const std::string left = m_folder.file("bad_left.db"), right = m_folder.file("bad_right.db");
    const std::string bad = "CAST(x'61ff' AS TEXT)";
    QCOMPARE(runSql(left, "CREATE TABLE t(k INTEGER PRIMARY KEY, a TEXT, b REAL, c INTEGER); CREATE VIEW v AS SELECT * FROM t;"
                          "INSERT INTO t(k, a) VALUES(1, 'x'), (2, " + bad + "), (3, " + bad + "), (4, 'x'), (5, " + bad + "), (7, 'z')"),
             std::string());
    QVERIFY(QFile::copy(qt(left), qt(right)));
    QCOMPARE(runSql(right, "UPDATE t SET a = 'good' WHERE k = 3; UPDATE t SET a = " + bad + " WHERE k = 4; DELETE FROM t WHERE k = 5;"
                           "INSERT INTO t(k, a) VALUES(6, " + bad + ")"),
             std::string());
    // 2 is the same on both sides; 3, 4, 5 and 6 are malformed on one of them.
    QCOMPARE(qt(told(sideOf(left, "t"), sideOf(right, "t"))),
             qt("4 4 3 0 0 2 2\nonly_right 3    unexplained 0 3\nonly_left 4    unexplained 4 0\n"));
    QCOMPARE(qt(told(sideOf(left, "v"), sideOf(right, "v"))),
             qt("3 3 2 0 0 3 3\nonly_right 3    unexplained 0 3\nonly_left 4    unexplained 4 0\n"));
}

MW_TEST(TestStoredRows)
#include "tst_stored_rows.moc"
