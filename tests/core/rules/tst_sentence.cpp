// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/rules/catalogue.h"
#include "core/rules/parser.h"
#include "core/rules/sentence.h"
#include "tests/core/rules/random_rule.h"
#include "tests/support/random.h"

#include <map>
#include <set>

using namespace mw;
using namespace mw::rules;
using namespace mw::test;

class TestSentence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data();
    void says();
    void tellsApart_data();
    void tellsApart();
    void rulesOfDifferentMeaningNeverShareASentence();
    void isTranslated();
    void listsEveryTextOnce();
};

namespace {

Environment contacts() {
    Environment environment;
    const auto add = [&](const char* name, const LogicalType& type, const char* label = "") {
        Field field;
        field.name = name;
        field.type = type;
        field.label = label;
        environment.fields.push_back({"contacts", field, environment.fields.size()});
    };
    add("full_name", LogicalType::text());
    add("emailAddress", LogicalType::text());
    add("CUST_NM", LogicalType::text());
    add("status", LogicalType::text());
    add("amount", LogicalType::decimal(12, 2));
    add("opted", LogicalType::boolean());
    add("closed", LogicalType::date());
    add("dob", LogicalType::date(), "date of birth");
    add("phone", LogicalType::text());
    add("home_phone", LogicalType::text(), "phone");
    add("x1", LogicalType::text(), "amount plus tax");
    environment.parameters.push_back({"cutover_day", LogicalType::date(), Date{19000}});
    Environment::Lookup users;
    users.name = "Users";
    users.entity.name = "users";
    for (const char* name : {"login", "e_mail"}) {
        Field field;
        field.name = name;
        field.type = LogicalType::text();
        users.entity.fields.push_back(field);
    }
    users.keyFields = {"login"};
    environment.lookups.push_back(users);
    return environment;
}

QString said(const std::string& rule, const Environment& environment) {
    const ParsedRule parsed = parse(rule);
    return parsed.ok() ? qt(sentence(*parsed.tree, environment)) : QStringLiteral("not a rule");
}

/// What a rule means, as text: names settled, ways of writing the same made one.
ExpressionPtr normal(const ExpressionPtr& tree, const Environment& environment) {
    auto copy = std::make_shared<Expression>(*tree);
    for (ExpressionPtr& child : copy->children)
        child = normal(child, environment);
    if (copy->kind == Expression::Kind::Case) {
        copy->name.clear();
        const Expression& last = *copy->children.back();
        if (copy->hasElse && last.kind == Expression::Kind::Literal && isNull(last.literal)) {
            copy->children.pop_back();
            copy->hasElse = false;
        }
    }
    if (copy->kind == Expression::Kind::Field)
        for (const FieldBinding& binding : environment.fields)
            if (QString::compare(qt(binding.field.name), qt(copy->path.back()), Qt::CaseInsensitive) == 0)
                copy->path = {binding.alias, binding.field.name};
    return copy;
}

} // namespace

void TestSentence::says_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* rule, const char* text) {
        QTest::newRow(rule) << QString::fromUtf8(rule) << QString::fromUtf8(text);
    };
    row("full_name", "Take the full name as it is.");
    row("proper(trim(full_name))", "Trim the full name, then capitalise each word of it.");
    row("proper(trim(emailAddress))", "Trim the email address, then capitalise each word of it.");
    row("lower(trim(CUST_NM))", "Trim the CUST NM, then put it into small letters.");
    row("if(amount < 0, 'credit', 'debit')", "If the amount is less than 0, take 'credit'; otherwise, take 'debit'.");
    row("map('Country', trim(status))", "Trim the status, then replace it as the value map 'Country' says.");
    row("lookup('Users', status).e_mail", "Take the e mail that the lookup 'Users' has for the status.");
    row("coalesce(full_name, status, 'unknown')",
        "Take the first of these that is present: the full name, the status, 'unknown'.");
    row("full_name & ' ' & status", "Take the full name followed by a space followed by the status.");
    row("(amount + 5) * 1.19", "Take (the amount plus 5) times 1.19.");
    row("round(amount / 3, 2)", "Round (the amount divided by 3) to 2 decimals.");
    row("closed < cutover_day", "Say whether the closed is before the parameter cutover day.");
    row("amount >= 5 and (opted or status is null)",
        "Say whether the amount is at least 5 and (the opted is set or the status is missing).");
    row("not contains(status, 'x')", "Say whether not (the status contains 'x').");
    row("try(parse_date(status, 'dd/MM/yyyy'), null)",
        "Read the status as a date written 'dd/MM/yyyy'; where that fails, leave it empty.");
    row("if(is_email(emailAddress), lower(trim(emailAddress)), reject('bad address'))",
        "If the email address is an e-mail address, trim the email address, then put it into small letters; otherwise, "
        "reject the record, saying 'bad address'.");
    row("case when status in ('A', 'P') then 'open' when closed is not null then 'closed' else reject('unknown ' & "
        "status) end",
        "Take the first line that applies:\n"
        "1. If the status is one of ('A', 'P'), take 'open'.\n"
        "2. If the closed is present, take 'closed'.\n"
        "3. Otherwise, reject the record, saying 'unknown ' followed by the status.");
    row("year(dob)", "Take the year of “date of birth”.");
    row("phone & home_phone", "Take [contacts.phone] followed by [contacts.home_phone].");
    row("x1 & ''", "Take “amount plus tax” followed by an empty text.");
    row("null", "Always leave it empty.");
    row("'it''s'", "Always take 'it''s'.");
    row("-5", "Take -5.");
    row("unknown_field", "Take [unknown_field] as it is.");
    row("row_number()", "Take the number of the record in its source.");
}

