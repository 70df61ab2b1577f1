// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/load/target_fixture.h"
#include "tests/support/measured.h"
#include "tests/support/random.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/temporary_folder.h"

#include "core/base/utf8.h"
#include "core/connect/sqlite/value_binder.h"

#include <QFile>

#include <cmath>

using namespace mw;
using namespace mw::test;

class TestSqliteTargetValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void changedValuesAreRefused_data();
    void changedValuesAreRefused();
    void affinityRuleAgreesWithSqlite();
    void strictTablesRefuseByName();
    void valuesOfEveryKindSurvive();
    void randomSchemasSurvive();
    void constantColumnsAreWritten();
    void memoryStaysFlat();

private:
    TemporaryFolder m_folder;
};

void TestSqliteTargetValues::changedValuesAreRefused_data() {
    QTest::addColumn<QString>("declared");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("stored"); ///< what lies there afterwards, or "refused: …"
    const auto row = [](const char* declared, const char* type, const char* value, const char* stored) {
        QTest::newRow((std::string(type) + " " + value + " into " + declared).c_str())
            << QString::fromUtf8(declared) << QString::fromUtf8(type) << QString::fromUtf8(value)
            << QString::fromUtf8(stored);
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
    row("NUMERIC", "decimal(38,20)", "0.12345678901234567890",
        "refused: 0.12345678901234567890 to 0.12345678901234568");
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

void TestSqliteTargetValues::changedValuesAreRefused() {
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
        auto writer = target->openWriter(writing(entity), anyJob());
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
        const Names found =
            askSql(path, "SELECT typeof(v) || ' ' || CASE typeof(v) WHEN 'blob' THEN hex(v) WHEN 'real' THEN "
                         "printf('%!.17g', v) ELSE v END FROM t");
        QString got = qt(found.at(0));
        if (got.startsWith(QStringLiteral("real ")) && stored != got) // the same number, however it is printed
            QCOMPARE(got.mid(5).toDouble(), stored.mid(5).toDouble());
        else
            QCOMPARE(got, stored);
    }
}

void TestSqliteTargetValues::affinityRuleAgreesWithSqlite() {
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
            QVERIFY2(after == value || after.find_first_not_of("0123456789.+-einf") == std::string::npos,
                     value.c_str());
        double number = 0;
        if (!staysText && after == value)
            QVERIFY2(parseFloat(value, number) && printFloat(number) == value, value.c_str());
    }
}

void TestSqliteTargetValues::strictTablesRefuseByName() {
    const std::string path = m_folder.file("strict.db");
    QCOMPARE(runSql(path, "CREATE TABLE t(v INTEGER, a ANY) STRICT"), std::string());
    Refusals refusals;
    auto target = openTargetAt(path);
    const Entity entity = makeEntity("t", {makeField("v", LogicalType::text()), makeField("a", LogicalType::text())});
    auto writer = target->openWriter(writing(entity), anyJob());
    QCOMPARE(writeRows(**writer, entity, {{text("abc"), null}, {text("12"), text("007")}}, refusals), std::string());
    QCOMPARE(refusals.lines(),
             Names{"0 - ConstraintFailed the target refused the row: cannot store TEXT value in INTEGER column t.v"});
    writer->reset();
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(askSql(path, "SELECT v, a, typeof(a) FROM t"), Names{"12|007|text"});
}

