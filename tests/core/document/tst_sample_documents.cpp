// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/document/content_hash.h"
#include "core/document/document_file.h"
#include "core/mapping/problems.h"
#include "tests/core/document/schema_validator.h"
#include "tests/support/test_main.h"

#include <set>

using namespace mw;
using namespace mw::mapping;
using namespace mw::document;

class TestSampleDocuments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theyAreInCanonicalForm_data();
    void theyAreInCanonicalForm();
    void theSampleHasNoProblems();
    void theSampleMapsOrLeavesEverySourceField();
    void itsRulesAreThoseOfTheMappingTable();
    void theTutorialHasTheSameConnectionsAndNothingMapped();
};

namespace {

std::string textOf(const std::string& name) {
    const Result<std::string> text = readFile(MW_SOURCE_DIR "/resources/samples/legacy-crm/" + name);
    return text.ok() ? text.value() : std::string();
}

} // namespace

void TestSampleDocuments::theyAreInCanonicalForm_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("the finished sample") << "legacy-crm.mapwright";
    QTest::newRow("the tutorial's start") << "tutorial.mapwright";
}

void TestSampleDocuments::theyAreInCanonicalForm() {
    QFETCH(QString, name);
    const std::string text = textOf(name.toStdString());
    QVERIFY(!text.empty());
    const Result<Document> document = parseDocument(text, name.toStdString());
    QVERIFY2(document.ok(), document.ok() ? "" : document.error().line().c_str());
    QVERIFY(printDocument(document.value()) == text);
    const Result<std::string> schema = readFile(MW_SOURCE_DIR "/resources/schema/mapwright-document-1.schema.json");
    QVERIFY(schema.ok());
    const nlohmann::json parsed = nlohmann::json::parse(schema.value());
    const std::string failure = test::SchemaValidator(parsed).firstFailure(nlohmann::json::parse(text));
    QVERIFY2(failure.empty(), failure.c_str());
}

void TestSampleDocuments::theSampleHasNoProblems() {
    const Result<Document> document = parseDocument(textOf("legacy-crm.mapwright"), "sample");
    QVERIFY(document.ok());
    for (const Problem& each : findProblems(document.value()))
        QVERIFY2(false, (each.where + ": " + each.message).c_str());
    std::size_t examples = 0;
    for (const EntityMapping& mapping : document.value().mappings) {
        for (const FieldMapping& field : mapping.fields) {
            examples += field.examples.size();
            QVERIFY2(!field.intent.text.empty() && !field.intent.saidBy.empty(), field.reference.c_str());
        }
    }
    QVERIFY(examples >= 80);
}

void TestSampleDocuments::theSampleMapsOrLeavesEverySourceField() {
    const Result<Document> document = parseDocument(textOf("legacy-crm.mapwright"), "sample");
    QVERIFY(document.ok());
    const std::vector<Coverage> all = coverage(document.value());
    QCOMPARE(all.size(), 6u);
    std::size_t mapped = 0;
    for (const Coverage& each : all) {
        QCOMPARE(each.requiredUnfed, 0u);
        mapped += each.mapped;
    }
    QCOMPARE(mapped, 77u);
}

/// MAPPING.md says in a table for people what the document says: reference, target field, rule.
void TestSampleDocuments::itsRulesAreThoseOfTheMappingTable() {
    const Result<Document> document = parseDocument(textOf("legacy-crm.mapwright"), "sample");
    QVERIFY(document.ok());
    std::map<std::string, std::pair<std::string, std::string>> wanted;
    for (const QString& line : test::qt(textOf("MAPPING.md")).split(QLatin1Char('\n'))) {
        const QStringList cells = line.split(QStringLiteral(" | "));
        if (cells.size() >= 5 && line.startsWith(QStringLiteral("| ")) && cells[0].mid(2).contains(QLatin1Char('-')) &&
            cells[0].size() == 9)
            wanted[cells[0].mid(2).toStdString()] = {cells[1].toStdString(), cells.back().chopped(2).toStdString()};
    }
    std::size_t compared = 0;
    for (const EntityMapping& mapping : document.value().mappings) {
        for (const FieldMapping& field : mapping.fields) {
            const auto row = wanted.find(field.reference);
            QVERIFY2(row != wanted.end(), field.reference.c_str());
            QCOMPARE(document.value().targetOf(mapping)->fieldById(field.targetField)->name, row->second.first);
            if (row->second.second == "see below")
                continue;
            QCOMPARE("`" + field.rule + "`", row->second.second);
            ++compared;
        }
    }
    QCOMPARE(wanted.size(), 77u);
    QVERIFY(compared >= 65);
}

void TestSampleDocuments::theTutorialHasTheSameConnectionsAndNothingMapped() {
    const Result<Document> sample = parseDocument(textOf("legacy-crm.mapwright"), "sample");
    const Result<Document> tutorial = parseDocument(textOf("tutorial.mapwright"), "tutorial");
    QVERIFY(sample.ok() && tutorial.ok());
    QVERIFY(tutorial.value().connections == sample.value().connections);
    QVERIFY(tutorial.value().mappings.empty() && tutorial.value().valueMaps.empty());
    QVERIFY(findProblems(tutorial.value()).empty());
    QVERIFY(tutorial.value().id != sample.value().id);
    QVERIFY(contentHash(tutorial.value()) != contentHash(sample.value()));
}

MW_TEST(TestSampleDocuments)
#include "tst_sample_documents.moc"
