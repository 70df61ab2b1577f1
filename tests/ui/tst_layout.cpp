// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/fixed/fixed_layout.h"
#include "tests/support/test_main.h"
#include "tests/ui/window_fixture.h"
#include "ui/import/import_page.h"
#include "ui/import/layout_ruler.h"
#include "ui/models/fixed_lines.h"
#include "ui/models/layout_edits.h"
#include "ui/models/layout_field_model.h"
#include "ui/present/text.h"
#include "ui/widgets/dense_view.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTabBar>
#include <QToolButton>

using namespace mw;
using namespace mw::ui;

namespace {

fixed::FixedLayout layoutOf(const char* text) {
    auto layout = fixed::parseLayout(text);
    return layout ? std::move(layout).value() : fixed::FixedLayout();
}

QString printed(const fixed::FixedRecord& record) { return qt(fixed::printLayout({{record}})); }

FixedLines linesOf(const std::string& encoding, const std::vector<std::string>& bytes) {
    auto file = std::make_shared<fixed::FixedFile>();
    file->encoding = encoding;
    const auto decoder = codepage::TextDecoder::make(encoding);
    for (const std::string& line : bytes) {
        file->sample.bytes.push_back(line);
        decoder.value()->decode(line, file->sample.lines.emplace_back());
    }
    return FixedLines(file);
}

const char* const kPeople = "0001Ada Lovelace   10121815 00120\n"
                            "0002Alan Turing    23061912 00075\n"
                            "0003Grace Hopper   09121906 00310\n";

} // namespace

/// What stands where in files of fixed columns, edited on a ruler by mouse and keys, in a table, and by record types.
class TestLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<test::WindowFixture>(); }
    void cleanup() { m_home.reset(); }
    void edgesArePutMovedAndTakenAway();
    void edgesKeepTheirDistance();
    void randomEditsKeepALayoutWhole();
    void aColumnIsACharacterOrAByte();
    void aTextFileIsReadInFixedColumns();
    void theMousePutsMovesAndRemovesEdges();
    void keysDoTheSame();
    void fieldsAreChangedInTheTable();
    void whatCannotBeIsRefused();
    void recordTypesAreToldByAValue();
    void bytesOfAMainframe();
    void longLinesScroll();
    void modelsKeepTheirContract();

private:
    bool open(const QString& name, const QByteArray& text, const QString& prefix = {});
    const ImportDraft& draft() { return m_home->find<ImportPage>("importPage")->draft(); }
    QString columns() { return draft().options().contains("columns") ? qt(draft().options().at("columns")) : QString(); }
    LayoutRuler& ruler() { return *m_home->find<LayoutRuler>("layoutRuler"); }
    QPoint at(std::size_t edge) { return {qRound(ruler().places().x(edge)), ruler().places().top() + 30}; }
    QString rowText(int row, int column) { return m_home->find<DenseTable>("layoutRows")->model()->index(row, column).data().toString(); }
    bool edit(int row, int column, const QString& text);

    std::unique_ptr<test::WindowFixture> m_home;
};

