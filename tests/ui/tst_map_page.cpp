// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui/map_fixture.h"
#include "tests/ui/window_fixture.h"
#include "ui/editors/rule_edit.h"
#include "ui/screens/map/canvas.h"
#include "ui/screens/map/entities_page.h"
#include "ui/screens/map/grid_view.h"
#include "ui/screens/map/inspector.h"
#include "ui/screens/map/map_editor.h"
#include "ui/screens/map/map_screen.h"
#include "ui/screens/map/overview.h"
#include "ui/screens/map/rule_drawer.h"
#include "ui/screens/map/saved_views.h"
#include "ui/screens/map/value_map_tab.h"
#include "ui/widgets/column_chooser.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/filter_edit.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QFile>
#include <QGraphicsItem>
#include <QGuiApplication>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QToolButton>

using namespace mw;
using namespace mw::ui;

/// The Map page as somebody uses it: real mouse and keys on the real page.
class TestMapPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void enterOpensAnEntityAndEscapeLeavesIt();
    void theWholePictureIsWritten();
    void viewsOfTheGridHaveNames();
    void theOverviewShowsWhatFeedsWhat();
    void draggingAFieldMapsItAndUndoTakesItBack();
    void draggingFromTheTargetSideMapsToo();
    void theKeyboardMapsWithM();
    void severalFieldsAreMappedByNumber();
    void deleteUnmapsAndKeepsWhatElseWasSaid();
    void droppingOnAMappedFieldAsks();
    void aRuleIsTypedAndLandsInTheDocument();
    void typingIsOneStepOfTheHistory();
    void aMistakeIsUnderlinedAndItsFixMendsIt();
    void completionWritesWhatIsChosen();
    void aRuleIsBuiltOfStepsByMouse();
    void stepsAreChangedByKeys();
    void aRuleThatBranchesStaysText();
    void anEntityIsJoinedByMouseWithASuggestedKey();
    void stepsOfThePipelineAreChangedByKeys();
    void liveRowsShowResultsAndErrors();
    void lookupsGiveLiveResults();
    void figuresCoverTheWholeSource();
    void aBlockIsPastedIntoTheGrid();
    void oneValueGoesIntoAllSelectedCells();
    void aValueMapIsFilledFromRealValues();
    void aSourceFieldIsLeftBehindWithAReason();
    void focusShowsOnlyWhatTouchesTheSelection();
    void stubsLeadToTheOtherEnd();

private:
    int row(const char* target) const { return m_screen->editor()->fields()->rowOf(Id(std::string("t-") + target)); }
    QPoint sourcePoint(const char* field) const;
    QPoint targetPoint(const char* field) const;
    void drag(const QPoint& from, const QPoint& to);
    void openPeople();
    /// The newest part of that name: what was replaced may still be on its way out.
    template <class Widget = QWidget>
    Widget* part(const char* name) const {
        for (Widget* each : m_screen->findChildren<Widget*>(QLatin1String(name)))
            if (each->isVisible())
                return each;
        return nullptr;
    }
    bool click(const char* name) const {
        QWidget* widget = part(name);
        if (widget)
            QTest::mouseClick(widget, Qt::LeftButton);
        return widget;
    }
    std::string ruleOf(const char* target) const { return m_small->field(target) ? m_small->field(target)->rule : std::string(); }
    Canvas& canvas() const { return *m_screen->editor()->canvas(); }
    RuleEdit& editor() const { return *m_screen->editor()->drawer()->editor(); }

    std::unique_ptr<test::MapMigration> m_small;
    std::unique_ptr<MapScreen> m_screen;
};

void TestMapPage::init() {
    m_small = std::make_unique<test::MapMigration>();
    m_screen = std::make_unique<MapScreen>();
    m_screen->resize(1180, 660);
    m_screen->setProject(&m_small->project());
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
    m_screen->activateWindow();
    QVERIFY(m_small->settle());
}

void TestMapPage::cleanup() {
    m_screen->setProject(nullptr);
    m_screen.reset();
    m_small.reset();
}

void TestMapPage::openPeople() {
    m_screen->openMapping(m_small->mappingId());
    QVERIFY(m_small->settle());
}

QPoint TestMapPage::sourcePoint(const char* field) const {
    const auto end = m_screen->editor()->fields()->endOf(Id(std::string("s-") + field));
    return canvas().sourceRect(canvas().rows().sourceRowOf(*end)).center();
}

