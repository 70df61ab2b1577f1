// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/rules/examples.h"
#include "core/rules/parser.h"
#include "tests/core/rules/rule_table.h"

using namespace mw;
using namespace mw::rules;
using namespace mw::test;

class TestBinder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void types_data();
    void types();
    void listsWhatARuleUses();
    void keepsTheFieldsOfOtherAliasesApart();
    void refusesNamesWithTwoMeanings();
    void writesProjectFunctionsOut();
    void refusesRecursion_data();
    void refusesRecursion();
    void computesAnArgumentOnce();
    void bindsWithoutTheDataOfALookup();
    void boundsWhatFunctionsGrowTo();
    void reportsEveryProblemAtOnce();
    void mapsOfEveryPolicy_data();
    void mapsOfEveryPolicy();
    void findsCompositeKeys();
};

namespace {

RuleTable smallTable() {
    RuleTable table;
    table.environment = exampleEnvironment();
    table.addField("i", LogicalType::integer(), {std::int64_t(1), std::int64_t(0), Value()});
    table.addField("d", LogicalType::decimal(12, 2), {Decimal{150, 2}, Decimal{-5, 2}, Value()});
    table.addField("f", LogicalType::floating(), {1.5, 2.5, Value()});
    table.addField("s", LogicalType::text(), {std::string("x"), std::string("yy"), Value()});
    table.addField("c", LogicalType::text(3), {std::string("x"), std::string("yy"), Value()});
    table.addField("dt", LogicalType::date(), {Date{1}, Date{2}, Value()});
    table.addField("ts", LogicalType::timestamp(), {Timestamp{1}, Timestamp{2}, Value()});
    table.addField("b", LogicalType::boolean(), {true, false, Value()});
    return table;
}

std::string codesOf(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems)
        text += std::string(nameOf(problem.error.code)) + " " + std::to_string(problem.error.span->begin) + ".." +
                std::to_string(problem.error.span->end) + "; ";
    return text;
}

ProjectFunction projectFunction(const std::string& name, std::vector<Parameter> arguments, const std::string& body) {
    return {name, std::move(arguments), parse(body).tree};
}

} // namespace

void TestBinder::types_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("type");
    const auto row = [](const char* rule, const char* type) {
        QTest::newRow(rule) << QString::fromLatin1(rule) << QString::fromLatin1(type);
    };
    row("i + 1", "integer");
    row("i / 2", "decimal(38,10)");
    row("d / 3", "decimal(38,10)");
    row("d + 0.125", "decimal(14,3)");
    row("d * d", "decimal(24,4)");
    row("i * 0.5", "decimal(20,1)");
    row("d % 2", "decimal(21,2)");
    row("-d", "decimal(12,2)");
    row("f * 2", "float");
    row("s & 'x'", "text");
    row("c", "text(3)");
    row("i < d", "boolean");
    row("if(b, i, d)", "decimal(21,2)");
    row("if(b, null, dt)", "date");
    row("if(b, '2024-01-31', dt)", "date");
    row("if(b, '10', 20)", "integer");
    row("coalesce(c, 'long text')", "text(9)");
    row("case when b then ts end", "timestamp");
    row("try(i, 0)", "integer");
    row("if(b, reject('x'), i)", "integer");
    row("reject('x')", "null");
    row("null", "null");
    row("now()", "timestamp with zone");
    row("row_number()", "integer");
    row("map('Country', s)", "text");
    row("lookup('Users', s).active", "boolean");
    row("12.50", "decimal(4,2)");
    row("1e3", "float");
}

void TestBinder::types() {
    QFETCH(QString, rule);
    QFETCH(QString, type);
    const MadeRule made = makeRule(rule.toStdString(), smallTable().environment);
    QVERIFY2(made.rule, codesOf(made.problems).c_str());
    QCOMPARE(qt(printType(made.rule->type)), type);
}

