// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sqlite_file.h"
#include "tests/support/test_main.h"
#include "tests/ui/window_fixture.h"
#include "ui/commands/check_edits.h"
#include "ui/models/check_tree_model.h"
#include "ui/models/difference_model.h"
#include "ui/models/loss_model.h"
#include "ui/models/paired_lines_model.h"
#include "ui/models/runs.h"
#include "ui/models/validations.h"
#include "ui/present/text.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTreeView>

using namespace mw;
using namespace mw::ui;

/// The Validate page on the sample: which checks there are, what they prove, what is said of them; differences by cause.
class TestValidatePage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_home = std::make_unique<test::WindowFixture>();
        QVERIFY(m_home->openSample());
        m_home->window().resize(1280, 720);
        m_home->window().showScreen(QStringLiteral("validate"));
    }
    void cleanup() { m_home.reset(); }

    void checksAreThereBeforeAnyValidation() {
        test::WindowFixture& home = *m_home;
        const QModelIndex check = chooseCheck("people", "email", "accuracy");
        QVERIFY(check.isValid());
        QVERIFY(home.settle()); // laid out anew
        home.picture(QStringLiteral("validate-1-planned"));
        QVERIFY(facts().startsWith(QStringLiteral("Derived: a rule says what stands there")));
        QVERIFY2(home.find<QLabel>("checkProves")->text().contains(QStringLiteral("PPL-")), qPrintable(home.find<QLabel>("checkProves")->text()));
    }

    void aCheckIsSwitchedOffWithAReasonAndOnAgain() {
        test::WindowFixture& home = *m_home;
        QVERIFY(chooseCheck("people", "email", "accuracy").isValid());
        const std::size_t declared = home.project()->document().checks.size();
        QVERIFY(home.click("switchCheck"));
        home.key(Qt::Key_Return); // a reason is needed
        QCOMPARE(home.project()->document().checks.size(), declared);
        home.type(QStringLiteral("addresses are cleaned in the new system"));
        QVERIFY(home.settle()); // laid out anew
        home.picture(QStringLiteral("validate-2-reason"));
        home.key(Qt::Key_Return);
        QCOMPARE(home.project()->document().checks.size(), declared + 1);
        const mapping::Check& off = home.project()->document().checks.back();
        QCOMPARE(off.offBecause, std::optional<std::string>("addresses are cleaned in the new system"));
        QCOMPARE(off.kind, std::string("accuracy"));
        QCOMPARE(off.fields, std::vector<std::string>{"email"});
        QVERIFY(off.reference.starts_with("CHK-"));
        QVERIFY2(facts().contains(QStringLiteral("Switched off: addresses are cleaned")), qPrintable(facts()));
        QVERIFY(home.settle()); // laid out anew
        home.picture(QStringLiteral("validate-3-off"));
        QVERIFY(home.click("switchCheck"));
        QVERIFY(!home.project()->document().checks.back().offBecause);
        QVERIFY(home.click("checkOnlyWarns"));
        QCOMPARE(home.project()->document().checks.back().severity, std::string("warning"));
        QVERIFY(home.click("removeCheck"));
        QCOMPARE(home.project()->document().checks.size(), declared);
        QVERIFY(facts().startsWith(QStringLiteral("Derived")));
        for (int step = 0; step < 4; ++step)
            home.project()->undoStack().undo();
        QCOMPARE(home.project()->document().checks.size(), declared);
        QVERIFY(home.project()->isSaved());
    }

    void countsAreToldApart() {
        test::WindowFixture& home = *m_home;
        const QModelIndex missing = chooseCheck("people", "", "count", "missing");
        QVERIFY(missing.isValid());
        QVERIFY(home.click("switchCheck"));
        home.type(QStringLiteral("later"));
        home.key(Qt::Key_Return);
        QCOMPARE(home.project()->document().checks.back().parameters, (std::map<std::string, std::string>{{"of", "missing"}}));
        QVERIFY(facts().contains(QStringLiteral("later")));
        QVERIFY(chooseCheck("people", "", "count", "rows").isValid());
        QVERIFY(facts().startsWith(QStringLiteral("Derived")));
    }

    void oneCauseIsOneLine() {
        test::WindowFixture& home = *m_home;
        const QString target = load();
        QCOMPARE(test::runSql(target.toStdString(), "UPDATE people SET last_name = last_name || ' '; UPDATE people SET first_name = upper(first_name) WHERE rowid % 7 = 0"), std::string());
        home.project()->validations().start(target);
        QVERIFY(home.settle());
        QVERIFY2(!home.project()->validations().lastError(), "the validation runs");
        auto* tree = home.find<QTreeView>("differenceTree");
        QVERIFY(tree->model()->rowCount() >= 2);
        QVERIFY(home.settle()); // laid out anew
        home.picture(QStringLiteral("validate-4-clusters"));
        const QString first = tree->model()->index(0, 0).data().toString();
        QVERIFY2(first.startsWith(QStringLiteral("leading or trailing space — people.last_name — ")), qPrintable(first));
        QVERIFY2(first.contains(QStringLiteral("the first 1,000 shown")), qPrintable(first));
        QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 1000);
    }

    void aReportIsDeclaredTriedAndKept() {
        test::WindowFixture& home = *m_home;
        const QString target = load();
        QVERIFY(chooseCheck("users", "email", "format").isValid());
        QVERIFY(declare("validate/declare-report"));
        const std::size_t declared = home.project()->document().checks.size();
        QVERIFY(home.find<QComboBox>("paired_mapping")->currentText().contains(QStringLiteral("USR"))); // of what was looked at
        write("paired_note", QStringLiteral("users per team stay the same"));
        write("source_by", QStringLiteral("clean(tean)"));
        QTRY_VERIFY2(said().contains(QStringLiteral("tean")), qPrintable(said())); // at once, and in place
        write("source_by", QStringLiteral("clean(team)"));
        write("target_by", QStringLiteral("team"));
        QTRY_VERIFY2(said().startsWith(QStringLiteral("The same figure")), qPrintable(said()));
        QVERIFY(home.click("pairedCompare"));
        QVERIFY(home.settle());
        auto* lines = home.find<QAbstractItemView>("pairedLines");
        QVERIFY(lines->model()->rowCount() > 1);
        for (int row = 0; row < lines->model()->rowCount(); ++row)
            QCOMPARE(lines->model()->index(row, PairedLinesModel::Finding).data().toString(), QStringLiteral("same"));
        QVERIFY(home.clickCell("pairedLines", lines->model()->index(0, 0)));
        QVERIFY(home.settle());
        const int behind = lines->model()->index(0, PairedLinesModel::Target).data().toInt();
        QCOMPARE(home.find<QAbstractItemView>("pairedRowsTarget")->model()->rowCount(), behind);
        QCOMPARE(home.find<QAbstractItemView>("pairedRowsSource")->model()->rowCount(), behind);
        home.picture(QStringLiteral("validate-5-report-form"));
        QCOMPARE(home.project()->document().checks.size(), declared); // looking is no edit
        QVERIFY(home.click("pairedKeep"));
        QCOMPARE(home.project()->document().checks.size(), declared + 1);
        const mapping::Check kept = home.project()->document().checks.back();
        QCOMPARE(kept.kind, std::string("report"));
        QCOMPARE(kept.note, std::string("users per team stay the same"));
        QCOMPARE(kept.parameters, (std::map<std::string, std::string>{{"source_by", "clean(team)"}, {"target_by", "team"}}));
        QVERIFY2(facts().contains(qt(kept.reference)), qPrintable(facts())); // it is the chosen one
        home.window().action(QStringLiteral("undo"))->trigger();
        QCOMPARE(home.project()->document().checks.size(), declared);
        home.window().action(QStringLiteral("redo"))->trigger();
        QCOMPARE(home.project()->document().checks.back(), kept);
    }

    void whatAReportFoundIsLookedIntoAndJudged() {
        test::WindowFixture& home = *m_home;
        mapping::Check check = edits::newCheck(home.project()->document(), "report", Id("em-usr"), home.project()->ids());
        check.parameters = {{"source_by", "clean(team)"}, {"target_by", "team"}};
        QVERIFY(home.project()->apply(edits::declareCheck(home.project()->document(), check)));
        const QString target = load();
        QCOMPARE(test::runSql(target.toStdString(), "UPDATE users SET team = 'Nobody' WHERE rowid = (SELECT min(rowid) FROM users)"), std::string());
        home.project()->validations().start(target);
        QVERIFY(home.settle());
        QVERIFY(chooseCheck("users", "", "report").isValid());
        auto* tree = home.find<QTreeView>("differenceTree");
        QCOMPARE(tree->model()->rowCount(), 2); // a team less by one, and a new one
        tree->expandAll();
        QModelIndex nobody;
        for (int group = 0; group < 2; ++group)
            for (int row = 0; row < tree->model()->rowCount(tree->model()->index(group, 0)); ++row)
                if (const QModelIndex each = tree->model()->index(row, 0, tree->model()->index(group, 0)); each.data().toString() == QStringLiteral("Nobody"))
                    nobody = each;
        QVERIFY(home.clickCell("differenceTree", nobody));
        QVERIFY(home.settle());
        auto* rows = home.find<QAbstractItemView>("pairedRowsTarget");
        QCOMPARE(rows->model()->rowCount(), 1);
        QCOMPARE(home.find<QAbstractItemView>("pairedRowsSource")->model()->rowCount(), 0);
        home.picture(QStringLiteral("validate-6-report-behind"));
        QVERIFY(home.click("verdictOldWrong"));
        home.type(QStringLiteral("the team was closed in March"));
        write("verdictAuthor", QStringLiteral("Ann Lee"));
        QVERIFY(home.click("verdictSave"));
        QVERIFY(home.settle());
        QCOMPARE(nobody.siblingAtColumn(DifferenceModel::Verdict).data().toString(), QStringLiteral("old system was wrong"));
        home.picture(QStringLiteral("validate-7-old-system-was-wrong"));
    }

    void workflowStatesAreDeclaredByKeys() {
        test::WindowFixture& home = *m_home;
        load();
        QVERIFY(chooseCheck("opportunities", "amount", "range").isValid());
        QVERIFY(declare("validate/declare-workflow"));
        home.type(QStringLiteral("open -> won, lost"));
        home.key(Qt::Key_Return);
        home.type(QStringLiteral("on nowhere => rings a bell"));
        QTRY_VERIFY2(said().contains(QStringLiteral("nowhere")), qPrintable(said()));
        home.key(Qt::Key_Escape);
        QVERIFY(!home.find("pairedEditor")->isVisible());
        QVERIFY(home.project()->isSaved()); // dropped
        QVERIFY(declare("validate/declare-workflow"));
        home.type(QStringLiteral("open -> won, lost"));
        write("target_by", QStringLiteral("opportunity_id"));
        write("target_state", QStringLiteral("stage"));
        QVERIFY(home.click("pairedCompare"));
        QVERIFY(home.settle());
        auto* lines = home.find<QAbstractItemView>("pairedLines");
        QVERIFY(lines->model()->rowCount() > 0);
        const QModelIndex first = lines->model()->index(0, 0); // what differs stands first
        QVERIFY2(first.data().toString().startsWith(QStringLiteral("no state")), qPrintable(first.data().toString()));
        QVERIFY(home.clickCell("pairedLines", first));
        QVERIFY(home.settle());
        QVERIFY(home.find<QAbstractItemView>("pairedRowsTarget")->model()->rowCount() > 0);
        home.picture(QStringLiteral("validate-8-workflow"));
        // Going to another check keeps what was written.
        QVERIFY(chooseCheck("users", "email", "format").isValid());
        QTRY_COMPARE(home.project()->document().checks.back().kind, std::string("workflow"));
        QVERIFY(facts().contains(QStringLiteral("CHK-001")));
    }

    void permissionsHaveQuestionsThatOpen() {
        test::WindowFixture& home = *m_home;
        QVERIFY(chooseCheck("users", "email", "format").isValid());
        QVERIFY(declare("validate/declare-permissions"));
        write("paired_levels", QStringLiteral("read, edit"));
        QVERIFY(!home.find("source_grants_who")->isVisible());
        for (const char* side : {"source", "target"}) {
            const QByteArray grants = QByteArray(side) + "_grants_";
            QVERIFY(home.click(QByteArray(grants + "open").constData()));
            QVERIFY(home.choose(QByteArray(grants + "of_rows").constData(), QStringLiteral("A query in SQL")));
            write(QByteArray(grants + "sql").constData(), QStringLiteral("SELECT 'ann', 'people', 'edit'"));
        }
        home.picture(QStringLiteral("validate-9-permissions"));
        QVERIFY(home.click("pairedKeep"));
        const mapping::Check kept = home.project()->document().checks.back();
        QCOMPARE(kept.parameters, (std::map<std::string, std::string>{{"levels", "read, edit"}, {"source_grants_sql", "SELECT 'ann', 'people', 'edit'"},
                                                                      {"target_grants_sql", "SELECT 'ann', 'people', 'edit'"}}));
        // Opened again it shows what was said; a question that is closed is taken back.
        QVERIFY(home.click("editCheck"));
        QCOMPARE(home.find<QPlainTextEdit>("target_grants_sql")->toPlainText(), QStringLiteral("SELECT 'ann', 'people', 'edit'"));
        QVERIFY(home.click("target_grants_open"));
        QVERIFY(home.click("pairedKeep"));
        QVERIFY(!home.project()->document().checks.back().parameters.contains("target_grants_sql"));
        QVERIFY(home.click("removeCheck"));
        QVERIFY(home.project()->document().checks.back().kind != "permissions");
    }

    void aScenarioIsDeclaredWithItsSteps() {
        test::WindowFixture& home = *m_home;
        load();
        QVERIFY(chooseCheck("users", "email", "format").isValid());
        QVERIFY(declare("validate/declare-scenario"));
        write("paired_note", QStringLiteral("Every user has a team"));
        write("paired_records", QStringLiteral("all"));
        write("paired_steps", QStringLiteral("Open the list of users"));
        home.key(Qt::Key_Return);
        home.type(QStringLiteral("rule: tean is not null"));
        QTRY_VERIFY2(said().contains(QStringLiteral("tean")), qPrintable(said()));
        write("paired_steps", QStringLiteral("Open the list of users"));
        home.key(Qt::Key_Return);
        home.type(QStringLiteral("rule: team is not null"));
        write("target_by", QStringLiteral("'all'"));
        QVERIFY(!home.find("source_by") || !home.find("source_by")->isVisible()); // the target alone is asked
        QVERIFY(home.click("pairedCompare"));
        QVERIFY(home.settle());
        auto* lines = home.find<QAbstractItemView>("pairedLines");
        QCOMPARE(lines->model()->rowCount(), 2);
        QVERIFY2(lines->model()->index(1, 0).data().toString().startsWith(QStringLiteral("all · 1. Open")), qPrintable(lines->model()->index(1, 0).data().toString()));
        home.picture(QStringLiteral("validate-11-scenario"));
        QVERIFY(home.click("pairedKeep"));
        QCOMPARE(home.project()->document().checks.back().reference, std::string("SCN-001"));
        QVERIFY2(facts().contains(QStringLiteral("SCN-001")), qPrintable(facts()));
    }

    void whatRulesLoseIsShownByFieldMapping() {
        test::WindowFixture& home = *m_home;
        const QString target = load();
        home.project()->validations().start(target);
        QVERIFY(home.settle());
        auto* tree = home.find<QTreeView>("checkTree");
        QModelIndex losses;
        for (int row = 0; row < tree->model()->rowCount(); ++row)
            if (qobject_cast<CheckTreeModel*>(tree->model())->isLosses(tree->model()->index(row, 0)))
                losses = tree->model()->index(row, 0);
        QVERIFY(home.clickCell("checkTree", losses));
        auto* table = home.find<QAbstractItemView>("lossTable");
        QVERIFY(table && table->isVisible());
        QVERIFY(table->model()->rowCount() > 3);
        QStringList lost;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (table->model()->index(row, LossModel::Field).data().toString() == QStringLiteral("companies.city"))
                lost << table->model()->index(row, LossModel::Lost).data().toString();
        QVERIFY2(!lost.isEmpty(), "cities that differ in case only become the same");
        home.picture(QStringLiteral("validate-10-losses"));
        const QString reference = table->model()->index(0, LossModel::Reference).data().toString();
        QVERIFY(home.clickCell("lossTable", table->model()->index(0, 0), 2));
        QTRY_COMPARE(home.window().currentScreen()->name(), QStringLiteral("map")); // where its rule is
        QVERIFY(!reference.isEmpty());
    }

