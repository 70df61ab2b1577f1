// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/document/document_file.h"
#include "core/report/report.h"
#include "core/workbook/returned.h"
#include "core/workbook/sent.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>

using namespace mw;
using workbook::Book;
using workbook::Fact;
using workbook::Returned;

namespace {

mapping::Document sample() {
    auto loaded = document::loadDocument(MW_SOURCE_DIR "/resources/samples/legacy-crm/legacy-crm.mapwright");
    if (!loaded.ok())
        qFatal("%s", loaded.error().line().c_str());
    return std::move(loaded).value();
}

void exportTo(const mapping::Document& document, const std::string& path) {
    report::SpecificationInput input;
    input.document = std::make_shared<const mapping::Document>(document);
    input.generatedAt = "2024-05-06T07:08:09Z";
    const auto written = report::exportSpecification(input, "xlsx", path);
    if (!written.ok())
        qFatal("%s", written.error().line().c_str());
}

Book read(const std::string& path) {
    JobContext job;
    auto book = workbook::readBook(path, job);
    if (!book.ok())
        qFatal("%s", book.error().line().c_str());
    return std::move(book).value();
}

Book sentBook(const mapping::Document& document) {
    test::TemporaryFolder folder;
    exportTo(document, folder.file("spec.xlsx"));
    return read(folder.file("spec.xlsx"));
}

workbook::Sheet& mappingSheet(Book& book) {
    const auto found = std::find_if(book.sheets.begin(), book.sheets.end(), [](const workbook::Sheet& sheet) { return sheet.name == "Mapping"; });
    if (found == book.sheets.end())
        qFatal("the book has a mapping sheet");
    return *found;
}

std::size_t columnOf(const workbook::Sheet& sheet, std::string_view heading) {
    const auto& cells = sheet.rows[0].cells;
    return std::size_t(std::find(cells.begin(), cells.end(), heading) - cells.begin());
}

workbook::Row& rowOf(workbook::Sheet& sheet, std::string_view reference) {
    for (workbook::Row& row : sheet.rows)
        if (row.at(0) == reference)
            return row;
    qFatal("no row %s", std::string(reference).c_str());
}

void setCell(workbook::Row& row, std::size_t column, std::string text) {
    if (row.cells.size() <= column)
        row.cells.resize(column + 1);
    row.cells[column] = std::move(text);
}

Returned compared(const mapping::Document& document, const Book& book) {
    JobContext job;
    auto returned = workbook::compareReturned(document, book, "spec.xlsx", job);
    if (!returned.ok())
        qFatal("%s", returned.error().line().c_str());
    return std::move(returned).value();
}

QStringList told(const Returned& returned) {
    QStringList texts;
    for (const workbook::Proposal& proposal : returned.proposals)
        texts.append(test::qt(proposal.where + "=" + proposal.sent + (proposal.conflict ? "!" : "")));
    texts.sort();
    return texts;
}

mapping::Document applied(mapping::Document document, const std::vector<workbook::Proposal>& proposals) {
    IdMaker ids(3);
    const auto inverse = mapping::apply(document, workbook::editOf(document, proposals, ids, "apply"));
    if (!inverse.ok())
        qFatal("%s", inverse.error().line().c_str());
    return document;
}

} // namespace

