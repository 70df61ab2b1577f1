// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/engine/hashed_reading.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <algorithm>

using namespace mw;
using test::SmallMigration;
using Lines = std::vector<std::string>;

namespace {

/// People with numbers, names and amounts; some rows are wrong on purpose.
void fillPeople(SmallMigration& migration, const std::string& csv) {
    migration.addSource("contacts", {"id", "name", "amount", "status"}, csv);
    migration.addTarget("people", {"person_id integer!", "full_name text(20)", "amount decimal(12,2)", "state text"},
                        {"person_id"});
    migration.map("contacts", "people",
                  {{"person_id", "to_integer(id)"},
                   {"full_name", "trim(name)"},
                   {"amount", "to_decimal(amount, 2)"},
                   {"state", "upper(status)"}});
}

const char* const kPeople = "id,name,amount,status\n"
                            "1, Ann ,10.50,new\n"
                            "2,Bob,,old\n"
                            "3,Cy,7,new\n";

std::string reasonsOf(const engine::Reject& reject) {
    std::string text;
    for (const engine::RejectReason& reason : reject.reasons)
        text += (text.empty() ? "" : "; ") + reason.targetField + ":" + std::string(nameOf(reason.code));
    return text;
}

} // namespace

class TestRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loadsAndConfirms() {
        SmallMigration migration;
        fillPeople(migration, kPeople);
        const auto result = migration.run();
        VERIFY_OK(result);
        QCOMPARE(test::readBack(migration.targetPath(), "people"),
                 (Lines{"1|Ann|10.50|NEW", "2|Bob|∅|OLD", "3|Cy|7.00|NEW"}));
        QCOMPARE(result->ledger.read, 3u);
        QCOMPARE(result->ledger.loaded, 3u);
        QCOMPARE(result->written.sent, 3u);
        QCOMPARE(result->written.confirmed, 3u);
        QVERIFY(result->closes());
        QCOMPARE(result->inputs.size(), std::size_t(1));
        QCOMPARE(result->inputs[0].rows, 3u);
        QCOMPARE(result->inputs[0].bytes, std::uint64_t(std::string_view(kPeople).size()));
        QCOMPARE(result->inputs[0].hash, toHex(sha256(kPeople)));
        QCOMPARE(result->documentHash.size(), std::size_t(64));
        QCOMPARE(result->nowMicros, 1'700'000'000'000'000);
    }

    void theHashOfADatabaseIsThatOfItsRecords() {
        const auto hashOf = [](const std::string& change) {
            SmallMigration migration;
            fillPeople(migration, kPeople);
            const std::string path = migration.folder.file("old.sqlite");
            test::runSql(path, "CREATE TABLE contacts(id TEXT, name TEXT, amount TEXT, status TEXT);"
                               "INSERT INTO contacts VALUES('1','Ann','10.50','new'),('2','Bob',NULL,'old')");
            test::runSql(path, change);
            migration.document.connections[0].connector = "sqlite";
            migration.document.connections[0].locations["here"] = path;
            const auto result = migration.run();
            return result.ok() ? result->inputs.at(0).hash : result.error().message();
        };
        const std::string hash = hashOf("");
        QVERIFY2(hash.starts_with(engine::kRowsHash) && hash.size() == engine::kRowsHash.size() + 32, hash.c_str());
        QCOMPARE(hashOf("CREATE INDEX names ON contacts(name); VACUUM"), hash);
        QVERIFY(hashOf("UPDATE contacts SET status = 'olD' WHERE id = '2'") != hash);
        QVERIFY(hashOf("UPDATE contacts SET amount = '' WHERE id = '2'") != hash);
    }

