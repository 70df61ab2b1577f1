// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/problems.h"
#include "core/mapping/rename_field.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/test_main.h"

#include <algorithm>

using namespace mw;
using namespace mw::mapping;
using namespace mw::test;

/// Renaming a field wherever the document speaks of it, and nowhere else.
class TestRenameField : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rulesKeepTheirSpacesAndComments_data();
    void rulesKeepTheirSpacesAndComments();
    void aSourceFieldIsRenamedWhereverRulesReadIt();
    void aLookupsFieldIsRenamedInItsRecord();
    void aTargetFieldIsRenamedInKeysAndChecks();
    void reportsAndRelationsFollow();
    void theInverseRestores();
    void refusesNamesThatAreTaken_data();
    void refusesNamesThatAreTaken();
};

namespace {

Document renamed(const char* connection, const char* field, const std::string& name) {
    Document document = smallDocument();
    const Result<Edit> edit = renameField(document, Id(connection), Id(field), name);
    if (edit.ok() && !apply(document, *edit).ok())
        document.title = "the edit cannot be applied";
    return document;
}

std::vector<std::string> problemsOf(const Document& document) {
    std::vector<std::string> texts;
    for (const Problem& problem : findProblems(document))
        texts.push_back(problem.where + ": " + problem.message);
    return texts;
}

} // namespace

void TestRenameField::rulesKeepTheirSpacesAndComments_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a name") << "trim( full_name )" << "trim( [Whole Name] )";
    QTest::newRow("behind the alias") << "c.full_name & ' '" << "c.[Whole Name] & ' '";
    QTest::newRow("in brackets and another case") << "[FULL_NAME]" << "[Whole Name]";
    QTest::newRow("comments stay") << "-- full_name is asked\nfull_name" << "-- full_name is asked\n[Whole Name]";
    QTest::newRow("texts stay") << "'full_name' & full_name" << "'full_name' & [Whole Name]";
    QTest::newRow("several times") << "case full_name when '' then null when 'x' then full_name end"
                                   << "case [Whole Name] when '' then null when 'x' then [Whole Name] end";
    QTest::newRow("others stay") << "status" << "status";
}

void TestRenameField::rulesKeepTheirSpacesAndComments() {
    QFETCH(QString, rule);
    QFETCH(QString, expected);
    const Document document = smallDocument();
    const Entity& contacts = document.connections[0].schema.entities[0];
    QCOMPARE(qt(renamedIn(rule.toStdString(), "c", contacts, contacts.fields[1], "Whole Name")), expected);
}

void TestRenameField::aSourceFieldIsRenamedWhereverRulesReadIt() {
    Document document = renamed("old", "c-name", "Whole Name");
    QCOMPARE(qt(fieldMapping(document, "PPL-002").rule), QStringLiteral("split_part(clean([Whole Name]), ' ', 1)"));
    QCOMPARE(qt(fieldMapping(document, "PPL-003").rule),
             QStringLiteral("coalesce(split_part(c.[Whole Name], ' ', -1), 'unknown')"));
    QVERIFY(problemsOf(document) == problemsOf(smallDocument()));

    document = renamed("old", "c-mail", "mail");
    QCOMPARE(qt(document.mappings[0].deduplication->keys[0]), QStringLiteral("lower(mail)"));
    QVERIFY(fieldMapping(document, "PPL-004").examples[0].input.contains("mail"));
    QVERIFY(problemsOf(document) == problemsOf(smallDocument()));

    document = renamed("old", "c-no", "number");
    QCOMPARE(qt(document.mappings[0].deduplication->order), QStringLiteral("number"));
    QCOMPARE(qt(document.connections[0].schema.entities[0].keys[0].fields[0]), QStringLiteral("number"));
}

void TestRenameField::aLookupsFieldIsRenamedInItsRecord() {
    Document document = renamed("old", "o-no", "id");
    QCOMPARE(qt(fieldMapping(document, "PPL-006").rule),
             QStringLiteral("coalesce(lookup('Owners', owner).id, default_owner)"));
    document = renamed("old", "o-short", "initials of it");
    QCOMPARE(qt(document.lookups[0].keyRules[0]), QStringLiteral("[initials of it]"));
    QVERIFY(problemsOf(document) == problemsOf(smallDocument()));
}

void TestRenameField::reportsAndRelationsFollow() {
    Document document = test::smallDocument();
    Check report = document.checks[0];
    report.kind = "report";
    report.fields.clear();
    report.parameters = {{"source_by", "upper(c.status)"}, {"source_value", "status"}, {"target_by", "stage"}, {"tolerance", "status"}};
    Check relation = document.checks[0];
    relation.id = Id("chk-2");
    relation.kind = "relation";
    relation.fields = {"owner_id"};
    relation.parameters = {{"entity", "users"}, {"parent_fields", "user_id,name"}};
    document.checks = {report, relation};
    const auto rename = [&](const char* connection, const char* id, const char* name) {
        const auto edit = renameField(document, Id(connection), Id(id), name);
        QVERIFY(edit.ok());
        QVERIFY(apply(document, *edit).ok());
    };
    rename("old", "c-status", "state");
    QCOMPARE(document.checks[0].parameters.at("source_by"), std::string("upper(c.state)"));
    QCOMPARE(document.checks[0].parameters.at("source_value"), std::string("state"));
    QCOMPARE(document.checks[0].parameters.at("tolerance"), std::string("status"));
    rename("new", "p-stage", "the stage");
    QCOMPARE(document.checks[0].parameters.at("target_by"), std::string("[the stage]"));
    rename("new", "u-id", "id");
    QCOMPARE(document.checks[1].parameters.at("parent_fields"), std::string("id,name"));
}

void TestRenameField::aTargetFieldIsRenamedInKeysAndChecks() {
    Document document = renamed("new", "p-id", "id");
    QVERIFY(document.mappings[0].key == std::vector<std::string>{"id"});
    QVERIFY(document.connections[1].schema.entities[0].keys[0].fields == std::vector<std::string>{"id"});
    document = renamed("new", "p-mail", "mail");
    QVERIFY(document.checks[0].fields == std::vector<std::string>{"mail"});
    document = renamed("new", "u-id", "id");
    QVERIFY(document.connections[1].schema.entities[0].relations[0].parentFields == std::vector<std::string>{"id"});
}

void TestRenameField::theInverseRestores() {
    Document document = smallDocument();
    const Result<Edit> edit = renameField(document, Id("old"), Id("c-name"), "Whole Name");
    QVERIFY(edit.ok());
    const Result<Edit> inverse = apply(document, *edit);
    QVERIFY(inverse.ok());
    QVERIFY(document != smallDocument());
    QVERIFY(apply(document, *inverse).ok());
    QVERIFY(document == smallDocument());
}

void TestRenameField::refusesNamesThatAreTaken_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("name");
    QTest::newRow("of another field") << "c-name" << "status";
    QTest::newRow("of another field in another case") << "c-name" << "STATUS";
    QTest::newRow("of a parameter") << "c-name" << "Default_Owner";
    QTest::newRow("none") << "c-name" << "";
    QTest::newRow("no such field") << "c-nothing" << "x";
}

void TestRenameField::refusesNamesThatAreTaken() {
    QFETCH(QString, field);
    QFETCH(QString, name);
    QVERIFY(!renameField(smallDocument(), Id("old"), Id(field.toStdString()), name.toStdString()).ok());
}

MW_TEST(TestRenameField)
#include "tst_rename_field.moc"
