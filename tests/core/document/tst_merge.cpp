// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document_file.h"
#include "core/document/merge.h"
#include "core/document/semantic_diff.h"
#include "core/mapping/problems.h"
#include "tests/core/document/random_edits.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/test_main.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>

using namespace mw;
using namespace mw::mapping;
using namespace mw::document;

using Alteration = std::function<void(Document&)>;
Q_DECLARE_METATYPE(Alteration)

class TestMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesOfDifferentFactsComeTogether_data();
    void changesOfDifferentFactsComeTogether();
    void changesOfOneFactAreAConflict_data();
    void changesOfOneFactAreAConflict();
    void aSideThatDidNothingTakesTheOther();
    void disjointEditsNeverConflict();
    void anyMergeIsAValidDocument();
    void referencesThatBothGaveOutAreGivenAnew();
    void aPrefixThatBothGaveOutIsGivenAnew();
    void theOrderOfWhoeverChangedItHolds();
    void signaturesOfBothAreKept();
    void whatIsDecidedForTheirsIsTheirs();
};

namespace {

EntityMapping& people(Document& document) { return document.mappings[0]; }

Document altered(const Alteration& alter) {
    Document document = test::smallDocument();
    alter(document);
    return document;
}

Merge merged(const Document& base, const Document& ours, const Document& theirs) {
    Result<Merge> merge = mergeDocuments(base, ours, theirs);
    if (!merge.ok())
        qFatal("%s", merge.error().line().c_str());
    return std::move(merge).value();
}

std::set<std::string> facts(const Document& was, const Document& now) {
    std::set<std::string> all;
    for (const DocumentChange& change : compareDocuments(was, now))
        all.insert(change.element.text() + "|" + change.what + "|" + change.was + "|" + change.now);
    return all;
}

/// What a side changed, in the units in which conflicts arise.
std::set<std::string> touched(const Document& was, const Document& now) {
    std::set<std::string> all;
    for (const DocumentChange& change : compareDocuments(was, now)) {
        const bool isWhole = change.what.empty() || change.where.starts_with("parameter ") || change.where.starts_with("value map ");
        all.insert(change.element.text() + "|" + (isWhole ? std::string() : change.what));
        for (const Document* const document : {&was, &now})
            for (const EntityMapping& mapping : document->mappings)
                for (const FieldMapping& field : mapping.fields) {
                    if (field.id == change.element)
                        all.insert(mapping.id.text() + "|a field");
                    if (mapping.id == change.element && change.what.empty())
                        all.insert(field.id.text() + "|");
                }
        if (change.what == "target" || change.kind == DocumentChange::Kind::Added)
            all.insert("a target|");
    }
    return all;
}

bool disjoint(const std::set<std::string>& ours, const std::set<std::string>& theirs) {
    const auto meets = [](const std::string& fact, const std::set<std::string>& others) {
        const std::string element = fact.substr(0, fact.find('|') + 1);
        return std::any_of(others.begin(), others.end(), [&](const std::string& other) {
            return (other == fact && !fact.ends_with("|a field")) || other == element || (fact == element && other.starts_with(element)) ||
                   // "deduplication" and "deduplication, order" lie in one another
                   other.starts_with(fact + ",") || fact.starts_with(other + ",");
        });
    };
    return std::none_of(ours.begin(), ours.end(), [&](const std::string& fact) { return meets(fact, theirs); });
}

} // namespace