    void rejectsCarryEveryReasonAndTheRawRow() {
        SmallMigration migration;
        fillPeople(migration, "id,name,amount,status\n"
                              "x,\"A name that is far too long for it\",1.234,new\n"
                              "2,Bob,5,old\n"
                              ",Cy,6,new\n"
                              "4,Dee\n"
                              "5,Eve,1,2,3,4\n");
        const auto result = migration.run();
        VERIFY_OK(result);
        const auto& rejects = migration.rejects.rejects;
        QCOMPARE(rejects.size(), std::size_t(4));
        QCOMPARE(reasonsOf(rejects[0]), std::string("person_id:NotAnInteger; full_name:TooLong; amount:WouldRound"));
        QCOMPARE(rejects[0].rowNumber, 1u);
        QCOMPARE(rejects[0].reasons[0].reference, std::string("M1-1"));
        QVERIFY(rejects[0].reasons[0].message.find("x") != std::string::npos);
        QVERIFY(rejects[0].reasons[0].span.end > rejects[0].reasons[0].span.begin);
        QCOMPARE(rejects[0].values.size(), std::size_t(4));
        QCOMPARE(rejects[0].values[2], (std::pair<std::string, std::string>("amount", "1.234")));
        QCOMPARE(reasonsOf(rejects[1]), std::string("person_id:RequiredMissing"));
        QCOMPARE(rejects[1].rowNumber, 3u);
        QCOMPARE(reasonsOf(rejects[2]), std::string(":TooFewFields"));
        QCOMPARE(rejects[2].values[0], (std::pair<std::string, std::string>("", "4,Dee")));
        QCOMPARE(rejects[2].line, 5u);
        QCOMPARE(reasonsOf(rejects[3]), std::string(":TooManyFields"));
        QCOMPARE(result->ledger.read, 5u);
        QCOMPARE(result->ledger.rejected, 4u);
        QCOMPARE(result->ledger.loaded, 1u);
        QVERIFY(result->closes());
    }

    void refusedByTheTargetIsRejectedAndCounted() {
        SmallMigration migration;
        fillPeople(migration, "id,name,amount,status\n1,Ann,1,new\n1,Anna,2,new\n2,Bob,3,old\n2,Rob,4,old\n");
        const auto result = migration.run();
        VERIFY_OK(result);
        QCOMPARE(test::readBack(migration.targetPath(), "people"), (Lines{"1|Ann|1.00|NEW", "2|Bob|3.00|OLD"}));
        QCOMPARE(migration.rejects.rejects.size(), std::size_t(2));
        QCOMPARE(migration.rejects.rejects[0].rowNumber, 2u);
        QCOMPARE(migration.rejects.rejects[0].reasons[0].code, Code::DuplicateKey);
        QCOMPARE(migration.rejects.rejects[0].key, std::string("1"));
        QCOMPARE(result->ledger.rejected, 2u);
        QCOMPARE(result->written.sent, 2u);
        QCOMPARE(result->written.confirmed, 2u);
        QVERIFY(result->closes());
    }

    void filterExcludesFalseAndNullAndRejectsErrors() {
        SmallMigration migration;
        fillPeople(migration, "id,name,amount,status\n1,Ann,1,new\n2,Bob,,new\n3,Cy,0,new\n4,Dee,many,new\n");
        migration.document.mappings[0].filter = "to_decimal(amount, 2) > 0";
        const auto result = migration.run();
        VERIFY_OK(result);
        QCOMPARE(result->ledger.loaded, 1u);
        QCOMPARE(result->ledger.excluded, 2u);
        QCOMPARE(result->ledger.rejected, 1u);
        QCOMPARE(migration.rejects.rejects[0].rowNumber, 4u);
        QCOMPARE(migration.rejects.rejects[0].reasons.size(), std::size_t(1));
        QVERIFY(migration.rejects.rejects[0].reasons[0].targetField.empty());
    }

    void rowChecksRejectAndWarningsDoNot() {
        SmallMigration migration;
        fillPeople(migration, kPeople);
        mapping::Check check;
        check.id = Id("k1");
        check.reference = "CHK-1";
        check.kind = "range";
        check.entityMapping = Id("m-1");
        check.fields = {"amount"};
        check.parameters = {{"minimum", "8"}};
        migration.document.checks = {check};
        auto result = migration.run();
        VERIFY_OK(result);
        QCOMPARE(result->ledger.rejected, 1u);
        QCOMPARE(migration.rejects.rejects[0].reasons[0].code, Code::OutOfRange);
        QCOMPARE(migration.rejects.rejects[0].reasons[0].targetField, std::string("amount"));
        QFile::remove(QString::fromStdString(migration.targetPath()));
        migration.document.checks[0].severity = "warning";
        result = migration.run();
        VERIFY_OK(result);
        QCOMPARE(result->ledger.rejected, 0u);
    }

    void anExistingTargetKeepsItsRowsUnlessReplaced() {
        SmallMigration migration;
        fillPeople(migration, kPeople);
        VERIFY_OK(migration.run());
        migration.writeSource("contacts", "id,name,amount,status\n8,Hal,1,x\n9,Ida,1,x\n");
        auto result = migration.run();
        VERIFY_OK(result);
        QCOMPARE(test::readBack(migration.targetPath(), "people").size(), std::size_t(5));
        QCOMPARE(result->written.confirmed, 2u);
        migration.document.mappings[0].loadMode = "replace";
        migration.document.mappings[0].key = {"person_id"};
        result = migration.run();
        VERIFY_OK(result);
        QCOMPARE(test::readBack(migration.targetPath(), "people"), (Lines{"8|Hal|1.00|X", "9|Ida|1.00|X"}));
        QCOMPARE(result->written.confirmed, 2u);
        QVERIFY(result->closes());
    }

