// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sqlite_file.h"
#include "tests/support/test_main.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/check_tree_model.h"
#include "ui/models/difference_model.h"
#include "ui/models/runs.h"
#include "ui/models/validations.h"
#include "ui/present/text.h"

#include <QLabel>
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
        const QString target = home.path(QStringLiteral("loaded.sqlite"));
        home.project()->runs().start({{}, target, false});
        QVERIFY(home.settle());
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

private:
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
