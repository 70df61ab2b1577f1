// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/check.h"
#include "core/mapping/check_kinds.h"
#include "core/mapping/problem_finder.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/test_main.h"

#include <QRegularExpression>

#include <functional>

using namespace mw;
using namespace mw::mapping;

using Change = std::function<void(Document&)>;
Q_DECLARE_METATYPE(Change)

class TestProblems : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGoodDocumentHasNone();
    void everyMistakeIsFound_data();
    void everyMistakeIsFound();
    void spansPointIntoTheRule();
    void fixesComeWithTheProblem();
    void errorsComeFirstAndInDocumentOrder();
    void aSourceReadTwiceIsNotedOnce();
    void whatIsKeptIsWhatIsFoundAnew();
    void coverageCountsBothSides();
    void everyKindOfCheckIsKnown();
};

namespace {

std::string describe(const Problem& problem) {
    const char* const severity = problem.severity == Problem::Severity::Error     ? "error"
                                 : problem.severity == Problem::Severity::Warning ? "warning"
                                                                                  : "note";
    return std::string(severity) + " | " + problem.where + " | " + problem.message;
}

std::vector<std::string> describe(const std::vector<Problem>& problems) {
    std::vector<std::string> texts;
    for (const Problem& each : problems)
        texts.push_back(describe(each));
    return texts;
}

QByteArray joined(const std::vector<std::string>& texts) {
    QByteArray all;
    for (const std::string& each : texts)
        all += QByteArray::fromStdString(each) + '\n';
    return all;
}

FieldMapping& rule(Document& document, const char* reference, const char* text) {
    FieldMapping& field = test::fieldMapping(document, reference);
    field.rule = text;
    field.examples.clear();
    return field;
}

EntityMapping& people(Document& document) { return document.mappings[0]; }

} // namespace

void TestProblems::aGoodDocumentHasNone() {
    const auto problems = describe(findProblems(test::smallDocument()));
    QVERIFY2(problems.empty(), joined(problems).constData());
}

