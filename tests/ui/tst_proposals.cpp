// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/document/content_hash.h"
#include "core/report/report.h"
#include "core/workbook/book.h"
#include "tests/support/test_main.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/proposal_model.h"
#include "ui/models/workbook_findings.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/widgets/dense_view.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTabWidget>

#include <xlsxwriter.h>

using namespace mw;
using namespace mw::ui;

namespace {

/// Writes a book as a program would that keeps cells and hidden sheets.
void writeBook(const workbook::Book& book, const QString& path) {
    lxw_workbook* const file = workbook_new(qPrintable(path));
    for (const workbook::Sheet& sheet : book.sheets) {
        lxw_worksheet* const page = workbook_add_worksheet(file, sheet.name.c_str());
        if (sheet.isHidden)
            worksheet_hide(page);
        for (const workbook::Row& row : sheet.rows)
            for (std::size_t column = 0; column < row.cells.size(); ++column)
                worksheet_write_string(page, row.number - 1, lxw_col_t(column), row.cells[column].c_str(), nullptr);
    }
    workbook_close(file);
}

const char* const kForeign = "Migration of people,,,,\n"
                             "Target table,Target field,Source table,Source field,Transformation\n"
                             "people,first_name,contacts,full_name,\"split_part(trim(full_name), ' ', 1)\"\n"
                             "people,nickname,contacts,full_name,\n"
                             "people,email,contacts,e_mail,As the business wrote it down\n";

} // namespace

/// Workbooks with mappings: what they say otherwise than the document is reviewed fact by fact and applied as one edit.
class TestProposals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMigrationBeginsWithAWorkbook() {
        test::WindowFixture home; // where nobody has opened anything yet
        home.window().resize(1280, 720);
        const QString path = home.path(QStringLiteral("mappings.xlsx"));
        workbook::Book book;
        book.sheets = {{"Mapping", false, {}}};
        for (const auto& cells : std::vector<std::vector<std::string>>{{"Source Table", "Source Field", "Target Table", "Target Field"},
                                                                       {"contacts", "e_mail", "people", "email"},
                                                                       {"contacts", "full_name", "people", "name"}})
            book.sheets[0].rows.push_back({std::uint32_t(book.sheets[0].rows.size() + 1), cells});
        writeBook(book, path);
        home.picture(QStringLiteral("start-ways"));
        home.window().beginFromWorkbook(path);
        QVERIFY(home.find<QLabel>("newAbout")->text().contains(QStringLiteral("mappings.xlsx")));
        home.picture(QStringLiteral("new-from-workbook"));
        QVERIFY(home.click("newCreate"));
        QVERIFY(home.settle());
        auto* table = home.find<DenseTable>("proposalTable");
        QVERIFY(table && table->isVisible());
        QVERIFY(home.click("proposalsApply"));
        QVERIFY(home.settle());
        QCOMPARE(home.project()->document().mappings.size(), std::size_t(1));
        QCOMPARE(home.project()->document().mappings[0].fields.size(), std::size_t(2));
        home.window().showScreen(QStringLiteral("map"));
        QVERIFY(home.settle());
        home.picture(QStringLiteral("mapped-from-workbook"));
    }

    void init() { m_home = std::make_unique<test::WindowFixture>(); }
    void cleanup() { m_home.reset(); }
    void anEditedSpecificationIsReviewedByMouse();
    void aMappingWorkbookIsReviewedByKeys();
    void columnsCanBeNamedAndAreRemembered();
    void whatIsNoMappingWorkbookIsSaid();
    void proposalsFollowTheDocument();
    void theModelKeepsItsContract();

private:
    QString write(const QString& name, const QByteArray& text);
    /// Exports the open document and changes the cells of a field's row before it comes back.
    QString edited(const std::string& reference, const std::vector<std::pair<std::string, std::string>>& cells);
    bool drop(const QString& path);
    bool open(const QString& path);
    QString proposed(int row) { return table()->model()->index(row, ProposalModel::Proposed).data(Qt::ToolTipRole).toString(); }
    bool isChosen(int row) { return table()->model()->index(row, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked; }
    int count() { return table()->model()->rowCount(); }
    DenseTable* table() { return m_home->find<DenseTable>("proposalTable"); }
    QString text(const char* label) { return m_home->find<QLabel>(label)->text(); }
    const mapping::FieldMapping* field(const std::string& reference);

    std::unique_ptr<test::WindowFixture> m_home;
};

