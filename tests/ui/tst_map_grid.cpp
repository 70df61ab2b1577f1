// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui/map_page_fixture.h"
#include "tests/ui/window_fixture.h"
#include "ui/screens/map/inspector.h"
#include "ui/screens/map/saved_views.h"
#include "ui/screens/map/value_map_tab.h"
#include "ui/widgets/column_chooser.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/filter_edit.h"

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QToolButton>

using namespace mw;
using namespace mw::ui;

/// The grid of the Map page, value maps and the steps of a pipeline; by real mouse and keys.
class TestMapGrid : public test::MapPageFixture {
    Q_OBJECT

private Q_SLOTS:
    void aBlockIsPastedIntoTheGrid();
    void oneValueGoesIntoAllSelectedCells();
    void viewsOfTheGridHaveNames();
    void aValueMapIsFilledFromRealValues();
    void anEntityIsJoinedByMouseWithASuggestedKey();
    void stepsOfThePipelineAreChangedByKeys();
};

void TestMapGrid::aBlockIsPastedIntoTheGrid() {
    openPeople();
    m_screen->editor()->setView(MapEditor::View::Grid);
    DenseTable* table = m_screen->editor()->grid()->table();
    table->setCurrentIndex(table->model()->index(row("mail"), MapGridModel::Rule));
    QGuiApplication::clipboard()->setText(QStringLiteral("lower(trim(e_mail))\r\n\"replace(phone, ' ', \"\"\"\")\"\r\n"));
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(test::qt(ruleOf("email")), QStringLiteral("lower(trim(e_mail))"));
    QCOMPARE(test::qt(ruleOf("phone")), QStringLiteral("replace(phone, ' ', \"\")"));
    QCOMPARE(m_small->project().undoStack().count(), 1);
    m_small->project().undoStack().undo();
    QVERIFY(!m_small->field("email"));
}

void TestMapGrid::oneValueGoesIntoAllSelectedCells() {
    openPeople();
    m_screen->editor()->setView(MapEditor::View::Grid);
    DenseTable* table = m_screen->editor()->grid()->table();
    const auto at = [&](const char* target) { return table->model()->index(row(target), MapGridModel::Note); };
    table->setCurrentIndex(at("id"));
    table->selectionModel()->select(at("name"), QItemSelectionModel::Select);
    table->selectionModel()->select(at("mail"), QItemSelectionModel::Select);
    table->edit(at("id"));
    auto* line = table->findChild<QLineEdit*>(QStringLiteral("gridEditor"));
    QVERIFY(line);
    QTest::keyClicks(line, QStringLiteral("see ticket 7"));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(test::qt(m_small->field("id")->note), QStringLiteral("see ticket 7"));
    QCOMPARE(test::qt(m_small->field("name")->note), QStringLiteral("see ticket 7"));
    QVERIFY(m_small->field("email"));
    QCOMPARE(test::qt(m_small->field("email")->note), QStringLiteral("see ticket 7"));
    QCOMPARE(m_small->project().undoStack().count(), 1);
}

