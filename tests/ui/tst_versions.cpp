// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document_file.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/test_main.h"
#include "tests/ui/window_fixture.h"
#include "ui/commands/map_edits.h"
#include "ui/models/changed_fact_model.h"
#include "ui/models/conflict_model.h"
#include "ui/models/project.h"
#include "ui/models/schema_drift_model.h"
#include "ui/models/version_list_model.h"
#include "ui/models/versions.h"
#include "ui/present/text.h"
#include "ui/widgets/dense_view.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace mw;
using namespace mw::ui;

/// The history of a document over its saves, its versions side by side, and a file that somebody else has changed.
class TestVersions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_home = std::make_unique<test::WindowFixture>();
        QVERIFY(m_home->openSample());
        m_home->window().resize(1280, 720);
    }
    void cleanup() { m_home.reset(); }

    void historyOutlivesTheWindow() {
        const std::string before = rule("CMP-002");
        changeRule("CMP-002", "upper(account_id)");
        changeRule("CMP-003", "upper(account_name)");
        save();
        changeRule("CMP-002", "lower(account_id)");
        save();
        m_home->restart();
        QVERIFY(m_home->settle());
        if (!m_home->project())
            QVERIFY(m_home->openSample());
        QVERIFY(!m_home->project()->undoStack().canUndo());
        openVersions();
        QAbstractItemModelTester tester(list()->model());
        // Now, three steps, and what was before them.
        QCOMPARE(list()->model()->rowCount(), 5);
        QVERIFY(m_home->clickCell("versionList", list()->model()->index(3, 0)));
        QVERIFY(m_home->settle());
        QCOMPARE(facts(), (QStringList{QStringLiteral("CMP-002"), QStringLiteral("CMP-003")}));
        picture("versions-1-compared");
        // Behind the first step, before it: what that step did.
        QVERIFY(m_home->clickCell("versionList", list()->model()->index(4, 0)));
        QVERIFY(m_home->settle());
        QCOMPARE(facts(), (QStringList{QStringLiteral("CMP-002"), QStringLiteral("CMP-003")}));
        QVERIFY(m_home->click("bringBack"));
        QVERIFY(m_home->settle());
        QCOMPARE(rule("CMP-002"), before);
        QCOMPARE(list()->model()->index(0, VersionListModel::What).data().toString(), QStringLiteral("As it is now, with what is not saved"));
        QVERIFY(m_home->find<QLabel>("versionsMessage")->isVisible());
        picture("versions-2-brought-back");
        m_home->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(rule("CMP-002"), std::string("lower(account_id)"));
        m_home->key(Qt::Key_Escape);
        QVERIFY(m_home->window().currentScreen());
    }

    void versionsAreNamedWithTheKeysAlone() {
        changeRule("CMP-002", "upper(account_id)");
        save();
        openVersions();
        m_home->key(Qt::Key_Home, Qt::ControlModifier);
        m_home->key(Qt::Key_Down);
        m_home->key(Qt::Key_F2);
        picture("versions-3-naming");
        m_home->type(QStringLiteral("UAT 1"));
        m_home->key(Qt::Key_Return);
        QTRY_COMPARE(list()->model()->index(1, VersionListModel::Name).data().toString(), QStringLiteral("UAT 1"));
        picture("versions-3-named");
        m_home->restart();
        QVERIFY(m_home->settle());
        if (!m_home->project())
            QVERIFY(m_home->openSample());
        openVersions();
        QCOMPARE(list()->model()->index(1, VersionListModel::Name).data().toString(), QStringLiteral("UAT 1"));
    }

    void withoutHistoryThePageSaysHowItBegins() {
        openVersions();
        QCOMPARE(list()->model()->rowCount(), 1);
        QVERIFY(!m_home->find<QPushButton>("bringBack")->isEnabled());
        picture("versions-4-empty");
    }

    void aSchemaThatHasChangedIsTakenOver() {
        // Of the legacy database a column gets another name and one is new.
        const Id database("db");
        const QString file = QFileInfo(m_home->project()->path()).absolutePath() + QStringLiteral("/legacy.sqlite");
        QCOMPARE(test::runSql(utf8(file), "ALTER TABLE activities RENAME COLUMN subject TO subject_line; ALTER TABLE activities ADD COLUMN region TEXT"),
                 std::string());
        m_home->window().showScreen(QStringLiteral("discover"));
        QVERIFY(m_home->settle());
        const std::size_t problems = m_home->project()->findings().problems.size();
        m_home->window().openRebase(database);
        QVERIFY(m_home->settle());
        auto* table = m_home->find<DenseTable>("rebaseTable");
        QAbstractItemModelTester tester(table->model());
        picture("rebase-1");
        QCOMPARE(table->model()->rowCount(), 2);
        QCOMPARE(table->model()->index(0, SchemaDriftModel::What).data().toString(), QStringLiteral("renamed"));
        m_home->key(Qt::Key_Space);
        QCOMPARE(table->model()->index(0, SchemaDriftModel::What).data().toString(), QStringLiteral("one gone, one new"));
        m_home->key(Qt::Key_Space);
        QVERIFY(m_home->click("rebaseTake"));
        QVERIFY(m_home->settle());
        // What is new is not mapped yet; nothing else is wrong.
        QCOMPARE(m_home->project()->findings().problems.size(), problems + 1);
        const auto activities = [&] { return m_home->project()->document().connection(database)->schema.entity("activities"); };
        QVERIFY(activities()->field("subject_line") && activities()->field("region") && !activities()->field("subject"));
        m_home->window().openRebase(database);
        QVERIFY(m_home->settle());
        picture("rebase-2-nothing");
        QCOMPARE(table->model()->rowCount(), 0);
        m_home->key(Qt::Key_Escape);
        m_home->project()->undoStack().undo();
        QVERIFY(activities()->field("subject"));
    }

    void aFileThatSomebodyElseChangedIsMerged() {
        const QString path = m_home->project()->path();
        changeRule("CMP-002", "upper(account_id)"); // here
        changeRule("CMP-003", "upper(account_name)");
        auto theirs = document::loadDocument(utf8(path));
        QVERIFY(theirs.ok());
        setRuleIn(*theirs, "CMP-002", "lower(account_id)"); // there, in conflict
        setRuleIn(*theirs, "CMP-004", "'theirs'");
        QVERIFY(document::saveDocument(*theirs, utf8(path)).ok());
        m_home->window().action(QStringLiteral("save"))->trigger();
        QVERIFY(m_home->settle());
        picture("merge-1-notice");
        QVERIFY(m_home->click(noticeButton(QStringLiteral("Merge…"))));
        QVERIFY(m_home->settle());
        auto* conflicts = m_home->find<DenseTable>("mergeConflicts");
        QVERIFY(conflicts->isVisible());
        QAbstractItemModelTester tester(conflicts->model());
        QCOMPARE(conflicts->model()->rowCount(), 1);
        QVERIFY(m_home->find<QLabel>("mergeDetail")->text().contains(QStringLiteral("upper(account_id)")));
        QVERIFY(m_home->find<QLabel>("mergeDetail")->text().contains(QStringLiteral("lower(account_id)")));
        picture("merge-2-conflict");
        m_home->key(Qt::Key_T);
        QCOMPARE(conflicts->model()->index(0, ConflictModel::Stands).data().toString(), QStringLiteral("the file's"));
        m_home->key(Qt::Key_Space);
        QCOMPARE(conflicts->model()->index(0, ConflictModel::Stands).data().toString(), QStringLiteral("mine"));
        QVERIFY(m_home->click("standsTheirs"));
        picture("merge-3-theirs");
        QVERIFY(m_home->click("mergeApply"));
        QVERIFY(m_home->settle());
        QVERIFY(m_home->project()->isSaved());
        for (const char* const where : {"the window", "the file"}) {
            const auto merged = QLatin1String(where) == QLatin1String("the window") ? Result<mapping::Document>(m_home->project()->document())
                                                                                     : document::loadDocument(utf8(path));
            QVERIFY(merged.ok());
            QCOMPARE(ruleIn(*merged, "CMP-002"), std::string("lower(account_id)"));
            QCOMPARE(ruleIn(*merged, "CMP-003"), std::string("upper(account_name)"));
            QCOMPARE(ruleIn(*merged, "CMP-004"), std::string("'theirs'"));
        }
        // One edit, and in the history theirs is a step of its own.
        m_home->project()->undoStack().undo();
        QCOMPARE(rule("CMP-002"), std::string("upper(account_id)"));
        openVersions();
        QStringList steps;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            steps << list()->model()->index(row, VersionListModel::What).data().toString();
        QVERIFY2(steps.contains(QStringLiteral("Merge with the file")), qPrintable(steps.join(u'|')));
    }

