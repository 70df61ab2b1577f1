// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/content_hash.h"
#include "core/document/document_file.h"
#include "core/document/generated_document.h"
#include "core/document/semantic_diff.h"
#include "tests/core/document/random_edits.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/measured.h"
#include "tests/support/test_main.h"

#include <chrono>
#include <functional>
#include <set>

using namespace mw;
using namespace mw::mapping;
using namespace mw::document;

using Alteration = std::function<void(Document&)>;
Q_DECLARE_METATYPE(Alteration)

class TestContentHash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHashIsThis();
    void meaningChangesTheHash_data();
    void meaningChangesTheHash();
    void whatIsNoMeaningDoesNot_data();
    void whatIsNoMeaningDoesNot();
    void aFieldsHashFollowsWhatItUses_data();
    void aFieldsHashFollowsWhatItUses();
    void partsNameWhatWasChanged();
    void functionsThatCallEachOtherHaveAHash();
    void manyFunctionsThatCallOneAnotherAreQuick();
    void differencesOfMeaningAndHashesAgree();
    void twoThousandFieldsAreQuick();
};

namespace {

EntityMapping& people(Document& document) { return document.mappings[0]; }

} // namespace

void TestContentHash::theHashIsThis() {
    // Written down so that a change of the scheme cannot happen unseen: it needs another number of the scheme.
    const std::string hash = contentHash(test::smallDocument());
    QCOMPARE(hash.size(), 64u);
    QCOMPARE(test::qt(hash), QStringLiteral("74a299c4613770b20fecfd25ace910696376123c828ac9ba4552e34a2f08848b"));
}