void TestMerge::changesOfDifferentFactsComeTogether_data() {
    QTest::addColumn<Alteration>("ours");
    QTest::addColumn<Alteration>("theirs");
    const auto row = [](const char* title, Alteration ours, Alteration theirs) { QTest::newRow(title) << std::move(ours) << std::move(theirs); };
    row("rules of two fields", [](Document& d) { test::fieldMapping(d, "PPL-004").rule = "'x'"; },
        [](Document& d) { test::fieldMapping(d, "PPL-002").rule = "'y'"; });
    row("rule and note of one field", [](Document& d) { test::fieldMapping(d, "PPL-004").rule = "'x'"; },
        [](Document& d) { test::fieldMapping(d, "PPL-004").note = "seen"; });
    row("two entries of one value map", [](Document& d) { d.valueMaps[0].content.entries[0].to = "one"; },
        [](Document& d) { d.valueMaps[0].content.entries[1].to = "two"; });
    row("two new entries", [](Document& d) { d.valueMaps[0].content.entries.push_back({"X", std::string("x"), ""}); },
        [](Document& d) { d.valueMaps[0].content.entries.push_back({"Y", std::string("y"), ""}); });
    row("filter and key of one entity mapping", [](Document& d) { people(d).filter = "true"; },
        [](Document& d) { people(d).key = {"email"}; });
    row("two fields left behind", [](Document& d) { people(d).notMigrated.push_back({Id("c-status"), "unclear"}); },
        [](Document& d) { people(d).notMigrated.push_back({Id("c-owner"), "gone"}); });
    row("status of two elements", [](Document& d) { d.workflow.status["fm-p-stage"] = "approved"; },
        [](Document& d) { d.workflow.status["fm-p-id"] = "approved"; });
    row("length of two target fields", [](Document& d) { d.connections[1].schema.entities[0].fields[1].type = LogicalType::text(90); },
        [](Document& d) { d.connections[1].schema.entities[0].fields[2].type = LogicalType::text(91); });
    row("one takes a check away, one edits a decision", [](Document& d) { d.checks.clear(); },
        [](Document& d) { d.decisions[0].who = "Ruth Adler"; });
    row("value and note of a parameter", [](Document& d) { d.parameters[0].content.value = std::int64_t(41); },
        [](Document& d) { d.parameters[0].note = "seen"; });
    row("both say the same", [](Document& d) { d.title = "People"; }, [](Document& d) { d.title = "People"; });
}

void TestMerge::changesOfDifferentFactsComeTogether() {
    QFETCH(Alteration, ours);
    QFETCH(Alteration, theirs);
    const Document base = test::smallDocument(), a = altered(ours), b = altered(theirs);
    Document both = base;
    ours(both);
    theirs(both);
    const Merge merge = merged(base, a, b);
    QVERIFY(merge.conflicts.empty());
    QCOMPARE(facts(both, merge.document), std::set<std::string>());
}

void TestMerge::changesOfOneFactAreAConflict_data() {
    QTest::addColumn<Alteration>("ours");
    QTest::addColumn<Alteration>("theirs");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* title, const char* sentence, Alteration ours, Alteration theirs) {
        QTest::newRow(title) << std::move(ours) << std::move(theirs) << QString::fromUtf8(sentence);
    };
    row("a rule", "people.email (PPL-004): rule is ''x'' in ours and ''y'' in theirs",
        [](Document& d) { test::fieldMapping(d, "PPL-004").rule = "'x'"; }, [](Document& d) { test::fieldMapping(d, "PPL-004").rule = "'y'"; });
    row("a rule that one side took away", "people.revenue (PPL-007) is gone in ours and stands in theirs",
        [](Document& d) { people(d).fields.pop_back(); }, [](Document& d) { test::fieldMapping(d, "PPL-007").rule = "0"; });
    row("an entry", "value map 'Stage' (VM-001): entry 'C', to is 'one' in ours and 'two' in theirs",
        [](Document& d) { d.valueMaps[0].content.entries[1].to = "one"; }, [](Document& d) { d.valueMaps[0].content.entries[1].to = "two"; });
    row("a value map's type and an entry", "value map 'Stage' (VM-001): type is 'integer' in ours and 'text' in theirs",
        [](Document& d) {
            d.valueMaps[0].content.resultType = LogicalType::integer();
            for (rules::ValueMap::Entry& entry : d.valueMaps[0].content.entries)
                entry.to = std::int64_t(1);
        },
        [](Document& d) { d.valueMaps[0].content.entries.push_back({"X", std::string("x"), ""}); });
    row("a reason", "people (PPL): not migrated: contacts.status is 'a' in ours and 'b' in theirs",
        [](Document& d) { people(d).notMigrated.push_back({Id("c-status"), "a"}); },
        [](Document& d) { people(d).notMigrated.push_back({Id("c-status"), "b"}); });
    row("the owner of an element", "the workflow: owner of fm-p-stage is 'Ann' in ours and 'Ben' in theirs",
        [](Document& d) { d.workflow.owner["fm-p-stage"] = "Ann"; }, [](Document& d) { d.workflow.owner["fm-p-stage"] = "Ben"; });
    row("one target field filled twice", "people.fax (PPL-020) is gone in ours and stands in theirs",
        [](Document& d) {
            FieldMapping fax;
            fax.id = Id("fm-fax-ours");
            fax.reference = "PPL-021";
            fax.targetField = Id("p-fax");
            fax.rule = "'1'";
            people(d).fields.push_back(fax);
        },
        [](Document& d) {
            FieldMapping fax;
            fax.id = Id("fm-fax-theirs");
            fax.reference = "PPL-020";
            fax.targetField = Id("p-fax");
            fax.rule = "'2'";
            people(d).fields.push_back(fax);
        });
}

