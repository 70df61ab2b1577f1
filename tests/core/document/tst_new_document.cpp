// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document_file.h"
#include "core/document/new_document.h"
#include "core/mapping/problems.h"
#include "tests/support/test_main.h"

using namespace mw;
using namespace mw::mapping;
using namespace mw::document;

class TestNewDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalNamesAreMapped();
    void nothingIsMappedWhereNotAsked();
    void severalSourcesFeedOneTarget();
    void namesAndIdsAreUnique();
    void anEmptyDocumentCanBeSaved();
};

namespace {

Schema schema(std::initializer_list<std::pair<const char*, std::vector<const char*>>> entities) {
    Schema made;
    for (const auto& [name, fields] : entities) {
        Entity entity;
        entity.name = name;
        for (const char* const each : fields) {
            Field field;
            field.name = each;
            field.type = LogicalType::text();
            entity.fields.push_back(field);
        }
        made.entities.push_back(entity);
    }
    return made;
}

QStringList rulesOf(const EntityMapping& mapping) {
    QStringList all;
    for (const FieldMapping& field : mapping.fields)
        all << test::qt(field.reference + " " + field.rule);
    return all;
}

} // namespace

void TestNewDocument::equalNamesAreMapped() {
    IdMaker ids(1);
    Schema target = schema({{"People", {"id", "firstName", "E mail", "note"}}, {"orders", {"id"}}});
    target.entities[0].keys = {{"", {"id"}, true}};
    const Document document = newDocument("Move", {{"old", "csv", {{"delimiter", ";"}}, "export", schema({{"people", {"ID", "first_name", "e mail", "x"}}})}},
                                          {{"new", "sqlite", {}, "", target}}, ids);
    QCOMPARE(document.connections.size(), 2u);
    QCOMPARE(test::qt(document.connections[0].locations.at("dev")), QStringLiteral("export"));
    QVERIFY(document.connections[1].locations.empty());
    QCOMPARE(document.mappings.size(), 1u);
    QCOMPARE(rulesOf(document.mappings[0]), (QStringList{QStringLiteral("PPL-001 ID"), QStringLiteral("PPL-002 first_name"), QStringLiteral("PPL-003 [e mail]")}));
    QCOMPARE(document.mappings[0].key, std::vector<std::string>{"id"});
    for (const Problem& problem : findProblems(document))
        QVERIFY2(problem.severity == Problem::Severity::Note, (problem.where + ": " + problem.message).c_str());
    const Result<Document> back = parseDocument(printDocument(document), "new");
    QVERIFY(back.ok() && back.value() == document);
}

void TestNewDocument::nothingIsMappedWhereNotAsked() {
    IdMaker ids(1);
    const Schema both = schema({{"people", {"id"}}});
    QVERIFY(newDocument("Move", {{"old", "", {}, "", both}}, {{"new", "", {}, "", both}}, ids, {false}).mappings.empty());
}

void TestNewDocument::severalSourcesFeedOneTarget() {
    IdMaker ids(1);
    const Schema both = schema({{"people", {"id"}}});
    const Document document = newDocument("Merge", {{"east", "", {}, "", both}, {"west", "", {}, "", both}}, {{"new", "", {}, "", both}}, ids);
    QCOMPARE(document.mappings.size(), 2u);
    QCOMPARE(test::qt(document.mappings[1].reference), QStringLiteral("PPL2"));
    QCOMPARE(rulesOf(document.mappings[1]), QStringList{QStringLiteral("PPL2-001 id")});
}

void TestNewDocument::namesAndIdsAreUnique() {
    IdMaker ids(1);
    const Schema both = schema({{"people", {"id"}}});
    const Document document = newDocument("Copy", {{"crm", "", {}, "", both}}, {{"crm", "", {}, "", both}}, ids);
    QCOMPARE(test::qt(document.connections[1].name), QStringLiteral("crm 2"));
    QVERIFY(parseDocument(printDocument(document), "new").ok());
}

void TestNewDocument::anEmptyDocumentCanBeSaved() {
    IdMaker ids;
    const Document document = newDocument("", {}, {}, ids);
    QVERIFY(findProblems(document).empty());
    QVERIFY(parseDocument(printDocument(document), "empty").value() == document);
}

MW_TEST(TestNewDocument)
#include "tst_new_document.moc"
