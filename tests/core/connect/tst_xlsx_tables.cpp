// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "tests/core/connect/workbook_table.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/verify_ok.h"

using namespace mw;
using mw::test::qt;

namespace {

/// Rows as they are written here: cells between bars, numbers as numbers, blank cells left out, blank rows too.
std::string sheetData(const std::string& text, const std::string& rowAttributes = {}) {
    std::string data = "<sheetData>";
    std::size_t row = 1;
    for (std::size_t begin = 0; begin < text.size(); ++row) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string cells;
        std::uint32_t column = 0;
        for (std::size_t from = begin; from <= end; ++column) {
            const std::size_t bar = std::min(text.find('|', from), end);
            const std::string value = text.substr(from, bar - from);
            const std::string place = " r=\"" + sheet::cellName(std::uint32_t(row), column) + "\"";
            const bool isNumber = !value.empty() && value.find_first_not_of("-.0123456789") == std::string::npos;
            if (isNumber)
                cells += "<c" + place + "><v>" + value + "</v></c>";
            else if (value.starts_with('#'))
                cells += "<c" + place + " t=\"e\"><v>" + value + "</v></c>";
            else if (!value.empty())
                cells += "<c" + place + " t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
            from = bar + 1;
        }
        if (!cells.empty())
            data += "<row r=\"" + std::to_string(row) + "\"" + (row == 3 ? rowAttributes : "") + ">" + cells + "</row>";
        begin = end + 1;
    }
    return data + "</sheetData>";
}

std::string bookOf(const std::string& text) {
    test::WorkbookText book;
    book.sheetData = sheetData(text);
    return test::xlsxOf(book);
}

const char* const kCustomers = "id|name|amount\n1|Ann|10.5\n2|Bob|20\n3||-7.25\n";

} // namespace

