// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/rules/parser.h"
#include "core/rules/lexer_p.h"
#include "tests/support/random.h"

#include <algorithm>
#include <string>
#include <vector>

using namespace mw;
using namespace mw::rules;
using namespace mw::test;

class TestParser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reading_data();
    void reading();
    void spansMarkTheirText_data();
    void spansMarkTheirText();
    void problems_data();
    void problems();
    void fixesMend_data();
    void fixesMend();
    void everyTokenDeletedOrDoubled_data();
    void everyTokenDeletedOrDoubled();
    void everyPrefix_data() { everyTokenDeletedOrDoubled_data(); }
    void everyPrefix();
    void deepNestingIsRefused_data();
    void deepNestingIsRefused();
    void randomBytesNeverCrash();
};

namespace {

const std::vector<std::pair<const char*, const char*>> kRules = {
    {"calls", "proper(trim(full_name))"},
    {"if", "if(amount < 0, 'credit', 'debit')"},
    {"lookup member", "lookup('Approved users', sales_owner).email"},
    {"formats", "parse_date(created, 'dd/MM/yyyy', 'yyyy-MM-dd')          -- several formats: tried in order"},
    {"case", "case when status in ('A','P') then 'open' when closed_on is not null then 'closed' else "
             "reject('unknown status ' & status) end"},
    {"arithmetic", "(a + b) * -c / 2.50 - d % 3 + 1e3"},
    {"names", "crm.[Any Name With Spaces] & [a]]b].[c d] & x.y.z"},
    {"dates", "date '2024-01-31' <= d and ts < timestamp '2024-01-31 10:00:00' or t = time '10:00:00'"},
    {"predicates", "not (a not between 1 and 2) and b not like 'x%' or c is null and d not in (1, null)"},
    {"comments", "a -- first\n-- second line\n  + b -- third"},
};

std::string describe(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems)
        text += std::string(nameOf(problem.error.code)) + " " + std::to_string(problem.error.span->begin) + ".." +
                std::to_string(problem.error.span->end) + "; ";
    return text;
}

/// All that must hold for any text whatever.
void checkSane(const std::string& text) {
    const ParsedRule rule = parse(text);
    for (const Problem& problem : rule.problems) {
        QVERIFY2(problem.error.span.has_value(), text.c_str());
        QVERIFY2(problem.error.span->begin <= problem.error.span->end, text.c_str());
        QVERIFY2(problem.error.span->end <= text.size(), text.c_str());
        QVERIFY(!problem.error.message().empty());
        for (const Problem::Fix& fix : problem.fixes) {
            QVERIFY2(fix.span.begin <= fix.span.end && fix.span.end <= text.size(), text.c_str());
            QVERIFY2(std::find(std::begin(kFixLabels), std::end(kFixLabels), fix.label) != std::end(kFixLabels),
                     fix.label.c_str());
        }
    }
    if (!rule.ok()) {
        QVERIFY2(!rule.problems.empty(), text.c_str());
        return;
    }
    const std::string printed = print(*rule.tree);
    const ParsedRule again = parse(printed);
    QVERIFY2(again.ok(), (text + "\nprinted " + printed).c_str());
    QCOMPARE(qt(print(*again.tree)), qt(printed));
}

} // namespace

void TestParser::reading_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    const auto row = [](const char* name, const char* text, const char* canonical) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(canonical);
    };
    row("spaces and case of words are brought into form", "NOT  a AND b   oR Trim( x )", "not a and b or trim(x)");
    row("multiplication binds tighter than addition", "(a*b)+(c/d)", "a * b + c / d");
    row("needed parentheses stay", "(a+b)*(c-(d-e))", "(a + b) * (c - (d - e))");
    row("operators of a level group to the left", "(a-b)-c", "a - b - c");
    row("join binds looser than addition", "a & (b + c)", "a & b + c");
    row("addition over join needs parentheses", "(a & b) + c", "(a & b) + c");
    row("comparison binds looser than join", "(a & b) = c", "a & b = c");
    row("is null binds looser than comparison", "a = b is null", "(a = b) is null");
    row("not binds looser than comparison", "not (a = b)", "not a = b");
    row("not binds tighter than and", "(not a) and b", "not a and b");
    row("and binds tighter than or", "a or (b and c)", "a or b and c");
    row("or under and keeps its parentheses", "(a or b) and c", "(a or b) and c");
    row("minus binds tightest", "-a * b", "-a * b");
    row("minus over a product keeps parentheses", "-(a * b)", "-(a * b)");
    row("two minus signs never meet", "-(-a) - -b", "-(-a) - -b");
    row("between takes its own and", "a between 1 and 2 and b", "a between 1 and 2 and b");
    row("simple case becomes comparisons", "case x when 1 then 'a' else 'b' end",
        "case when x = 1 then 'a' else 'b' end");
    row("brackets only where needed", "[plain].[two words].[or]", "plain.[two words].[or]");
    row("a bracket in a name is doubled", "[a]]b]", "[a]]b]");
    row("a quote in a text is doubled", "'it''s'", "'it''s'");
    row("date is a name where no text follows", "date + date '2024-01-31'", "date + date '2024-01-31'");
    row("a decimal keeps its digits", "12.50", "12.50");
    row("a float keeps its exponent", "1e3", "1000e0");
    row("an integer beyond 64 bits is an exact number", "9223372036854775808", "9223372036854775808");
    row("a name may be of any script", "größe + 数量", "größe + 数量");
    row("a comment ends with the line", "a -- and b\n+ c", "a + c");
    row("dashes at the start of a line begin a comment", "--note\na", "a");
    row("a line break in a text stays", "'a\nb'", "'a\nb'");
}

