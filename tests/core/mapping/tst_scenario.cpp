// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/scenario.h"
#include "tests/support/test_main.h"

using namespace mw;
using mapping::Scenario;

namespace {

mapping::Check scenarioOf(const std::string& records, const std::string& steps) {
    mapping::Check check;
    check.kind = "scenario";
    check.parameters = {{"records", records}, {"steps", steps}};
    return check;
}
std::string wrongIn(const std::string& records, const std::string& steps) {
    const auto scenario = Scenario::of(scenarioOf(records, steps));
    return scenario.ok() ? std::string() : scenario.error().message();
}

} // namespace

/// Scenarios as testers write them down.
class TestScenario : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsAreReadWithWhatIsExpected() {
        const auto scenario = Scenario::of(scenarioOf("C-1\n\n  C-2|DE \r\nC-1\n-- not yet\n",
                                                      "Open the person\n-- the old screen\nLook at the stage\n  expect: she is a lead: a new one\n\trule: stage = 'lead'\r\n"));
        QVERIFY(scenario.ok());
        QCOMPARE(scenario->records, (std::vector<std::string>{"C-1", "C-2|DE"})); // each once
        QCOMPARE(scenario->steps.size(), std::size_t(2));
        QVERIFY((scenario->steps[0] == Scenario::Step{"Open the person", "", ""}));
        QVERIFY((scenario->steps[1] == Scenario::Step{"Look at the stage", "she is a lead: a new one", "stage = 'lead'"}));
        QCOMPARE(scenario->decided(), std::size_t(1));
    }

    void whatIsWrongIsNamedWithItsLine() {
        QVERIFY(wrongIn("", "Open it").find("at least one record") != std::string::npos);
        QVERIFY(wrongIn("C-1", "-- nothing\n").find("at least one step") != std::string::npos);
        QCOMPARE(wrongIn("C-1", "expect: it is there"), std::string("line 1 of the steps: expect: belongs to a step, and none stands before it"));
        QCOMPARE(wrongIn("C-1", "Open\nrule: a = 1\nrule: b = 2"), std::string("line 3 of the steps: the step has its rule: already"));
        QCOMPARE(wrongIn("C-1", "Open\n\nexpect:"), std::string("line 3 of the steps: nothing stands behind expect:"));
    }
};

MW_TEST(TestScenario)
#include "tst_scenario.moc"
