// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/evidence/evidence_store.h"
#include "core/evidence/run_evidence.h"
#include "tests/core/evidence/run_sql.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <thread>

using namespace mw;
using evidence::EvidenceStore;

namespace {

const FixedClock kClock(1'700'000'000'000'000);

std::unique_ptr<EvidenceStore> openStore(const std::string& path, bool write = true) {
    evidence::StoreOptions options;
    options.write = write;
    options.actor = "Ann";
    options.clock = &kClock;
    auto store = EvidenceStore::open(path, options);
    if (!store.ok())
        qWarning("%s", store.error().line().c_str());
    return store.ok() ? std::move(store).value() : nullptr;
}

engine::RunStart startOf(const std::string& hash) {
    engine::RunStart start;
    start.documentHash = hash;
    start.documentTitle = "small \"title\"";
    start.engineVersion = "1.2.3";
    start.mode = "full";
    start.nowMicros = 17;
    start.startedMicros = 18;
    start.workers = 2;
    start.rejectLimit = 100;
    start.engine = "sql";
    start.retries = 7;
    start.keepsAllKeys = start.onlyInserts = start.verifies = true;
    start.entities = {"people (PPL)"};
    start.locations = {{"old", "csv", "/data/old", false, {{"delimiter", ";"}}}, {"new", "", "new.sqlite", true, {}}};
    return start;
}

engine::RunResult resultOf() {
    engine::RunResult result;
    engine::EntityResult entity;
    entity.entityMapping = Id("m-1");
    entity.reference = "PPL";
    entity.sourceEntity = "contacts";
    entity.targetEntity = "people";
    entity.ledger = {10, 5, 1, 0, 0, 1, 3, 0};
    entity.written = {5, 5};
    entity.seconds = 0.5;
    result.entities = {entity};
    result.ledger = entity.ledger;
    result.written = entity.written;
    result.inputs = {{"old", "contacts", "/data/old", std::string(64, 'a'), 1234, 10}};
    result.stages = {{"read", 0.25}};
    result.notes = {"a note"};
    result.seconds = 1.5;
    result.documentHash = "h1";
    result.nowMicros = 17;
    return result;
}

engine::Reject rejectOf(std::uint64_t row, const std::string& field, Code code, const std::string& message) {
    engine::Reject reject;
    reject.entityMapping = Id("m-1");
    reject.sourceEntity = "contacts";
    reject.targetEntity = "people";
    reject.rowNumber = row;
    reject.line = row + 1;
    reject.byteOffset = row * 10;
    reject.key = "K" + std::to_string(row);
    reject.values = {{"id", std::to_string(row)}, {"name", "Ann \"the\" first\nline"}};
    reject.reasons = {{field, "PPL-001", code, message, {2, 5}}};
    return reject;
}

bool same(const engine::Reject& a, const engine::Reject& b) {
    const auto reasonsEqual = [&] {
        if (a.reasons.size() != b.reasons.size())
            return false;
        for (std::size_t i = 0; i < a.reasons.size(); ++i)
            if (a.reasons[i].targetField != b.reasons[i].targetField ||
                a.reasons[i].reference != b.reasons[i].reference || a.reasons[i].code != b.reasons[i].code ||
                a.reasons[i].message != b.reasons[i].message || a.reasons[i].span != b.reasons[i].span)
                return false;
        return true;
    };
    return a.entityMapping == b.entityMapping && a.sourceEntity == b.sourceEntity && a.targetEntity == b.targetEntity &&
           a.rowNumber == b.rowNumber && a.line == b.line && a.byteOffset == b.byteOffset && a.key == b.key &&
           a.values == b.values && reasonsEqual();
}

} // namespace

class TestEvidenceStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunIsReadBackAsItWasWritten() {
        test::TemporaryFolder folder;
        const std::string path = evidence::storePath(folder.file("crm.mapwright"));
        QCOMPARE(path, folder.file("crm.mapwright-data"));
        std::vector<engine::Reject> written;
        {
            const auto store = openStore(path);
            QVERIFY(store);
            const auto recorder = store->recordRun();
            VERIFY_OK(recorder->begin(startOf("h1")));
            QCOMPARE(recorder->runId(), 1);
            const auto running = store->run(1);
            VERIFY_OK(running);
            QCOMPARE(running->state, evidence::RunRecord::State::Running);
            for (std::uint64_t row = 1; row <= 1300; ++row) {
                written.push_back(rejectOf(row, row % 3 ? "name" : "born", row % 3 ? Code::TooLong : Code::NotADate,
                                           "wrong " + std::to_string(row % 5)));
                if (row % 4 == 0)
                    written.back().reasons.push_back({"mail", "PPL-009", Code::Rejected, "bad e-mail", {}});
                VERIFY_OK(recorder->add(written.back()));
            }
            engine::Reject malformed = rejectOf(2000, "", Code::InvalidUtf8, "byte 3");
            malformed.values = {{"", std::string("raw \xff\0 bytes", 12)}};
            written.push_back(malformed);
            VERIFY_OK(recorder->add(malformed));
            VERIFY_OK(recorder->finish(resultOf(), std::nullopt));
        }
        const auto store = openStore(path, false);
        QVERIFY(store);
        const auto run = store->run(1);
        VERIFY_OK(run);
        QCOMPARE(run->state, evidence::RunRecord::State::Done);
        QCOMPARE(run->rejects, 1301u);
        QCOMPARE(run->finishedMicros, kClock.nowMicros());
        QCOMPARE(run->start.documentTitle, std::string("small \"title\""));
        QCOMPARE(run->start.rejectLimit, std::optional<std::uint64_t>(100));
        QCOMPARE(run->start.locations.size(), std::size_t(2));
        QVERIFY(run->start.locations == startOf("").locations);
        QCOMPARE(run->start.engine, std::string("sql"));
        QCOMPARE(run->start.retries, 7U);
        QVERIFY(run->start.keepsAllKeys && run->start.onlyInserts && run->start.verifies);
        QCOMPARE(run->result.entities[0].ledger.rejected, 3u);
        QCOMPARE(run->result.entities[0].ledger.merged, 1u);
        QVERIFY(run->result.closes());
        QCOMPARE(run->result.inputs[0].hash, std::string(64, 'a'));
        QCOMPARE(run->result.notes, std::vector<std::string>{"a note"});
        QCOMPARE(run->result.seconds, 1.5);
        const auto rejects = store->rejects(1, {}, 0, 5000);
        VERIFY_OK(rejects);
        QCOMPARE(rejects->size(), written.size());
        for (std::size_t i = 0; i < written.size(); ++i)
            QVERIFY2(same((*rejects)[i].reject, written[i]), std::to_string(i).c_str());
        const auto page = store->rejects(1, {}, 100, 10);
        QCOMPARE(page->size(), std::size_t(10));
        QCOMPARE(page->front().reject.rowNumber, 101u);
    }