void TestParser::reading() {
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const ParsedRule rule = parse(text.toStdString());
    QVERIFY2(rule.ok(), describe(rule.problems).c_str());
    QCOMPARE(qt(print(*rule.tree)), canonical);
    const ParsedRule again = parse(canonical.toStdString());
    QVERIFY(again.ok());
    QCOMPARE(qt(print(*again.tree)), canonical);
}

void TestParser::spansMarkTheirText_data() {
    QTest::addColumn<QString>("text");
    for (const auto& [name, text] : kRules)
        QTest::newRow(name) << QString::fromUtf8(text);
}

/// The text that a node's span marks must itself be read as that node.
void TestParser::spansMarkTheirText() {
    QFETCH(QString, text);
    const std::string source = text.toStdString();
    const ParsedRule rule = parse(source);
    QVERIFY2(rule.ok(), describe(rule.problems).c_str());
    int nodes = 0;
    const auto check = [&](const auto& self, const Expression& node) -> void {
        ++nodes;
        QVERIFY(node.span.begin < node.span.end && node.span.end <= source.size());
        const std::string marked = source.substr(node.span.begin, node.span.end - node.span.begin);
        const ParsedRule part = parse(marked);
        QVERIFY2(part.ok(), marked.c_str());
        QCOMPARE(qt(print(*part.tree)), qt(print(node)));
        for (const ExpressionPtr& child : node.children) {
            QVERIFY(child->span.begin >= node.span.begin && child->span.end <= node.span.end);
            self(self, *child);
        }
    };
    check(check, *rule.tree);
    QVERIFY(nodes > 1);
}

