// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/json_value.h"
#include "core/document/json_writer.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <nlohmann/json.hpp>

using namespace mw;
using namespace mw::document;

class TestJsonValue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusedTextsSayWhere_data();
    void refusedTextsSayWhere();
    void textsComeBack_data();
    void textsComeBack();
    void acceptsWhatAnotherParserAccepts();
    void nestingIsBounded();
    void spansCoverTheValue();
};

void TestJsonValue::refusedTextsSayWhere_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* title, QByteArray text, const char* where, const char* message) {
        QTest::newRow(title) << text << QString::fromUtf8(where) << QString::fromUtf8(message);
    };
    row("nothing", "", "line 1, column 1", "the file is empty");
    row("only space", " \n ", "line 2, column 2", "there is no value");
    row("an object that is not closed", "{\"a\": 1", "line 1, column 8", "the text ends too early: ',' or '}' is expected");
    row("a trailing comma in an object", "{\"a\": 1,}", "line 1, column 9", "a key in quotes is expected, here stands '}'");
    row("a trailing comma in a list", "[1,\n]", "line 2, column 1", "a value is expected, here stands ']'");
    row("two values", "1 2", "line 1, column 3", "there is more text after the end, here stands '2'");
    row("a key without quotes", "{a: 1}", "line 1, column 2", "a key in quotes is expected, here stands 'a'");
    row("single quotes", "{'a': 1}", "line 1, column 2", "a key in quotes is expected");
    row("no colon", "{\"a\" 1}", "line 1, column 6", "':' is expected, here stands '1'");
    row("a comment", "{\"a\": 1 // x\n}", "line 1, column 9", "',' or '}' is expected, here stands '/'");
    row("a text that is not closed", "[\"ab\n", "line 1, column 5", "control characters must be escaped in a text, here stands '\\n'");
    row("a text that never ends", "[\"ab", "line 1, column 2", "a text is opened and never closed");
    row("an unknown escape", "\"a\\x\"", "line 1, column 4", "an escape like \\n is expected after \\, here stands 'x'");
    row("short hexadecimal digits", "\"\\u12\"", "line 1, column 6", "four hexadecimal digits are expected after \\u");
    row("half a surrogate pair", "\"\\ud83d x\"", "line 1, column 2", "half of a surrogate pair stands alone");
    row("the other half", "\"\\ude00\"", "line 1, column 2", "half of a surrogate pair stands alone");
    row("a number that begins with 0", "01", "line 1, column 2", "a number cannot begin with 0");
    row("a number that ends with a point", "[1.]", "line 1, column 4", "a digit is expected");
    row("a plus sign", "+1", "line 1, column 1", "a value is expected");
    row("a lonely minus", "-", "line 1, column 2", "the text ends too early: a digit is expected");
    row("not a number", "NaN", "line 1, column 1", "a value is expected");
    row("a word cut short", "[tru]", "line 1, column 2", "a value is expected");
    row("a key twice", "{\"a\": 1,\n \"ö\": 2, \"a\": 3}", "line 2, column 10", "the key 'a' stands twice in one object");
    row("a key twice, spelt differently", "{\"a\": 1, \"\\u0061\": 3}", "line 1, column 10", "stands twice");
    row("columns count characters", "[\"öä\", x]", "line 1, column 8", "a value is expected, here stands 'x'");
    row("invalid UTF-8", "[\"a\xff\"]", "line 1, column 4", "the text is not valid UTF-8");
    row("a byte order mark", "\xef\xbb\xbf{}", "line 1, column 1", "a value is expected");
    row("a NUL byte", QByteArray("[1\0]", 4), "line 1, column 3", "',' or ']' is expected");
}

void TestJsonValue::refusedTextsSayWhere() {
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    QFETCH(QString, message);
    const Result<JsonValue> value = parseJson(text.toStdString());
    QVERIFY(!value.ok());
    QCOMPARE(test::qt(value.error().where), where);
    QVERIFY2(test::qt(value.error().message()).contains(message), value.error().message().c_str());
    QVERIFY(value.error().span.has_value());
    QVERIFY(value.error().span->begin <= value.error().span->end && value.error().span->end <= std::size_t(text.size()));
}