void TestSentence::says() {
    QFETCH(QString, rule);
    QFETCH(QString, sentence);
    QCOMPARE(said(rule.toStdString(), contacts()), sentence);
}

void TestSentence::tellsApart_data() {
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    const auto row = [](const char* one, const char* other) {
        QTest::newRow(one) << QString::fromUtf8(one) << QString::fromUtf8(other);
    };
    row("full_name", "[the full name]");
    row("phone", "home_phone");
    row("amount + 1", "amount + 1.0");
    row("status = '5'", "status = 5");
    row("status = ''", "status = ' '");
    row("status = 'a\nb'", "status = 'a⏎b'");
    row("status = 'a\xC2\xA0" "b'", "status = 'a b'");
    row("amount - 1 - 2", "amount - (1 - 2)");
    row("amount - 1 * 2", "(amount - 1) * 2");
    row("opted and opted or opted", "opted and (opted or opted)");
    row("opted and (opted and opted)", "opted and opted and opted");
    row("not opted and opted", "not (opted and opted)");
    row("1e3", "1000");
    row("date '2024-01-31'", "'2024-01-31'");
    row("status is null or opted", "(status is null or opted) = true");
    row("trim(lower(status))", "lower(trim(status))");
    row("concat(status, 'a, b')", "concat(status, 'a', 'b')");
    row("try(upper(status), null)", "upper(try(status, null))");
    row("coalesce(status, 'a', 'b')", "coalesce(status, 'a'', ''b')");
    row("if(opted, if(opted, 'a', 'b'), 'c')", "if(opted, 'a', if(opted, 'b', 'c'))");
    row("null", "''");
    row("status in ('a', 'b')", "status in ('a'', ''b')");
    row("opted", "opted = true");
    row("x1", "amount + [tax]");
}

void TestSentence::tellsApart() {
    QFETCH(QString, one);
    QFETCH(QString, other);
    const Environment environment = contacts();
    QVERIFY(said(one.toStdString(), environment) != QStringLiteral("not a rule"));
    QVERIFY(said(one.toStdString(), environment) != said(other.toStdString(), environment));
}

void TestSentence::rulesOfDifferentMeaningNeverShareASentence() {
    Random random("sentences");
    RuleWriter writer(random);
    Environment environment = randomTable(random, 1).environment;
    // Labels that read like parts of phrases.
    static const std::vector<std::string> kLabels = {
        "full name", "name in small letters", "it",         "a plus b", "a",        "b", "the first",
        "value, or", "x followed by",         "is missing", "“quoted”", "no value", "5", "'text'",
        "a (b)"};
    for (std::size_t i = 0; i < environment.fields.size(); ++i)
        environment.fields[i].field.label = kLabels[i % kLabels.size()];
    std::map<std::string, std::string> seen;
    constexpr int kRules = 20000;
    for (int n = 0; n < kRules; ++n) {
        const std::string rule = writer.write(writer.anyKind(), int(1 + random.below(3)));
        const ParsedRule parsed = parse(rule);
        QVERIFY(parsed.ok());
        const std::string text = sentence(*parsed.tree, environment);
        QVERIFY(!text.empty() && text.ends_with("."));
        const std::string meaning = print(*normal(parsed.tree, environment));
        const auto [place, isNew] = seen.emplace(text, meaning);
        QVERIFY2(isNew || place->second == meaning, (text + "\n" + place->second + "\n" + meaning).c_str());
    }
    QVERIFY2(seen.size() > kRules / 3, qPrintable(QString::number(seen.size())));
}

void TestSentence::isTranslated() {
    class Shouting final : public MessageCatalogue {
    public:
        std::string text(std::string_view english) const override {
            std::string shouted;
            for (const char c : english)
                shouted += c >= 'a' && c <= 'z' ? char(c - 32) : c;
            return shouted;
        }
    };
    const ParsedRule rule = parse("if(contains(status, 'x'), lower(trim(full_name)), null)");
    QCOMPARE(qt(sentence(*rule.tree, contacts(), Shouting())),
             QStringLiteral("IF THE status CONTAINS 'x', TRIM THE full name, THEN PUT IT INTO SMALL LETTERS; "
                            "OTHERWISE, LEAVE IT EMPTY."));
}

void TestSentence::listsEveryTextOnce() {
    const std::vector<std::string> texts = sentenceTexts();
    std::set<std::string> known(texts.begin(), texts.end());
    for (const Function& function : allFunctions())
        for (const Function::Phrase& phrase : function.phrases())
            QVERIFY(known.contains(std::string(phrase.text)));
    QVERIFY(known.contains("{0}, then {1}"));
    QVERIFY(known.contains("{0} contains {1}"));
}

MW_TEST(TestSentence)
#include "tst_sentence.moc"