void TestMerge::changesOfOneFactAreAConflict() {
    QFETCH(Alteration, ours);
    QFETCH(Alteration, theirs);
    QFETCH(QString, sentence);
    const Document base = test::smallDocument(), a = altered(ours), b = altered(theirs);
    const Merge merge = merged(base, a, b);
    QStringList said;
    for (const MergeConflict& conflict : merge.conflicts)
        said << test::qt(conflict.sentence());
    QVERIFY2(said.contains(sentence), qPrintable(said.join(u'\n')));
    // Ours stands.
    QCOMPARE(facts(a, merge.document), std::set<std::string>());
}

void TestMerge::aSideThatDidNothingTakesTheOther() {
    test::Random random("merges with an untouched side");
    test::RandomEdits edits(random);
    for (int i = 0; i < 100; ++i) {
        const Document base = test::smallDocument();
        Document other = base;
        for (std::uint64_t left = 1 + random.below(6); left > 0; --left)
            QVERIFY(apply(other, edits.make(other)).ok());
        for (const Merge& merge : {merged(base, other, base), merged(base, base, other), merged(base, other, other)}) {
            QVERIFY(merge.conflicts.empty());
            QVERIFY(merge.newReferences.empty());
            // Two field mappings for one target field are a problem of the one side that made them.
            QVERIFY(printDocument(merge.document) == printDocument(other));
        }
    }
}

void TestMerge::disjointEditsNeverConflict() {
    test::Random random("merges of disjoint edits");
    test::RandomEdits edits(random);
    int checked = 0;
    for (int i = 0; i < 1000 && checked < 60; ++i) {
        const Document base = test::smallDocument();
        Document ours = base, theirs = base;
        for (std::uint64_t left = 1 + random.below(3); left > 0; --left) {
            QVERIFY(apply(ours, edits.make(ours)).ok());
            QVERIFY(apply(theirs, edits.make(theirs)).ok());
        }
        if (!disjoint(touched(base, ours), touched(base, theirs)))
            continue;
        const Merge merge = merged(base, ours, theirs);
        if (!merge.newReferences.empty())
            continue;
        ++checked;
        QStringList said;
        for (const MergeConflict& conflict : merge.conflicts)
            said << test::qt(conflict.sentence());
        QVERIFY2(said.isEmpty(), qPrintable(said.join(u'\n')));
        if (ours.connections != base.connections || theirs.connections != base.connections)
            continue; // the same facts have other names then
        std::set<std::string> all = facts(base, ours), differing;
        all.merge(facts(base, theirs));
        const std::set<std::string> made = facts(base, merge.document);
        std::set_symmetric_difference(all.begin(), all.end(), made.begin(), made.end(), std::inserter(differing, differing.end()));
        // A random edit may take the last reference back, which a merge never does: the greater holds.
        std::erase_if(differing, [](const std::string& fact) { return fact.starts_with("doc|last reference given"); });
        const auto last = [](const Document& of, const std::string& prefix) {
            const auto& marks = of.workflow.retiredReferences;
            return marks.contains(prefix) ? marks.at(prefix) : std::uint64_t(0);
        };
        for (const auto& [prefix, number] : ours.workflow.retiredReferences) {
            const std::uint64_t was = last(base, prefix), other = last(theirs, prefix);
            if (number != was && other != was)
                QCOMPARE(last(merge.document, prefix), std::max(number, other));
        }
        for (const std::string& fact : differing)
            qWarning("%s: %s", made.contains(fact) ? "not wanted" : "missing", fact.c_str());
        QVERIFY(differing.empty());
    }
    QVERIFY2(checked >= 40, qPrintable(QString::number(checked)));
}