void TestJsonValue::textsComeBack_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("printed");
    QTest::newRow("escapes that need none") << QByteArray(R"("\/\u0061\u00f6\ud83d\ude00")") << QByteArray("\"/aö😀\"");
    QTest::newRow("escapes that stay") << QByteArray(R"("\"\\\b\f\n\r\t\u0000\u001F")")
                                       << QByteArray(R"("\"\\\b\f\n\r\t\u0000\u001f")");
    QTest::newRow("numbers stay as written") << QByteArray("[-0, 1E+2, 0.10]") << QByteArray("[\n  -0,\n  1E+2,\n  0.10\n]");
    QTest::newRow("empty ones") << QByteArray("[ { } , [\n] , \"\" ]") << QByteArray("[\n  {},\n  [],\n  \"\"\n]");
}

void TestJsonValue::textsComeBack() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, printed);
    const Result<JsonValue> value = parseJson(text.toStdString());
    QVERIFY2(value.ok(), value.ok() ? "" : value.error().line().c_str());
    JsonWriter writer;
    writer.value(value.value());
    QCOMPARE(QByteArray::fromStdString(writer.result()), printed);
}

/// Random texts near JSON: nlohmann's parser is the oracle, but for what we refuse on purpose (keys twice).
void TestJsonValue::acceptsWhatAnotherParserAccepts() {
    test::Random random("JSON texts");
    static const std::vector<std::string> kTokens = {"{",  "}",   "[",    "]",     ",",    ":",   "\"a\"", "\"b\\n\"", "\"\\u00e9\"",
                                                     "1",  "-0",  "1.5",  "2e-3",  "true", "null", "false", " ",      "\n",
                                                     "01", "\"\\", "\"\xc3\"", "tru", "-",  "\"\\ud800\""};
    std::vector<std::string> seeds = {R"({"a": [1, 2, {"b": null}], "c": "x\ny"})", R"([[], {}, "", 0, -1.5e+10, true, false])"};
    int accepted = 0;
    for (int i = 0; i < 60'000; ++i) {
        std::string text;
        if (random.oneIn(2)) {
            for (std::uint64_t left = 1 + random.below(7); left > 0; --left)
                text += random.oneOf(kTokens);
        } else {
            text = random.oneOf(seeds);
            for (std::uint64_t left = random.below(3); left > 0; --left) {
                const std::size_t at = std::size_t(random.below(text.size()));
                if (random.oneIn(2))
                    text.erase(at, 1);
                else
                    text.insert(at, random.oneOf(kTokens));
                if (text.empty())
                    text = "0";
            }
        }
        const Result<JsonValue> ours = parseJson(text);
        nlohmann::json theirs;
        bool theyAccept = true;
        try {
            theirs = nlohmann::json::parse(text);
        } catch (const nlohmann::json::out_of_range&) {
            continue; // a number that no double holds is good JSON, and stays text with us
        } catch (const nlohmann::json::parse_error&) {
            theyAccept = false;
        }
        if (!ours.ok() && ours.error().code == Code::DuplicateKeyInObject)
            continue;
        QVERIFY2(ours.ok() == theyAccept, text.c_str());
        if (!ours.ok())
            continue;
        ++accepted;
        JsonWriter writer;
        writer.value(ours.value());
        QVERIFY2(nlohmann::json::parse(writer.result()) == theirs, text.c_str());
    }
    QVERIFY(accepted > 1000);
}

void TestJsonValue::nestingIsBounded() {
    const auto nested = [](int depth) { return std::string(std::size_t(depth), '[') + std::string(std::size_t(depth), ']'); };
    QVERIFY(parseJson(nested(kMaxJsonDepth)).ok());
    const Result<JsonValue> deeper = parseJson(nested(kMaxJsonDepth + 1));
    QVERIFY(!deeper.ok());
    QVERIFY(deeper.error().message().find("nested more than 64 levels deep") != std::string::npos);
    QVERIFY(!parseJson(std::string(1'000'000, '[')).ok());
    QVERIFY(!parseJson(std::string(500'000, '{')).ok());
}

void TestJsonValue::spansCoverTheValue() {
    const std::string text = R"({"a": [12, "x"], "b": {"c": null}})";
    const Result<JsonValue> value = parseJson(text);
    QVERIFY(value.ok());
    const auto covered = [&](const Span& span) { return text.substr(span.begin, span.end - span.begin); };
    const JsonValue::Member& a = value.value().members[0];
    QCOMPARE(covered(a.keySpan), std::string("\"a\""));
    QCOMPARE(covered(a.value.span), std::string("[12, \"x\"]"));
    QCOMPARE(covered(a.value.items[1].span), std::string("\"x\""));
    QCOMPARE(covered(value.value().member("b")->value.member("c")->value.span), std::string("null"));
    QCOMPARE(covered(value.value().span), text);
}

MW_TEST(TestJsonValue)
#include "tst_json_value.moc"
