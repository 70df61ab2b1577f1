// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/rules/chain.h"
#include "core/rules/format.h"
#include "core/rules/parser.h"
#include "tests/core/rules/random_rule.h"

using namespace mw;
using namespace mw::rules;
using namespace mw::test;

/// Laying rules out, and reading them as chains of steps: the meaning stays, nothing written is lost.
class TestFormat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layouts_data();
    void layouts();
    void randomRulesKeepTheirMeaning();
    void commentsStay();
    void textsWithProblemsComeBack();
    void chains_data();
    void chains();
    void randomRulesThatAreChainsComeBack();
};

void TestFormat::layouts_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("expected");
    QTest::newRow("what fits a line is one line") << "trim( name )" << "trim(name)";
    QTest::newRow("arguments stand below one another")
        << "concat(trim(given_name_of_the_person), ' ', trim(family_name_of_the_person), ', ', upper(country))"
        << "concat(\n  trim(given_name_of_the_person),\n  ' ',\n  trim(family_name_of_the_person),\n  ', ',\n"
           "  upper(country)\n)";
    QTest::newRow("each arm has a line")
        << "case when status = 'A' then 'the first of the values' when status = 'B' then 'the second' else 'none' end"
        << "case\n  when status = 'A' then 'the first of the values'\n  when status = 'B' then 'the second'\n"
           "  else 'none'\nend";
    QTest::newRow("operators stand in front")
        << "first = 'something' and second = 'something else' and third > 100 or fourth is not null or fifth"
        << "first = 'something' and second = 'something else' and third > 100\nor fourth is not null\nor fifth";
}

void TestFormat::layouts() {
    QFETCH(QString, rule);
    QFETCH(QString, expected);
    const std::string laid = format(rule.toStdString());
    QCOMPARE(qt(laid), expected);
    QCOMPARE(qt(format(laid)), expected);
}

void TestFormat::randomRulesKeepTheirMeaning() {
    Random random("formatted rules");
    RuleWriter writer(random);
    int broken = 0;
    for (int n = 0; n < 600; ++n) {
        const std::string text = writer.write(writer.anyKind(), 5);
        const ParsedRule parsed = parse(text);
        QVERIFY2(parsed.ok(), text.c_str());
        for (const std::size_t width : {20u, 60u, 90u}) {
            const std::string laid = format(text, {width, 2});
            const ParsedRule again = parse(laid);
            QVERIFY2(again.ok(), laid.c_str());
            QCOMPARE(qt(print(*again.tree)), qt(print(*parsed.tree)));
            QCOMPARE(qt(format(laid, {width, 2})), qt(laid));
            broken += laid.find('\n') != std::string::npos ? 1 : 0;
        }
    }
    QVERIFY(broken > 300);
}

void TestFormat::commentsStay() {
    const std::string rule = "-- why\nif(a = 1, -- the usual\n  'x',\n  -- else\n  'y') -- end";
    const std::string laid = format(rule);
    QCOMPARE(qt(laid), QStringLiteral("-- why\nif(\n  a = 1,\n  -- the usual\n  'x',\n  -- else\n  'y'\n)\n-- end"));
    QCOMPARE(qt(format(laid)), qt(laid));
    QCOMPARE(qt(format("'-- no comment' & x")), QStringLiteral("'-- no comment' & x"));
}

void TestFormat::textsWithProblemsComeBack() {
    QCOMPARE(qt(format("trim(  name")), QStringLiteral("trim(  name"));
    QCOMPARE(qt(format("")), QString());
}

void TestFormat::chains_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<int>("steps");
    QTest::newRow("a field alone") << "name" << 0;
    QTest::newRow("functions around a field") << "proper(trim(name))" << 2;
    QTest::newRow("arguments besides the subject") << "split_part(trim(name), ' ', -1)" << 2;
    QTest::newRow("a value map takes its second argument") << "map('Country', upper(country))" << 2;
    QTest::newRow("a lookup's field") << "lower(lookup('Users', trim(owner)).email)" << 3;
    QTest::newRow("texts joined on") << "'C-' & to_text(id) & '-x'" << 3;
    QTest::newRow("a choice is no chain") << "if(a, b, c)" << -1;
    QTest::newRow("two computed arguments are no chain") << "concat(trim(a), trim(b))" << -1;
    QTest::newRow("a rejection is no chain") << "reject(a)" << -1;
}

void TestFormat::chains() {
    QFETCH(QString, rule);
    QFETCH(int, steps);
    const ParsedRule parsed = parse(rule.toStdString());
    QVERIFY(parsed.ok());
    const std::optional<Chain> chain = readChain(parsed.tree);
    QCOMPARE(chain ? int(chain->steps.size()) : -1, steps);
    if (chain)
        QCOMPARE(qt(print(*writeChain(*chain))), rule);
}

void TestFormat::randomRulesThatAreChainsComeBack() {
    Random random("chains");
    RuleWriter writer(random);
    int chains = 0;
    for (int n = 0; n < 3000; ++n) {
        const ParsedRule parsed = parse(writer.write(writer.anyKind(), 3));
        const std::optional<Chain> chain = readChain(parsed.tree);
        if (!chain)
            continue;
        ++chains;
        QCOMPARE(qt(print(*writeChain(*chain))), qt(print(*parsed.tree)));
    }
    QVERIFY2(chains > 200, qPrintable(QString::number(chains)));
}

MW_TEST(TestFormat)
#include "tst_format.moc"
