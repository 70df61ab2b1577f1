// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/fixed/fixed_connection.h"
#include "tests/core/connect/any_table.h"
#include "tests/fuzz/fixed_check.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"

#include <QDirIterator>

#include <fstream>

using namespace mw;
using mw::fixed::Columns;
using mw::fixed::FixedLayout;
using mw::test::AnyTable;
using mw::test::qt;

namespace {

/// Opens bytes as a file would be.
std::unique_ptr<Connection> open(const std::string& bytes, const OptionValues& values = {}) {
    auto options = fixed::parseOptions(values, "test.fwf");
    if (!options)
        qFatal("%s", options.error().line().c_str());
    return std::make_unique<fixed::FixedConnection>([bytes = std::make_shared<std::string>(bytes)] { return Result<std::unique_ptr<ByteSource>>(openBytes(*bytes)); },
                                                    "test", "test.fwf", std::move(options).value());
}

AnyTable read(const std::string& bytes, const OptionValues& values = {}, const std::string& entity = {}, const ReadOptions& options = {}) {
    return test::readTable(*open(bytes, values), entity, options);
}

Finding findingOf(Connection& connection, const std::string& what) {
    JobContext job;
    if (auto schema = connection.schema(job); !schema)
        qFatal("%s", schema.error().line().c_str());
    for (const Finding& finding : connection.findings())
        if (finding.what == what)
            return finding;
    return {};
}

/// What mainframes hold: letters, figures and blanks in code page 037.
std::string ebcdic(const std::string& text) {
    std::string bytes;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            bytes += char(0xF0 + (c - '0'));
        else if (c >= 'A' && c <= 'I')
            bytes += char(0xC1 + (c - 'A'));
        else if (c >= 'J' && c <= 'R')
            bytes += char(0xD1 + (c - 'J'));
        else if (c >= 'S' && c <= 'Z')
            bytes += char(0xE2 + (c - 'S'));
        else
            bytes += c == '{' ? char(0xC0) : c == '}' ? char(0xD0) : char(0x40);
    }
    return bytes;
}

std::string hex(std::string_view digits) {
    std::string bytes;
    for (std::size_t i = 0; i < digits.size(); i += 2)
        bytes += char(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
    return bytes;
}

const char kPeople[] = "00001Smith      London      12.50\n"
                       "00002Müller     Köln       103.00\n"
                       "00003                        7.25\n";

} // namespace

