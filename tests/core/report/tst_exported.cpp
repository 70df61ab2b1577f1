// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/document/document_file.h"
#include "core/report/exported.h"
#include "core/sign/verification.h"
#include "tests/core/sign/signers.h"
#include "tests/fuzz/pdf_check.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <QDir>

using namespace mw;
using report::Exported;

namespace {

/// The small document, approved, with texts that mean something to one format or another, after a run.
report::SpecificationInput signedInput() {
    mapping::Document document = test::readyDocument();
    document.title = "Old_CRM & <b>friends</b> _x0041_";
    document.decisions[0].why = "because </script> of\r\n\"this\"";
    const auto done = sign::approve(document, test::keyOf(1), test::as("Helen Carter", "approver"), {});
    MW_ASSERT(done.ok(), "the document can be signed");
    report::SpecificationInput input;
    input.document = std::make_shared<const mapping::Document>(std::move(document));
    input.generatedAt = "2024-05-06T07:08:09Z";
    report::SpecificationInput::RunSummary run{"1", "2024-05-05T00:00:00Z", "h", "0.1.0", {}};
    run.result.ledger = {10, 9, 0, 0, 0, 0, 1, 0};
    run.result.entities.emplace_back().targetEntity = "people";
    input.lastRun = run;
    return input;
}

std::string extensionOf(const std::string& format) { return "spec." + format; }

Exported opened(const std::string& path) {
    auto exported = report::openExport(path);
    MW_ASSERT(exported.ok(), "what was written can be taken apart");
    return std::move(exported).value();
}

/// None where the export shows what its copy gives; an error where it cannot be read any more.
Result<std::optional<report::ShownDifference>> checked(const std::string& path) {
    MW_TRY(const Exported exported, report::openExport(path));
    MW_TRY(const report::Copy copy, report::parseCopy(exported.copyText, path));
    return report::compareShown(exported, copy, nullptr);
}

} // namespace

