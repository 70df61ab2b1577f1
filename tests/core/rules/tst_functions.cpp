// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/rules/catalogue.h"
#include "core/rules/examples.h"
#include "core/rules/literal_p.h"
#include "core/rules/parser.h"
#include "tests/core/rules/rule_table.h"

#include <functional>
#include <set>

using namespace mw;
using namespace mw::rules;
using namespace mw::test;

/// The catalogue as a whole: every entry complete, every worked example true, folded and on columns.
class TestFunctions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entries_data();
    void entries();
    void examples_data();
    void examples();
    void phrasesAreTheFunctionsOwn();
    void lookingUpIsBlindToCase();
};

namespace {

std::string namesOf(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems)
        text += problem.error.message() + "; ";
    return text;
}

/// What an example promises, in the words of describe() without place and message of an error.
std::string promised(const Example& example, const LogicalType& type) {
    if (example.fails)
        return "error " + std::string(nameOf(*example.fails));
    Batch none;
    none.rows = 1;
    const MadeRule result = makeRule(std::string(example.result), exampleEnvironment(), Wanted{type, true});
    return result.rule ? describe(interpret(*result.rule, none, 0), type)
                       : "not a literal: " + namesOf(result.problems);
}

std::string withoutPlace(const std::string& outcome) {
    if (!outcome.starts_with("error "))
        return outcome;
    return outcome.substr(0, outcome.find(' ', 6));
}

} // namespace

void TestFunctions::entries_data() {
    QTest::addColumn<const Function*>("function");
    for (const Function& function : allFunctions())
        QTest::newRow(std::string(function.name()).c_str()) << &function;
}

void TestFunctions::entries() {
    QFETCH(const Function*, function);
    QVERIFY(findFunction(function->name()) == function);
    QVERIFY(!function->family().empty());
    QVERIFY(!function->overloads().empty());
    QVERIFY2(function->summary().ends_with('.'), "a summary is a sentence");
    QVERIFY2(function->summary().find('\n') == std::string_view::npos, "a summary is one line");
    QVERIFY2(function->examples().size() >= 3, "a function has at least three worked examples");
    bool null = false;
    for (const Example& example : function->examples())
        null = null || example.rule.find("null") != std::string_view::npos || example.result == "null";
    QVERIFY2(null, "one worked example shows null");
    // Exactly one of: how PostgreSQL says it, why it cannot.
    QVERIFY(function->postgres().text.empty() != function->postgres().reason.empty());
    for (const Overload& overload : function->overloads()) {
        const std::size_t most = overload.arguments.size() + (overload.isRepeated() ? 2 : 0);
        for (std::size_t count = overload.neededArguments(); count <= most; ++count) {
            const std::string phrase(function->phraseFor(count));
            QVERIFY2(!phrase.empty(), "every number of arguments has a phrase");
            if (overload.result.kind == TypeKind::Boolean && !overload.resultIsGeneric)
                QVERIFY2(phrase.starts_with("whether "), "a condition's phrase begins with whether");
            for (std::size_t i = 0; i < count; ++i) {
                const bool said = phrase.find("{*}") != std::string::npos ||
                                  (i > 0 && phrase.find("{1*}") != std::string::npos) ||
                                  phrase.find("{" + std::to_string(i) + "}") != std::string::npos;
                QVERIFY2(said, ("the phrase \"" + phrase + "\" leaves argument " + std::to_string(i) + " out").c_str());
            }
        }
    }
    for (const std::string& signature : function->signatures())
        QVERIFY(signature.starts_with(std::string(function->name()) + "("));
}

void TestFunctions::examples_data() {
    QTest::addColumn<const Example*>("example");
    for (const Function& function : allFunctions())
        for (const Example& example : function.examples())
            QTest::newRow(std::string(example.rule).c_str()) << &example;
}

void TestFunctions::examples() {
    QFETCH(const Example*, example);
    Environment environment = exampleEnvironment();
    const std::string text(example->rule);
    const MadeRule made = makeRule(text, environment);
    if (!made.rule) { // a fixed argument that is wrong fails before any row
        QVERIFY2(example->fails, namesOf(made.problems).c_str());
        QCOMPARE(qt(nameOf(made.problems.front().error.code)), qt(nameOf(*example->fails)));
        return;
    }
    Batch one;
    one.rows = 1;
    one.origins.rowNumber = {1};
    const LogicalType type = made.rule->type;
    QCOMPARE(qt(withoutPlace(evaluateAll(*made.rule, one)[0])), qt(promised(*example, type)));

    constexpr std::size_t kRows = 3;
    RuleTable table;
    table.environment = std::move(environment);
    const ParsedRule parsed = parse(text);
    const ExpressionPtr tree = liftLiterals(parsed.tree, table, kRows);
    table.batch.rows = kRows;
    table.batch.origins.rowNumber.assign(kRows, 1);
    const BindResult bound = bind(*tree, table.environment, Wanted{type, true});
    if (!bound.rule)
        return; // a literal took the type beside it; a field cannot
    for (const std::string& outcome : evaluateAll(*bound.rule, table.batch))
        QCOMPARE(qt(withoutPlace(outcome)), qt(promised(*example, type)));
    QCOMPARE(evaluateAll(*bound.rule, table.batch), interpretAll(*bound.rule, table.batch));
}

void TestFunctions::phrasesAreTheFunctionsOwn() {
    std::set<std::string> seen;
    for (const Function& function : allFunctions()) {
        std::set<std::string> own;
        for (const Function::Phrase& phrase : function.phrases())
            own.insert(std::string(phrase.text));
        for (const std::string& phrase : own)
            QVERIFY2(seen.insert(phrase).second, (std::string(function.name()) + ": " + phrase).c_str());
    }
    QVERIFY(seen.size() >= allFunctions().size());
}

void TestFunctions::lookingUpIsBlindToCase() {
    QVERIFY(findFunction("TRIM") == findFunction("trim"));
    QVERIFY(findFunction("trim") != nullptr);
    QVERIFY(findFunction("no_such_function") == nullptr);
}

MW_TEST(TestFunctions)
#include "tst_functions.moc"
