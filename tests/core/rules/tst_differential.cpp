// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/rules/parser.h"
#include "tests/core/rules/random_rule.h"

#include <algorithm>

using namespace mw;
using namespace mw::rules;
using namespace mw::test;

/// Random well-typed rules over random rows: the vector evaluator and the row-at-a-time interpreter must agree in every
/// value and every error, on whole batches and on selections.
class TestDifferential : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vectorsEqualTheInterpreter();
    void rulesComputedTogetherEqualRulesAlone();
    void printedRulesMeanTheSame();
};

void TestDifferential::vectorsEqualTheInterpreter() {
    Random random("vectors against the interpreter");
    RuleWriter writer(random);
    int bound = 0, failing = 0;
    constexpr int kRules = 4000;
    for (int n = 0; n < kRules; ++n) {
        const RuleTable table = randomTable(random, std::size_t(1 + random.below(70)));
        const std::string text = writer.write(writer.anyKind(), int(1 + random.below(4)));
        const MadeRule made = makeRule(text, table.environment);
        if (!made.rule)
            continue;
        ++bound;
        const std::vector<std::string> expected = interpretAll(*made.rule, table.batch);
        const std::vector<std::string> actual = evaluateAll(*made.rule, table.batch);
        failing +=
            std::any_of(expected.begin(), expected.end(), [](const auto& one) { return one.starts_with("error"); });
        for (std::size_t row = 0; row < expected.size(); ++row)
            if (actual[row] != expected[row])
                QFAIL(qPrintable(qt("rule " + text + "\nrow " + std::to_string(row) +
                                    "\ninterpreter: " + expected[row] + "\nvectors:     " + actual[row])));
        // An explanation ends in what the rule gave.
        const auto told = std::uint32_t(random.below(table.batch.rows));
        if (const std::vector<Step> steps = explain(*made.rule, table.batch, told); !steps.empty()) {
            const Step& last = steps.back();
            const std::string end = last.error ? describe(*last.error, last.type) : describe(last.value, made.rule->type);
            QCOMPARE(qt(end), qt(expected[told]));
        }
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < table.batch.rows; ++row)
            if (random.oneIn(2))
                rows.push_back(row);
        if (rows.empty())
            continue;
        const std::vector<std::string> selected = evaluateAll(*made.rule, table.batch, rows);
        for (std::uint32_t row = 0; row < table.batch.rows; ++row) {
            const bool chosen = std::find(rows.begin(), rows.end(), row) != rows.end();
            const std::string wanted = chosen ? expected[row] : "null";
            if (selected[row] != wanted)
                QFAIL(qPrintable(qt("rule " + text + "\nrow " + std::to_string(row) + " of a selection\ninterpreter: " +
                                    wanted + "\nvectors:     " + selected[row])));
        }
    }
    // A writer that wrote nothing but refused rules would prove nothing.
    QVERIFY2(bound > kRules / 2, qPrintable(QString::number(bound)));
    QVERIFY2(failing > kRules / 50, qPrintable(QString::number(failing)));
}

/// Rules made of the same parts, so that one takes over what another computed: for all rows, for those of an arm, where
/// a part fails, under try(), inside project functions. Spans tell whose part a failure came from.
void TestDifferential::rulesComputedTogetherEqualRulesAlone() {
    Random random("rules together");
    RuleWriter writer(random);
    int compared = 0, failing = 0;
    for (int n = 0; n < 1000; ++n) {
        const RuleTable table = randomTable(random, std::size_t(1 + random.below(70)));
        const std::string part = writer.write(TypeKind::Text, int(1 + random.below(3)));
        const std::string other = writer.write(TypeKind::Text, int(1 + random.below(3)));
        const std::string condition = writer.write(TypeKind::Boolean, 2);
        std::vector<MadeRule> made;
        for (const std::string& text :
             {part, "  trim(" + part + ")", other + " & " + part, "if(" + condition + ", " + part + ", " + other + ")",
              "try(" + part + ", 'failed')", "coalesce(" + other + ", trim(" + part + "))", "   " + other,
              "if(" + condition + ", upper(" + part + "), upper(" + part + "))"})
            if (MadeRule one = makeRule(text, table.environment); one.rule)
                made.push_back(std::move(one));
        std::vector<const BoundRule*> rules;
        for (const MadeRule& one : made)
            rules.push_back(one.rule.get());
        Evaluator together(rules);
        for (int batch = 0; batch < 2; ++batch) {
            std::vector<std::uint32_t> rows;
            for (std::uint32_t row = 0; row < table.batch.rows; ++row)
                if (batch == 0 || random.oneIn(2))
                    rows.push_back(row);
            for (std::size_t i = 0; i < rules.size() && !rows.empty(); ++i) {
                const std::vector<std::string> alone = evaluateAll(*rules[i], table.batch, rows);
                const std::vector<std::string> shared = evaluateAll(together, *rules[i], table.batch, rows);
                for (std::size_t row = 0; row < alone.size(); ++row)
                    if (shared[row] != alone[row])
                        QFAIL(qPrintable(qt("rule " + std::to_string(i) + " of " + part + " and " + other + "\nrow " +
                                            std::to_string(row) + "\nalone:    " + alone[row] + "\ntogether: " +
                                            shared[row])));
                ++compared;
                failing += std::any_of(alone.begin(), alone.end(), [](const auto& one) { return one.starts_with("error"); });
                if (rows.size() > 1 && random.oneIn(3))
                    rows.erase(rows.begin() + std::ptrdiff_t(random.below(rows.size())));
            }
            together.forgetBatch();
        }
    }
    QVERIFY2(compared > 8000, qPrintable(QString::number(compared)));
    QVERIFY2(failing > 400, qPrintable(QString::number(failing)));
}

void TestDifferential::printedRulesMeanTheSame() {
    Random random("printed rules");
    RuleWriter writer(random);
    int compared = 0;
    for (int n = 0; n < 1500; ++n) {
        const RuleTable table = randomTable(random, 5);
        const std::string text = writer.write(writer.anyKind(), 4);
        const ParsedRule parsed = parse(text);
        QVERIFY2(parsed.ok(), text.c_str());
        const std::string printed = print(*parsed.tree);
        const ParsedRule again = parse(printed);
        QVERIFY2(again.ok(), printed.c_str());
        QCOMPARE(qt(print(*again.tree)), qt(printed));
        const MadeRule first = makeRule(text, table.environment);
        const MadeRule second = makeRule(printed, table.environment);
        QCOMPARE(first.rule != nullptr, second.rule != nullptr);
        if (!first.rule)
            continue;
        ++compared;
        for (std::uint32_t row = 0; row < table.batch.rows; ++row) {
            const Result<Value> one = interpret(*first.rule, table.batch, row);
            const Result<Value> other = interpret(*second.rule, table.batch, row);
            QCOMPARE(one.ok(), other.ok());
            if (one.ok())
                QCOMPARE(qt(describe(one, first.rule->type)), qt(describe(other, second.rule->type)));
        }
    }
    QVERIFY(compared > 700);
}

MW_TEST(TestDifferential)
#include "tst_differential.moc"
