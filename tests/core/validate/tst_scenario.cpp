// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/validate/paired_fixture.h"
#include "tests/support/test_main.h"

using namespace mw;

namespace {

class Shipments : public test::PairedFixture {
public:
    Shipments() : PairedFixture("scenario") {
        check.parameters = {{"records", "1\n3"}, {"steps", "Open the order\nLook at the state\n  expect: it is open\n  rule: state = 'Open'\nCount\n  rule: amount > 0"}};
    }
};

} // namespace

/// Scenarios: whether the named records are there, and what the data say of the steps that they decide.
class TestScenarioCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsWithARuleAreDecidedByTheData() {
        Shipments home;
        QCOMPARE(home.lines(), std::string("1 true true\n1/2. Look at the state it is open true\n1/3. Count amount > 0 true\n"
                                           "3 true true\n!3/2. Look at the state it is open false\n3/3. Count amount > 0 true\n"));
        const validate::CheckResult check = home.validated();
        QCOMPARE(check.status, validate::CheckResult::Status::Failed);
        QCOMPARE(check.compared, std::uint64_t(6));
        QCOMPARE(check.failed, std::uint64_t(1));
        home.sql("UPDATE orders SET state = 'Open' WHERE order_id = 3");
        QCOMPARE(home.validated().status, validate::CheckResult::Status::Passed);
        home.sql("UPDATE orders SET amount = NULL WHERE order_id = 1"); // what is not known is not as expected
        QCOMPARE(home.validated().failed, std::uint64_t(1));
    }

    void recordsThatAreNotThereAreMissed() {
        Shipments home;
        home.check.parameters["records"] = "1\n9";
        QVERIFY(home.lines().find("!9 true false\n!9/2. Look at the state it is open ∅\n") != std::string::npos);
        QCOMPARE(home.validated().failed, std::uint64_t(3));
        home.check.parameters["steps"] = "Open the order"; // for the tester; that the records are there is looked at all the same
        QCOMPARE(home.validated().compared, std::uint64_t(2));
        QCOMPARE(home.validated().failed, std::uint64_t(1));
    }

    void recordsCanBeNamedByAnotherKey() {
        Shipments home;
        home.check.parameters["target_by"] = "country & '-' & state";
        home.check.parameters["records"] = "DE-Open";
        QVERIFY(home.lines().starts_with("DE-Open true true\nDE-Open/2. Look at the state it is open true\n"));
        home.check.parameters["target_by"] = "country"; // several records: all have to be so
        home.check.parameters["records"] = "DE";
        QVERIFY2(home.lines().starts_with("DE true true\n!DE/2. Look at the state it is open false\n"), home.lines().c_str());
        JobContext job;
        const auto rows = validate::pairedRows(*home.migration.plan(), home.check, "DE\x1f" "2. Look at the state", 9, job);
        QVERIFY(rows.ok());
        QCOMPARE(rows->second.all, std::uint64_t(2));
        QCOMPARE(rows->first.all, std::uint64_t(0));
    }

    void whatIsWrongIsNamed() {
        Shipments home;
        home.check.parameters["steps"] = "Open\n  rule: amout > 0";
        QVERIFY2(home.lines().find("amout") != std::string::npos, home.lines().c_str());
        home.check.parameters["steps"] = "";
        QVERIFY2(home.lines().find("at least one step") != std::string::npos, home.lines().c_str());
        home.check.parameters = {{"records", "1"}, {"steps", "Open"}, {"source_by", "nr"}};
        QVERIFY2(home.lines().find("source_by") != std::string::npos, home.lines().c_str());
    }
};

MW_TEST(TestScenarioCheck)
#include "tst_scenario.moc"
