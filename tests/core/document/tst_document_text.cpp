// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/document/document_file.h"
#include "core/document/generated_document.h"
#include "tests/core/document/random_edits.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/measured.h"
#include "tests/support/test_main.h"

#include <chrono>

using namespace mw;
using namespace mw::mapping;
using namespace mw::document;

class TestDocumentText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCanonicalTextIsThis();
    void whatIsAtItsDefaultIsLeftOut();
    void anySpellingIsReadAndPrintedCanonically();
    void smallDocumentComesBackEqual();
    void randomDocumentsComeBackEqual();
    void generatedDocumentsComeBackEqual();
    void bytesThatAreNotUtf8BecomeReplacements();
    void oneChangeIsOneLine();
    void savedAndLoaded();
    void whatCannotBeReadAgainIsNotSaved();
    void twoThousandFieldsAreQuick();
};

namespace {

void compareTexts(const std::string& was, const std::string& now) {
    if (was == now)
        return;
    const QStringList a = test::qt(was).split(QLatin1Char('\n')), b = test::qt(now).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < qMin(a.size(), b.size()); ++i)
        QCOMPARE(b[i], a[i]);
    QCOMPARE(b.size(), a.size());
}

void isFixedPoint(const Document& document) {
    const std::string text = printDocument(document);
    const Result<Document> back = parseDocument(text, "test");
    QVERIFY2(back.ok(), back.ok() ? "" : back.error().line().c_str());
    compareTexts(text, printDocument(back.value()));
    QVERIFY(back.value() == document);
}

} // namespace

void TestDocumentText::theCanonicalTextIsThis() {
    Document document = test::smallDocument();
    const Result<std::string> expected = readFile(MW_SOURCE_DIR "/tests/core/document/small.mapwright");
    QVERIFY(expected.ok());
    compareTexts(expected.value(), printDocument(document));
}

void TestDocumentText::whatIsAtItsDefaultIsLeftOut() {
    Document document;
    document.id = Id("d");
    QCOMPARE(test::qt(printDocument(document)), QStringLiteral("{\n  \"mapwright\": 1,\n  \"id\": \"d\",\n  \"title\": \"\"\n}\n"));
    isFixedPoint(document);
}

void TestDocumentText::anySpellingIsReadAndPrintedCanonically() {
    const char* const loose = "{\"title\":\"\\u00f6 \\ud83d\\ude00 \\/\", \"signatures\":[ ],\t\"workflow\":{\"status\":{}},\r\n"
                              "\"checks\":[{\"note\":\"\",\"severity\":\"error\",\"kind\":\"count\",\"id\":\"c\"}],"
                              "\"id\":\"d\",\"mapwright\":1}";
    const Result<Document> read = parseDocument(loose, "loose");
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().line().c_str());
    QCOMPARE(test::qt(printDocument(read.value())), QStringLiteral("{\n"
                                                                   "  \"mapwright\": 1,\n"
                                                                   "  \"id\": \"d\",\n"
                                                                   "  \"title\": \"ö 😀 /\",\n"
                                                                   "  \"checks\": [\n"
                                                                   "    {\n"
                                                                   "      \"id\": \"c\",\n"
                                                                   "      \"kind\": \"count\"\n"
                                                                   "    }\n"
                                                                   "  ]\n"
                                                                   "}\n"));
}

void TestDocumentText::smallDocumentComesBackEqual() { isFixedPoint(test::smallDocument()); }