void TestMapGrid::viewsOfTheGridHaveNames() {
    openPeople();
    GridView* const grid = m_screen->findChild<GridView*>();
    auto* const views = m_screen->findChild<SavedViews*>();
    DenseTable* const table = grid->table();
    m_screen->findChild<FilterEdit*>(QStringLiteral("gridFilter"))->setText(QStringLiteral("phone"));
    table->sortByColumn(MapGridModel::Type, Qt::DescendingOrder);
    hideColumns(table->horizontalHeader(), {QStringLiteral("Note")});
    const GridLook narrow = grid->look();
    QVERIFY(table->isColumnHidden(MapGridModel::Note));
    const auto name = [&](const QString& text) {
        Q_EMIT views->menu()->aboutToShow();
        auto* edit = views->menu()->findChild<QLineEdit*>(QStringLiteral("viewName"));
        edit->setText(text);
        QTest::keyClick(edit, Qt::Key_Return);
    };
    name(QStringLiteral("Phones & more"));
    QVERIFY(m_small->document().workflow.layout.contains("map.view.Phones & more"));
    grid->setLook({});
    QVERIFY(!table->isColumnHidden(MapGridModel::Note));
    QVERIFY(table->model()->rowCount() > 1);
    Q_EMIT views->menu()->aboutToShow();
    QCOMPARE(views->menu()->actions().front()->text(), QStringLiteral("Phones & more"));
    QVERIFY(!views->menu()->actions().front()->isChecked());
    views->menu()->actions().front()->trigger();
    QVERIFY(grid->look() == narrow);
    QCOMPARE(table->model()->rowCount(), 1);
    QVERIFY(GridLook::fromText(narrow.text()) == narrow);
    QVERIFY(GridLook::fromText(QStringLiteral("no view")) == GridLook());
    m_small->project().undoStack().undo();
    QVERIFY(!m_small->document().workflow.layout.contains("map.view.Phones & more"));
}

void TestMapGrid::aValueMapIsFilledFromRealValues() {
    openPeople();
    m_screen->editor()->editRule(row("stage"));
    QTest::keyClicks(&editor(), QStringLiteral("map('Stages', cust_type)"));
    QTest::keyClick(&editor(), Qt::Key_Escape);
    QVERIFY(m_small->settle());
    QVERIFY(m_screen->showElement(Id("vm-stage")));
    MapValuesModel* model = m_screen->editor()->inspector()->valueMapTab()->model();
    QTRY_VERIFY(model->counts().has_value());
    QCOMPARE(model->rowCount(), 3);
    // Values that are not listed come first, the most frequent of them first.
    QCOMPARE(model->index(0, MapValuesModel::From).data().toString(), QStringLiteral("C"));
    QCOMPARE(model->index(0, MapValuesModel::Count).data().toString(), QStringLiteral("2"));
    QCOMPARE(model->index(2, MapValuesModel::From).data().toString(), QStringLiteral("P"));
    QCOMPARE(model->index(2, MapValuesModel::Count).data().toString(), QStringLiteral("3"));
    DenseTable* table = m_screen->editor()->inspector()->valueMapTab()->table();
    table->setCurrentIndex(model->index(0, MapValuesModel::To));
    table->edit(table->currentIndex());
    auto* line = table->viewport()->findChild<QLineEdit*>();
    QVERIFY(line);
    QTest::keyClicks(line, QStringLiteral("customer"));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(m_small->document().valueMaps.front().content.entries.size(), std::size_t(2));
    QCOMPARE(model->index(0, MapValuesModel::From).data().toString(), QStringLiteral("C")); // it stays where it was
    QGuiApplication::clipboard()->setText(QStringLiteral("X\tpartner\tasked A.\nP\tlead\n"));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    const auto& entries = m_small->document().valueMaps.front().content.entries;
    QCOMPARE(entries.size(), std::size_t(3));
    QCOMPARE(test::qt(printValue(entries[0].to)), QStringLiteral("lead"));
    QCOMPARE(test::qt(entries[2].note), QStringLiteral("asked A."));
    QCOMPARE(model->unlisted().first, 0);
}

