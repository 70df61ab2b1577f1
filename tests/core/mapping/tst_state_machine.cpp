// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/state_machine.h"
#include "tests/support/test_main.h"

using namespace mw;
using mapping::StateMachine;

class TestStateMachine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isReadLineByLine() {
        const auto machine = StateMachine::parse("-- the life of a deal\n"
                                                 "New -> Qualified, Lost\n"
                                                 "\n"
                                                 "  Qualified -> Won if amount is not null\n"
                                                 "Qualified -> Lost\n"
                                                 "'On hold' -> New\r\n"
                                                 "Asleep\n"
                                                 "final: Won, Lost\n"
                                                 "on Won => sends the invoice\n"
                                                 "on * if owner is null and note <> '=>' => assigns somebody\n");
        QVERIFY2(machine.ok(), machine.ok() ? "" : machine.error().line().c_str());
        QCOMPARE(machine->states, (std::vector<std::string>{"New", "Qualified", "Lost", "Won", "On hold", "Asleep"}));
        QCOMPARE(machine->finals, (std::vector<std::string>{"Won", "Lost"}));
        QCOMPARE(machine->steps.size(), std::size_t(5));
        QCOMPARE(machine->steps[2].condition, std::string("amount is not null"));
        QVERIFY(machine->allows("On hold", "New"));
        QVERIFY(!machine->allows("New", "On hold"));
        QVERIFY(machine->isFinal("Won") && !machine->isFinal("Asleep"));
        QCOMPARE(machine->automations.size(), std::size_t(2));
        QCOMPARE(machine->automations[0].state, std::string("Won"));
        QCOMPARE(machine->automations[1].state, std::string());
        QCOMPARE(machine->automations[1].condition, std::string("owner is null and note <> '=>'"));
        QCOMPARE(machine->automations[1].does, std::string("assigns somebody"));
    }

    void statesThatNothingLeadsOutOfAreFinalWhereNoneAreNamed() {
        const auto machine = StateMachine::parse("Open -> Closed\nClosed -> Open\nOpen -> Archived");
        QVERIFY(machine.ok());
        QCOMPARE(machine->finals, std::vector<std::string>{"Archived"});
    }

    void namesInQuotesHoldWhatTheLanguageUses() {
        const auto machine = StateMachine::parse("'a, b -> c' -> 'it''s if done'");
        QVERIFY(machine.ok());
        QCOMPARE(machine->states, (std::vector<std::string>{"a, b -> c", "it's if done"}));
    }

    void whatCannotBeReadIsNamedWithItsLine_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("why");
        QTest::newRow("nothing") << "" << "at least one state";
        QTest::newRow("only comments") << "-- New\n" << "at least one state";
        QTest::newRow("no target") << "New -> A\nA ->" << "line 2 of the state machine: the name of a state is missing";
        QTest::newRow("an empty name") << "New,, Old -> A" << "line 1 of the state machine: the name of a state is missing";
        QTest::newRow("an open quote") << "'New -> A" << "line 1 of the state machine: ";
        QTest::newRow("nothing happens") << "New -> A\non A =>" << "line 2 of the state machine: what happens is missing";
        QTest::newRow("an automation of no state") << "New -> A\non B => x" << "there is no state 'B'";
    }
    void whatCannotBeReadIsNamedWithItsLine() {
        QFETCH(QString, text);
        QFETCH(QString, why);
        const auto machine = StateMachine::parse(text.toStdString());
        QVERIFY(!machine.ok());
        QVERIFY2(test::qt(machine.error().line()).contains(why), machine.error().line().c_str());
    }
};

MW_TEST(TestStateMachine)
#include "tst_state_machine.moc"