void TestBinder::listsWhatARuleUses() {
    RuleTable table = smallTable();
    table.environment.parameters.push_back({"cutover", LogicalType::date(), Date{5}});
    table.environment.functions.push_back(projectFunction("shout", {{"x", LogicalType::text(), {}}}, "x & '!'"));
    const MadeRule made =
        makeRule("if(dt > Cutover and now() is not null, shout(map('country', s)), lookup('users', c).email & s)",
                 table.environment);
    QVERIFY2(made.rule, codesOf(made.problems).c_str());
    QCOMPARE(made.rule->fieldsRead, (std::vector<std::size_t>{3, 4, 5}));
    QCOMPARE(made.rule->columns, (std::vector<std::size_t>{3, 4, 5}));
    QCOMPARE(made.rule->parametersUsed, std::vector<std::string>{"cutover"});
    QCOMPARE(made.rule->functionsUsed, std::vector<std::string>{"shout"});
    QCOMPARE(made.rule->valueMapsUsed, std::vector<std::string>{"Country"});
    QCOMPARE(made.rule->lookupsUsed, std::vector<std::string>{"Users"});
    QVERIFY(made.rule->usesNow);
    QVERIFY(!made.rule->usesRowNumber);
    const MadeRule other = makeRule("row_number()", table.environment);
    QVERIFY(other.rule->usesRowNumber && !other.rule->usesNow && other.rule->columns.empty());
}

void TestBinder::keepsTheFieldsOfOtherAliasesApart() {
    RuleTable table;
    table.alias = "contacts";
    table.addField("name", LogicalType::text(), {std::string("Ann")});
    table.addField("id", LogicalType::integer(), {std::int64_t(1)});
    table.alias = "accounts";
    table.addField("name", LogicalType::text(), {std::string("ACME")});
    table.alias = "name"; // an alias that is also a field's name
    table.addField("first", LogicalType::text(), {std::string("alias wins")});
    const auto value = [&](const std::string& rule) {
        const MadeRule made = makeRule(rule, table.environment);
        return made.rule ? evaluateAll(*made.rule, table.batch)[0] : codesOf(made.problems);
    };
    QCOMPARE(qt(value("contacts.name & '/' & Accounts.NAME")), QStringLiteral("Ann/ACME"));
    QCOMPARE(qt(value("id")), QStringLiteral("1"));
    QCOMPARE(qt(value("name")), QStringLiteral("AmbiguousName 0..4; "));
    QCOMPARE(qt(value("name.first")), QStringLiteral("alias wins"));
    const MadeRule made = makeRule("1 + name", table.environment);
    QCOMPARE(made.problems.front().fixes.size(), std::size_t(2));
    QCOMPARE(qt(made.problems.front().fixes[1].replacement), QStringLiteral("accounts.name"));
}

void TestBinder::refusesNamesWithTwoMeanings() {
    RuleTable table = smallTable();
    table.environment.parameters.push_back({"i", LogicalType::integer(), std::int64_t(7)});
    QCOMPARE(qt(codesOf(makeRule("i", table.environment).problems)), QStringLiteral("AmbiguousName 0..1; "));
    // The field can still be meant.
    QVERIFY(makeRule("t.i", table.environment).rule);
}

void TestBinder::writesProjectFunctionsOut() {
    RuleTable table = smallTable();
    Environment& environment = table.environment;
    environment.parameters.push_back({"rate", LogicalType::decimal(5, 2), Decimal{119, 2}});
    environment.functions.push_back(projectFunction("gross", {{"net", LogicalType::decimal(12, 2), {}}}, "net * rate"));
    environment.functions.push_back(
        projectFunction("label", {{"net", LogicalType::decimal(12, 2), {}}, {"unit", LogicalType::text(3), {}}},
                        "if(gross(net) > 1, unit & '+', unit)"));
    const auto values = [&](const std::string& rule) {
        const MadeRule made = makeRule(rule, environment);
        std::string text = made.rule ? "" : codesOf(made.problems);
        if (made.rule)
            for (const std::string& one : evaluateAll(*made.rule, table.batch))
                text += one + "; ";
        return text;
    };
    QCOMPARE(qt(values("gross(d)")), QStringLiteral("1.7850; -0.0595; null; "));
    QCOMPARE(qt(values("label(d, 'EUR')")), QStringLiteral("EUR+; EUR; EUR; "));
    QCOMPARE(qt(values("gross(i)")), QStringLiteral("1.1900; 0.0000; null; "));
    // The body has its own text: problems and errors stand at the call.
    QCOMPARE(qt(values("s & label(d, s & 'long')")),
             QStringLiteral("error TooLong 13..23: 'xlong' is longer than 3 characters; "
                            "error TooLong 13..23: 'yylong' is longer than 3 characters; null; "));
    QCOMPARE(qt(values("gross('x')")), QStringLiteral("NotADecimal 6..9; "));
    QCOMPARE(qt(values("gross(1, 2)")), QStringLiteral("ArgumentCount 0..11; "));
    environment.functions.push_back(projectFunction("half", {{"x", LogicalType::integer(), {}}}, "1 / x"));
    QCOMPARE(qt(values("1 + half(i)")),
             QStringLiteral("2.0000000000; error DivisionByZero 4..11: division by zero; null; "));
    // Fields of the rule are not visible inside.
    environment.functions.push_back(projectFunction("peek", {{"x", LogicalType::integer(), {}}}, "x + i"));
    QCOMPARE(qt(values("1 + peek(1)")), QStringLiteral("InFunction 4..11; "));
}