QPoint TestMapPage::targetPoint(const char* field) const {
    return canvas().targetRect(canvas().rows().targetRowOf(row(field))).center();
}

void TestMapPage::drag(const QPoint& from, const QPoint& to) {
    QWidget* view = canvas().viewport();
    QTest::mousePress(view, Qt::LeftButton, {}, from);
    QTest::mouseMove(view, from + QPoint(20, 0));
    QTest::mouseMove(view, (from + to) / 2);
    QTest::mouseMove(view, to);
    QTest::mouseRelease(view, Qt::LeftButton, {}, to);
}

void TestMapPage::enterOpensAnEntityAndEscapeLeavesIt() {
    DenseTable* table = m_screen->entities()->table();
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, MapEntitiesModel::Target).data().toString(), QStringLiteral("people"));
    QCOMPARE(table->model()->index(0, MapEntitiesModel::RequiredUnfed).data().toString(), QStringLiteral("1"));
    m_screen->entered();
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(m_screen->editor()->isVisible());
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    QVERIFY(!m_screen->editor()->isVisible());
    QVERIFY(table->isVisible());
}

void TestMapPage::draggingAFieldMapsItAndUndoTakesItBack() {
    openPeople();
    QVERIFY(!m_small->field("email"));
    drag(sourcePoint("mail"), targetPoint("mail"));
    QVERIFY(m_small->field("email"));
    QCOMPARE(test::qt(ruleOf("email")), QStringLiteral("e_mail"));
    QCOMPARE(test::qt(m_small->field("email")->reference), QStringLiteral("PPL-003"));
    QCOMPARE(m_screen->editor()->fields()->targets()[std::size_t(row("mail"))].kind, RuleShape::Kind::Copy);
    QCOMPARE(m_small->project().undoStack().count(), 1);
    m_small->project().undoStack().undo();
    QVERIFY(!m_small->field("email"));
    QVERIFY(m_screen->editor()->fields()->targets()[std::size_t(row("mail"))].ends.empty());
    m_small->project().undoStack().redo();
    QCOMPARE(test::qt(ruleOf("email")), QStringLiteral("e_mail"));
}

void TestMapPage::draggingFromTheTargetSideMapsToo() {
    openPeople();
    drag(targetPoint("phone"), sourcePoint("phone"));
    QCOMPARE(test::qt(ruleOf("phone")), QStringLiteral("phone"));
}

void TestMapPage::theKeyboardMapsWithM() {
    openPeople();
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_Left); // to the source side
    QTest::keyClick(&canvas(), Qt::Key_Home);
    for (int i = 0; i < 4; ++i) // past the entity to phone
        QTest::keyClick(&canvas(), Qt::Key_Down);
    QTest::keyClick(&canvas(), Qt::Key_Right);
    QTest::keyClick(&canvas(), Qt::Key_Home);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&canvas(), Qt::Key_Down);
    QTest::keyClick(&canvas(), Qt::Key_M);
    QCOMPARE(test::qt(ruleOf("phone")), QStringLiteral("phone"));
}

void TestMapPage::severalFieldsAreMappedByNumber() {
    openPeople();
    QWidget* view = canvas().viewport();
    QTest::mouseClick(view, Qt::LeftButton, {}, sourcePoint("mail"));
    QTest::mouseClick(view, Qt::LeftButton, Qt::ControlModifier, sourcePoint("phone"));
    QTest::mouseClick(view, Qt::LeftButton, {}, targetPoint("mail"));
    QTest::mouseClick(view, Qt::LeftButton, Qt::ControlModifier, targetPoint("phone"));
    QTest::keyClick(&canvas(), Qt::Key_M);
    QCOMPARE(test::qt(ruleOf("email")), QStringLiteral("e_mail"));
    QCOMPARE(test::qt(ruleOf("phone")), QStringLiteral("phone"));
    QVERIFY(m_small->field("email")->reference != m_small->field("phone")->reference);
    QCOMPARE(m_small->project().undoStack().count(), 1);
}

