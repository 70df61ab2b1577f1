// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/rules/examples.h"
#include "tests/core/rules/rule_table.h"

#include <thread>

using namespace mw;
using namespace mw::rules;
using namespace mw::test;

class TestEvaluator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBareFieldIsTheBatchsOwnColumn();
    void aFittingFieldIsNotCopied();
    void viewsPointIntoTheInput();
    void resultsOutliveTheBatch();
    void inputColumnsStayAsTheyWere();
    void constantsStayConstant();
    void onlySelectedRowsAreComputed();
    void aRowReportsItsFirstError();
    void errorsOfOtherFieldsStayApart();
    void equalStepsAreComputedOnce();
    void rowNumbersComeFromTheOrigins();
    void oneRuleServesManyThreads();
    void explainShowsEveryStep();
    void explainShowsWhatWasNotComputed();
    void explainOfAConstant();
};

namespace {

RuleTable names() {
    RuleTable table;
    table.environment = exampleEnvironment();
    table.addField("name", LogicalType::text(), {std::string("  Ann Lee "), Value(), std::string("Bob")});
    table.addField("n", LogicalType::integer(), {std::int64_t(2), std::int64_t(0), std::int64_t(-1)});
    return table;
}

ColumnPtr run(const RuleTable& table, const std::string& rule, const std::optional<Wanted>& wanted = {}) {
    const MadeRule made = makeRule(rule, table.environment, wanted);
    if (!made.rule)
        return nullptr;
    Evaluator evaluator;
    RowErrors errors;
    return evaluator.evaluate(*made.rule, table.batch, {}, 0, errors);
}

bool pointsInto(std::string_view view, std::string_view bytes) {
    return view.data() >= bytes.data() && view.data() + view.size() <= bytes.data() + bytes.size();
}

} // namespace

void TestEvaluator::aBareFieldIsTheBatchsOwnColumn() {
    const RuleTable table = names();
    QVERIFY(run(table, "name") == table.batch.columns[0]);
    QVERIFY(run(table, "t.n") == table.batch.columns[1]);
}

void TestEvaluator::aFittingFieldIsNotCopied() {
    const RuleTable table = names();
    QVERIFY(run(table, "name", Wanted{LogicalType::text(20), true}) == table.batch.columns[0]);
    QVERIFY(run(table, "name", Wanted{LogicalType::text(5), true}) != table.batch.columns[0]);
}

void TestEvaluator::viewsPointIntoTheInput() {
    const RuleTable table = names();
    const std::string_view input = table.batch.columns[0]->values<std::string_view>()[0];
    for (const char* rule :
         {"trim(name)", "split_part(trim(name), ' ', -1)", "if(n > 0, name, 'x')", "coalesce(name, 'x')"}) {
        const ColumnPtr result = run(table, rule);
        QVERIFY(result);
        QVERIFY2(pointsInto(result->values<std::string_view>()[0], input), rule);
    }
}

void TestEvaluator::resultsOutliveTheBatch() {
    ColumnPtr trimmed, mapped, chosen;
    {
        RuleTable table = names();
        trimmed = run(table, "trim(name)");
        mapped = run(table, "map('Country', if(n > 0, 'USA', 'germany'))");
        chosen =
            run(table,
                "case when n > 0 then name & '!' when n = 0 then lookup('Users', 'S. Lee').email else trim(name) end");
    }
    QCOMPARE(qt(trimmed->values<std::string_view>()[0]), QStringLiteral("Ann Lee"));
    QCOMPARE(qt(mapped->values<std::string_view>()[2]), QStringLiteral("DE"));
    QCOMPARE(qt(chosen->values<std::string_view>()[0]), QStringLiteral("  Ann Lee !"));
    QCOMPARE(qt(chosen->values<std::string_view>()[1]), QStringLiteral("sam.lee@example.com"));
    QCOMPARE(qt(chosen->values<std::string_view>()[2]), QStringLiteral("Bob"));
}