void TestMerge::anyMergeIsAValidDocument() {
    test::Random random("merges of any edits");
    test::RandomEdits edits(random);
    for (int i = 0; i < 80; ++i) {
        const Document base = test::smallDocument();
        Document ours = base, theirs = base;
        for (std::uint64_t left = 1 + random.below(12); left > 0; --left) {
            QVERIFY(apply(ours, edits.make(ours)).ok());
            QVERIFY(apply(theirs, edits.make(theirs)).ok());
        }
        const Merge merge = merged(base, ours, theirs);
        const std::string text = printDocument(merge.document);
        const Result<Document> back = parseDocument(text, "merged");
        QVERIFY2(back.ok(), back.ok() ? "" : back.error().line().c_str());
        QVERIFY(printDocument(back.value()) == text);
        // What both agree on stands: a fact that neither changed is not changed by bringing them together.
        for (const std::string& fact : touched(base, merge.document)) {
            const std::set<std::string> a = touched(base, ours), b = touched(base, theirs);
            const std::string element = fact.substr(0, fact.find('|') + 1);
            const auto of = [&](const std::set<std::string>& side) {
                return std::any_of(side.begin(), side.end(), [&](const std::string& each) { return each.starts_with(element); });
            };
            QVERIFY2(of(a) || of(b), fact.c_str());
        }
    }
}

void TestMerge::referencesThatBothGaveOutAreGivenAnew() {
    const Document base = test::smallDocument();
    const auto decide = [](Document& d, const char* id, const char* what, const char* about) {
        Decision decision;
        decision.id = Id(id);
        decision.reference = nextReference(d, "DEC");
        decision.what = what;
        decision.about = {about};
        d.decisions.push_back(decision);
    };
    Document ours = base, theirs = base;
    decide(ours, "d-ours", "ours", "PPL-004");
    decide(theirs, "d-theirs", "theirs", "PPL-004");
    decide(theirs, "d-theirs-2", "of the other", "DEC-002");
    const Merge merge = merged(base, ours, theirs);
    QVERIFY(merge.conflicts.empty());
    QCOMPARE(merge.newReferences.size(), 1u);
    QCOMPARE(merge.newReferences[0], std::pair(std::string("DEC-002"), std::string("DEC-004")));
    QCOMPARE(merge.document.decisions.size(), base.decisions.size() + 3);
    std::set<std::string> references;
    for (const Decision& decision : merge.document.decisions) {
        QVERIFY(references.insert(decision.reference).second);
        if (decision.id == Id("d-theirs-2"))
            QCOMPARE(decision.about, std::vector<std::string>{"DEC-004"});
        if (decision.id == Id("d-ours"))
            QCOMPARE(decision.reference, std::string("DEC-002"));
    }
}

void TestMerge::aPrefixThatBothGaveOutIsGivenAnew() {
    const auto second = [](const char* id) {
        Document document = test::smallDocument();
        EntityMapping mapping = document.mappings[0];
        mapping.id = Id(id);
        mapping.reference = "USR";
        mapping.targetEntity = document.connections[1].schema.entities[1].id;
        mapping.fields.resize(1);
        mapping.fields[0].id = Id(std::string(id) + "-f");
        mapping.fields[0].reference = "USR-001";
        mapping.notMigrated.clear();
        document.mappings.push_back(mapping);
        return document;
    };
    const Merge merge = merged(test::smallDocument(), second("em-ours"), second("em-theirs"));
    QVERIFY(merge.conflicts.empty());
    QCOMPARE(merge.document.mappings.size(), 3u);
    QCOMPARE(merge.document.mappings[1].reference, std::string("USR"));
    const std::string anew = merge.document.mappings[2].reference;
    QVERIFY(anew != "USR");
    QCOMPARE(merge.document.mappings[2].fields[0].reference, anew + "-001");
}