QString TestProposals::write(const QString& name, const QByteArray& text) {
    QFile file(m_home->path(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
}

QString TestProposals::edited(const std::string& reference, const std::vector<std::pair<std::string, std::string>>& cells) {
    report::SpecificationInput input;
    input.document = m_home->project()->snapshot();
    input.generatedAt = "2024-05-06T07:08:09Z";
    const QString path = m_home->path(QStringLiteral("people back.xlsx"));
    JobContext job;
    if (!report::exportSpecification(input, "xlsx", utf8(path)))
        return {};
    auto book = workbook::readBook(utf8(path), job);
    if (!book)
        return {};
    for (workbook::Sheet& sheet : book->sheets)
        for (workbook::Row& row : sheet.rows)
            if (sheet.name == "Mapping" && row.at(0) == reference)
                for (const auto& [heading, text] : cells) {
                    const auto& headings = sheet.rows[0].cells;
                    const std::size_t column = std::size_t(std::find(headings.begin(), headings.end(), heading) - headings.begin());
                    row.cells.resize(std::max(row.cells.size(), column + 1));
                    row.cells[column] = text;
                }
    writeBook(*book, path);
    return path;
}

bool TestProposals::drop(const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    const QPoint at(300, 300);
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_home->window(), &enter);
    QDropEvent dropped(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_home->window(), &dropped);
    return enter.isAccepted() && m_home->settle();
}

bool TestProposals::open(const QString& path) {
    m_home->window().openProposals(path);
    return m_home->settle() && m_home->find("proposalsPage")->isVisible();
}

const mapping::FieldMapping* TestProposals::field(const std::string& reference) {
    for (const mapping::EntityMapping& mapping : m_home->project()->document().mappings)
        for (const mapping::FieldMapping& each : mapping.fields)
            if (each.reference == reference)
                return &each;
    return nullptr;
}

void TestProposals::anEditedSpecificationIsReviewedByMouse() {
    QVERIFY(m_home->openSample());
    const auto& people = m_home->project()->document().mappings;
    const mapping::FieldMapping& first = people.front().fields.front();
    const std::string reference = first.reference, ruleBefore = first.rule;
    const std::string hashBefore = document::contentHash(m_home->project()->document());
    QVERIFY(drop(edited(reference, {{"Note", "Checked with sales"}, {"Intent", "The number that customers know"}})));
    QVERIFY(m_home->find("proposalsPage")->isVisible());
    QCOMPARE(count(), 2);
    QVERIFY(isChosen(0) && isChosen(1));
    m_home->picture(QStringLiteral("proposals-returned"));
    // One of the two is not wanted.
    const QModelIndex intent = table()->model()->index(proposed(0) == QStringLiteral("Checked with sales") ? 1 : 0, 0);
    QVERIFY(m_home->clickCell("proposalTable", intent));
    QCOMPARE(text("proposalProposed"), QStringLiteral("The number that customers know"));
    const QRect cell = table()->visualRect(intent);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, {cell.left() + 13, cell.center().y()});
    QVERIFY(!isChosen(intent.row()));
    QVERIFY(m_home->click("proposalsApply"));
    QVERIFY(m_home->settle());
    QCOMPARE(field(reference)->note, std::string("Checked with sales"));
    QCOMPARE(field(reference)->rule, ruleBefore);
    QCOMPARE(count(), 1); // the other is still there to be decided
    QVERIFY(text("proposalsMessage").contains(QStringLiteral("1")));
    QVERIFY(m_home->click("chooseAll"));
    QVERIFY(m_home->click("proposalsApply"));
    QVERIFY(m_home->settle());
    QVERIFY(!m_home->find("proposalsPage")->isVisible()); // nothing is left to decide
    QCOMPARE(field(reference)->intent.text, std::string("The number that customers know"));
    QCOMPARE(m_home->project()->undoStack().count(), 2);
    m_home->project()->undoStack().undo();
    m_home->project()->undoStack().undo();
    QCOMPARE(document::contentHash(m_home->project()->document()), hashBefore);
}