void TestContentHash::meaningChangesTheHash_data() {
    QTest::addColumn<Alteration>("change");
    const auto row = [](const char* title, Alteration change) { QTest::newRow(title) << std::move(change); };
    row("title", [](Document& d) { d.title += "!"; });
    row("description", [](Document& d) { d.description.clear(); });
    row("pattern", [](Document& d) { d.pattern = Pattern::Migration; });
    row("reject limit", [](Document& d) { d.rejectLimit = 101; });
    row("no reject limit", [](Document& d) { d.rejectLimit.reset(); });
    row("connection: name", [](Document& d) { d.connections[0].name = "x"; });
    row("connection: connector", [](Document& d) { d.connections[0].connector = "sqlite"; });
    row("connection: an option", [](Document& d) { d.connections[0].options["delimiter"] = ","; });
    row("connection: one option less", [](Document& d) { d.connections[0].options.erase("encoding"); });
    row("entity: name", [](Document& d) { d.connections[0].schema.entities[0].name = "x"; });
    row("entity: label", [](Document& d) { d.connections[0].schema.entities[0].label = "x"; });
    row("entity: comment", [](Document& d) { d.connections[0].schema.entities[0].comment = "x"; });
    row("entity: proposed", [](Document& d) { d.connections[1].schema.entities[1].proposed = false; });
    row("entity: view", [](Document& d) { d.connections[0].schema.entities[1].isView = false; });
    row("field: name", [](Document& d) { d.connections[0].schema.entities[0].fields[7].name = "x"; });
    row("field: type", [](Document& d) { d.connections[1].schema.entities[0].fields[3].type = LogicalType::text(81); });
    row("field: native type", [](Document& d) { d.connections[1].schema.entities[0].fields[0].nativeType = "INT"; });
    row("field: nullable", [](Document& d) { d.connections[1].schema.entities[0].fields[2].nullable = true; });
    row("field: generated", [](Document& d) { d.connections[1].schema.entities[0].fields[8].generated = false; });
    row("field: proposed", [](Document& d) { d.connections[1].schema.entities[0].fields[7].proposed = false; });
    row("field: default", [](Document& d) { d.connections[1].schema.entities[0].fields[9].defaultValue = "'x'"; });
    row("field: label", [](Document& d) { d.connections[0].schema.entities[0].fields[1].label = "x"; });
    row("field: comment", [](Document& d) { d.connections[0].schema.entities[0].fields[1].comment = "x"; });
    row("order of fields", [](Document& d) { std::swap(d.connections[0].schema.entities[0].fields[0], d.connections[0].schema.entities[0].fields[7]); });
    row("keys", [](Document& d) { d.connections[1].schema.entities[0].keys[0].primary = false; });
    row("relations", [](Document& d) { d.connections[1].schema.entities[0].relations[0].parentEntity = "people"; });
    row("constraints", [](Document& d) { d.connections[0].schema.entities[0].constraints[0].text = "x"; });
    row("lookup: name", [](Document& d) { d.lookups[0].name = "x"; });
    row("lookup: entity", [](Document& d) { d.lookups[0].entity = Id("contacts"); });
    row("lookup: key", [](Document& d) { d.lookups[0].keyRules = {"owner_no"}; });
    row("lookup: note", [](Document& d) { d.lookups[0].note = "x"; });
    row("lookup: reference", [](Document& d) { d.lookups[0].reference = "LKP-9"; });
    row("value map: a new value", [](Document& d) { d.valueMaps[0].content.entries[0].to = std::string("x"); });
    row("value map: an old value", [](Document& d) { d.valueMaps[0].content.entries[0].from = "x"; });
    row("value map: a note", [](Document& d) { d.valueMaps[0].content.entries[0].note = "x"; });
    row("value map: policy", [](Document& d) { d.valueMaps[0].content.unlisted = rules::ValueMap::Unlisted::Null; });
    row("value map: default", [](Document& d) { d.valueMaps[0].content.defaultValue = std::string("x"); });
    row("value map: value of null", [](Document& d) { d.valueMaps[0].content.nullTo = std::string("x"); });
    row("value map: null", [](Document& d) { d.valueMaps[0].content.nullIsListed = false; });
    row("value map: letter case", [](Document& d) { d.valueMaps[0].content.ignoreCase = false; });
    row("value map: edge spaces", [](Document& d) { d.valueMaps[0].content.ignoreEdgeSpace = false; });
    row("value map: type", [](Document& d) { d.valueMaps[0].content.resultType = LogicalType::text(9); });
    row("value map: who decided", [](Document& d) { d.valueMaps[0].decidedBy = "x"; });
    row("parameter", [](Document& d) { d.parameters[0].content.value = std::int64_t(41); });
    row("parameter: a decimal of another scale", [](Document& d) {
        d.parameters[0].content.type = LogicalType::decimal(9, 3);
        d.parameters[0].content.value = Decimal::of(400, 1);
    });
    row("function: body", [](Document& d) { d.functions[0].body = "trim(x)"; });
    row("function: argument", [](Document& d) { d.functions[0].arguments[0].type = LogicalType::integer(); });
    row("mapping: filter", [](Document& d) { people(d).filter = "is_test <> 'Y'"; });
    row("mapping: reason of the filter", [](Document& d) { people(d).filterReason = "x"; });
    row("mapping: alias", [](Document& d) { people(d).alias = "x"; });
    row("mapping: a pair that is the same", [](Document& d) { people(d).matching->decisions[1].same = true; });
    row("mapping: why a pair is the same", [](Document& d) { people(d).matching->decisions[0].why = "x"; });
    row("mapping: which value survives", [](Document& d) { people(d).matching->values["owner"].trusted = {"41", "40"}; });
    row("mapping: de-duplication", [](Document& d) { people(d).deduplication.reset(); });
    row("mapping: survivor", [](Document& d) { people(d).deduplication->descending = false; });
    row("mapping: reason of the de-duplication", [](Document& d) { people(d).deduplication->reason = "x"; });
    row("mapping: key", [](Document& d) { people(d).key = {"email"}; });
    row("mapping: load mode", [](Document& d) { people(d).loadMode = "insert"; });
    row("mapping: intent", [](Document& d) { people(d).intent.text = "x"; });
    row("mapping: who said it", [](Document& d) { people(d).intent.saidBy = "x"; });
    row("mapping: note", [](Document& d) { people(d).note = "x"; });
    row("mapping: source", [](Document& d) { people(d).sourceEntity = Id("owners"); });
    row("mapping: target", [](Document& d) { people(d).targetEntity = Id("users"); });
    row("mapping: not migrated", [](Document& d) { people(d).notMigrated[0].reason = "x"; });
    row("mapping: a field less", [](Document& d) { people(d).fields.pop_back(); });
    row("field mapping: rule", [](Document& d) { test::fieldMapping(d, "PPL-003").rule = "'x'"; });
    row("field mapping: a rule that does not parse", [](Document& d) { test::fieldMapping(d, "PPL-003").rule = "trim("; });
    row("field mapping: a literal's spaces", [](Document& d) { test::fieldMapping(d, "PPL-003").rule = "coalesce(split_part(c.full_name, '  ', -1), 'unknown')"; });
    row("field mapping: target", [](Document& d) { test::fieldMapping(d, "PPL-003").targetField = Id("p-fax"); });
    row("field mapping: intent", [](Document& d) { test::fieldMapping(d, "PPL-004").intent.text = "x"; });
    row("field mapping: who said it", [](Document& d) { test::fieldMapping(d, "PPL-004").intent.saidBy = "x"; });
    row("field mapping: criticality", [](Document& d) { test::fieldMapping(d, "PPL-004").criticality = Criticality::Normal; });
    row("field mapping: note", [](Document& d) { test::fieldMapping(d, "PPL-004").note = "x"; });
    row("field mapping: tolerance", [](Document& d) { test::fieldMapping(d, "PPL-007").tolerance = "0.02"; });
    row("field mapping: example", [](Document& d) { test::fieldMapping(d, "PPL-004").examples[0].input["E-Mail address"] = "x"; });
    row("field mapping: reference", [](Document& d) { test::fieldMapping(d, "PPL-004").reference = "PPL-044"; });
    row("check: kind", [](Document& d) { d.checks[0].kind = "required"; });
    row("check: parameter", [](Document& d) { d.checks[0].parameters["pattern"] = "x"; });
    row("check: what it proves", [](Document& d) { d.checks[0].proves = {"PPL-004"}; });
    row("check: switched off", [](Document& d) { d.checks[0].offBecause = "the old addresses are known to be bad"; });
    row("mapping: faithful", [](Document& d) { people(d).faithful = true; });
    row("check: severity", [](Document& d) { d.checks[0].severity = "error"; });
    row("decision: why", [](Document& d) { d.decisions[0].why = "x"; });
    row("decision: about", [](Document& d) { d.decisions[0].about.pop_back(); });
    row("an element more", [](Document& d) { d.parameters.push_back({Id("par-2"), "PAR-002", {"x", LogicalType::text(), std::string()}, ""}); });
    row("order of entity mappings", [](Document& d) {
        EntityMapping second = people(d);
        second.id = Id("em-2");
        second.fields.clear();
        d.mappings.insert(d.mappings.begin(), second);
    });
}