bool TestLayout::open(const QString& name, const QByteArray& text, const QString& prefix) {
    QFile file(m_home->path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return false;
    file.close();
    m_home->window().openImport(prefix + file.fileName());
    return m_home->settle();
}

bool TestLayout::edit(int row, int column, const QString& text) {
    auto* fields = m_home->find<DenseTable>("layoutFields");
    fields->setFocus();
    fields->setCurrentIndex(fields->model()->index(row, column));
    m_home->key(Qt::Key_F2);
    QWidget* editor = QApplication::focusWidget();
    if (!qobject_cast<QLineEdit*>(editor) && !qobject_cast<QComboBox*>(editor))
        return false;
    m_home->key(Qt::Key_A, Qt::ControlModifier);
    m_home->type(text);
    m_home->key(Qt::Key_Return);
    QCoreApplication::processEvents(); // the view takes what was typed a moment later
    return m_home->settle();
}

void TestLayout::edgesArePutMovedAndTakenAway() {
    fixed::FixedRecord record = layoutOf("a 1-6, b 7-").records[0];
    QVERIFY(edgesOf(record) == (std::vector<std::size_t>{6}));
    addEdge(record, 10);
    QCOMPARE(printed(record), QStringLiteral("a 1-6, b 7-10, column_3 11-"));
    moveEdge(record, 6, 4);
    QCOMPARE(printed(record), QStringLiteral("a 1-4, b 5-10, column_3 11-"));
    removeEdge(record, 4);
    QCOMPARE(printed(record), QStringLiteral("a 1-10, column_3 11-"));

    // A gap: an edge in it begins a field, its own edges take it into what is beside.
    record = layoutOf("a 1-4, b 11-20").records[0];
    addEdge(record, 6);
    QCOMPARE(printed(record), QStringLiteral("a 1-4, column_3 7-10, b 11-20"));
    removeEdge(record, 6);
    QCOMPARE(printed(record), QStringLiteral("a 1-4, column_3 5-10, b 11-20"));
    removeEdge(record, 20);
    QCOMPARE(printed(record), QStringLiteral("a 1-4, column_3 5-10, b 11-"));
    moveEdge(record, 4, 2);
    QCOMPARE(printed(record), QStringLiteral("a 1-2, column_3 3-10, b 11-"));
}

void TestLayout::edgesKeepTheirDistance() {
    const fixed::FixedRecord record = layoutOf("a 1-4, b 5-9, c 12-").records[0];
    QCOMPARE(roomOf(record, 4, 30).least, std::size_t(1));
    QCOMPARE(roomOf(record, 4, 30).most, std::size_t(8));
    QCOMPARE(roomOf(record, 9, 30).most, std::size_t(11)); // it may close the gap
    QCOMPARE(roomOf(record, 11, 30).least, std::size_t(9));
    QCOMPARE(roomOf(record, 11, 30).most, std::size_t(29)); // and the last field keeps a column
    QVERIFY(fieldAt(record, 10) == std::nullopt);
    QVERIFY(fieldAt(record, 8) == std::optional<std::size_t>(1));
    QVERIFY(fieldAt(record, 400) == std::optional<std::size_t>(2));
}

void TestLayout::randomEditsKeepALayoutWhole() {
    QRandomGenerator random(7);
    for (int round = 0; round < 50; ++round) {
        fixed::FixedRecord record = layoutOf("a 1-6, b 9-20, c 21-").records[0];
        for (int step = 0; step < 60; ++step) {
            const std::vector<std::size_t> edges = edgesOf(record);
            const std::size_t somewhere = std::size_t(random.bounded(1, 60));
            const bool isEmpty = edges.empty();
            const std::size_t edge = isEmpty ? 0 : edges[std::size_t(random.bounded(int(edges.size())))];
            switch (isEmpty ? 0 : random.bounded(3)) {
            case 0:
                addEdge(record, somewhere);
                QVERIFY(isEdge(record, somewhere));
                break;
            case 1: {
                const EdgeRoom room = roomOf(record, edge, 60);
                QVERIFY(room.least <= edge && edge <= room.most);
                const std::size_t to = std::size_t(random.bounded(int(room.least), int(room.most) + 1));
                moveEdge(record, edge, to);
                QVERIFY(isEdge(record, to));
                break;
            }
            default:
                removeEdge(record, edge);
                QVERIFY(!isEdge(record, edge));
            }
            const auto again = fixed::parseLayout(fixed::printLayout({{record}}));
            QVERIFY2(again.ok() && again.value() == fixed::FixedLayout{{record}}, qPrintable(printed(record)));
            // Fields still stand one behind the other, and none is empty.
            for (std::size_t i = 1; i < record.fields.size(); ++i)
                QVERIFY2(record.fields[i - 1].columns.width > 0 &&
                             record.fields[i - 1].columns.begin + record.fields[i - 1].columns.width <= record.fields[i].columns.begin,
                         qPrintable(printed(record)));
        }
    }
}

void TestLayout::aColumnIsACharacterOrAByte() {
    const FixedLines text = linesOf("UTF-8", {"1\tJ\xC3\xBCrgen", "\xE6\x9D\xB1\xE4\xBA\xAC x"});
    QVERIFY(text.countsCharacters());
    QCOMPARE(text.width(0), std::size_t(8)); // a tab is one column, and so is an umlaut
    QCOMPARE(qt(text.text(0, {2, 3})), QString::fromUtf8("Jür"));
    QCOMPARE(text.width(1), std::size_t(4)); // however wide it is drawn
    QCOMPARE(qt(text.text(1, {1, 1})), QString::fromUtf8("京"));

    const FixedLines wide = linesOf("Shift_JIS", {"1\x93\x8C\x8B\x9E x"}); // the same city in two bytes each
    QVERIFY(!wide.countsCharacters());
    QCOMPARE(wide.width(0), std::size_t(7));
    const auto cells = wide.cells(0, 0, 7);
    QCOMPARE(cells.size(), std::size_t(5));
    QCOMPARE(cells[1].column, std::size_t(1));
    QCOMPARE(cells[1].columns, std::size_t(2));
    QVERIFY(cells[1].point == U'東');
    QCOMPARE(qt(wide.text(0, {3, 2})), QString::fromUtf8("京"));

    const FixedLines mainframe = linesOf("ibm-037", {std::string("\xC1\xC2\x12\x3C", 4)});
    QVERIFY(mainframe.cells(0, 0, 4)[1].point == U'B');
    QCOMPARE(int(mainframe.cells(0, 2, 4)[0].byte), 0x12);
}

void TestLayout::aTextFileIsReadInFixedColumns() {
    QVERIFY(open(QStringLiteral("people.txt"), kPeople));
    QVERIFY(!m_home->find("importLayoutTab")->isVisible());
    QVERIFY(m_home->choose("importPlace", QStringLiteral("this file, in fixed columns")));
    QVERIFY(m_home->settle());
    QVERIFY(m_home->find("layoutRuler")->isVisible()); // it is what matters there
    QVERIFY(m_home->click("importAccept"));
    QVERIFY(m_home->settle());
    const mapping::Connection& made = m_home->project()->document().connections[0];
    QCOMPARE(qt(made.connector), QStringLiteral("fixed"));
    QCOMPARE(qt(made.name), QStringLiteral("people"));
}

void TestLayout::theMousePutsMovesAndRemovesEdges() {
    QVERIFY(open(QStringLiteral("people.fwf"), kPeople));
    QVERIFY(ruler().isVisible());
    QWidget* const port = ruler().viewport();
    const std::size_t before = draft().rows()->fields.size();
    QVERIFY(columns().isEmpty());

    QTest::mouseClick(port, Qt::LeftButton, {}, at(4));
    QVERIFY(m_home->settle());
    QCOMPARE(draft().rows()->fields.size(), before + 1);
    QCOMPARE(rowText(0, 0), QStringLiteral("0001"));
    QCOMPARE(rowText(1, 1).left(4), QStringLiteral("Alan"));
    QVERIFY2(columns().contains(QStringLiteral(" 1-4, ")), qPrintable(columns()));

    // Dragged away and back over its neighbours' room: one step that undo takes back.
    const QString added = columns();
    QTest::mousePress(port, Qt::LeftButton, {}, at(4));
    QTest::mouseMove(port, at(5));
    QTest::mouseMove(port, at(2));
    QTest::mouseRelease(port, Qt::LeftButton, {}, at(2));
    QVERIFY(m_home->settle());
    QCOMPARE(rowText(0, 0), QStringLiteral("00"));
    m_home->key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_home->settle());
    QCOMPARE(columns(), added);
    QCOMPARE(rowText(0, 0), QStringLiteral("0001"));
    m_home->key(Qt::Key_Y, Qt::ControlModifier);
    QVERIFY(m_home->settle());
    QCOMPARE(rowText(0, 0), QStringLiteral("00"));

    QTest::mouseDClick(port, Qt::LeftButton, {}, at(2));
    QVERIFY(m_home->settle());
    QCOMPARE(draft().rows()->fields.size(), before);
    QVERIFY(m_home->click("layoutAnew")); // as found
    QVERIFY(m_home->settle());
    QVERIFY(columns().isEmpty());
    m_home->picture(QStringLiteral("layout-few"));
}

