// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sheet/number_format.h"
#include "core/connect/sheet/string_table.h"
#include "core/connect/xlsx/escapes.h"
#include "tests/core/connect/workbook_table.h"
#include "tests/support/random.h"
#include "tests/support/verify_ok.h"

using namespace mw;
using namespace mw::sheet;
using mw::test::qt;

namespace {

const OptionValues kNoHeader = {{"header", "no"}};

/// Formats 0 General, 1 date, 2 date and time, 3 time, 4 elapsed hours, 5 percent, 6 a date of the file's own.
const char* const kStyles = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy;@\"/></numFmts>"
                            "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                            "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"21\"/>"
                            "<xf numFmtId=\"46\"/><xf numFmtId=\"9\"/><xf numFmtId=\"164\"/></cellXfs>";

std::string row(const std::string& cells) {
    return "<sheetData><row r=\"1\">" + cells + "</row></sheetData>";
}

/// The only row of a sheet with these cells, as it is shown.
QString readRow(const std::string& cells, const std::string& sharedStrings = {}, const std::string& attributes = {}, bool raw = false) {
    test::WorkbookText text;
    text.sheetData = row(cells);
    text.sharedStrings = sharedStrings;
    text.styles = kStyles;
    text.workbookAttributes = attributes;
    ReadOptions options;
    options.raw = raw;
    const auto table = test::readXlsx(test::xlsxOf(text), kNoHeader, options);
    if (table.error)
        return qt(table.error->line());
    QStringList problems;
    for (const MalformedRow& malformed : table.malformed)
        problems += qt(malformed.error.line());
    return problems.isEmpty() ? test::show(table.rows).trimmed() : problems.join(QLatin1Char('\n'));
}

} // namespace

