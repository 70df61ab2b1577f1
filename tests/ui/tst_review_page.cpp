// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui/window_fixture.h"
#include "ui/commands/check_edits.h"
#include "ui/models/defect_model.h"
#include "ui/models/reviews.h"
#include "ui/models/runs.h"
#include "ui/models/scenario_model.h"
#include "ui/present/text.h"
#include "ui/screens/review/card_model.h"
#include "ui/screens/review/review_screen.h"
#include "ui/screens/review/worklist_model.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QDesktopServices>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QToolButton>

using namespace mw;
using namespace mw::ui;

/// The Review page on the sample, by mouse and keys: from nothing loaded to a sample, its cards, verdicts and what they prove.
class TestReviewPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_home = std::make_unique<test::WindowFixture>();
        QVERIFY(m_home->openSample());
        m_home->window().resize(1280, 720);
        m_home->window().showScreen(QStringLiteral("review"));
        QVERIFY(m_home->settle());
    }
    void cleanup() {
        for (const char* scheme : {"http", "https"})
            QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
        m_home.reset();
    }

    void nothingIsThereYetAndThePageSaysWhatToDo() {
        picture("review-1-nothing");
        QVERIFY(!m_home->find<QPushButton>("newSample")->isEnabled());
        QPushButton* go = nullptr;
        for (QPushButton* button : m_home->window().currentScreen()->findChildren<QPushButton*>())
            go = button->isVisible() && button->text() == QStringLiteral("Go to Test load") ? button : go;
        QVERIFY(m_home->click(go));
        QVERIFY(m_home->settle());
        QCOMPARE(m_home->window().currentScreen()->name(), QStringLiteral("testload"));
        load();
        m_home->window().showScreen(QStringLiteral("review"));
        QVERIFY(m_home->settle());
        QVERIFY(m_home->find<QPushButton>("newSample")->isEnabled());
        picture("review-2-no-sample");
    }

    void aSampleIsDrawnAndJudgedByKeys() {
        test::WindowFixture& home = *m_home;
        load();
        QVERIFY(home.click("newSample"));
        QVERIFY(home.settle());
        QVERIFY(home.choose("sampleEntity", QStringLiteral("people")));
        QVERIFY(!home.find<QPushButton>("drawSample")->isEnabled()); // nobody draws it yet
        QVERIFY2(label("sampleSize").contains(QStringLiteral("records at random")), qPrintable(label("sampleSize")));
        QVERIFY(home.click("sampleReviewers"));
        home.type(QStringLiteral("Ann Lee"));
        QVERIFY(home.click("sampleAuthor"));
        home.type(QStringLiteral("Ann Lee"));
        home.find<QLineEdit>("sampleSeed")->setText(QStringLiteral("42"));
        picture("review-3-form");
        QVERIFY(home.click("drawSample"));
        QVERIFY(home.settle());
        auto* list = home.find<QTableView>("reviewList");
        auto* card = home.find<QTableView>("reviewCard");
        const QAbstractItemModelTester listTester(list->model()), cardTester(card->model());
        const review::PlanStanding* plan = reviews().plan();
        QVERIFY(plan);
        QCOMPARE(list->model()->rowCount(), int(plan->cards.size()));
        QVERIFY(card->model()->rowCount() > 10);
        QVERIFY2(label("reviewStatement").startsWith(QStringLiteral("none of ")), qPrintable(label("reviewStatement")));
        picture("review-4-card");

        // The name is known from the form: P passes and goes on, J and K move, and the arrows do.
        QVERIFY(home.clickCell("reviewCard", card->model()->index(0, CardModel::SourceField)));
        home.key(Qt::Key_P);
        QVERIFY(home.settle());
        QCOMPARE(list->currentIndex().row(), 1);
        QCOMPARE(judged(), std::size_t(1));
        home.key(Qt::Key_U);
        QVERIFY(home.settle());
        home.key(Qt::Key_J);
        QCOMPARE(list->currentIndex().row(), 3);
        home.key(Qt::Key_K);
        home.key(Qt::Key_Left);
        home.key(Qt::Key_Right);
        QCOMPARE(list->currentIndex().row(), 2);

        // F wants to know what is wrong; letters go into the comment and are no verdicts.
        home.key(Qt::Key_F);
        QVERIFY(home.find<QLineEdit>("judgeComment")->hasFocus());
        home.key(Qt::Key_Return);
        QCOMPARE(judged(), std::size_t(2));
        home.type(QStringLiteral("jump pauf"));
        picture("review-5-comment");
        home.key(Qt::Key_Return);
        QVERIFY(home.settle());
        QCOMPARE(judged(), std::size_t(3));
        QCOMPARE(reviews().standing()->defects().size(), std::size_t(1));
        QCOMPARE(reviews().standing()->defects().front().comment, std::string("jump pauf"));
        QVERIFY2(label("reviewStatement").contains(QStringLiteral("1 defect, 1 not settled")), qPrintable(label("reviewStatement")));

        // A verdict that is changed keeps its history.
        home.key(Qt::Key_K);
        QCOMPARE(list->currentIndex().row(), 2);
        QVERIFY2(label("cardHistory").startsWith(QStringLiteral("Ann Lee fails: jump pauf")), qPrintable(label("cardHistory")));
        home.key(Qt::Key_A);
        home.type(QStringLiteral("it was so before"));
        home.key(Qt::Key_Return);
        QVERIFY(home.settle());
        QVERIFY(home.clickCell("reviewList", list->model()->index(2, 0)));
        QCOMPARE(label("cardHistory").count(QStringLiteral("Ann Lee")), 2);
        picture("review-6-history");

        // Escape leaves a comment without a verdict.
        QVERIFY(home.clickCell("reviewCard", card->model()->index(0, CardModel::SourceField)));
        home.key(Qt::Key_F);
        home.key(Qt::Key_Escape);
        QVERIFY(!home.find<QLineEdit>("judgeComment")->isVisible());
        QCOMPARE(judged(), std::size_t(3));
    }

    void fieldsCanBeFilteredAndExplained() {
        test::WindowFixture& home = *m_home;
        load();
        draw();
        auto* card = home.find<QTableView>("reviewCard");
        const int all = card->model()->rowCount();
        QVERIFY(home.click("onlyChanged"));
        const int changed = card->model()->rowCount();
        QVERIFY(changed > 0 && changed < all);
        for (int row = 0; row < changed; ++row)
            QVERIFY(!card->model()->index(row, CardModel::TargetField).data().toString().isEmpty());
        QVERIFY(home.click("onlyCritical"));
        QVERIFY(card->model()->rowCount() <= changed);
        QVERIFY(home.click("onlyCritical"));
        QVERIFY(home.clickCell("reviewCard", card->model()->index(0, CardModel::TargetValue)));
        home.key(Qt::Key_W);
        QVERIFY(home.settle());
        QVERIFY(home.find<QToolButton>("reviewWhy")->isChecked());
        picture("review-7-why");
    }

    void recordsAreOpenedInTheirSystems() {
        test::WindowFixture& home = *m_home;
        Project& project = *home.project();
        load();
        draw();
        for (const char* scheme : {"http", "https"})
            QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "takeUrl");
        m_opened.clear();
        auto* open = home.find<QToolButton>("reviewOpen");
        QVERIFY(!open->isEnabled());
        QVERIFY2(open->toolTip().contains(QStringLiteral("Nobody has said yet where records of new CRM are seen")), qPrintable(open->toolTip()));
        auto* card = home.find<QTableView>("reviewCard");
        QVERIFY(home.clickCell("reviewCard", card->model()->index(0, CardModel::SourceField)));
        home.key(Qt::Key_O);
        QVERIFY(m_opened.isEmpty());
        QVERIFY2(label("reviewMessage").startsWith(QStringLiteral("Nobody has said yet")), qPrintable(label("reviewMessage")));

        // Where only the old system has an address, O opens it; where both have, Shift+O does.
        const auto declare = [&](const char* connection, const char* address) {
            const std::string id = project.document().connectionByName(connection)->id.text();
            return project.apply({"seen at", {mapping::SetWorkflow{mapping::SetWorkflow::What::RecordUrl, id, address}}});
        };
        QVERIFY(declare("legacy files", "https://old.example/{entity}?id={key}"));
        const review::CardStanding& shown = reviews().plan()->cards.front();
        const QUrl old(QStringLiteral("https://old.example/%1?id=%2").arg(qt(reviews().cards()->sourceEntity), qt(shown.card.key)));
        QVERIFY(home.clickCell("reviewList", home.find<QTableView>("reviewList")->model()->index(0, 0)));
        home.key(Qt::Key_O);
        QCOMPARE(m_opened, QList<QUrl>{old});
        QVERIFY(declare("new CRM", "https://new.example/{entity}/{key}"));
        QVERIFY(open->isEnabled());
        home.key(Qt::Key_O);
        home.key(Qt::Key_O, Qt::ShiftModifier);
        const QUrl now(QStringLiteral("https://new.example/%1/%2").arg(qt(reviews().cards()->targetEntity), qt(reviews().cards()->card(shown.card.record)->targetKey)));
        QCOMPARE(m_opened, (QList<QUrl>{old, now, old}));
        auto* menu = open->menu();
        QCOMPARE(menu->actions().size(), qsizetype(2));
        menu->popup(open->mapToGlobal(open->rect().topLeft()));
        QTRY_VERIFY(menu->isVisible());
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().at(1)).center());
        QTRY_COMPARE(m_opened.size(), qsizetype(4));
        QCOMPARE(m_opened.last(), old);

        // The record itself, beside the card.
        home.key(Qt::Key_W);
        QVERIFY(home.settle());
        auto* beside = home.find<QToolButton>("recordOpen");
        QCOMPARE(beside->text(), QStringLiteral("Open in legacy files"));
        QVERIFY(home.click(beside));
        QCOMPARE(m_opened.size(), qsizetype(5));
        QCOMPARE(m_opened.last(), old);
        picture("review-17-open-beside");
    }

    void severalReviewersAndWhereTheyDisagree() {
        test::WindowFixture& home = *m_home;
        load();
        draw({QStringLiteral("Ann Lee"), QStringLiteral("Ben Ito")});
        Reviews& known = reviews();
        const std::uint64_t record = known.plan()->cards.front().card.record;
        known.judge(record, review::Verdict::Pass, {}, "Ann Lee");
        QVERIFY(home.settle());
        auto* model = qobject_cast<WorklistModel*>(home.find<QTableView>("reviewList")->model());
        QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("1 of 2"));
        known.judge(record, review::Verdict::Fail, "the name is cut", "Ben Ito");
        QVERIFY(home.settle());
        QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("disagreed"));
        QVERIFY2(label("reviewPeople").contains(QStringLiteral("Ann Lee 1, Ben Ito 1")), qPrintable(label("reviewPeople")));
        QVERIFY(home.clickCell("reviewList", model->index(0, 0)));
        picture("review-8-disagreed");
        // What somebody wrote on another machine comes in from a file; the worklist goes out as one.
        const QString file = home.path(QStringLiteral("said.mapwright-review")), page = home.path(QStringLiteral("ann.html"));
        known.send(file);
        QVERIFY(home.settle());
        known.merge(file);
        QVERIFY(home.settle());
        QVERIFY2(label("reviewMessage").contains(QStringLiteral("0 new")), qPrintable(label("reviewMessage")));
        known.writeWorklist(QStringLiteral("Ann Lee"), page);
        QVERIFY(home.settle());
        QVERIFY(QFile::exists(page));
        QFile answers(home.path(QStringLiteral("answers.json")));
        QVERIFY(answers.open(QIODevice::WriteOnly));
        answers.write(QStringLiteral("{\"mapwright_answers\": 1, \"plan\": \"%1\", \"reviewer\": \"Ann Lee\", \"answers\": [{\"record\": %2, \"verdict\": \"unsure\", \"at\": 1}]}")
                          .arg(qt(known.plan()->digest)).arg(known.plan()->cards[1].card.record).toUtf8());
        answers.close();
        known.readAnswers(answers.fileName());
        QVERIFY(home.settle());
        QVERIFY2(label("answersFound").startsWith(QStringLiteral("Answers of Ann Lee: 1 new")), qPrintable(label("answersFound")));
        QCOMPARE(judged(), std::size_t(1)); // nothing counts yet
        QVERIFY(home.click("applyAnswers"));
        QVERIFY(home.settle());
        QCOMPARE(judged(), std::size_t(2));
    }

    void defectsAreListedNotedAndRetested() {
        test::WindowFixture& home = *m_home;
        load();
        QVERIFY(home.click("showDefects"));
        picture("review-9-no-defect");
        QVERIFY(!home.find("exportDefects")->isEnabled());
        draw();
        const std::uint64_t first = reviews().plan()->cards[0].card.record, second = reviews().plan()->cards[1].card.record;
        reviews().judge(first, review::Verdict::Fail, "the name is cut", "Ann Lee");
        reviews().judge(second, review::Verdict::Fail, "no address", "Ann Lee");
        QVERIFY(home.settle());
        auto* table = home.find<QTableView>("defectTable");
        const QAbstractItemModelTester tester(table->model());
        QCOMPARE(table->model()->rowCount(), 2);
        QCOMPARE(home.find<QPushButton>("showDefects")->text(), QStringLiteral("Defects (2)"));
        picture("review-10-defects");

        // Said to be fixed; that it is none needs a reason.
        QVERIFY(home.clickCell("defectTable", table->model()->index(0, DefectModel::What)));
        const QString reference = table->model()->index(0, DefectModel::Reference).data().toString();
        QVERIFY(home.click("defectFixed"));
        home.type(QStringLiteral("the rule cuts no more"));
        QVERIFY(home.click("defectExternal"));
        home.type(QStringLiteral("CRM-12"));
        QVERIFY(home.click("defectSave")); // nobody says so yet
        QVERIFY(home.find<QLineEdit>("defectAuthor")->hasFocus());
        home.type(QStringLiteral("Ben Ito"));
        QVERIFY(home.click("defectSave"));
        QVERIFY(home.settle());
        const auto state = [&](const QString& of) { return reviews().standing()->defect(utf8(of)).value()->state; };
        QVERIFY(state(reference) == review::Defect::State::Fixed);
        QCOMPARE(reviews().standing()->defect(utf8(reference)).value()->external, std::string("CRM-12"));
        QVERIFY2(label("defectHistory").contains(QStringLiteral("Ben Ito says that it is fixed: the rule cuts no more")), qPrintable(label("defectHistory")));
        QVERIFY(home.clickCell("defectTable", table->model()->index(0, DefectModel::What))); // what is open stands first
        const QString other = table->model()->index(0, DefectModel::Reference).data().toString();
        QVERIFY(other != reference);
        QVERIFY(home.click("defectNone"));
        home.key(Qt::Key_Return);
        QVERIFY(state(other) == review::Defect::State::Open);
        home.type(QStringLiteral("it never had one"));
        home.key(Qt::Key_Return);
        QVERIFY(home.settle());
        QVERIFY(state(other) == review::Defect::State::NoDefect);

        // A re-test needs a later run; its sample takes the record along, and a pass closes the defect.
        QVERIFY(home.clickCell("defectTable", table->model()->index(0, DefectModel::What)));
        QCOMPARE(table->model()->index(0, DefectModel::Reference).data().toString(), reference);
        QVERIFY(home.click("defectRetest"));
        QVERIFY2(label("reviewMessage").contains(QStringLiteral("later run")), qPrintable(label("reviewMessage")));
        load(QStringLiteral("again.sqlite"));
        QVERIFY(home.clickCell("defectTable", table->model()->index(0, DefectModel::What)));
        QVERIFY(home.click("defectRetest"));
        QVERIFY(home.find("drawSample")->isVisible());
        QVERIFY2(home.find<QComboBox>("sampleEntity")->currentText().startsWith(QStringLiteral("people")), "of the entity of the defect");
        QVERIFY(home.click("drawSample"));
        QVERIFY(home.settle());
        QVERIFY(home.settle());
        QVERIFY(home.clickCell("defectTable", table->model()->index(0, DefectModel::What))); // back where one was
        QVERIFY(home.click("defectRetest"));
        QVERIFY(home.settle());
        QCOMPARE(reviews().plan()->plan.run, reviews().run()->id);
        QVERIFY2(label("cardFacts").contains(QStringLiteral("re-test of %1").arg(reference)), qPrintable(label("cardFacts")));
        picture("review-11-re-test");
        home.key(Qt::Key_P);
        QVERIFY(home.settle());
        QVERIFY(state(reference) == review::Defect::State::Closed);
        QCOMPARE(home.find<QPushButton>("showDefects")->text(), QStringLiteral("Defects"));
    }

    void defectsGoToAnIssueTrackerAndComeBackAsProposals() {
        test::WindowFixture& home = *m_home;
        load();
        draw();
        reviews().judge(reviews().plan()->cards[0].card.record, review::Verdict::Fail, "the name is cut, \"Lee\"", "Ann Lee");
        QVERIFY(home.settle());
        QVERIFY(home.click("showDefects"));
        const QString path = home.path(QStringLiteral("defects.csv"));
        reviews().writeDefects(path);
        QVERIFY(home.settle());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray text = file.readAll();
        QVERIFY2(text.contains("\"the name is cut, \"\"Lee\"\"\""), text.constData());
        const std::string reference = reviews().standing()->defects().front().reference;
        text.replace(QByteArray::fromStdString(reference) + ",open", QByteArray::fromStdString(reference) + ",fixed");
        file.resize(0);
        file.write(text + "DEF-000000,open,,,,,,,,,,\r\n");
        file.close();
        reviews().readDefects(path);
        QVERIFY(home.settle());
        auto* changes = home.find<QTableView>("defectChanges");
        QVERIFY(changes->isVisible());
        QCOMPARE(changes->model()->rowCount(), 2);
        QCOMPARE(label("defectsProposed"), QStringLiteral("1 change proposed · 1 line cannot be taken"));
        QVERIFY(reviews().standing()->defects().front().state == review::Defect::State::Open); // nothing counts yet
        picture("review-12-proposals");
        write("defectAuthor", QStringLiteral("Lea Ott"));
        QVERIFY(home.click("applyDefects"));
        QVERIFY(home.settle());
        QVERIFY(reviews().standing()->defects().front().state == review::Defect::State::Fixed);
        QCOMPARE(reviews().standing()->defects().front().history.back().by, std::string("Lea Ott"));
        QVERIFY(!changes->isVisible());
        // Enter shows the record.
        QVERIFY(home.clickCell("defectTable", home.find<QTableView>("defectTable")->model()->index(0, 0)));
        home.key(Qt::Key_Return);
        QTRY_VERIFY(home.find("reviewCard")->isVisible());
        QCOMPARE(home.find<QTableView>("reviewList")->currentIndex().row(), 0);
    }

    void scenariosAreDecidedByDataAndTesters() {
        test::WindowFixture& home = *m_home;
        QVERIFY(home.click("showScenarios"));
        picture("review-13-no-scenario");
        Project& project = *home.project();
        mapping::Check check = edits::newCheck(project.document(), "scenario", Id("em-usr"), project.ids());
        check.note = "Every user has a team";
        check.parameters = {{"records", "all\nnobody"}, {"target_by", "'all'"},
                            {"steps", "Open the list of users\n  expect: it is there at once\nLook at the teams\n  expect: all have one\n  rule: team is not null"}};
        QCOMPARE(check.reference, std::string("SCN-001"));
        QVERIFY(project.apply(edits::declareCheck(project.document(), check)));
        load();
        auto* table = home.find<QTableView>("scenarioTable");
        auto* steps = home.find<QTableView>("scenarioSteps");
        const QAbstractItemModelTester tester(table->model()), stepTester(steps->model());
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->index(0, ScenarioModel::Outcome).data().toString(), QStringLiteral("not tried"));
        QVERIFY(home.click("scenarioLook"));
        QVERIFY(home.settle());
        QCOMPARE(steps->model()->rowCount(), 2);
        QCOMPARE(steps->model()->index(0, ScenarioStepModel::Found).data().toString(), QStringLiteral("the tester decides"));
        QCOMPARE(steps->model()->index(1, ScenarioStepModel::Found).data().toString(), QStringLiteral("not so for nobody"));
        QVERIFY2(label("scenarioRecords").contains(QStringLiteral("nobody (not in the target)")), qPrintable(label("scenarioRecords")));
        picture("review-14-scenario");

        // Who is to try it stands in the document's workflow, and can be undone; it makes nothing stale.
        write("scenarioTester", QStringLiteral("Cy Dent"));
        home.key(Qt::Key_Return);
        QCOMPARE(project.document().workflow.owner.at(check.id.text()), std::string("Cy Dent"));
        QCOMPARE(table->model()->index(0, ScenarioModel::Tester).data().toString(), QStringLiteral("Cy Dent"));

        // A failure needs a comment and a name; it speaks of the chosen step.
        QVERIFY(home.clickCell("scenarioSteps", steps->model()->index(1, ScenarioStepModel::Step)));
        QVERIFY(home.click("scenarioFail"));
        home.key(Qt::Key_Return);
        home.type(QStringLiteral("somebody is missing"));
        home.key(Qt::Key_Return);
        QVERIFY(home.find<QLineEdit>("scenarioAuthor")->hasFocus());
        home.type(QStringLiteral("Cy Dent"));
        QVERIFY(home.click("scenarioSave"));
        QVERIFY(home.settle());
        const review::ScenarioStanding* said = reviews().standing()->scenario(check.id);
        QVERIFY(said && said->history.size() == 1);
        QCOMPARE(said->history.front().result.step, std::uint32_t(2));
        QCOMPARE(said->history.front().result.run, reviews().run()->id);
        QCOMPARE(table->model()->index(0, ScenarioModel::Outcome).data().toString(), QStringLiteral("failed"));
        QCOMPARE(table->model()->index(0, ScenarioModel::Said).data().toString(), QStringLiteral("Cy Dent fails it: somebody is missing"));
        QCOMPARE(home.find<QPushButton>("showScenarios")->text(), QStringLiteral("Scenarios (1)"));
        picture("review-15-scenario-failed");
        QVERIFY(home.click("scenarioPass"));
        QVERIFY(home.settle());
        QCOMPARE(table->model()->index(0, ScenarioModel::Outcome).data().toString(), QStringLiteral("passed"));
        QCOMPARE(home.find<QPushButton>("showScenarios")->text(), QStringLiteral("Scenarios"));
    }