void TestParser::problems_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("mended"); ///< the text after the first fix of the first problem
    const auto row = [](const char* name, const char* text, const char* found, const char* mended = "") {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(found) << QString::fromUtf8(mended);
    };
    row("nothing", "", "RuleEmpty 0..0; ");
    row("only a comment", "-- later", "RuleEmpty 8..8; ");
    row("two equal signs", "a == b", "NotAnOperator 2..4; ", "a = b");
    row("not equal of C", "a != b", "NotAnOperator 2..4; ", "a <> b");
    row("arrow for greater or equal", "a => b", "NotAnOperator 2..4; ", "a >= b");
    row("double ampersand", "a && b", "NotAnOperator 2..4; ", "a and b");
    row("double ampersand without spaces", "a&&b", "NotAnOperator 1..3; ", "a and b");
    row("double bar", "a || b", "NotAnOperator 2..4; ", "a & b");
    row("double quotes", "a = \"it's\"", "DoubleQuotes 4..10; ", "a = 'it''s'");
    row("curly quotes", "a = ‘x’", "DoubleQuotes 4..11; ", "a = 'x'");
    row("dash of a word processor", "a – b", "NotAnOperator 2..5; ", "a - b");
    row("two minus signs between values", "5--3", "DoubleMinus 1..3; ", "5- -3");
    row("block comment", "a /* note */ + b", "BlockComment 2..12; ", "a  + b");
    row("text not closed", "trim('abc", "ParenthesisMissing 4..5; TextNotClosed 5..9; ", "trim('abc)");
    row("bracket not closed", "[Full Name", "BracketNotClosed 0..10; ", "[Full Name]");
    row("parenthesis missing at the end", "trim(lower(x)", "ParenthesisMissing 4..5; ", "trim(lower(x))");
    row("parenthesis missing inside", "(a + b * c", "ParenthesisMissing 0..1; ", "(a + b * c)");
    row("parenthesis too many", "trim(x))", "ParenthesisTooMany 7..8; ", "trim(x)");
    row("comma missing", "concat(a b)", "CommaMissing 9..10; ", "concat(a, b)");
    row("comma too many", "concat(a, b,)", "CommaTooMany 11..12; ", "concat(a, b)");
    row("empty argument", "concat(a,,b)", "ValueExpected 9..10; ", "concat(a,b)");
    row("semicolon at the end", "a + b;", "StrayCharacter 5..6; ", "a + b");
    row("semicolon between arguments", "if(a; b; c)", "StrayCharacter 4..5; StrayCharacter 7..8; ", "if(a, b; c)");
    row("value missing after an operator", "a +", "ValueMissing 2..3; ");
    row("value missing before an operator", "* a", "ValueExpected 0..1; ", " a");
    row("two operators", "a + * b", "ValueMissing 2..3; ");
    row("name of two words", "full name", "OperatorMissing 5..9; ", "[full name]");
    row("two values", "1 2", "OperatorMissing 2..3; ");
    row("chained comparison", "1 < a < 5", "ComparisonChain 6..7; ", "1 < a and a < 5");
    row("number without its zero", ".5 + a", "NotANumber 0..2; ", "0.5 + a");
    row("number that runs into a name", "12abc", "NotANumber 0..5; ", "'12abc'");
    row("number of too many digits", "1234567890123456789012345678901234567890", "TooManyDigits 0..40; ");
    row("float out of range", "1e400", "OutOfRange 0..5; ");
    row("date that does not exist", "date '2024-02-30'", "NotADate 5..17; ");
    row("list without parentheses", "a in 'x'", "ListNotInParentheses 5..8; ", "a in ('x')");
    row("empty list", "a in ()", "ListEmpty 5..7; ");
    row("is without null", "a is", "KeywordExpected 2..4; ", "a is null");
    row("is with a value", "a is 5", "KeywordExpected 5..6; ", "a = 5");
    row("is not with a value", "a is not 5", "KeywordExpected 9..10; ", "a <> 5");
    row("between with a comma", "a between 1, 5", "KeywordExpected 11..12; ", "a between 1 and 5");
    row("case without end", "case when a then b", "KeywordExpected 17..18; ", "case when a then b end");
    row("case without then", "case when a b end", "KeywordExpected 12..13; ", "case when a then  b end");
    row("case without when", "case end", "CaseWithoutWhen 0..4; ");
    row("if with two values", "if(a, b)", "IfForm 0..8; ", "if(a, b, null)");
    row("if as a statement", "if a then b", "IfForm 0..2; OperatorMissing 3..4; OperatorMissing 5..9; ");
    row("not inside an operand", "a + not b", "ParenthesesNeeded 4..9; ", "a + (not b)");
    row("predicate before a tighter operator", "a is null & b", "ParenthesesNeeded 0..9; ", "(a is null) & b");
    row("word of the language as a field", "t.case", "KeywordAsName 2..6; ", "t.[case]");
    row("word of the language as a value", "end", "ValueExpected 0..3; ", "[end]");
    row("dot without a name", "t. + 1", "NameExpected 1..2; ");
    row("character of no meaning", "a ? b", "StrayCharacter 2..3; OperatorMissing 4..5; ", "a  b");
    row("control character", "a + \x01", "ValueMissing 2..3; StrayCharacter 4..5; ");
}

void TestParser::problems() {
    QFETCH(QString, text);
    QFETCH(QString, found);
    QFETCH(QString, mended);
    const std::string source = text.toStdString();
    const ParsedRule rule = parse(source);
    QVERIFY(!rule.ok());
    QCOMPARE(qt(describe(rule.problems)), found);
    if (mended.isEmpty())
        return;
    for (const Problem& problem : rule.problems)
        if (!problem.fixes.empty()) {
            const Problem::Fix& fix = problem.fixes.front();
            std::string after = source;
            after.replace(fix.span.begin, fix.span.end - fix.span.begin, fix.replacement);
            QCOMPARE(qt(after), mended);
            return;
        }
    QFAIL("no fix was offered");
}

void TestParser::fixesMend_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"a == b && c", "if(a; b; c)", "concat(a b c,)", "5--3", "\"a\" = 'b'", "trim(lower(x", "full name",
          "x in 'a'", "case when a then b", ".5", "a is 5", "1 < a < 5 < b", "a between 1, 5", "t.case"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

