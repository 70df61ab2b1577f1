// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/rules/functions/text/text_automaton_p.h"
#include "tests/support/random.h"

#include <re2/re2.h>

using namespace mw;
using namespace mw::rules;
using namespace mw::test;

/// What the automaton says of whole texts is what RE2 says of them.
class TestTextAutomaton : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void usualExpressionsAreKnown_data();
    void usualExpressionsAreKnown();
    void othersAreLeftToRe2_data();
    void othersAreLeftToRe2();
    void randomExpressionsAreReadAsRe2Does();
};

namespace {

bool fitsRe2(const std::string& pattern, const std::string& text) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    return re2::RE2::FullMatch(text, re2::RE2(pattern, options));
}

const std::vector<std::string> kPieces = {"a",  "b",  "c",  "A", "_", "0", "7",  "-",  ".", " ",
                                          "\n", "\t", "]", "ä", "é", "€", "😀", "ab", "$", "^"};

std::string randomText(Random& random) {
    std::string text;
    for (std::size_t left = random.below(7); left > 0; --left)
        text += random.oneOf(kPieces);
    return text;
}

std::string randomPattern(Random& random, int depth) {
    static const std::vector<std::string> kAtoms = {
        "a", "b", "0", "-", "_", ".", "ä", "€", "\\d", "\\w", "\\s", "\\D", "\\W", "\\S", "\\.", "\\\\", "\\n", "\\$",
        "[abc]", "[^a]", "[a-c0-7]", "[]a]", "[^]a]", "[a-]", "[-a]", "[\\d_]", "[\\W0]", "[^\\D]", "[^\\D\\d]", "[\\]^]",
        "[a\\-c]", "[.-]", "[^\\n]", "[[a]", "[--a]", "[ä]", "()", "]", "}"};
    static const std::vector<std::string> kRepeats = {"",  "",    "",     "",      "*",    "+",   "?",
                                                      "{2}", "{1,}", "{0,2}", "{2,3}", "{0}", "*?", "+?"};
    std::string pattern;
    for (std::size_t left = 1 + random.below(4); left > 0; --left) {
        if (depth > 0 && random.oneIn(4))
            pattern += (random.oneIn(2) ? "(" : "(?:") + randomPattern(random, depth - 1) + ")";
        else
            pattern += random.oneOf(kAtoms);
        pattern += random.oneOf(kRepeats);
        if (random.oneIn(6))
            pattern += "|";
    }
    return pattern;
}

} // namespace

void TestTextAutomaton::usualExpressionsAreKnown_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("fits");
    QTest::addColumn<QString>("fails");
    QTest::newRow("number") << "[A-Z]{2}-[0-9]+" << "AB-123" << "xAB-123";
    QTest::newRow("address") << "[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,}" << "ann.lee@mail.example.org" << "ann.lee@mail.o";
    QTest::newRow("from start to end") << "^\\d{5}(-\\d{4})?$" << "12345-6789" << "12345-678";
    QTest::newRow("words") << "(yes|no|n/a)" << "n/a" << "nay";
    QTest::newRow("any") << ".*\\(.+\\).*" << "Lee (Änne) – x" << "Lee ()";
    QTest::newRow("a letter of several bytes") << "ä+[^a]" << "ää€" << "äa";
    QTest::newRow("nothing") << "" << "" << "a";
    QTest::newRow("a sign for the end that is none") << "a\\$" << "a$" << "a";
}

void TestTextAutomaton::usualExpressionsAreKnown() {
    QFETCH(const QString, pattern);
    QFETCH(const QString, fits);
    QFETCH(const QString, fails);
    const auto automaton = TextAutomaton::make(pattern.toStdString());
    QVERIFY(automaton);
    QVERIFY(automaton->fits(fits.toStdString()));
    QVERIFY(!automaton->fits(fails.toStdString()));
    QVERIFY(fitsRe2(pattern.toStdString(), fits.toStdString()));
    QVERIFY(!fitsRe2(pattern.toStdString(), fails.toStdString()));
}

void TestTextAutomaton::othersAreLeftToRe2_data() {
    QTest::addColumn<QString>("pattern");
    for (const char* pattern : {"(?i)a", "\\bword\\b", "[[:alpha:]]+", "\\pL+", "\\x41", "a**", "a{2}{3}", "a{1001}", "a{,2}",
                                "a^b", "^a|b$", "(a", "a)", "[a", "[b-a]", "*", "\\", "[ä]", "(?P<n>a)", "\\1", "[a-\\d]",
                                "[^\\D\\d]", "(.*a.{40}){20}", "([ab]*a[ab]{20})"})
        QTest::newRow(pattern) << QString::fromUtf8(pattern);
}

void TestTextAutomaton::othersAreLeftToRe2() {
    QFETCH(const QString, pattern);
    QVERIFY(!TextAutomaton::make(pattern.toStdString()));
}

void TestTextAutomaton::randomExpressionsAreReadAsRe2Does() {
    Random random("expressions");
    std::size_t known = 0, fitting = 0;
    for (int i = 0; i < 4000; ++i) {
        const std::string pattern = randomPattern(random, 2);
        const auto automaton = TextAutomaton::make(pattern);
        if (!automaton)
            continue;
        ++known;
        re2::RE2::Options options;
        options.set_log_errors(false);
        const re2::RE2 expected(pattern, options);
        QVERIFY2(expected.ok(), pattern.c_str());
        for (int k = 0; k < 40; ++k) {
            const std::string text = randomText(random);
            const bool fits = re2::RE2::FullMatch(text, expected);
            fitting += fits ? 1 : 0;
            QVERIFY2(automaton->fits(text) == fits, (pattern + " on '" + text + "'").c_str());
        }
    }
    QVERIFY(known > 1500);
    QVERIFY(fitting > 3000);
}

MW_TEST(TestTextAutomaton)
#include "tst_text_automaton.moc"