    void severalMappingsFeedOneEntity() {
        SmallMigration migration;
        fillPeople(migration, kPeople);
        migration.addSource("staff", {"number", "who"}, "number,who\n10,Kim\n11,Lou\n2,Bobby\n");
        migration.map("staff", "people", {{"person_id", "to_integer(number)"}, {"full_name", "who"}});
        for (auto& mapping : migration.document.mappings) {
            mapping.loadMode = "replace";
            mapping.key = {"person_id"};
        }
        const auto result = migration.run();
        VERIFY_OK(result);
        QCOMPARE(test::readBack(migration.targetPath(), "people").size(), std::size_t(5));
        QCOMPARE(result->entities.size(), std::size_t(2));
        QCOMPARE(result->entities[0].written.confirmed, 3u);
        QCOMPARE(result->entities[1].written.confirmed, 2u);
        QCOMPARE(result->entities[1].ledger.rejected, 1u);
        QVERIFY(result->closes());
    }

    void parentsAreLoadedBeforeChildren() {
        SmallMigration migration;
        migration.addSource("orders", {"id", "person"}, "id,person\n1,7\n2,8\n3,\n");
        migration.addSource("contacts", {"id"}, "id\n7\n");
        Entity& orders = migration.addTarget("orders", {"order_id integer!", "person_ref integer"}, {"order_id"});
        orders.relations.push_back({"", {"person_ref"}, "persons", {"pid"}});
        migration.addTarget("persons", {"pid integer!"}, {"pid"});
        migration.map("orders", "orders", {{"order_id", "to_integer(id)"}, {"person_ref", "to_integer(person)"}});
        migration.map("contacts", "persons", {{"pid", "to_integer(id)"}});
        const auto result = migration.run();
        VERIFY_OK(result);
        QCOMPARE(result->entities[0].targetEntity, std::string("persons"));
        QCOMPARE(test::readBack(migration.targetPath(), "orders"), (Lines{"1|7", "3|∅"}));
        QCOMPARE(migration.rejects.rejects.size(), std::size_t(1));
        QCOMPARE(migration.rejects.rejects[0].reasons[0].code, Code::MissingParent);
        QVERIFY(result->closes());
    }

    void referencesInACircleAreSettledAtTheCommit() {
        SmallMigration migration;
        migration.addSource("staff", {"id", "boss"}, "id,boss\n1,3\n2,99\n3,\n4,2\n");
        Entity& staff = migration.addTarget("employees", {"eid integer!", "boss_id integer"}, {"eid"});
        staff.relations.push_back({"", {"boss_id"}, "employees", {"eid"}});
        migration.map("staff", "employees", {{"eid", "to_integer(id)"}, {"boss_id", "to_integer(boss)"}});
        const auto result = migration.run();
        VERIFY_OK(result);
        QCOMPARE(test::readBack(migration.targetPath(), "employees"), (Lines{"1|3", "3|∅"}));
        QCOMPARE(std::count_if(result->notes.begin(), result->notes.end(),
                               [](const std::string& note) { return note.find("employees") != std::string::npos; }),
                 1);
        QCOMPARE(result->ledger.loaded, 2u);
        QCOMPARE(result->ledger.rejected, 2u);
        QCOMPARE(migration.rejects.rejects.size(), std::size_t(2));
        QCOMPARE(migration.rejects.rejects[0].rowNumber, 2u);
        QCOMPARE(migration.rejects.rejects[0].values[1].second, std::string("99"));
        QCOMPARE(migration.rejects.rejects[1].rowNumber, 4u);
        QVERIFY(result->closes());
    }

    void loadFilesAreHandedOver() {
        SmallMigration migration;
        fillPeople(migration, kPeople);
        migration.toCsv();
        const auto result = migration.run();
        VERIFY_OK(result);
        QCOMPARE(result->ledger.handedOver, 3u);
        QCOMPARE(result->ledger.loaded, 0u);
        QVERIFY(result->closes());
        const auto text = readFile(migration.folder.file("out/people.csv"));
        VERIFY_OK(text);
        QCOMPARE(text.value(),
                 std::string("person_id,full_name,amount,state\n1,Ann,10.50,NEW\n2,Bob,,OLD\n3,Cy,7.00,NEW\n"));
    }