void TestEvaluator::inputColumnsStayAsTheyWere() {
    const RuleTable table = names();
    // Errors and nulls must not be written into a column that is shared.
    for (const char* rule : {"if(10 / n > 0, name, name)", "coalesce(name, 'x')", "try(name, 'x')"}) {
        const MadeRule made = makeRule(rule, table.environment, Wanted{LogicalType::text(3), false});
        QVERIFY(made.rule);
        Evaluator evaluator;
        RowErrors errors;
        evaluator.evaluate(*made.rule, table.batch, {}, 0, errors);
        QVERIFY(!errors.empty());
        QCOMPARE(qt(describe(table.batch.columns[0]->value(0), LogicalType::text())), QStringLiteral("  Ann Lee "));
        QVERIFY(table.batch.columns[0]->isNull(1));
        QCOMPARE(qt(describe(table.batch.columns[0]->value(2), LogicalType::text())), QStringLiteral("Bob"));
    }
}

void TestEvaluator::constantsStayConstant() {
    const RuleTable table = names();
    const ColumnPtr column = run(table, "'a' & 'b'");
    QVERIFY(column->isConstant());
    QCOMPARE(column->rows(), std::size_t(3));
    QCOMPARE(qt(describe(column->value(2), column->type())), QStringLiteral("ab"));
}

void TestEvaluator::onlySelectedRowsAreComputed() {
    const RuleTable table = names();
    const std::vector<std::uint32_t> rows{0, 2};
    for (const char* rule : {"n", "10 / n", "5", "if(n > 0, name, 'x')"}) {
        const MadeRule made = makeRule(rule, table.environment);
        const std::vector<std::string> all = interpretAll(*made.rule, table.batch);
        const std::vector<std::string> selected = evaluateAll(*made.rule, table.batch, rows);
        QCOMPARE(qt(selected[0]), qt(all[0]));
        QCOMPARE(qt(selected[1]), QStringLiteral("null"));
        QCOMPARE(qt(selected[2]), qt(all[2]));
    }
    QVERIFY(!table.batch.columns[1]->hasNulls()); // the rows left out became null in a copy
}

void TestEvaluator::aRowReportsItsFirstError() {
    const RuleTable table = names();
    const MadeRule made = makeRule("1 / n + to_integer('x' & name)", table.environment);
    QVERIFY(made.rule);
    Evaluator evaluator;
    RowErrors errors;
    evaluator.evaluate(*made.rule, table.batch, {}, 4, errors);
    QCOMPARE(errors.size(), std::size_t(3));
    for (const RowError& error : errors.all()) {
        QCOMPARE(error.field, 4u);
        QCOMPARE(error.code, error.row == 1 ? Code::DivisionByZero : Code::NotAnInteger);
    }
}

void TestEvaluator::errorsOfOtherFieldsStayApart() {
    const RuleTable table = names();
    const MadeRule made = makeRule("1 / n", table.environment);
    Evaluator evaluator;
    RowErrors errors;
    evaluator.evaluate(*made.rule, table.batch, {}, 0, errors);
    evaluator.evaluate(*made.rule, table.batch, {}, 3, errors);
    QCOMPARE(errors.size(), std::size_t(2));
    QCOMPARE(errors.all()[0].field, 0u);
    QCOMPARE(errors.all()[1].field, 3u);
    QVERIFY(errors.hasRow(1) && !errors.hasRow(0));
}

void TestEvaluator::equalStepsAreComputedOnce() {
    const RuleTable table = names();
    const MadeRule one = makeRule("upper(trim(name))", table.environment);
    const MadeRule other = makeRule(" upper( trim( name ) )", table.environment);
    const MadeRule different = makeRule("upper(trim(name & 'x'))", table.environment);
    const std::vector<const BoundRule*> rules{one.rule.get(), other.rule.get(), different.rule.get()};
    Evaluator evaluator(rules);
    RowErrors errors;
    const ColumnPtr first = evaluator.evaluate(*one.rule, table.batch, {}, 0, errors);
    QVERIFY(evaluator.evaluate(*other.rule, table.batch, {}, 1, errors) == first);
    QVERIFY(evaluator.evaluate(*different.rule, table.batch, {}, 2, errors) != first);
    evaluator.forgetBatch();
    QCOMPARE(first.use_count(), 1l);
    QVERIFY(evaluator.evaluate(*one.rule, table.batch, {}, 0, errors) != first);
}