void TestLayout::keysDoTheSame() {
    QVERIFY(open(QStringLiteral("people.fwf"), kPeople));
    const auto edges = [this] { return edgesOf(layoutOf(utf8(columns()).c_str()).records[0]); };
    ruler().setFocus(Qt::TabFocusReason);
    m_home->key(Qt::Key_Home);
    m_home->key(Qt::Key_Right);
    m_home->key(Qt::Key_Left, {}, 2);
    QVERIFY(m_home->settle());
    const std::vector<std::size_t> moved = edges();
    m_home->key(Qt::Key_Z, Qt::ControlModifier); // the way of one edge is one step
    QVERIFY(m_home->settle());
    QVERIFY(columns().isEmpty());
    m_home->key(Qt::Key_Y, Qt::ControlModifier);
    QVERIFY(m_home->settle());
    QVERIFY(edges() == moved);

    m_home->key(Qt::Key_Insert);
    QVERIFY(m_home->settle());
    QCOMPARE(edges().size(), moved.size() + 1);
    m_home->key(Qt::Key_Delete);
    QVERIFY(m_home->settle());
    QVERIFY(edges() == moved);

    // Tab goes on from the last edge to what follows, and back again to the last one.
    m_home->key(Qt::Key_Home);
    for (std::size_t i = 0; i < moved.size(); ++i) {
        QVERIFY(ruler().hasFocus());
        m_home->key(Qt::Key_Tab);
    }
    QVERIFY(!ruler().hasFocus());
    m_home->key(Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(ruler().hasFocus());
    m_home->key(Qt::Key_Delete);
    QVERIFY(m_home->settle());
    QVERIFY(edges() == std::vector<std::size_t>(moved.begin(), moved.end() - 1));
}

void TestLayout::fieldsAreChangedInTheTable() {
    QVERIFY(open(QStringLiteral("people.fwf"), kPeople));
    QTest::mouseClick(ruler().viewport(), Qt::LeftButton, {}, at(4));
    QVERIFY(m_home->settle());
    QVERIFY(edit(0, LayoutFieldModel::Name, QStringLiteral("person no")));
    QVERIFY(edit(0, LayoutFieldModel::Type, QStringLiteral("integer")));
    QVERIFY2(columns().startsWith(QStringLiteral("\"person no\" 1-4 integer, ")), qPrintable(columns()));
    QCOMPARE(rowText(0, 0), QStringLiteral("1")); // the rows are typed
    QCOMPARE(qt(draft().rows()->fields[0].name), QStringLiteral("person no"));

    const int last = int(draft().rows()->fields.size()) - 1;
    QVERIFY(edit(last, LayoutFieldModel::From, QStringLiteral("29")));
    QVERIFY(edit(last, LayoutFieldModel::Length, QStringLiteral("5")));
    QVERIFY(edit(last, LayoutFieldModel::Type, QStringLiteral("decimal(5,2)")));
    auto* fields = m_home->find<DenseTable>("layoutFields");
    fields->setCurrentIndex(fields->model()->index(last, LayoutFieldModel::Stored));
    m_home->key(Qt::Key_F2);
    auto* choice = m_home->find<QComboBox>("fieldChoice");
    QVERIFY(choice && choice->isVisible());
    QTest::keyClick(choice, Qt::Key_Down);
    m_home->key(Qt::Key_Return);
    QVERIFY(m_home->settle());
    QVERIFY2(columns().endsWith(QStringLiteral(" 29-33 decimal(5,2) implied")), qPrintable(columns()));
    QCOMPARE(rowText(0, last), QStringLiteral("1.20"));

    fields->setFocus();
    fields->selectRow(0);
    m_home->key(Qt::Key_Delete); // its columns are no longer read
    QVERIFY(m_home->settle());
    QCOMPARE(int(draft().rows()->fields.size()), last);
    QVERIFY(m_home->click("importAccept"));
    QVERIFY(m_home->settle());
    QCOMPARE(m_home->project()->document().connections[0].options.size(), std::size_t(1));
}

void TestLayout::whatCannotBeIsRefused() {
    QVERIFY(open(QStringLiteral("people.fwf"), kPeople));
    QTest::mouseClick(ruler().viewport(), Qt::LeftButton, {}, at(4));
    QVERIFY(m_home->settle());
    const QString before = columns();
    const QString taken = m_home->find<DenseTable>("layoutFields")->model()->index(1, LayoutFieldModel::Name).data().toString();
    QVERIFY(edit(0, LayoutFieldModel::Name, taken)); // stands twice
    QCOMPARE(columns(), before);
    const QString said = m_home->find<QLabel>("layoutFacts")->text();
    QVERIFY2(said.contains(taken), qPrintable(said));
    QVERIFY(edit(0, LayoutFieldModel::From, QStringLiteral("0")));
    QVERIFY(edit(0, LayoutFieldModel::Type, QStringLiteral("uuid")));
    QCOMPARE(columns(), before);
    QVERIFY(!draft().error());
}

void TestLayout::recordTypesAreToldByAValue() {
    QByteArray text;
    for (int i = 0; i < 20; ++i)
        text += "H0001 2024-01-31\nL0001 pencils  12\nL0001 paper   150\n";
    QVERIFY(open(QStringLiteral("orders.fwf"), text));
    auto* types = m_home->find<QTabBar>("layoutTypes");
    QCOMPARE(types->count(), 1);
    QVERIFY(m_home->click("layoutAddType"));
    QVERIFY(m_home->settle());
    QCOMPARE(types->count(), 2);
    QCOMPARE(types->currentIndex(), 1);
    QCOMPARE(draft().shape()->schema.entities.size(), std::size_t(2));
    QCOMPARE(draft().rows()->count, std::size_t(20)); // those with H
    m_home->picture(QStringLiteral("layout-types"));

    // The name, what tells it, and its parent are changed where they stand.
    auto* name = m_home->find<QLineEdit>("layoutTypeName");
    QTest::mouseClick(name, Qt::LeftButton);
    m_home->key(Qt::Key_A, Qt::ControlModifier);
    m_home->type(QStringLiteral("head"));
    m_home->key(Qt::Key_Return);
    QVERIFY(m_home->settle());
    QVERIFY(draft().shape()->schema.entity("head"));
    auto* values = m_home->find<QLineEdit>("layoutWhenValues");
    QCOMPARE(values->text(), QStringLiteral("H"));
    QTest::mouseClick(values, Qt::LeftButton);
    m_home->key(Qt::Key_A, Qt::ControlModifier);
    m_home->type(QStringLiteral("L"));
    m_home->key(Qt::Key_Return);
    QVERIFY(m_home->settle());
    QCOMPARE(draft().rows()->count, std::size_t(40));
    m_home->key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_home->settle());
    QCOMPARE(draft().rows()->count, std::size_t(20));

    QTest::mouseClick(types, Qt::LeftButton, {}, types->tabRect(0).center());
    QVERIFY(m_home->settle());
    QCOMPARE(draft().rows()->count, std::size_t(40)); // all others
    QTest::mouseClick(types, Qt::LeftButton, {}, types->tabRect(1).center());
    QVERIFY(m_home->settle());
    QVERIFY(m_home->click("layoutRemoveType"));
    QVERIFY(m_home->settle());
    QCOMPARE(types->count(), 1);
    QCOMPARE(draft().rows()->count, std::size_t(60));
}

