// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/calendar.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <QDate>
#include <chrono>

using namespace mw;
using mw::test::qt;

class TstCalendar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyDayOfTenThousandYearsComesBack() {
        // Walks the calendar with std::chrono beside it; nothing may be skipped or doubled.
        using namespace std::chrono;
        const sys_days first = year(1) / January / 1;
        const sys_days last = year(9999) / December / 31;
        Date expected{std::int32_t(first.time_since_epoch().count())};
        std::int64_t days = 0;
        for (sys_days day = first; day <= last; day += std::chrono::days(1), ++expected.days, ++days) {
            const year_month_day civil(day);
            const int y = int(civil.year());
            const int m = int(unsigned(civil.month()));
            const int d = int(unsigned(civil.day()));
            Date made;
            const CivilDate back = toCivil(expected);
            char text[16];
            std::snprintf(text, sizeof text, "%04d-%02d-%02d", y, m, d);
            Date parsed;
            if (!fromCivil(y, m, d, made) || made != expected || back.year != y || back.month != m || back.day != d ||
                printDate(expected) != text || !parseIsoDate(text, parsed) || parsed != expected)
                QFAIL(text);
        }
        QCOMPARE(days, std::int64_t(3'652'059));
    }

    void daysOutsideTheCalendarStillHaveACivilDate() {
        // Date arithmetic looks at such days before it refuses them.
        using namespace std::chrono;
        for (std::int32_t day = -1'100'000; day < -719'162; ++day) {
            const year_month_day civil{sys_days(days(day))};
            const CivilDate ours = toCivil(Date{day});
            if (ours.year != int(civil.year()) || ours.month != unsigned(civil.month()) ||
                ours.day != unsigned(civil.day()))
                QFAIL(qPrintable(QString::number(day)));
        }
        QCOMPARE(toCivil(Date{2'932'897}).year, 10'000);
    }

    void daysThatDoNotExistAreRefused() {
        Date out;
        int refused = 0;
        for (int year : {-1, 0, 1, 1900, 2000, 2023, 2024, 9999, 10000})
            for (int month = -1; month <= 14; ++month)
                for (int day = -1; day <= 33; ++day) {
                    const bool exists = year >= 1 && year <= 9999 && QDate::isValid(year, month, day);
                    QCOMPARE(fromCivil(year, month, day, out), exists);
                    refused += exists ? 0 : 1;
                }
        QVERIFY(refused > 1000);
    }

    void isoDatesAreStrict_data() {
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const char* text) { QTest::newRow(name) << qt(text); };
        row("nothing", "");
        row("a leap day in a common year", "2023-02-29");
        row("a leap day in 1900", "1900-02-29");
        row("month thirteen", "2024-13-01");
        row("month zero", "2024-00-01");
        row("day zero", "2024-01-00");
        row("the thirty-first of April", "2024-04-31");
        row("year zero", "0000-01-01");
        row("a short year", "24-01-01");
        row("a short month", "2024-1-01");
        row("slashes", "2024/01/01");
        row("a space before", " 2024-01-01");
        row("a space after", "2024-01-01 ");
        row("a time behind", "2024-01-01T00:00");
        row("a sign for a digit", "2024-+1-01");
        row("letters", "2024-0a-01");
    }
    void isoDatesAreStrict() {
        QFETCH(QString, text);
        Date out;
        QVERIFY(!parseIsoDate(text.toStdString(), out));
    }

    void timesAreReadAndPrinted_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("micros"); // -1: refused
        QTest::addColumn<QString>("printed");
        const auto row = [](const char* name, const char* text, qint64 micros, const char* printed = "") {
            QTest::newRow(name) << qt(text) << micros << qt(printed);
        };
        row("midnight", "00:00:00", 0, "00:00:00");
        row("the last microsecond", "23:59:59.999999", 86'399'999'999, "23:59:59.999999");
        row("a tenth of a second", "10:00:00.5", 36'000'500'000, "10:00:00.500000");
        row("nanoseconds that are zero", "10:00:00.123456000", 36'000'123'456, "10:00:00.123456");
        row("nanoseconds that would be lost", "10:00:00.123456001", -1);
        row("ten digits", "10:00:00.1234560000", -1);
        row("a point without digits", "10:00:00.", -1);
        row("hour twenty-four", "24:00:00", -1);
        row("minute sixty", "10:60:00", -1);
        row("a leap second", "23:59:60", -1);
        row("no seconds", "10:00", -1);
        row("one digit", "9:00:00", -1);
        row("a zone", "10:00:00Z", -1);
        row("nothing", "", -1);
    }
    void timesAreReadAndPrinted() {
        QFETCH(QString, text);
        QFETCH(qint64, micros);
        QFETCH(QString, printed);
        Time time{-1};
        QCOMPARE(parseIsoTime(text.toStdString(), time), micros >= 0);
        QCOMPARE(qint64(time.micros), micros);
        if (micros >= 0)
            QCOMPARE(qt(printTime(time)), printed);
    }

    void timestampsAreReadAndPrinted_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("printed"); // empty: refused
        const auto row = [](const char* name, const char* text, const char* printed) {
            QTest::newRow(name) << qt(text) << qt(printed);
        };
        row("with a T", "2024-01-31T10:00:00", "2024-01-31 10:00:00");
        row("with a space", "2024-01-31 10:00:00", "2024-01-31 10:00:00");
        row("without seconds", "2024-01-31 10:05", "2024-01-31 10:05:00");
        row("with a fraction", "2024-01-31 10:00:00.25", "2024-01-31 10:00:00.250000");
        row("in UTC", "2024-01-31T10:00:00Z", "2024-01-31 10:00:00Z");
        row("east of Greenwich, over midnight", "2024-03-01T01:30:00+02:00", "2024-02-29 23:30:00Z");
        row("west of Greenwich, over the year", "2023-12-31T20:00:00-05", "2024-01-01 01:00:00Z");
        row("an offset without a colon", "2024-01-31T10:00:00.000+0545", "2024-01-31 04:15:00Z");
        row("without seconds but with an offset", "2024-01-31T10:00+01:00", "2024-01-31 09:00:00Z");
        row("before 1970", "1969-12-31 23:59:59.999999", "1969-12-31 23:59:59.999999");
        row("the first moment", "0001-01-01 00:00:00", "0001-01-01 00:00:00");
        row("the last moment", "9999-12-31 23:59:59.999999", "9999-12-31 23:59:59.999999");
        row("an offset that leads before year one", "0001-01-01T00:00:00+01:00", "");
        row("an offset that leads beyond 9999", "9999-12-31T23:30:00-01:00", "");
        row("an offset of nineteen hours", "2024-01-31T10:00:00+19:00", "");
        row("an offset of sixty minutes", "2024-01-31T10:00:00+01:60", "");
        row("an offset cut short", "2024-01-31T10:00:00+1", "");
        row("an offset with something behind", "2024-01-31T10:00:00+01:00x", "");
        row("a date alone", "2024-01-31", "");
        row("an hour alone", "2024-01-31T10", "");
        row("two separators", "2024-01-31  10:00:00", "");
        row("a day that does not exist", "2024-02-30 10:00:00", "");
        row("a named zone", "2024-01-31 10:00:00 CET", "");
    }
    void timestampsAreReadAndPrinted() {
        QFETCH(QString, text);
        QFETCH(QString, printed);
        Timestamp stamp;
        bool zoned = false;
        QCOMPARE(parseIsoTimestamp(text.toStdString(), stamp, zoned), !printed.isEmpty());
        if (!printed.isEmpty())
            QCOMPARE(qt(printTimestamp(stamp, zoned)), printed);
    }

    void momentsFallApartIntoDateAndTime() {
        test::Random random("moments");
        Timestamp first;
        Timestamp last;
        bool zoned = false;
        QVERIFY(parseIsoTimestamp("0001-01-01 00:00:00", first, zoned));
        QVERIFY(parseIsoTimestamp("9999-12-31 23:59:59.999999", last, zoned));
        QVERIFY(isInCalendar(first) && isInCalendar(last));
        QVERIFY(!isInCalendar({first.micros - 1}) && !isInCalendar({last.micros + 1}));
        for (int round = 0; round < 100'000; ++round) {
            const Timestamp stamp{random.between(first.micros, last.micros)};
            const Date date = dateOf(stamp);
            const Time time = timeOf(stamp);
            QVERIFY(time.micros >= 0 && time.micros < kMicrosPerDay);
            QCOMPARE(date.days * kMicrosPerDay + time.micros, stamp.micros);
            Timestamp back;
            const std::string text = printTimestamp(stamp, false);
            QVERIFY2(parseIsoTimestamp(text, back, zoned), text.c_str());
            QCOMPARE(back.micros, stamp.micros);
            QVERIFY(!zoned);
            QCOMPARE(qt(printDate(date) + ' ' + printTime(time)), qt(text));
        }
    }

    void parsersSurviveAnyBytes() {
        test::Random random("calendar parsers on random bytes");
        for (int round = 0; round < 200'000; ++round) {
            std::string text = "2024-01-31T10:00:00.123456+01:00";
            text.resize(random.below(text.size() + 1));
            for (std::uint64_t i = random.below(3); i > 0 && !text.empty(); --i)
                text[random.below(text.size())] =
                    random.oneIn(2) ? char(random.below(256)) : "0123456789-:.TZ+ "[random.below(17)];
            Timestamp stamp;
            Time time;
            bool zoned = false;
            // What is accepted prints as something that reads back the same.
            if (parseIsoTimestamp(text, stamp, zoned)) {
                Timestamp again;
                QVERIFY(parseIsoTimestamp(printTimestamp(stamp, zoned), again, zoned));
                QVERIFY2(again == stamp, text.c_str());
            }
            const std::string_view tail = std::string_view(text).substr(std::min<std::size_t>(11, text.size()));
            if (parseIsoTime(tail, time)) {
                Time again;
                QVERIFY(parseIsoTime(printTime(time), again) && again == time);
            }
        }
    }
};

MW_TEST(TstCalendar)
#include "tst_calendar.moc"
