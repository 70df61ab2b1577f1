// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/checkpoint.h"
#include "tests/core/engine/fakes.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

using namespace mw;
using test::SmallMigration;

namespace {

constexpr int kRows = 20'000;

std::string csvOf(int rows, const std::string& name = "name") {
    std::string csv = "id,name\n";
    for (int i = 1; i <= rows; ++i)
        csv += (i % 10 == 0 ? "bad" : std::to_string(i % 7 == 0 ? i - 1 : i)) + "," + name + "\n";
    return csv;
}

/// One in ten records is rejected; one in seven repeats the number before it.
void fill(SmallMigration& migration, const char* order = nullptr) {
    migration.addSource("contacts", {"id", "name"}, csvOf(kRows));
    migration.addTarget("people", {"pid integer!", "full_name text"}, {"pid"});
    mapping::EntityMapping& mapping =
        migration.map("contacts", "people", {{"pid", "to_integer(id)"}, {"full_name", "name & to_text(row_number())"}});
    mapping.key = {"pid"};
    if (order)
        mapping.deduplication = mapping::Deduplication{{"id"}, order, false, {}};
}

/// Runs with a hook in all readers and targets.
Result<engine::RunResult> runHooked(SmallMigration& migration, test::Hook& hook, engine::RunOptions options) {
    engine::PlanOptions planOptions = migration.planOptions();
    planOptions.access = test::hookedAccess(hook);
    const engine::PlanPtr plan = migration.plan(planOptions);
    if (!plan)
        return makeError(Code::DocumentHasProblems, "1", migration.failure);
    options.rejects = &migration.rejects;
    options.partial = &migration.partial;
    JobContext job;
    return engine::runPlan(*plan, options, job);
}

/// Fails as often as asked, from the n-th time that a step comes.
void failAt(test::Hook& hook, const std::string& step, int count, Code code, int times = 1'000'000) {
    hook.at = [=, seen = std::make_shared<std::atomic<int>>(0)](const std::string& at, std::size_t) -> Result<void> {
        if (at != step)
            return {};
        const int now = ++*seen;
        return now >= count && now < count + times ? Result<void>(makeError(code, "on purpose")) : Result<void>();
    };
}

engine::RunOptions inSteps(bool resume = false) {
    engine::RunOptions options;
    options.commitRows = 3000;
    options.workers = 2;
    options.resume = resume;
    options.firstPauseMs = 1;
    return options;
}

} // namespace