void TestMapPage::deleteUnmapsAndKeepsWhatElseWasSaid() {
    openPeople();
    auto* owner = m_screen->findChild<QLineEdit*>(QStringLiteral("fieldSaidBy"));
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, targetPoint("name"));
    owner->setFocus();
    QTest::keyClicks(owner, QStringLiteral("K. Mwangi"));
    QTest::keyClick(owner, Qt::Key_Return);
    QCOMPARE(test::qt(m_small->field("name")->intent.saidBy), QStringLiteral("K. Mwangi"));
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, targetPoint("name"));
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, Qt::ControlModifier, targetPoint("id"));
    QTest::keyClick(&canvas(), Qt::Key_Delete);
    QVERIFY(m_small->field("name"));
    QVERIFY(ruleOf("name").empty());
    QCOMPARE(test::qt(m_small->field("name")->intent.saidBy), QStringLiteral("K. Mwangi"));
    QVERIFY(!m_small->field("id"));
    m_small->project().undoStack().undo();
    QCOMPARE(test::qt(ruleOf("id")), QStringLiteral("contact_no"));
    QCOMPARE(test::qt(ruleOf("name")), QStringLiteral("proper(trim(full_name))"));
}

void TestMapPage::droppingOnAMappedFieldAsks() {
    openPeople();
    drag(sourcePoint("mail"), targetPoint("name"));
    auto* menu = m_screen->findChild<QMenu*>(QStringLiteral("mapQuestion"));
    QVERIFY(menu);
    QCOMPARE(test::qt(ruleOf("name")), QStringLiteral("proper(trim(full_name))"));
    QCOMPARE(menu->actions().size(), 3);
    menu->actions()[2]->trigger();
    menu->close();
    QCOMPARE(test::qt(ruleOf("name")), QStringLiteral("coalesce(proper(trim(full_name)), e_mail)"));
}

void TestMapPage::aRuleIsTypedAndLandsInTheDocument() {
    openPeople();
    QTest::mouseDClick(canvas().viewport(), Qt::LeftButton, {}, targetPoint("phone"));
    QVERIFY(editor().isVisible());
    editor().setFocus();
    QTest::keyClicks(&editor(), QStringLiteral("trim(phone)"));
    QTRY_COMPARE(test::qt(ruleOf("phone")), QStringLiteral("trim(phone)"));
    QVERIFY(m_screen->findChild<QLabel*>(QStringLiteral("ruleSentence"))->text().contains(QStringLiteral("phone")));
}

void TestMapPage::typingIsOneStepOfTheHistory() {
    openPeople();
    m_screen->editor()->editRule(row("phone"));
    QTest::keyClicks(&editor(), QStringLiteral("upper("));
    QTest::qWait(300); // written once in between
    QTest::keyClicks(&editor(), QStringLiteral("phone)"));
    QTRY_COMPARE(test::qt(ruleOf("phone")), QStringLiteral("upper(phone)"));
    QCOMPARE(m_small->project().undoStack().count(), 1);
    m_small->project().undoStack().undo();
    QVERIFY(!m_small->field("phone"));
    QCOMPARE(editor().rule(), QString());
}

void TestMapPage::aMistakeIsUnderlinedAndItsFixMendsIt() {
    openPeople();
    m_screen->editor()->editRule(row("name"));
    m_small->settle();
    QVERIFY(editor().problems().empty());
    editor().selectAll();
    QTest::keyClicks(&editor(), QStringLiteral("trim(ful_name)"));
    QTest::keyClick(&editor(), Qt::Key_Escape); // the list of words
    QVERIFY(!editor().problems().empty());
    const Span span = *editor().problems().front().error.span;
    QCOMPARE(span, (Span{5, 13}));
    QCOMPARE(editor().SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT, 8UL, 6L), 1L);
    QCOMPARE(editor().SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT, 8UL, 1L), 0L);
    auto* fix = m_screen->findChild<QToolButton*>(QStringLiteral("ruleFix"));
    QVERIFY(fix->isVisible());
    QTest::mouseClick(fix, Qt::LeftButton);
    QCOMPARE(editor().rule(), QStringLiteral("trim(full_name)"));
    QVERIFY(editor().problems().empty());
    QTRY_COMPARE(test::qt(ruleOf("name")), QStringLiteral("trim(full_name)"));
}

void TestMapPage::completionWritesWhatIsChosen() {
    openPeople();
    m_screen->editor()->editRule(row("mail"));
    QTest::keyClicks(&editor(), QStringLiteral("Stag"));
    QVERIFY(editor().completion().shownNames().contains(QStringLiteral("Stages")));
    QTest::keyClick(&editor(), Qt::Key_Return);
    QCOMPARE(editor().rule(), QStringLiteral("map('Stages', )"));
    QTest::keyClicks(&editor(), QStringLiteral("e_m"));
    QTest::keyClick(&editor(), Qt::Key_Tab);
    QCOMPARE(editor().rule(), QStringLiteral("map('Stages', e_mail)"));
}

