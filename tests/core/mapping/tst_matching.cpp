// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/edit.h"
#include "core/mapping/matching.h"
#include "core/mapping/problems.h"
#include "core/mapping/rename_field.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/test_main.h"

using namespace mw;
using namespace mw::mapping;

class TstMatching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDecisionTakesThePlaceOfTheOneBefore() {
        Matching matching;
        decide(matching, {"b", "a", true, "Lea", "same address"});
        decide(matching, {"c", "a", false, "Lea", ""});
        decide(matching, {"a", "b", false, "Max", "twins"});
        decide(matching, {"a", "a", true, "Max", ""});
        QCOMPARE(matching.decisions.size(), std::size_t(2));
        QCOMPARE(matching.decisions[0], (PairDecision{"a", "b", false, "Max", "twins"}));
        QCOMPARE(matching.decisions[1], (PairDecision{"a", "c", false, "Lea", ""}));
        QVERIFY(decisionOn(matching, "c", "a") && !decisionOn(matching, "c", "a")->same);
        QVERIFY(!decisionOn(matching, "b", "c"));
        QVERIFY(withdrawDecision(matching, "b", "a"));
        QVERIFY(!withdrawDecision(matching, "b", "a"));
        QCOMPARE(matching.decisions.size(), std::size_t(1));
    }

    void whatIsWrongIsAProblem_data() {
        QTest::addColumn<QString>("said");
        QTest::addColumn<int>("which");
        QTest::newRow("a threshold beyond 1") << QStringLiteral("the threshold '2' is no number from 0 to 1") << 0;
        QTest::newRow("a weight below 0") << QStringLiteral("the weight '-1' of city is no number from 0 up") << 1;
        QTest::newRow("an unknown key") << QStringLiteral("there is no source field named 'nope', the key") << 2;
        QTest::newRow("an unknown field with a weight") << QStringLiteral("'nope', which has a weight") << 3;
        QTest::newRow("an unknown field whose value is chosen") << QStringLiteral("'nope', whose value is chosen") << 4;
        QTest::newRow("pairs without a key") << QStringLiteral("no key names their records") << 5;
        QTest::newRow("a rule that names an unknown field") << QStringLiteral("the duplicates: ") << 6;
        QTest::newRow("nothing is wrong") << QString() << 7;
    }
    void whatIsWrongIsAProblem() {
        QFETCH(QString, said);
        QFETCH(int, which);
        Document document = test::smallDocument();
        Matching& matching = document.mappings.front().matching.emplace();
        matching.key = "contact_no";
        switch (which) {
        case 0: matching.threshold = "2"; break;
        case 1: matching.weights["city"] = "-1"; break;
        case 2: matching.key = "nope"; break;
        case 3: matching.weights["nope"] = "1"; break;
        case 4: matching.values["nope"] = {"longest", "", {}}; break;
        case 5: matching.key.clear(); decide(matching, {"1", "2", true, "", ""}); break;
        case 6: matching.record = {"rule", "nowhere", {}}; break;
        default: matching.record = {"rule", "contact_no", {}}; break;
        }
        QStringList texts;
        for (const Problem& problem : findProblems(document))
            if (problem.severity == Problem::Severity::Error)
                texts << test::qt(problem.message);
        const QString all = texts.join(u'\n');
        if (said.isEmpty())
            QVERIFY2(!all.contains(QStringLiteral("the duplicates")), qPrintable(all));
        else
            QVERIFY2(all.contains(said), qPrintable(all));
    }

    void aRenamedFieldIsRenamedHereToo() {
        Document document = test::smallDocument();
        Matching& matching = document.mappings.front().matching.emplace();
        matching.key = "contact_no";
        matching.weights["contact_no"] = "0.5";
        matching.values["contact_no"] = {"rule", "length(contact_no)", {}};
        const Entity& source = *document.sourceOf(document.mappings.front());
        const auto edit = renameField(document, document.mappings.front().sourceConnection, source.field("contact_no")->id, "number");
        QVERIFY2(edit.ok(), edit.ok() ? "" : edit.error().line().c_str());
        QVERIFY(apply(document, *edit).ok());
        const Matching& renamed = *document.mappings.front().matching;
        QCOMPARE(test::qt(renamed.key), QStringLiteral("number"));
        QVERIFY(renamed.weights.contains("number") && !renamed.weights.contains("contact_no"));
        QCOMPARE(test::qt(renamed.values.at("number").by), QStringLiteral("length(number)"));
    }
};

MW_TEST(TstMatching)
#include "tst_matching.moc"