void TestMerge::theOrderOfWhoeverChangedItHolds() {
    const Document base = test::smallDocument();
    Document ours = base, theirs = base;
    test::fieldMapping(ours, "PPL-004").rule = "'x'";
    std::reverse(people(theirs).fields.begin(), people(theirs).fields.end());
    for (const Merge& merge : {merged(base, ours, theirs), merged(base, theirs, ours)}) {
        QVERIFY(merge.conflicts.empty());
        std::vector<Id> order, wanted;
        for (const FieldMapping& field : merge.document.mappings[0].fields)
            order.push_back(field.id);
        for (const FieldMapping& field : people(theirs).fields)
            wanted.push_back(field.id);
        QVERIFY(order == wanted);
    }
}

void TestMerge::signaturesOfBothAreKept() {
    const Document base = test::smallDocument();
    Document ours = base, theirs = base;
    ours.signaturesJson = R"([{"name": "Ann"}])";
    theirs.signaturesJson = R"([{"name": "Ben"}])";
    const Merge merge = merged(base, ours, theirs);
    QVERIFY(merge.conflicts.empty());
    QVERIFY(merge.document.signaturesJson.find("Ann") != std::string::npos);
    QVERIFY(merge.document.signaturesJson.find("Ben") != std::string::npos);
}

/// Whoever decides every conflict for one side has its facts; half of them have half.
void TestMerge::whatIsDecidedForTheirsIsTheirs() {
    test::Random random("decided merges");
    test::RandomEdits edits(random);
    int conflicts = 0;
    for (int round = 0; round < 150; ++round) {
        const Document base = test::smallDocument();
        Document ours = base, theirs = base;
        for (Document* const side : {&ours, &theirs})
            for (int i = 0; i < 6; ++i)
                QVERIFY(apply(*side, edits.make(*side)).ok());
        const Merge merge = merged(base, ours, theirs);
        std::set<Id> all, half;
        for (const MergeConflict& conflict : merge.conflicts) {
            all.insert(conflict.element);
            if (random.oneIn(2))
                half.insert(conflict.element);
        }
        conflicts += int(all.size());
        const auto byOurs = mergeDecided(base, ours, theirs, {}), byTheirs = mergeDecided(base, ours, theirs, all);
        QVERIFY(byOurs.ok() && byTheirs.ok());
        QVERIFY(printDocument(*byOurs) == printDocument(merge.document));
        // Of several alike there may be more than one fact under a name.
        std::set<std::string> wanted, inConflict;
        for (const MergeConflict& conflict : merge.conflicts) {
            inConflict.insert(conflict.element.text() + "|" + conflict.what);
            wanted.insert(conflict.element.text() + "|" + conflict.what + "|" + conflict.theirs);
        }
        // That the reference of what goes is never given again is no decision.
        const auto differing = [&](const Document& decided) {
            std::vector<DocumentChange> changes = compareDocuments(merge.document, decided);
            std::erase_if(changes, [](const DocumentChange& change) { return change.what.starts_with("last reference given"); });
            return changes;
        };
        for (const DocumentChange& change : differing(*byTheirs))
            QVERIFY2(wanted.contains(change.element.text() + "|" + change.what + "|" + change.now), change.sentence().c_str());
        QVERIFY(differing(*byTheirs).size() == merge.conflicts.size());
        const auto mixed = mergeDecided(base, ours, theirs, half);
        QVERIFY(mixed.ok());
        QVERIFY(parseDocument(printDocument(*mixed), "mixed").ok());
        for (const DocumentChange& change : differing(*mixed))
            QVERIFY2(inConflict.contains(change.element.text() + "|" + change.what), change.sentence().c_str());
    }
    QVERIFY(conflicts > 100);
}

MW_TEST(TestMerge)
#include "tst_merge.moc"