void TestContentHash::meaningChangesTheHash() {
    QFETCH(Alteration, change);
    Document document = test::smallDocument();
    const std::string before = contentHash(document);
    change(document);
    QVERIFY(contentHash(document) != before);
    // Saving and opening keeps it.
    const Result<Document> back = parseDocument(printDocument(document), "test");
    QVERIFY(back.ok());
    QCOMPARE(contentHash(back.value()), contentHash(document));
}

void TestContentHash::whatIsNoMeaningDoesNot_data() {
    QTest::addColumn<Alteration>("change");
    const auto row = [](const char* title, Alteration change) { QTest::newRow(title) << std::move(change); };
    row("a status", [](Document& d) { d.workflow.status["fm-p-id"] = "approved"; });
    row("no workflow at all", [](Document& d) { d.workflow = {}; });
    row("an owner", [](Document& d) { d.workflow.owner["em-people"] = "x"; });
    row("a comment", [](Document& d) { d.workflow.comments[0].text = "x"; });
    row("the layout", [](Document& d) { d.workflow.layout["map.split"] = "1"; });
    row("retired references", [](Document& d) { d.workflow.retiredReferences["PPL"] = 99; });
    row("a location", [](Document& d) { d.connections[0].locations["prod"] = "/elsewhere"; });
    row("signatures", [](Document& d) { d.signaturesJson = "[\n  1\n]"; });
    row("the row count of a scan", [](Document& d) { d.connections[0].schema.entities[0].rowEstimate = 1; });
    row("whether rows were counted", [](Document& d) { d.connections[0].schema.entities[0].rowsAreExact = false; });
    row("how a type was found", [](Document& d) { d.connections[0].schema.entities[0].fields[0].evidence = "x"; });
    row("spaces in a rule", [](Document& d) { test::fieldMapping(d, "PPL-004").rule = "  lower(\n  trim( [E-Mail address] )\n)"; });
    row("a comment in a rule", [](Document& d) { test::fieldMapping(d, "PPL-004").rule += " -- as agreed"; });
    row("spaces in a filter", [](Document& d) { people(d).filter = "is_test='N'"; });
    row("spaces in a rule by which a record survives", [](Document& d) { people(d).matching->record.by = " contact_no "; });
    row("spaces in a key", [](Document& d) { people(d).deduplication->keys[0] = " lower( [E-Mail address] )"; });
    row("spaces in a function", [](Document& d) { d.functions[0].body = "nullif( trim(x),'' )"; });
    row("spaces in the key of a lookup", [](Document& d) { d.lookups[0].keyRules = {" short_name "}; });
    row("order of field mappings", [](Document& d) { std::swap(people(d).fields[0], people(d).fields[3]); });
    row("order of a value map's entries", [](Document& d) { std::swap(d.valueMaps[0].content.entries[0], d.valueMaps[0].content.entries[1]); });
    row("order of entities", [](Document& d) { std::swap(d.connections[0].schema.entities[0], d.connections[0].schema.entities[1]); });
    row("order of connections", [](Document& d) { std::swap(d.connections[0], d.connections[1]); });
}

