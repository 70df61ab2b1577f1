// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/tolerance.h"
#include "tests/support/test_main.h"

using namespace mw;

namespace {

/// A value as its text says: numbers, dates and times by their look, everything else is text; "∅" is null.
Value valueOf(const QString& text) {
    const std::string plain = text.toStdString();
    if (plain == "∅")
        return {};
    for (const LogicalType& type : {LogicalType::integer(), LogicalType::decimal(38, 4), LogicalType::timestamp(), LogicalType::date()})
        if (auto read = parseValue(plain, type); read.ok())
            return std::move(read).value();
    return plain;
}

} // namespace

class TestTolerance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsTheSame_data() {
        QTest::addColumn<QString>("tolerance");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("actual");
        QTest::addColumn<bool>("same");
        const auto row = [](const char* tolerance, const char* expected, const char* actual, bool same) {
            const QByteArray name = QByteArray(tolerance) + ": " + expected + (same ? " = " : " ≠ ") + actual;
            QTest::newRow(name.constData()) << tolerance << expected << actual << same;
        };
        row("", "1", "1.0", true);
        row("", "1", "1.01", false);
        row("", "a", "A", false);
        row("", "∅", "", false);
        row("0.01", "1.00", "1.01", true);
        row("0.01", "1.00", "0.99", true);
        row("0.01", "1.00", "1.0101", false);
        row("0.01", "∅", "0", false);
        row("0.01", "word", "word ", false);
        row("1 %", "200", "202", true);
        row("1 %", "-200", "-198", true);
        row("1 %", "200", "202.01", false);
        row("1 %", "0", "0.001", false);
        row("1 %", "0", "0.0", true);
        row("0.5%", "1000", "1005", true);
        row("0.01 or 1 %", "0", "0.01", true);
        row("0.01 or 1 %", "500", "504", true);
        row("0.01 or 1 %", "500", "506", false);
        row("1 s", "2024-05-06 07:08:09", "2024-05-06 07:08:10", true);
        row("1 s", "2024-05-06 07:08:09", "2024-05-06 07:08:11", false);
        row("500 ms", "2024-05-06 07:08:09", "2024-05-06 07:08:09.5", true);
        row("1 d", "2024-02-28", "2024-02-29", true);
        row("1 d", "2024-02-28", "2024-03-01", false);
        row("zone", "2024-05-06 07:08:09", "2024-05-06 12:38:09", true);
        row("zone", "2024-05-06 07:08:09", "2024-05-06 07:09:09", false);
        row("zone", "2024-05-06 07:08:09", "2024-05-06 22:08:09", false);
        row("zone", "2024-05-06", "2024-05-07", false);
        row("zone +02:00", "2024-05-06 07:08:09", "2024-05-06 09:08:09", true);
        row("zone +02:00", "2024-05-06 07:08:09", "2024-05-06 05:08:09", false);
        row("zone -05:30", "2024-05-06 07:08:09", "2024-05-06 01:38:09", true);
        row("zone or 1 s", "2024-05-06 07:08:09", "2024-05-06 07:08:10", true);
        row("case", "Straße", "STRASSE", true);
        row("case", "Straße", "Strasse ", false);
        row("space", " Ann  Lee ", "Ann Lee", true);
        row("space", "Ann Lee", "AnnLee", false);
        row("space", "\u00A0Ann\tLee", "Ann Lee", true);
        row("accents", "Zürich", "Zurich", true);
        row("accents", "Zürich", "zurich", false);
        row("unicode", "Zu\u0308rich", "Zürich", true);
        row("unicode", "Zurich", "Zürich", false);
        row("case or space or accents", " ZÜRICH", "zurich", true);
        row("set ;", "red;green;blue", "blue; red;green", true);
        row("set ;", "red;green", "green;red;red", true);
        row("set ;", "red;green", "red", false);
        row("set comma or case", "Red,Green", "green, red", true);
        row("set |", "a|b", "b,a", false);
        row("set space", "a b", "b a", true);
    }
    void saysWhatIsTheSame() {
        QFETCH(QString, tolerance);
        QFETCH(QString, expected);
        QFETCH(QString, actual);
        QFETCH(bool, same);
        const auto read = Tolerance::parse(tolerance.toStdString());
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().line().c_str());
        QCOMPARE(equalValues(valueOf(expected), valueOf(actual), *read), same);
        // Every value is within every tolerance of itself.
        QVERIFY(equalValues(valueOf(expected), valueOf(expected), *read));
    }

    void textsAreReadAsWhatTheyAreHeldAgainst() {
        const auto second = Tolerance::parse("1 s");
        QVERIFY(equalValues(std::string("2024-05-06 07:08:09"), valueOf(QStringLiteral("2024-05-06 07:08:10")), *second));
        QVERIFY(equalValues(valueOf(QStringLiteral("2024-05-06 07:08:09")), std::string("2024-05-06 07:08:10"), *second));
        QVERIFY(equalValues(std::string("2024-05-06 07:08:09"), std::string("2024-05-06 07:08:10"), *second));
        // A percentage is of the expected value, on whichever side the text stands.
        const auto tenth = Tolerance::parse("10 %");
        QVERIFY(equalValues(std::string("100"), valueOf(QStringLiteral("110")), *tenth));
        QVERIFY(!equalValues(valueOf(QStringLiteral("100")), std::string("111"), *tenth));
        QVERIFY(equalValues(valueOf(QStringLiteral("110")), std::string("100"), *tenth));
        QVERIFY(!equalValues(valueOf(QStringLiteral("110")), std::string("98"), *tenth));
        QVERIFY(equalValues(true, std::int64_t(1), Tolerance()));
        QVERIFY(equalValues(std::string("0"), false, Tolerance()));
        QVERIFY(!equalValues(std::string("\xFF"), std::string("\xFE"), *Tolerance::parse("case or space or accents or unicode")));
    }

    void refusesWhatIsNone_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"about 1", "-1", "1 week", "1.5 s", "zone +25:00", "zone 2", "zone +02:75", "cases", "set", "set ;;", "0.01 or", "or", "1 2", "% 1",
                                 "99999999 d", "set 1"})
            QTest::newRow(text) << text;
    }
    void refusesWhatIsNone() {
        QFETCH(QString, text);
        const auto read = Tolerance::parse(text.toStdString());
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, Code::WrongValue);
        QVERIFY2(read.error().message().find("is not a tolerance") != std::string::npos, read.error().message().c_str());
    }

    void knowsWhatItConcerns() {
        const auto concerns = [](const char* text, const LogicalType& type) { return Tolerance::parse(text)->concerns(type); };
        QVERIFY(concerns("0.01", LogicalType::decimal(12, 2)) && !concerns("0.01", LogicalType::date()));
        QVERIFY(concerns("1 s", LogicalType::timestamp()) && !concerns("1 s", LogicalType::integer()));
        QVERIFY(concerns("zone", LogicalType::timestamp()) && !concerns("zone", LogicalType::date()));
        QVERIFY(concerns("case", LogicalType::text()) && !concerns("case", LogicalType::boolean()));
        QVERIFY(Tolerance::parse(" ")->isExact());
    }
};

MW_TEST(TestTolerance)
#include "tst_tolerance.moc"