void TestProblems::everyMistakeIsFound_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* title, const char* expected, Change change) {
        QTest::newRow(title) << std::move(change) << QString::fromUtf8(expected);
    };
    // -- rules
    row("a rule with a syntax error", "error | people.email (PPL-004) | the parenthesis opened here is not closed",
        [](Document& d) { rule(d, "PPL-004", "lower([E-Mail address]"); });
    row("a rule that names an unknown field", "error | people.email (PPL-004) | *'e_mail'*",
        [](Document& d) { rule(d, "PPL-004", "lower(e_mail)"); });
    row("a rule with an unknown function", "error | people.email (PPL-004) | *'lowercase'*",
        [](Document& d) { rule(d, "PPL-004", "lowercase([E-Mail address])"); });
    row("a rule of another type than the field", "error | people.person_id (PPL-001) | *",
        [](Document& d) { rule(d, "PPL-001", "contact_no"); });
    row("a rule with an unknown value map", "error | people.stage (PPL-005) | *'Stages'*",
        [](Document& d) { rule(d, "PPL-005", "map('Stages', status)"); });
    row("a rule with an unknown field of a lookup", "error | people.owner_id (PPL-006) | *'number'*",
        [](Document& d) { rule(d, "PPL-006", "lookup('Owners', owner).number"); });
    // -- examples
    row("an example that gives another value",
        "error | people.email (PPL-004) | example 1: 'A.Lee' is expected, the rule gives 'a.lee@x.org'",
        [](Document& d) { test::fieldMapping(d, "PPL-004").examples[0].result = "A.Lee"; });
    row("an example that expects null", "error | people.email (PPL-004) | example 1: null is expected, the rule gives 'a.lee@x.org'",
        [](Document& d) { test::fieldMapping(d, "PPL-004").examples[0].result.reset(); });
    row("an example that is rejected",
        "error | people.stage (PPL-005) | example 1: 'x' is expected, the row is rejected: 'Z' is not listed in the value map *",
        [](Document& d) { test::fieldMapping(d, "PPL-005").examples[0] = {{{"status", "Z"}}, "x", false, ""}; });
    row("an example that ought to be rejected",
        "error | people.stage (PPL-005) | example 1: a reject is expected, the rule gives 'prospect'",
        [](Document& d) { test::fieldMapping(d, "PPL-005").examples[0].input["status"] = " p"; });
    row("an example of a field that is not there", "error | people.email (PPL-004) | example 2: there is no source field named 'mail'",
        [](Document& d) { test::fieldMapping(d, "PPL-004").examples[1].input = {{"mail", "x"}}; });
    row("an example in another spelling of the type", "",
        [](Document& d) { test::fieldMapping(d, "PPL-007").examples = {{{{"amount", "1.234,5"}}, "1234.5", false, ""}}; });
    // -- field mappings
    row("a target field that is not there", "error | people.p-none (PPL-004) | its target field is not in 'people'",
        [](Document& d) { test::fieldMapping(d, "PPL-004").targetField = Id("p-none"); });
    row("two mappings of one field", "error | people.first_name (PPL-008) | two field mappings fill this field", [](Document& d) {
        FieldMapping twice = people(d).fields[1];
        twice.id = Id("again");
        twice.reference = "PPL-008";
        people(d).fields.push_back(twice);
    });
    row("a required field without a rule", "error | people (PPL) | the required field 'stage' is not filled by a rule",
        [](Document& d) { people(d).fields.erase(people(d).fields.begin() + 4); d.checks.clear(); d.decisions.clear(); d.valueMaps.clear();
            people(d).notMigrated.push_back({Id("c-status"), "unclear"}); });
    row("neither rule nor intent", "warning | people.first_name (PPL-002) | it has neither a rule nor an intent",
        [](Document& d) { rule(d, "PPL-002", ""); });
    row("described, not yet executable", "note | people.first_name (PPL-002) | it is described, but has no rule yet",
        [](Document& d) { rule(d, "PPL-002", "").intent.text = "The first given name."; });
    row("a tolerance that is none", "error | people.revenue (PPL-007) | 'about 1' is not a tolerance*",
        [](Document& d) { test::fieldMapping(d, "PPL-007").tolerance = "about 1"; });
    row("a tolerance in seconds for an amount", "warning | people.revenue (PPL-007) | the tolerance '1 s' says nothing of the type decimal(12,2)",
        [](Document& d) { test::fieldMapping(d, "PPL-007").tolerance = "1 s"; });
    row("a tolerance of two terms", "", [](Document& d) { test::fieldMapping(d, "PPL-004").tolerance = "case or space"; });
    // -- pipelines
    row("a filter that is no condition", "error | people (PPL) | the filter: *", [](Document& d) { people(d).filter = "is_test"; });
    row("a filter that names an unknown field", "error | people (PPL) | the filter: 'test' is not known here*",
        [](Document& d) { people(d).filter = "test = 'N' and is_test = 'N'"; });
    row("a filter without a reason", "warning | people (PPL) | the filter leaves records out and does not say why",
        [](Document& d) { people(d).filterReason.clear(); });
    row("a de-duplication without a key", "error | people (PPL) | the de-duplication has no key",
        [](Document& d) { people(d).deduplication->keys.clear(); });
    row("a de-duplication by an unknown field", "error | people (PPL) | the key of the de-duplication: *'mail'*",
        [](Document& d) { people(d).deduplication->keys = {"mail"}; });
    row("a survivor by an unknown field", "error | people (PPL) | the order of the de-duplication: *'changed'*",
        [](Document& d) { people(d).deduplication->order = "changed"; });
    row("a de-duplication without a reason", "warning | people (PPL) | the de-duplication merges records and does not say why",
        [](Document& d) { people(d).deduplication->reason.clear(); });
    row("an unknown load mode", "error | people (PPL) | the load mode 'append' is not known",
        [](Document& d) { people(d).loadMode = "append"; });
    row("replacing without a key", "error | people (PPL) | records are replaced by their key, and there is none",
        [](Document& d) { people(d).key.clear(); });
    row("inserting without a key", "warning | people (PPL) | there is no key: *", [](Document& d) {
        people(d).key.clear();
        people(d).loadMode = "insert";
    });
    row("a key field that is not there", "error | people (PPL) | the key: there is no target field named 'number'",
        [](Document& d) { people(d).key = {"person_id", "number"}; });
    row("a key field twice", "error | people (PPL) | the key names 'person_id' twice",
        [](Document& d) { people(d).key = {"person_id", "person_id"}; });
    row("a key field that no rule fills", "error | people (PPL) | the key field 'fax' is not filled by a rule",
        [](Document& d) { people(d).key = {"fax"}; });
    row("a source that is not in the document", "error | people (PPL) | its source is not in the connection 'old CRM'",
        [](Document& d) { people(d).sourceEntity = Id("none"); });
    row("a target connection that is not in the document", "error | none (PPL) | its target connection is not in the document",
        [](Document& d) {
            people(d).targetConnection = Id("none");
            people(d).targetEntity = Id("none");
            d.checks.clear();
        });
    row("no field at all", "warning | users (USR) | it fills no field\nerror | users (USR) | the required field 'user_id' *\nwarning | users (USR) | there is no key*",
        [](Document& d) {
            EntityMapping users;
            users.id = Id("em-users");
            users.reference = "USR";
            users.sourceConnection = Id("old");
            users.sourceEntity = Id("owners");
            users.targetConnection = Id("new");
            users.targetEntity = Id("users");
            d.mappings.push_back(users);
        });
    // -- source fields
    row("a source field that nobody decided about",
        "note | people (PPL) | the source field 'fax' is neither used nor marked as not migrated",
        [](Document& d) { people(d).notMigrated.clear(); });
    row("not migrated without a reason", "warning | contacts.fax | it is not migrated and nobody says why",
        [](Document& d) { people(d).notMigrated[0].reason.clear(); });
    row("not migrated twice", "error | contacts.fax | it is marked as not migrated twice",
        [](Document& d) { people(d).notMigrated.push_back(people(d).notMigrated[0]); });
    row("not migrated and used", "warning | contacts.owner | it is marked as not migrated, but a rule uses it",
        [](Document& d) { people(d).notMigrated.push_back({Id("c-owner"), "gone"}); });
    row("not migrated, but used by the filter", "",
        [](Document& d) { people(d).notMigrated.push_back({Id("c-test"), "only the filter needs it"}); });
    row("not migrated and not in the source", "warning | contacts.c-none | it is marked as not migrated and not in the source",
        [](Document& d) { people(d).notMigrated.push_back({Id("c-none"), "gone"}); });
    // -- lookups
    row("a lookup with an unknown connection", "error | lookup 'Owners' (LKP-001) | its connection is not in the document\nerror | people.owner_id (PPL-006) | *",
        [](Document& d) { d.lookups[0].connection = Id("none"); });
    row("a lookup with an unknown entity", "error | lookup 'Owners' (LKP-001) | its entity is not in the connection 'old CRM'\nerror | people.owner_id (PPL-006) | *",
        [](Document& d) { d.lookups[0].entity = Id("none"); });
    row("a lookup without a key", "error | lookup 'Owners' (LKP-001) | it has no key\nerror | people.owner_id (PPL-006) | *",
        [](Document& d) { d.lookups[0].keyRules.clear(); });
    row("a lookup by an unknown field", "error | lookup 'Owners' (LKP-001) | the key: 'name' is not known here*",
        [](Document& d) { d.lookups[0].keyRules = {"name"}; });
    // -- value maps
    row("an old value twice", "error | value map 'Stage' (VM-001) | the old value ' p ' is listed twice",
        [](Document& d) { d.valueMaps[0].content.entries.push_back({" p ", std::string("x"), ""}); });
    row("an old value in another case, where case counts", "", [](Document& d) {
        d.valueMaps[0].content.ignoreCase = false;
        d.valueMaps[0].content.entries.push_back({"p", std::string("x"), ""});
    });
    row("an empty old value", "warning | value map 'Stage' (VM-001) | an empty old value is listed*",
        [](Document& d) { d.valueMaps[0].content.entries.push_back({"", std::string("x"), ""}); });
    row("a new value of another type", "error | value map 'Stage' (VM-001) | 'P' gives 'prospect', which is not of the type integer\n"
                                       "error | value map 'Stage' (VM-001) | the value for null is not of the type integer\n*",
        [](Document& d) {
            d.valueMaps[0].content.resultType = LogicalType::integer();
            d.valueMaps[0].content.entries.pop_back();
        });
    row("a default that is missing", "warning | value map 'Stage' (VM-001) | values not listed get the default, and there is none*",
        [](Document& d) {
            d.valueMaps[0].content.unlisted = rules::ValueMap::Unlisted::UseDefault;
            test::fieldMapping(d, "PPL-005").examples.clear();
        });
    row("a value map without values", "warning | value map 'Stage' (VM-001) | it lists no values",
        [](Document& d) { d.valueMaps[0].content.entries.clear(); });
    row("two value maps of one name", "error | value map 'STAGE' (VM-002) | the name 'STAGE' is used twice", [](Document& d) {
        ValueMap second = d.valueMaps[0];
        second.id = Id("vm-2");
        second.reference = "VM-002";
        second.content.name = "STAGE";
        d.valueMaps.push_back(second);
    });
    // -- parameters, functions
    row("a parameter without a value", "warning | parameter 'default_owner' (PAR-001) | it has no value",
        [](Document& d) { d.parameters[0].content.value = {}; });
    row("a parameter of another type", "error | parameter 'default_owner' (PAR-001) | 'pool' is not of the type integer\n*",
        [](Document& d) { d.parameters[0].content.value = std::string("pool"); });
    row("a function that calls itself",
        "error | function 'clean' (FUN-001) | it calls itself, directly or through another function\n*",
        [](Document& d) {
            d.functions[0].body = "clean(trim(x))";
            rule(d, "PPL-002", "full_name");
        });
    row("functions that call each other",
        "error | function 'clean' (FUN-001) | it calls itself*\nerror | function 'tidy' (FUN-002) | it calls itself*\n*", [](Document& d) {
            ProjectFunction tidy = d.functions[0];
            tidy.id = Id("fun-2");
            tidy.reference = "FUN-002";
            tidy.name = "tidy";
            tidy.body = "Clean(x)";
            d.functions.push_back(tidy);
            d.functions[0].body = "tidy(x)";
            rule(d, "PPL-002", "full_name");
        });
    row("a function that names a field", "error | function 'clean' (FUN-001) | 'full_name' is not known here*",
        [](Document& d) {
            d.functions[0].body = "trim(full_name)";
            rule(d, "PPL-002", "full_name");
        });
    // -- checks, decisions, references
    row("a check of an unknown field", "error | check 'format' (CHK-001) | there is no target field named 'mail'",
        [](Document& d) { d.checks[0].fields = {"mail"}; });
    row("a check of an unknown kind", "error | check 'formats' (CHK-001) | there is no kind of check named 'formats'; did you mean 'format'?",
        [](Document& d) { d.checks[0].kind = "formats"; });
    row("a check that looks at no field", "error | check 'format' (CHK-001) | it names no field to look at",
        [](Document& d) { d.checks[0].fields.clear(); });
    row("a check of a whole entity", "", [](Document& d) {
        d.checks[0].kind = "count";
        d.checks[0].fields.clear();
    });
    row("a check of an unknown mapping", "error | check 'format' (CHK-001) | the entity mapping it belongs to is not in the document",
        [](Document& d) { d.checks[0].entityMapping = Id("none"); });
    row("a check that proves something unknown", "warning | check 'format' (CHK-001) | it proves 'PPL-099', which is not in the document",
        [](Document& d) { d.checks[0].proves = {"PPL-004", "PPL-099"}; });
    row("a count of nothing that is counted",
        "error | check 'count' (CHK-001) | 'losses' is nothing that is counted: rows, readable, missing or extra", [](Document& d) {
            d.checks[0].kind = "count";
            d.checks[0].fields.clear();
            d.checks[0].parameters = {{"of", "losses"}};
        });
    row("a report of an unknown field", "error | check 'report' (CHK-001) | target_by: 'full_name' is not known here*", [](Document& d) {
        d.checks[0].kind = "report";
        d.checks[0].fields.clear();
        d.checks[0].parameters = {{"source_by", "full_name"}, {"target_by", "full_name"}};
    });
    row("a report with an unknown parameter", "error | check 'report' (CHK-001) | a check of the kind report knows no parameter 'per'", [](Document& d) {
        d.checks[0].kind = "report";
        d.checks[0].fields.clear();
        d.checks[0].parameters = {{"per", "full_name"}};
    });
    row("a relation to an unknown entity", "error | check 'relation' (CHK-001) | the target has no entity 'firms'", [](Document& d) {
        d.checks[0].kind = "relation";
        d.checks[0].parameters = {{"entity", "firms"}};
    });
    row("a decision about something unknown", "warning | decision 'Fax numbers stay behind' (DEC-001) | it is about 'PPL-099', which is not in the document",
        [](Document& d) { d.decisions[0].about = {"PPL-099"}; });
    row("a reference used twice",
        "error | value map 'Stage' (PPL-004) | the reference PPL-004 is used twice\nerror | people.email (PPL-004) | the reference PPL-004 is used twice",
        [](Document& d) {
            d.valueMaps[0].reference = "PPL-004";
            d.decisions[0].about.clear();
        });
    row("no reference", "warning | people.first_name | it has no reference", [](Document& d) { test::fieldMapping(d, "PPL-002").reference.clear(); });
    row("two connections of one name", "error | connection 'OLD crm' | the name 'OLD crm' is used twice",
        [](Document& d) { d.connections[1].name = "OLD crm"; });
}