void TestMapGrid::anEntityIsJoinedByMouseWithASuggestedKey() {
    openPeople();
    QVERIFY(click("chipAddStep"));
    auto* kinds = part<QMenu>("stepKinds");
    QVERIFY(kinds);
    QAction* join = kinds->findChild<QAction*>(QStringLiteral("join"));
    QVERIFY(join);
    QTest::mouseClick(kinds, Qt::LeftButton, {}, kinds->actionGeometry(join).center());
    auto* entity = part<QComboBox>("stepPart/entity");
    QVERIFY(entity);
    entity->setCurrentIndex(entity->findText(QStringLiteral("old · owners")));
    auto* keys = part<QPlainTextEdit>("stepPart/on");
    QCOMPARE(keys->toPlainText(), QStringLiteral("owner = short")); // the best suggestion is there at once
    QVERIFY(part<QComboBox>("joinKeys")->count() > 1);
    QVERIFY(click("formApply"));
    QCOMPARE(m_small->people().steps.size(), std::size_t(1));
    QVERIFY(std::get<mapping::Join>(m_small->people().steps[0].what).on[0].right == "short");
    QVERIFY(m_small->settle());
    QTRY_VERIFY(part<QToolButton>("stepRows/1") && part<QToolButton>("stepRows/1")->text().contains(u'6'));
    // Its fields can be drawn like others.
    QVERIFY(m_screen->editor()->fields()->endOf(Id("o-mail")));
    const auto end = m_screen->editor()->fields()->endOf(Id("o-mail"));
    drag(canvas().sourceRect(canvas().rows().sourceRowOf(*end)).center(), targetPoint("owner"));
    QCOMPARE(ruleOf("owner_email"), std::string("owners.mail"));
    QVERIFY(m_small->settle());
    test::picture(m_screen.get(), QStringLiteral("pipeline-page"));
    // The rows behind the step, and back.
    QVERIFY(click("stepRows/1"));
    QTRY_VERIFY(part<QAbstractItemView>("stepRowsTable") && part<QAbstractItemView>("stepRowsTable")->model()->rowCount() == 6);
    test::picture(part("stepRows"), QStringLiteral("step-rows"));
    QTest::keyClick(part("stepRows"), Qt::Key_Escape);
    m_small->project().undoStack().undo();
    m_small->project().undoStack().undo();
    QVERIFY(m_small->people().steps.empty());
    QVERIFY(!part("pipelineStep/1"));
}

void TestMapGrid::stepsOfThePipelineAreChangedByKeys() {
    openPeople();
    const auto add = [&](const char* kind, const std::vector<std::pair<const char*, QString>>& texts) {
        QTest::keyClick(part("chipAddStep"), Qt::Key_Insert);
        QAction* action = part<QMenu>("stepKinds")->findChild<QAction*>(QLatin1String(kind));
        part<QMenu>("stepKinds")->setActiveAction(action);
        QTest::keyClick(part("stepKinds"), Qt::Key_Return);
        for (const auto& [name, text] : texts)
            QTest::keyClicks(part(name), text);
        QVERIFY(click("formApply"));
    };
    add("filter", {{"stepPart/rule", QStringLiteral("phone is not null")}, {"stepPart/reason", QStringLiteral("nobody to call")}});
    add("group", {{"stepPart/keys", QStringLiteral("contact_no")}, {"stepPart/values", QStringLiteral("full_name = first(full_name)")}});
    QCOMPARE(m_small->people().steps.size(), std::size_t(2));
    QCOMPARE(std::get<mapping::Group>(m_small->people().steps[1].what).aggregates[0].function, std::string("first"));
    QVERIFY(m_small->settle());
    QWidget* chip = part("pipelineStep/2");
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Left, Qt::ControlModifier);
    QVERIFY(std::holds_alternative<mapping::Group>(m_small->people().steps[0].what));
    QCOMPARE(m_screen->focusWidget(), part("pipelineStep/1"));
    // What a step gets is no longer there: its form says so.
    QTest::keyClick(part("pipelineStep/2"), Qt::Key_Return);
    QVERIFY(part<QLabel>("stepSays")->text().contains(QStringLiteral("phone")));
    QTest::keyClick(part("pipelineForm"), Qt::Key_Escape);
    chip = part("pipelineStep/2");
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Delete);
    QCOMPARE(m_small->people().steps.size(), std::size_t(1));
    m_small->project().undoStack().undo();
    m_small->project().undoStack().undo();
    QVERIFY(std::holds_alternative<mapping::Filter>(m_small->people().steps[0].what));
}

MW_TEST(TestMapGrid)
#include "tst_map_grid.moc"
