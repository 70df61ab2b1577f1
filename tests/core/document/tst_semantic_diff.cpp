// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document_file.h"
#include "core/document/semantic_diff.h"
#include "tests/core/document/random_edits.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/test_main.h"

#include <functional>

using namespace mw;
using namespace mw::mapping;
using namespace mw::document;

using Alteration = std::function<void(Document&)>;
Q_DECLARE_METATYPE(Alteration)

class TestSemanticDiff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesAreSaidInWords_data();
    void changesAreSaidInWords();
    void equalTextsHaveNoDifferences();
    void theEditBetweenTwoDocumentsTurnsOneIntoTheOther();
    void idsMayMoveBetweenLists();
    void theEditBetweenIsSmall();
};

namespace {

EntityMapping& people(Document& document) { return document.mappings[0]; }

QStringList sentences(const Document& was, const Document& now) {
    QStringList all;
    for (const DocumentChange& each : compareDocuments(was, now))
        all << test::qt(each.sentence() + (each.isMeaning ? "" : " (no meaning)"));
    return all;
}

} // namespace

void TestSemanticDiff::changesAreSaidInWords_data() {
    QTest::addColumn<Alteration>("alter");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* title, const char* sentence, Alteration alter) {
        QTest::newRow(title) << std::move(alter) << QString::fromUtf8(sentence);
    };
    row("a rule", "people.email (PPL-004): rule was 'lower(trim([E-Mail address]))', now it is 'lower([E-Mail address])'",
        [](Document& d) { test::fieldMapping(d, "PPL-004").rule = "lower([E-Mail address])"; });
    row("a rule's spelling", "people.email (PPL-004): rule was 'lower(trim([E-Mail address]))', now it is 'lower( trim([E-Mail address]))' (no meaning)",
        [](Document& d) { test::fieldMapping(d, "PPL-004").rule = "lower( trim([E-Mail address]))"; });
    row("an intent", "people.first_name (PPL-002): intent is new: 'The first given name.'",
        [](Document& d) { test::fieldMapping(d, "PPL-002").intent.text = "The first given name."; });
    row("a tolerance", "people.revenue (PPL-007): tolerance is gone; it was '0.01'",
        [](Document& d) { test::fieldMapping(d, "PPL-007").tolerance.reset(); });
    row("criticality", "people.email (PPL-004): criticality is gone; it was 'critical'",
        [](Document& d) { test::fieldMapping(d, "PPL-004").criticality = Criticality::Normal; });
    row("a target", "people.fax (PPL-003): target was 'people.last_name', now it is 'people.fax'",
        [](Document& d) { test::fieldMapping(d, "PPL-003").targetField = Id("p-fax"); });
    row("a field mapping less", "people.revenue (PPL-007) is gone", [](Document& d) { people(d).fields.pop_back(); });
    row("a filter", "people (PPL): filter was 'is_test = 'N'', now it is 'true'", [](Document& d) { people(d).filter = "true"; });
    row("a survivor", "people (PPL): deduplication, descending is gone; it was 'true'",
        [](Document& d) { people(d).deduplication->descending = false; });
    row("a pair that is another one", "people (PPL): matching, decisions, C-1, C-3, same was 'false', now it is 'true'",
        [](Document& d) { people(d).matching->decisions[1].same = true; });
    row("a source", "people (PPL): source entity was 'contacts', now it is 'owners'",
        [](Document& d) { people(d).sourceEntity = Id("owners"); });
    row("not migrated", "people (PPL): not migrated: contacts.status is new: 'unclear'",
        [](Document& d) { people(d).notMigrated.push_back({Id("c-status"), "unclear"}); });
    row("a value map's entry", "value map 'Stage' (VM-001): entry 'C', to was 'customer', now it is 'client'",
        [](Document& d) { d.valueMaps[0].content.entries[1].to = std::string("client"); });
    row("an entry more", "value map 'Stage' (VM-001): entry 'L' is new: '{\"from\": \"L\", \"to\": \"lost\"}'",
        [](Document& d) { d.valueMaps[0].content.entries.push_back({"L", std::string("lost"), ""}); });
    row("an entry less", "value map 'Stage' (VM-001): entry 'C' is gone; it was '{\"from\": \"C\", \"to\": \"customer\"}'",
        [](Document& d) { d.valueMaps[0].content.entries.pop_back(); });
    row("a parameter", "parameter 'default_owner' (PAR-001): value was '40', now it is '41'",
        [](Document& d) { d.parameters[0].content.value = std::int64_t(41); });
    row("the type of a field", "connection 'new CRM': entity 'people', field 'email', type was 'text(80)', now it is 'text(90)'",
        [](Document& d) { d.connections[1].schema.entities[0].fields[3].type = LogicalType::text(90); });
    row("a field more", "connection 'new CRM': entity 'users', field 'name' is new: '{\"id\": \"u-name\", \"name\": \"name\", \"type\": \"text\"}'",
        [](Document& d) {
            Field name;
            name.id = Id("u-name");
            name.name = "name";
            name.type = LogicalType::text();
            d.connections[1].schema.entities[1].fields.push_back(name);
        });
    row("a row count", "connection 'old CRM': entity 'contacts', row estimate was '20114', now it is '7' (no meaning)",
        [](Document& d) { d.connections[0].schema.entities[0].rowEstimate = 7; });
    row("a location", "connection 'old CRM': location dev was 'export', now it is 'elsewhere' (no meaning)",
        [](Document& d) { d.connections[0].locations["dev"] = "elsewhere"; });
    row("a status", "the workflow: status of fm-p-stage was 'question', now it is 'approved' (no meaning)",
        [](Document& d) { d.workflow.status["fm-p-stage"] = "approved"; });
    row("a comment", "comment 'Is 'Z' a stage?\\nAsk Helen.' is gone (no meaning)", [](Document& d) { d.workflow.comments.clear(); });
    row("a decision", "decision 'Fax numbers stay behind' (DEC-001): who was 'Helen Carter', now it is 'Ruth Adler'",
        [](Document& d) { d.decisions[0].who = "Ruth Adler"; });
    row("the title", "the document: title was 'Contacts', now it is 'People'", [](Document& d) { d.title = "People"; });
    row("the limit", "the document: reject limit was '100', now it is ''", [](Document& d) { d.rejectLimit.reset(); });
    row("the order of fields", "connection 'new CRM': entity 'people', order of fields was 'person_id, first_name, last_name, email,…e, owner_id, revenue, fax, row_id, kind', now it is 'first_name, person_id, last_name, email,…e, owner_id, revenue, fax, row_id, kind'",
        [](Document& d) { std::swap(d.connections[1].schema.entities[0].fields[0], d.connections[1].schema.entities[0].fields[1]); });
}