void TestContentHash::whatIsNoMeaningDoesNot() {
    QFETCH(Alteration, change);
    Document document = test::smallDocument();
    change(document);
    QVERIFY(printDocument(document) != printDocument(test::smallDocument()));
    QCOMPARE(contentHash(document), contentHash(test::smallDocument()));
}

void TestContentHash::aFieldsHashFollowsWhatItUses_data() {
    QTest::addColumn<Alteration>("change");
    QTest::addColumn<QStringList>("stale");
    const auto row = [](const char* title, const char* stale, Alteration change) {
        QTest::newRow(title) << std::move(change) << QString::fromUtf8(stale).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    const char* const all = "PPL-001 PPL-002 PPL-003 PPL-004 PPL-005 PPL-006 PPL-007";
    row("its own rule", "PPL-003", [](Document& d) { test::fieldMapping(d, "PPL-003").rule = "'x'"; });
    row("a value map it uses", "PPL-005", [](Document& d) { d.valueMaps[0].content.entries[0].to = std::string("x"); });
    row("a lookup it uses", "PPL-006", [](Document& d) { d.lookups[0].keyRules = {"lower(short_name)"}; });
    row("the type of a field it looks up", "PPL-006", [](Document& d) { d.connections[0].schema.entities[1].fields[1].type = LogicalType::text(); });
    row("a parameter it uses", "PPL-006", [](Document& d) { d.parameters[0].content.value = std::int64_t(1); });
    row("a function it calls", "PPL-002", [](Document& d) { d.functions[0].body = "trim(x)"; });
    row("a value map that a function uses", "PPL-002 PPL-005", [](Document& d) {
        d.functions[0].body = "map('Stage', x)";
        test::fieldMapping(d, "PPL-002").rule = "clean(full_name)";
    });
    row("the type of a field it reads by alias and one by name", "PPL-002 PPL-003",
        [](Document& d) { d.connections[0].schema.entities[0].fields[1].type = LogicalType::text(100); });
    row("a field that no rule reads", "", [](Document& d) { d.connections[0].schema.entities[0].fields[7].type = LogicalType::text(100); });
    row("the comment of a field it reads", "", [](Document& d) { d.connections[0].schema.entities[0].fields[1].comment = "x"; });
    row("the type of its target field", "PPL-004", [](Document& d) { d.connections[1].schema.entities[0].fields[3].type = LogicalType::text(81); });
    row("the filter", all, [](Document& d) { people(d).filter = "is_test <> 'Y'"; });
    row("the type of a field that the filter reads", all, [](Document& d) { d.connections[0].schema.entities[0].fields[6].type = LogicalType::text(1); });
    row("the de-duplication", all, [](Document& d) { people(d).deduplication->order = ""; });
    row("the reason of the filter", "", [](Document& d) { people(d).filterReason = "x"; });
    row("the note of the mapping", "", [](Document& d) { people(d).note = "x"; });
    row("a check", "", [](Document& d) { d.checks.clear(); });
    row("a decision", "", [](Document& d) { d.decisions.clear(); });
    row("the title", "", [](Document& d) { d.title = "x"; });
}

void TestContentHash::aFieldsHashFollowsWhatItUses() {
    QFETCH(Alteration, change);
    QFETCH(QStringList, stale);
    const Document before = test::smallDocument();
    Document after = before;
    change(after);
    // The value map changes after the rule that now uses it.
    if (stale == QStringList{QStringLiteral("PPL-002"), QStringLiteral("PPL-005")}) {
        Document changed = after;
        changed.valueMaps[0].content.entries[0].to = std::string("x");
        QStringList found;
        for (std::size_t i = 0; i < people(after).fields.size(); ++i) {
            if (contentHash(after, people(after), people(after).fields[i]) != contentHash(changed, people(changed), people(changed).fields[i]))
                found << test::qt(people(after).fields[i].reference);
        }
        QCOMPARE(found, stale);
        return;
    }
    QStringList found;
    for (std::size_t i = 0; i < before.mappings[0].fields.size(); ++i) {
        const FieldMapping& field = before.mappings[0].fields[i];
        if (contentHash(before, before.mappings[0], field) != contentHash(after, after.mappings[0], after.mappings[0].fields[i]))
            found << test::qt(field.reference);
    }
    QCOMPARE(found, stale);
}

void TestContentHash::partsNameWhatWasChanged() {
    const Document before = test::smallDocument();
    Document after = before;
    after.valueMaps[0].content.entries[0].to = std::string("x");
    const auto was = partHashes(before), now = partHashes(after);
    QCOMPARE(was.size(), now.size());
    QStringList changed;
    for (std::size_t i = 0; i < was.size(); ++i) {
        QCOMPARE(was[i].id, now[i].id);
        if (was[i].hash != now[i].hash)
            changed << test::qt(now[i].kind + " " + now[i].reference);
    }
    // The mapping hangs on the value map that one of its rules uses.
    QCOMPARE(changed, (QStringList{QStringLiteral("value_map VM-001"), QStringLiteral("mapping PPL")}));
}

void TestContentHash::functionsThatCallEachOtherHaveAHash() {
    Document document = test::smallDocument();
    document.functions[0].body = "tidy(x)";
    document.functions.push_back({Id("fun-2"), "FUN-002", "tidy", {{"x", LogicalType::text()}}, "clean(x)", ""});
    const std::string before = contentHash(document, people(document), test::fieldMapping(document, "PPL-002"));
    document.functions[1].body = "clean(trim(x))";
    QVERIFY(contentHash(document, people(document), test::fieldMapping(document, "PPL-002")) != before);
}

void TestContentHash::manyFunctionsThatCallOneAnotherAreQuick() {
    Document document = test::smallDocument();
    document.functions.clear();
    for (int i = 0; i < 60; ++i) {
        std::string body = "x";
        for (int called = 0; called < i; ++called)
            body += " & f" + std::to_string(called) + "(x)";
        document.functions.push_back({Id("f" + std::to_string(i)), "", "f" + std::to_string(i), {{"x", LogicalType::text()}}, body, ""});
    }
    const auto begin = std::chrono::steady_clock::now();
    QCOMPARE(contentHash(document).size(), 64u);
    // Each body hashed once per caller's caller would take 2^60 steps.
    QVERIFY(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2) * test::kSlowdown);
}

