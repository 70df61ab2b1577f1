// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/connect/csv/csv_writer.h"
#include "tests/core/connect/csv_table.h"
#include "tests/support/failing_device.h"
#include "tests/support/random.h"

using namespace mw;
using mw::test::Cell;
using mw::test::qt;
using mw::test::readCsv;
using mw::test::Row;
using mw::test::show;

namespace {
const OptionValues kNoHeader = {{"header", "no"}, {"delimiter", ","}, {"quote", "\""}, {"escape", "\""}};
const OptionValues kHeader = {{"header", "yes"}, {"delimiter", ","}, {"quote", "\""}, {"escape", "\""}};
} // namespace

class TstCsvReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textBecomesRows_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("rows");
        const auto row = [](const char* name, const char* text, const char* rows) {
            QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(rows);
        };
        row("plain fields", "a,b\n1,2\n", "|a|b|\n|1|2|\n");
        row("no line end at the end", "a,b\n1,2", "|a|b|\n|1|2|\n");
        row("unquoted empty is null", "a,b\n,\n", "|a|b|\n|∅|∅|\n");
        row("quoted empty is ''", "a,b\n\"\",\n", "|a|b|\n||∅|\n");
        row("a delimiter inside quotes", "a,b\n\"1,2\",3\n", "|a|b|\n|1,2|3|\n");
        row("doubled quotes", "a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n", "|a|b|\n|say \"hi\"|\"|\n");
        row("line breaks inside quotes", "a,b\n\"x\ny\",\"p\r\nq\"\n", "|a|b|\n|x\ny|p\r\nq|\n");
        row("CRLF", "a,b\r\n1,2\r\n", "|a|b|\n|1|2|\n");
        row("CR alone", "a,b\r1,2\r3,4", "|a|b|\n|1|2|\n|3|4|\n");
        row("mixed line ends", "a,b\r\n1,2\n3,4\r5,6\r\n", "|a|b|\n|1|2|\n|3|4|\n|5|6|\n");
        row("blank lines are passed over", "a,b\n\n1,2\r\n\r\n\n3,4\n\n", "|a|b|\n|1|2|\n|3|4|\n");
        row("spaces stay", "a,b\n 1 ,  \n", "|a|b|\n| 1 |  |\n");
        row("a quote inside an unquoted field stands for itself", "a,b\n5\" pipe,it\"s\n", "|a|b|\n|5\" pipe|it\"s|\n");
        row("a carriage return before a closing quote stays", "a,b\n1,\"x\r\"\r\n", "|a|b|\n|1|x\r|\n");
        row("one field only: a blank line is an empty one", "a\n\n\"\"\nb\n", "|a|\n|∅|\n||\n|b|\n");
        row("a last field without anything", "a,b\n1,", "|a|b|\n|1|∅|\n");
        row("letters beyond ASCII", "ä,ß\n日本,語\n", "|ä|ß|\n|日本|語|\n");
    }
    void textBecomesRows() {
        QFETCH(QByteArray, text);
        const auto table = readCsv(text.toStdString(), kNoHeader);
        QVERIFY(!table.error);
        QVERIFY(table.malformed.empty());
        QTEST(show(table.rows), "rows");
    }

    void dialects_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("delimiter");
        QTest::addColumn<QString>("quote");
        QTest::addColumn<QString>("escape");
        QTest::addColumn<QString>("rows");
        QTest::newRow("tabulators") << QByteArray("a\tb\n1\t\"x\ty\"\n") << "tab"
                                    << "\""
                                    << "\""
                                    << "|a|b|\n|1|x\ty|\n";
        QTest::newRow("semicolons and apostrophes") << QByteArray("a;'b;''c'\n") << ";"
                                                    << "'"
                                                    << "'"
                                                    << "|a|b;'c|\n";
        QTest::newRow("no quotes at all") << QByteArray("\"a|b\"\n") << "|"
                                          << "none"
                                          << "none"
                                          << "|\"a|b\"|\n";
        QTest::newRow("backslash before a quote") << QByteArray("a,\"b \\\"c\\\" \\\\\"\n") << ","
                                                  << "\""
                                                  << "\\"
                                                  << "|a|b \"c\" \\|\n";
        QTest::newRow("backslash before a delimiter") << QByteArray("a\\,b,c\n") << ","
                                                      << "\""
                                                      << "\\"
                                                      << "|a,b|c|\n";
        QTest::newRow("backslash before a letter stays") << QByteArray("C:\\temp,c\n") << ","
                                                         << "\""
                                                         << "\\"
                                                         << "|C:\\temp|c|\n";
        QTest::newRow("doubled quotes where backslash escapes") << QByteArray("\"a\"\"b\",c\n") << ","
                                                                << "\""
                                                                << "\\"
                                                                << "|a\"b|c|\n";
        QTest::newRow("two characters") << QByteArray("a||\"b||c\"||\n") << "||"
                                        << "\""
                                        << "\""
                                        << "|a|b||c|∅|\n";
        QTest::newRow("a character of two bytes") << QByteArray("a§b§\"c§d\"\r\n") << "§"
                                                  << "\""
                                                  << "\""
                                                  << "|a|b|c§d|\n";
    }
    void dialects() {
        QFETCH(QByteArray, text);
        QFETCH(QString, delimiter);
        QFETCH(QString, quote);
        QFETCH(QString, escape);
        const auto table = readCsv(text.toStdString(), {{"header", "no"},
                                                        {"delimiter", delimiter.toStdString()},
                                                        {"quote", quote.toStdString()},
                                                        {"escape", escape.toStdString()}});
        QVERIFY(!table.error);
        QCOMPARE(table.malformed.size(), std::size_t(0));
        QTEST(show(table.rows), "rows");
    }

    void emptyIsNullCanBeTurnedOff() {
        OptionValues values = kHeader;
        values["empty_is_null"] = "false";
        QCOMPARE(show(readCsv("a,b\n,\"\"\n", values).rows), qt("|||\n"));
        QCOMPARE(show(readCsv("a,b\n,\"\"\n", kHeader).rows), qt("|∅||\n"));
    }

    void rawGivesWhatStandsThere() {
        ReadOptions raw;
        raw.raw = true;
        const auto table = readCsv("name,amount\n\n\"x\"\"y\", 7 ,more\n,\"\"\nlast", kHeader, raw);
        QVERIFY(!table.error && table.malformed.empty());
        QVERIFY((table.names == std::vector<std::string>{"column_1", "column_2", "column_3"}));
        QCOMPARE(show(table.rows), qt("|name|amount||\n|x\"y| 7 |more|\n||||\n|last|||\n"));
    }

    void rawLeavesOutRecordsWithoutAnyValue() {
        ReadOptions raw;
        raw.raw = true;
        for (const char* const lineEnd : {"\n", "\r\n"}) {
            std::string text;
            for (const char* const line : {"a,b,c", "1,2,3", ",,", "", "4,,", ",,", ",,"})
                text += std::string(line) + lineEnd;
            QCOMPARE(show(readCsv(text, {}, raw).rows), qt("|a|b|c|\n|1|2|3|\n|4|||\n"));
        }
    }

    void rawKeepsBlanksBehindDelimiters() {
        const std::string text = "id, name, city\n1, Ann, Bern\n2, \"Lee, Bo\", \n3,  Cy, Rome\n";
        QCOMPARE(show(readCsv(text, kHeader).rows), qt("|1|Ann|Bern|\n|2|Lee, Bo|∅|\n|3|Cy|Rome|\n"));
        ReadOptions raw;
        raw.raw = true;
        QCOMPARE(show(readCsv(text, kHeader, raw).rows), qt("|id| name| city|\n|1| Ann| Bern|\n|2|Lee, Bo| |\n|3|  Cy| Rome|\n"));
    }

    void rawReadsBrokenQuotesAsWellAsItCan_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("row");
        QTest::newRow("a quote that only opens") << QByteArray("\"1,b,\"c, d\"") << "|\"1|b|c, d|\n";
        QTest::newRow("a quote that opens the last field") << QByteArray("1,b,\"c") << "|1|b|\"c|\n";
        QTest::newRow("quotes inside quotes") << QByteArray("1,\"the \"old\" one\",c") << "|1|the \"old\" one|c|\n";
        QTest::newRow("text behind a quote") << QByteArray("1,\"b\" x,c") << "|1|\"b\" x|c|\n";
        QTest::newRow("a delimiter among broken quotes") << QByteArray("1,\"b \"x\", y\",c") << "|1|b \"x| y\"|c|\n";
    }
    void rawReadsBrokenQuotesAsWellAsItCan() {
        QFETCH(QByteArray, line);
        ReadOptions raw;
        raw.raw = true;
        for (const char* const lineEnd : {"\n", "\r\n"}) {
            const std::string text = std::string("a,b,c,d") + lineEnd + line.toStdString() + lineEnd + "4,5,6";
            const auto table = readCsv(text, kHeader, raw);
            QVERIFY(!table.error && table.malformed.empty());
            QCOMPARE(table.rows.size(), std::size_t(3));
            Row row = table.rows[1];
            while (row.size() > 3 && row.back() == std::string())
                row.pop_back();
            QTEST(show({row}), "row");
            const auto strict = readCsv(text, kHeader);
            QVERIFY(strict.rows.empty() && !strict.malformed.empty());
        }
    }

    void wantedFieldsComeInTheWantedOrder() {
        ReadOptions options;
        options.fields = {"c", "a", "c"};
        const auto table = readCsv("a,b,c\n1,2,3\n4,\"5\",\n", kHeader, options);
        QVERIFY((table.names == options.fields));
        QCOMPARE(show(table.rows), qt("|3|1|3|\n|∅|4|∅|\n"));
        options.fields = {"d"};
        const auto unknown = readCsv("a,b\n1,2\n", kHeader, options);
        QVERIFY(unknown.error && unknown.error->code == Code::UnknownField);
        options.fields = {"custmer"};
        const auto misspelt = readCsv("id,customer\n1,2\n", kHeader, options);
        QCOMPARE(misspelt.error->line(),
                 std::string("test.csv: there is no field named 'custmer'; did you mean 'customer'?"));
    }

    void aHeaderAloneHasNoRows() {
        for (const char* const text : {"a", "a\n", "a\r\n", "a,b", "a,b\n", "\"a\""})
            QCOMPARE(readCsv(text, kHeader).rows.size(), std::size_t(0));
        QCOMPARE(readCsv("a\n\n", kHeader).rows.size(), std::size_t(1));
    }

    void namesAreMadeUnique() {
        const auto table = readCsv("id,,name,name,name_2,\n1,2,3,4,5,6\n", kHeader);
        QVERIFY((table.names == std::vector<std::string>{"id", "column_2", "name", "name_3", "name_2", "column_6"}));
    }

    void theLimitIsExact() {
        std::string text = "a,b\n";
        for (int i = 0; i < 5000; ++i)
            text += std::to_string(i) + ",x\n";
        for (const std::uint64_t limit : {0, 1, 2047, 2048, 2049, 4999, 5000, 6000}) {
            ReadOptions options;
            options.limit = limit;
            const auto table = readCsv(text, kHeader, options);
            QCOMPARE(table.rows.size(), std::size_t(std::min<std::uint64_t>(limit, 5000)));
        }
    }

    void originsPointIntoTheFile() {
        const std::string text = "\xEF\xBB\xBFid,note\n1,\"a\nb\"\n\n2,ü\n3\n4,x";
        const auto table = readCsv(text, kHeader);
        QVERIFY((table.numbers == std::vector<std::uint64_t>{1, 2, 4}));
        QCOMPARE(table.rows.size(), std::size_t(3));
        QCOMPARE(text.substr(std::size_t(table.offsets[0]), 2), std::string("1,"));
        QCOMPARE(text.substr(std::size_t(table.offsets[1]), 2), std::string("2,"));
        QCOMPARE(text.substr(std::size_t(table.offsets[2])), std::string("4,x"));
        QCOMPARE(table.malformed.size(), std::size_t(1));
        QCOMPARE(table.malformed[0].rowNumber, std::uint64_t(3));
        QCOMPARE(table.malformed[0].line, std::uint64_t(6));
        QCOMPARE(text.substr(std::size_t(table.malformed[0].byteOffset), 2), std::string("3\n"));
        QCOMPARE(table.malformed[0].raw, std::string("3"));
        QCOMPARE(table.malformed[0].error.where, std::string("test.csv, line 6"));
    }

    void theHashIsThatOfTheWholeFile() {
        std::string text = "\xEF\xBB\xBFid,note\r\n";
        for (int i = 0; i < 20'000; ++i)
            text += std::to_string(i) + ",\"some text\"\r\n";
        const std::string expected = toHex(sha256(text));
        ReadOptions options;
        options.hashInput = true;
        QCOMPARE(readCsv(text, kHeader, options).hash, expected);
        options.limit = 3;
        QCOMPARE(readCsv(text, kHeader, options).hash, expected);
        options.hashInput = false;
        QCOMPARE(readCsv(text, kHeader, options).hash, std::string());
    }

    /// However the bytes come and however small the buffer is: the same rows, the same malformed ones, the same places.
    void chunksAndBuffersMakeNoDifference() {
        test::Random random("chunksAndBuffersMakeNoDifference");
        for (int round = 0; round < 400; ++round) {
            std::string text;
            const std::size_t width = 1 + std::size_t(random.below(4));
            const std::string lineEnd = random.oneIn(3) ? "\r\n" : random.oneIn(3) ? "\r" : "\n";
            for (int i = 0; i < 40; ++i) {
                for (std::size_t k = 0; k < width; ++k) {
                    const std::string cell = random.text(std::size_t(random.below(12)), "ab é\"\n\r,");
                    if (random.oneIn(30))
                        text += cell; // wrong in some way, most likely
                    else if (random.oneIn(2))
                        text += random.text(std::size_t(random.below(8)), "abc 12");
                    else
                        appendCsvField(text, cell, false, {});
                    if (k + 1 < width)
                        text += ',';
                }
                text += random.oneIn(20) ? "\n" : lineEnd;
            }
            const auto whole = readCsv(text, kNoHeader);
            QVERIFY(!whole.error);
            for (const std::size_t buffer : {std::size_t(256), std::size_t(700), std::size_t(4096)}) {
                test::FailingSource::Options device;
                device.largestRead = 1 + std::size_t(random.below(300));
                csv::CsvLimits limits;
                limits.bufferBytes = buffer;
                const auto parts =
                    readCsv(text, kNoHeader, {}, std::make_unique<test::FailingSource>(text, device), limits);
                QVERIFY(!parts.error);
                // Looking for a plausible line behind a broken quote sees as far as the buffer reaches.
                if (whole.malformed.empty() || buffer >= text.size()) {
                    QCOMPARE(show(parts.rows), show(whole.rows));
                    QVERIFY(parts.offsets == whole.offsets && parts.numbers == whole.numbers);
                    QVERIFY(parts.codes() == whole.codes());
                }
            }
        }
    }

    void everyChunkSizeGivesTheSame() {
        const std::string text = "id,note\r\n1,\"a \"\"q\"\" \r\n é\"\r\n2,\r\n\r\n3,x\"y\r4,\"\"\n5,last";
        const auto expected = readCsv(text, kHeader);
        QCOMPARE(show(expected.rows), qt("|1|a \"q\" \r\n é|\n|2|∅|\n|3|x\"y|\n|4||\n|5|last|\n"));
        for (std::size_t size = 1; size <= text.size(); ++size) {
            test::FailingSource::Options device;
            device.largestRead = size;
            for (const std::size_t buffer : {std::size_t(1), std::size_t(16), std::size_t(64), std::size_t(1024)}) {
                csv::CsvLimits limits;
                limits.bufferBytes = buffer;
                const auto table =
                    readCsv(text, kHeader, {}, std::make_unique<test::FailingSource>(text, device), limits);
                QVERIFY(!table.error && table.malformed.empty());
                QCOMPARE(show(table.rows), show(expected.rows));
                QVERIFY(table.offsets == expected.offsets);
            }
        }
    }

    void columnsOutliveTheReader() {
        ColumnPtr column;
        {
            std::string text = "a\n\"x\"\"y\"\nplain\n";
            const auto layout = csv::detectLayout({text, {}, true}, *csv::parseOptions(kHeader));
            auto reader = csv::CsvReader::open(openBytes(text), "test.csv", *layout, {});
            JobContext job;
            Batch batch;
            QVERIFY(*(*reader)->next(batch, job));
            column = batch.columns.front();
            QVERIFY(!*(*reader)->next(batch, job));
        }
        QVERIFY(column->value(0) == Value(std::string("x\"y")));
        QVERIFY(column->value(1) == Value(std::string("plain")));
    }

};

MW_TEST(TstCsvReader)
#include "tst_csv_reader.moc"