class TestResume : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesOnWhereTheLastCommitWas_data() {
        QTest::addColumn<QString>("order");
        QTest::addColumn<QString>("step");
        QTest::addColumn<int>("count");
        for (const char* order : {"", "first", "id"})
            for (const char* step : {"read", "write", "commit"})
                for (const int count : {2, 3, 4})
                    QTest::addRow("%s %d fails, duplicates by %s", step, count, order)
                        << QString::fromLatin1(order) << QString::fromLatin1(step) << count;
    }

    void goesOnWhereTheLastCommitWas() {
        QFETCH(QString, order);
        QFETCH(QString, step);
        QFETCH(int, count);
        const auto prepare = [&](SmallMigration& migration) {
            fill(migration, order.isEmpty() ? nullptr : order == QStringLiteral("first") ? "" : "to_integer(id)");
        };
        SmallMigration whole, broken;
        prepare(whole);
        prepare(broken);
        const auto expected = whole.run(inSteps());
        VERIFY_OK(expected);
        test::Hook hook;
        failAt(hook, step.toStdString(), count, Code::ReadFailed);
        QVERIFY(!runHooked(broken, hook, inSteps()).ok());
        hook.at = {};
        const auto result = runHooked(broken, hook, inSteps(true));
        VERIFY_OK(result);
        QVERIFY(result->closes());
        QCOMPARE(test::readBack(broken.targetPath(), "people"), test::readBack(whole.targetPath(), "people"));
        QCOMPARE(result->ledger.read, expected->ledger.read);
        QCOMPARE(result->ledger.loaded, expected->ledger.loaded);
        QCOMPARE(result->ledger.merged, expected->ledger.merged);
        QCOMPARE(result->ledger.rejected, expected->ledger.rejected);
        QCOMPARE(result->written.confirmed, expected->written.confirmed);
        QCOMPARE(result->inputs[0].hash, expected->inputs[0].hash);
        QCOMPARE(test::readBack(broken.targetPath(), "mapwright_run").size(), std::size_t(1)); // it is gone: an error
    }

    void anUnfinishedRunIsInTheWayOfANewOne() {
        SmallMigration migration;
        fill(migration);
        test::Hook hook;
        failAt(hook, "write", 5, Code::ReadFailed);
        QVERIFY(!runHooked(migration, hook, inSteps()).ok());
        const auto rows = test::readBack(migration.targetPath(), "people");
        QCOMPARE(migration.run(inSteps()).error().code, Code::UnfinishedRun);
        QCOMPARE(test::readBack(migration.targetPath(), "people"), rows);
    }

    void anotherDocumentOrSourceIsRefused() {
        SmallMigration migration;
        fill(migration);
        test::Hook hook;
        failAt(hook, "write", 5, Code::ReadFailed);
        QVERIFY(!runHooked(migration, hook, inSteps()).ok());
        const auto rows = test::readBack(migration.targetPath(), "people");

        const mapping::Document document = migration.document;
        migration.document.mappings[0].fields[1].rule = "upper(name)";
        QCOMPARE(migration.run(inSteps(true)).error().code, Code::OtherRun);
        migration.document = document;
        migration.writeSource("contacts", csvOf(kRows, "other"));
        QCOMPARE(migration.run(inSteps(true)).error().code, Code::OtherRun);
        migration.writeSource("contacts", csvOf(100));
        QCOMPARE(migration.run(inSteps(true)).error().code, Code::OtherRun);
        migration.document.connections[0].locations["here"] = migration.folder.file("elsewhere");
        QDir().mkpath(QString::fromStdString(migration.folder.file("elsewhere")));
        QVERIFY(writeFile(migration.folder.file("elsewhere/contacts.csv"), csvOf(kRows)).ok());
        QCOMPARE(migration.run(inSteps(true)).error().code, Code::OtherRun);
        QCOMPARE(test::readBack(migration.targetPath(), "people"), rows);

        migration.document = document;
        migration.writeSource("contacts", csvOf(kRows));
        VERIFY_OK(migration.run(inSteps(true)));
    }

    void withNothingUnfinishedItBegins() {
        SmallMigration migration;
        fill(migration);
        VERIFY_OK(migration.run(inSteps(true)));
    }

    void theRejectLimitStopsAndLetsGoOn() {
        SmallMigration migration;
        fill(migration);
        engine::RunOptions options = inSteps();
        options.rejectLimit = 500;
        QCOMPARE(migration.run(options).error().code, Code::RejectLimit);
        const std::size_t stopped = test::readBack(migration.targetPath(), "people").size();
        QVERIFY(stopped > 0 && stopped < std::size_t(kRows));
        options.resume = true;
        QCOMPARE(migration.run(options).error().code, Code::RejectLimit);
        options.rejectLimit = kRows;
        const auto result = migration.run(options);
        VERIFY_OK(result);
        QVERIFY(result->closes());
        QCOMPARE(result->ledger.read, std::uint64_t(kRows));
    }

    void passingTroublesAreWaitedFor() {
        SmallMigration whole, troubled;
        fill(whole, "");
        fill(troubled, "");
        VERIFY_OK(whole.run(inSteps()));
        for (const char* step : {"write", "commit", "count"}) {
            QFile::remove(QString::fromStdString(troubled.targetPath()));
            test::Hook hook;
            failAt(hook, step, 2, Code::Conflict, 2);
            const auto result = runHooked(troubled, hook, inSteps());
            VERIFY_OK(result);
            QCOMPARE(result->retries, 2u);
            QVERIFY(result->closes());
            QCOMPARE(test::readBack(troubled.targetPath(), "people"), test::readBack(whole.targetPath(), "people"));
        }
        test::Hook hook;
        QFile::remove(QString::fromStdString(troubled.targetPath()));
        failAt(hook, "write", 1, Code::ConnectionLost);
        QCOMPARE(runHooked(troubled, hook, inSteps()).error().code, Code::ConnectionLost);
        QCOMPARE(troubled.partial.retries, 4u);
        failAt(hook, "write", 1, Code::DiskFull, 1);
        QCOMPARE(runHooked(troubled, hook, inSteps()).error().code, Code::DiskFull); // that does not pass by itself
    }

    void aDryRunTellsAndWritesNothing() {
        SmallMigration migration;
        fill(migration, "");
        engine::RunOptions options;
        options.dryRun = true;
        const auto tried = migration.run(options);
        VERIFY_OK(tried);
        QVERIFY(tried->dryRun);
        QVERIFY(!QFile::exists(QString::fromStdString(migration.targetPath())));
        const auto loaded = migration.run();
        VERIFY_OK(loaded);
        QCOMPARE(tried->ledger.loaded, loaded->ledger.loaded);
        QCOMPARE(tried->ledger.rejected, loaded->ledger.rejected);
        QCOMPARE(tried->written.confirmed, loaded->written.confirmed);
        const auto rows = test::readBack(migration.targetPath(), "people");
        migration.document.mappings[0].loadMode = "replace";
        VERIFY_OK(migration.run(options));
        QCOMPARE(test::readBack(migration.targetPath(), "people"), rows);
    }

    void rowsThatAreThereAreOverwrittenOrMerged() {
        SmallMigration migration;
        fill(migration, "");
        const auto first = migration.run();
        VERIFY_OK(first);
        migration.writeSource("contacts", csvOf(kRows + 100, "later"));
        migration.document.mappings[0].loadMode = "append_missing";
        const auto appended = migration.run(inSteps());
        VERIFY_OK(appended);
        QVERIFY(appended->closes());
        QCOMPARE(appended->ledger.merged, first->ledger.merged + first->ledger.loaded + 11);
        // A number whose first bearer was rejected is new with its second.
        QCOMPARE(appended->ledger.loaded, 79u);
        QCOMPARE(appended->written.confirmed, 79u);
        migration.document.mappings[0].loadMode = "upsert";
        const auto updated = migration.run(inSteps());
        VERIFY_OK(updated);
        QVERIFY(updated->closes());
        QCOMPARE(updated->written.confirmed, updated->ledger.loaded);
        QCOMPARE(updated->ledger.loaded, first->ledger.loaded + 79);
        QCOMPARE(test::readBack(migration.targetPath(), "people").front(), std::string("1|later1"));
    }

    void checkpointsReadBack() {
        engine::Checkpoint point;
        point.run = 7;
        point.documentHash = "hash";
        point.mode = "full";
        point.nowMicros = -5;
        point.isLoaded = true;
        point.changes = 99;
        point.sources = {{"old\t1", "C:\\new\nline"}};
        point.mappings = {"m-1", "m-2"};
        point.rowsBefore = {{"people", 3}};
        engine::EntityProgress& entity = point.entities.emplace_back();
        entity.result.entityMapping = Id("m-1");
        entity.result.ledger.read = 12;
        entity.result.ledger.loaded = 11;
        entity.records = 12;
        entity.source.add({0xffffffffffffffff, 0x8000000000000000});
        entity.input = engine::Input{"old", "e", "loc", "", 1, 2};
        RowError error;
        error.row = 4;
        error.field = kWholeRow;
        error.code = Code::MissingParent;
        error.arguments = {"", "a\\b"};
        entity.takenBack = {{5, error}};
        const auto back = engine::Checkpoint::parse(point.print());
        VERIFY_OK(back);
        QCOMPARE(back->print(), point.print());
        QCOMPARE(back->sources, point.sources);
        QCOMPARE(back->progressOf(Id("m-1"))->source, entity.source);
        QCOMPARE(back->entities[0].takenBack[0].error.arguments, error.arguments);
        for (const char* text : {"", "x", "mapwright-run-2\n", "mapwright-run-1\nrun\t1\n", "mapwright-run-1\nledger\t1\n",
                                 "mapwright-run-1\nnonsense\n"})
            QVERIFY(!engine::Checkpoint::parse(text).ok());
        QCOMPARE(engine::rolledBackRun(engine::rollbackNote(12)), std::optional<std::int64_t>(12));
        QVERIFY(!engine::rolledBackRun(point.print()));
    }
};

MW_TEST(TestResume)
#include "tst_resume.moc"
