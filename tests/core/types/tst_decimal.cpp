// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/decimal.h"
#include "tests/core/types/big_number.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

using namespace mw;
using mw::test::qt;

namespace {

bool fits(const BigNumber& number) {
    return number.size() <= 38;
}

BigNumber bigOf(const Decimal& value) {
    std::string text = printDecimal({value.unscaled, 0});
    return BigNumber(text);
}

/// Scales two numbers to whole ones over the same power of ten.
std::pair<BigNumber, BigNumber> aligned(const Decimal& a, const Decimal& b) {
    const unsigned scale = std::max(a.scale, b.scale);
    return {bigOf(a) * BigNumber::powerOfTen(scale - a.scale), bigOf(b) * BigNumber::powerOfTen(scale - b.scale)};
}

/// Numbers of every length, with a liking for the edges: 0, 10^n, 10^n - 1, halves.
Decimal anyDecimal(test::Random& random) {
    Decimal value;
    value.scale = std::uint8_t(random.oneIn(3) ? random.below(39) : random.below(8));
    const auto digits = unsigned(random.below(39));
    switch (random.below(6)) {
    case 0:
        value.unscaled = digits > 37 ? powerOfTen(37) : powerOfTen(digits);
        break;
    case 1:
        value.unscaled = powerOfTen(digits) - 1;
        break;
    case 2:
        value.unscaled = powerOfTen(digits / 2) * 5;
        break;
    case 3:
        value.unscaled = random.between(-1000, 1000);
        break;
    default:
        for (unsigned i = 0; i < digits; ++i)
            value.unscaled = value.unscaled * 10 + Int128(random.below(10));
        break;
    }
    if (random.oneIn(2))
        value.unscaled = -value.unscaled;
    return value;
}

QByteArray shown(const Decimal& a, const Decimal& b, std::uint64_t seed) {
    return QByteArray("seed ") + QByteArray::number(qulonglong(seed)) + ": " +
           QByteArray::fromStdString(printDecimal(a) + " and " + printDecimal(b));
}

/// Rounds a quotient of whole numbers as the mode says; `exact` tells whether nothing was left.
BigNumber roundedQuotient(const BigNumber& a, const BigNumber& b, Rounding mode, bool& exact) {
    BigNumber rest;
    const BigNumber cut = BigNumber::divide(a, b, rest);
    const bool negative = a.isNegative() != b.isNegative();
    exact = rest.isZero();
    const int half = BigNumber::compare(rest + rest, b.magnitude());
    bool away = false;
    switch (mode) {
    case Rounding::HalfUp:
        away = half >= 0;
        break;
    case Rounding::HalfEven:
        away = half > 0 || (half == 0 && cut.isOdd());
        break;
    case Rounding::Up:
        away = true;
        break;
    case Rounding::Floor:
        away = negative;
        break;
    case Rounding::Ceiling:
        away = !negative;
        break;
    case Rounding::Down:
    case Rounding::Refuse:
        break;
    }
    const BigNumber rounded = !exact && away ? cut + BigNumber("1") : cut;
    return negative ? rounded.negated() : rounded;
}

constexpr Rounding kModes[] = {Rounding::HalfUp, Rounding::HalfEven, Rounding::Down,  Rounding::Up,
                               Rounding::Floor,  Rounding::Ceiling,  Rounding::Refuse};

} // namespace