void TestMapPage::aRuleIsBuiltOfStepsByMouse() {
    openPeople();
    m_screen->editor()->editRule(row("phone"));
    QVERIFY(click("stepStart"));
    auto* field = part<QComboBox>("startField");
    QVERIFY(field);
    QTest::keyClick(field->lineEdit(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field->lineEdit(), QStringLiteral("phone"));
    field->completer()->popup()->hide();
    QVERIFY(click("formApply"));
    QCOMPARE(ruleOf("phone"), std::string("phone"));
    QVERIFY(click("stepAdd"));
    QTest::keyClicks(part<QLineEdit>("stepFilter"), QStringLiteral("trim"));
    auto* steps = part<QAbstractItemView>("stepTable");
    QCOMPARE(steps->model()->index(0, 0).data().toString(), QStringLiteral("trim"));
    QTest::mouseClick(steps->viewport(), Qt::LeftButton, {}, steps->visualRect(steps->model()->index(0, 0)).center());
    QCOMPARE(ruleOf("phone"), std::string("trim(phone)"));
    QVERIFY(!part("stepList"));
    // One that needs to be told more asks for it.
    QVERIFY(click("stepAdd"));
    QTest::keyClicks(part<QLineEdit>("stepFilter"), QStringLiteral("replace"));
    steps = part<QAbstractItemView>("stepTable");
    QModelIndex replace;
    for (int i = 0; i < steps->model()->rowCount(); ++i)
        if (steps->model()->index(i, 0).data().toString() == QStringLiteral("replace"))
            replace = steps->model()->index(i, 0);
    QVERIFY(replace.isValid());
    QTest::mouseClick(steps->viewport(), Qt::LeftButton, {}, steps->visualRect(replace).center());
    QCOMPARE(ruleOf("phone"), std::string("trim(phone)")); // not before it was told
    QTest::keyClicks(part("argument/1"), QStringLiteral("+49"));
    QTest::keyClicks(part("argument/2"), QStringLiteral("0"));
    QVERIFY(click("formApply"));
    test::picture(m_screen.get(), QStringLiteral("steps-page"));
    QCOMPARE(ruleOf("phone"), std::string("replace(trim(phone), '+49', '0')"));
    QCOMPARE(editor().rule(), QStringLiteral("replace(trim(phone), '+49', '0')"));
    // And is changed or taken out again.
    QVERIFY(click("step/2"));
    QCOMPARE(part<QLineEdit>("argument/2")->text(), QStringLiteral("0"));
    QVERIFY(click("formRemove"));
    QCOMPARE(ruleOf("phone"), std::string("trim(phone)"));
    m_small->project().undoStack().undo();
    QVERIFY(part("stepStart"));
}

void TestMapPage::stepsAreChangedByKeys() {
    openPeople();
    m_screen->editor()->editRule(row("name"));
    editor().selectAll();
    QTest::keyClicks(&editor(), QStringLiteral("upper(trim(full_name)) & 'x'"));
    QTest::keyClick(&editor(), Qt::Key_Escape);
    QTRY_COMPARE(ruleOf("name"), std::string("upper(trim(full_name)) & 'x'"));
    QWidget* chip = part("step/1");
    QVERIFY(chip);
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(ruleOf("name"), std::string("trim(upper(full_name)) & 'x'"));
    QCOMPARE(QApplication::focusWidget(), part("step/2")); // goes along with it
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    auto* text = part<QLineEdit>("argument/1");
    QVERIFY(text);
    QCOMPARE(text->text(), QStringLiteral("x"));
    text->clear();
    QTest::keyClicks(text, QStringLiteral("=1 + 2")); // no value and no field
    QTest::keyClick(text, Qt::Key_Return);
    QVERIFY(!part<QLabel>("stepError")->text().isEmpty());
    text->clear();
    QTest::keyClicks(text, QStringLiteral("=phone"));
    QTest::keyClick(text, Qt::Key_Return);
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(ruleOf("name"), std::string("trim(upper(full_name)) & phone"));
    chip = part("step/1");
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Delete);
    QCOMPARE(ruleOf("name"), std::string("trim(full_name) & phone"));
}

