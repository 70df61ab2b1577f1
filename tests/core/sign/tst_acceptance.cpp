// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/run_evidence.h"
#include "core/sign/gates.h"
#include "tests/core/evidence/run_sql.h"
#include "tests/core/sign/signers.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

using namespace mw;
using State = sign::SignatureState::State;
using evidence::EvidenceStore;
using test::as;
using test::keyOf;

namespace {

/// A document whose run 1 was done and validated, in a folder of its own.
struct Migrated {
    test::TemporaryFolder folder;
    mapping::Document document = test::readyDocument();
    std::string path = folder.file("crm.mapwright-data");
    std::unique_ptr<EvidenceStore> store = open();

    std::unique_ptr<EvidenceStore> open() const {
        evidence::StoreOptions options;
        options.write = true;
        options.clock = &test::morning();
        auto opened = EvidenceStore::open(path, options);
        MW_ASSERT(opened.ok(), "the test can write its folder");
        return std::move(opened).value();
    }
    Result<void> load(bool fails = false) {
        const auto recorder = store->recordRun();
        engine::RunStart start;
        start.documentHash = document::contentHash(document);
        start.mode = "full";
        MW_TRY_DO(recorder->begin(start));
        engine::Reject reject;
        reject.entityMapping = Id("em-people");
        reject.rowNumber = 7;
        reject.reasons = {{"email", "PPL-004", Code::TooLong, "it is too long", {}}};
        MW_TRY_DO(recorder->add(reject));
        engine::RunResult result;
        result.ledger = {10, 9, 0, 0, 0, 0, 1, 0};
        result.written = {9, 9};
        result.entities.emplace_back().ledger = result.ledger;
        result.entities.back().written = result.written;
        return recorder->finish(result, fails ? std::optional(makeError(Code::DiskFull)) : std::nullopt);
    }
    /// A validation in which the e-mails of so many records differ.
    Result<void> validated(std::uint64_t differing = 0) {
        validate::ValidationResult result;
        validate::CheckResult check;
        check.id = "AUTO-people-accuracy-email";
        check.kind = "accuracy";
        check.title = "people.email is what its rule says";
        check.entity = "people";
        check.field = "email";
        check.compared = 9;
        check.failed = differing;
        check.status = differing == 0 ? validate::CheckResult::Status::Passed : validate::CheckResult::Status::Failed;
        result.checks = {check};
        for (std::uint64_t i = 0; i < differing; ++i) {
            auto& cell = result.differences.emplace_back();
            cell.entity = "people";
            cell.difference.key = "K" + std::to_string(i);
            cell.difference.field = "email";
        }
        result.total = differing;
        auto saved = store->saveValidation(document::contentHash(document), std::nullopt, result);
        return saved.ok() ? Result<void>() : std::move(saved).error();
    }
    auto accept(std::int64_t run = 1) { return sign::acceptRun(document, keyOf(1), as("Helen Carter", "approver"), *store, run); }
    std::string closedGate() {
        auto refused = accept();
        return refused.ok() ? std::string() : refused.error().code == Code::GateClosed ? refused.error().where : refused.error().line();
    }
    sign::Verification verified() const {
        auto found = sign::verify(document, open().get());
        MW_ASSERT(found.ok(), "an acceptance can be verified");
        return std::move(found).value();
    }
};

} // namespace