void TestProblems::everyMistakeIsFound() {
    QFETCH(Change, change);
    QFETCH(QString, expected);
    Document document = test::smallDocument();
    change(document);
    const auto found = describe(findProblems(document));
    QStringList wanted = expected.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    // A last '*' stands for problems that follow from the others.
    const bool more = wanted.removeAll(QStringLiteral("*")) > 0;
    QVERIFY2(more || qsizetype(found.size()) == wanted.size(), joined(found).constData());
    for (const QString& pattern : wanted) {
        const auto matches = [&](const std::string& text) {
            return QRegularExpression::fromWildcard(QString(pattern)
                                                        .replace(QLatin1Char('['), QStringLiteral("[[]"))
                                                        .replace(QLatin1Char('?'), QStringLiteral("[?]")),
                                                    Qt::CaseSensitive)
                .match(test::qt(text))
                .hasMatch();
        };
        QVERIFY2(std::any_of(found.begin(), found.end(), matches),
                 (pattern.toUtf8() + "\nis not among\n" + joined(found)).constData());
    }
}

void TestProblems::spansPointIntoTheRule() {
    Document document = test::smallDocument();
    rule(document, "PPL-004", "lower(trim(e_mail))");
    const auto problems = findProblems(document);
    QVERIFY(!problems.empty());
    QVERIFY(problems[0].span.has_value());
    QCOMPARE(problems[0].span->begin, 11u);
    QCOMPARE(problems[0].span->end, 17u);
    QCOMPARE(test::qt(problems[0].element.text()), QStringLiteral("fm-p-mail"));
    QCOMPARE(test::qt(problems[0].entityMapping.text()), QStringLiteral("em-people"));
    QCOMPARE(int(problems[0].code), int(Code::UnknownName));
}