void TestMapPage::anEntityIsJoinedByMouseWithASuggestedKey() {
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

void TestMapPage::stepsOfThePipelineAreChangedByKeys() {
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

void TestMapPage::aRuleThatBranchesStaysText() {
    openPeople();
    m_screen->editor()->editRule(row("name"));
    QVERIFY(!part("ruleBranches"));
    editor().selectAll();
    QTest::keyClicks(&editor(), QStringLiteral("if(phone is null, full_name, phone)"));
    QTest::keyClick(&editor(), Qt::Key_Escape);
    QVERIFY(part("ruleBranches"));
    QVERIFY(!part("stepStart"));
    QVERIFY(click("showSteps"));
    QVERIFY(!part("ruleChips"));
    QVERIFY(click("showSteps"));
    QVERIFY(part("ruleChips"));
}

void TestMapPage::liveRowsShowResultsAndErrors() {
    openPeople();
    m_screen->editor()->editRule(row("stage"));
    QTest::keyClicks(&editor(), QStringLiteral("map('Stages', cust_type)"));
    QTest::keyClick(&editor(), Qt::Key_Escape);
    QVERIFY(m_small->settle());
    auto* rows = m_screen->findChild<DenseTable*>(QStringLiteral("liveRows"));
    QTRY_COMPARE(rows->model()->rowCount(), 6);
    QCOMPARE(rows->model()->index(0, 1).data().toString(), QStringLiteral("P"));
    QCOMPARE(rows->model()->index(0, 2).data().toString(), QStringLiteral("prospect"));
    QVERIFY(!rows->model()->index(1, 3).data().toString().isEmpty()); // C is not listed
    rows->setCurrentIndex(rows->model()->index(0, 0));
    auto* steps = m_screen->findChild<DenseTable*>(QStringLiteral("ruleSteps"));
    QVERIFY(steps->model()->rowCount() >= 2);
}

void TestMapPage::lookupsGiveLiveResults() {
    openPeople();
    m_screen->editor()->editRule(row("owner"));
    QTest::keyClicks(&editor(), QStringLiteral("lookup('Owners', owner).mail"));
    QTest::keyClick(&editor(), Qt::Key_Escape);
    QVERIFY(m_small->settle());
    auto* rows = m_screen->findChild<DenseTable*>(QStringLiteral("liveRows"));
    QTRY_COMPARE(rows->model()->rowCount(), 6);
    QCOMPARE(rows->model()->index(1, 2).data().toString(), QStringLiteral("br@corp.example"));
    // The lookup's entity now stands on the canvas, with a link.
    QTRY_COMPARE(m_screen->editor()->fields()->sources().size(), std::size_t(2));
    QCOMPARE(m_screen->editor()->fields()->targets()[std::size_t(row("owner"))].ends.size(), std::size_t(2));
}

void TestMapPage::figuresCoverTheWholeSource() {
    openPeople();
    m_screen->editor()->editRule(row("stage"));
    QTest::keyClicks(&editor(), QStringLiteral("map('Stages', cust_type)"));
    QTest::keyClick(&editor(), Qt::Key_Escape);
    auto* figures = m_screen->findChild<QLabel*>(QStringLiteral("ruleFigures"));
    QTRY_VERIFY_WITH_TIMEOUT(figures->text().contains(QStringLiteral("6 rows")), 10'000);
    QVERIFY2(figures->text().contains(QStringLiteral("3 would be rejected")), qPrintable(figures->text()));
    QVERIFY2(figures->text().contains(QStringLiteral("1 distinct")), qPrintable(figures->text()));
}

void TestMapPage::aBlockIsPastedIntoTheGrid() {
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

void TestMapPage::oneValueGoesIntoAllSelectedCells() {
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

void TestMapPage::aValueMapIsFilledFromRealValues() {
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

void TestMapPage::aSourceFieldIsLeftBehindWithAReason() {
    openPeople();
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, sourcePoint("phone"));
    m_screen->editor()->findChild<QAction*>(QStringLiteral("map/leave"))->trigger();
    auto* reason = m_screen->findChild<QLineEdit*>(QStringLiteral("notMigratedReason"));
    QVERIFY(reason->isVisible());
    QTest::keyClick(reason, Qt::Key_Return); // without a reason nothing happens
    QCOMPARE(m_small->people().notMigrated.size(), std::size_t(1));
    QTest::keyClicks(reason, QStringLiteral("empty for years"));
    QTest::keyClick(reason, Qt::Key_Return);
    QCOMPARE(m_small->people().notMigrated.size(), std::size_t(2));
    QCOMPARE(test::qt(m_small->people().notMigrated.back().reason), QStringLiteral("empty for years"));
    const auto end = m_screen->editor()->fields()->endOf(Id("s-phone"));
    QVERIFY(m_screen->editor()->fields()->sources()[0].fields[std::size_t(end->field)].notMigrated);
    QVERIFY(canvas().hasFocus());
}

void TestMapPage::focusShowsOnlyWhatTouchesTheSelection() {
    openPeople();
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, targetPoint("name"));
    canvas().setFocusMode(true);
    QCOMPARE(canvas().rows().target().size(), std::size_t(1));
    QCOMPARE(canvas().rows().source().size(), std::size_t(2)); // the entity and full_name
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    QCOMPARE(canvas().rows().target().size(), std::size_t(6));
    canvas().targetFilter()->setText(QStringLiteral("mail"));
    QCOMPARE(canvas().rows().target().size(), std::size_t(2));
}

void TestMapPage::stubsLeadToTheOtherEnd() {
    openPeople();
    m_screen->resize(1180, 300);
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, QPoint(canvas().viewport()->width() / 2, 40));
    m_screen->resize(1180, 270);
    QApplication::processEvents();
    canvas().verticalScrollBar()->setValue(canvas().verticalScrollBar()->maximum());
    QVERIFY(canvas().verticalScrollBar()->maximum() > 0);
    const std::vector<CanvasLinks::Stub> stubs = canvas().links().stubs();
    QVERIFY(!stubs.empty());
    for (const CanvasLinks::Stub& stub : stubs)
        QVERIFY(stub.count > 0 && stub.nearest >= 0);
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, stubs.front().rect.center().toPoint());
    const bool gone = canvas().links().stubs().size() != stubs.size() || canvas().links().stubs().front().nearest != stubs.front().nearest;
    QVERIFY(gone);
}

/// All of the canvas is on it, whatever is scrolled out of view.
void TestMapPage::theWholePictureIsWritten() {
    openPeople();
    m_screen->resize(900, 300); // rows are out of view
    QTemporaryDir folder;
    const QString svg = folder.filePath(QStringLiteral("people.svg")), pdf = folder.filePath(QStringLiteral("people.pdf"));
    m_screen->editor()->writePicture(svg);
    m_screen->editor()->writePicture(pdf);
    QVERIFY(m_small->settle());
    QFile vector(svg), page(pdf);
    QVERIFY(vector.open(QIODevice::ReadOnly) && page.open(QIODevice::ReadOnly));
    const QByteArray text = vector.readAll();
    for (const char* const name : {"full_name", "cust_type", "owner_email", "stage", "people"})
        QVERIFY2(text.contains(name), name);
    QSvgRenderer renderer(text);
    QVERIFY(renderer.isValid());
    QImage image(renderer.defaultSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    if (const QString pictures = qEnvironmentVariable("MW_TEST_PICTURES"); !pictures.isEmpty())
        image.save(pictures + QStringLiteral("/map-picture.png"));
    QVERIFY(page.readAll().startsWith("%PDF-"));
}

void TestMapPage::viewsOfTheGridHaveNames() {
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

void TestMapPage::theOverviewShowsWhatFeedsWhat() {
    m_screen->entered();
    m_screen->findChild<QAction*>(QStringLiteral("map/overview"))->trigger();
    Overview* const overview = m_screen->entities()->overview();
    QVERIFY(overview->isVisible());
    QStringList tips;
    for (const QGraphicsItem* item : overview->scene()->items())
        tips << item->toolTip();
    tips.removeAll(QString());
    QVERIFY2(tips.contains(QStringLiteral("PPL")), qPrintable(tips.join(u'|'))); // the line of the mapping
    QCOMPARE(tips.filter(QStringLiteral("people: ")).size(), 1);
    QCOMPARE(tips.filter(QStringLiteral("contacts: ")).size(), 1);
    const double before = overview->transform().m11();
    QTest::keyClick(overview, Qt::Key_Minus);
    QVERIFY(overview->transform().m11() < before);
    QTest::keyClick(overview, Qt::Key_0);
    for (QGraphicsItem* item : overview->scene()->items())
        if (item->toolTip().startsWith(QStringLiteral("people: ")))
            QTest::mouseDClick(overview->viewport(), Qt::LeftButton, {}, overview->mapFromScene(item->sceneBoundingRect().center()));
    QVERIFY(m_screen->editor()->isVisible());
}

MW_TEST(TestMapPage)
#include "tst_map_page.moc"
