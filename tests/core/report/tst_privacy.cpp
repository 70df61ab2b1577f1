// SPDX-License-Identifier: GPL-3.0-or-later
// What a specification shows of the data: worked examples under the privacy floor.
#include "core/base/file.h"
#include "core/document/content_hash.h"
#include "core/document/document_file.h"
#include "core/mapping/released_fields.h"
#include "core/report/content.h"
#include "core/report/example_masks.h"
#include "core/report/exported.h"
#include "core/sign/verification.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

using namespace mw;

namespace {

/// Somebody's rare name and frequent class, and an address in one of its examples.
constexpr const char* kDocument = R"json({"mapwright": 1, "id": "d", "title": "People",
 "connections": [
  {"id": "old", "name": "old", "connector": "csv", "entities": [{"id": "o", "name": "people", "fields": [
    {"id": "o-name", "name": "nick", "type": "text"}, {"id": "o-mail", "name": "e_mail", "type": "text"},
    {"id": "o-class", "name": "class", "type": "text"}]}]},
  {"id": "new", "name": "new", "connector": "sqlite", "entities": [{"id": "n", "name": "people", "fields": [
    {"id": "n-name", "name": "nick", "type": "text"}, {"id": "n-mail", "name": "mail", "type": "text"},
    {"id": "n-class", "name": "class", "type": "text"}]}]}],
 "mappings": [{"id": "em", "reference": "PPL", "target_connection": "new", "target_entity": "n", "source_connection": "old",
   "source_entity": "o", "fields": [
    {"id": "f-name", "reference": "PPL-001", "target": "n-name", "rule": "upper(nick)",
     "examples": [{"input": {"nick": "Zoe Quill"}, "result": "ZOE QUILL"}, {"input": {"nick": null}, "result": null}]},
    {"id": "f-mail", "reference": "PPL-002", "target": "n-mail", "rule": "lower(e_mail)",
     "examples": [{"input": {"e_mail": "Zoe@Quill.example"}, "result": "zoe@quill.example"}]},
    {"id": "f-class", "reference": "PPL-003", "target": "n-class", "rule": "upper(class)",
     "examples": [{"input": {"class": "gold"}, "result": "GOLD"}, {"input": {"class": "lead"}, "result": "LEAD"}]}]}],
 "workflow": {"locations": {"old": {"here": "source"}, "new": {"here": "new.sqlite"}}}})json";

mapping::Document people() {
    auto document = document::parseDocument(kDocument, "people");
    MW_ASSERT(document.ok(), "the document can be read");
    return std::move(document).value();
}

/// "gold" stands in twelve rows, "lead" in four, the address in a thousand.
report::KnownProfiles profiles() {
    profile::EntityProfile entity;
    entity.name = "people";
    entity.rows = 1016;
    for (const char* name : {"nick", "e_mail", "class"})
        entity.fields.emplace_back().name = name;
    entity.fields[1].top = {{"Zoe@Quill.example", 1000}};
    entity.fields[2].top = {{"gold", 12}, {"lead", 4}};
    return {{Id("o"), entity}};
}

report::SpecificationInput inputOf(mapping::Document document, const report::KnownProfiles& known) {
    report::SpecificationInput input;
    input.document = std::make_shared<const mapping::Document>(std::move(document));
    input.generatedAt = "2024-05-06T07:08:09Z";
    input.masked = report::maskedExamples(*input.document, known);
    return input;
}

using Examples = std::vector<std::pair<std::string, std::string>>;
Examples examplesOf(const report::SpecificationInput& input, std::size_t field) { return report::makeContent(input).chapters.at(0).fields.at(field).examples; }

mapping::Document released(std::vector<Id> fields) {
    mapping::Document document = people();
    const auto done = mapping::apply(document, mapping::releaseFields(fields, "Ann Lee", "2026-12-01", "made up"));
    MW_ASSERT(done.ok(), "fields can be released");
    return document;
}

} // namespace