/// Taking the first fix again and again ends in a rule without problems.
void TestParser::fixesMend() {
    QFETCH(QString, text);
    std::string source = text.toStdString();
    for (int rounds = 0; rounds < 10; ++rounds) {
        const ParsedRule rule = parse(source);
        if (rule.ok())
            return;
        bool mended = false;
        for (const Problem& problem : rule.problems) {
            if (problem.fixes.empty())
                continue;
            const Problem::Fix& fix = problem.fixes.front();
            source.replace(fix.span.begin, fix.span.end - fix.span.begin, fix.replacement);
            mended = true;
            break;
        }
        QVERIFY2(mended, source.c_str());
    }
    QFAIL(source.c_str());
}

void TestParser::everyTokenDeletedOrDoubled_data() {
    QTest::addColumn<QString>("text");
    for (const auto& [name, text] : kRules)
        QTest::newRow(name) << QString::fromUtf8(text);
}

/// A mistake at any position: each token taken out, doubled, and replaced by each of a list.
void TestParser::everyTokenDeletedOrDoubled() {
    QFETCH(QString, text);
    const std::string source = text.toStdString();
    std::vector<Problem> none;
    const std::vector<Token> tokens = tokenize(source, none);
    QVERIFY(none.empty());
    static const std::vector<std::string> kOthers = {
        "", "(", ")", ",", ".", "=", "==", "+", "-", "--", "&", "'", "\"", "[", "]", "1", "1.5", "x", "not", "and",
        "is", "null", "in", "between", "like", "case", "when", "then", "else", "end", "date", "'t'", "if", "@", "\xC3"};
    for (const Token& token : tokens) {
        const std::string own = source.substr(token.span.begin, token.span.end - token.span.begin);
        checkSane(source.substr(0, token.span.begin) + own + " " + own + source.substr(token.span.end));
        for (const std::string& other : kOthers) {
            checkSane(source.substr(0, token.span.begin) + other + source.substr(token.span.end));
            checkSane(source.substr(0, token.span.begin) + " " + other + " " + source.substr(token.span.begin));
        }
    }
}

void TestParser::everyPrefix() {
    QFETCH(QString, text);
    const std::string source = text.toStdString();
    for (std::size_t i = 0; i <= source.size(); ++i) {
        checkSane(source.substr(0, i));
        checkSane(source.substr(i));
    }
}

void TestParser::deepNestingIsRefused_data() {
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<QByteArray>("close");
    QTest::newRow("parentheses") << QByteArray("(") << QByteArray(")");
    QTest::newRow("calls") << QByteArray("trim(") << QByteArray(")");
    QTest::newRow("not") << QByteArray("not ") << QByteArray("");
    QTest::newRow("minus") << QByteArray("- ") << QByteArray("");
    QTest::newRow("case") << QByteArray("case when true then ") << QByteArray(" end");
    QTest::newRow("chain of joins") << QByteArray("a & ") << QByteArray("");
    QTest::newRow("predicates") << QByteArray("") << QByteArray(" is null");
    QTest::newRow("simple case as a subject") << QByteArray("case ") << QByteArray(" when 1 then 2 end");
}

void TestParser::deepNestingIsRefused() {
    QFETCH(QByteArray, open);
    QFETCH(QByteArray, close);
    const ParsedRule rule = parse((open.repeated(5000) + "x" + close.repeated(5000)).toStdString());
    QVERIFY(!rule.ok());
    const Code code = rule.problems.front().error.code;
    QVERIFY2(code == Code::RuleTooDeep || code == Code::CaseSubjectTooLong, describe(rule.problems).c_str());
    QVERIFY(parse((open.repeated(3) + "x" + close.repeated(3)).toStdString()).ok());
    QVERIFY(!parse(std::string(2'000'000, 'a')).ok());
}

void TestParser::randomBytesNeverCrash() {
    Random random("random rule texts");
    static const std::vector<std::string> kParts = {"a",  "(",  ")",     ",",      " ",      "'",    "[",   "]",
                                                    "--", "\n", "case ", " when ", " then ", " end", "if(", "1",
                                                    ".",  "e5", "=",     "<",      "and ",   "not ", "\"",  "é"};
    for (int n = 0; n < 20000; ++n) {
        std::string text;
        if (n % 4 == 0) {
            text = random.bytes(std::size_t(random.below(40)));
        } else {
            for (std::uint64_t parts = random.below(20); parts > 0; --parts)
                text += random.oneOf(kParts);
        }
        checkSane(text);
        if (QTest::currentTestFailed())
            return;
    }
}

MW_TEST(TestParser)
#include "tst_parser.moc"