class TestExported : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formatsThatCarryTheDocument_data() {
        QTest::addColumn<QString>("format");
        for (const char* format : {"html", "json", "pdf", "xlsx"})
            QTest::newRow(format) << QString::fromLatin1(format);
    }
    void formatsThatCarryTheDocument() {
        QFETCH(QString, format);
        test::TemporaryFolder folder;
        const report::SpecificationInput input = signedInput();
        const std::string path = folder.file(extensionOf(format.toStdString()));
        VERIFY_OK(report::exportSpecification(input, format.toStdString(), path));
        const Exported exported = opened(path);
        QVERIFY(exported.shown.size() > 100);
        const auto copy = report::parseCopy(exported.copyText, path);
        VERIFY_OK(copy);
        QVERIFY(*copy->input.document == *input.document);
        QCOMPARE(copy->input.lastRun->result.ledger.read, 10u);
        const auto found = sign::verify(*copy->input.document, nullptr);
        QVERIFY(found->isValid());
        const auto difference = checked(path);
        VERIFY_OK(difference);
        QVERIFY2(!*difference, *difference ? ((*difference)->place + ": " + (*difference)->shows + " / " + (*difference)->should).c_str() : "");
    }

    void whatIsShownOtherwiseIsNamed_data() { formatsThatCarryTheDocument_data(); }
    // What one document gives around the copy of another: the first that differs is named, mapping and attribute.
    void whatIsShownOtherwiseIsNamed() {
        QFETCH(QString, format);
        test::TemporaryFolder folder;
        const report::SpecificationInput input = signedInput();
        mapping::Document other = *input.document;
        test::fieldMapping(other, "PPL-004").intent.text = "Upper case, without spaces.";
        report::SpecificationInput otherInput = input;
        otherInput.document = std::make_shared<const mapping::Document>(other);
        const std::string name = format.toStdString();
        VERIFY_OK(report::exportSpecification(input, name, folder.file(extensionOf(name))));
        Exported exported = opened(folder.file(extensionOf(name)));
        VERIFY_OK(report::exportSpecification(otherInput, name, folder.file(extensionOf(name))));
        const Exported changed = opened(folder.file(extensionOf(name)));
        const auto copy = report::parseCopy(exported.copyText, "copy");
        // Of the changed one only the cell itself: hash and state differ as well.
        QCOMPARE(changed.shown.size() >= exported.shown.size(), true);
        bool wasFound = false;
        for (report::Shown& shown : exported.shown) {
            const std::size_t at = shown.text.find("Lower case, without spaces.");
            if (at == std::string::npos)
                continue;
            shown.text.replace(at, 5, "Upper");
            wasFound = true;
            break;
        }
        QVERIFY(wasFound);
        const auto difference = report::compareShown(exported, *copy, nullptr);
        VERIFY_OK(difference);
        QVERIFY(difference->has_value());
        QVERIFY2((*difference)->place.starts_with("PPL-004, "), (*difference)->place.c_str());
        QVERIFY((*difference)->shows.find("Upper case") != std::string::npos);
        QVERIFY((*difference)->should.find("Lower case") != std::string::npos);
    }

    void everyChangedByteOfAPageIsFound_data() {
        QTest::addColumn<QString>("format");
        QTest::newRow("html") << QStringLiteral("html");
        QTest::newRow("json") << QStringLiteral("json");
    }
    void everyChangedByteOfAPageIsFound() {
        QFETCH(QString, format);
        test::TemporaryFolder folder;
        const std::string path = folder.file(extensionOf(format.toStdString()));
        const report::SpecificationInput input = signedInput();
        const std::string hash = document::contentHash(*input.document);
        VERIFY_OK(report::exportSpecification(input, format.toStdString(), path));
        const std::string text = *readFile(path);
        test::Random random("bytes of an export");
        int found = 0;
        for (int i = 0; i < 60; ++i) {
            std::string damaged = text;
            const std::size_t at = std::size_t(random.below(text.size()));
            damaged[at] = char(damaged[at] ^ 1);
            VERIFY_OK(writeFile(path, damaged));
            const auto difference = checked(path);
            if (difference.ok() && !*difference) {
                const Exported seen = opened(path);
                const auto copy = report::parseCopy(seen.copyText, path);
                // White space of JSON; what nobody signs and no page shows: comments, layout, locations, how long a run took.
                const bool isOtherSpelling = format == QStringLiteral("json") && (text[at] == ' ' || text[at] == '\n');
                const bool isUnsigned = document::contentHash(*copy->input.document) == hash &&
                                        report::printCopy(copy->input) != report::printCopy(input);
                QVERIFY2(isOtherSpelling || isUnsigned || !sign::verify(*copy->input.document, nullptr)->isValid(),
                         text.substr(at - 20, 40).c_str());
            }
            ++found;
        }
        QCOMPARE(found, 60);
    }

    void copiesSaySo() {
        test::TemporaryFolder folder;
        VERIFY_OK(report::exportSpecification(signedInput(), "md", folder.file("spec.md")));
        QCOMPARE(report::openExport(folder.file("spec.md")).error().code, Code::OnlyACopy);
        VERIFY_OK(writeFile(folder.file("spec.html"), "<html></html>"));
        QCOMPARE(report::openExport(folder.file("spec.html")).error().code, Code::DamagedSignatures);
        QVERIFY(report::isExportPath("x/spec.xlsx"));
        QVERIFY(!report::isExportPath("x/crm.mapwright"));
    }

    void aCopyIsReadOrRefused() {
        const std::string copy = report::printCopy(signedInput());
        QVERIFY(copy.find_first_of("<_") == std::string::npos);
        for (std::size_t cut = 0; cut < copy.size(); cut += 97)
            QVERIFY(!report::parseCopy(copy.substr(0, cut), "copy").ok());
        test::Random random("bytes of a copy");
        for (int i = 0; i < 300; ++i) {
            std::string damaged = copy;
            damaged[std::size_t(random.below(damaged.size()))] = char(random.below(128));
            const auto read = report::parseCopy(damaged, "copy");
            if (!read.ok())
                QVERIFY(!read.error().message().empty() && !read.error().where.empty());
        }
    }

    /// Whatever somebody hands in as an export: it is taken apart, or refused by name.
    void damagedPagesEndWithAnError() {
        for (const QString& name : QDir(QStringLiteral(MW_SOURCE_DIR "/tests/fuzz/corpus/pdf")).entryList(QDir::Files)) {
            const auto bytes = readFile(MW_SOURCE_DIR "/tests/fuzz/corpus/pdf/" + name.toStdString());
            QVERIFY(bytes.ok());
            test::checkPdf(*bytes);
        }
        const test::TemporaryFolder folder;
        const std::string path = folder.file("spec.pdf");
        QVERIFY(report::exportSpecification(signedInput(), "pdf", path).ok());
        const auto whole = readFile(path);
        QVERIFY(whole.ok());
        test::Random random("damaged pages");
        for (int round = 0; round < 60; ++round) {
            std::string bytes = *whole;
            if (random.oneIn(3))
                bytes.resize(random.below(bytes.size()));
            for (std::uint64_t change = random.below(40); change > 0 && !bytes.empty(); --change)
                bytes[random.below(bytes.size())] = char(random.below(256));
            test::checkPdf(bytes);
        }
    }
};

MW_TEST(TestExported)
#include "tst_exported.moc"