public Q_SLOTS:
    void takeUrl(const QUrl& url) { m_opened.append(url); }

private:
    void write(const char* name, const QString& text) {
        QVERIFY(m_home->click(name));
        m_home->key(Qt::Key_A, Qt::ControlModifier);
        m_home->type(text);
    }
    Reviews& reviews() const {
        for (Screen* screen : m_home->window().screens())
            if (auto* page = qobject_cast<ReviewScreen*>(screen))
                return *page->reviews();
        qFatal("there is no such page");
    }
    QString label(const char* name) { return m_home->find<QLabel>(name)->text(); }
    std::size_t judged() const { return reviews().plan()->seen(); }
    void picture(const char* name) {
        QVERIFY(m_home->settle());
        m_home->picture(QLatin1String(name));
    }
    void load(const QString& name = QStringLiteral("loaded.sqlite")) {
        m_home->project()->runs().start({{}, m_home->path(name), false});
        QVERIFY(m_home->settle());
        QVERIFY(m_home->settle()); // the review hears of the run
        QVERIFY(reviews().run());
    }
    void draw(const QStringList& reviewers = {}) {
        Reviews::NewSample sample;
        sample.request.mapping = "people";
        sample.request.seed = 7;
        sample.request.size = 20;
        sample.author = "Lea Ott";
        sample.reviewers = reviewers;
        reviews().draw(sample);
        QVERIFY(m_home->settle());
        QVERIFY(m_home->settle());
        QVERIFY(reviews().cards());
    }

    std::unique_ptr<test::WindowFixture> m_home;
    QList<QUrl> m_opened;
};

MW_TEST(TestReviewPage)
#include "tst_review_page.moc"