class TstDecimal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textsAreRead_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("printed");
        QTest::addColumn<int>("scale");
        const auto row = [](const char* name, const std::string& text, const std::string& printed, int scale) {
            QTest::newRow(name) << qt(text) << qt(printed) << scale;
        };
        row("a whole number", "12", "12", 0);
        row("the scale is kept as written", "12.500", "12.500", 3);
        row("a plus sign is read, not printed", "+7.5", "7.5", 1);
        row("a negative number below one", "-0.05", "-0.05", 2);
        row("zero keeps its scale", "0.00", "0.00", 2);
        row("negative zero is zero", "-0", "0", 0);
        row("leading zeros do not count", std::string(60, '0') + "12.3", "12.3", 1);
        row("nineteen digits", "9999999999999999999", "9999999999999999999", 0);
        row("twenty digits", "18446744073709551616", "18446744073709551616", 0);
        row("thirty-eight digits", std::string(38, '9'), std::string(38, '9'), 0);
        row("thirty-eight digits after the point", "0." + std::string(38, '1'), "0." + std::string(38, '1'), 38);
        row("thirty-eight digits around the point", std::string(19, '8') + "." + std::string(19, '7'),
            std::string(19, '8') + "." + std::string(19, '7'), 19);
        row("the longest text", "-0." + std::string(38, '9'), "-0." + std::string(38, '9'), 38);
    }
    void textsAreRead() {
        QFETCH(QString, text);
        QFETCH(QString, printed);
        QFETCH(int, scale);
        Decimal value;
        QVERIFY(parseDecimal(text.toStdString(), value));
        QCOMPARE(qt(printDecimal(value)), printed);
        QCOMPARE(int(value.scale), scale);
        QVERIFY(parseDecimal(text.toStdString()).ok());
        char buffer[41];
        QVERIFY(printDecimal(value, buffer) <= sizeof buffer);
    }

    void otherTextsAreRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const std::string& text, Code code = Code::NotADecimal) {
            QTest::newRow(name) << qt(text) << int(code);
        };
        row("nothing", "");
        row("a sign alone", "-");
        row("two signs", "--1");
        row("a point alone", ".");
        row("no digit before the point", ".5");
        row("no digit after the point", "5.");
        row("two points", "1.2.3");
        row("a comma", "1,5");
        row("a thousands separator", "1,000");
        row("a space before", " 1");
        row("a space after", "1 ");
        row("an exponent", "1e3");
        row("a letter", "12a");
        row("a letter far behind", std::string(30, '1') + "a");
        row("a second point far behind", "1." + std::string(20, '1') + ".1");
        row("Arabic digits", "١٢");
        row("not a number", "nan");
        row("thirty-nine digits", "1" + std::string(38, '0'), Code::Overflow);
        row("the limit of 128 bits", "170141183460469231731687303715884105728", Code::Overflow);
        row("forty digits and a point", std::string(40, '9') + ".5", Code::Overflow);
        row("thirty-nine digits after the point", "0." + std::string(39, '0'), Code::Overflow);
    }
    void otherTextsAreRefused() {
        QFETCH(QString, text);
        QFETCH(int, code);
        Decimal value;
        QVERIFY(!parseDecimal(text.toStdString(), value));
        const Result<Decimal> result = parseDecimal(text.toStdString());
        QVERIFY(!result.ok());
        QCOMPARE(int(result.error().code), code);
    }

    void printedNumbersReadBackTheSame() {
        test::Random random("decimal print and parse");
        for (int round = 0; round < 100'000; ++round) {
            const Decimal value = anyDecimal(random);
            Decimal back;
            QVERIFY2(parseDecimal(printDecimal(value), back), shown(value, value, random.seed()));
            QVERIFY2(back.unscaled == value.unscaled && back.scale == value.scale, shown(value, back, random.seed()));
        }
    }

    void sumsDifferencesProductsAndOrderAreExact() {
        test::Random random("decimal arithmetic");
        int overflows = 0;
        for (int round = 0; round < 40'000; ++round) {
            const Decimal a = anyDecimal(random);
            const Decimal b = random.oneIn(20) ? a : anyDecimal(random);
            const QByteArray context = shown(a, b, random.seed());
            const auto [left, right] = aligned(a, b);
            Decimal result;

            const BigNumber sum = left + right;
            QVERIFY2(add(a, b, result) == fits(sum), context);
            if (fits(sum))
                QVERIFY2(BigNumber::compare(bigOf(result), sum) == 0 && result.scale == std::max(a.scale, b.scale),
                         context);
            const BigNumber difference = left - right;
            QVERIFY2(subtract(a, b, result) == fits(difference), context);
            if (fits(difference))
                QVERIFY2(BigNumber::compare(bigOf(result), difference) == 0, context);

            const BigNumber product = bigOf(a) * bigOf(b);
            const unsigned scale = unsigned(a.scale) + b.scale;
            BigNumber expected = product;
            bool possible = true;
            if (scale > 38) {
                BigNumber rest;
                expected = BigNumber::divide(product, BigNumber::powerOfTen(scale - 38), rest);
                if (product.isNegative())
                    expected = expected.negated();
                possible = rest.isZero();
            }
            possible = possible && fits(expected);
            QVERIFY2(multiply(a, b, result) == possible, context);
            if (possible)
                QVERIFY2(BigNumber::compare(bigOf(result), expected) == 0 && result.scale == std::min(scale, 38u),
                         context);
            overflows += possible ? 0 : 1;

            const int order = BigNumber::compare(left, right);
            QVERIFY2(((a <=> b) < 0) == (order < 0) && (a == b) == (order == 0), context);
        }
        QVERIFY(overflows > 1000 && overflows < 39'000);
    }

    void quotientsAreRoundedAsAsked() {
        test::Random random("decimal division");
        int good = 0;
        for (int round = 0; round < 30'000; ++round) {
            const Decimal a = anyDecimal(random);
            const Decimal b = anyDecimal(random);
            const auto scale = std::uint8_t(random.oneIn(3) ? random.below(39) : random.below(8));
            const Rounding mode = random.oneOf(kModes);
            const QByteArray context = shown(a, b, random.seed()) + " to scale " + QByteArray::number(scale) +
                                       " mode " + QByteArray::number(int(mode));
            Decimal result;
            const DivideOutcome outcome = divide(a, b, scale, mode, result);
            if (b.unscaled == 0) {
                QVERIFY2(outcome == DivideOutcome::ByZero, context);
                continue;
            }
            // a / 10^sa / (b / 10^sb) * 10^scale as one fraction of whole numbers.
            const BigNumber above = bigOf(a) * BigNumber::powerOfTen(unsigned(scale) + b.scale);
            const BigNumber below = bigOf(b) * BigNumber::powerOfTen(a.scale);
            bool exact = false;
            const BigNumber expected = roundedQuotient(above, below, mode, exact);
            if (outcome == DivideOutcome::Ok) {
                ++good;
                QVERIFY2(fits(expected) && (exact || mode != Rounding::Refuse), context);
                QVERIFY2(BigNumber::compare(bigOf(result), expected) == 0 && result.scale == scale, context);
            } else if (outcome == DivideOutcome::Overflow) {
                QVERIFY2(!fits(expected), context);
            } else {
                QVERIFY2(outcome == DivideOutcome::WouldRound && mode == Rounding::Refuse && !exact, context);
            }
        }
        QVERIFY2(good > 10'000, qPrintable(QString::number(good)));
    }

    void rescalingIsDivisionByOne() {
        test::Random random("decimal rescale");
        for (int round = 0; round < 50'000; ++round) {
            const Decimal value = anyDecimal(random);
            const auto scale = std::uint8_t(random.below(39));
            const Rounding mode = random.oneOf(kModes);
            Decimal scaled;
            Decimal divided;
            const DivideOutcome outcome = rescale(value, scale, mode, scaled);
            const QByteArray context = shown(value, scaled, random.seed());
            QVERIFY2(outcome == divide(value, Decimal::of(1), scale, mode, divided), context);
            if (outcome == DivideOutcome::Ok)
                QVERIFY2(scaled.unscaled == divided.unscaled && scaled.scale == scale, context);
        }
    }

    void eachRoundingMode_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QStringList>("expected"); // in the order of kModes, "-" for refused
        const auto row = [](const char* name, const char* value, const char* expected) {
            QTest::newRow(name) << qt(value) << qt(expected).split(QLatin1Char(' '));
        };
        row("a positive half after an even digit", "2.5", "3 2 2 3 2 3 -");
        row("a positive half after an odd digit", "3.5", "4 4 3 4 3 4 -");
        row("a negative half", "-2.5", "-3 -2 -2 -3 -3 -2 -");
        row("just under a half", "2.4999", "2 2 2 3 2 3 -");
        row("just over a half", "-2.5001", "-3 -3 -2 -3 -3 -2 -");
        row("nothing to round", "-7.000", "-7 -7 -7 -7 -7 -7 -7");
        row("below one", "0.5", "1 0 0 1 0 1 -");
    }
    void eachRoundingMode() {
        QFETCH(QString, value);
        QFETCH(QStringList, expected);
        const Decimal number = parseDecimal(value.toStdString()).value();
        for (qsizetype i = 0; i < expected.size(); ++i) {
            Decimal rounded;
            const DivideOutcome outcome = rescale(number, 0, kModes[i], rounded);
            QCOMPARE(outcome == DivideOutcome::Ok ? qt(printDecimal(rounded)) : QStringLiteral("-"), expected[i]);
        }
    }

    void sumsThatComeBackUnderTheLimitAreGiven() {
        // At scale 1 the first number has 39 digits, the sum 38.
        const Decimal large{15 * powerOfTen(36), 0};
        const Decimal back{-9 * powerOfTen(37), 1};
        Decimal out;
        QVERIFY(add(large, back, out));
        QCOMPARE(qt(printDecimal(out)), qt("6" + std::string(36, '0') + ".0"));
        QVERIFY(!add(large, Decimal{9 * powerOfTen(37), 1}, out));
        QVERIFY(subtract(large, Decimal{9 * powerOfTen(37), 1}, out));
        QVERIFY(!subtract(large, back, out));
    }

    void quotientsBeyondEveryWidthOverflow() {
        // 12 * 10^76 is just beyond 256 bits; what is left after wrapping would look like an answer.
        const Decimal almostOne{powerOfTen(38) - 1, 38};
        Decimal out;
        for (const int above : {11, 12, 13, 14, 99})
            QVERIFY(divide(Decimal::of(above), almostOne, 38, Rounding::HalfUp, out) == DivideOutcome::Overflow);
        QVERIFY(divide(parseDecimal("0.5").value(), almostOne, 38, Rounding::Down, out) == DivideOutcome::Ok);
        QCOMPARE(qt(printDecimal(out)), qt("0.5" + std::string(37, '0')));
    }

    void divisorsBeyond128BitsLeaveARemainder() {
        const Decimal least{1, 38};
        const Decimal most{powerOfTen(38) - 1, 0};
        Decimal out;
        QVERIFY(divide(least, most, 0, Rounding::HalfUp, out) == DivideOutcome::Ok && out.unscaled == 0);
        QVERIFY(divide(least, most, 0, Rounding::Up, out) == DivideOutcome::Ok && out.unscaled == 1);
        QVERIFY(divide(least, most, 0, Rounding::Refuse, out) == DivideOutcome::WouldRound);
        QVERIFY(divide(Decimal{powerOfTen(38) - 1, 38}, Decimal::of(2), 0, Rounding::HalfUp, out) == DivideOutcome::Ok);
        QCOMPARE(qt(printDecimal(out)), QStringLiteral("0"));
        QVERIFY(divide(Decimal::of(1), Decimal::of(2), 0, Rounding::HalfEven, out) == DivideOutcome::Ok);
        QCOMPARE(qt(printDecimal(out)), QStringLiteral("0"));
    }

    void roundingUpAtTheLimitOverflows() {
        const Decimal most = parseDecimal("9." + std::string(37, '9')).value();
        Decimal out;
        QVERIFY(rescale(most, 36, Rounding::HalfUp, out) == DivideOutcome::Ok);
        QCOMPARE(qt(printDecimal(out)), qt("10." + std::string(36, '0')));
        const Decimal whole{powerOfTen(38) - 1, 1};
        QVERIFY(divide(whole, parseDecimal("0.1").value(), 0, Rounding::HalfUp, out) == DivideOutcome::Ok);
        QVERIFY(divide(whole, parseDecimal("0.01").value(), 0, Rounding::HalfUp, out) == DivideOutcome::Overflow);
    }

    void doublesAreTheNearest() {
        test::Random random("decimal to double");
        for (int round = 0; round < 20'000; ++round) {
            const Decimal value = anyDecimal(random);
            QCOMPARE(toDouble(value), std::strtod(printDecimal(value).c_str(), nullptr));
        }
    }
};

MW_TEST(TstDecimal)
#include "tst_decimal.moc"
