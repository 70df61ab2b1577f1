// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/validate/paired_fixture.h"
#include "tests/support/test_main.h"

using namespace mw;

namespace {

class Orders : public test::PairedFixture {
public:
    Orders() : PairedFixture("workflow") {
        check.parameters = {{"machine", "Open -> Paid if amount > 0\nPaid -> Closed\nfinal: Closed"}, {"target_by", "order_id"}, {"target_state", "state"}};
    }
    /// "cause key from to" of each example.
    std::string examples() {
        std::string text;
        const auto compared = compare();
        if (!compared.ok())
            return compared.error().line();
        for (const diff::Difference& each : compared->examples)
            text += std::string(diff::nameOf(each.cause)) + " " + each.key + " " + (isNull(each.left) ? "" : printValue(each.left) + " ") + printValue(each.right) + "\n";
        return text;
    }
};

} // namespace

/// States of records held against a declared machine: states, steps, ways out, automations.
class TestWorkflow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordsInOrderPass() {
        Orders home;
        QCOMPARE(home.lines(), std::string("state Closed 0 1\nstate Open 0 1\nstate Paid 0 1\n"));
        const validate::CheckResult check = home.validated();
        QCOMPARE(check.status, validate::CheckResult::Status::Passed);
        QCOMPARE(check.compared, std::uint64_t(3));
    }

    void statesThatDoNotExistAreNamed() {
        Orders home;
        home.sql("UPDATE orders SET state = 'open' WHERE order_id = 1; UPDATE orders SET state = NULL WHERE order_id = 2");
        QCOMPARE(home.examples(), std::string("illegal_state 1 open\nillegal_state 2 ∅\n"));
        QCOMPARE(home.lines(), std::string("!no state 'open' 0 1\n!no state '∅' 0 1\nstate Closed 0 1\n"));
        QCOMPARE(home.validated().failed, std::uint64_t(2));
    }

    void whatNothingLeadsOutOfIsStuck() {
        Orders home;
        home.sql("UPDATE orders SET amount = 0 WHERE order_id = 1");
        QCOMPARE(home.examples(), std::string("stuck 1 Open\n"));
        home.check.parameters["machine"] = "Open -> Paid\nPaid\nClosed\nfinal: Closed";
        QCOMPARE(home.examples(), std::string("stuck 2 Paid\n"));
        JobContext job;
        const auto rows = validate::pairedRows(*home.migration.plan(), home.check, "stuck in Paid", 9, job);
        QVERIFY(rows.ok());
        QCOMPARE(rows->second.all, std::uint64_t(1));
        QCOMPARE(rows->second.rows[0][0], Value(std::int64_t(2)));
    }

    void automationsThatWouldFireAreTold() {
        Orders home;
        home.check.parameters["machine"] += "\non Open => sends a reminder\non * if country = 'FR' => asks for the tax number";
        QCOMPARE(home.examples(), std::string("automation_fires 3 Closed\nautomation_fires 1 Open\n"));
        QVERIFY(home.lines().find("!fires in Open: sends a reminder 0 1\n") != std::string::npos);
    }

    void stepsThatTheMigrationMadeAreHeldAgainstTheMachine() {
        Orders home;
        home.check.parameters["source_by"] = "nr";
        home.check.parameters["source_state"] = "case when state = 'o' then 'Open' when state = 'p' then 'Paid' else 'Closed' end";
        QCOMPARE(home.validated().status, validate::CheckResult::Status::Passed);
        home.sql("UPDATE orders SET state = 'Paid' WHERE order_id = 1; UPDATE orders SET state = 'Open' WHERE order_id = 3");
        QCOMPARE(home.examples(), std::string("illegal_transition 3 Closed Open\n"));
        QCOMPARE(home.validated().failed, std::uint64_t(1));
        JobContext job;
        const auto steps = validate::pairedRows(*home.migration.plan(), home.check, "step Closed → Open", 9, job);
        QVERIFY(steps.ok());
        QCOMPARE(steps->first.rows[0], (std::vector<Value>{std::string("3"), std::string("Closed"), std::string("Open")}));
        home.migration.writeSource("orders", "nr,land,total,state\n91,DE,1,o\n");
        QCOMPARE(home.validated().status, validate::CheckResult::Status::NothingCompared); // none of them is on both sides
    }

    void stepsOfTheHistoryAreHeldAgainstTheMachine() {
        Orders home;
        home.sql("CREATE TABLE steps(order_id INTEGER, was TEXT, became TEXT);"
                 "INSERT INTO steps VALUES (1, NULL, 'Open'), (3, NULL, 'Open'), (3, 'Open', 'Closed'), (2, 'Open', 'Paid'), (2, 'Paid', 'Gone')");
        home.check.parameters["target_history_entity"] = "steps";
        home.check.parameters["target_history_by"] = "order_id";
        home.check.parameters["target_history_from"] = "was";
        home.check.parameters["target_history_to"] = "became";
        QCOMPARE(home.examples(), std::string("illegal_state 2 Paid Gone\nillegal_transition 3 Open Closed\n"));
        QCOMPARE(home.validated().compared, std::uint64_t(8));
        home.sql("DELETE FROM steps");
        QCOMPARE(home.validated().status, validate::CheckResult::Status::NothingCompared); // asked for, and nothing there
    }

    void conditionsRunOverAQueryToo() {
        Orders home;
        home.check.parameters.erase("target_by");
        home.check.parameters.erase("target_state");
        home.check.parameters["target_sql"] = "SELECT order_id, state, amount * 0 AS amount FROM orders";
        QCOMPARE(home.examples(), std::string("stuck 1 Open\n"));
    }

    void whatIsWrongIsNamed() {
        Orders home;
        home.check.parameters["machine"] = "Open -> Paid if amout > 0";
        QVERIFY2(home.examples().find("amout") != std::string::npos, home.examples().c_str());
        home.check.parameters["machine"] = "";
        QVERIFY2(home.examples().find("at least one state") != std::string::npos, home.examples().c_str());
        home.check.parameters["machine"] = "Open";
        home.check.parameters.erase("target_state");
        QVERIFY2(home.examples().find("target_state is needed") != std::string::npos, home.examples().c_str());
    }

    void anEmptyTargetHasPassedNothing() {
        Orders home;
        home.sql("DELETE FROM orders");
        QCOMPARE(home.validated().status, validate::CheckResult::Status::NothingCompared);
    }
};

MW_TEST(TestWorkflow)
#include "tst_workflow.moc"