void TestProposals::aMappingWorkbookIsReviewedByKeys() {
    QVERIFY(m_home->openSample());
    QVERIFY(open(write(QStringLiteral("mapping.csv"), kForeign)));
    QVERIFY(count() > 0);
    QCOMPARE(QApplication::focusWidget(), table());
    m_home->picture(QStringLiteral("proposals-foreign"));
    QVERIFY(m_home->find<QTabWidget>("proposalTabs")->tabText(1).contains(QStringLiteral("1"))); // nickname
    const int conflicts = [this] {
        int found = 0;
        for (int row = 0; row < count(); ++row)
            found += table()->model()->index(row, 0).data(SignRole).toInt() == int(Sign::Warning);
        return found;
    }();
    QVERIFY(conflicts > 0); // the document says otherwise already
    const bool wasChosen = isChosen(0);
    m_home->key(Qt::Key_Home);
    m_home->key(Qt::Key_Space);
    QCOMPARE(isChosen(0), !wasChosen);
    m_home->key(Qt::Key_A, Qt::ControlModifier);
    m_home->key(Qt::Key_Space); // all, or where all are chosen, none
    if (!isChosen(0))
        m_home->key(Qt::Key_Space);
    const QString rule = proposed(0);
    m_home->key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_home->settle());
    QVERIFY(!m_home->find("proposalsPage")->isVisible());
    QCOMPARE(m_home->project()->undoStack().count(), 1);
    const auto& mappings = m_home->project()->document().mappings;
    QVERIFY(std::any_of(mappings.begin(), mappings.end(), [](const mapping::EntityMapping& mapping) {
        return std::any_of(mapping.fields.begin(), mapping.fields.end(), [](const mapping::FieldMapping& each) { return each.rule == "split_part(trim(full_name), ' ', 1)"; });
    }));
    QVERIFY(open(m_home->path(QStringLiteral("mapping.csv"))));
    QCOMPARE(count(), 0); // all of it is said now
    m_home->key(Qt::Key_Escape);
    QVERIFY(!m_home->find("proposalsPage")->isVisible());
}

void TestProposals::columnsCanBeNamedAndAreRemembered() {
    QVERIFY(m_home->openSample());
    QVERIFY(open(write(QStringLiteral("odd.csv"), "P,Q,R,S\npeople,last_name,full_name,upper(full_name)\npeople,phone,phone,trim(phone)\n")));
    m_home->find<QTabWidget>("proposalTabs")->setCurrentIndex(3);
    QVERIFY(m_home->choose("column/rule", QStringLiteral("D")));
    QVERIFY(m_home->choose("column/target", QStringLiteral("B")));
    QVERIFY(m_home->choose("column/source", QStringLiteral("C")));
    QVERIFY(m_home->settle());
    m_home->picture(QStringLiteral("proposals-columns"));
    QVERIFY(count() > 0);
    QVERIFY(m_home->click("chooseAll"));
    QVERIFY(m_home->click("proposalsApply"));
    QVERIFY(m_home->settle());
    const auto& layout = m_home->project()->document().workflow.layout;
    QVERIFY(std::any_of(layout.begin(), layout.end(), [](const auto& entry) { return entry.first.starts_with("mapping_workbook.") && entry.second.find("rule=D") != std::string::npos; }));
    QVERIFY(open(write(QStringLiteral("odd two.csv"), "P,Q,R,S\npeople,last_name,full_name,lower(full_name)\n")));
    QCOMPARE(count(), 1);
    QCOMPARE(proposed(0), QStringLiteral("lower(full_name)"));
}