void TestBinder::refusesRecursion_data() {
    QTest::addColumn<QString>("rule");
    QTest::newRow("itself") << QStringLiteral("again(1)");
    QTest::newRow("through another") << QStringLiteral("ping(1)");
}

void TestBinder::refusesRecursion() {
    QFETCH(QString, rule);
    RuleTable table = smallTable();
    const std::vector<Parameter> x{{"x", LogicalType::integer(), {}}};
    table.environment.functions = {projectFunction("again", x, "again(x - 1)"), projectFunction("ping", x, "pong(x)"),
                                   projectFunction("pong", x, "1 + ping(x)")};
    const MadeRule made = makeRule(rule.toStdString(), table.environment);
    QVERIFY(!made.rule);
    QCOMPARE(made.problems.front().error.code, Code::RecursiveFunction);
}

void TestBinder::computesAnArgumentOnce() {
    // Each function uses its argument twice: written out naively this would be 2^40 steps.
    RuleTable table = smallTable();
    const std::vector<Parameter> x{{"x", LogicalType::integer(), {}}};
    table.environment.functions.push_back(projectFunction("f", x, "if(x > 1000, x, x + x)"));
    std::string rule = "i";
    for (int n = 0; n < 40; ++n)
        rule = "f(" + rule + ")";
    const MadeRule made = makeRule(rule, table.environment);
    QVERIFY2(made.rule, codesOf(made.problems).c_str());
    QCOMPARE(qt(evaluateAll(*made.rule, table.batch)[0]), QStringLiteral("1024"));
}

void TestBinder::bindsWithoutTheDataOfALookup() {
    RuleTable table = smallTable();
    table.environment.lookups[0].source = nullptr;
    const MadeRule made = makeRule("lookup('Users', s).email", table.environment);
    QVERIFY(made.rule);
    QVERIFY(evaluateAll(*made.rule, table.batch)[0].starts_with("error LookupWithoutData 0..24"));
    QCOMPARE(evaluateAll(*made.rule, table.batch), interpretAll(*made.rule, table.batch));
}

void TestBinder::boundsWhatFunctionsGrowTo() {
    RuleTable table = smallTable();
    const std::vector<Parameter> x{{"x", LogicalType::integer(), {}}};
    table.environment.functions.push_back(projectFunction("f0", x, "x + 1"));
    for (int n = 1; n < 30; ++n) {
        const std::string inner = "f" + std::to_string(n - 1) + "(x)";
        table.environment.functions.push_back(projectFunction("f" + std::to_string(n), x, inner + " + " + inner));
    }
    const MadeRule made = makeRule("f29(1)", table.environment);
    QVERIFY(!made.rule);
    QCOMPARE(
        qt(made.problems.front().error.message()),
        QStringLiteral("in the function 'f0': with its functions written out the rule has more than 100000 steps"));
    QCOMPARE(made.problems.size(), std::size_t(1));
}

void TestBinder::reportsEveryProblemAtOnce() {
    const MadeRule made =
        makeRule("if(nam = 1, trm(s), map('Contry', nmae) & lookup('Users', s).emial)", smallTable().environment);
    QVERIFY(!made.rule);
    QCOMPARE(qt(codesOf(made.problems)), QStringLiteral("UnknownName 3..6; UnknownFunction 12..15; UnknownName 34..38; "
                                                        "UnknownValueMap 24..32; UnknownField 61..66; "));
}

