// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/support/sqlite_file.h"
#include "tests/ui/window_fixture.h"
#include "ui/editors/rule_edit.h"
#include "ui/models/check_tree_model.h"
#include "ui/models/difference_model.h"
#include "ui/models/runs.h"
#include "ui/models/validations.h"
#include "ui/screens/map/canvas.h"
#include "ui/screens/map/map_editor.h"

#include <QApplication>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

using namespace mw;
using namespace mw::ui;

/// The first minutes of somebody new: from the start page to an exported specification, by mouse and by keys alone.
class TestFirstMinutes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<test::WindowFixture>(); }
    void cleanup() { m_home.reset(); }
    void byMouse();
    void byKeys();

private:
    Canvas& canvas() { return *m_home->find<Canvas>("mapCanvas"); }
    const MapFields& fields() { return *m_home->find<MapEditor>("mapEditor")->fields(); }
    QPoint sourcePoint(const char* field);
    QPoint targetPoint(const char* field);
    void drag(const char* source, const char* target);
    /// Goes with the arrow keys to a row of the side that has the focus.
    void walkTo(CanvasSide side, const char* field);
    std::string ruleOf(const char* target);
    bool damageTarget();
    /// What damageTarget() did, as the differences show it.
    QModelIndex paddedGroup();

    std::unique_ptr<test::WindowFixture> m_home;
};

QPoint TestFirstMinutes::sourcePoint(const char* field) {
    const CanvasRows& rows = canvas().rows();
    for (int row = 0; row < int(rows.source().size()); ++row) {
        const auto& shown = rows.source()[std::size_t(row)];
        if (shown.field >= 0 && fields().sources()[std::size_t(shown.entity)].fields[std::size_t(shown.field)].name == QLatin1String(field))
            return canvas().sourceRect(row).center();
    }
    return {};
}

QPoint TestFirstMinutes::targetPoint(const char* field) {
    const CanvasRows& rows = canvas().rows();
    for (int row = 0; row < int(rows.target().size()); ++row)
        if (fields().targets()[std::size_t(rows.target()[std::size_t(row)])].name == QLatin1String(field))
            return canvas().targetRect(row).center();
    return {};
}

void TestFirstMinutes::drag(const char* source, const char* target) {
    QWidget* view = canvas().viewport();
    const QPoint from = sourcePoint(source), to = targetPoint(target);
    QVERIFY(!from.isNull() && !to.isNull());
    QTest::mousePress(view, Qt::LeftButton, {}, from);
    QTest::mouseMove(view, from + QPoint(20, 0));
    QTest::mouseMove(view, (from + to) / 2);
    QTest::mouseMove(view, to);
    QTest::mouseRelease(view, Qt::LeftButton, {}, to);
}

void TestFirstMinutes::walkTo(CanvasSide side, const char* field) {
    m_home->key(side == CanvasSide::Source ? Qt::Key_Left : Qt::Key_Right);
    m_home->key(Qt::Key_Home);
    const QPoint wanted = side == CanvasSide::Source ? sourcePoint(field) : targetPoint(field);
    QVERIFY(!wanted.isNull());
    const QRect first = side == CanvasSide::Source ? canvas().sourceRect(0) : canvas().targetRect(0);
    m_home->key(Qt::Key_Down, {}, (wanted.y() - first.center().y()) / first.height());
}

std::string TestFirstMinutes::ruleOf(const char* target) {
    const mapping::EntityMapping& mapping = m_home->project()->document().mappings.front();
    const Field* field = m_home->project()->document().targetOf(mapping)->field(target);
    for (const mapping::FieldMapping& one : mapping.fields)
        if (one.targetField == field->id)
            return one.rule;
    return {};
}

bool TestFirstMinutes::damageTarget() {
    // Something else wrote to the target since: what a validation is there to find.
    const std::string file = m_home->project()->runs().lastTarget().toStdString();
    return test::runSql(file, "UPDATE users SET team = team || ' ' WHERE user_id IN (1, 2)").empty();
}

QModelIndex TestFirstMinutes::paddedGroup() {
    const QAbstractItemModel* model = m_home->find<QTreeView>("differenceTree")->model();
    for (int row = 0; row < model->rowCount(); ++row)
        if (model->index(row, 0).data().toString().contains(QStringLiteral("users.team")))
            return model->index(row, 0);
    return {};
}