void TestEvaluator::rowNumbersComeFromTheOrigins() {
    RuleTable table = names();
    table.batch.origins.rowNumber = {7, 9, 4310};
    const MadeRule made = makeRule("row_number()", table.environment);
    QCOMPARE(evaluateAll(*made.rule, table.batch), (std::vector<std::string>{"7", "9", "4310"}));
    QCOMPARE(interpretAll(*made.rule, table.batch), (std::vector<std::string>{"7", "9", "4310"}));
}

void TestEvaluator::oneRuleServesManyThreads() {
    const RuleTable table = names();
    const MadeRule made = makeRule(
        "case when matches(name, '[A-Z]') then map('Country', 'usa') & name else try(to_text(10 / n), 'none') end",
        table.environment);
    QVERIFY(made.rule);
    const std::vector<std::string> expected = interpretAll(*made.rule, table.batch);
    std::vector<int> wrong(4, 0);
    {
        std::vector<std::jthread> threads;
        for (int& count : wrong)
            threads.emplace_back([&] {
                for (int n = 0; n < 200; ++n)
                    count += evaluateAll(*made.rule, table.batch) == expected ? 0 : 1;
            });
    }
    QCOMPARE(wrong, std::vector<int>(4, 0));
}

void TestEvaluator::explainShowsEveryStep() {
    const RuleTable table = names();
    const MadeRule made = makeRule("lower(trim(name)) & '-' & to_text(n)", table.environment);
    const std::vector<Step> steps = explain(*made.rule, table.batch, 0);
    std::string text;
    for (const Step& step : steps)
        text += std::to_string(step.depth) + " " + step.text + " = " + describe(step.value, step.type) + "\n";
    QCOMPARE(qt(text), QStringLiteral("3 name =   Ann Lee \n"
                                      "2 trim(name) = Ann Lee\n"
                                      "1 lower(trim(name)) = ann lee\n"
                                      "2 n = 2\n"
                                      "1 to_text(n) = 2\n"
                                      "0 lower(trim(name)) & '-' & to_text(n) = ann lee-2\n"));
    QCOMPARE(steps.front().span.begin, 11u);
    QCOMPARE(steps.front().span.end, 15u);
}

void TestEvaluator::explainShowsWhatWasNotComputed() {
    const RuleTable table = names();
    const MadeRule made = makeRule("if(n > 0, name, 10 / n)", table.environment);
    QVERIFY(!made.rule); // text and number do not go together
    const MadeRule good =
        makeRule("if(n > 0, trim(name), to_text(10 / n))", table.environment, Wanted{LogicalType::text(), false});
    const std::vector<Step> steps = explain(*good.rule, table.batch, 1);
    std::string text;
    for (const Step& step : steps)
        text += step.text + " " +
                (!step.evaluated ? "skipped"
                 : step.error    ? std::string(nameOf(step.error->code))
                                 : describe(step.value, step.type)) +
                "\n";
    QCOMPARE(qt(text),
             QStringLiteral("n 0\nn > 0 false\ntrim(name) skipped\nn 0\n10 / n DivisionByZero\n"
                            "to_text(10 / n) DivisionByZero\nif(n > 0, trim(name), to_text(10 / n)) DivisionByZero\n"));
}

void TestEvaluator::explainOfAConstant() {
    const RuleTable table = names();
    const MadeRule made = makeRule("upper(trim(' x ')) & 'y'", table.environment);
    const std::vector<Step> steps = explain(*made.rule, table.batch, 0);
    QCOMPARE(steps.size(), std::size_t(3));
    QCOMPARE(qt(steps[0].text), QStringLiteral("trim(' x ')"));
    QCOMPARE(qt(describe(steps[2].value, steps[2].type)), QStringLiteral("Xy"));
    // A constant that was brought to another type after it was computed.
    const MadeRule widened = makeRule("-5 * 1.5 + n", table.environment);
    QCOMPARE(qt(describe(explain(*widened.rule, table.batch, 0).back().value, widened.rule->type)), QStringLiteral("-5.5"));
}

MW_TEST(TestEvaluator)
#include "tst_evaluator.moc"