class TestAcceptance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAcceptanceHoldsWhileItsEvidenceDoes() {
        Migrated crm;
        VERIFY_OK(crm.load());
        VERIFY_OK(crm.validated());
        const auto done = crm.accept();
        VERIFY_OK(done);
        VERIFY_OK(sign::recordSigned(*crm.store, crm.document, *done));
        QCOMPARE(done->entry.entry.meaning, std::string("I accept run 1."));
        QVERIFY(crm.verified().isValid());
        // What comes later is not what was accepted.
        VERIFY_OK(crm.load());
        VERIFY_OK(crm.validated(3));
        evidence::Verdict verdict{0, evidence::Verdict::Kind::Defect, "AUTO-people-accuracy-email", "", "Ann", "", 0, {}};
        VERIFY_OK(crm.store->saveVerdict(verdict));
        QVERIFY(crm.verified().isValid());
        // Without evidence nobody can say.
        const auto found = sign::verify(crm.document, nullptr);
        QVERIFY(!found->isValid());
        QVERIFY(found->signatures.front().why.find("the evidence store is missing") != std::string::npos);
        // An edit makes the acceptance stale as well.
        test::fieldMapping(crm.document, "PPL-004").rule = "lower([E-Mail address])";
        QCOMPARE(crm.verified().signatures.front().state, State::Stale);
    }

    void changedEvidenceIsNamed_data() {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* title, const char* sql, const char* named) { QTest::newRow(title) << sql << named; };
        row("the mode of the run", "UPDATE run SET manifest = replace(manifest, 'full', 'test') WHERE id = 1", "manifest is not what was accepted");
        row("the ledger", "UPDATE run SET result = replace(result, '9', '8') WHERE id = 1", "ledger is not what was accepted");
        row("the run itself", "PRAGMA foreign_keys=OFF; DELETE FROM run WHERE id = 1", "manifest is missing");
        row("the message of a reject", "UPDATE reject_reason SET message = 'fine'", "rejects is not what was accepted");
        row("a reject", "PRAGMA foreign_keys=OFF; DELETE FROM reject", "rejects is not what was accepted");
        row("what a check counted", "UPDATE validation SET content = replace(content, '9', '7')", "validation 1 is not what was accepted");
        row("the validation", "PRAGMA foreign_keys=OFF; DELETE FROM validation", "validation 1 is missing");
        row("a difference", "UPDATE difference SET content = content || ' '", "validation 1 is not what was accepted");
        row("a verdict", "UPDATE verdict SET reason = 'no reason'", "verdicts 2 is not what was accepted");
        row("the audit log", "DROP TRIGGER audit_keeps; UPDATE audit SET detail = 'x' WHERE sequence = 1", "line 1 was edited");
        row("the end of the audit log", "DROP TRIGGER audit_stays; DELETE FROM audit WHERE sequence > 2", "audit 5 is missing");
    }
    void changedEvidenceIsNamed() {
        QFETCH(QString, sql);
        QFETCH(QString, named);
        Migrated crm;
        VERIFY_OK(crm.load());
        VERIFY_OK(crm.validated(2));
        for (const char* key : {"K0", "K1"}) {
            diff::Difference difference;
            difference.key = key;
            difference.field = "email";
            evidence::Verdict verdict{0, evidence::Verdict::Kind::Accepted, evidence::differenceId("people", difference),
                                      "it was so before", "Ann", "", 0, {}};
            VERIFY_OK(crm.store->saveVerdict(verdict));
        }
        VERIFY_OK(crm.accept());
        QVERIFY(crm.verified().isValid());
        crm.store.reset();
        QVERIFY(test::runSql(crm.path, sql.toStdString()));
        const sign::Verification found = crm.verified();
        QVERIFY(!found.isValid());
        std::string told;
        for (const sign::Tampering& each : found.tampered)
            told += each.where + ": " + each.what + "\n";
        QVERIFY2(told.find(named.toStdString()) != std::string::npos, told.c_str());
    }

    void eachGateOpensByEvidenceAlone() {
        Migrated crm;
        QVERIFY(crm.closedGate().find("the run 1 is not known") != std::string::npos);
        VERIFY_OK(crm.load());
        QCOMPARE(crm.closedGate(), std::string("validated"));
        VERIFY_OK(crm.validated(2));
        QCOMPARE(crm.closedGate(), std::string("validated"));
        // One of two differences accepted is not enough; both are, until one expires.
        diff::Difference difference;
        difference.field = "email";
        difference.key = "K0";
        evidence::Verdict verdict{0, evidence::Verdict::Kind::Accepted, evidence::differenceId("people", difference),
                                  "it was so before", "Ann", "", 0, {}};
        VERIFY_OK(crm.store->saveVerdict(verdict));
        QCOMPARE(crm.closedGate(), std::string("validated"));
        difference.key = "K1";
        verdict.about = evidence::differenceId("people", difference);
        verdict.expiresMicros = test::morning().nowMicros() - 1;
        VERIFY_OK(crm.store->saveVerdict(verdict));
        QCOMPARE(crm.closedGate(), std::string("validated"));
        verdict.expiresMicros.reset();
        VERIFY_OK(crm.store->saveVerdict(verdict));
        QCOMPARE(crm.closedGate(), std::string());
        // Another state of the document has not been run.
        test::fieldMapping(crm.document, "PPL-004").rule = "lower([E-Mail address])";
        QCOMPARE(crm.closedGate(), std::string("the run is done"));
        VERIFY_OK(crm.load());
        QCOMPARE(sign::acceptRun(crm.document, keyOf(1), as("Helen Carter", "approver"), *crm.store, 2).error().where,
                 std::string("validated"));
        VERIFY_OK(crm.validated());
        VERIFY_OK(crm.accept(2));
        VERIFY_OK(crm.store->markRolledBack(2));
        QCOMPARE(crm.accept(2).error().where, std::string("the run is done"));
        const auto found = crm.verified();
        QVERIFY(!found.isValid());
        QCOMPARE(found.signatures.back().inWords(), std::string("broken: run 2 was taken back"));
        VERIFY_OK(crm.load(true));
        QCOMPARE(crm.accept(3).error().where, std::string("the run is done"));
    }

    void anEntryThatIsTakenOutIsMissed() {
        Migrated crm;
        VERIFY_OK(crm.load());
        VERIFY_OK(crm.validated());
        const auto first = sign::approve(crm.document, keyOf(1), as("Helen Carter", "approver"), {});
        VERIFY_OK(first);
        VERIFY_OK(sign::recordSigned(*crm.store, crm.document, *first));
        const auto second = sign::approve(crm.document, keyOf(2), as("Ben Ito", "reviewer"), {});
        VERIFY_OK(second);
        VERIFY_OK(sign::recordSigned(*crm.store, crm.document, *second));
        QVERIFY(crm.verified().isValid());
        // Signing again takes the place of what was signed: nothing is missed.
        const auto again = sign::approve(crm.document, keyOf(2), as("Ben Ito", "reviewer"), {});
        QCOMPARE(again->replaced.size(), std::size_t(1));
        VERIFY_OK(sign::recordSigned(*crm.store, crm.document, *again));
        QVERIFY(crm.verified().isValid());
        auto entries = sign::readEntries(crm.document.signaturesJson);
        entries.pop_back();
        crm.document.signaturesJson = sign::printEntries(entries);
        const auto found = crm.verified();
        QVERIFY(!found.isValid());
        QCOMPARE(found.tampered.size(), std::size_t(1));
        QVERIFY(found.tampered.front().what.find("Ben Ito, reviewer") != std::string::npos);
    }
};

MW_TEST(TestAcceptance)
#include "tst_acceptance.moc"