void TestFirstMinutes::byMouse() {
    test::WindowFixture& home = *m_home;
    QVERIFY(home.click("way/tutorial"));
    QVERIFY(home.settle());
    QVERIFY(home.project());

    // What is there: the rows of a file.
    auto* tree = home.find<QTreeView>("discoverTree");
    QVERIFY(tree);
    QVERIFY(home.clickCell("discoverTree", tree->model()->index(0, 0, tree->model()->index(1, 0))));
    QVERIFY(home.click("dataTab"));
    QVERIFY(home.settle());
    home.picture(QStringLiteral("mouse-1-data"));

    // Which entity is filled from which.
    QVERIFY(home.click("stage/map"));
    QVERIFY(home.click("newMapping"));
    QVERIFY(home.choose("newMappingTarget", QStringLiteral("users")));
    QVERIFY(home.choose("newMappingSource", QStringLiteral("owners")));
    home.picture(QStringLiteral("mouse-2-pair"));
    QVERIFY(home.click("newMappingMake"));
    auto* entities = home.find<QTableView>("mapEntities");
    QTRY_COMPARE(entities->model()->rowCount(), 1);
    QVERIFY(home.clickCell("mapEntities", entities->model()->index(0, 0), 2));
    QVERIFY(home.settle());
    QVERIFY(canvas().isVisible());

    // Fields by dragging; what needs a conversion gets it.
    drag("owner_no", "user_id");
    drag("owner_no", "legacy_no");
    drag("full_name", "full_name");
    drag("email", "email");
    drag("team", "team");
    drag("hired", "hired_on");
    QCOMPARE(ruleOf("user_id"), "to_integer(owner_no)");
    QCOMPARE(ruleOf("hired_on"), "parse_date(hired, 'yyyy-MM-dd')");
    // A rule in words of its own: a double click opens it.
    QTest::mouseDClick(canvas().viewport(), Qt::LeftButton, {}, targetPoint("is_active"));
    auto* editor = home.find<RuleEdit>("ruleEdit");
    QVERIFY(editor && editor->isVisible());
    QTest::mouseClick(editor->viewport(), Qt::LeftButton);
    home.type(QStringLiteral("act"));
    QVERIFY(editor->completion().shownNames().contains(QStringLiteral("active")));
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(editor->rule(), QStringLiteral("active"));
    home.type(QStringLiteral(" in ('Y', 'yes', 'J', '1', 'active')"));
    QTRY_COMPARE(ruleOf("is_active"), "active in ('Y', 'yes', 'J', '1', 'active')");
    QVERIFY(home.settle());
    home.picture(QStringLiteral("mouse-3-mapped"));
    QCOMPARE(home.project()->findings().errors, std::size_t(0));

    // A load into a scratch database; who does not fit is told apart.
    QVERIFY(home.click("stage/testload"));
    QVERIFY(home.click("startLoad"));
    QVERIFY(home.settle());
    QVERIFY2(!home.project()->runs().lastError(), qPrintable(home.find<QLabel>("loadMessage")->text()));
    const evidence::RunRecord* run = home.project()->runs().current();
    QVERIFY(run);
    QVERIFY(run->result.entities.front().ledger.closes());
    QVERIFY(run->rejects > 0);
    QVERIFY(home.click("tabRejects"));
    QVERIFY(home.settle());
    auto* records = home.find<QTableView>("rejectRecords");
    QVERIFY(home.clickCell("rejectRecords", records->model()->index(0, 0)));
    QVERIFY(home.settle());
    home.picture(QStringLiteral("mouse-4-rejects"));
    QVERIFY(home.find<QTableView>("recordSteps")->model()->rowCount() > 0);

    // The target against the rules; what differs is judged.
    QVERIFY(damageTarget());
    QVERIFY(home.click("stage/validate"));
    QVERIFY(home.click("startValidation"));
    QVERIFY(home.settle());
    auto* differences = home.find<QTreeView>("differenceTree");
    const QModelIndex group = paddedGroup();
    QVERIFY(group.isValid());
    QCOMPARE(differences->model()->rowCount(group), 2);
    QVERIFY(home.clickCell("differenceTree", differences->model()->index(0, 0, group)));
    QVERIFY(home.settle());
    home.picture(QStringLiteral("mouse-5-difference"));
    QVERIFY(home.click("verdictDefect"));
    QVERIFY(home.click("verdictAuthor"));
    home.type(QStringLiteral("Ada"));
    QVERIFY(home.click("verdictSave"));
    QVERIFY(home.settle());
    QCOMPARE(differences->model()->index(0, DifferenceModel::Verdict, group).data().toString(), QStringLiteral("defect"));

    // And it is written down.
    QVERIFY(home.click("foot/export"));
    QVERIFY(home.click("format/html"));
    const QString file = home.find<QLineEdit>("exportFile")->text();
    QVERIFY2(file.endsWith(QStringLiteral("/tutorial.html")), qPrintable(file));
    home.picture(QStringLiteral("mouse-6-export"));
    QVERIFY(home.click("exportWrite"));
    QVERIFY(home.settle());
    QTRY_VERIFY(QFileInfo(file).size() > 1000);
    home.picture(QStringLiteral("mouse-7-exported"));
    QVERIFY(!home.project()->isSaved()); // exporting saves nothing by itself
}