    void rejectsAreFilteredAndGrouped() {
        test::TemporaryFolder folder;
        const auto store = openStore(folder.file("s"));
        const auto recorder = store->recordRun();
        VERIFY_OK(recorder->begin(startOf("h1")));
        for (std::uint64_t row = 1; row <= 30; ++row) {
            engine::Reject reject = rejectOf(row, row % 3 ? "name" : "born", row % 3 ? Code::TooLong : Code::NotADate,
                                             "wrong " + std::to_string(row % 5));
            if (row > 25)
                reject.targetEntity = "places";
            if (row == 1)
                reject.reasons.push_back({"born", "PPL-002", Code::NotADate, "31.02. is not a date", {}});
            VERIFY_OK(recorder->add(reject));
        }
        VERIFY_OK(recorder->finish(resultOf(), std::nullopt));
        const auto count = [&](const evidence::RejectFilter& filter) { return store->countRejects(1, filter).value(); };
        QCOMPARE(count({}), 30u);
        QCOMPARE(count({"places", "", "", "", ""}), 5u);
        QCOMPARE(count({"", "born", "", "", ""}), 11u);
        QCOMPARE(count({"", "name", "TooLong", "", ""}), 20u);
        QCOMPARE(count({"", "name", "NotADate", "", ""}), 0u);
        QCOMPARE(count({"", "", "", "31.02", ""}), 1u);
        QCOMPARE(count({"", "", "", "k7", ""}), 1u);
        QCOMPARE(count({"", "", "", "", "wrong 4"}), 6u);
        QCOMPARE(store->rejects(1, {"", "born", "", "", ""}, 0, 100)->size(), std::size_t(11));
        QCOMPARE(store->countRejects(2, {}).value(), 0u);

        const auto groups = store->rejectGroups(1);
        VERIFY_OK(groups);
        QCOMPARE(groups->size(), std::size_t(5));
        QCOMPARE(groups->front().targetField, std::string("name"));
        QCOMPARE(groups->front().code, Code::TooLong);
        QCOMPARE(groups->front().rows, 17u);
        QCOMPARE(groups->front().primary, 17u);
        QCOMPARE(groups->front().example, std::string("wrong 0"));
        QCOMPARE(groups->front().cause, std::string("wrong"));
        std::uint64_t primaries = 0;
        for (const evidence::RejectGroup& group : *groups)
            primaries += group.primary;
        QCOMPARE(primaries, 30u);
    }