/// Two ways to say whether meaning changed, written apart, must agree on any pair of documents.
void TestContentHash::differencesOfMeaningAndHashesAgree() {
    test::Random random("hashes and differences");
    test::RandomEdits edits(random);
    Document document = test::smallDocument();
    int equal = 0;
    for (int i = 0; i < 1500; ++i) {
        Document next = i % 40 == 0 ? test::smallDocument() : document;
        if (!apply(next, edits.make(next)).ok())
            continue;
        const auto changes = compareDocuments(document, next);
        const bool meaning = std::any_of(changes.begin(), changes.end(), [](const DocumentChange& c) { return c.isMeaning; });
        const bool sameHash = contentHash(document) == contentHash(next);
        equal += sameHash ? 1 : 0;
        std::string listed;
        for (const DocumentChange& each : changes)
            listed += each.sentence() + (each.isMeaning ? "\n" : " (no meaning)\n");
        QVERIFY2(meaning != sameHash, listed.c_str());
        document = std::move(next);
    }
    QVERIFY(equal > 50);
}

void TestContentHash::twoThousandFieldsAreQuick() {
    const Document document = generatedDocument({});
    const auto begin = std::chrono::steady_clock::now();
    const std::string hash = contentHash(document);
    const double milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    qInfo("hash of 2,000 fields: %.1f ms", milliseconds);
    QCOMPARE(hash.size(), 64u);
    QVERIFY(milliseconds < 1500 * test::kSlowdown);
}

MW_TEST(TestContentHash)
#include "tst_content_hash.moc"
