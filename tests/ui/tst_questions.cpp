// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/discussion.h"
#include "core/workbook/book.h"
#include "tests/support/test_main.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/project.h"
#include "ui/models/question_lists.h"
#include "ui/models/question_model.h"
#include "ui/present/text.h"
#include "ui/screens/map/map_editor.h"
#include "ui/screens/map/map_screen.h"
#include "ui/shell/questions_view.h"
#include "ui/widgets/dense_view.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTextBrowser>
#include <QToolButton>

#include <xlsxwriter.h>

using namespace mw;
using namespace mw::ui;

/// Comments and questions beside the fields, and the list of all questions, on its way to people and back.
class TestQuestions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_home = std::make_unique<test::WindowFixture>();
        QVERIFY(m_home->openSample());
        m_home->window().resize(1280, 720);
        m_home->window().showScreen(QStringLiteral("map"));
        for (const mapping::EntityMapping& each : document().mappings)
            if (each.reference == "CMP")
                map()->openMapping(each.id);
        QVERIFY(m_home->settle());
        m_before = document().workflow.comments.size();
        select("CMP-002");
    }
    void cleanup() { m_home.reset(); }

    void aCommentIsWrittenWithTheKeysAlone() {
        m_home->window().action(QStringLiteral("view/questions"));
        m_home->window().findChild<QAction*>(QStringLiteral("map/comment"))->trigger();
        m_home->find<QPlainTextEdit>("discussionText")->setFocus();
        m_home->type(QStringLiteral("is this the old number?"));
        m_home->key(Qt::Key_Return, Qt::ControlModifier);
        // The first time somebody has to say who they are.
        QVERIFY(m_home->find<QLabel>("discussionError")->isVisible());
        QCOMPARE(said(), std::size_t(0));
        m_home->type(QStringLiteral("Ann"));
        m_home->find<QPlainTextEdit>("discussionText")->setFocus();
        picture("questions-1-who");
        m_home->key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(said(), std::size_t(1));
        QCOMPARE(comment(0).author, std::string("Ann"));
        QVERIFY(m_home->find<QTextBrowser>("discussionSaid")->toPlainText().contains(QStringLiteral("is this the old number?")));
        QVERIFY(!m_home->find<QLineEdit>("discussionPerson")->isVisible()); // remembered
        m_home->window().action(QStringLiteral("undo"))->trigger();
        QCOMPARE(said(), std::size_t(0));
        QVERIFY(!m_home->find<QTextBrowser>("discussionSaid")->toPlainText().contains(QStringLiteral("old number")));
    }

    void aQuestionIsAskedAnsweredAndDecided() {
        ask();
        QCOMPARE(question().question->reference, std::string("Q-001"));
        QCOMPARE(question().question->addressee, std::string("Ben Ito"));
        QCOMPARE(question().question->due, std::string("2027-01-31"));
        QVERIFY(question().question->blocking);
        m_home->window().showView(QStringLiteral("questions"));
        auto* table = m_home->find<DenseTable>("questionsTable");
        QAbstractItemModelTester tester(table->model());
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, QuestionModel::State).data().toString(), QStringLiteral("blocks approval"));
        picture("questions-2-asked");
        click("reply");
        m_home->type(QStringLiteral("yes, the old one"));
        QVERIFY(m_home->click("discussionSend"));
        QCOMPARE(said(), std::size_t(2));
        QCOMPARE(comment(1).replyTo, question().id);
        click("decide");
        QVERIFY(m_home->find<QLineEdit>("discussionWhy")->isVisible());
        m_home->type(QStringLiteral("The old number is kept"));
        picture("questions-3-decide");
        QVERIFY(m_home->click("discussionSend"));
        QVERIFY(!mapping::isOpenQuestion(question()));
        QCOMPARE(document().decisions.back().what, std::string("The old number is kept"));
        QCOMPARE(document().decisions.back().about, (std::vector<std::string>{"CMP-002", "Q-001"}));
        QCOMPARE(table->model()->index(0, QuestionModel::State).data().toString(), QStringLiteral("closed"));
        picture("questions-4-decided");
        click("reopen");
        QVERIFY(mapping::isOpenQuestion(question()));
    }

    void aWrongDayIsRefusedWhereItStands() {
        QSettings().setValue(QStringLiteral("person/name"), QStringLiteral("Ann"));
        m_home->window().findChild<QAction*>(QStringLiteral("map/comment"))->trigger();
        QVERIFY(m_home->click("discussionAsk"));
        m_home->type(QStringLiteral("when?"));
        m_home->find<QLineEdit>("questionDue")->setText(QStringLiteral("31.1.2027"));
        QVERIFY(m_home->click("discussionSend"));
        QVERIFY(m_home->find<QLabel>("discussionError")->text().contains(QStringLiteral("31.1.2027")));
        QCOMPARE(said(), std::size_t(0));
    }

    void aListGoesOutAndItsAnswersComeBack() {
        ask();
        const QString path = m_home->path(QStringLiteral("questions.xlsx"));
        QuestionLists lists;
        QSignalSpy written(&lists, &QuestionLists::written), answered(&lists, &QuestionLists::answered), failed(&lists, &QuestionLists::failed);
        lists.write(*m_home->project(), QStringLiteral("Ben Ito"), path);
        QVERIFY(m_home->settle());
        QCOMPARE(written.count(), 1);
        lists.write(*m_home->project(), QStringLiteral("Nobody At All"), path);
        QVERIFY(m_home->settle());
        QCOMPARE(failed.count(), 1);
        JobContext job;
        auto book = workbook::readBook(utf8(path), job);
        QVERIFY(book.ok());
        QCOMPARE(book->sheets[0].name, std::string("Questions"));
        // Somebody fills it in, in a program that writes a new file, and moves the rows.
        lxw_workbook* const file = workbook_new(qPrintable(path));
        lxw_worksheet* const page = workbook_add_worksheet(file, "Questions");
        std::uint32_t at = 7;
        for (const workbook::Row& row : book->sheets[0].rows) {
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                worksheet_write_string(page, at, std::uint16_t(i), row.cells[i].c_str(), nullptr);
            if (row.at(0) == "Q-001")
                worksheet_write_string(page, at, 5, "It is the old number.", nullptr);
            ++at;
        }
        workbook_close(file);
        lists.read(*m_home->project(), path);
        QVERIFY(m_home->settle());
        QCOMPARE(answered.count(), 1);
        const auto answers = answered[0][0].value<std::vector<review::QuestionAnswer>>();
        QCOMPARE(answers.size(), std::size_t(1));
        QCOMPARE(answers[0].author, std::string("Ben Ito"));
        QCOMPARE(said(), std::size_t(1)); // a proposal, nothing more
        QVERIFY(QuestionLists::apply(*m_home->project(), answers, QStringLiteral("Ann")));
        QCOMPARE(comment(1).text, std::string("It is the old number."));
        // Once more says nothing new.
        lists.read(*m_home->project(), path);
        QVERIFY(m_home->settle());
        QVERIFY(!QuestionLists::apply(*m_home->project(), answered[1][0].value<std::vector<review::QuestionAnswer>>(), QStringLiteral("Ann")));
    }