    void runsTellHowTheyEnded() {
        test::TemporaryFolder folder;
        const auto store = openStore(folder.file("s"));
        const auto record = [&](const std::optional<Error>& failure) {
            const auto recorder = store->recordRun();
            if (recorder->begin(startOf("h")).ok())
                static_cast<void>(recorder->finish(resultOf(), failure).ok());
        };
        record(std::nullopt);
        record(at(makeError(Code::RejectLimit, "9", "8"), "people"));
        record(makeError(Code::Cancelled));
        {
            const auto killed = store->recordRun();
            VERIFY_OK(killed->begin(startOf("h")));
        }
        QCOMPARE(store->run(4)->state, evidence::RunRecord::State::Running);
        record(std::nullopt);
        const auto runs = store->runs();
        VERIFY_OK(runs);
        QCOMPARE(runs->size(), std::size_t(5));
        QCOMPARE((*runs)[0].id, 5);
        QCOMPARE((*runs)[1].state, evidence::RunRecord::State::Interrupted);
        QCOMPARE((*runs)[2].state, evidence::RunRecord::State::Cancelled);
        QCOMPARE((*runs)[3].state, evidence::RunRecord::State::Failed);
        QCOMPARE((*runs)[3].errorCode, std::optional<Code>(Code::RejectLimit));
        QVERIFY((*runs)[3].error.find("people") != std::string::npos);
        QCOMPARE(store->runs(2)->size(), std::size_t(2));
        QCOMPARE(store->run(99).error().code, Code::UnknownName);
    }

    void profilesAreKeptByScan() {
        test::TemporaryFolder folder;
        const auto store = openStore(folder.file("s"));
        profile::EntityProfile profile;
        profile.name = "contacts";
        profile.rows = 10;
        profile::FieldProfile field;
        field.name = "mail";
        field.type = LogicalType::decimal(10, 2);
        field.distinct = 7;
        field.distinctIsExact = false;
        field.minimum = "a";
        field.maximumLength = 12;
        field.patterns = {{"AA-9", 3}};
        field.top = {{"x", 4}, {"", 1}};
        field.lengthHistogram = {0, 1, 2};
        field.semanticType = "e-mail";
        field.semanticRate = 0.75;
        profile.fields = {field};
        VERIFY_OK(store->saveScan("h1", "old", std::vector{profile}));
        const profile::EntityProfile first = profile;
        profile.rows = 11;
        profile::EntityProfile deals;
        deals.name = "deals";
        const auto second = store->saveScan("h2", "old", std::vector{profile, deals});
        VERIFY_OK(second);
        VERIFY_OK(store->saveScan("h2", "other", std::vector{deals}));
        QCOMPARE(store->latestScan("old").value(), std::optional(*second));
        QVERIFY(!store->latestScan("nowhere").value());
        const auto third = store->saveScan("h2", "old", std::vector{profile});
        VERIFY_OK(third);
        QCOMPARE(store->latestScan("old").value(), std::optional(*third));
        QCOMPARE(store->latestScan("old", deals.name).value(), std::optional(*second)); // the newest did not look at it
        QCOMPARE(store->loadScan(99).error().code, Code::UnknownName);
        QCOMPARE(store->loadScan(1)->profiles.size(), std::size_t(1));
        QCOMPARE(store->loadScan(1)->profiles.front().rows, first.rows);
        const auto scan = store->loadScan(*second);
        VERIFY_OK(scan);
        QCOMPARE(scan->documentHash, std::string("h2"));
        QCOMPARE(scan->profiles.size(), std::size_t(2));
        QCOMPARE(scan->profiles.back().name, deals.name);
        const profile::EntityProfile& kept = scan->profiles.front();
        QCOMPARE(kept.rows, 11u);
        const profile::FieldProfile& read = kept.fields.at(0);
        QCOMPARE(read.type, field.type);
        QCOMPARE(read.distinctIsExact, false);
        QCOMPARE(read.minimum, field.minimum);
        QCOMPARE(read.maximum, std::optional<std::string>());
        QCOMPARE(read.maximumLength, field.maximumLength);
        QCOMPARE(read.patterns, field.patterns);
        QCOMPARE(read.top, field.top);
        QCOMPARE(read.lengthHistogram, field.lengthHistogram);
        QCOMPARE(read.semanticRate, 0.75);
    }