void TestProposals::whatIsNoMappingWorkbookIsSaid() {
    QVERIFY(m_home->openSample());
    QVERIFY(open(write(QStringLiteral("data.csv"), "a,b\n1,2\n3,4\n")));
    QVERIFY(text("proposalsMessage").contains(QStringLiteral("data.csv")));
    QVERIFY(!m_home->find<QPushButton>("proposalsApply")->isEnabled());
    m_home->picture(QStringLiteral("proposals-error"));
    QVERIFY(open(m_home->path(QStringLiteral("missing.xlsx"))));
    QVERIFY(text("proposalsMessage").contains(QStringLiteral("missing.xlsx")));
    QVERIFY(m_home->click("proposalsClose"));
    // What is dropped as data can still be read as mappings.
    QVERIFY(drop(write(QStringLiteral("mapping.csv"), kForeign)));
    QVERIFY(m_home->find("importPage")->isVisible());
    QVERIFY(m_home->click("importAsMappings"));
    QVERIFY(m_home->settle());
    QVERIFY(m_home->find("proposalsPage")->isVisible());
    QVERIFY(count() > 0);
}

void TestProposals::proposalsFollowTheDocument() {
    QVERIFY(m_home->openSample());
    const std::string reference = m_home->project()->document().mappings.front().fields.front().reference;
    const Id owner = m_home->project()->document().mappings.front().id;
    QVERIFY(drop(edited(reference, {{"Note", "Checked with sales"}})));
    QCOMPARE(count(), 1);
    QVERIFY(isChosen(0));
    mapping::FieldMapping mine = *field(reference);
    mine.note = "Mine";
    QVERIFY(m_home->project()->apply({"Change the note", {mapping::SetFieldMapping{owner, {mine.id, mine, std::size_t(-1)}}}}));
    QVERIFY(m_home->settle());
    QCOMPARE(count(), 1);
    QCOMPARE(table()->model()->index(0, 0).data(SignRole).toInt(), int(Sign::Warning));
    QVERIFY(!isChosen(0)); // it would overwrite that
    QVERIFY(m_home->find("proposalConflict")->isVisible());
    QCOMPARE(text("proposalNow"), QStringLiteral("Mine"));
    m_home->picture(QStringLiteral("proposals-conflict"));
    m_home->window().action(QStringLiteral("undo"))->trigger();
    QVERIFY(m_home->settle());
    QVERIFY(!m_home->find("proposalConflict")->isVisible());
    m_home->window().workspace().close(); // the page goes with its document
    QVERIFY(m_home->settle());
    QVERIFY(!m_home->find("proposalsPage")->isVisible());
}

void TestProposals::theModelKeepsItsContract() {
    ProposalModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    workbook::Proposal plain, conflict;
    plain.cell = "Mapping!K7";
    plain.where = "people.email (PPL-014): rule";
    plain.sent = "lower(e_mail)";
    conflict = plain;
    conflict.cell = "Mapping!L7";
    conflict.fact = workbook::Fact::Note;
    conflict.where = "people.email (PPL-014): note";
    conflict.conflict = true;
    model.show({plain, conflict});
    QCOMPARE(model.index(0, ProposalModel::Where).data().toString(), QStringLiteral("people.email (PPL-014)"));
    QCOMPARE(model.chosen().size(), std::size_t(1));
    QCOMPARE(model.conflicts(), std::size_t(1));
    model.toggle({model.index(0, 0), model.index(1, 0)});
    QCOMPARE(model.chosen().size(), std::size_t(2));
    model.toggle({model.index(0, 0), model.index(1, 0)});
    QCOMPARE(model.chosen().size(), std::size_t(0));
    model.show({conflict, plain}); // what was decided stays
    QCOMPARE(model.chosen().size(), std::size_t(0));
    UnknownNameModel unknown;
    const QAbstractItemModelTester other(&unknown, QAbstractItemModelTester::FailureReportingMode::QtTest);
    unknown.show({{"A1", workbook::Unknown::What::TargetField, "nmae", "people", "name", 3}});
    QVERIFY(unknown.index(0, UnknownNameModel::Cell).data().toString().contains(QStringLiteral("2")));
}

MW_TEST(TestProposals)
#include "tst_proposals.moc"
