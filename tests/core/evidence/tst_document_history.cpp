// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document_file.h"
#include "core/evidence/document_history.h"
#include "tests/core/document/random_edits.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

using namespace mw;
using namespace mw::mapping;
using document::PerformedEdit;
using document::stateText;
using evidence::EvidenceStore;

namespace {

std::unique_ptr<EvidenceStore> openStore(const std::string& path) {
    evidence::StoreOptions options;
    options.write = true;
    auto store = EvidenceStore::open(path, options);
    return store.ok() ? std::move(store).value() : nullptr;
}

/// Somebody at work: every edit is applied and written down, also those that undo and redo.
struct Work {
    Document document;
    std::vector<PerformedEdit> performed;
    std::vector<Edit> undo;

    bool perform(const Edit& edit) {
        auto inverse = apply(document, edit);
        if (!inverse.ok())
            return false;
        performed.push_back({edit, std::int64_t(performed.size())});
        undo.push_back(std::move(inverse).value());
        return true;
    }
    bool undoLast() {
        const Edit back = undo.back();
        undo.pop_back();
        if (!apply(document, back).ok())
            return false;
        performed.push_back({back, std::int64_t(performed.size())});
        return true;
    }
};

Edit renamed(const std::string& title, const std::string& label) {
    SetDocumentText text;
    text.title = title;
    return {label, {text}};
}

} // namespace

class TestDocumentHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStateThatWasSavedCanBeHadAgain();
    void whatWasUndoneLeavesNoTrace();
    void typingOnOneElementIsOneStep();
    void changesFromOutsideAreAStepOfTheirOwn();
    void signaturesAreNoStep();
    void versionsHaveNames();
    void whatIsNotThereIsToldByName();
};

