// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/connect/csv_table.h"

using namespace mw;
using mw::test::qt;
using mw::test::show;

namespace {

struct Read {
    test::CsvTable table;
    Repairs repairs;
};

Read readWithRepairs(const std::string& text, bool raw, std::size_t bufferBytes) {
    Read read;
    const auto layout = csv::detectLayout({text, {}, true}, {});
    if (!layout)
        qFatal("no layout");
    ReadOptions options;
    options.raw = raw;
    csv::CsvLimits limits;
    limits.bufferBytes = bufferBytes;
    auto reader = csv::CsvReader::open(openBytes(text), "test.csv", *layout, options, limits);
    JobContext job;
    read.table = test::readAll(**reader, job);
    read.repairs = *(*reader)->repairs();
    return read;
}

const std::string kRows = "2024-01-28,00:00,2,MG-8769,74.69,Boots,\"Rugged, yet light\"\n"
                          "2024-01-29,00:15,0,RI-3895,29.81,Jacket,\"The next, and best\"\n"
                          "2024-01-30,00:30,1,RI-8070,80.08,Boots,Super\n"
                          "2024-01-31,00:45,1,RI-9546,25.55,Rods,Outstanding\n";
const std::string kHead = "day,time,pieces,code,price,what,text\n" + kRows + kRows + kRows;
constexpr std::size_t kHeadRows = 12;

} // namespace

/// Records that are not as they should be become rows where there is one sensible reading, and are told; where there are
/// none or several they are malformed.
class TstCsvRepairs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void records_data() {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<QString>("row"); // empty: malformed
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const char* record, const char* expected, Code code) {
            QTest::newRow(name) << QByteArray(record) << QString::fromUtf8(expected) << int(code);
        };
        row("a quote that nobody doubled", "2024-02-01,01:00,3,AN-1,5.00,Table,\"Round 48\", made to last\"\n",
            "", Code::TooManyFields); // where the text ends is anybody's guess
        row("an inch sign before the closing quote", "2024-02-01,01:00,3,AN-1,5.00,\"Table 48\"\",fine\n",
            "|2024-02-01|01:00|3|AN-1|5.00|Table 48\"|fine|\n", Code::StrayQuote);
        row("words in quotes in a quoted text", "2024-02-01,01:00,3,AN-1,5.00,Table,\"so \"round\" it is\"\n",
            "|2024-02-01|01:00|3|AN-1|5.00|Table|so \"round\" it is|\n", Code::StrayQuote);
        row("delimiters behind the last value", "2024-02-01,01:00,3,AN-1,5.00,Table,fine,,\n",
            "|2024-02-01|01:00|3|AN-1|5.00|Table|fine|\n", Code::TooManyFields);
        row("a delimiter too many before a number", "2024-02-01,01:00,3,AN-1,,5.00,Table,fine\n",
            "|2024-02-01|01:00|3|AN-1|5.00|Table|fine|\n", Code::TooManyFields);
        row("a delimiter too many before the first value", ",2024-02-01,01:00,3,AN-1,5.00,Table,fine\n",
            "|2024-02-01|01:00|3|AN-1|5.00|Table|fine|\n", Code::TooManyFields);
        row("a text with a comma that nobody quoted", "2024-02-01,01:00,3,AN-1,5.00,Table,fine, and round\n",
            "|2024-02-01|01:00|3|AN-1|5.00|Table|fine, and round|\n", Code::TooManyFields);
        row("a value more than there are fields", "2024-02-01,01:00,3,AN-1,5.00,Table,fine,more\n", "",
            Code::TooManyFields);
        row("a delimiter too many between texts", "2024-02-01,01:00,3,AN-1,5.00,Table,,fine\n",
            "|2024-02-01|01:00|3|AN-1|5.00|Table|fine|\n", Code::TooManyFields);
        row("a value too few", "2024-02-01,01:00,3,AN-1 5.00,Table,fine\n", "", Code::TooFewFields);
        row("numbers where words stand and words where numbers stand", "2024-02-01,01:00,three,AN-1,,5.00,Table,fine\n",
            "", Code::TooManyFields);
        row("a quote that stays open", "2024-02-01,\"01:00,3,AN-1,5.00,Table,fine\n", "", Code::UnclosedQuote);
    }
    void records() {
        QFETCH(QByteArray, record);
        QFETCH(QString, row);
        QFETCH(int, code);
        const std::string after = "2024-02-02,02:00,9,ZZ-9,1.00,Last,row\n";
        const std::string text = kHead + record.toStdString() + after;
        for (const std::size_t buffer : {std::size_t(128), std::size_t(256 * 1024)}) {
            const Read read = readWithRepairs(text, false, buffer);
            QVERIFY(!read.table.error);
            QCOMPARE(show({read.table.rows.back()}), qt("|2024-02-02|02:00|9|ZZ-9|1.00|Last|row|\n"));
            const auto& told = row.isEmpty() ? read.table.malformed : read.repairs.first;
            QCOMPARE(read.table.rows.size(), kHeadRows + (row.isEmpty() ? 1 : 2));
            QCOMPARE(read.table.malformed.size(), std::size_t(row.isEmpty() ? 1 : 0));
            QCOMPARE(read.repairs.count, std::uint64_t(row.isEmpty() ? 0 : 1));
            QCOMPARE(int(told.front().error.code), code);
            QCOMPARE(told.front().line, std::uint64_t(kHeadRows + 2));
            QCOMPARE(told.front().byteOffset, std::uint64_t(kHead.size()));
            QCOMPARE(qt(told.front().raw), qt(record.trimmed().toStdString()));
            if (!row.isEmpty()) {
                QCOMPARE(show({read.table.rows[kHeadRows]}), row);
                QCOMPARE(read.table.offsets[kHeadRows], std::uint64_t(kHead.size()));
                QCOMPARE(read.table.offsets[kHeadRows + 1], std::uint64_t(kHead.size()) + std::uint64_t(record.size()));
            }
        }
    }

    void rawKeepsEveryValueAndTheWidth() {
        const std::string text = kHead + "2024-02-01,01:00,3,AN-1,,5.00,Table,fine\n2024-02-01,\"01:00,3,AN-1,5.00,Table,fine\n";
        const Read read = readWithRepairs(text, true, 256 * 1024);
        QVERIFY(read.table.malformed.empty());
        QCOMPARE(read.table.names.size(), std::size_t(7));
        QCOMPARE(show({read.table.rows[kHeadRows + 1]}), qt("|2024-02-01|01:00|3|AN-1|5.00|Table|fine|\n"));
        QCOMPARE(show({read.table.rows[kHeadRows + 2]}), qt("|2024-02-01|\"01:00|3|AN-1|5.00|Table|fine|\n"));
    }

    void repairsAreCountedBeyondThoseThatAreTold() {
        std::string text = kHead;
        for (int i = 0; i < 5000; ++i)
            text += kRows + "2024-02-01,01:00,3,AN-1,,5.00,Table,number " + std::to_string(i) + "\n";
        const Read read = readWithRepairs(text, false, 4096);
        QCOMPARE(read.table.rows.size(), kHeadRows + 25'000);
        QCOMPARE(read.repairs.count, std::uint64_t(5000));
        QCOMPARE(read.repairs.first.size(), Repairs::kMostTold);
        for (int i = 0; i < 5000; ++i)
            QCOMPARE(qt(*read.table.rows[kHeadRows + std::size_t(i) * 5 + 4][6]), QStringLiteral("number %1").arg(i));
    }
};

MW_TEST(TstCsvRepairs)
#include "tst_csv_repairs.moc"