private:
    /// Loads the sample into a file of its own, and says where.
    QString load() {
        const QString target = m_home->path(QStringLiteral("loaded.sqlite"));
        m_home->project()->runs().start({{}, target, false});
        return m_home->settle() ? target : QString();
    }
    /// Declares a check by the menu.
    bool declare(const char* action) {
        if (!m_home->click("declareCheck"))
            return false;
        auto* menu = m_home->find<QMenu>("declareKinds");
        auto* chosen = m_home->window().findChild<QAction*>(QLatin1String(action));
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(chosen).center());
        return m_home->settle() && QTest::qWaitFor([this] { return m_home->find("paired_note") && m_home->find("paired_note")->isVisible(); }, 5000);
    }
    /// Writes into a line or a text instead of what stands there.
    void write(const char* name, const QString& text) {
        QWidget* input = m_home->find(name);
        m_home->find<QScrollArea>("pairedScroll")->ensureWidgetVisible(input);
        QVERIFY2(m_home->click(input), name);
        m_home->key(Qt::Key_A, Qt::ControlModifier);
        m_home->type(text);
    }
    QString said() { return m_home->find<QLabel>("pairedSays")->text(); }
    QString facts() { return m_home->find<QLabel>("checkFacts")->text(); }
    /// Chooses a check in the tree; of counts the one whose id ends so.
    QModelIndex chooseCheck(const std::string& entity, const std::string& field, const std::string& kind, const std::string& of = {}) {
        auto* tree = m_home->find<QTreeView>("checkTree");
        auto* model = qobject_cast<CheckTreeModel*>(tree->model());
        for (int group = 0; group < model->rowCount(); ++group)
            for (int row = 0; row < model->rowCount(model->index(group, 0)); ++row) {
                const QModelIndex index = model->index(row, 0, model->index(group, 0));
                const validate::CheckResult* check = model->checkAt(index);
                if (check && check->entity == entity && check->field == field && check->kind == kind && (of.empty() || check->id.ends_with("-" + of))) {
                    tree->expand(model->index(group, 0));
                    tree->scrollTo(index);
                    return m_home->clickCell("checkTree", index) ? index : QModelIndex();
                }
            }
        return {};
    }

    std::unique_ptr<test::WindowFixture> m_home;
};

MW_TEST(TestValidatePage)
#include "tst_validate_page.moc"
