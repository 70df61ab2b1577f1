// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sign/since_signed.h"
#include "tests/core/evidence/run_sql.h"
#include "tests/core/sign/signers.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

using namespace mw;
using evidence::EvidenceStore;
using test::as;
using test::keyOf;

namespace {

/// A document that Helen has approved, with its evidence store.
struct Approved {
    test::TemporaryFolder folder;
    mapping::Document document = test::readyDocument();
    std::string path = folder.file("crm.mapwright-data");
    std::unique_ptr<EvidenceStore> store;

    Result<void> approve(const std::string& part = {}) {
        evidence::StoreOptions options;
        options.write = true;
        MW_TRY(store, EvidenceStore::open(path, options));
        Id id;
        if (!part.empty()) {
            MW_TRY(id, sign::partNamed(document, part));
        }
        MW_TRY(const sign::Signed done, sign::approve(document, keyOf(1), as("Helen Carter", "approver"), id));
        return sign::recordSigned(*store, document, done);
    }
    sign::SinceSigned since(EvidenceStore* from) const {
        const auto found = sign::verify(document, from);
        MW_ASSERT(found.ok() && !found->signatures.empty(), "it was approved");
        auto since = sign::sinceSigned(document, found->signatures.front(), from);
        MW_ASSERT(since.ok(), "two states can be compared");
        return std::move(since).value();
    }
};

std::string told(const sign::SinceSigned& since) {
    std::string text;
    for (const sign::ChangedFact& fact : since.facts) {
        text += fact.where + (fact.what.empty() ? "" : " / " + fact.what) + ": " + fact.was + " -> " + fact.now;
        for (const std::string& each : fact.through)
            text += " <- " + each;
        text += "\n";
    }
    return text;
}

} // namespace

class TestSinceSigned : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingChangedIsNothingToRead() {
        Approved crm;
        VERIFY_OK(crm.approve());
        QCOMPARE(told(crm.since(crm.store.get())), std::string());
        crm.document.workflow.status["fm-p-stage"] = "in review";
        QCOMPARE(told(crm.since(crm.store.get())), std::string());
    }

    void aChangedRuleIsToldInWordsOnBothSides() {
        Approved crm;
        VERIFY_OK(crm.approve());
        const std::string was = test::fieldMapping(crm.document, "PPL-004").rule;
        test::fieldMapping(crm.document, "PPL-004").rule = "upper([E-Mail address])";
        const sign::SinceSigned since = crm.since(crm.store.get());
        QVERIFY(since.isKept);
        QCOMPARE(since.facts.size(), std::size_t(1));
        const sign::ChangedFact& fact = since.facts.front();
        QCOMPARE(fact.what, std::string("rule"));
        QCOMPARE(fact.was, was);
        QCOMPARE(fact.now, std::string("upper([E-Mail address])"));
        QVERIFY(!fact.wasSentence.empty() && !fact.nowSentence.empty());
        QVERIFY(fact.wasSentence != fact.nowSentence);
        QCOMPARE(fact.element, test::fieldMapping(crm.document, "PPL-004").id);
    }

    void whatHangsOnAChangeIsNamedBesideIt() {
        Approved crm;
        VERIFY_OK(crm.approve());
        crm.document.valueMaps.front().content.entries.front().note = "decided again";
        const std::string text = told(crm.since(crm.store.get()));
        QVERIFY2(text.find("value map 'Stage' (VM-001) / ") != std::string::npos, text.c_str());
        QVERIFY2(text.find("people.stage (PPL-005):  ->  <- value map 'Stage' (VM-001)") != std::string::npos, text.c_str());
    }

    void ofAPartOnlyThePartIsTold() {
        Approved crm;
        VERIFY_OK(crm.approve("PPL-004"));
        test::fieldMapping(crm.document, "PPL-005").rule = "upper('a')";
        QCOMPARE(told(crm.since(crm.store.get())), std::string());
        test::fieldMapping(crm.document, "PPL-004").rule = "upper([E-Mail address])";
        QCOMPARE(crm.since(crm.store.get()).facts.size(), std::size_t(1));
    }

    /// A kept state that is not what was signed is no state: the approver is told the elements alone.
    void aForgedStateIsNotBelieved() {
        Approved crm;
        VERIFY_OK(crm.approve());
        test::fieldMapping(crm.document, "PPL-004").rule = "upper([E-Mail address])";
        QVERIFY(crm.since(crm.store.get()).isKept);
        crm.store.reset();
        QVERIFY(test::runSql(crm.path, "UPDATE document SET content = replace(content, 'lower', 'upper')"));
        const auto forged = EvidenceStore::open(crm.path);
        VERIFY_OK(forged);
        const sign::SinceSigned since = crm.since(forged->get());
        QVERIFY(!since.isKept);
        QCOMPARE(since.facts.size(), std::size_t(1));
        QVERIFY(since.facts.front().was.empty());
        QVERIFY(!crm.since(nullptr).isKept);
    }

    void theLastApprovalOfTheSameOrMoreCounts() {
        Approved crm;
        VERIFY_OK(crm.approve());
        const auto found = sign::verify(crm.document, nullptr);
        const auto part = sign::partNamed(crm.document, "PPL");
        VERIFY_OK(part);
        QVERIFY(sign::lastApproval(*found, "Helen Carter", {}) != nullptr);
        QVERIFY(sign::lastApproval(*found, "Helen Carter", *part) != nullptr);
        QVERIFY(sign::lastApproval(*found, "Ben Ito", {}) == nullptr);
    }
};

MW_TEST(TestSinceSigned)
#include "tst_since_signed.moc"
