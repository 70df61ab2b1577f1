// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/connect/workbook_table.h"
#include "tests/support/random.h"

#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>

using namespace mw;
using mw::test::qt;

namespace {

const char* const kRows = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
                          "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>2</v></c></row>"
                          "<row r=\"3\"><c r=\"A3\"><v>2</v></c><c r=\"B3\"><v>7</v></c></row></sheetData>";

test::Parts goodParts() {
    test::WorkbookText book;
    book.sheetData = kRows;
    book.sharedStrings = "<si><t>id</t></si><si><t>name</t></si><si><t>Ann</t></si>";
    book.styles = "<cellXfs><xf numFmtId=\"0\"/></cellXfs>";
    return test::partsOf(book);
}

std::string withPart(const std::string& name, const std::string& content) {
    test::Parts parts = goodParts();
    for (auto& [part, text] : parts)
        if (part == name)
            text = content;
    return test::zipOf(parts);
}

/// The error that ends the reading of a sheet with this XML.
std::optional<Error> errorOf(const std::string& sheetXml) {
    return test::readXlsx(withPart("xl/worksheets/sheet1.xml", sheetXml)).error;
}

} // namespace

class TstXlsxBadInput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hostileXmlIsRefusedByName_data() {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("error");
        const auto add = [](const char* name, const std::string& xml, const char* error) {
            QTest::newRow(name) << QByteArray::fromStdString(xml) << QString::fromUtf8(error);
        };
        const std::string place = "test.xlsx, xl/worksheets/sheet1.xml, line ";
        add("entities that grow", "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><worksheet>&b;</worksheet>",
            "line 1: it holds what is not read: XML that brings its own document type");
        add("an external entity", "<!DOCTYPE w SYSTEM 'file:///etc/passwd'><worksheet><sheetData><row><c t='str'><v>&x;</v></c></row></sheetData></worksheet>",
            "line 1: it holds what is not read: XML that refers to entities outside of it");
        add("deep nesting", [] { std::string deep; for (int i = 0; i < 300; ++i) deep += "<a>"; return deep; }(),
            "line 1: it holds what is not read: XML that is nested deeper than 256 levels");
        add("a token without end", "<worksheet a='" + std::string(3 << 20, 'x') + "'/>", "it holds what is not read: XML with a token of more than 1 MiB");
        add("a row beyond the last", "<worksheet><sheetData><row r='1048577'/></sheetData></worksheet>", "it holds what is not read: a row numbered 1048577");
        add("rows out of order", "<worksheet><sheetData><row r='5'/><row r='2'/></sheetData></worksheet>", "it holds what is not read: rows out of order: row 2 after row 5");
        add("XML that breaks off", "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row>", "the XML is not well-formed: no element found");
        add("no XML", "PK", "the XML is not well-formed");
    }
    void hostileXmlIsRefusedByName() {
        QFETCH(QByteArray, xml);
        QFETCH(QString, error);
        const auto found = errorOf(xml.toStdString());
        QVERIFY(found.has_value());
        QVERIFY2(qt(found->line()).contains(error) && found->line().starts_with("test.xlsx, xl/worksheets/sheet1.xml"), found->line().c_str());
    }

    void wrongCellsAreErrorsOfTheirRow_data() {
        QTest::addColumn<QByteArray>("cells");
        QTest::addColumn<QString>("error");
        QTest::newRow("a place that is none") << QByteArray("<c r='1A'><v>1</v></c>") << QStringLiteral("Sheet1!A2: a cell has the place '1A'");
        QTest::newRow("a place beyond the last") << QByteArray("<c r='XFE2'><v>1</v></c>") << QStringLiteral("Sheet1!A2: a cell has the place 'XFE2'");
        QTest::newRow("a cell twice") << QByteArray("<c r='A2'><v>1</v></c><c r='A2'><v>2</v></c>") << QStringLiteral("Sheet1!A2: the cell stands twice in its row");
        QTest::newRow("too much text") << QByteArray("<c r='A2' t='str'><v>" + QByteArray(17 << 20, 'x') + "</v></c>")
                                       << QStringLiteral("Sheet1!A2: a record is larger than 16 MiB");
    }
    void wrongCellsAreErrorsOfTheirRow() {
        QFETCH(QByteArray, cells);
        const auto table = test::readXlsx(withPart("xl/worksheets/sheet1.xml",
                                                   "<worksheet><sheetData><row r='1'><c r='A1'><v>0</v></c></row><row r='2'>" + cells.toStdString() +
                                                       "</row><row r='3'><c r='A3'><v>9</v></c></row></sheetData></worksheet>"),
                                          {{"header", "no"}});
        QVERIFY(!table.error);
        QCOMPARE(test::show(table.rows), qt("|0|\n|9|\n"));
        QCOMPARE(table.malformed.size(), std::size_t(1));
        QTEST(qt(table.malformed[0].error.line()), "error");
    }

    void aBombIsRefused() {
        const std::string bytes = withPart("xl/worksheets/sheet1.xml", "<worksheet>" + std::string(4 << 20, ' ') + "</worksheet>");
        package::ArchiveLimits limits;
        limits.unsuspicious = 1 << 20;
        const auto refused = test::readXlsx(bytes, {}, {}, {}, limits).error;
        QVERIFY(refused.has_value());
        QCOMPARE(refused->line(), std::string("test.xlsx, xl/worksheets/sheet1.xml: it holds what is not read: a part that unpacks to more than 300 times its packed size"));
        QVERIFY(!test::readXlsx(bytes).error);
    }

    void whatIsNoWorkbookIsNamed() {
        const auto codeOf = [](const std::string& bytes) {
            const auto opened = test::openXlsx(package::randomBytes(bytes));
            return opened.ok() ? Code::Internal : opened.error().code;
        };
        QCOMPARE(codeOf(""), Code::DamagedArchive);
        QCOMPARE(codeOf("id,name\n1,Ann\n"), Code::DamagedArchive);
        QCOMPARE(codeOf(test::zipOf({{"a.txt", "text"}})), Code::DamagedArchive);
        QCOMPARE(codeOf(test::zipOf({{"xl/workbook.bin", "text"}})), Code::NotSupported);
        std::string compound("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
        compound.resize(2048);
        QCOMPARE(codeOf(compound), Code::NotSupported);
        std::string name;
        for (const char c : std::string("EncryptedPackage"))
            name += {c, '\0'};
        compound.replace(1024 + 128, name.size(), name);
        QCOMPARE(codeOf(compound), Code::Encrypted);
    }

    void everyCutOffFileEndsWithAnError() {
        const std::string bytes = test::zipOf(goodParts());
        QVERIFY(!test::readXlsx(bytes).error);
        for (std::size_t size = 0; size < bytes.size(); size += size < 64 ? 1 : 23)
            QVERIFY2(test::readXlsx(bytes.substr(0, size)).error.has_value(), std::to_string(size).c_str());
    }

    /// Whatever happens to its bytes: an error, rows with errors, or rows as before; never anything else.
    void damagedBytesAreNoticed() {
        test::Random random("damagedBytesAreNoticed");
        const std::string bytes = test::zipOf(goodParts());
        const QString whole = test::show(test::readXlsx(bytes).rows);
        int noticed = 0;
        for (int i = 0; i < 400; ++i) {
            std::string damaged = bytes;
            damaged[std::size_t(random.below(damaged.size()))] ^= char(1 + random.below(255));
            const auto table = test::readXlsx(damaged);
            noticed += table.error ? 1 : 0;
            QVERIFY(table.error || !table.malformed.empty() || test::show(table.rows) == whole);
        }
        QVERIFY(noticed > 200);
    }

    /// Workbooks that programs for them are tested with: each is read to its end or refused by name.
    void workbooksOfOtherPrograms() {
        const QString data = test::sharedData() + QStringLiteral("/E_parsers/");
        if (test::sharedData().isEmpty())
            QSKIP("the shared data is not here");
        const QTemporaryDir folder;
        for (const char* const archive : {"xlsx_closedxml", "xlsx_xlsxwriter", "xlsx_poi"}) {
            QProcess tar;
            tar.start(QStringLiteral("tar"), {QStringLiteral("xJf"), data + QString::fromUtf8(archive) + QStringLiteral(".tar.xz"), QStringLiteral("-C"), folder.path()});
            QVERIFY(tar.waitForFinished(60'000) && tar.exitCode() == 0);
        }
        int read = 0;
        QStringList refused;
        for (const QString& place : {folder.path(), data + QStringLiteral("xlsx_calamine"), data + QStringLiteral("xlsx_exceljs"), data + QStringLiteral("xlsx_readxl")}) {
            QDirIterator files(place, {QStringLiteral("*.xlsx")}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const std::string path = files.next().toStdString();
                const auto connection = openConnection(*parseLocation(path));
                JobContext job;
                const auto schema = connection ? (*connection)->schema(job) : Result<Schema>(connection.error());
                bool isWhole = schema.ok();
                for (std::size_t i = 0; isWhole && i < schema->entities.size(); ++i) {
                    ReadOptions options;
                    options.limit = 5000;
                    const auto reader = (*connection)->read(schema->entities[i].name, options, job);
                    isWhole = reader.ok() && !test::readAll(**reader, job).error;
                }
                ++read;
                if (!isWhole)
                    refused += qt(path).section(QLatin1Char('/'), -1);
            }
        }
        refused.sort();
        QVERIFY(read > 100);
        // One lacks its main part, in the other the bytes of a part were changed.
        QCOMPARE(refused, (QStringList{QStringLiteral("issue252.xlsx"), QStringLiteral("missing-bits.xlsx")}));
    }
};

MW_TEST(TstXlsxBadInput)
#include "tst_xlsx_bad_input.moc"