void TestLayout::bytesOfAMainframe() {
    QByteArray record;
    for (int i = 0; i < 40; ++i) {
        record += QByteArray("\xC1\x95\x95\x40\x40", 5);               // "Ann  "
        record += char(0xF0), record += char(0xF0 + i % 10);            // a figure in characters
        record += char(i % 10), record += char(0x12), record += char(0x3C); // i%10 012 3 +, packed
    }
    QVERIFY(open(QStringLiteral("ann.ebcdic"), record));
    QVERIFY(m_home->choose("option/encoding", QStringLiteral("ibm-037")));
    QVERIFY(m_home->settle());
    auto* records = m_home->find<QComboBox>("option/records");
    QTest::mouseClick(records->lineEdit(), Qt::LeftButton);
    m_home->key(Qt::Key_A, Qt::ControlModifier);
    m_home->type(QStringLiteral("10"));
    m_home->key(Qt::Key_Return);
    QVERIFY(m_home->settle());
    QVERIFY(ruler().isVisible());
    auto* given = m_home->find<QComboBox>("option/columns");
    QTest::mouseClick(given->lineEdit(), Qt::LeftButton);
    m_home->key(Qt::Key_A, Qt::ControlModifier);
    m_home->type(QStringLiteral("name 1-5, number 6-7 integer, sum 8-"));
    m_home->key(Qt::Key_Return);
    QVERIFY(m_home->settle());
    QVERIFY(edit(2, LayoutFieldModel::Length, QStringLiteral("3")));
    auto* fields = m_home->find<DenseTable>("layoutFields");
    fields->setCurrentIndex(fields->model()->index(2, LayoutFieldModel::Stored));
    m_home->key(Qt::Key_F2);
    auto* choice = m_home->find<QComboBox>("fieldChoice");
    QVERIFY(choice && choice->isVisible());
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(choice, Qt::Key_Down);
    m_home->key(Qt::Key_Return);
    QVERIFY(m_home->settle());
    QVERIFY2(columns().endsWith(QStringLiteral("sum 8-10 integer packed")), qPrintable(columns()));
    QCOMPARE(rowText(3, 0), QStringLiteral("Ann"));
    QCOMPARE(rowText(3, 2), QStringLiteral("3123"));
    QCOMPARE(fields->model()->index(2, LayoutFieldModel::First).data().toString(), QStringLiteral("00123C"));
    m_home->picture(QStringLiteral("layout-mainframe"));

    // Behind the end of its records nothing stands.
    QVERIFY(edit(2, LayoutFieldModel::Length, QStringLiteral("4")));
    QVERIFY(columns().endsWith(QStringLiteral("sum 8-10 integer packed")));
}