void TestSqliteTargetValues::valuesOfEveryKindSurvive() {
    const std::string path = m_folder.file("kinds.db");
    const Entity entity =
        makeEntity("t", {makeField("b", LogicalType::boolean()), makeField("i", LogicalType::integer()),
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
        {"true", "9223372036854775807", "9999999999.99", "1234567890123456789012345678.0123456789", "1e-300", "a\"'\n|",
         "äöü€😀", "0001-01-01", "23:59:59.999999", "9999-12-31 23:59:59.999999", "2024-02-29 00:00:00Z", "00ff10",
         "ffffffff-ffff-ffff-ffff-ffffffffffff"},
        {"false", "-9223372036854775808", "-0.01", "-0.0000000001", "-1.7976931348623157e+308", "", "", "9999-12-31",
         "00:00:00", "0001-01-01 00:00:00", "1969-12-31 23:59:59.000001Z", "", "00000000-0000-0000-0000-000000000000"},
        {"NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL"},
        {"true", "0", "0.00", "0.0000000000", "0.1", huge, "12345", "1970-01-01", "12:00:00", "1970-01-01 00:00:00",
         "1970-01-01 00:00:00Z", "00", "00112233-4455-6677-8899-aabbccddeeff"},
    };
    Refusals refusals;
    {
        auto target = openTargetAt(path);
        auto writer = target->openWriter(writing(entity), anyJob());
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

void TestSqliteTargetValues::randomSchemasSurvive() {
    Random random("random schemas");
    const std::vector<std::string> types = {
        "boolean",  "integer", "decimal(12,2)", "decimal(38,10)", "decimal(18,0)",       "float",  "text",
        "text(20)", "date",    "time",          "timestamp",      "timestamp with zone", "binary", "uuid"};
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
                    case TypeKind::Boolean:
                        value = random.oneIn(2);
                        break;
                    case TypeKind::Integer:
                        value = std::int64_t(random.bits()) >> random.below(64);
                        break;
                    case TypeKind::Decimal: {
                        const Int128 wide = type.precision > 20 ? Int128(random.bits()) * Int128(random.bits() >> 10)
                                                                : Int128(random.bits());
                        const Int128 limit = powerOfTen(type.precision > 20 ? 38u : type.precision);
                        value = Decimal{(random.oneIn(2) ? -1 : 1) * (wide % limit), type.scale};
                        break;
                    }
                    case TypeKind::Float:
                        value = double(std::int64_t(random.bits())) * std::pow(10.0, double(random.between(-200, 200)));
                        break;
                    case TypeKind::Text:
                        value = random.text(random.below(20), "0123456789 .-+eäö'\"");
                        break;
                    case TypeKind::Date:
                        value = Date{std::int32_t(random.between(-719162, 2932896))};
                        break;
                    case TypeKind::Time:
                        value = Time{random.between(0, 86'399'999'999)};
                        break;
                    case TypeKind::Timestamp:
                        value = Timestamp{random.between(-62'135'596'800'000'000, 253'402'300'799'999'999)};
                        break;
                    case TypeKind::Binary:
                        value = Binary{random.bytes(random.below(40))};
                        break;
                    default: {
                        Uuid uuid;
                        for (auto& byte : uuid.bytes)
                            byte = std::uint8_t(random.below(256));
                        value = uuid;
                    }
                    }
                if (const std::string* made = std::get_if<std::string>(&value);
                    made && findInvalidUtf8(*made) != std::string::npos)
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
            auto writer = target->openWriter(writing(entity), anyJob());
            QVERIFY(writer.ok());
            for (std::size_t from = 0; from < rows.size(); from += 700)
                QCOMPARE(writeRows(**writer, entity,
                                   Rows(rows.begin() + std::ptrdiff_t(from),
                                        rows.begin() + std::ptrdiff_t(std::min(rows.size(), from + 700))),
                                   refusals),
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

void TestSqliteTargetValues::constantColumnsAreWritten() {
    const std::string path = m_folder.file("constant.db");
    const Entity entity = makeEntity("t", {makeField("a", LogicalType::integer()), makeField("b", LogicalType::text()),
                                           makeField("c", LogicalType::date())});
    Batch batch = makeBatch({LogicalType::integer()}, {{integer(1)}, {integer(2)}, {integer(3)}});
    batch.columns.push_back(Column::constant(LogicalType::text(), Value(std::string("same")), 3));
    batch.columns.push_back(Column::constant(LogicalType::date(), Value(), 3));
    Refusals refusals;
    auto target = openTargetAt(path);
    {
        auto writer = target->openWriter(writing(entity), anyJob());
        QVERIFY((*writer)->write(batch, allRows(batch), refusals.listener(), anyJob()).ok());
    }
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(askSql(path, "SELECT * FROM t"), (Names{"1|same|NULL", "2|same|NULL", "3|same|NULL"}));
}

void TestSqliteTargetValues::memoryStaysFlat() {
    if (!test::kMemoryIsMeasurable)
        QSKIP("a sanitizer is at work: memory says nothing");
    const std::string path = m_folder.file("flat.db");
    const Entity entity = makeEntity("t",
                                     {makeField("id", LogicalType::integer(), false),
                                      makeField("a", LogicalType::text()), makeField("d", LogicalType::decimal(12, 2))},
                                     {"id"});
    Refusals refusals;
    auto target = openTargetAt(path);
    auto writer = target->openWriter(writing(entity), anyJob());
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
        QVERIFY((*writer)->write(batch, rows, refusals.listener(), anyJob()).ok());
        if (from == 400'000)
            early = test::peakKib();
    }
    writer->reset();
    QCOMPARE(commit(*target), std::string());
    JobContext job;
    QCOMPARE(*target->countRows("t", job), std::uint64_t(1'000'000));
    qInfo("peak after 400 thousand rows %ld KiB, after a million %ld KiB", early, test::peakKib());
    QVERIFY(test::peakKib() - early <= 4 * 1024);
}

MW_TEST(TestSqliteTargetValues)
#include "tst_sqlite_target_values.moc"
