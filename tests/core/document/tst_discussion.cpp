// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document_file.h"
#include "core/mapping/discussion.h"
#include "core/mapping/problems.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

using namespace mw;
using namespace mw::mapping;

namespace {

const Id kField("fm-p-stage");

/// Applies an edit that has to be possible.
Document with(Document document, const Result<Edit>& edit) {
    if (!edit.ok() || !apply(document, *edit).ok())
        qFatal("the edit must apply");
    return document;
}

Remark says(const char* who, const char* what) { return {who, "2026-03-01T10:00:00Z", what}; }

} // namespace

/// What people say of the elements of a document, and what comes of it.
class TestDiscussion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void threadsHoldTogether() {
        IdMaker ids(1);
        Document document = test::smallDocument();
        document = with(document, beginThread(document, kField, says("Ann", "first"), {}, ids, "Comment"));
        const Id head = document.workflow.comments.back().id;
        document = with(document, beginThread(document, kField, says("Ben", "second"), {}, ids, "Comment"));
        document = with(document, reply(document, head, says("Ben", "an answer"), ids, "Answer"));
        const auto all = threads(document, kField.text());
        QCOMPARE(all.size(), std::size_t(3)); // one was there
        QCOMPARE(all[1].first->text, std::string("first"));
        QCOMPARE(all[1].replies.size(), std::size_t(1));
        QCOMPARE(all[1].answer()->author, std::string("Ben"));
        QVERIFY(!all[2].answer());
        // Without its beginning an answer is not lost.
        Document orphaned = document;
        std::erase_if(orphaned.workflow.comments, [&](const Comment& each) { return each.id == head; });
        QCOMPARE(threads(orphaned, kField.text()).size(), std::size_t(3));
        // It goes with its thread where somebody takes that away.
        document = with(document, removeComment(document, head, "Remove"));
        QCOMPARE(threads(document, kField.text()).size(), std::size_t(2));
        QCOMPARE(document.workflow.comments.size(), std::size_t(2));
    }

    void questionsHaveReferencesThatAreNeverGivenAgain() {
        IdMaker ids(1);
        Document document = test::smallDocument();
        document = with(document, beginThread(document, kField, says("Ann", "which?"), Question{}, ids, "Ask"));
        QCOMPARE(document.workflow.comments.back().question->reference, std::string("Q-001"));
        document = with(document, removeComment(document, document.workflow.comments.back().id, "Remove"));
        document = with(document, beginThread(document, kField, says("Ann", "which?"), Question{}, ids, "Ask"));
        QCOMPARE(document.workflow.comments.back().question->reference, std::string("Q-002"));
        QVERIFY(threadOf(document, "Q-002"));
        QVERIFY(!threadOf(document, "Q-001"));
    }

    void anAnswerBecomesADecision() {
        IdMaker ids(1);
        Document document = test::smallDocument();
        const std::string before = document::printDocument(document);
        document = with(document, beginThread(document, kField, says("Ann", "which?"), Question{{}, "Ben", "2026-04-01", true, {}}, ids, "Ask"));
        const Id head = document.workflow.comments.back().id;
        const std::string asked = document::printDocument(document);
        Decision decision;
        decision.what = "the second";
        decision.why = "the law";
        decision.who = "Ben";
        const auto edit = decide(document, head, decision, "2026-03-02T10:00:00Z", ids, "Decide");
        VERIFY_OK(edit);
        auto inverse = apply(document, *edit);
        VERIFY_OK(inverse);
        const Decision& made = document.decisions.back();
        QVERIFY(made.reference.starts_with("DEC-"));
        QCOMPARE(made.about, (std::vector<std::string>{"PPL-005", "Q-001"}));
        QVERIFY(!isOpenQuestion(*threadOf(document, "Q-001")->first));
        VERIFY_OK(apply(document, *inverse));
        QVERIFY(document::printDocument(document) == asked);
        QVERIFY(asked != before);
    }

    void whatIsSaidSurvivesTheFile() {
        IdMaker ids(1);
        Document document = test::smallDocument();
        document = with(document, beginThread(document, kField, says("Ann", "which?\n@Ben"), Question{{}, "Ben", "2026-04-01", true, {}}, ids, "Ask"));
        document = with(document, reply(document, document.workflow.comments.back().id, says("Ben", "the second"), ids, "Answer"));
        const auto back = document::parseDocument(document::printDocument(document), "again");
        VERIFY_OK(back);
        QVERIFY(back->workflow == document.workflow);
    }

    void namesBehindAnAtSignCallPeople() {
        QVERIFY(mentions("ask @Helen about it", "Helen Carter"));
        QVERIFY(mentions("@helen carter knows", "Helen Carter"));
        QVERIFY(!mentions("mail helen@carter.com", "Carter"));
        QVERIFY(!mentions("@Helena", "Helen"));
        QVERIFY(!mentions("nobody", "Helen"));
        QVERIFY(!mentions("@", ""));
    }

    void whatIsNotSaidOrNotThereIsRefused() {
        IdMaker ids(1);
        const Document document = test::smallDocument();
        QCOMPARE(beginThread(document, kField, says("Ann", "  \n"), {}, ids, "x").error().code, Code::WrongValue);
        QCOMPARE(beginThread(document, kField, says(" ", "x"), {}, ids, "x").error().code, Code::WrongValue);
        QCOMPARE(beginThread(document, Id("nothing"), says("Ann", "x"), {}, ids, "x").error().code, Code::UnknownName);
        QCOMPARE(reply(document, Id("nothing"), says("Ann", "x"), ids, "x").error().code, Code::UnknownName);
        QCOMPARE(closeQuestion(document, Id("com"), "t", "x").error().code, Code::UnknownName); // a comment is no question
        QCOMPARE(removeComment(document, Id("nothing"), "x").error().code, Code::UnknownName);
    }
};

MW_TEST(TestDiscussion)
#include "tst_discussion.moc"