private:
    const mapping::Document& document() { return m_home->project()->document(); }
    /// What was said since the beginning: the sample has comments of its own.
    std::size_t said() { return document().workflow.comments.size() - m_before; }
    const mapping::Comment& comment(std::size_t i) { return document().workflow.comments[m_before + i]; }
    const mapping::Comment& question() { return comment(0); }
    MapScreen* map() { return m_home->window().findChild<MapScreen*>(); }
    void select(const std::string& reference) {
        for (const mapping::EntityMapping& each : document().mappings)
            for (const mapping::FieldMapping& field : each.fields)
                if (field.reference == reference)
                    m_home->window().showElement(field.id);
        QVERIFY(m_home->settle());
    }
    void ask() {
        QSettings().setValue(QStringLiteral("person/name"), QStringLiteral("Ann"));
        m_home->window().findChild<QAction*>(QStringLiteral("map/comment"))->trigger();
        QVERIFY(m_home->click("discussionAsk"));
        m_home->type(QStringLiteral("Which number is it?"));
        m_home->find<QComboBox>("questionTo")->setCurrentText(QStringLiteral("Ben Ito"));
        m_home->find<QLineEdit>("questionDue")->setText(QStringLiteral("2027-01-31"));
        m_home->find<QCheckBox>("questionBlocking")->setChecked(true);
        picture("questions-2-asking");
        QVERIFY(m_home->click("discussionSend"));
        QCOMPARE(said(), std::size_t(1));
    }
    /// Follows a link under the question.
    void click(const char* act) {
        Q_EMIT m_home->find<QTextBrowser>("discussionSaid")->anchorClicked(QUrl(QLatin1String(act) + u':' + qt(question().id.text())));
        m_home->find<QPlainTextEdit>("discussionText")->setFocus();
    }
    void picture(const char* name) { m_home->picture(QLatin1String(name)); }

    std::unique_ptr<test::WindowFixture> m_home;
    std::size_t m_before = 0;
};

MW_TEST(TestQuestions)
#include "tst_questions.moc"