class TstXlsxCells : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cells_data() {
        QTest::addColumn<QByteArray>("cells");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("raw");
        const auto add = [](const char* name, const char* cells, const char* shown, const char* raw) {
            QTest::newRow(name) << QByteArray(cells) << QString::fromUtf8(shown) << QString::fromUtf8(raw);
        };
        add("a whole number", "<c r='A1'><v>42</v></c>", "|42|", "|42|");
        add("a tenth as it is stored", "<c r='A1'><v>0.10000000000000001</v></c>", "|0.1|", "|0.10000000000000001|");
        add("an exponent", "<c r='A1'><v>1.5E3</v></c>", "|1500|", "|1.5E3|");
        add("a long number keeps its digits", "<c r='A1'><v>12345678901234567890</v></c>", "|12345678901234567890|", "|12345678901234567890|");
        add("negative zero", "<c r='A1'><v>-0</v></c>", "|0|", "|-0|");
        add("text with leading zeros", "<c r='A1' t='inlineStr'><is><t>00123</t></is></c>", "|00123|", "|00123|");
        add("text with spaces", "<c r='A1' t='inlineStr'><is><t xml:space='preserve'> a b </t></is></c>", "| a b |", "| a b |");
        add("truth", "<c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>0</v></c>", "|true|false|", "|1|0|");
        add("a date", "<c r='A1' s='1'><v>45322</v></c>", "|2024-01-31|", "|45322|");
        add("a date of the file's own format", "<c r='A1' s='6'><v>45322</v></c>", "|2024-01-31|", "|45322|");
        add("a date with a time", "<c r='A1' s='2'><v>45322.4375</v></c>", "|2024-01-31 10:30:00|", "|45322.4375|");
        add("a date that has a time nobody sees", "<c r='A1' s='1'><v>45322.5</v></c>", "|2024-01-31 12:00:00|", "|45322.5|");
        add("a time", "<c r='A1' s='3'><v>0.75</v></c>", "|18:00:00|", "|0.75|");
        add("elapsed hours", "<c r='A1' s='4'><v>1.5</v></c>", "|36:00:00|", "|1.5|");
        add("a share in percent is the number", "<c r='A1' s='5'><v>0.19</v></c>", "|0.19|", "|0.19|");
        add("the day before the leap day that never was", "<c r='A1' s='1'><v>59</v></c>", "|1900-02-28|", "|59|");
        add("the leap day that never was stays a number", "<c r='A1' s='1'><v>60</v></c>", "|60|", "|60|");
        add("the day behind it", "<c r='A1' s='1'><v>61</v></c>", "|1900-03-01|", "|61|");
        add("a negative date stays a number", "<c r='A1' s='1'><v>-1</v></c>", "|-1|", "|-1|");
        add("the last day", "<c r='A1' s='1'><v>2958465</v></c>", "|9999-12-31|", "|2958465|");
        add("a day behind the last", "<c r='A1' s='1'><v>2958466</v></c>", "|2958466|", "|2958466|");
        add("a date written out", "<c r='A1' t='d'><v>2024-01-31</v></c><c r='B1' t='d'><v>2024-01-31T10:30:00</v></c>",
            "|2024-01-31|2024-01-31 10:30:00|", "|2024-01-31|2024-01-31T10:30:00|");
        add("a formula by its value", "<c r='A1'><f>1+1</f><v>2</v></c>", "|2|", "|2|");
        add("a formula of text", "<c r='A1' t='str'><f>A2&amp;\"\"</f><v></v></c>", "||", "||");
        add("an inline text beside a value", "<c r='A1' t='inlineStr'><v>1.0</v><is><t>1.</t></is></c>", "|1.|", "|1.|");
        add("an inline text before a value", "<c r='A1' t='inlineStr'><is><t>1.</t></is><v>1.0</v></c>", "|1.|", "|1.|");
        add("rich text and a reading", "<c r='A1' t='inlineStr'><is><r><t>to</t></r><r><t>kyo</t></r><rPh sb='0' eb='1'><t>x</t></rPh></is></c>", "|tokyo|", "|tokyo|");
        add("escapes", "<c r='A1' t='inlineStr'><is><t>a_x000D_b_x005F_x_xZZZZ_</t></is></c>", "|a\rb_x_xZZZZ_|", "|a\rb_x_xZZZZ_|");
        add("gaps are null", "<c r='A1'><v>1</v></c><c r='C1'><v>3</v></c>", "|1|∅|3|", "|1||3|");
        add("cells without places follow one another", "<c><v>1</v></c><c><v>2</v></c>", "|1|2|", "|1|2|");
        add("cells out of order", "<c r='B1'><v>2</v></c><c r='A1'><v>1</v></c>", "|1|2|", "|1|2|");
        add("a blank cell with a look", "<c r='A1'><v>1</v></c><c r='B1' s='1'/>", "|1|", "|1|");
    }
    void cells() {
        QFETCH(QByteArray, cells);
        QTEST(readRow(cells.toStdString()), "shown");
        QTEST(readRow(cells.toStdString(), {}, {}, true), "raw");
    }

    void errorsAndUnsavedFormulasAreErrorsOfTheirRow() {
        QCOMPARE(readRow("<c r='A1'><v>1</v></c><c r='B1' t='e'><v>#N/A</v></c>"), qt("Sheet1!B1: the cell holds the error #N/A"));
        QCOMPARE(readRow("<c r='A1' t='e'><v>#DIV/0!</v></c>", {}, {}, true), qt("|#DIV/0!|"));
        QVERIFY(readRow("<c r='A1'><f>B1+C1</f></c>").startsWith(qt("Sheet1!A1: the value of the formula '=B1+C1' is not stored")));
        QCOMPARE(readRow("<c r='A1'><f>B1+C1</f></c>", {}, {}, true), qt("|=B1+C1|"));
    }

    void sharedTexts() {
        const std::string strings = "<si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r><rPh><t>no</t></rPh></si><si><t/></si><si><t>a_x000A_b</t></si>";
        QCOMPARE(readRow("<c r='A1' t='s'><v>1</v></c><c r='B1' t='s'><v>0</v></c><c r='C1' t='s'><v>2</v></c><c r='D1' t='s'><v>3</v></c>", strings),
                 qt("|two|one||a\nb|"));
        QVERIFY(readRow("<c r='A1' t='s'><v>4</v></c>", strings).contains(qt("Sheet1!A1: the cell refers to the shared text '4', which is not there")));
        QVERIFY(readRow("<c r='A1' t='s'><v>x</v></c>", strings).contains(qt("'x'")));
        QCOMPARE(readRow("<c r='A1'><v>7</v></c><c r='B1' t='s'><v></v></c>", strings), qt("|7|"));
    }

    void bothCalendars() {
        for (const char* const flag : {"date1904='1'", "date1904='true'"}) {
            QCOMPARE(readRow("<c r='A1' s='1'><v>0</v></c><c r='B1' s='1'><v>60</v></c>", {}, flag), qt("|1904-01-01|1904-03-01|"));
        }
        QCOMPARE(readRow("<c r='A1' s='1'><v>1</v></c>", {}, "date1904='0'"), qt("|1900-01-01|"));
    }

    void formats_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("shown");
        const auto add = [](const char* code, NumberShown shown) { QTest::newRow(code) << QString::fromUtf8(code) << int(shown); };
        using N = NumberShown;
        add("General", N::AsNumber);
        add("0.00", N::AsNumber);
        add("#,##0.00 \"days\"", N::AsNumber);
        add("0.00E+00", N::AsNumber);
        add("0.00%", N::AsPercent);
        add("[Red]0;[Blue]-0", N::AsNumber);
        add("yyyy-mm-dd", N::AsDate);
        add("[$-409]d\\-mmm\\-yy;@", N::AsDate);
        add("mmmm", N::AsDate);
        add("dddd", N::AsDate);
        add("yyyy/m/d h:mm", N::AsTimestamp);
        add("m/d/yy h:mm AM/PM", N::AsTimestamp);
        add("h:mm:ss", N::AsTime);
        add("mm:ss.0", N::AsTime);
        add("h:mm AM/PM", N::AsTime);
        add("[h]:mm:ss", N::AsDuration);
        add("[mm]:ss", N::AsDuration);
        add("[hh]\"h\"", N::AsDuration);
        add("\"month\" 0", N::AsNumber);
        add("_-* #,##0.00\\ \"€\"_-", N::AsNumber);
        add("ggge\"年\"m\"月\"d\"日\"", N::AsDate);
        add("0.0;\"yyyy\"", N::AsNumber);
        add("\\d0", N::AsNumber);
        add("@", N::AsNumber);
        add("", N::AsNumber);
    }
    void formats() {
        QFETCH(QString, code);
        QTEST(int(shownBy(code.toStdString())), "shown");
    }

    /// Every day of the calendar since 1900 against counting them one by one.
    void everyDayHasItsDate() {
        Date date;
        QVERIFY(fromCivil(1900, 1, 1, date));
        for (int serial = 1; serial <= 2'958'465; serial += serial < 1000 ? 1 : 97) {
            std::string text;
            CellKind kind = CellKind::Text;
            const bool printed = printSerial(serial, NumberShown::AsDate, Calendar::Since1900, text, kind);
            QCOMPARE(printed, serial != 60);
            if (printed)
                QCOMPARE(text, printDate(Date{date.days + serial - (serial < 60 ? 1 : 2)}));
            std::string other;
            QVERIFY(serial < 1463 || printSerial(serial - 1462, NumberShown::AsDate, Calendar::Since1904, other, kind));
            QVERIFY(serial < 1463 || other == text);
        }
    }

    void timesAreRoundedToTheMillisecond() {
        test::Random random("timesAreRoundedToTheMillisecond");
        for (int i = 0; i < 20'000; ++i) {
            const auto millis = std::int64_t(random.below(86'400'000));
            const auto day = std::int64_t(61 + random.below(100'000));
            std::string text;
            CellKind kind = CellKind::Text;
            QVERIFY(printSerial(double(day) + double(millis) / 86'400'000.0, NumberShown::AsTimestamp, Calendar::Since1900, text, kind));
            QCOMPARE(text, printTimestamp(Timestamp{(day - 25'569) * kMicrosPerDay + millis * 1000}, false));
        }
    }

    void escapesOfCharactersBeyondTheBasicPlane() {
        std::string text;
        xlsx::appendUnescaped("_xD83C__xDF63_ _xD83C_ _x0000_ _x000a", text);
        QCOMPARE(qt(text), QStringLiteral("🍣 _xD83C_ _x0000_ _x000a"));
    }

    void aTableOfTextsIsTheSameInMemoryAndOnDisk() {
        test::Random random("aTableOfTextsIsTheSameInMemoryAndOnDisk");
        for (const std::size_t budget : {std::size_t(0), std::size_t(40'000), std::size_t(8) << 20}) {
            StringTable table(budget);
            std::vector<std::string> expected;
            for (int i = 0; i < 6000; ++i) {
                expected.push_back(random.text(std::size_t(random.oneIn(200) ? 30'000 : random.below(40)), "abcé "));
                VERIFY_OK(table.add(expected.back()));
            }
            QCOMPARE(table.size(), std::uint64_t(expected.size()));
            for (int i = 0; i < 20'000; ++i) {
                const auto number = i < 6000 ? std::uint64_t(i) : random.below(6000);
                const auto text = table.at(number);
                VERIFY_OK(text);
                QVERIFY(*text == expected[std::size_t(number)]);
            }
        }
    }

    void placesOfCells() {
        QCOMPARE(cellName(1, 0), std::string("A1"));
        QCOMPARE(cellName(1'048'576, 16'383), std::string("XFD1048576"));
        QCOMPARE(cellPlace("Müller", 7, 27), std::string("Müller!AB7"));
        QCOMPARE(cellPlace("It's 1", 7, 1), std::string("'It''s 1'!B7"));
        for (std::uint32_t column = 0; column < kMostColumns; ++column) {
            std::uint32_t row = 0, found = 0;
            QVERIFY(parseCell(cellName(9, column), row, found));
            QVERIFY(row == 9 && found == column);
        }
        for (const char* const wrong : {"", "A", "1", "A0", "XFE1", "A1048577", "A1B", "AAAAAAAA1", "A1:"})
            QVERIFY2(!parseRange(wrong), wrong);
        QVERIFY((*parseRange("C3:$A$1") == CellRange{1, 4, 0, 3}));
        std::string sheetName;
        QVERIFY((*parseSheetRange("'It''s 1'!$B$2", sheetName) == CellRange{2, 3, 1, 2}));
        QCOMPARE(sheetName, std::string("It's 1"));
        QVERIFY(!parseSheetRange("'open!A1", sheetName));
        QVERIFY(!parseSheetRange("A1:B2", sheetName));
    }
};

MW_TEST(TstXlsxCells)
#include "tst_xlsx_cells.moc"
