// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/message_catalogue.h"
#include "core/base/result.h"
#include "tests/support/test_main.h"

using namespace mw;
using mw::test::qt;

namespace {

Result<int> half(int number) {
    if (number % 2 != 0)
        return makeError(Code::InvalidArgument, std::to_string(number) + " is odd");
    return number / 2;
}
Result<int> quarter(int number) {
    MW_TRY(const int once, half(number));
    return half(once);
}
Result<void> onlyEven(int number) {
    MW_TRY_DO(half(number));
    return {};
}

} // namespace

class TstError : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void templatesTakeTheirArgumentsInAnyOrder_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("filled");
        QTest::newRow("in order") << QStringLiteral("{0} and {1}") << QStringLiteral("a and b");
        QTest::newRow("turned round and twice") << QStringLiteral("{1}{0}{1}") << QStringLiteral("bab");
        QTest::newRow("a missing argument leaves nothing") << QStringLiteral("<{5}>") << QStringLiteral("<>");
        QTest::newRow("other braces stay") << QStringLiteral("{x} { {} {0") << QStringLiteral("{x} { {} {0");
    }
    void templatesTakeTheirArgumentsInAnyOrder() {
        QFETCH(QString, text);
        QFETCH(QString, filled);
        QCOMPARE(qt(fillTemplate(text.toStdString(), {"a", "b"})), filled);
    }
    void argumentsAreNotFilledAgain() { QCOMPARE(fillTemplate("{0}", {"{1}", "x"}), std::string("{1}")); }

    void aLineSaysWhatWasDoneWhereAndWhyWithoutBreaks() {
        Error error = makeError(Code::NotADate, "'31.02.2024'", "dd.MM.yyyy");
        QCOMPARE(qt(error.line()), QStringLiteral("'31.02.2024' is not a date in the form dd.MM.yyyy"));
        error = at(std::move(error), "people.csv,\nline 12");
        error = at(std::move(error), "a place further out");
        error = during(during(std::move(error), "reading people.csv"), "running the test load");
        QCOMPARE(qt(error.line()), QStringLiteral("running the test load — people.csv, line 12: '31.02.2024' is not a "
                                                  "date in the form dd.MM.yyyy"));
        QCOMPARE(error.context.size(), std::size_t(2));
    }

    void tryLeavesWithTheFirstError() {
        QCOMPARE(quarter(12).value(), 3);
        QCOMPARE(quarter(6).error().arguments[0], std::string("3 is odd"));
        QCOMPARE(quarter(5).error().arguments[0], std::string("5 is odd"));
        QVERIFY(onlyEven(2).ok());
        QVERIFY(!onlyEven(1).ok());
    }

    void everyCodeHasItsOwnNameAndATemplate() {
        int count = 0;
        QSet<QString> names;
#define MW_CODE(name, kind, text)                                                                                      \
    QCOMPARE(qt(nameOf(Code::name)), QStringLiteral(#name));                                                           \
    QVERIFY(kindOf(Code::name) == CodeKind::kind);                                                                     \
    QVERIFY(!templateOf(Code::name).empty());                                                                          \
    names.insert(QStringLiteral(#name));                                                                               \
    ++count;
#include "core/base/codes.def"
#undef MW_CODE
        QCOMPARE(names.size(), qsizetype(count));
    }

    void momentsPrintInUtc_data() {
        QTest::addColumn<qint64>("micros");
        QTest::addColumn<QString>("text");
        QTest::newRow("the epoch") << qint64(0) << QStringLiteral("1970-01-01T00:00:00Z");
        QTest::newRow("a microsecond before it") << qint64(-1) << QStringLiteral("1969-12-31T23:59:59Z");
        QTest::newRow("a leap day") << qint64(1'709'210'096'999'999) << QStringLiteral("2024-02-29T12:34:56Z");
        QTest::newRow("the last second of 9999")
            << qint64(253'402'300'799'000'000) << QStringLiteral("9999-12-31T23:59:59Z");
    }
    void momentsPrintInUtc() {
        QFETCH(qint64, micros);
        QFETCH(QString, text);
        QCOMPARE(qt(printUtc(micros)), text);
    }
    void theSystemClockRunsAndAFixedOneStands() {
        const std::int64_t before = Clock::system().nowMicros();
        QTest::qSleep(2);
        QVERIFY(Clock::system().nowMicros() > before);
        QVERIFY(before > 1'700'000'000'000'000);
        QCOMPARE(FixedClock(5).nowMicros(), std::int64_t(5));
    }
    void theEnglishCatalogueChangesNothing() {
        QCOMPARE(MessageCatalogue::english().text("Trim {0}"), std::string("Trim {0}"));
    }
};

MW_TEST(TstError)
#include "tst_error.moc"