private:
    DenseTable* list() { return m_home->find<DenseTable>("versionList"); }
    void openVersions() {
        m_home->window().action(QStringLiteral("versions"))->trigger();
        QVERIFY(m_home->settle());
        QVERIFY(list()->isVisible());
    }
    void save() {
        m_home->window().action(QStringLiteral("save"))->trigger();
        QVERIFY(m_home->settle());
        QVERIFY(m_home->project()->isSaved());
    }
    /// The references of the fields that differ, in order.
    QStringList facts() {
        QStringList found;
        const QAbstractItemModel* shown = m_home->find<DenseTable>("versionFacts")->model();
        for (int row = 0; row < shown->rowCount(); ++row)
            found << shown->index(row, ChangedFactModel::Where).data().toString().section(u'(', -1).chopped(1);
        return found;
    }
    QAbstractButton* noticeButton(const QString& text) {
        for (auto* button : m_home->window().findChildren<QAbstractButton*>())
            if (button->isVisible() && button->text() == text)
                return button;
        return nullptr;
    }
    static mapping::FieldMapping* fieldIn(mapping::Document& document, const std::string& reference) {
        for (mapping::EntityMapping& each : document.mappings)
            for (mapping::FieldMapping& field : each.fields)
                if (field.reference == reference)
                    return &field;
        return nullptr;
    }
    static std::string ruleIn(mapping::Document document, const std::string& reference) { return fieldIn(document, reference)->rule; }
    static void setRuleIn(mapping::Document& document, const std::string& reference, const std::string& rule) {
        fieldIn(document, reference)->rule = rule;
    }
    std::string rule(const std::string& reference) { return ruleIn(m_home->project()->document(), reference); }
    void changeRule(const std::string& reference, const std::string& rule) {
        mapping::Document now = m_home->project()->document();
        for (const mapping::EntityMapping& each : now.mappings)
            for (const mapping::FieldMapping& field : each.fields)
                if (field.reference == reference) {
                    QVERIFY(m_home->project()->apply(edits::setRule(now, each.id, field.targetField, m_home->project()->ids(), rule)));
                    return;
                }
        QFAIL("there is no such field");
    }
    void picture(const char* name) { m_home->picture(QLatin1String(name)); }

    std::unique_ptr<test::WindowFixture> m_home;
};

MW_TEST(TestVersions)
#include "tst_versions.moc"