    void aRejectLimitStopsTheRunAndLeavesTheTarget() {
        SmallMigration migration;
        fillPeople(migration, kPeople);
        VERIFY_OK(migration.run());
        migration.writeSource("contacts", "id,name,amount,status\n11,A,1,x\nbad,B,1,x\nworse,C,1,x\n12,D,1,x\n");
        engine::RunOptions options;
        options.rejectLimit = 1;
        const auto result = migration.run(options);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, Code::RejectLimit);
        QCOMPARE(test::readBack(migration.targetPath(), "people").size(), std::size_t(3));
        QCOMPARE(migration.partial.ledger.rejected, 2u);
        QVERIFY(!migration.partial.closes());
        options.rejectLimit = 2;
        VERIFY_OK(migration.run(options));
    }

    void theDocumentsLimitHoldsForFullRunsOnly() {
        SmallMigration migration;
        fillPeople(migration, "id,name,amount,status\nbad,B,1,x\n1,A,1,x\n");
        migration.document.rejectLimit = 0;
        QCOMPARE(migration.run().error().code, Code::RejectLimit);
        engine::RunOptions options;
        options.mode = engine::RunMode::Test;
        VERIFY_OK(migration.run(options));
    }

    void commitsInBetweenStayWhenTheLimitStopsTheRun() {
        SmallMigration migration;
        std::string csv = "id,name,amount,status\n";
        for (int i = 1; i <= 20'000; ++i)
            csv += (i == 15'000 ? std::string("bad") : std::to_string(i)) + ",n,1,s\n";
        fillPeople(migration, csv);
        engine::RunOptions options;
        options.rejectLimit = 0;
        options.commitRows = 4000;
        const auto result = migration.run(options);
        QCOMPARE(result.error().code, Code::RejectLimit);
        const std::size_t rows = test::readBack(migration.targetPath(), "people").size();
        // The first commit at or past row 15,000, whole batches.
        QVERIFY2(rows >= 14'999 && rows < 20'000, std::to_string(rows).c_str());
    }

    void lookupsParametersAndNowAreFixedForTheRun() {
        SmallMigration migration;
        fillPeople(migration, kPeople);
        migration.addSource("states", {"code", "title"}, "code,title\nnew,Fresh\nold,Aged\n");
        mapping::Lookup lookup;
        lookup.id = Id("l1");
        lookup.name = "states";
        lookup.connection = Id("c-old");
        lookup.entity = Id("e-states");
        lookup.keyRules = {"code"};
        migration.document.lookups = {lookup};
        migration.document.mappings[0].fields[3].rule = "lookup('states', status).title & ' ' & to_text(row_number())";
        const auto result = migration.run();
        VERIFY_OK(result);
        QCOMPARE(test::readBack(migration.targetPath(), "people"),
                 (Lines{"1|Ann|10.50|Fresh 1", "2|Bob|∅|Aged 2", "3|Cy|7.00|Fresh 3"}));
    }

    void lookupsAreInputsToo() {
        SmallMigration migration;
        fillPeople(migration, kPeople);
        const std::string states = "code,title\nnew,Fresh\nold,Aged\n";
        migration.addSource("states", {"code", "title"}, states);
        mapping::Lookup lookup;
        lookup.id = Id("l1");
        lookup.name = "states";
        lookup.connection = Id("c-old");
        lookup.entity = Id("e-states");
        lookup.keyRules = {"code"};
        migration.document.lookups = {lookup};
        migration.document.mappings[0].fields[3].rule = "lookup('states', status).title";
        const auto result = migration.run();
        VERIFY_OK(result);
        QCOMPARE(result->inputs.size(), std::size_t(2));
        QCOMPARE(result->inputs[1].entity, std::string("states"));
        QCOMPARE(result->inputs[1].hash, toHex(sha256(states)));
        QCOMPARE(result->inputs[1].rows, 2u);
    }

    void anEmptySourceLoadsNothingAndCloses() {
        SmallMigration migration;
        fillPeople(migration, "id,name,amount,status\n");
        const auto result = migration.run();
        VERIFY_OK(result);
        QCOMPARE(result->ledger.read, 0u);
        QVERIFY(result->closes());
        QVERIFY(test::readBack(migration.targetPath(), "people").empty());
    }
};

MW_TEST(TestRun)
#include "tst_run.moc"
