// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "tests/core/rules/rule_table.h"
#include "tests/support/random.h"

#include <QRegularExpression>

using namespace mw;
using namespace mw::rules;
using namespace mw::test;

/// Functions that have a short way for common texts must give what the long way gives.
class TestFastPaths : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void letterCaseIsThatOfUnicode();
    void everyLatinLetterHasItsOtherForm();
    void numbersAreReadAsWritten();
    void addressesFollowTheGrammar();
    void digitsAreKept();
    void partsAreCounted();

private:
    /// A rule on one text column, row by row.
    static std::vector<std::string> run(const std::string& rule, const std::vector<std::string>& texts);
};

std::vector<std::string> TestFastPaths::run(const std::string& rule, const std::vector<std::string>& texts) {
    RuleTable table;
    table.addField("s", LogicalType::text(), std::vector<Value>(texts.begin(), texts.end()));
    const MadeRule made = makeRule(rule, table.environment);
    return made.rule ? evaluateAll(*made.rule, table.batch)
                     : std::vector<std::string>{made.problems.front().error.message()};
}

void TestFastPaths::letterCaseIsThatOfUnicode() {
    Random random("letter case");
    static const std::vector<std::string> kLetters = {
        "a", "Z", "m", "@", "[", "`",  "{", "0", " ", "É",  "é",    "ß",        "ÿ", "Ÿ",       "ı",
        "İ", "ŉ", "ſ", "Ǆ", "ǰ", "ȺÞ", "Σ", "ς", "Я", "日", "🙂", "\xC9\xBF", "¡", "\xC2\x80"};
    std::vector<std::string> texts{""};
    for (int n = 0; n < 20000; ++n) {
        std::string text;
        for (std::uint64_t left = random.below(30); left > 0; --left)
            text += random.oneIn(3) ? random.oneOf(kLetters) : std::string(1, char(random.between(32, 126)));
        texts.push_back(std::move(text));
    }
    const std::vector<std::string> small = run("lower(s)", texts), capital = run("upper(s)", texts);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        QCOMPARE(qt(small[i]), qt(toLower(texts[i])));
        QCOMPARE(qt(capital[i]), qt(toUpper(texts[i])));
    }
}

void TestFastPaths::everyLatinLetterHasItsOtherForm() {
    std::vector<std::string> texts;
    for (char32_t point = 1; point < 0x800; ++point) {
        std::string text = "aB";
        appendCodePoint(text, point);
        texts.push_back(text);
    }
    const std::vector<std::string> small = run("lower(s)", texts), capital = run("upper(s)", texts);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        QCOMPARE(qt(small[i]), qt(toLower(texts[i])));
        QCOMPARE(qt(capital[i]), qt(toUpper(texts[i])));
    }
}

void TestFastPaths::numbersAreReadAsWritten() {
    Random random("numbers with thousands");
    static const QRegularExpression kForm(QStringLiteral("^[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\\.[0-9]+)?$"));
    std::vector<std::string> texts;
    for (int n = 0; n < 20000; ++n) {
        if (random.oneIn(2)) {
            texts.push_back(random.text(std::size_t(random.below(9)), "0123,.-+ "));
            continue;
        }
        std::string text = random.oneIn(4) ? "-" : "";
        text += std::to_string(random.below(1000));
        for (std::uint64_t groups = random.below(8); groups > 0; --groups)
            text += (random.oneIn(8) ? "" : ",") + std::to_string(100 + random.below(900));
        if (random.oneIn(2))
            text += "." + random.text(std::size_t(random.below(4)), "0123456789");
        texts.push_back(std::move(text));
    }
    const std::vector<std::string> read = run("parse_decimal(s, '.', ',', 9)", texts);
    int good = 0, bad = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        Decimal number, scaled;
        std::string plain = texts[i];
        std::erase(plain, ',');
        const bool fits = kForm.match(qt(texts[i])).hasMatch() && parseDecimal(plain, number) &&
                          rescale(number, 9, Rounding::Refuse, scaled) == DivideOutcome::Ok;
        if (fits)
            QCOMPARE(qt(read[i]), qt(printDecimal(scaled)));
        else
            QVERIFY2(read[i].starts_with("error"), (texts[i] + " gives " + read[i]).c_str());
        ++(fits ? good : bad);
    }
    QVERIFY(good > 2000 && bad > 2000);
}

void TestFastPaths::addressesFollowTheGrammar() {
    Random random("e-mail addresses");
    static const QRegularExpression kAddress(
        QStringLiteral("^(?=.{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@"
                       "((?!-)[A-Za-z0-9-]{1,63}(?<!-)\\.)+(?!-)(?![0-9])[A-Za-z0-9-]{2,63}(?<!-)$"));
    std::vector<std::string> texts = {"a@b.co",    "a@b",      "@b.co",  "a@.co",   "a@b..co",   "a.@b.co", ".a@b.co",
                                      "a..b@c.de", "a b@c.de", "a@b.c",  "a@-b.co", "a@b-.co",   "a@b.co.", "a@@b.co",
                                      "a@b.c0",    "a@b.0c",   "é@b.co", "a@é.co",  "a+b@c-d.ef"};
    texts.push_back(std::string(64, 'a') + "@b.co");
    texts.push_back(std::string(65, 'a') + "@b.co");
    texts.push_back("a@" + std::string(63, 'b') + ".co");
    texts.push_back("a@" + std::string(64, 'b') + ".co");
    for (int n = 0; n < 20000; ++n)
        texts.push_back(random.text(std::size_t(random.below(10)), "abZ1.-@+") + (random.oneIn(2) ? "@b.co" : ""));
    const std::vector<std::string> said = run("is_email(s)", texts);
    int good = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const bool expected = kAddress.match(qt(texts[i])).hasMatch();
        QVERIFY2((said[i] == "true") == expected, texts[i].c_str());
        good += expected ? 1 : 0;
    }
    QVERIFY(good > 500);
}

void TestFastPaths::digitsAreKept() {
    Random random("digits");
    std::vector<std::string> texts{""};
    for (int n = 0; n < 5000; ++n)
        texts.push_back(random.text(std::size_t(random.below(20)), "0123456789 -+()x") +
                        (random.oneIn(3) ? "٣é９" : ""));
    const std::vector<std::string> kept = run("digits(s)", texts);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        std::string expected;
        for (const char c : texts[i])
            if (c >= '0' && c <= '9')
                expected += c;
        QCOMPARE(qt(kept[i]), qt(expected));
    }
}

void TestFastPaths::partsAreCounted() {
    Random random("parts");
    std::vector<std::string> texts;
    for (int n = 0; n < 3000; ++n)
        texts.push_back(random.text(std::size_t(random.below(12)), "ab--x"));
    for (const QString& separator : {QStringLiteral("-"), QStringLiteral("--"), QStringLiteral("ab")})
        for (const int position : {1, 2, 3, -1, -2}) {
            // From the end, separators are found from the end: "a---b" ends in "--b", not in "-b".
            if (position < 0 && separator.size() > 1)
                continue;
            const std::vector<std::string> given =
                run("split_part(s, '" + separator.toStdString() + "', " + std::to_string(position) + ")", texts);
            for (std::size_t i = 0; i < texts.size(); ++i) {
                const QStringList parts = qt(texts[i]).split(separator);
                const qsizetype index = position > 0 ? position - 1 : parts.size() + position;
                const QString expected = index >= 0 && index < parts.size() ? parts[index] : QStringLiteral("null");
                QCOMPARE(qt(given[i]), expected);
            }
        }
}

MW_TEST(TestFastPaths)
#include "tst_fast_paths.moc"