void TestDocumentText::randomDocumentsComeBackEqual() {
    test::Random random("random documents");
    test::RandomEdits edits(random);
    Document document = test::smallDocument();
    for (int i = 0; i < 400; ++i) {
        QVERIFY(apply(document, edits.make(document)).ok());
        isFixedPoint(document);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestDocumentText::generatedDocumentsComeBackEqual() {
    isFixedPoint(generatedDocument({40, 60, 3, 5}));
    QVERIFY(printDocument(generatedDocument({40, 60, 3, 5})) == printDocument(generatedDocument({40, 60, 3, 5})));
    QVERIFY(printDocument(generatedDocument({40, 60, 3, 5})) != printDocument(generatedDocument({40, 60, 3, 6})));
}

void TestDocumentText::bytesThatAreNotUtf8BecomeReplacements() {
    Document document = test::smallDocument();
    document.title = "caf\xE9 \xF0\x9F";
    const Result<Document> back = parseDocument(printDocument(document), "test");
    QVERIFY(back.ok());
    QCOMPARE(test::qt(back.value().title).left(4), QStringLiteral("caf\uFFFD"));
}

void TestDocumentText::oneChangeIsOneLine() {
    const Document before = test::smallDocument();
    const auto differingLines = [&](const Document& after) {
        const QStringList a = test::qt(printDocument(before)).split(QLatin1Char('\n'));
        const QStringList b = test::qt(printDocument(after)).split(QLatin1Char('\n'));
        int differing = int(qAbs(a.size() - b.size()));
        for (qsizetype i = 0; a.size() == b.size() && i < a.size(); ++i)
            differing += a[i] == b[i] ? 0 : 1;
        return differing;
    };
    Document after = before;
    test::fieldMapping(after, "PPL-002").rule = "'x'";
    QCOMPARE(differingLines(after), 1);
    after = before;
    after.valueMaps[0].content.entries[1].to = std::string("client");
    QCOMPARE(differingLines(after), 1);
    after = before;
    after.connections[0].schema.entities[0].fields[2].type = LogicalType::text(80);
    QCOMPARE(differingLines(after), 1);
    after = before;
    after.workflow.status["fm-p-id"] = "draft";
    QCOMPARE(differingLines(after), 1);
}

void TestDocumentText::savedAndLoaded() {
    test::TemporaryFolder folder;
    const Document document = test::smallDocument();
    const std::string path = folder.file("crm.mapwright");
    QVERIFY(saveDocument(document, path).ok());
    QVERIFY(loadDocument(path).value() == document);
    QCOMPARE(folder.names(), QStringList{QStringLiteral("crm.mapwright")});
    QCOMPARE(int(loadDocument(folder.file("none")).error().code), int(Code::FileNotFound));
    QCOMPARE(int(loadDocument(folder.path()).error().code), int(Code::IsADirectory));
}

void TestDocumentText::whatCannotBeReadAgainIsNotSaved() {
    test::TemporaryFolder folder;
    const std::string path = folder.file("crm.mapwright");
    const Document good = test::smallDocument();
    QVERIFY(saveDocument(good, path).ok());
    Document bad = good;
    bad.mappings[0].fields[1].id = bad.mappings[0].fields[0].id;
    const Result<void> saved = saveDocument(bad, path);
    QVERIFY(!saved.ok());
    QCOMPARE(int(saved.error().code), int(Code::DuplicateId));
    QVERIFY(loadDocument(path).value() == good);
}

void TestDocumentText::twoThousandFieldsAreQuick() {
    const Document document = generatedDocument({});
    const auto begin = std::chrono::steady_clock::now();
    const std::string text = printDocument(document);
    const auto printed = std::chrono::steady_clock::now();
    QVERIFY(parseDocument(text, "test").ok());
    const auto parsed = std::chrono::steady_clock::now();
    const auto milliseconds = [](auto from, auto to) {
        return std::chrono::duration<double, std::milli>(to - from).count();
    };
    qInfo("2,000 fields, %zu KiB: printed in %.1f ms, parsed in %.1f ms", text.size() / 1024,
          milliseconds(begin, printed), milliseconds(printed, parsed));
    // Ten times what it takes, so that a busy machine does not fail it.
    QVERIFY(milliseconds(begin, parsed) < 1500 * test::kSlowdown);
}

MW_TEST(TestDocumentText)
#include "tst_document_text.moc"