void TestBinder::mapsOfEveryPolicy_data() {
    QTest::addColumn<int>("unlisted");
    QTest::addColumn<QString>("outcomes");
    using Unlisted = ValueMap::Unlisted;
    QTest::newRow("reject") << int(Unlisted::Reject) << QStringLiteral("open; error NotInValueMap 0..17; nothing; ");
    QTest::newRow("keep the value") << int(Unlisted::KeepValue) << QStringLiteral("open; yy; nothing; ");
    QTest::newRow("default") << int(Unlisted::UseDefault) << QStringLiteral("open; other; nothing; ");
    QTest::newRow("null") << int(Unlisted::Null) << QStringLiteral("open; null; nothing; ");
}

void TestBinder::mapsOfEveryPolicy() {
    QFETCH(int, unlisted);
    QFETCH(QString, outcomes);
    RuleTable table = smallTable();
    auto map = std::make_shared<ValueMap>();
    map->name = "Stage";
    map->entries = {{"x", std::string("open"), {}}, {"x", std::string("a later entry does not count"), {}}};
    map->unlisted = ValueMap::Unlisted(unlisted);
    map->defaultValue = std::string("other");
    map->nullIsListed = true;
    map->nullTo = std::string("nothing");
    table.environment.valueMaps.push_back(map);
    const MadeRule made = makeRule("map('Stage', s)  ", table.environment);
    QVERIFY2(made.rule, codesOf(made.problems).c_str());
    const std::vector<std::string> vectors = evaluateAll(*made.rule, table.batch);
    QCOMPARE(vectors, interpretAll(*made.rule, table.batch));
    std::string text;
    for (const std::string& one : vectors)
        text += (one.starts_with("error") ? one.substr(0, one.find(" ", 6)) + " 0..17" : one) + "; ";
    QCOMPARE(qt(text), outcomes);
}

void TestBinder::findsCompositeKeys() {
    class Rates final : public LookupSource {
    public:
        Rates() {
            const auto add = [&](const char* name, const LogicalType& type) {
                Field field;
                field.name = name;
                field.type = type;
                m_entity.fields.push_back(field);
            };
            add("currency", LogicalType::text());
            add("year", LogicalType::integer());
            add("rate", LogicalType::decimal(10, 4));
            m_rates->setValue(0, Decimal{10850, 4});
        }
        const Entity& entity() const override { return m_entity; }
        const std::vector<std::string>& keyFields() const override { return m_keys; }
        std::size_t find(std::string_view key) const override {
            return key == "USD\x1f"
                          "2024"
                       ? 0
                       : std::string::npos;
        }
        const Column& column(std::size_t) const override { return *m_rates; }

    private:
        Entity m_entity;
        std::vector<std::string> m_keys{"currency", "year"};
        ColumnPtr m_rates = std::make_shared<Column>(LogicalType::decimal(10, 4), 1);
    };
    RuleTable table;
    table.addField("c", LogicalType::text(), {std::string("USD"), std::string("EUR"), Value()});
    table.addField("y", LogicalType::integer(), {std::int64_t(2024), std::int64_t(2024), std::int64_t(2024)});
    const auto source = std::make_shared<Rates>();
    table.environment.lookups.push_back({"Rates", source->entity(), source->keyFields(), source});
    const MadeRule made = makeRule("lookup('Rates', c, y).rate", table.environment);
    QVERIFY2(made.rule, codesOf(made.problems).c_str());
    QCOMPARE(evaluateAll(*made.rule, table.batch), (std::vector<std::string>{"1.0850", "null", "null"}));
    QCOMPARE(interpretAll(*made.rule, table.batch), (std::vector<std::string>{"1.0850", "null", "null"}));
    QCOMPARE(makeRule("lookup('Rates', c).rate", table.environment).problems.front().error.code, Code::ArgumentCount);
    QCOMPARE(makeRule("lookup('Rates', c, c).rate", table.environment).problems.front().error.code, Code::TypesDiffer);
}

MW_TEST(TestBinder)
#include "tst_binder.moc"