void TestProblems::fixesComeWithTheProblem() {
    Document document = test::smallDocument();
    rule(document, "PPL-002", "full_nam");
    const auto problems = findProblems(document);
    QVERIFY(!problems.empty() && !problems[0].fixes.empty());
    QCOMPARE(test::qt(problems[0].fixes[0].replacement), QStringLiteral("full_name"));
}

void TestProblems::errorsComeFirstAndInDocumentOrder() {
    Document document = test::smallDocument();
    people(document).notMigrated.clear();
    people(document).filterReason.clear();
    rule(document, "PPL-004", "lower((");
    rule(document, "PPL-002", "nothing");
    const auto found = describe(findProblems(document));
    std::vector<std::string> places;
    for (const std::string& each : found)
        places.push_back(each.substr(0, each.rfind(" | ")));
    places.erase(std::unique(places.begin(), places.end()), places.end());
    const std::vector<std::string> expected = {"error | people.first_name (PPL-002)", "error | people.email (PPL-004)",
                                               "warning | people (PPL)", "note | people (PPL)"};
    QVERIFY2(places.size() >= 4 && places[0] == expected[0] && places[1] == expected[1] &&
                 places[places.size() - 2] == expected[2] && places.back() == expected[3],
             joined(found).constData());
}

void TestProblems::aSourceReadTwiceIsNotedOnce() {
    Document document = test::smallDocument();
    people(document).notMigrated.clear();
    EntityMapping users;
    users.id = Id("em-users");
    users.reference = "USR";
    users.sourceConnection = Id("old");
    users.sourceEntity = Id("contacts");
    users.targetConnection = Id("new");
    users.targetEntity = Id("users");
    users.key = {"user_id"};
    FieldMapping id = people(document).fields[0];
    id.id = Id("fm-user");
    id.reference = "USR-001";
    id.targetField = Id("u-id");
    id.rule = "to_integer(coalesce(fax, contact_no))";
    users.fields = {id};
    document.mappings.push_back(users);
    auto found = describe(findProblems(document));
    QVERIFY2(found.empty(), joined(found).constData());
    // The second mapping leaves behind what only the first used.
    document.mappings[1].fields[0].rule = "to_integer(contact_no)";
    found = describe(findProblems(document));
    QCOMPARE(found.size(), 1u);
    document.mappings[1].notMigrated = {{Id("c-fax"), "empty"}};
    found = describe(findProblems(document));
    QVERIFY2(found.empty(), joined(found).constData());
    document.mappings[1].notMigrated.push_back({Id("c-owner"), "no"});
    found = describe(findProblems(document));
    QCOMPARE(joined(found), QByteArray("warning | contacts.owner | it is marked as not migrated, but a rule uses it\n"));
}