void TestFirstMinutes::byKeys() {
    test::WindowFixture& home = *m_home;
    home.key(Qt::Key_K, Qt::ControlModifier);
    home.type(QStringLiteral("map the sample"));
    home.key(Qt::Key_Return);
    QVERIFY(home.settle());
    QVERIFY(home.project());

    home.key(Qt::Key_2, Qt::ControlModifier);
    home.key(Qt::Key_K, Qt::ControlModifier);
    home.type(QStringLiteral("new entity"));
    home.key(Qt::Key_Return);
    home.type(QStringLiteral("us")); // the lists take the letters of a name
    home.key(Qt::Key_Tab);
    home.type(QStringLiteral("ow"));
    home.key(Qt::Key_Return);
    QTRY_COMPARE(home.project()->document().mappings.size(), std::size_t(1));
    home.key(Qt::Key_Return); // opens it
    QVERIFY(home.settle());
    QTRY_VERIFY(canvas().isVisible());
    QTRY_VERIFY(canvas().hasFocus());

    for (const auto& [source, target] : {std::pair("owner_no", "user_id"), std::pair("owner_no", "legacy_no"), std::pair("full_name", "full_name"),
                                         std::pair("email", "email"), std::pair("team", "team"), std::pair("hired", "hired_on")}) {
        walkTo(CanvasSide::Source, source);
        walkTo(CanvasSide::Target, target);
        home.key(Qt::Key_M);
        QVERIFY2(!ruleOf(target).empty(), target);
    }
    walkTo(CanvasSide::Target, "is_active");
    home.key(Qt::Key_Return);
    auto* editor = home.find<RuleEdit>("ruleEdit");
    QTRY_VERIFY(editor->hasFocus());
    home.type(QStringLiteral("act"));
    home.key(Qt::Key_Tab);
    home.type(QStringLiteral(" in ('Y', 'yes', 'J', '1', 'active')"));
    QTRY_COMPARE(ruleOf("is_active"), "active in ('Y', 'yes', 'J', '1', 'active')");
    home.key(Qt::Key_Escape);
    QVERIFY(home.settle());
    QCOMPARE(home.project()->findings().errors, std::size_t(0));

    home.key(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(home.settle());
    QVERIFY(home.project()->isSaved());

    home.key(Qt::Key_3, Qt::ControlModifier);
    home.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(home.settle());
    QVERIFY(home.project()->runs().current());
    QVERIFY(home.project()->runs().current()->rejects > 0);
    home.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(home.find("rejectsTable")->isVisible());

    QVERIFY(damageTarget());
    home.key(Qt::Key_4, Qt::ControlModifier);
    home.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(home.settle());
    auto* differences = home.find<QTreeView>("differenceTree");
    const QModelIndex group = paddedGroup();
    QVERIFY(group.isValid());
    // From the checks on to what differs.
    for (int i = 0; i < 12 && !differences->hasFocus(); ++i)
        home.key(Qt::Key_Tab);
    QVERIFY(differences->hasFocus());
    home.key(Qt::Key_Home);
    for (int i = 0; i < 20 && differences->currentIndex() != group; ++i)
        home.key(Qt::Key_Down);
    QVERIFY(differences->currentIndex() == group);
    home.key(Qt::Key_J, Qt::ControlModifier);
    home.type(QStringLiteral("the new system pads"));
    home.key(Qt::Key_Tab);
    home.type(QStringLiteral("Ada"));
    home.key(Qt::Key_Return);
    QVERIFY(home.settle());
    QTRY_VERIFY(group.data().toString().contains(QStringLiteral("accepted")));

    home.key(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(home.find("exportPage")->isVisible());
    const QString file = home.find<QLineEdit>("exportFile")->text();
    home.key(Qt::Key_Return);
    QVERIFY(home.settle());
    QTRY_VERIFY2(QFileInfo(file).size() > 1000, qPrintable(file + home.find<QLabel>("exportError")->text()));
    home.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(ruleOf("is_active").empty());
}

MW_TEST(TestFirstMinutes)
#include "tst_first_minutes.moc"
