// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document_file.h"
#include "core/document/generated_document.h"
#include "core/mapping/problem_finder.h"
#include "tests/core/document/random_edits.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/measured.h"
#include "tests/support/test_main.h"

#include <algorithm>
#include <vector>

#include <malloc.h>

using namespace mw;
using namespace mw::mapping;
using namespace mw::document;

class TestEditProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void undoingAllAndRedoingAllGivesTheSameText();
    void tenThousandEditsAreCheap();
    void problemsAreFoundQuickly();
};

void TestEditProperties::undoingAllAndRedoingAllGivesTheSameText() {
    test::Random random("random edits");
    test::RandomEdits edits(random);
    for (int round = 0; round < 10; ++round) {
        Document document = test::smallDocument();
        std::vector<std::string> texts = {printDocument(document)};
        std::vector<Edit> undo, redo;
        for (int i = 0; i < 100; ++i) {
            Result<Edit> applied = apply(document, edits.make(document));
            QVERIFY(applied.ok());
            undo.push_back(std::move(applied).value());
            texts.push_back(printDocument(document));
        }
        const std::string last = texts.back();
        while (!undo.empty()) {
            Result<Edit> applied = apply(document, undo.back());
            QVERIFY(applied.ok());
            redo.push_back(std::move(applied).value());
            undo.pop_back();
            texts.pop_back();
            QVERIFY(printDocument(document) == texts.back());
        }
        while (!redo.empty()) {
            QVERIFY(apply(document, redo.back()).ok());
            redo.pop_back();
        }
        QVERIFY(printDocument(document) == last);
    }
}

void TestEditProperties::tenThousandEditsAreCheap() {
    constexpr int kEdits = 10'000;
    Document document = generatedDocument({});
    const std::string before = printDocument(document);
    const EntityMapping& mapping = document.mappings[0];
    const std::size_t used = mallinfo2().uordblks;
    std::vector<Edit> undo;
    const double begin = test::threadMillis();
    for (int i = 0; i < kEdits; ++i) {
        FieldMapping field = mapping.fields[std::size_t(i) % mapping.fields.size()];
        field.rule = "trim(" + field.rule + ")";
        Result<Edit> applied = apply(document, {"Change rule", {SetFieldMapping{mapping.id, {field.id, field}}}});
        QVERIFY(applied.ok());
        undo.push_back(std::move(applied).value());
    }
    const double perEdit = (test::threadMillis() - begin) / kEdits;
    const double mebibytes = double(mallinfo2().uordblks - used) / (1 << 20);
    qInfo("10,000 edits on 2,000 fields: %.4f ms and %.2f KiB each", perEdit, mebibytes * 1024 / kEdits);
    QVERIFY(perEdit < test::kSlowdown);
    // A sanitizer keeps no account: then the figure is nought.
    QVERIFY(mebibytes < 50);
    while (!undo.empty()) {
        QVERIFY(apply(document, undo.back()).ok());
        undo.pop_back();
    }
    QVERIFY(printDocument(document) == before);
}

void TestEditProperties::problemsAreFoundQuickly() {
    Document document = generatedDocument({});
    const double begin = test::threadMillis();
    ProblemFinder finder;
    const std::vector<Problem> problems = finder.find(document);
    const double all = test::threadMillis() - begin;
    for (const Problem& each : problems)
        QVERIFY2(each.severity == Problem::Severity::Note, (each.where + ": " + each.message).c_str());
    std::vector<double> times;
    for (std::size_t i = 0; i < 21; ++i) {
        document.mappings[0].fields[i * 90].rule += " & 'x'";
        const double again = test::threadMillis();
        finder.find(document, document.mappings[0]);
        times.push_back(test::threadMillis() - again);
    }
    std::sort(times.begin(), times.end());
    const double usual = times[times.size() / 2]; // a busy neighbour can make any one of them slow
    qInfo("problems of 2,000 fields: %.0f ms, again after an edit: %.1f ms", all, usual);
    // Bars are 300 and 20 ms; a machine with a busy neighbour gets three times that.
    QVERIFY(all < 900 * test::kSlowdown);
    QVERIFY(usual < 60 * test::kSlowdown);
}

MW_TEST(TestEditProperties)
#include "tst_edit_properties.moc"