void TestProblems::whatIsKeptIsWhatIsFoundAnew() {
    const std::vector<Change> changes = {
        [](Document& d) { rule(d, "PPL-004", "lower(mail)"); },
        [](Document& d) { d.valueMaps[0].content.name = "Stages"; },
        [](Document& d) { d.connections[0].schema.entities[0].fields[2].name = "mail"; },
        [](Document& d) { people(d).alias = "x"; },
        [](Document& d) { rule(d, "PPL-003", "coalesce(x.full_name, '')"); },
        [](Document& d) { d.connections[1].schema.entities[0].fields[1].type = LogicalType::date(); },
        [](Document& d) { d.functions[0].body = "trim("; },
        [](Document& d) { people(d).fields.erase(people(d).fields.begin()); },
        [](Document& d) { d.lookups.clear(); },
        [](Document& d) { d.parameters.clear(); },
        [](Document& d) { d.mappings.clear(); },
        [](Document& d) { d = test::smallDocument(); },
    };
    Document document = test::smallDocument();
    ProblemFinder kept;
    for (const Change& change : changes) {
        change(document);
        const auto anew = describe(findProblems(document));
        QCOMPARE(joined(describe(kept.find(document))), joined(anew));
        QCOMPARE(joined(describe(kept.find(document))), joined(anew));
        if (!document.mappings.empty())
            QCOMPARE(joined(describe(kept.find(document, people(document)))),
                     joined(describe(findProblems(document, people(document)))));
    }
}

void TestProblems::coverageCountsBothSides() {
    Document document = test::smallDocument();
    rule(document, "PPL-002", "").intent.text = "The first name.";
    const std::vector<Coverage> all = coverage(document);
    QCOMPARE(all.size(), 1u);
    QCOMPARE(all[0].targetFields, 10u);
    QCOMPARE(all[0].mapped, 6u);
    QCOMPARE(all[0].described, 1u);
    QCOMPARE(all[0].requiredUnfed, 0u);
    QCOMPARE(all[0].sourceFields, 8u);
    QCOMPARE(all[0].sourceUsed, 7u);
    QCOMPARE(all[0].sourceNotMigrated, 1u);
    rule(document, "PPL-003", "");
    QCOMPARE(coverage(document)[0].requiredUnfed, 1u);
}

void TestProblems::everyKindOfCheckIsKnown() {
    QVERIFY(!check::kinds().empty());
    for (const check::KindInfo& kind : check::kinds()) {
        const CheckKind* const known = findCheckKind(kind.name);
        QVERIFY2(known != nullptr && known->needsFields, kind.name.c_str());
    }
}

MW_TEST(TestProblems)
#include "tst_problems.moc"