class TstXlsxTables : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tables_data() {
        QTest::addColumn<QByteArray>("sheet");
        QTest::addColumn<QString>("names");
        QTest::addColumn<QString>("rows");
        const auto add = [](const char* name, const char* sheet, const char* names, const char* rows) {
            QTest::newRow(name) << QByteArray(sheet) << QString::fromUtf8(names) << QString::fromUtf8(rows);
        };
        add("names over values", kCustomers, "id,name,amount", "|1|Ann|10.5|\n|2|Bob|20|\n|3|∅|-7.25|\n");
        add("titles above", "Customers of the north\nas of January\n\nid|name|amount\n1|Ann|10\n2|Bob|20\n", "id,name,amount", "|1|Ann|10|\n|2|Bob|20|\n");
        add("a title over a narrow table", "Balances\n\nid|amount\n1|10\n2|20\n", "id,amount", "|1|10|\n|2|20|\n");
        add("a table that begins further right", "||id|amount\n||1|10\n", "id,amount", "|1|10|\n");
        add("values alone", "1|2\n3|4\n", "column_1,column_2", "|1|2|\n|3|4|\n");
        add("text alone", "city|country\nBerne|Switzerland\nParis|France\n", "city,country", "|Berne|Switzerland|\n|Paris|France|\n");
        add("years as names", "country|2021|2022|2023\nFrance|7|8|9\nSpain|3|2|1\n", "country,2021,2022,2023", "|France|7|8|9|\n|Spain|3|2|1|\n");
        add("blank rows are passed over", "id|name\n1|Ann\n\n\n2|Bob\n", "id,name", "|1|Ann|\n|2|Bob|\n");
        add("a column without a name", "id||amount\n1|x|10\n2|y|20\n", "id,column_2,amount", "|1|x|10|\n|2|y|20|\n");
        add("names that stand twice", "id|name|name\n1|a|b\n", "id,name,name_2", "|1|a|b|\n");
        add("names in several lines", "order  &#10; number|amount\n1|2\n", "order number,amount", "|1|2|\n");
        add("a header alone", "id|name\n", "id,name", "");
        add("nothing", "", "", "");
    }
    void tables() {
        QFETCH(QByteArray, sheet);
        const auto table = test::readXlsx(bookOf(sheet.toStdString()));
        QVERIFY2(!table.error, table.error ? table.error->line().c_str() : "");
        QVERIFY(table.malformed.empty());
        QStringList names;
        for (const std::string& name : table.names)
            names += qt(name);
        QTEST(names.join(QLatin1Char(',')), "names");
        QTEST(test::show(table.rows), "rows");
    }

    void rowsKeepTheNumbersOfTheSheet() {
        const auto table = test::readXlsx(bookOf("id|name\n1|Ann\n\n2|Bob\n"));
        QVERIFY((table.numbers == std::vector<std::uint64_t>{2, 4}));
    }

    void optionsOverruleWhatIsFound() {
        QCOMPARE(test::show(test::readXlsx(bookOf(kCustomers), {{"header", "no"}, }).rows).split(QLatin1Char('\n'))[0], qt("|id|name|amount|"));
        const auto below = test::readXlsx(bookOf("a|b\nid|name\n1|Ann\n"), {{"header_row", "2"}});
        QVERIFY((below.names == std::vector<std::string>{"id", "name"}));
        QCOMPARE(test::show(below.rows), qt("|1|Ann|\n"));
        for (const auto& [name, value] : OptionValues{{"header", "perhaps"}, {"header_row", "0"}, {"header_row", "x"}, {"hidden_rows", "2"}, {"delimiter", ";"}})
            QVERIFY2(!sheet::parseOptions({{name, value}}).ok(), name.c_str());
        QVERIFY(!sheet::parseOptions({{"header", "no"}, {"header_row", "3"}}).ok());
    }

    void hiddenRowsAreReadAndToldOrLeftOut() {
        test::WorkbookText book;
        book.sheetData = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>" + sheetData(kCustomers, " hidden=\"1\"") +
                         "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>";
        const std::string bytes = test::xlsxOf(book);
        QCOMPARE(test::readXlsx(bytes).rows.size(), std::size_t(3));
        QCOMPARE(test::show(test::readXlsx(bytes, {{"hidden_rows", "no"}}).rows), qt("|1|Ann|10.5|\n|3|∅|-7.25|\n"));
        const auto entity = test::describeXlsx(bytes);
        VERIFY_OK(entity);
        QCOMPARE(entity->comment, std::string("hidden: 1 row; merged cells: A1:B1"));
        QCOMPARE(entity->fields[1].comment, std::string("hidden column B"));
    }

    void typesOfColumnsAndTheirExceptions() {
        const auto entity = test::describeXlsx(bookOf("id|amount|code|state\n1|10.5|007|#N/A\n2|20|x|1\n3|n/a|y|2\n"));
        VERIFY_OK(entity);
        QVERIFY(entity->fields[0].suggestedType == LogicalType::integer());
        QCOMPARE(entity->fields[0].evidence, std::string("3 of 3 values are whole numbers"));
        QVERIFY(entity->fields[1].suggestedType == LogicalType::null());
        QCOMPARE(entity->fields[1].evidence, std::string("2 of 3 values are numbers; others: B4 'n/a'"));
        QVERIFY(entity->fields[2].suggestedType == LogicalType::null());
        QVERIFY(entity->fields[3].suggestedType == LogicalType::integer());
        QCOMPARE(entity->fields[3].evidence, std::string("2 of 3 values are whole numbers; others: D2 #N/A"));
        QCOMPARE(*entity->rowEstimate, std::uint64_t(3));
        QVERIFY(entity->rowsAreExact);
    }

    void anErrorSpoilsItsRowOnlyWhereItsColumnIsWanted() {
        const std::string bytes = bookOf("id|state\n1|#N/A\n2|3\n");
        const auto all = test::readXlsx(bytes);
        QCOMPARE(all.malformed.size(), std::size_t(1));
        QCOMPARE(all.malformed[0].error.where, std::string("Sheet1!B2"));
        QCOMPARE(all.malformed[0].rowNumber, std::uint64_t(2));
        QCOMPARE(all.malformed[0].raw, std::string("1\t#N/A"));
        ReadOptions one;
        one.fields = {"id"};
        const auto ids = test::readXlsx(bytes, {}, one);
        QVERIFY(ids.malformed.empty());
        QCOMPARE(test::show(ids.rows), qt("|1|\n|2|\n"));
    }

    void aValueBesideTheTableIsAnErrorOfItsRow() {
        std::string text = "id|name\n";
        for (int i = 1; i <= 1500; ++i)
            text += std::to_string(i) + "|x" + (i == 1400 ? "|stray" : "") + "\n";
        const auto table = test::readXlsx(bookOf(text));
        QCOMPARE(table.rows.size(), std::size_t(1499));
        QCOMPARE(table.malformed.size(), std::size_t(1));
        QCOMPARE(table.malformed[0].error.code, Code::StrayValue);
        QCOMPARE(table.malformed[0].error.where, std::string("Sheet1!C1401"));
    }

    void tablesAndNamedRangesAreEntities() {
        test::WorkbookText book;
        book.sheetData = sheetData("note\n|id|amount\n|1|10\n|2|20\n|sum|30\n\nleft|right\n5|6\n");
        book.table = "<table id=\"1\" name=\"T\" displayName=\"Amounts\" ref=\"B2:C5\" totalsRowCount=\"1\">"
                     "<tableColumns count=\"2\"><tableColumn id=\"1\" name=\"id\"/><tableColumn id=\"2\" name=\"amount_x000a_net\"/></tableColumns></table>";
        book.names = "<definedName name=\"Pairs\">Sheet1!$A$7:$B$8</definedName><definedName name=\"Rate\">Sheet1!$A$8</definedName>"
                     "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">Sheet1!$A$1:$C$8</definedName>"
                     "<definedName name=\"Sum\">SUM(Sheet1!$A$1:$A$8)</definedName><definedName name=\"SHEET1\">Sheet1!$A$1:$B$2</definedName>";
        const std::string bytes = test::xlsxOf(book);
        JobContext job;
        const auto connection = test::openXlsx(package::randomBytes(bytes));
        VERIFY_OK(connection);
        const auto schema = (*connection)->schema(job);
        VERIFY_OK(schema);
        std::vector<std::string> names;
        for (const Entity& entity : schema->entities)
            names.push_back(entity.name);
        QVERIFY((names == std::vector<std::string>{"Sheet1", "Amounts", "Pairs", "SHEET1 (2)"}));
        const auto amounts = test::readXlsx(bytes, {}, {}, "amounts");
        QVERIFY((amounts.names == std::vector<std::string>{"id", "amount net"}));
        QCOMPARE(test::show(amounts.rows), qt("|1|10|\n|2|20|\n"));
        QCOMPARE(test::show(test::readXlsx(bytes, {}, {}, "Pairs").rows), qt("|5|6|\n"));
        QCOMPARE(test::show(test::readXlsx(bytes, {}, {}, "Sheet1!B2:C3").rows), qt("|1|10|\n"));
        const auto unknown = test::readXlsx(bytes, {}, {}, "Sheet2!A1:B2");
        QVERIFY(unknown.error && unknown.error->code == Code::UnknownEntity);
        QCOMPARE(unknown.error->line(), std::string("test.xlsx: there is no entity named 'Sheet2!A1:B2'; there are: Sheet1, Amounts, Pairs, SHEET1 (2)"));
    }

    void rawGivesWhatStandsThere() {
        ReadOptions raw;
        raw.raw = true;
        const auto table = test::readXlsx(bookOf("Title\n\n|id|amount\n|1|#N/A\n"), {}, raw);
        QVERIFY((table.names == std::vector<std::string>{"column_1", "column_2", "column_3"}));
        QCOMPARE(test::show(table.rows), qt("|Title|||\n||||\n||id|amount|\n||1|#N/A|\n"));
        QVERIFY((table.numbers == std::vector<std::uint64_t>{1, 2, 3, 4}));
    }

    void aRawSheetWithALargeGapStaysSmall() {
        test::WorkbookText book;
        book.sheetData = "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
                         "<row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData>";
        ReadOptions raw;
        raw.raw = true;
        raw.fields = {"column_1"};
        const auto one = test::readXlsx(test::xlsxOf(book), {}, raw);
        QCOMPARE(one.rows.size(), std::size_t(1'048'576));
        raw.fields = {};
        const auto all = test::readXlsx(test::xlsxOf(book), {}, raw);
        QVERIFY(!all.error);
        QCOMPARE(all.rows.size(), std::size_t(2));
        QVERIFY((all.numbers == std::vector<std::uint64_t>{1, 1'048'576}));
    }

    void strictAndPrefixedWorkbooks() {
        test::WorkbookText strict;
        strict.main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
        strict.relations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
        strict.sheetData = sheetData(kCustomers);
        QCOMPARE(test::readXlsx(test::xlsxOf(strict)).rows.size(), std::size_t(3));
        test::Parts prefixed = test::partsOf(strict);
        for (auto& [name, content] : prefixed)
            if (name == "xl/worksheets/sheet1.xml")
                content = "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>";
        QCOMPARE(test::show(test::readXlsx(test::zipOf(prefixed), {{"header", "no"}}).rows), qt("|5|\n"));
        for (auto& [name, content] : prefixed) // other programs write other separators and cases
            name = name.starts_with("xl/worksheets/s") ? "XL\\Worksheets\\Sheet1.xml" : name;
        QCOMPARE(test::show(test::readXlsx(test::zipOf(prefixed), {{"header", "no"}}).rows), qt("|5|\n"));
    }

    void aFileIsKnownByWhatItHolds() {
        const test::TemporaryFolder folder;
        const std::string bytes = bookOf(kCustomers);
        for (const char* const name : {"a.xlsx", "b.XLSM", "c", "d.dat"}) {
            VERIFY_OK(writeFile(folder.file(name), bytes));
            const auto location = parseLocation(folder.file(name) + "#Sheet1");
            VERIFY_OK(location);
            const auto connector = connectorFor(*location);
            VERIFY_OK(connector);
            QCOMPARE((*connector)->name, std::string("xlsx"));
            const auto connection = openConnection(*location);
            VERIFY_OK(connection);
            JobContext job;
            ReadOptions options;
            options.hashInput = true;
            const auto reader = (*connection)->read(location->entity, options, job);
            VERIFY_OK(reader);
            const auto table = test::readAll(**reader, job);
            QCOMPARE(table.rows.size(), std::size_t(3));
            QCOMPARE(table.hash, toHex(sha256(bytes)));
        }
    }
};

MW_TEST(TstXlsxTables)
#include "tst_xlsx_tables.moc"