class TstFixed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLayoutCutsLinesIntoTypedFields() {
        const AnyTable table = read(kPeople, {{"columns", "id 1-5 integer, name 6-16, town 17-26, amount 27-33 decimal(9,2)"}});
        QVERIFY2(!table.error, table.error ? table.error->line().c_str() : "");
        QCOMPARE(qt(table.text()), QStringLiteral("|1|Smith|London|12.50|\n|2|Müller|Köln|103.00|\n|3|∅|∅|7.25|\n"));
        QCOMPARE(table.types, (std::vector<std::string>{"integer", "text", "text", "decimal(9,2)"}));
        QCOMPARE(table.offsets, (std::vector<std::uint64_t>{0, 34, 70}));
    }

    void aLineThatEndsEarlyHasNullsAndTheLastFieldMayBeOpen() {
        const AnyTable table = read("1  ab\r\n2\r\n3  abc def\r\n", {{"columns", "id 1-1, text 4-"}});
        QCOMPARE(qt(table.text()), QStringLiteral("|1|ab|\n|2|∅|\n|3|abc def|\n"));
    }

    void whatIsNotWhatItsFieldPromisesIsAMalformedRow() {
        const AnyTable table = read("1 10\n2 x1\n3 30\n", {{"columns", "id 1-1 integer, n 3-4 integer"}});
        QCOMPARE(qt(table.text()), QStringLiteral("|1|10|\n|3|30|\n"));
        QCOMPARE(table.malformed.size(), std::size_t(1));
        QCOMPARE(table.malformed[0].line, std::uint64_t(2));
        QCOMPARE(table.malformed[0].byteOffset, std::uint64_t(5));
        QCOMPARE(qt(table.malformed[0].raw), QStringLiteral("2 x1"));
        QVERIFY(table.malformed[0].error.code == Code::NotAnInteger);
        ReadOptions onlyId;
        onlyId.fields = {"id"};
        QCOMPARE(read("1 10\n2 x1\n", {{"columns", "id 1-1 integer, n 3-4 integer"}}, {}, onlyId).rows.size(), std::size_t(2));
    }

    void valuesStandAsPeopleAndCobolWriteThem_data() {
        QTest::addColumn<QString>("columns");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* name, const char* type, const char* text, const char* value) {
            QTest::newRow(name) << QString::fromLatin1(type) << QString::fromLatin1(text) << QString::fromUtf8(value);
        };
        row("a sign behind", "integer", " 123-", "-123");
        row("leading zeros", "integer", "00042", "42");
        row("a number without a whole part", "decimal(9,2)", " -.50", "-0.50");
        row("more decimals than the type has", "decimal(9,1)", " 1.25", "✗");
        row("implied decimals", "decimal(9,2) implied", "12345", "123.45");
        row("implied decimals, negative", "decimal(9,2) implied", "-2345", "-23.45");
        row("a point where one is implied", "decimal(9,2) implied", "123.4", "✗");
        row("zoned, positive", "decimal(9,2) zoned", "1234C", "123.43");
        row("zoned, positive zero", "integer zoned", "1234{", "12340");
        row("zoned, negative", "decimal(9,2) zoned", "1234L", "-123.43");
        row("zoned, negative zero", "integer zoned", "1234}", "-12340");
        row("zoned, as other compilers write it", "integer zoned", "1234u", "-12345");
        row("zoned, without a sign", "integer zoned", "12345", "12345");
        row("zoned, no number", "integer zoned", "12 4C", "✗");
        row("a date in figures", "date", "20240131", "2024-01-31");
        row("a date with signs", "date", "2024-01-31", "2024-01-31");
        row("a date in its own form", "date as \"dd.MM.yy\"", "31.01.24", "2024-01-31");
        row("no date at all", "date", "00000000", "∅");
        row("an impossible date", "date", "20240231", "✗");
        row("a moment", "timestamp", "20240131235959", "2024-01-31 23:59:59");
        row("yes", "boolean", "Y", "true");
        row("neither yes nor no", "boolean", "X", "✗");
        row("longer than its type", "text(3)", "abcd", "✗");
    }
    void valuesStandAsPeopleAndCobolWriteThem() {
        QFETCH(QString, columns);
        QFETCH(QString, text);
        QFETCH(QString, value);
        const AnyTable table = read("x" + text.toStdString() + "\n", {{"columns", "x 1-1, v 2- " + columns.toStdString()}});
        QVERIFY2(!table.error, table.error ? table.error->line().c_str() : "");
        QCOMPARE(table.rows.empty() ? QStringLiteral("✗") : qt(table.rows[0][1]), value);
    }

    void packedAndBinaryNumbersComeOutOfRecordsOfBytes() {
        const std::string columns = "key 1-3, packed 4-6 decimal(5,2) packed, binary 7-8 integer binary";
        const std::string bytes = ebcdic("ABC") + hex("12345C") + hex("00FF") + ebcdic("D  ") + hex("00001D") + hex("FFFE") +
                                  ebcdic("EFG") + hex("1234AC") + hex("0000");
        const AnyTable table = read(bytes, {{"columns", columns}, {"encoding", "ibm-037"}});
        QVERIFY2(!table.error, table.error ? table.error->line().c_str() : "");
        QCOMPARE(qt(table.text()), QStringLiteral("|ABC|123.45|255|\n|D|-0.01|-2|\n"));
        QCOMPARE(table.malformed.size(), std::size_t(1));
        QVERIFY2(table.malformed[0].error.message().find("1234ac") != std::string::npos, table.malformed[0].error.line().c_str());
        QCOMPARE(table.malformed[0].byteOffset, std::uint64_t(16));
        ReadOptions raw;
        raw.raw = true;
        QCOMPARE(qt(read(bytes, {{"columns", columns}, {"encoding", "ibm-037"}}, {}, raw).text()),
                 QStringLiteral("|ABC|12345c|00ff|\n|D  |00001d|fffe|\n|EFG|1234ac|0000|\n"));
    }

    /// A packed number that is made here and one that is read are the same.
    void everyPackedNumberIsReadBack() {
        test::Random random("packed numbers");
        for (int i = 0; i < 300; ++i) {
            const auto number = std::int64_t(random.below(1'000'000'000));
            const bool isNegative = random.below(2) == 0;
            std::string digits = std::to_string(number) + (isNegative ? "d" : "c");
            digits.insert(0, 12 - digits.size(), '0');
            const AnyTable table = read(hex(digits), {{"columns", "n 1-6 integer packed"}, {"records", "6"}, {"encoding", "ibm-037"}});
            QCOMPARE(qt(table.text()), qt("|" + std::to_string(isNegative ? -number : number) + "|\n"));
        }
    }

    void packedNumbersOfMoreDigitsThanFitAreMalformed() {
        const AnyTable table = read(hex("0" + std::string(38, '9') + "C") + hex(std::string(39, '9') + "C"),
                                    {{"columns", "n 1-20 decimal(38,0) packed"}, {"records", "20"}, {"encoding", "ibm-037"}});
        QCOMPARE(qt(table.text()), qt("|" + std::string(38, '9') + "|\n"));
        QVERIFY(table.malformed.size() == 1 && table.malformed[0].error.code == Code::OutOfRange);
    }

    void ebcdicAndTheLengthOfItsRecordsAreFound() {
        std::string bytes;
        for (int i = 0; i < 40; ++i) {
            std::string id = std::to_string(1000 + i * 7);
            bytes += ebcdic(id + "  SMITH" + std::string(std::size_t(i % 5), 'A') + std::string(std::size_t(9 - i % 5), ' ') + std::to_string(100 + i));
        }
        const auto connection = open(bytes);
        QCOMPARE(qt(findingOf(*connection, "encoding").value), QStringLiteral("ibm-037"));
        QCOMPARE(qt(findingOf(*connection, "records").value), QStringLiteral("23"));
        const AnyTable table = test::readTable(*connection);
        QCOMPARE(table.rows.size(), std::size_t(40));
        QCOMPARE(table.rows[1], (std::vector<std::string>{"1007", "SMITHA", "101"}));
        QCOMPARE(table.offsets[1], std::uint64_t(23));
    }

    void recordsThatBeginWithTheirLengthAreFound() {
        std::string bytes;
        for (const std::string& text : {ebcdic("A1 FIRST"), ebcdic("B2 SECOND ONE"), ebcdic("C3 X")})
            bytes += std::string{0, char(text.size() + 4), 0, 0} + text;
        const auto connection = open(bytes, {{"columns", "key 1-2, text 4-"}, {"encoding", "ibm-037"}});
        QCOMPARE(qt(findingOf(*connection, "records").value), QStringLiteral("rdw"));
        QCOMPARE(qt(test::readTable(*connection).text()), QStringLiteral("|A1|FIRST|\n|B2|SECOND ONE|\n|C3|X|\n"));
        const AnyTable cut = read(bytes.substr(0, bytes.size() - 2), {{"columns", "key 1-2, text 4-"}, {"encoding", "ibm-037"}, {"records", "rdw"}});
        QCOMPARE(cut.rows.size(), std::size_t(2));
        QCOMPARE(cut.malformed.size(), std::size_t(1));
        const AnyTable lost = read("12345678", {{"columns", "key 1-2"}, {"records", "rdw"}});
        QVERIFY(lost.error && lost.error->code == Code::WrongValue);
    }

    void recordsOfSeveralTypesAreEntitiesThatReferToOneAnother() {
        const std::string file = "H20240101A\nL001   5\nL002  12\nH20240102B\nL003   7\nT3\n";
        const OptionValues options = {{"columns", "head when 1-1 = H: made 2-9 date, code 10-10; "
                                                  "line under head when 1-1 = L: sku 2-4, count 5-8 integer"}};
        const auto connection = open(file, options);
        JobContext job;
        const auto schema = connection->schema(job);
        QVERIFY(schema.ok());
        QCOMPARE(schema->entities.size(), std::size_t(2));
        QCOMPARE(qt(schema->entities[1].relations.at(0).parentEntity), QStringLiteral("head"));
        const AnyTable head = read(file, options, "head");
        QCOMPARE(qt(head.text()), QStringLiteral("|1|2024-01-01|A|\n|4|2024-01-02|B|\n"));
        QCOMPARE(head.names, (std::vector<std::string>{"#id", "made", "code"}));
        QCOMPARE(qt(read(file, options, "line").text()), QStringLiteral("|1|001|5|\n|1|002|12|\n|4|003|7|\n"));
        // A type that nobody described is told to whoever reads.
        QCOMPARE(head.malformed.size(), std::size_t(1));
        QCOMPARE(head.malformed[0].line, std::uint64_t(6));
    }

    void columnsAreFoundByWhatIsBlankInAllRows() {
        std::string file;
        for (int i = 0; i < 30; ++i) {
            std::string name = std::string(std::size_t(3 + i % 7), char('a' + i % 26));
            std::string amount = std::to_string(i * i);
            file += std::to_string(100 + i) + " " + name + std::string(12 - name.size(), ' ') + std::string(6 - amount.size(), ' ') + amount + "\n";
        }
        const auto connection = open(file);
        const Finding finding = findingOf(*connection, "columns");
        QVERIFY2(finding.confidence > 0.9, finding.reason.c_str());
        QVERIFY2(finding.reason.find("blank in all of 30 rows: 4, 14-19") != std::string::npos, finding.reason.c_str());
        const auto layout = fixed::parseLayout(finding.value);
        QVERIFY(layout.ok());
        QCOMPARE(layout->records[0].fields.size(), std::size_t(3));
        const AnyTable table = test::readTable(*connection);
        QCOMPARE(table.rows[29], (std::vector<std::string>{"129", "ddd" "d", "841"}));
        // What was found, said as an option, reads the same.
        QCOMPARE(qt(read(file, {{"columns", finding.value}}).text()), qt(table.text()));
    }

    void aRulerOfDashesDrawsTheColumns() {
        const std::string file = "ID  FIRST NAME  AMOUNT\n--- ---------- -------\n  1 Anna Maria   12.00\n 22 Bo            3.50\n";
        const AnyTable table = read(file);
        QCOMPARE(table.names, (std::vector<std::string>{"ID", "FIRST NAME", "AMOUNT"}));
        QCOMPARE(qt(table.text()), QStringLiteral("|1|Anna Maria|12.00|\n|22|Bo|3.50|\n"));
        QCOMPARE(table.numbers, (std::vector<std::uint64_t>{3, 4}));
    }

    void namesInTheFirstLineAreAHeader() {
        const AnyTable table = read("id  town    since   \n1   Bonn    20240101\n22  Ulm     20230506\n333 Trier   20221224\n");
        QCOMPARE(table.names, (std::vector<std::string>{"id", "town", "since"}));
        QCOMPARE(table.rows.size(), std::size_t(3));
        ReadOptions raw;
        raw.raw = true;
        QCOMPARE(read("id  town    since   \n1   Bonn    20240101\n22  Ulm     20230506\n", {}, {}, raw).rows[0],
                 (std::vector<std::string>{"id  ", "town    ", "since   "}));
    }

    void withoutBlanksTheChangeOfLettersAndDigitsIsAll() {
        const auto connection = open("AB123XY\nCD456ZZ\nEF789QQ\n");
        const Finding finding = findingOf(*connection, "columns");
        QCOMPARE(qt(finding.value), QStringLiteral("column_1 1-2, column_2 3-5, column_3 6-"));
        QVERIFY(finding.confidence < 0.5);
    }

    void columnsThatALayoutLeavesOutAreTold() {
        const Finding finding = findingOf(*open("1 abc 9\n2 def 8\n", {{"columns", "id 1-1, nine 7-7"}}), "columns");
        QVERIFY2(finding.reason.find("leaves out: 3-5") != std::string::npos, finding.reason.c_str());
    }

    void anEmptyFileHasNoRows() {
        const AnyTable table = read("");
        QVERIFY(!table.error && table.rows.empty());
    }

    void layoutsArePrintedAndReadBack() {
        const std::string text = "\"order head\" when 1-1 = H|\"K L\": \"made on\" 2-9 date as \"dd.MM.yy\", n 10-12 decimal(5,2) packed, seen 13-40 timestamp with zone; "
                                 "line under \"order head\" when 1-1 = L: \"say \"\"so\"\"\" 2-4, \"when\" 5- integer zoned; rest: all 1-";
        const auto layout = fixed::parseLayout(text);
        QVERIFY2(layout.ok(), layout.ok() ? "" : layout.error().line().c_str());
        QCOMPARE(qt(fixed::printLayout(*layout)), qt(text));
        QVERIFY(*fixed::parseLayout(fixed::printLayout(*layout)) == *layout);
        QCOMPARE(qt(layout->records[1].fields[0].name), QStringLiteral("say \"so\""));
    }

    void wrongLayoutsSayWhatIsWrong_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* text, const char* says) { QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(says); };
        row("", "a field is expected at the end");
        row("id", "a range of columns");
        row("id 0-3", "a range of columns");
        row("id 5-3", "a range of columns");
        row("id 1-3 number", "a type like integer");
        row("id 1-3 integer packet", "implied, zoned, packed or binary");
        row("id 1-3 text packed", "only integers and decimals");
        row("id 1-30 integer packed", "1 to 20 columns");
        row("id 1-9 integer binary", "1 to 8 columns");
        row("id 1-3, id 4-5", "stands twice");
        row("id 1-3 as \"dd\"", "is none");
        row("d 1-3 date as \"dq\"", "d");
        row("a: x 1-1; b: y 1-1", "only one record type");
        row("a under b: x 1-1", "no type before it");
        row("a when 1-1 H: x 1-1", "= is expected");
        row("\"a 1-1", "never closed");
        row("a 1-1 b 2-2", "a type like");
    }
    void wrongLayoutsSayWhatIsWrong() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto layout = fixed::parseLayout(text.toStdString());
        QVERIFY(!layout.ok());
        QVERIFY(layout.error().code == Code::WrongValue);
        QVERIFY2(qt(layout.error().line()).contains(says), layout.error().line().c_str());
    }

    void aTableOfFieldsIsALayout() {
        const test::TemporaryFolder folder;
        std::ofstream(folder.file("layout.csv")) << "Record,When,Under,Field,Start,Width,Type,Storage,Description\n"
                                                    "head,1-1 = H,,made,2,8,date,,when it was made\n"
                                                    "head,,,code,,1,,,\n"
                                                    "line,1-1 = L,head,sku,2,3,,,\n"
                                                    "line,,,count,,4,integer,,\n";
        std::ofstream(folder.file("data.txt")) << "H20240101A\nL001   5\n";
        const auto location = parseLocation("fixed:" + folder.file("data.txt") + "#line");
        QVERIFY(location.ok());
        const auto connection = openConnection(*location, {{"layout", "layout.csv"}});
        QVERIFY2(connection.ok(), connection.ok() ? "" : connection.error().line().c_str());
        QCOMPARE(qt(test::readTable(**connection, "line").text()), QStringLiteral("|1|001|5|\n"));
        JobContext job;
        QCOMPARE(qt((*connection)->schema(job)->entities[0].fields[1].comment), QStringLiteral("when it was made"));
        std::ofstream(folder.file("wrong.csv")) << "field,start,width\na,1,x\n";
        const auto wrong = openConnection(*location, {{"layout", "wrong.csv"}});
        QVERIFY(!wrong.ok() && wrong.error().line().find("width must be a number") != std::string::npos);
    }

    void optionsThatCannotBeAreRefused() {
        for (const OptionValues& values : {OptionValues{{"records", "0"}}, {{"records", "x"}}, {{"encoding", "klingon"}}, {{"header", "-1"}},
                                           {{"columns", "a 1-9"}, {"records", "8"}}}) {
            const auto options = fixed::parseOptions(values, "x");
            QVERIFY(!options.ok() && options.error().code == Code::WrongValue);
        }
        const auto unknown = fixed::parseOptions({{"delimiter", ";"}}, "x");
        QVERIFY(!unknown.ok() && unknown.error().code == Code::UnknownKey);
    }

    /// What the fuzzer found once.
    void theCorpusOfTheFuzzerKeepsItsPromises() {
        int files = 0;
        QDirIterator entry(QStringLiteral(MW_SOURCE_DIR "/tests/fuzz/corpus/fixed"), QDir::Files);
        while (entry.hasNext()) {
            const auto bytes = readFile(entry.next().toStdString());
            test::checkFixed(*bytes);
            ++files;
        }
        QVERIFY(files >= 5);
    }
};

MW_TEST(TstFixed)
#include "tst_fixed.moc"