void TestSemanticDiff::changesAreSaidInWords() {
    QFETCH(Alteration, alter);
    QFETCH(QString, sentence);
    const Document was = test::smallDocument();
    Document now = was;
    alter(now);
    QCOMPARE(sentences(was, now), QStringList{sentence});
}

void TestSemanticDiff::equalTextsHaveNoDifferences() {
    QCOMPARE(sentences(test::smallDocument(), test::smallDocument()), QStringList());
}

void TestSemanticDiff::theEditBetweenTwoDocumentsTurnsOneIntoTheOther() {
    test::Random random("documents turned into one another");
    test::RandomEdits edits(random);
    Document was = test::smallDocument();
    for (int i = 0; i < 300; ++i) {
        Document now = i % 20 == 0 ? test::smallDocument() : was;
        for (std::uint64_t left = random.below(6); left > 0; --left)
            QVERIFY(apply(now, edits.make(now)).ok());
        if (random.oneIn(3) && now.mappings.size() > 0 && now.mappings[0].fields.size() > 2)
            std::rotate(now.mappings[0].fields.begin(), now.mappings[0].fields.begin() + 1, now.mappings[0].fields.end());
        if (random.oneIn(3))
            std::reverse(now.valueMaps.begin(), now.valueMaps.end());
        // The document's own id is not edited: two files of one document have the same.
        const Edit edit = editBetween(was, now, "changed outside");
        Document turned = was;
        const Result<Edit> back = apply(turned, edit);
        QVERIFY2(back.ok(), back.ok() ? "" : back.error().line().c_str());
        QVERIFY(printDocument(turned) == printDocument(now));
        QVERIFY(apply(turned, back.value()).ok());
        QVERIFY(printDocument(turned) == printDocument(was));
        QVERIFY(edit.steps.empty() == (printDocument(was) == printDocument(now)));
        was = std::move(now);
    }
}

void TestSemanticDiff::idsMayMoveBetweenLists() {
    const Document was = test::smallDocument();
    Document now = was;
    EntityMapping second;
    second.id = Id("em-first");
    second.reference = "FST";
    second.fields = {now.mappings[0].fields[2]};
    now.mappings[0].fields.erase(now.mappings[0].fields.begin() + 2);
    now.mappings.insert(now.mappings.begin(), second);
    std::swap(now.parameters[0].id, now.checks[0].id);
    std::swap(now.connections[0].schema.entities[0].fields[0].id, now.connections[1].schema.entities[0].fields[0].id);
    for (const auto& [from, to] : {std::pair(was, now), std::pair(now, was)}) {
        Document turned = from;
        QVERIFY(apply(turned, editBetween(from, to, "moved")).ok());
        QVERIFY(printDocument(turned) == printDocument(to));
    }
}

void TestSemanticDiff::theEditBetweenIsSmall() {
    const Document was = test::smallDocument();
    Document now = was;
    test::fieldMapping(now, "PPL-004").rule = "'x'";
    people(now).note = "x";
    now.workflow.status["fm-p-id"] = "draft";
    const Edit edit = editBetween(was, now, "changed outside");
    QCOMPARE(edit.steps.size(), 3u);
    QVERIFY(std::holds_alternative<SetPipeline>(edit.steps[0]));
    QVERIFY(std::holds_alternative<SetFieldMapping>(edit.steps[1]));
    QVERIFY(std::holds_alternative<SetWorkflow>(edit.steps[2]));
}

MW_TEST(TestSemanticDiff)
#include "tst_semantic_diff.moc"