class TestReturned : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unchangedGivesNothing() {
        for (const mapping::Document& document : {sample(), test::smallDocument()}) {
            const Returned returned = compared(document, sentBook(document));
            QCOMPARE(told(returned), QStringList());
            for (const workbook::Remark& remark : returned.remarks)
                QFAIL(remark.message().c_str());
            QVERIFY(returned.rows > 5);
            QCOMPARE(returned.missing, std::size_t(0));
            QCOMPARE(returned.added, std::size_t(0));
        }
    }

    void cellsComeBackAsProposals() {
        const mapping::Document document = sample();
        Book book = sentBook(document);
        workbook::Sheet& sheet = mappingSheet(book);
        const std::size_t rule = columnOf(sheet, "Rule"), intent = columnOf(sheet, "Intent"), note = columnOf(sheet, "Note"), sentence = columnOf(sheet, "Rule in words"),
                          status = columnOf(sheet, "Status"), type = columnOf(sheet, "Type"), critical = columnOf(sheet, "Criticality");
        setCell(rowOf(sheet, "PPL-002"), rule, "upper(trim(contact_id))");
        setCell(rowOf(sheet, "PPL-001"), rule, "Number it anew");
        setCell(rowOf(sheet, "PPL-003"), note, "00123\nsecond line 2024-01-02");
        setCell(rowOf(sheet, "PPL-005"), sentence, "The first name, never more");
        setCell(rowOf(sheet, "PPL-006"), intent, "");
        setCell(rowOf(sheet, "PPL-006"), status, "genehmigt");
        setCell(rowOf(sheet, "PPL-006"), critical, "informative");
        setCell(rowOf(sheet, "PPL-007"), type, "varchar");
        setCell(rowOf(sheet, "PPL-007"), status, "whatever");
        const Returned returned = compared(document, book);
        const auto has = [&](const char* reference, const char* end) {
            const QStringList all = told(returned);
            return std::any_of(all.begin(), all.end(), [&](const QString& each) { return each.contains(QLatin1String(reference)) && each.endsWith(QLatin1String(end)); });
        };
        QVERIFY(has("(PPL-002): rule", "=upper(trim(contact_id))"));
        QVERIFY(has("(PPL-001): intent", "=Number it anew"));
        QVERIFY(has("(PPL-003): note", "=00123\nsecond line 2024-01-02"));
        QVERIFY(has("(PPL-005): intent", "=The first name, never more"));
        QVERIFY(has("(PPL-006): intent", "="));
        QVERIFY(has("(PPL-006): status", "=approved"));
        QVERIFY(has("(PPL-006): criticality", "=informative"));
        QCOMPARE(returned.proposals.size(), std::size_t(7));
        QCOMPARE(returned.remarks.size(), std::size_t(2));
        const mapping::Document after = applied(document, returned.proposals);
        QCOMPARE(compared(after, book).proposals.size(), std::size_t(0));
        QVERIFY(document::printDocument(after).find("\"note\": \"00123\\nsecond line 2024-01-02\"") != std::string::npos);
    }

    void bothChangedIsAConflict() {
        const mapping::Document document = sample();
        Book book = sentBook(document);
        setCell(rowOf(mappingSheet(book), "PPL-002"), columnOf(mappingSheet(book), "Rule"), "upper(contact_id)");
        mapping::Document now = document;
        mapping::FieldMapping& field = test::fieldMapping(now, "PPL-002");
        const std::string was = field.rule;
        field.rule = "lower(contact_id)";
        const Returned returned = compared(now, book);
        QCOMPARE(returned.proposals.size(), std::size_t(1));
        QVERIFY(returned.proposals[0].conflict);
        QCOMPARE(returned.proposals[0].was, was);
        QCOMPARE(returned.proposals[0].sent, std::string("upper(contact_id)"));
        QCOMPARE(returned.proposals[0].now, std::string("lower(contact_id)"));
        // The same change on both sides is none, and what changed in the document alone is no proposal.
        field.rule = "upper( contact_id )";
        QCOMPARE(compared(now, book).proposals.size(), std::size_t(0));
        QCOMPARE(compared(now, sentBook(document)).proposals.size(), std::size_t(0));
    }

    /// Random edits come back as exactly those proposals, whatever else was done to the sheet.
    void randomEditsAndDisorder() {
        test::Random random("workbooks that come back");
        const mapping::Document document = sample();
        const Book sent = sentBook(document);
        for (int round = 0; round < 60; ++round) {
            Book book = sent;
            workbook::Sheet& sheet = mappingSheet(book);
            const std::size_t note = columnOf(sheet, "Note"), intent = columnOf(sheet, "Intent"), owner = columnOf(sheet, "Owner");
            QStringList wanted;
            std::size_t number = 0;
            for (std::size_t i = 1; i < sheet.rows.size(); ++i)
                if (sheet.rows[i].at(0).find('-') != std::string::npos && random.oneIn(8)) {
                    const std::size_t column = random.oneIn(2) ? note : random.oneIn(2) ? intent : owner;
                    const std::string text = "007 edit " + std::to_string(number++) + (random.oneIn(3) ? "\nof two lines" : "");
                    setCell(sheet.rows[i], column, text);
                    wanted.append(test::qt("(" + sheet.rows[i].at(0) + "): " + (column == note ? "note" : column == intent ? "intent" : "owner") + "=" + text));
                }
            std::size_t removed = 0;
            for (std::size_t i = sheet.rows.size() - 1; i > 1; --i) { // shuffled, and some rows that were not edited are taken out
                std::swap(sheet.rows[i], sheet.rows[1 + std::size_t(random.below(i))]);
                const bool isEdited = std::any_of(sheet.rows[i].cells.begin(), sheet.rows[i].cells.end(), [](const std::string& cell) { return cell.starts_with("007 edit"); });
                if (!isEdited && random.oneIn(10)) {
                    sheet.rows.erase(sheet.rows.begin() + std::ptrdiff_t(i));
                    ++removed;
                }
            }
            if (random.oneIn(2)) { // a column is put in, a title row above
                const std::size_t at = std::size_t(random.below(10));
                for (workbook::Row& row : sheet.rows)
                    if (row.cells.size() > at)
                        row.cells.insert(row.cells.begin() + std::ptrdiff_t(at), random.oneIn(2) ? "mine" : "");
                sheet.rows.insert(sheet.rows.begin(), {1, {"Comments of the business"}});
            }
            if (random.oneIn(3))
                sheet.name = "Renamed";
            const Returned returned = compared(document, book);
            QCOMPARE(returned.missing, removed);
            QStringList found;
            for (const QString& text : told(returned))
                found.append(text.mid(text.indexOf(u'(')));
            wanted.sort();
            found.sort();
            QCOMPARE(found, wanted);
        }
    }

    void newRowsAreProposalsOfMappings() {
        mapping::Document document = sample();
        Book book = sentBook(document);
        workbook::Sheet& sheet = mappingSheet(book);
        for (mapping::EntityMapping& mapping : document.mappings)
            std::erase_if(mapping.fields, [](const mapping::FieldMapping& each) { return each.reference == "PPL-002"; });
        Book again = sentBook(document); // in this one legacy_no is not filled
        workbook::Sheet& unfed = mappingSheet(again);
        workbook::Row added{std::uint32_t(unfed.rows.back().number + 1), {}};
        setCell(added, columnOf(unfed, "Target entity"), "people");
        setCell(added, columnOf(unfed, "Target field"), "legacy_no");
        setCell(added, columnOf(unfed, "Source fields"), "contact_id");
        unfed.rows.push_back(added);
        const Returned returned = compared(document, again);
        QCOMPARE(returned.added, std::size_t(1));
        QCOMPARE(told(returned), QStringList{QStringLiteral("people.legacy_no: rule=contact_id")});
        // The same in the row that was sent for it.
        unfed.rows.pop_back();
        for (workbook::Row& row : unfed.rows)
            if (row.at(columnOf(unfed, "Target field")) == "legacy_no" && row.at(columnOf(unfed, "Target entity")) == "people")
                setCell(row, columnOf(unfed, "Rule"), "trim(contact_id)");
        QCOMPARE(told(compared(document, again)), QStringList{QStringLiteral("people.legacy_no: rule=trim(contact_id)")});
        // A row that was copied keeps what it was; the copy is new.
        workbook::Row copy = rowOf(sheet, "PPL-002");
        setCell(copy, columnOf(sheet, "Target field"), "fax");
        sheet.rows.insert(sheet.rows.begin() + 1, copy);
        QCOMPARE(compared(sample(), book).rows, sheet.rows.size() - 2);
    }

    void lostKeysAreMadeUpFor() {
        const mapping::Document document = sample();
        Book book = sentBook(document);
        workbook::Sheet& sheet = mappingSheet(book);
        for (workbook::Row& row : sheet.rows)
            if (row.cells.size() > 17)
                row.cells.resize(17);
        setCell(rowOf(sheet, "PPL-002"), columnOf(sheet, "Note"), "still known");
        const Returned returned = compared(document, book);
        QCOMPARE(returned.proposals.size(), std::size_t(1));
        QCOMPARE(returned.remarks.size(), std::size_t(1));
        QCOMPARE(returned.missing, std::size_t(0));
    }

    void wrongBooksAreRefused() {
        JobContext job;
        const mapping::Document document = sample();
        Book book = sentBook(document);
        mapping::Document other = document;
        other.id = Id("other");
        QCOMPARE(workbook::compareReturned(other, book, "", job).error().code, Code::WrongValue);
        Book changed = book;
        for (workbook::Sheet& sheet : changed.sheets)
            if (sheet.name == workbook::kSentSheet)
                sheet.rows[5].cells[3] += "x";
        QVERIFY(workbook::compareReturned(document, changed, "", job).error().message().find("changed") != std::string::npos);
        std::erase_if(book.sheets, [](const workbook::Sheet& sheet) { return sheet.name == workbook::kSentSheet; });
        QVERIFY(workbook::compareReturned(document, book, "", job).error().message().find("import-mapping") != std::string::npos);
    }

    /// LibreOffice opens the workbook, edits, sorts, takes rows out, puts a column in, renames the sheet and writes it anew.
    void libreOfficeEdits_data() {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("ending");
        QTest::newRow("saved as XLSX") << QStringLiteral("Calc MS Excel 2007 XML") << QStringLiteral("xlsx");
        QTest::newRow("saved as ODS") << QStringLiteral("calc8") << QStringLiteral("ods");
    }
    void libreOfficeEdits() {
        QFETCH(QString, filter);
        QFETCH(QString, ending);
        const QString office = QStandardPaths::findExecutable(QStringLiteral("soffice"));
        if (office.isEmpty())
            QSKIP("there is no LibreOffice");
        test::TemporaryFolder folder;
        const mapping::Document document = sample();
        exportTo(document, folder.file("spec.xlsx"));
        const QString path = test::qt(folder.path()), profile = QStringLiteral("-env:UserInstallation=file://%1/profile").arg(path);
        const auto runs = [&](const QStringList& words) {
            QProcess process;
            process.start(office, QStringList{profile, QStringLiteral("--headless"), QStringLiteral("--norestore")} + words);
            return process.waitForFinished(120'000) && process.exitCode() == 0;
        };
        QVERIFY(runs({QStringLiteral("--terminate_after_init")})); // makes the profile that the macro lies in
        const QString basic = path + QStringLiteral("/profile/user/basic/Standard");
        for (const char* const name : {"/script.xlb", "/Editing.xba"}) {
            QFile::remove(basic + QLatin1String(name));
            QVERIFY(QFile::copy(QStringLiteral(MW_SOURCE_DIR "/tests/core/workbook/libreoffice") + QLatin1String(name), basic + QLatin1String(name)));
        }
        QVERIFY(runs({QStringLiteral("macro:///Standard.Editing.Edit(\"file://%1/spec.xlsx\",\"file://%1/edited.%2\",\"%3\")").arg(path, ending, filter)}));
        const std::string edited = folder.file("edited." + ending.toStdString());
        QVERIFY(QFile::exists(test::qt(edited)));
        const Returned returned = compared(document, read(edited));
        QStringList found;
        for (const QString& text : told(returned))
            found.append(text.mid(text.indexOf(u'(')));
        found.sort();
        QCOMPARE(found, (QStringList{QStringLiteral("(PPL-002): rule=upper(trim(contact_id))"), QStringLiteral("(PPL-003): note=00123456789012345678"),
                                     QStringLiteral("(PPL-004): note=2024-03-01"), QStringLiteral("(PPL-005): intent=first\nsecond")}));
        QVERIFY2(returned.remarks.empty(), returned.remarks.empty() ? "" : returned.remarks[0].message().c_str());
        QCOMPARE(returned.missing, std::size_t(2));
        QCOMPARE(returned.added, std::size_t(0));
    }
};

MW_TEST(TestReturned)
#include "tst_returned.moc"