void TestDocumentHistory::everyStateThatWasSavedCanBeHadAgain() {
    test::Random random("document history");
    test::RandomEdits edits(random);
    for (int round = 0; round < 8; ++round) {
        test::TemporaryFolder folder;
        const auto store = openStore(folder.file("data"));
        QVERIFY(store);
        Document saved = test::smallDocument();
        std::vector<std::pair<std::int64_t, std::string>> states = {{0, stateText(saved)}};
        for (int save = 0; save < 12; ++save) {
            Document onDisk = saved;
            if (save > 0 && random.oneIn(4)) // somebody else writes the file
                QVERIFY(apply(onDisk, edits.make(onDisk)).ok());
            Work work{onDisk, {}, {}};
            for (int i = int(random.below(12)); i > 0; --i) {
                if (!work.undo.empty() && random.oneIn(3))
                    QVERIFY(work.undoLast());
                else
                    QVERIFY(work.perform(edits.make(work.document)));
            }
            VERIFY_OK(evidence::keepHistory(*store, onDisk, work.document, work.performed, "Ann"));
            saved = work.document;
            const auto newest = store->history({}, 1);
            VERIFY_OK(newest);
            states.emplace_back(newest->empty() ? 0 : newest->front().id, stateText(saved));
        }
        for (const auto& [step, text] : states) {
            const auto then = evidence::documentAfter(*store, step);
            VERIFY_OK(then);
            QVERIFY2(stateText(*then) == text, std::to_string(step).c_str());
        }
        // Every step between them leads somewhere too.
        const auto all = store->history({}, 10'000);
        VERIFY_OK(all);
        for (const evidence::HistoryRecord& record : *all)
            VERIFY_OK(evidence::documentAfter(*store, record.id));
    }
}

void TestDocumentHistory::whatWasUndoneLeavesNoTrace() {
    test::TemporaryFolder folder;
    const auto store = openStore(folder.file("data"));
    const Document was = test::smallDocument();
    Work work{was, {}, {}};
    QVERIFY(work.perform(renamed("one", "Rename")));
    QVERIFY(work.perform(renamed("two", "Rename again")));
    QVERIFY(work.undoLast());
    QVERIFY(work.perform(renamed("three", "Rename at last")));
    VERIFY_OK(evidence::keepHistory(*store, was, work.document, work.performed, "Ann"));
    const auto records = store->history({}, 10);
    VERIFY_OK(records);
    QCOMPARE(records->size(), std::size_t(2));
    QCOMPARE((*records)[0].words, std::string("Rename at last"));
    QCOMPARE((*records)[1].words, std::string("Rename"));
    QCOMPARE((*records)[0].author, std::string("Ann"));
    QCOMPARE(evidence::documentAfter(*store, (*records)[1].id)->title, std::string("one"));
    QCOMPARE(evidence::documentAfter(*store, 0)->title, was.title);
}

void TestDocumentHistory::typingOnOneElementIsOneStep() {
    test::TemporaryFolder folder;
    const auto store = openStore(folder.file("data"));
    const Document was = test::smallDocument();
    Work work{was, {}, {}};
    FieldMapping field = was.mappings[0].fields[0];
    for (const char* rule : {"u", "up", "upper", "upper(", "upper(a)"}) {
        field.rule = rule;
        QVERIFY(work.perform({"Change rule", {SetFieldMapping{was.mappings[0].id, {field.id, field}}}}));
    }
    VERIFY_OK(evidence::keepHistory(*store, was, work.document, work.performed, "Ann"));
    const auto records = store->history({}, 10);
    QCOMPARE(records->size(), std::size_t(1));
    QCOMPARE(stateText(*evidence::documentAfter(*store, 0)), stateText(was));
    QCOMPARE(evidence::documentAfter(*store, records->front().id)->mappings[0].fields[0].rule, std::string("upper(a)"));
}

void TestDocumentHistory::changesFromOutsideAreAStepOfTheirOwn() {
    test::TemporaryFolder folder;
    const auto store = openStore(folder.file("data"));
    const Document was = test::smallDocument();
    Work work{was, {}, {}};
    QVERIFY(work.perform(renamed("mine", "Rename")));
    VERIFY_OK(evidence::keepHistory(*store, was, work.document, work.performed, "Ann"));
    Document theirs = work.document;
    QVERIFY(apply(theirs, renamed("theirs", "unknown")).ok());
    Work later{theirs, {}, {}};
    QVERIFY(later.perform(renamed("mine again", "Rename it back")));
    VERIFY_OK(evidence::keepHistory(*store, theirs, later.document, later.performed, "Ann"));
    const auto records = store->history({}, 10);
    QCOMPARE(records->size(), std::size_t(3));
    QCOMPARE((*records)[1].words, std::string("Changed outside Mapwright"));
    QCOMPARE(evidence::documentAfter(*store, (*records)[1].id)->title, std::string("theirs"));
    QCOMPARE(evidence::documentAfter(*store, (*records)[2].id)->title, std::string("mine"));
}

void TestDocumentHistory::signaturesAreNoStep() {
    test::TemporaryFolder folder;
    const auto store = openStore(folder.file("data"));
    const Document was = test::smallDocument();
    Document made = was;
    made.signaturesJson = "{}";
    VERIFY_OK(evidence::keepHistory(*store, was, was, {}, "Ann"));
    VERIFY_OK(evidence::keepHistory(*store, was, made, {}, "Ann"));
    QVERIFY(store->history({}, 10)->empty());
    QCOMPARE(stateText(*evidence::documentAfter(*store, 0)), stateText(was));
}

void TestDocumentHistory::versionsHaveNames() {
    test::TemporaryFolder folder;
    const auto store = openStore(folder.file("data"));
    const Document was = test::smallDocument();
    Work work{was, {}, {}};
    QVERIFY(work.perform(renamed("one", "Rename")));
    QVERIFY(work.perform(renamed("two", "Rename again")));
    VERIFY_OK(evidence::keepHistory(*store, was, work.document, work.performed, "Ann"));
    const std::int64_t first = store->history({}, 10)->back().id;
    VERIFY_OK(store->nameVersion(first, "UAT 1", "Ben"));
    QCOMPARE(*store->versionCalled("UAT 1"), first);
    QCOMPARE(store->history({}, 10)->back().version, std::string("UAT 1"));
    QCOMPARE(store->nameVersion(first + 1, "UAT 1", "Ben").error().code, Code::WrongValue);
    QCOMPARE(store->nameVersion(77, "UAT 2", "Ben").error().code, Code::UnknownName);
    VERIFY_OK(store->nameVersion(first, "UAT one", "Ben"));
    QCOMPARE(store->versionCalled("UAT 1").error().code, Code::UnknownName);
    VERIFY_OK(store->nameVersion(first, "", "Ben"));
    QVERIFY(store->history({}, 10)->back().version.empty());
    VERIFY_OK(store->nameVersion(0, "As it came", "Ben"));
    QCOMPARE(evidence::documentAfter(*store, *store->versionCalled("As it came"))->title, was.title);
    QVERIFY(store->verifyAudit()->valid);
}

void TestDocumentHistory::whatIsNotThereIsToldByName() {
    test::TemporaryFolder folder;
    const auto store = openStore(folder.file("data"));
    QCOMPARE(evidence::documentAfter(*store, 0).error().code, Code::UnknownName);
    const Document was = test::smallDocument();
    VERIFY_OK(evidence::keepHistory(*store, was, was, {}, "Ann"));
    QCOMPARE(evidence::documentAfter(*store, 3).error().code, Code::UnknownName);
    QVERIFY(store->history({}, 10)->empty());
}

MW_TEST(TestDocumentHistory)
#include "tst_document_history.moc"
