// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui/map_page_fixture.h"
#include "ui/screens/map/entities_page.h"
#include "ui/screens/map/overview.h"
#include "ui/widgets/dense_view.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QGraphicsItem>
#include <QImage>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QSvgRenderer>
#include <QTemporaryDir>

using namespace mw;
using namespace mw::ui;

/// The Map page as somebody uses it: entities, canvas, pictures; real mouse and keys on the real page.
class TestMapPage : public test::MapPageFixture {
    Q_OBJECT

private Q_SLOTS:
    void enterOpensAnEntityAndEscapeLeavesIt();
    void theWholePictureIsWritten();
    void theOverviewShowsWhatFeedsWhat();
    void draggingAFieldMapsItAndUndoTakesItBack();
    void draggingFromTheTargetSideMapsToo();
    void theKeyboardMapsWithM();
    void severalFieldsAreMappedByNumber();
    void deleteUnmapsAndKeepsWhatElseWasSaid();
    void droppingOnAMappedFieldAsks();
    void aSourceFieldIsLeftBehindWithAReason();
    void focusShowsOnlyWhatTouchesTheSelection();
    void stubsLeadToTheOtherEnd();
};

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

MW_TEST(TestMapPage)
#include "tst_map_page.moc"