void TestLayout::longLinesScroll() {
    QByteArray text;
    for (int row = 0; row < 60; ++row) {
        for (int field = 0; field < 60; ++field)
            text += QByteArray::number(row * 60 + field).rightJustified(7, ' ') + ' ';
        text += '\n';
    }
    QVERIFY(open(QStringLiteral("wide.fwf"), text));
    QCOMPARE(int(draft().rows()->fields.size()), 60);
    QCOMPARE(ruler().horizontalScrollBar()->value(), 0);
    auto* fields = m_home->find<DenseTable>("layoutFields");
    m_home->picture(QStringLiteral("layout-many"));
    fields->setFocus();
    fields->setCurrentIndex(fields->model()->index(50, 0));
    QVERIFY(ruler().horizontalScrollBar()->value() > 0); // the field chosen comes into view
    const RulerGeometry& places = ruler().places();
    QVERIFY(places.x(400) > 0 && places.x(408) < ruler().viewport()->width());
    QTest::mouseClick(ruler().viewport(), Qt::LeftButton, {}, at(403));
    QVERIFY(m_home->settle());
    QCOMPARE(int(draft().rows()->fields.size()), 61);
    m_home->picture(QStringLiteral("layout-many-right"));
}

void TestLayout::modelsKeepTheirContract() {
    QVERIFY(open(QStringLiteral("people.fwf"), kPeople));
    QAbstractItemModel* model = m_home->find<DenseTable>("layoutFields")->model();
    new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::QtTest, model);
    QTest::mouseClick(ruler().viewport(), Qt::LeftButton, {}, at(4));
    QVERIFY(m_home->settle());
    QVERIFY(m_home->click("importAsFound"));
    QVERIFY(m_home->settle());
    m_home->key(Qt::Key_Escape);
}

MW_TEST(TestLayout)
#include "tst_layout.moc"
