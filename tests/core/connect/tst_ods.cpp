// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/ods/ods_workbook.h"
#include "tests/core/connect/workbook_table.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/verify_ok.h"

#include <QDirIterator>

using namespace mw;
using mw::test::qt;

namespace {

const char* const kHead = "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                          "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                          "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
                          "<office:automatic-styles><style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
                          "</office:automatic-styles><office:body><office:spreadsheet>";
const char* const kTail = "</office:spreadsheet></office:body></office:document-content>";

std::string odsOf(const std::string& tables, const std::string& manifest = "<manifest:manifest xmlns:manifest=\"m\"/>") {
    return test::zipOf({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", kHead + tables + kTail}, {"META-INF/manifest.xml", manifest}});
}

std::string tableOf(const std::string& rows, const std::string& name = "Sheet1") {
    return "<table:table table:name=\"" + name + "\">" + rows + "</table:table>";
}

std::string row(const std::string& cells) {
    return "<table:table-row>" + cells + "</table:table-row>";
}

std::string number(const std::string& value) {
    return "<table:table-cell office:value-type=\"float\" office:value=\"" + value + "\"><text:p>" + value + "</text:p></table:table-cell>";
}

std::string string(const std::string& paragraphs) {
    return "<table:table-cell office:value-type=\"string\">" + paragraphs + "</table:table-cell>";
}

Result<std::unique_ptr<Connection>> openOds(std::shared_ptr<package::RandomBytes> bytes, const OptionValues& values = {}) {
    MW_TRY_DO(sheet::parseOptions(values));
    JobContext job;
    MW_TRY(auto workbook, ods::OdsWorkbook::open(std::move(bytes), "test.ods", job));
    return std::unique_ptr<Connection>(std::make_unique<sheet::SheetConnection>(std::move(workbook), values, "test.ods", ""));
}

test::CsvTable readFrom(std::shared_ptr<package::RandomBytes> bytes, const OptionValues& values, const ReadOptions& options, const std::string& entity) {
    test::CsvTable table;
    JobContext job;
    const auto connection = openOds(std::move(bytes), values);
    if (!connection) {
        table.error = connection.error();
        return table;
    }
    const auto reader = (*connection)->read(entity, options, job);
    if (!reader) {
        table.error = reader.error();
        return table;
    }
    return test::readAll(**reader, job);
}

test::CsvTable readOds(const std::string& bytes, const OptionValues& values = {}, const ReadOptions& options = {}, const std::string& entity = {}) {
    return readFrom(package::randomBytes(bytes), values, options, entity);
}

} // namespace

class TstOds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cells_data() {
        QTest::addColumn<QByteArray>("cells");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("raw");
        const auto add = [](const char* name, const std::string& cells, const char* shown, const char* raw) {
            QTest::newRow(name) << QByteArray::fromStdString(cells) << QString::fromUtf8(shown) << QString::fromUtf8(raw);
        };
        const auto typed = [](const char* type, const char* attribute, const char* value, const char* text) {
            return std::string("<table:table-cell office:value-type=\"") + type + "\" office:" + attribute + "=\"" + value + "\"><text:p>" + text + "</text:p></table:table-cell>";
        };
        add("a number", number("0.10000000000000001"), "|0.1|", "|0.10000000000000001|");
        add("money", typed("currency", "value", "12.5", "€ 12.50"), "|12.5|", "|12.5|");
        add("a share in percent is the number", typed("percentage", "value", "0.19", "19 %"), "|0.19|", "|0.19|");
        add("a date", typed("date", "date-value", "2024-01-31", "31.01.24"), "|2024-01-31|", "|2024-01-31|");
        add("a date with a time", typed("date", "date-value", "2024-01-31T10:30:00", "x"), "|2024-01-31 10:30:00|", "|2024-01-31T10:30:00|");
        add("fractions of a second", typed("date", "date-value", "2024-01-31T10:30:00.123456789", "x"), "|2024-01-31 10:30:00.123456|", "|2024-01-31T10:30:00.123456789|");
        add("a time", typed("time", "time-value", "PT18H05M09S", "18:05"), "|18:05:09|", "|PT18H05M09S|");
        add("elapsed hours", typed("time", "time-value", "PT36H30M00S", "36:30"), "|36:30:00|", "|PT36H30M00S|");
        add("truth", typed("boolean", "boolean-value", "true", "WAHR"), "|true|", "|true|");
        add("text of several lines", string("<text:p>one</text:p><text:p>two<text:line-break/>three</text:p>"), "|one\ntwo\nthree|", "|one\ntwo\nthree|");
        add("spaces", string("<text:p> a\n   b<text:s text:c=\"3\"/>c<text:tab/></text:p>"), "|a b   c\t|", "|a b   c\t|");
        add("text in pieces", string("<text:p>a<text:span>b</text:span><text:a>c</text:a></text:p>"), "|abc|", "|abc|");
        add("a remark is no text", string("<office:annotation><text:p>note</text:p></office:annotation><text:p>a</text:p>"), "|a|", "|a|");
        add("a text whose number is shown", "<table:table-cell office:value-type=\"string\" office:string-value=\"007\"><text:p>7</text:p></table:table-cell>", "|007|", "|007|");
        add("empty text", string("<text:p/>") + number("1"), "||1|", "||1|");
        add("cells that are repeated", "<table:table-cell office:value-type=\"float\" office:value=\"7\" table:number-columns-repeated=\"3\"/>" + number("8"), "|7|7|7|8|", "|7|7|7|8|");
        add("blank cells that are repeated", number("1") + "<table:table-cell table:number-columns-repeated=\"2\"/>" + number("2") + "<table:table-cell table:number-columns-repeated=\"16000\"/>",
            "|1|∅|∅|2|", "|1|||2|");
        add("covered cells", "<table:table-cell office:value-type=\"float\" office:value=\"7\" table:number-columns-spanned=\"2\"/><table:covered-table-cell/>" + number("8"), "|7|∅|8|", "|7||8|");
    }
    void cells() {
        QFETCH(QByteArray, cells);
        const std::string bytes = odsOf(tableOf(row(cells.toStdString())));
        QTEST(test::show(readOds(bytes, {{"header", "no"}}).rows).chopped(1), "shown");
        ReadOptions raw;
        raw.raw = true;
        QTEST(test::show(readOds(bytes, {}, raw).rows).chopped(1), "raw");
    }

    void errorsAreErrorsOfTheirRow_data() {
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("said by the cell") << QByteArray("<table:table-cell table:formula=\"of:=NA()\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>");
        QTest::newRow("said by its text") << QByteArray("<table:table-cell table:formula=\"of:=NA()\" office:value-type=\"float\" office:value=\"0\"><text:p>#N/A</text:p></table:table-cell>");
    }
    void errorsAreErrorsOfTheirRow() {
        QFETCH(QByteArray, cell);
        const auto table = readOds(odsOf(tableOf(row(number("1") + cell.toStdString()))), {{"header", "no"}});
        QVERIFY(table.rows.empty());
        QCOMPARE(table.malformed.size(), std::size_t(1));
        QCOMPARE(table.malformed[0].error.line(), std::string("Sheet1!B1: the cell holds the error #N/A"));
    }

    void sheetsNamesAndWhatIsHidden() {
        const std::string bytes = odsOf(
            "<table:tracked-changes><table:table-cell office:value-type=\"float\" office:value=\"9\"/></table:tracked-changes>" +
            tableOf("<table:table-column/><table:table-column table:visibility=\"collapse\"/>" + row(string("<text:p>id</text:p>") + string("<text:p>n</text:p>")) + row(number("1") + number("2")) +
                    "<table:table-row table:visibility=\"filter\">" + number("3") + number("4") + "</table:table-row>", "It's &amp; one") +
            "<table:table table:name=\"Second\" table:style-name=\"ta2\"><table:shapes><table:table table:name=\"none\"/></table:shapes>" + row(number("5") + number("6")) + row(number("7") + number("8")) + "</table:table>" +
            "<table:named-expressions><table:named-range table:name=\"Pairs\" table:cell-range-address=\"$Second.$A$1:.$B$2\"/>"
            "<table:named-range table:name=\"One\" table:cell-range-address=\"$Second.$A$1\"/></table:named-expressions>"
            "<table:database-ranges><table:database-range table:name=\"People\" table:target-range-address=\"'It''s &amp; one'.A1:'It''s &amp; one'.B2\"/>"
            "<table:database-range table:name=\"__Anonymous_Sheet_DB__0\" table:target-range-address=\"Second.A1:Second.B2\"/></table:database-ranges>");
        JobContext job;
        const auto connection = openOds(package::randomBytes(bytes));
        VERIFY_OK(connection);
        const auto schema = (*connection)->schema(job);
        VERIFY_OK(schema);
        std::vector<std::string> names;
        for (const Entity& entity : schema->entities)
            names.push_back(entity.name);
        QVERIFY((names == std::vector<std::string>{"It's & one", "Second", "Pairs", "People"}));
        QCOMPARE(schema->entities[0].comment, std::string("hidden: 1 row"));
        QCOMPARE(schema->entities[0].fields[1].comment, std::string("hidden column B"));
        QCOMPARE(schema->entities[1].comment, std::string("hidden sheet"));
        QCOMPARE(test::show(readOds(bytes, {}, {}, "second").rows), qt("|5|6|\n|7|8|\n"));
        QCOMPARE(test::show(readOds(bytes, {}, {}, "Pairs").rows), qt("|5|6|\n|7|8|\n"));
        const auto people = readOds(bytes, {}, {}, "People");
        QVERIFY((people.names == std::vector<std::string>{"id", "n"}));
        QCOMPARE(test::show(people.rows), qt("|1|2|\n"));
    }

    void repeatedRowsAreBounded() {
        const auto repeated = [](const std::string& times, const std::string& cells) { return "<table:table-row table:number-rows-repeated=\"" + times + "\">" + cells + "</table:table-row>"; };
        const auto three = readOds(odsOf(tableOf(repeated("3", number("7")) + repeated("1048570", "<table:table-cell/>"))), {{"header", "no"}});
        QCOMPARE(test::show(three.rows), qt("|7|\n|7|\n|7|\n"));
        QVERIFY((three.numbers == std::vector<std::uint64_t>{1, 2, 3}));
        const auto tooMany = readOds(odsOf(tableOf(repeated("1048575", number("7")) + repeated("2", number("8")))), {{"header", "no"}});
        QVERIFY(tooMany.error && tooMany.error->code == Code::RefusedContent);
        const std::string wide = "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>" + std::string(500, 'x') + "</text:p></table:table-cell>";
        const auto endless = readOds(odsOf(tableOf(repeated("1048576", wide))), {{"header", "no"}});
        QVERIFY(endless.error && endless.error->code == Code::RefusedContent);
        const auto tooWide = readOds(odsOf(tableOf(row(wide + number("1")) + row(number("2")))), {{"header", "no"}});
        QVERIFY(!tooWide.error);
        QCOMPARE(tooWide.malformed.size(), std::size_t(1));
        QCOMPARE(tooWide.malformed[0].error.code, Code::TooManyFields);
        const std::string huge = "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>" + std::string(5000, 'x') + "</text:p></table:table-cell>";
        const auto tooLarge = readOds(odsOf(tableOf(row(huge) + row(number("2")))), {{"header", "no"}});
        QCOMPARE(tooLarge.malformed.size(), std::size_t(1));
        QCOMPARE(tooLarge.malformed[0].error.code, Code::RecordTooLarge);
    }

    void badFilesAreNamed() {
        const auto codeOf = [](const std::string& bytes) {
            const auto table = readOds(bytes);
            return table.error ? table.error->code : Code::Internal;
        };
        const std::string bytes = odsOf(tableOf(row(number("1"))));
        QCOMPARE(codeOf("PK"), Code::DamagedArchive);
        QCOMPARE(codeOf(test::zipOf({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})), Code::DamagedArchive);
        QCOMPARE(codeOf(odsOf("<table:table>")), Code::NotWellFormed);
        QCOMPARE(codeOf(odsOf("", "<m><manifest:file-entry xmlns:manifest=\"m\"><manifest:encryption-data/></manifest:file-entry></m>")), Code::Encrypted);
        QCOMPARE(codeOf(odsOf("")), Code::ReadFailed);
        for (std::size_t size = 0; size < bytes.size(); size += 17)
            QVERIFY2(readOds(bytes.substr(0, size)).error.has_value(), std::to_string(size).c_str());
        std::string deep;
        for (int i = 0; i < 300; ++i)
            deep += "<x>";
        QCOMPARE(codeOf(odsOf(deep)), Code::RefusedContent);
    }

    void aFileIsKnownByWhatItHolds() {
        const test::TemporaryFolder folder;
        for (const char* const name : {"a.ods", "b"}) {
            VERIFY_OK(writeFile(folder.file(name), odsOf(tableOf(row(number("1"))))));
            const auto connector = connectorFor(*parseLocation(folder.file(name)));
            VERIFY_OK(connector);
            QCOMPARE((*connector)->name, std::string("ods"));
        }
    }

    /// Documents that another reader is tested with, with what stands in one of them.
    void documentsOfOtherPrograms() {
        const QString folder = test::sharedData() + QStringLiteral("/E_parsers/xlsx_calamine");
        if (test::sharedData().isEmpty() || !QFileInfo::exists(folder))
            QSKIP("the shared data is not here");
        QStringList refused;
        int read = 0;
        QDirIterator files(folder, {QStringLiteral("*.ods")});
        while (files.hasNext()) {
            const std::string path = files.next().toStdString();
            JobContext job;
            const auto connection = openConnection(*parseLocation(path));
            const auto schema = connection ? (*connection)->schema(job) : Result<Schema>(connection.error());
            bool isWhole = schema.ok();
            for (std::size_t i = 0; isWhole && i < schema->entities.size(); ++i) {
                const auto reader = (*connection)->read(schema->entities[i].name, {}, job);
                isWhole = reader.ok() && !test::readAll(**reader, job).error;
            }
            ++read;
            if (!isWhole)
                refused += qt(path).section(QLatin1Char('/'), -1);
        }
        QVERIFY(read > 5);
        QCOMPARE(refused, QStringList{QStringLiteral("pass_protected.ods")});
    }
};

MW_TEST(TstOds)
#include "tst_ods.moc"