class TestPrivacy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rareAndPersonalExamplesAreMasked() {
        const report::SpecificationInput input = inputOf(people(), profiles());
        QCOMPARE(examplesOf(input, 0), (Examples{{"nick “Z•• Q••••”", "Z•• Q••••"}, {"nick nothing", "nothing"}}));
        QCOMPARE(examplesOf(input, 1), (Examples{{"e_mail “Z••@Q••••.e••••••”", "z••@q••••.e••••••"}}));
        QCOMPARE(examplesOf(input, 2), (Examples{{"class “gold”", "GOLD"}, {"class “l•••”", "L•••"}}));
    }

    void whatNobodyCountedIsRare() { QCOMPARE(examplesOf(inputOf(people(), {}), 2), (Examples{{"class “g•••”", "G•••"}, {"class “l•••”", "L•••"}})); }

    void aReleasedFieldIsShownAndItIsSaid() {
        const report::SpecificationInput input = inputOf(released({Id("o-mail")}), profiles());
        QCOMPARE(examplesOf(input, 1), (Examples{{"e_mail “Zoe@Quill.example”", "zoe@quill.example"}}));
        QCOMPARE(examplesOf(input, 0).at(0).first, std::string("nick “Z•• Q••••”"));
        bool isSaid = false;
        for (const auto& fact : report::makeContent(input).cover)
            isSaid = isSaid || fact.value == "1 fields: Ann Lee 2026-12-01: made up";
        QVERIFY(isSaid);
    }

    void aReleaseIsUndoneAndTakenBack() {
        mapping::Document document = people();
        const auto undo = mapping::apply(document, mapping::releaseFields({Id("o-mail"), Id("o-name")}, "Ann Lee", "2026-12-01", "made up"));
        QVERIFY(undo.ok());
        QCOMPARE(mapping::releaseOf(document, Id("o-mail")), std::string("Ann Lee 2026-12-01: made up"));
        QCOMPARE(mapping::releasedNames(document, document.connections[0].schema.entities[0]), (std::set<std::string>{"e_mail", "nick"}));
        QCOMPARE(document::contentHash(document), document::contentHash(people())); // nothing that was approved changes
        mapping::Document back = document;
        QVERIFY(mapping::apply(back, mapping::takeBackRelease(back, {Id("o-mail"), Id("o-class")})).ok());
        QCOMPARE(mapping::releaseOf(back, Id("o-mail")), std::string());
        QVERIFY(!mapping::releaseOf(back, Id("o-name")).empty());
        QVERIFY(mapping::apply(document, undo.value()).ok());
        QVERIFY(document == people());
    }

    void noFormatHoldsWhatIsMasked_data() {
        QTest::addColumn<QString>("format");
        for (const char* format : {"html", "json", "md", "csv", "sql", "pdf", "xlsx"})
            QTest::newRow(format) << QString::fromLatin1(format);
    }
    /// Packages are looked into, so that nothing is missed for being compressed.
    void noFormatHoldsWhatIsMasked() {
        QFETCH(QString, format);
        const test::TemporaryFolder folder;
        const std::string path = folder.file("spec." + format.toStdString());
        VERIFY_OK(report::exportSpecification(inputOf(people(), profiles()), format.toStdString(), path));
        if (format == QStringLiteral("xlsx") || format == QStringLiteral("pdf")) {
            const auto opened = report::openExport(path);
            QVERIFY(opened.ok());
            for (const report::Shown& shown : opened->shown)
                QVERIFY2(shown.text.find("Quill") == std::string::npos && shown.text.find("QUILL") == std::string::npos, shown.place.c_str());
            QVERIFY(opened->copyText.find("Quill") == std::string::npos);
            return;
        }
        const auto text = readFile(path);
        QVERIFY(text.ok());
        QVERIFY(text->find("Quill") == std::string::npos && text->find("QUILL") == std::string::npos && text->find("quill") == std::string::npos);
    }

    void whatIsMaskedIsACopyAndSaysOfWhat_data() {
        QTest::addColumn<QString>("format");
        for (const char* format : {"html", "json", "pdf", "xlsx"})
            QTest::newRow(format) << QString::fromLatin1(format);
    }
    void whatIsMaskedIsACopyAndSaysOfWhat() {
        QFETCH(QString, format);
        const test::TemporaryFolder folder;
        const std::string path = folder.file("spec." + format.toStdString());
        VERIFY_OK(report::exportSpecification(inputOf(people(), profiles()), format.toStdString(), path));
        const auto opened = report::openExport(path);
        QVERIFY(opened.ok());
        const auto copy = report::parseCopy(opened->copyText, path);
        QVERIFY(!copy.ok());
        QCOMPARE(copy.error().code, Code::OnlyACopy);
        QVERIFY(copy.error().message().find(document::contentHash(people())) != std::string::npos);
        // With all fields released it carries the document again, and shows what that gives.
        VERIFY_OK(report::exportSpecification(inputOf(released({Id("o-name"), Id("o-mail"), Id("o-class")}), {}), format.toStdString(), path));
        const auto whole = report::openExport(path);
        QVERIFY(whole.ok());
        const auto carried = report::parseCopy(whole->copyText, path);
        QVERIFY2(carried.ok(), carried.ok() ? "" : carried.error().line().c_str());
        const auto difference = report::compareShown(whole.value(), carried.value(), nullptr);
        QVERIFY(difference.ok() && !difference->has_value());
    }

    /// Differences are shown by their figures; their values stay behind.
    void aCarriedValidationHoldsNoValues() {
        report::SpecificationInput input = inputOf(released({Id("o-name"), Id("o-mail"), Id("o-class")}), {});
        validate::ValidationResult result;
        const diff::Difference difference{diff::Difference::Kind::Changed, "Quentin\x1f" "2. look", "nick", std::string("Quentin"), std::string("Q."), {}, 1, 1};
        validate::CheckResult check;
        check.id = "CHK-001";
        check.compared = 3;
        check.failed = 1;
        check.examples = {difference};
        check.kind = "accuracy";
        result.checks.push_back(check);
        check.kind = "scenario";
        result.checks.push_back(check);
        result.differences.push_back({"people", "PPL-001", difference, 1});
        input.lastValidation = result;
        const std::string copy = report::printCopy(input);
        QVERIFY(copy.find("Quentin") == std::string::npos);
        const auto read = report::parseCopy(copy, "copy");
        QVERIFY(read.ok());
        QVERIFY(read->input.lastValidation->checks[0].examples.empty());
        QCOMPARE(read->input.lastValidation->checks[1].examples.at(0).key, std::string("Q••••••\x1f" "2. look"));
        report::SpecificationInput again = read->input;
        QCOMPARE(report::printCopy(again), copy);
    }
};

MW_TEST(TestPrivacy)
#include "tst_privacy.moc"
