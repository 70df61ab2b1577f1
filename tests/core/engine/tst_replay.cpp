// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/replay.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

using namespace mw;
using test::SmallMigration;
using Lines = std::vector<std::string>;

namespace {

/// Records 2, 4 and 5 are rejected: a bad number, a bad amount, a field too many.
constexpr const char* kContacts = "id,name,amount\n1,one,1\nbad,two,2\n3,three,3\n4,four,x\n5,five,5,5\n";

void fill(SmallMigration& migration) {
    migration.addSource("contacts", {"id", "name", "amount"}, kContacts);
    migration.addTarget("people", {"pid integer!", "full_name text", "amount decimal(8,2)"}, {"pid"});
    migration.map("contacts", "people",
                  {{"pid", "to_integer(id)"}, {"full_name", "name"}, {"amount", "to_decimal(amount, 2)"}});
}

engine::Replay rejectsOf(const SmallMigration& migration) {
    engine::Replay replay;
    replay.run = 1;
    for (const engine::Reject& reject : migration.rejects.rejects)
        replay.mappings[reject.entityMapping].numbers.insert(reject.rowNumber);
    return replay;
}

engine::RunOptions with(const engine::Replay& replay) {
    engine::RunOptions options;
    options.replay = &replay;
    return options;
}

} // namespace

/// Rejects that are loaded once more.
class TestReplay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyRejectsAreReadAgain() {
        SmallMigration migration;
        fill(migration);
        VERIFY_OK(migration.run());
        const engine::Replay replay = rejectsOf(migration);
        QCOMPARE(replay.mappings.at(Id("m-1")).numbers, (std::set<std::uint64_t>{2, 4, 5}));
        // The document was mended: what is no amount is none.
        migration.document.mappings[0].fields[2].rule = "try(to_decimal(amount, 2), null)";
        const auto result = migration.run(with(replay));
        VERIFY_OK(result);
        QVERIFY(result->closes());
        QCOMPARE(result->ledger.read, 3u);
        QCOMPARE(result->ledger.loaded, 1u);
        QCOMPARE(result->ledger.rejected, 2u);
        QCOMPARE(migration.rejects.rejects[0].rowNumber, std::uint64_t(2));
        QCOMPARE(test::readBack(migration.targetPath(), "people"),
                 (Lines{"1|one|1.00", "3|three|3.00", "4|four|∅"}));
    }

    void whatWasCorrectedStandsInForTheSource() {
        SmallMigration migration;
        fill(migration);
        VERIFY_OK(migration.run());
        engine::Replay replay = rejectsOf(migration);
        auto& corrected = replay.mappings.at(Id("m-1")).corrected;
        corrected[2] = {{"id", "2"}};
        corrected[4] = {{"amount", ""}, {"name", "vier"}};
        corrected[5] = {{"id", "5"}, {"name", "fünf"}, {"amount", "5"}};
        const auto result = migration.run(with(replay));
        VERIFY_OK(result);
        QCOMPARE(result->ledger.loaded, 3u);
        QCOMPARE(test::readBack(migration.targetPath(), "people"),
                 (Lines{"1|one|1.00", "2|two|2.00", "3|three|3.00", "4|vier|∅", "5|fünf|5.00"}));
    }

    void whatIsLoadedStaysBeforeWhatComesLater() {
        SmallMigration migration;
        fill(migration);
        migration.document.mappings[0].deduplication = mapping::Deduplication{{"name"}, "", false, {}};
        migration.document.mappings[0].loadMode = "replace";
        migration.document.mappings[0].key = {"pid"};
        VERIFY_OK(migration.run());
        engine::Replay replay = rejectsOf(migration);
        replay.mappings.at(Id("m-1")).corrected[2] = {{"id", "2"}, {"name", "three"}};
        const auto result = migration.run(with(replay));
        VERIFY_OK(result);
        QVERIFY(result->closes());
        QCOMPARE(result->ledger.merged, 1u);
        QCOMPARE(result->ledger.loaded, 0u);
        // Replacing is not done again: what the run loaded stays.
        QCOMPARE(test::readBack(migration.targetPath(), "people"), (Lines{"1|one|1.00", "3|three|3.00"}));
    }

    void recordsThatAreGoneAreMissed() {
        SmallMigration migration;
        fill(migration);
        VERIFY_OK(migration.run());
        const engine::Replay replay = rejectsOf(migration);
        migration.writeSource("contacts", "id,name,amount\n1,one,1\n2,two,2\n");
        QCOMPARE(migration.run(with(replay)).error().code, Code::SourceChanged);
    }
};

MW_TEST(TestReplay)
#include "tst_replay.moc"
