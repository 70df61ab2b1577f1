// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/csv_writer.h"
#include "core/connect/csv/record_count.h"
#include "tests/core/connect/csv_table.h"
#include "tests/support/failing_device.h"
#include "tests/support/random.h"

#include <QTemporaryDir>

#include <limits>
#include <thread>

using namespace mw;
using mw::test::qt;
using mw::test::Random;
using mw::test::readCsv;
using mw::test::Row;
using mw::test::show;

namespace {

std::string field(std::string_view text, const CsvDialect& dialect = {}) {
    std::string out;
    appendCsvField(out, text, false, dialect);
    return out;
}

/// Text out of everything that means something in some dialect.
std::string anyText(Random& random) {
    static const std::string kPieces[] = {"a",  "b", " ",  ",",  ";",  "\t", "|", "#",
                                          "\"", "'", "\\", "\r", "\n", "§",  "é", "words"};
    std::string text;
    for (std::uint64_t left = random.below(random.oneIn(9) ? 200 : 12); left > 0; --left)
        text += random.oneOf(kPieces);
    return text;
}

/// A value of a kind, the corners of its range more often than chance would have them.
Value anyValue(const LogicalType& type, Random& random) {
    if (random.oneIn(6))
        return {};
    switch (type.kind) {
    case TypeKind::Boolean:
        return random.oneIn(2);
    case TypeKind::Integer:
        return random.oneIn(4) ? (random.oneIn(2) ? INT64_MIN : INT64_MAX)
                               : std::int64_t(random.bits() >> random.below(64));
    case TypeKind::Decimal:
        return Decimal{Int128(std::int64_t(random.bits())) * Int128(random.below(1000)), type.scale};
    case TypeKind::Float: {
        static constexpr double kCorners[] = {0.0, -0.0, 0.1, 1e300, -5e-324, 1.0, 123456789.125};
        return random.oneOf(kCorners);
    }
    case TypeKind::Text:
        return random.text(std::size_t(random.below(40)), "abc,;\t\"'\\\r\n é|");
    case TypeKind::Date:
        return Date{std::int32_t(random.between(-719162, 2932896))};
    case TypeKind::Time:
        return Time{random.between(0, kMicrosPerDay - 1)};
    case TypeKind::Timestamp:
        return Timestamp{random.between(-719162, 2932896) * kMicrosPerDay + random.between(0, 86'399) * 1'000'000};
    case TypeKind::Binary:
        return Binary{random.bytes(std::size_t(random.below(6)))};
    case TypeKind::Uuid: {
        Uuid uuid;
        for (auto& byte : uuid.bytes)
            byte = std::uint8_t(random.below(256));
        return uuid;
    }
    case TypeKind::Null:
        return {};
    }
    return {};
}

} // namespace

class TstCsvWriter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fieldsAreQuotedWhereTheyMust() {
        QCOMPARE(field("plain text"), std::string("plain text"));
        QCOMPARE(field(""), std::string("\"\""));
        QCOMPARE(field("a,b"), std::string("\"a,b\""));
        QCOMPARE(field("say \"hi\""), std::string("\"say \"\"hi\"\"\""));
        QCOMPARE(field("two\nlines"), std::string("\"two\nlines\""));
        QCOMPARE(field("a\rb"), std::string("\"a\rb\""));
        QCOMPARE(field("a;b"), std::string("a;b"));
        QCOMPARE(field("a;b", {";", '"', '"', true}), std::string("\"a;b\""));
        QCOMPARE(field("it's", {",", '\'', '\'', true}), std::string("'it''s'"));
        QCOMPARE(field("a\"b\\c", {",", '"', '\\', true}), std::string("\"a\\\"b\\\\c\""));
        QCOMPARE(field("a,b", {",", '\0', '\0', true}), std::string("\"a,b\""));
        std::string out = "x,";
        appendCsvField(out, "ignored", true, {});
        QCOMPARE(out, std::string("x,"));
    }

    void everyTypeIsWrittenInItsCanonicalText() {
        Random random("everyTypeIsWrittenInItsCanonicalText");
        const LogicalType types[] = {LogicalType::boolean(),  LogicalType::integer(),   LogicalType::decimal(38, 4),
                                     LogicalType::floating(), LogicalType::text(),      LogicalType::date(),
                                     LogicalType::time(),     LogicalType::timestamp(), LogicalType::timestamp(true),
                                     LogicalType::binary(),   LogicalType::uuid(),      LogicalType::null()};
        const CsvDialect dialects[] = {
            {}, {"\t", '"', '"', true}, {"-", '\'', '\'', true}, {"||", '"', '\\', true}, {"1", '"', '"', true}};
        for (const CsvDialect& dialect : dialects) {
            Batch batch;
            batch.rows = 300;
            for (const LogicalType& type : types) {
                auto column = std::make_shared<Column>(type, batch.rows);
                for (std::size_t row = 0; row < batch.rows; ++row)
                    column->setValue(row, anyValue(type, random));
                batch.columns.push_back(std::move(column));
            }
            batch.columns.push_back(Column::constant(LogicalType::text(), std::string("same, always"), batch.rows));
            std::string expected;
            for (std::size_t row = 0; row < batch.rows; ++row) {
                for (std::size_t k = 0; k < batch.columns.size(); ++k) {
                    const Column& column = *batch.columns[k];
                    expected += k > 0 ? dialect.delimiter : "";
                    appendCsvField(expected, printValue(column.value(row), column.type()), column.isNull(row), dialect);
                }
                expected += "\r\n";
            }
            test::FailingSink sink({});
            CsvRowWriter writer(sink, dialect, "\r\n");
            QVERIFY(writer.write(batch).ok());
            QVERIFY(writer.flush().ok());
            QCOMPARE(qt(sink.written()), qt(expected));
            QCOMPARE(writer.rowsWritten(), std::uint64_t(300));
        }
    }

    void onlyTheListedRowsAreWritten() {
        Batch batch;
        batch.rows = 4;
        batch.columns.push_back(std::make_shared<Column>(LogicalType::integer(), 4));
        for (std::size_t i = 0; i < 4; ++i)
            batch.columns[0]->setValue(i, std::int64_t(i));
        test::FailingSink sink({});
        CsvRowWriter writer(sink, {});
        const std::string names[] = {"n, of it"};
        QVERIFY(writer.writeHeader(names).ok());
        const std::uint32_t rows[] = {3, 0, 3};
        QVERIFY(writer.write(batch, rows).ok());
        QVERIFY(sink.written().empty());
        QVERIFY(writer.flush().ok());
        QCOMPARE(sink.written(), std::string("\"n, of it\"\n3\n0\n3\n"));
    }

    /// What is written in any dialect is read back as it was, nulls and '' apart.
    void roundTrip() {
        Random random("roundTrip");
        for (int round = 0; round < 300; ++round) {
            static const std::string kDelimiters[] = {",", ";", "\t", "|", "||", "§", "#"};
            CsvDialect dialect;
            dialect.delimiter = random.oneOf(kDelimiters);
            dialect.quote = random.oneIn(3) ? '\'' : '"';
            dialect.escape = random.oneIn(3) ? '\\' : dialect.quote;
            const std::size_t width = 1 + std::size_t(random.below(5));
            Batch batch;
            batch.rows = std::size_t(random.below(200));
            for (std::size_t k = 0; k < width; ++k) {
                auto column = std::make_shared<Column>(LogicalType::text(), batch.rows);
                for (std::size_t row = 0; row < batch.rows; ++row)
                    column->setValue(row, random.oneIn(5) ? Value() : Value(anyText(random)));
                batch.columns.push_back(std::move(column));
            }
            test::FailingSink sink({});
            CsvRowWriter writer(sink, dialect, random.oneIn(2) ? "\n" : "\r\n");
            std::vector<std::string> names;
            for (std::size_t k = 0; k < width; ++k)
                names.push_back("field " + std::to_string(k));
            QVERIFY(writer.writeHeader(names).ok());
            QVERIFY(writer.write(batch).ok());
            QVERIFY(writer.flush().ok());
            std::vector<Row> expected;
            for (std::size_t row = 0; row < batch.rows; ++row) {
                Row& cells = expected.emplace_back();
                for (const ColumnPtr& column : batch.columns) {
                    const Value value = column->value(row);
                    cells.push_back(isNull(value) ? test::Cell() : test::Cell(std::get<std::string>(value)));
                }
            }
            const auto table = readCsv(sink.written(), {{"encoding", "UTF-8"},
                                                        {"header", "yes"},
                                                        {"preamble", "0"},
                                                        {"footer", "0"},
                                                        {"space_after_delimiter", "keep"},
                                                        {"delimiter", dialect.delimiter},
                                                        {"quote", std::string(1, dialect.quote)},
                                                        {"escape", std::string(1, dialect.escape)}});
            QVERIFY(!table.error);
            QCOMPARE(table.names, names);
            QCOMPARE(table.malformed.size(), std::size_t(0));
            QCOMPARE(show(table.rows), show(expected));
        }
    }

    /// The count without reading is the reader's own, or none.
    void recordsAreCountedAsTheReaderWould() {
        JobContext job;
        static const std::vector<std::string> kPieces = {",",    ",",  "\n", "\n",       "\r\n",    "\r",      "\"",
                                                         "\"\"", "a",  "bc", "\"x,y\"", "\"\n\"", "a,b\n", "c,\n"};
        Random random("texts to count");
        int counted = 0;
        for (int round = 0; round < 2000; ++round) {
            std::string text;
            for (std::uint64_t left = random.below(60); left > 0; --left)
                text += random.oneOf(kPieces);
            const auto count = csv::countRecords(*openBytes(text), CsvDialect(), 2, job);
            QVERIFY(count.ok());
            if (!*count)
                continue;
            ++counted;
            const auto table = readCsv(text, {{"encoding", "UTF-8"}, {"header", "no"}, {"preamble", "0"}, {"footer", "0"}, {"tables", "one"},
                                              {"delimiter", ","}, {"quote", "\""}, {"escape", "\""}});
            if (text.empty() || table.error)
                continue;
            if (table.names.size() == 2)
                QVERIFY2(table.rows.size() + table.malformed.size() == **count, text.c_str());
        }
        QVERIFY2(counted >= 20, qPrintable(QString::number(counted)));
    }

    void recordsAreCountedAcrossBuffers() {
        JobContext job;
        std::string text;
        std::size_t records = 0;
        for (; text.size() < 3'000'000; ++records)
            text += "\"" + std::string(records % 977, 'x') + "\r\n\"," + std::to_string(records) + (records % 3 == 0 ? "\r\n" : "\n");
        const auto count = csv::countRecords(*openBytes(text), CsvDialect(), 2, job);
        QVERIFY(count.ok() && *count);
        QCOMPARE(std::size_t(**count), records);
        // What a reader would mend, leave out or wait for is not counted.
        for (const char* const more : {"\n", "a\n", "a,b,c\n", "a,b", "a\"b,c\n", "\"a,b\n"}) {
            const auto none = csv::countRecords(*openBytes(text + more), CsvDialect(), 2, job);
            QVERIFY2(none.ok() && !*none, more);
        }
        const auto tooLong = csv::countRecords(*openBytes(std::string(300'000, 'x') + ",\n"), CsvDialect(), 2, job);
        QVERIFY(tooLong.ok() && !*tooLong);
        test::FailingSource source(text, {.failAt = 1'000'000});
        QVERIFY(!csv::countRecords(source, CsvDialect(), 2, job).ok());
    }

    void recordsAreCountedInParts() {
        JobContext job;
        QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("parts.csv")).toStdString();
        std::string text;
        std::size_t records = 0;
        std::vector<std::uint64_t> marks, insideText, insideRecords;
        for (; text.size() < 2'000'000; ++records) {
            if (records % 5000 == 1) {
                marks.push_back(text.size());
                insideText.push_back(text.size() + 3);    // what follows looks like a record
                insideRecords.push_back(text.size() + 1); // nothing does
            }
            text += "\"x\ny,1\n\"," + std::to_string(records) + "\n";
        }
        QVERIFY(writeFile(path, text).ok());
        const auto count = [&](const std::vector<std::uint64_t>& at) { return csv::countRecords(path, at, CsvDialect(), 2, job); };
        for (const auto& right : {std::vector<std::uint64_t>(), marks, std::vector<std::uint64_t>{text.size()},
                                  std::vector<std::uint64_t>{text.size() + 100}}) {
            const auto counted = count(right);
            QVERIFY(counted.ok() && *counted);
            QCOMPARE(std::size_t(**counted), records);
        }
        // A wrong mark gives no count rather than a wrong one.
        if (std::thread::hardware_concurrency() > 1) {
            QVERIFY(count(insideText).ok() && !*count(insideText));
            QVERIFY(count(insideRecords).ok() && !*count(insideRecords));
        }
        QVERIFY(!csv::countRecords(path + "-none", marks, CsvDialect(), 2, job).ok());
    }

    /// Records made ahead are those that are written at once, whichever of them are wanted in the end.
    void recordsMadeAheadAreTheSame() {
        Random random("records made ahead");
        const CsvFormat format{CsvDialect()};
        for (int round = 0; round < 200; ++round) {
            const std::size_t rows = 1 + std::size_t(random.below(50));
            std::vector<ColumnPtr> columns;
            for (int k = 0; k < 3; ++k) {
                auto column = std::make_shared<Column>(LogicalType::text(), rows);
                for (std::size_t row = 0; row < rows; ++row)
                    column->setValue(row, random.oneIn(5) ? Value() : Value(anyText(random) + std::string(random.oneIn(9) ? std::size_t(random.below(300)) : 0, 'y')));
                columns.push_back(std::move(column));
            }
            std::vector<std::uint32_t> all, some;
            std::vector<std::size_t> places;
            for (std::uint32_t row = 0; row < rows; ++row) {
                if (!random.oneIn(4)) {
                    places.push_back(all.size());
                    some.push_back(row);
                }
                all.push_back(row);
            }
            CsvText text;
            format.append(columns, all, text);
            test::FailingSink ahead({}), atOnce({});
            CsvRowWriter one(ahead, {}), two(atOnce, {});
            QVERIFY(one.write(text, places).ok() && one.flush().ok());
            QVERIFY(two.write(columns, some).ok() && two.flush().ok());
            QCOMPARE(one.rowsWritten(), std::uint64_t(some.size()));
            QCOMPARE(QByteArray::fromStdString(ahead.written()), QByteArray::fromStdString(atOnce.written()));
        }
    }

    void aSinkThatFailsAtAnyByteEndsWithItsError() {
        Batch batch;
        batch.rows = 20'000;
        batch.columns.push_back(Column::constant(LogicalType::text(), std::string("some text of twenty"), batch.rows));
        const std::uint64_t whole = 20'000 * 20;
        for (const std::uint64_t at :
             {std::uint64_t(0), std::uint64_t(1), std::uint64_t(199'999), std::uint64_t(300'000), whole - 1}) {
            test::FailingSink::Options options;
            options.failAt = at;
            test::FailingSink sink(options);
            CsvRowWriter writer(sink, {});
            auto written = writer.write(batch);
            if (written)
                written = writer.flush();
            QVERIFY(!written.ok());
            QVERIFY(written.error().code == Code::DiskFull);
        }
        test::FailingSink::Options options;
        options.failAt = whole;
        test::FailingSink sink(options);
        CsvRowWriter writer(sink, {});
        QVERIFY(writer.write(batch).ok() && writer.flush().ok());
        QCOMPARE(std::uint64_t(sink.written().size()), whole);
    }
};

MW_TEST(TstCsvWriter)
#include "tst_csv_writer.moc"
