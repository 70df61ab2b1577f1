// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui/map_page_fixture.h"
#include "tests/ui/window_fixture.h"
#include "ui/widgets/dense_view.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace mw;
using namespace mw::ui;

/// Rules on the Map page: typed, completed, mended, built of steps, with live rows and figures; by real mouse and keys.
class TestMapRules : public test::MapPageFixture {
    Q_OBJECT

private Q_SLOTS:
    void aRuleIsTypedAndLandsInTheDocument();
    void typingIsOneStepOfTheHistory();
    void aMistakeIsUnderlinedAndItsFixMendsIt();
    void completionWritesWhatIsChosen();
    void aRuleIsBuiltOfStepsByMouse();
    void stepsAreChangedByKeys();
    void aRuleThatBranchesStaysText();
    void liveRowsShowResultsAndErrors();
    void lookupsGiveLiveResults();
    void figuresCoverTheWholeSource();
};

void TestMapRules::aRuleIsTypedAndLandsInTheDocument() {
    openPeople();
    QTest::mouseDClick(canvas().viewport(), Qt::LeftButton, {}, targetPoint("phone"));
    QVERIFY(editor().isVisible());
    editor().setFocus();
    QTest::keyClicks(&editor(), QStringLiteral("trim(phone)"));
    QTRY_COMPARE(test::qt(ruleOf("phone")), QStringLiteral("trim(phone)"));
    QVERIFY(m_screen->findChild<QLabel*>(QStringLiteral("ruleSentence"))->text().contains(QStringLiteral("phone")));
}

void TestMapRules::typingIsOneStepOfTheHistory() {
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

void TestMapRules::aMistakeIsUnderlinedAndItsFixMendsIt() {
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

void TestMapRules::completionWritesWhatIsChosen() {
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

void TestMapRules::aRuleIsBuiltOfStepsByMouse() {
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

void TestMapRules::stepsAreChangedByKeys() {
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

void TestMapRules::aRuleThatBranchesStaysText() {
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

void TestMapRules::liveRowsShowResultsAndErrors() {
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

void TestMapRules::lookupsGiveLiveResults() {
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

void TestMapRules::figuresCoverTheWholeSource() {
    openPeople();
    m_screen->editor()->editRule(row("stage"));
    QTest::keyClicks(&editor(), QStringLiteral("map('Stages', cust_type)"));
    QTest::keyClick(&editor(), Qt::Key_Escape);
    auto* figures = m_screen->findChild<QLabel*>(QStringLiteral("ruleFigures"));
    QTRY_VERIFY_WITH_TIMEOUT(figures->text().contains(QStringLiteral("6 rows")), 10'000);
    QVERIFY2(figures->text().contains(QStringLiteral("3 would be rejected")), qPrintable(figures->text()));
    QVERIFY2(figures->text().contains(QStringLiteral("1 distinct")), qPrintable(figures->text()));
}

MW_TEST(TestMapRules)
#include "tst_map_rules.moc"