    void validationsKeepChecksAndDifferences() {
        test::TemporaryFolder folder;
        const auto store = openStore(folder.file("s"));
        validate::ValidationResult result;
        validate::CheckResult check;
        check.id = "CHK-1";
        check.kind = "count";
        check.status = validate::CheckResult::Status::Failed;
        check.compared = 5;
        check.failed = 1;
        check.expected = "5";
        check.actual = "4";
        diff::Difference difference;
        difference.key = "17";
        difference.field = "born";
        difference.left = Date{100};
        difference.right = Value();
        difference.cause = diff::Cause::ValueAgainstNull;
        check.examples = {difference};
        check.isDerived = false;
        check.isWarning = true;
        check.proves = {"PPL-3", "PPL-4"};
        check.because = "records in and out add up";
        result.checks = {check};
        result.warnings = {"the document declares no checks"};
        diff::Cluster cluster;
        cluster.field = "born";
        cluster.cause = diff::Cause::DateShifted;
        cluster.detail = "1 d later";
        cluster.count = 50'000;
        cluster.examples = {difference, difference};
        result.clusters = {{"people", "PPL-3", cluster}};
        validate::FieldDifferences field;
        field.entity = "people";
        field.field = "born";
        field.cells = 1;
        field.byCause = {{"value_against_null", 1}};
        result.fields = {field};
        difference.right = Decimal{1234, 2};
        result.differences = {{"people", "PPL-3", difference, 9}};
        result.total = 1;
        result.byField = {{"born", 1}};
        result.byCause = {{"value_against_null", 1}};
        const auto id = store->saveValidation("h1", std::nullopt, result);
        VERIFY_OK(id);
        const auto stored = store->loadValidation(*id);
        VERIFY_OK(stored);
        QVERIFY(!stored->passed);
        QVERIFY(!stored->run);
        QCOMPARE(stored->result.checks[0].status, validate::CheckResult::Status::Failed);
        QCOMPARE(stored->result.checks[0].examples[0].left, Value(Date{100}));
        QVERIFY(isNull(stored->result.checks[0].examples[0].right));
        QVERIFY(!stored->result.checks[0].isDerived && stored->result.checks[0].isWarning);
        QCOMPARE(stored->result.checks[0].proves, check.proves);
        QCOMPARE(stored->result.checks[0].because, check.because);
        QCOMPARE(stored->result.warnings, result.warnings);
        QCOMPARE(stored->result.clusters.size(), std::size_t(1));
        QCOMPARE(stored->result.clusters[0].reference, std::string("PPL-3"));
        QCOMPARE(stored->result.clusters[0].differences.cause, diff::Cause::DateShifted);
        QCOMPARE(stored->result.clusters[0].differences.detail, std::string("1 d later"));
        QCOMPARE(stored->result.clusters[0].differences.count, std::uint64_t(50'000));
        QCOMPARE(stored->result.clusters[0].differences.examples.size(), std::size_t(2));
        QCOMPARE(stored->result.clusters[0].differences.examples[1].left, Value(Date{100}));
        QCOMPARE(stored->result.differences.size(), std::size_t(1));
        QCOMPARE(stored->result.differences[0].sourceRow, 9u);
        QCOMPARE(stored->result.differences[0].difference.right, Value(Decimal{1234, 2}));
        QCOMPARE(stored->result.differences[0].difference.cause, diff::Cause::ValueAgainstNull);
        QCOMPARE(stored->result.fields[0].byCause, field.byCause);
        QCOMPARE(store->validations()->size(), std::size_t(1));
        QCOMPARE(store->loadValidation(99).error().code, Code::UnknownName);
    }

    void verdictsNeedAnAuthorAndAReason() {
        test::TemporaryFolder folder;
        const auto store = openStore(folder.file("s"));
        evidence::Verdict verdict;
        verdict.about = "people\x1f"
                        "17\x1f"
                        "born";
        verdict.kind = evidence::Verdict::Kind::Accepted;
        verdict.documentHash = "h1";
        QCOMPARE(store->saveVerdict(verdict).error().code, Code::WrongValue);
        verdict.author = "Ann";
        QCOMPARE(store->saveVerdict(verdict).error().code, Code::WrongValue);
        verdict.reason = "the old system rounds";
        verdict.expiresMicros = 5;
        VERIFY_OK(store->saveVerdict(verdict));
        verdict.kind = evidence::Verdict::Kind::Defect;
        verdict.reason.clear();
        verdict.expiresMicros.reset();
        VERIFY_OK(store->saveVerdict(verdict));
        const auto kept = store->verdicts(verdict.about);
        VERIFY_OK(kept);
        QCOMPARE(kept->size(), std::size_t(2));
        QCOMPARE(kept->front().reason, std::string("the old system rounds"));
        QCOMPARE(kept->front().expiresMicros, std::optional<std::int64_t>(5));
        QCOMPARE(kept->back().kind, evidence::Verdict::Kind::Defect);
        QVERIFY(store->verdicts("something else")->empty());
    }

    void theAuditLogIsAChain() {
        test::TemporaryFolder folder;
        const std::string path = folder.file("s");
        std::string head;
        {
            const auto store = openStore(path);
            QCOMPARE(store->verifyAudit()->head, std::string(64, '0'));
            for (int i = 0; i < 20; ++i)
                VERIFY_OK(store->addAudit("edit", "PPL-" + std::to_string(i), "h1", "detail"));
            const auto state = store->verifyAudit();
            VERIFY_OK(state);
            QVERIFY(state->valid);
            QCOMPARE(state->entries, 20u);
            head = state->head;
            const auto entries = store->auditEntries(5, 3);
            QCOMPARE(entries->size(), std::size_t(3));
            QCOMPARE(entries->front().sequence, 6);
            QCOMPARE(entries->front().actor, std::string("Ann"));
            QCOMPARE(entries->back().subject, std::string("PPL-7"));
        }
        // Neither the program's own way nor SQL changes it while the triggers stand.
        QVERIFY(!test::runSql(path, "UPDATE audit SET detail = 'x' WHERE sequence = 3"));
        QVERIFY(!test::runSql(path, "DELETE FROM audit WHERE sequence = 20"));
        QCOMPARE(openStore(path)->verifyAudit()->head, head);
        QVERIFY(test::runSql(path, "DROP TRIGGER audit_keeps; DROP TRIGGER audit_stays"));
    }

    void tamperingIsFound_data() {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("broken");
        QTest::addColumn<QString>("what");
        const auto row = [](const char* title, const char* sql, int broken, const char* what) {
            QTest::newRow(title) << sql << broken << what;
        };
        row("a changed detail", "UPDATE audit SET detail = 'x' WHERE sequence = 3", 3, "line 3 was edited");
        row("a changed actor", "UPDATE audit SET actor = 'Bob' WHERE sequence = 5", 5, "line 5 was edited");
        row("a changed time", "UPDATE audit SET at = at + 1 WHERE sequence = 1", 1, "line 1 was edited");
        row("the last one changed", "UPDATE audit SET subject = 'PPL-7' WHERE sequence = 10", 10, "line 10 was edited");
        row("a changed hash", "UPDATE audit SET hash = replace(hash, substr(hash, 1, 1), 'f') WHERE sequence = 6", 6, "line 6 was edited");
        row("a line taken out", "DELETE FROM audit WHERE sequence = 4", 4, "line 4 is missing");
        row("the first line taken out", "DELETE FROM audit WHERE sequence = 1", 1, "line 1 is missing");
        row("a line taken out, those behind it renumbered",
            "DELETE FROM audit WHERE sequence = 4; UPDATE audit SET sequence = -sequence WHERE sequence > 4; "
            "UPDATE audit SET sequence = -sequence - 1 WHERE sequence < 0",
            4, "line 4 is missing");
        row("two lines exchanged",
            "UPDATE audit SET sequence = -sequence WHERE sequence IN (2, 3); "
            "UPDATE audit SET sequence = 5 + sequence WHERE sequence < 0",
            2, "line 3 stands out of order: it was written as line 2");
        row("a line moved to the end",
            "UPDATE audit SET sequence = 11 WHERE sequence = 2; UPDATE audit SET sequence = sequence - 1 WHERE sequence > 2",
            2, "line 10 stands out of order: it was written as line 2");
        row("a line put in",
            "INSERT INTO audit SELECT 11, at, actor, action, subject, document_hash, detail, hash, hash FROM audit "
            "WHERE sequence = 10",
            11, "line 11 was edited");
    }
    void tamperingIsFound() {
        QFETCH(QString, sql);
        QFETCH(int, broken);
        QFETCH(QString, what);
        test::TemporaryFolder folder;
        const std::string path = folder.file("s");
        {
            const auto store = openStore(path);
            for (int i = 0; i < 10; ++i)
                VERIFY_OK(store->addAudit("edit", "PPL-" + std::to_string(i), "h1", "detail"));
        }
        QVERIFY(test::runSql(path, "DROP TRIGGER audit_keeps; DROP TRIGGER audit_stays; " + sql.toStdString()));
        const auto state = openStore(path)->verifyAudit();
        VERIFY_OK(state);
        QVERIFY(!state->valid);
        QCOMPARE(int(state->firstBroken), broken);
        QCOMPARE(QString::fromStdString(state->what), what);
    }

    void whatIsNoStoreIsRefused() {
        test::TemporaryFolder folder;
        QVERIFY(writeFile(folder.file("text"), std::string(5000, 'x')).ok());
        evidence::StoreOptions write;
        write.write = true;
        QCOMPARE(EvidenceStore::open(folder.file("text"), write).error().code, Code::NotADatabase);
        QCOMPARE(EvidenceStore::open(folder.file("missing")).error().code, Code::FileNotFound);
        QCOMPARE(EvidenceStore::open(folder.path(), write).error().code, Code::IsADirectory);
        QVERIFY(test::runSql(folder.file("other"), "CREATE TABLE t (a)"));
        QCOMPARE(EvidenceStore::open(folder.file("other"), write).error().code, Code::WrongValue);
        QVERIFY(openStore(folder.file("newer")));
        QVERIFY(test::runSql(folder.file("newer"), "PRAGMA user_version=99"));
        QCOMPARE(EvidenceStore::open(folder.file("newer"), write).error().code, Code::WrongVersion);
        QVERIFY(openStore(folder.file("broken")));
        QVERIFY(test::runSql(
            folder.file("broken"),
            "INSERT INTO run (state, document_hash, started, manifest) VALUES (0, 'h', 1, '{\"mode\": 3}')"));
        QCOMPARE(openStore(folder.file("broken"))->runs().error().code, Code::CorruptDatabase);
    }

    void theLastReaderLeavesOneFile() {
        test::TemporaryFolder folder;
        const std::string path = folder.file("s");
        auto writer = openStore(path);
        VERIFY_OK(writer->recordRun()->begin(startOf("h1")));
        auto reader = EvidenceStore::open(path);
        VERIFY_OK(reader);
        writer.reset();
        QCOMPARE((*reader)->runs().value().size(), 1u);
        reader->reset();
        QCOMPARE(folder.names(), QStringList{QStringLiteral("s")});
    }

    void readersSeeTheLastCommitWhileSomebodyWrites() {
        test::TemporaryFolder folder;
        const std::string path = folder.file("s");
        const auto writer = openStore(path);
        const auto recorder = writer->recordRun();
        VERIFY_OK(recorder->begin(startOf("h1")));
        std::atomic<int> failures{0};
        std::atomic<bool> done{false};
        std::vector<std::jthread> readers;
        for (int i = 0; i < 3; ++i)
            readers.emplace_back([&] {
                std::uint64_t before = 0;
                while (!done) {
                    const auto store = EvidenceStore::open(path);
                    const auto count =
                        store.ok() ? (*store)->countRejects(1, {}) : Result<std::uint64_t>(store.error());
                    if (!count.ok() || *count < before)
                        ++failures;
                    else
                        before = *count;
                }
            });
        for (std::uint64_t row = 1; row <= 4000; ++row)
            if (!recorder->add(rejectOf(row, "name", Code::TooLong, "long")).ok())
                ++failures;
        const auto finished = recorder->finish(resultOf(), std::nullopt);
        done = true;
        readers.clear();
        VERIFY_OK(finished);
        QCOMPARE(failures.load(), 0);
        QCOMPARE(writer->countRejects(1, {}).value(), 4000u);
    }
};

MW_TEST(TestEvidenceStore)
#include "tst_evidence_store.moc"
