// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/types/value.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <cmath>
#include <cstring>
#include <limits>

using namespace mw;
using mw::test::qt;

namespace {

LogicalType typeNamed(const QString& name) {
    return parseType(name.toStdString()).value();
}

/// Makes a value of a type from its canonical text.
Value valueOf(const QString& text, const LogicalType& type) {
    return parseValue(text.toStdString(), type).value();
}

double anyDouble(test::Random& random) {
    if (random.oneIn(3))
        return double(random.between(-1'000'000, 1'000'000)) / 100;
    const std::uint64_t bits = random.bits();
    double value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

Value anyValue(test::Random& random, const LogicalType& type) {
    switch (type.kind) {
    case TypeKind::Boolean:
        return random.oneIn(2);
    case TypeKind::Integer:
        return random.oneIn(2) ? std::int64_t(random.bits()) : random.between(-1000, 1000);
    case TypeKind::Decimal: {
        Decimal value{0, type.scale};
        for (std::uint64_t i = random.below(type.precision + 1u); i > 0; --i)
            value.unscaled = value.unscaled * 10 + Int128(random.below(10));
        if (random.oneIn(2))
            value.unscaled = -value.unscaled;
        return value;
    }
    case TypeKind::Float:
        return anyDouble(random);
    case TypeKind::Text: {
        std::string text;
        for (std::uint64_t i = random.below(20); i > 0; --i)
            appendCodePoint(text, char32_t(random.oneIn(2) ? random.below(128) : random.below(0x110000)));
        return text;
    }
    case TypeKind::Date:
        return Date{std::int32_t(random.between(-719'162, 2'932'896))};
    case TypeKind::Time:
        return Time{random.between(0, kMicrosPerDay - 1)};
    case TypeKind::Timestamp:
        return Timestamp{random.between(-719'162 * kMicrosPerDay, 2'932'897 * kMicrosPerDay - 1)};
    case TypeKind::Binary:
        return Binary{random.bytes(random.below(20))};
    case TypeKind::Uuid: {
        Uuid uuid;
        for (std::uint8_t& byte : uuid.bytes)
            byte = std::uint8_t(random.below(256));
        return uuid;
    }
    case TypeKind::Null:
        break;
    }
    return {};
}

/// The same value in the same bits, where a comparison by value would take 1.0 for 1.00 and -0 for 0.
bool identical(const Value& a, const Value& b) {
    if (a.index() != b.index())
        return false;
    if (const auto* decimal = std::get_if<Decimal>(&a))
        return decimal->unscaled == std::get<Decimal>(b).unscaled && decimal->scale == std::get<Decimal>(b).scale;
    if (const auto* number = std::get_if<double>(&a))
        return std::isnan(*number)
                   ? std::isnan(std::get<double>(b))
                   : *number == std::get<double>(b) && std::signbit(*number) == std::signbit(std::get<double>(b));
    return compareValues(a, b) == 0;
}

constexpr const char* kTypes[] = {
    "boolean", "integer", "decimal(38,0)", "decimal(12,2)",       "decimal(38,38)", "float", "text",
    "date",    "time",    "timestamp",     "timestamp with zone", "binary",         "uuid"};

} // namespace

class TstValue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void printedValuesReadBackTheSame() {
        test::Random random("value print and parse");
        for (const char* name : kTypes) {
            const LogicalType type = typeNamed(qt(name));
            for (int round = 0; round < 20'000; ++round) {
                const Value value = anyValue(random, type);
                const std::string text = printValue(value, type);
                const Result<Value> back = parseValue(text, type);
                QVERIFY2(back.ok(), (std::string(name) + ": " + text).c_str());
                QVERIFY2(identical(back.value(), value), (std::string(name) + ": " + text).c_str());
                QCOMPARE(qt(printValue(back.value(), type)), qt(text));
                // A value and its text are the same thing to casts, both ways.
                const Result<Value> asText = castValue(value, type, LogicalType::text());
                QVERIFY(asText.ok() && std::get<std::string>(asText.value()) == text);
                const Result<Value> again = castValue(asText.value(), LogicalType::text(), type);
                QVERIFY(again.ok() && identical(again.value(), value));
            }
        }
    }

    void whatParsesPrintsToAFixedPoint() {
        test::Random random("value parse on random text");
        int accepted = 0;
        for (int round = 0; round < 300'000; ++round) {
            const LogicalType type = typeNamed(qt(random.oneOf(kTypes)));
            std::string text = printValue(anyValue(random, type), type);
            for (std::uint64_t i = random.below(3); i > 0 && !text.empty(); --i)
                text[random.below(text.size())] =
                    random.oneIn(4) ? char(random.below(256)) : "0123456789+-.:eETZ abcdef"[random.below(25)];
            const Result<Value> first = parseValue(text, type);
            if (!first.ok()) {
                QVERIFY(kindOf(first.error().code) == CodeKind::Data);
                continue;
            }
            ++accepted;
            const std::string printed = printValue(first.value(), type);
            const Result<Value> second = parseValue(printed, type);
            QVERIFY2(second.ok() && identical(first.value(), second.value()), (text + " / " + printed).c_str());
        }
        QVERIFY(accepted > 50'000);
    }

    void valuesAreCastWhereNothingIsLost_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("result"); // canonical text, or "!Code"
        const auto row = [](const char* from, const char* value, const char* to, const char* result) {
            const std::string name = std::string(from) + " " + value + " to " + to + " gives " + result;
            QTest::newRow(name.c_str()) << qt(from) << qt(value) << qt(to) << qt(result);
        };
        row("boolean", "true", "boolean", "true");
        row("boolean", "true", "integer", "1");
        row("boolean", "false", "text", "false");
        row("boolean", "true", "decimal(4,2)", "!TypeMismatch");
        row("boolean", "true", "date", "!TypeMismatch");
        row("integer", "1", "boolean", "true");
        row("integer", "0", "boolean", "false");
        row("integer", "2", "boolean", "!NotABoolean");
        row("integer", "42", "decimal(4,2)", "42.00");
        row("integer", "-42", "decimal(4,2)", "-42.00");
        row("integer", "100", "decimal(4,2)", "!OutOfRange");
        row("integer", "9223372036854775807", "decimal(38,19)", "9223372036854775807.0000000000000000000");
        row("integer", "9223372036854775807", "decimal(38,20)", "!OutOfRange");
        row("integer", "9007199254740992", "float", "9.007199254740992e+15");
        row("integer", "9007199254740993", "float", "!WouldLose");
        row("integer", "9223372036854775807", "float", "!WouldLose");
        row("integer", "-9223372036854775808", "float", "-9.223372036854776e+18");
        row("integer", "12345", "text(5)", "12345");
        row("integer", "123456", "text(5)", "!TooLong");
        row("integer", "1", "date", "!TypeMismatch");
        row("decimal(12,2)", "12.00", "integer", "12");
        row("decimal(12,2)", "12.50", "integer", "!WouldRound");
        row("decimal(38,0)", "9223372036854775808", "integer", "!OutOfRange");
        row("decimal(38,0)", "-9223372036854775808", "integer", "-9223372036854775808");
        row("decimal(12,2)", "12.50", "decimal(12,1)", "12.5");
        row("decimal(12,2)", "12.55", "decimal(12,1)", "!WouldRound");
        row("decimal(12,2)", "12.55", "decimal(12,4)", "12.5500");
        row("decimal(12,2)", "1234.50", "decimal(4,1)", "!OutOfRange");
        row("decimal(12,2)", "999.90", "decimal(4,1)", "999.9");
        row("decimal(12,2)", "0.10", "float", "0.1");
        row("decimal(38,20)", "0.12345678901234567890", "float", "!WouldLose");
        row("decimal(38,0)", "100000000000000000000000", "float", "1e+23");
        row("decimal(12,2)", "12.50", "boolean", "!TypeMismatch");
        row("float", "0.1", "decimal(4,2)", "0.10");
        row("float", "0.125", "decimal(4,2)", "!WouldRound");
        row("float", "1e+20", "decimal(38,2)", "100000000000000000000.00");
        row("float", "1e+20", "decimal(20,0)", "!OutOfRange");
        row("float", "1e-10", "decimal(38,10)", "0.0000000001");
        row("float", "1e-300", "decimal(38,38)", "!WouldRound");
        row("float", "1e+300", "decimal(38,0)", "!OutOfRange");
        row("float", "nan", "decimal(38,0)", "!OutOfRange");
        row("float", "inf", "integer", "!OutOfRange");
        row("float", "nan", "integer", "!OutOfRange");
        row("float", "3", "integer", "3");
        row("float", "-3.5", "integer", "!WouldRound");
        row("float", "9.223372036854775808e+18", "integer", "!OutOfRange");
        row("float", "-9.223372036854776e+18", "integer", "-9223372036854775808");
        row("float", "0.1", "text", "0.1");
        row("text", "12", "integer", "12");
        row("text", " 12", "integer", "!NotAnInteger");
        row("text", "", "integer", "!NotAnInteger");
        row("text", "12.0", "integer", "!NotAnInteger");
        row("text", "9223372036854775808", "integer", "!OutOfRange");
        row("text", "99999999999999999999999999999999999999999999", "integer", "!OutOfRange");
        row("text", "12.5", "decimal(4,2)", "12.50");
        row("text", "12,5", "decimal(4,2)", "!NotADecimal");
        row("text", "12.555", "decimal(4,2)", "!WouldRound");
        row("text", "123", "decimal(4,2)", "!OutOfRange");
        row("text", "1e3", "float", "1000");
        row("text", "1e999", "float", "!NotADecimal");
        row("text", "TRUE", "boolean", "true");
        row("text", "yes", "boolean", "!NotABoolean");
        row("text", "2024-02-29", "date", "2024-02-29");
        row("text", "2023-02-29", "date", "!NotADate");
        row("text", "29/02/2024", "date", "!NotADate");
        row("text", "10:00:00", "time", "10:00:00");
        row("text", "10 o'clock", "time", "!NotATime");
        row("text", "2024-01-31T10:00:00", "timestamp", "2024-01-31 10:00:00");
        row("text", "2024-01-31T10:00:00Z", "timestamp", "!NotATimestamp");
        row("text", "2024-01-31T10:00:00+01:00", "timestamp with zone", "2024-01-31 09:00:00Z");
        row("text", "2024-01-31T10:00:00", "timestamp with zone", "!NotATimestamp");
        row("text", "00FF", "binary", "00ff");
        row("text", "00f", "binary", "!InvalidArgument");
        row("text", "00FF", "binary(1)", "!TooLong");
        row("text", "6BA7B810-9DAD-11D1-80B4-00C04FD430C8", "uuid", "6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        row("text", "6ba7b8109dad11d180b400c04fd430c8", "uuid", "!NotAUuid");
        row("text", "äöü", "text(3)", "äöü");
        row("text", "äöüß", "text(3)", "!TooLong");
        row("text", "", "text(3)", "");
        row("date", "2024-01-31", "timestamp", "2024-01-31 00:00:00");
        row("date", "2024-01-31", "timestamp with zone", "!TypeMismatch");
        row("date", "2024-01-31", "text(10)", "2024-01-31");
        row("date", "2024-01-31", "text(9)", "!TooLong");
        row("date", "2024-01-31", "integer", "!TypeMismatch");
        row("timestamp", "2024-01-31 00:00:00", "date", "2024-01-31");
        row("timestamp", "2024-01-31 00:00:00.000001", "date", "!WouldLose");
        row("timestamp", "2024-01-31 10:00:00", "time", "!TypeMismatch");
        row("timestamp", "2024-01-31 10:00:00", "timestamp with zone", "!TypeMismatch");
        row("timestamp with zone", "2024-01-31 10:00:00Z", "timestamp", "!TypeMismatch");
        row("timestamp with zone", "2024-01-31 00:00:00Z", "date", "!TypeMismatch");
        row("timestamp with zone", "2024-01-31 10:00:00Z", "text", "2024-01-31 10:00:00Z");
        row("time", "10:00:00", "text", "10:00:00");
        row("time", "10:00:00", "timestamp", "!TypeMismatch");
        row("binary", "00ff", "binary(2)", "00ff");
        row("binary", "00ff00", "binary(2)", "!TooLong");
        row("binary", "00ff", "integer", "!TypeMismatch");
        row("uuid", "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "text(36)", "6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        row("uuid", "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "binary", "!TypeMismatch");
    }
    void valuesAreCastWhereNothingIsLost() {
        QFETCH(QString, from);
        QFETCH(QString, value);
        QFETCH(QString, to);
        QFETCH(QString, result);
        const LogicalType target = typeNamed(to);
        const LogicalType source = typeNamed(from);
        const Result<Value> cast = castValue(valueOf(value, source), source, target);
        const QString got =
            cast.ok() ? qt(printValue(cast.value(), target)) : QLatin1Char('!') + qt(nameOf(cast.error().code));
        QCOMPARE(got, result);
        if (cast.ok())
            QCOMPARE(int(typeOf(cast.value()).kind), int(target.kind));
        else
            QVERIFY(!cast.error().message().empty());
    }

    void nullStaysNullInEveryType() {
        for (const char* name : kTypes) {
            const LogicalType type = typeNamed(qt(name));
            QVERIFY(isNull(castValue(Value(), LogicalType::null(), type).value()));
            QVERIFY(isNull(castValue(Value(), type, LogicalType::null()).value()));
            QCOMPARE(printValue(Value(), type), std::string());
        }
        QVERIFY(!castValue(Value(true), LogicalType::boolean(), LogicalType::null()).ok());
    }

    void aCastThatSucceedsCanBeUndone() {
        // "Nothing is lost" means that the way back gives the value again.
        test::Random random("casts and back");
        int undone = 0;
        for (int round = 0; round < 200'000; ++round) {
            const LogicalType from = typeNamed(qt(random.oneOf(kTypes)));
            const LogicalType to = typeNamed(qt(random.oneOf(kTypes)));
            const Value value = anyValue(random, from);
            const Result<Value> there = castValue(value, from, to);
            if (!there.ok() || std::holds_alternative<std::string>(value))
                continue;
            const Result<Value> back = castValue(there.value(), to, from);
            const std::string text = printValue(value, from) + " as " + printType(to);
            QVERIFY2(back.ok(), text.c_str());
            const bool zeroSign = std::holds_alternative<double>(value) && std::get<double>(value) == 0;
            QVERIFY2(zeroSign || identical(back.value(), value), text.c_str());
            ++undone;
        }
        QVERIFY(undone > 10'000);
    }

    void valuesHaveAnOrder_data() {
        QTest::addColumn<QString>("smaller");
        QTest::addColumn<QString>("larger");
        QTest::addColumn<QString>("types");
        QTest::addColumn<bool>("equal");
        const auto row = [](const char* name, const char* smaller, const char* larger, const char* types,
                            bool equal = false) {
            QTest::newRow(name) << qt(smaller) << qt(larger) << qt(types) << equal;
        };
        row("integers", "-5", "3", "integer|integer");
        row("an integer and a decimal", "2", "2.5", "integer|decimal(4,1)");
        row("a decimal and an integer", "2.5", "3", "decimal(4,1)|integer");
        row("an integer equals a decimal", "2", "2.00", "integer|decimal(4,2)", true);
        row("decimals of different scale", "2.49", "2.5", "decimal(4,2)|decimal(4,1)");
        row("floats", "-inf", "0.5", "float|float");
        row("infinity before not-a-number", "inf", "nan", "float|float");
        row("not-a-number equals itself", "nan", "nan", "float|float", true);
        row("both zeros", "-0", "0", "float|float", true);
        row("texts by code point", "Z", "a", "text|text");
        row("a text and its beginning", "ab", "abc", "text|text");
        row("texts beyond the first plane last", "\xEF\xBF\xBD", "\xF0\x90\x80\x80", "text|text");
        row("dates", "1969-12-31", "1970-01-01", "date|date");
        row("bytes without sign", "7f", "80", "binary|binary");
        row("false before true", "false", "true", "boolean|boolean");
    }
    void valuesHaveAnOrder() {
        QFETCH(QString, smaller);
        QFETCH(QString, larger);
        QFETCH(QString, types);
        QFETCH(bool, equal);
        const QStringList names = types.split(QLatin1Char('|'));
        const Value a = valueOf(smaller, typeNamed(names[0]));
        const Value b = valueOf(larger, typeNamed(names[1]));
        QVERIFY(equal ? compareValues(a, b) == 0 : compareValues(a, b) < 0);
        QVERIFY(equal ? compareValues(b, a) == 0 : compareValues(b, a) > 0);
        QVERIFY(compareValues(a, a) == 0);
        QVERIFY(compareValues(Value(), a) < 0);
        QVERIFY(compareValues(a, Value()) > 0);
    }

    void integersAreReadToTheLastBit() {
        test::Random random("integers");
        constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
        constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
        std::int64_t out = 0;
        for (const std::int64_t number : {kLeast, kLeast + 1, std::int64_t(-1), std::int64_t(0), kMost - 1, kMost}) {
            QVERIFY(parseInteger(std::to_string(number), out));
            QCOMPARE(out, number);
        }
        for (int round = 0; round < 100'000; ++round) {
            const auto number = std::int64_t(random.bits()) >> random.below(64);
            QVERIFY(parseInteger(std::to_string(number), out));
            QCOMPARE(out, number);
        }
        for (const char* text : {"9223372036854775808", "-9223372036854775809", "18446744073709551617",
                                 "99999999999999999999", "", "+", "-", "+-1", "1 ", " 1", "1.0", "0x1", "1e3", "٣"})
            QVERIFY2(!parseInteger(text, out), text);
        QVERIFY(parseInteger("+0000000000000000000000000000012", out));
        QCOMPARE(out, std::int64_t(12));
    }

    void floatsPrintShortAndReadStrictly() {
        const std::pair<double, const char*> kShort[] = {{0.1, "0.1"},
                                                         {100000.0, "100000"},
                                                         {1e15, "1e+15"},
                                                         {123456789012345.0, "123456789012345"},
                                                         {1e-5, "0.00001"},
                                                         {1e-6, "1e-06"},
                                                         {-0.0, "-0"},
                                                         {5e-324, "5e-324"},
                                                         {1.0 / 3, "0.3333333333333333"},
                                                         {1e23, "1e+23"},
                                                         {-2.5, "-2.5"}};
        for (const auto& [value, text] : kShort)
            QCOMPARE(qt(printFloat(value)), qt(text));
        double out = 0;
        for (const char* text : {"",     "+",        "-",   ".5",     "5.", "1e", "1e+", "+-1",  "--1",   "1.5.",
                                 "0x10", "infinity", "NaN", "nan(1)", " 1", "1 ", "1,5", "1.e5", "1e999", "e5"})
            QVERIFY2(!parseFloat(text, out), text);
        QVERIFY(parseFloat("+1.5E+2", out));
        QCOMPARE(out, 150.0);
    }
};

MW_TEST(TstValue)
#include "tst_value.moc"
