// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/calendar.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

using namespace mw;
using mw::test::qt;

class TstDatePattern : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textsAreReadByPattern_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("moment"); // empty: refused
        const auto row = [](const char* name, const char* pattern, const char* text, const char* moment) {
            QTest::newRow(name) << qt(pattern) << qt(text) << qt(moment);
        };
        row("day first", "dd/MM/yyyy", "31/01/2024", "2024-01-31 00:00:00");
        row("month first", "MM/dd/yyyy", "01/31/2024", "2024-01-31 00:00:00");
        row("ISO", "yyyy-MM-dd", "2024-02-29", "2024-02-29 00:00:00");
        row("without separators", "yyyyMMdd", "20240131", "2024-01-31 00:00:00");
        row("with dots", "dd.MM.yyyy", "31.01.2024", "2024-01-31 00:00:00");
        row("a day that does not exist", "dd/MM/yyyy", "31/04/2024", "");
        row("day and month confused", "dd/MM/yyyy", "01/31/2024", "");
        row("another separator", "dd/MM/yyyy", "31-01-2024", "");
        row("a digit missing where two are asked", "dd/MM/yyyy", "1/01/2024", "");
        row("something behind", "dd/MM/yyyy", "31/01/20245", "");
        row("a space behind", "dd/MM/yyyy", "31/01/2024 ", "");
        row("one letter takes one digit", "d/M/yyyy", "1/2/2024", "2024-02-01 00:00:00");
        row("one letter takes two digits", "d/M/yyyy", "11/12/2024", "2024-12-11 00:00:00");
        row("one letter does not take three", "d/M/yyyy", "111/12/2024", "");
        row("two-digit years from 1970", "dd/MM/yy", "01/01/70", "1970-01-01 00:00:00");
        row("two-digit years until 2069", "dd/MM/yy", "01/01/69", "2069-01-01 00:00:00");
        row("four digits for yy", "dd/MM/yy", "01/01/2024", "");
        row("two digits for yyyy", "dd/MM/yyyy", "01/01/24", "");
        row("a short month name", "d MMM yyyy", "3 Mar 2024", "2024-03-03 00:00:00");
        row("a month name in capitals", "dd-MMM-yyyy", "03-SEP-2024", "2024-09-03 00:00:00");
        row("a whole month name", "MMMM d, yyyy", "September 3, 2024", "2024-09-03 00:00:00");
        row("a short name where the whole is asked", "MMMM d, yyyy", "Sep 3, 2024", "");
        row("the right weekday", "EEE dd/MM/yyyy", "Wed 31/01/2024", "2024-01-31 00:00:00");
        row("a whole weekday", "EEEE, d MMMM yyyy", "Wednesday, 31 January 2024", "2024-01-31 00:00:00");
        row("the wrong weekday", "EEE dd/MM/yyyy", "Thu 31/01/2024", "");
        row("a time of day", "yyyy-MM-dd HH:mm:ss", "2024-01-31 23:59:58", "2024-01-31 23:59:58");
        row("hour twenty-four", "yyyy-MM-dd HH:mm:ss", "2024-01-31 24:00:00", "");
        row("milliseconds", "yyyy-MM-dd HH:mm:ss.SSS", "2024-01-31 10:00:00.123", "2024-01-31 10:00:00.123000");
        row("a tenth", "HH:mm:ss.S", "10:00:00.5", "1970-01-01 10:00:00.500000");
        row("nanoseconds that are zero", "HH:mm:ss.SSSSSSSSS", "10:00:00.123456000", "1970-01-01 10:00:00.123456");
        row("nanoseconds that would be lost", "HH:mm:ss.SSSSSSSSS", "10:00:00.123456789", "");
        row("noon", "h:mm a", "12:00 PM", "1970-01-01 12:00:00");
        row("midnight", "h:mm a", "12:00 am", "1970-01-01 00:00:00");
        row("the afternoon", "dd/MM/yyyy hh:mm a", "31/01/2024 03:05 pm", "2024-01-31 15:05:00");
        row("hour thirteen of a half-day", "h:mm a", "13:00 PM", "");
        row("hour zero of a half-day", "h:mm a", "0:00 AM", "");
        row("quoted text", "yyyy-MM-dd'T'HH:mm:ss", "2024-01-31T10:00:00", "2024-01-31 10:00:00");
        row("an apostrophe", "d 'o''clock' MM yyyy", "3 o'clock 01 2024", "2024-01-03 00:00:00");
        row("an apostrophe outside quotes", "yyyy''MM", "2024'05", "2024-05-01 00:00:00");
        row("letters beyond ASCII between", "yyyy年MM月dd日", "2024年01月31日", "2024-01-31 00:00:00");
        row("a month alone is its first day", "MM/yyyy", "05/2024", "2024-05-01 00:00:00");
        row("a year alone is its first day", "yyyy", "2024", "2024-01-01 00:00:00");
        row("the offset Z", "yyyy-MM-dd'T'HH:mm:ssXXX", "2024-01-31T10:00:00Z", "2024-01-31 10:00:00");
        row("an offset with a colon", "yyyy-MM-dd'T'HH:mm:ssXXX", "2024-01-31T10:00:00+01:30", "2024-01-31 08:30:00");
        row("an offset of hours", "yyyy-MM-dd HH:mmX", "2024-01-31 10:00-08", "2024-01-31 18:00:00");
        row("an offset without a colon", "yyyy-MM-dd HH:mm Z", "2024-01-31 10:00 +0100", "2024-01-31 09:00:00");
        row("Z where x does not allow it", "yyyy-MM-dd HH:mmx", "2024-01-31 10:00Z", "");
        row("a colon where none is asked", "yyyy-MM-dd HH:mmXX", "2024-01-31 10:00+01:00", "");
        row("an offset that leaves the calendar", "yyyy-MM-dd HH:mmX", "0001-01-01 00:00+01", "");
        row("nothing", "dd/MM/yyyy", "", "");
        row("year zero", "yyyy-MM-dd", "0000-01-01", "");
    }
    void textsAreReadByPattern() {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        QFETCH(QString, moment);
        const auto compiled = DatePattern::compile(pattern.toStdString());
        QVERIFY2(compiled.ok(), compiled.ok() ? "" : compiled.error().line().c_str());
        QVERIFY(compiled->canParse());
        QCOMPARE(qt(compiled->text()), pattern);
        Timestamp stamp;
        QCOMPARE(compiled->parse(text.toStdString(), stamp), !moment.isEmpty());
        if (!moment.isEmpty())
            QCOMPARE(qt(printTimestamp(stamp, false)), moment);
    }

    void momentsAreWritten_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const char* pattern, const char* text) {
            QTest::newRow(name) << qt(pattern) << qt(text);
        };
        row("every number padded", "yyyy-MM-dd HH:mm:ss.SSSSSS", "0987-03-04 15:06:07.089000");
        row("no number padded", "y-M-d H:m:s", "987-3-4 15:6:7");
        row("a padded hour of the half-day", "hh a", "03 PM");
        row("a bare hour of the half-day", "h a", "3 PM");
        row("offsets of UTC by X", "HH XXX", "15 Z");
        row("offsets of UTC by x", "HH xxx", "15 +00:00");
        row("offsets of UTC by Z", "HH Z", "15 +0000");
        row("a fraction cut", "s.SS", "7.08");
        row("a fraction of nine digits", "s.SSSSSSSSS", "7.089000000");
        row("the short year", "dd/MM/yy", "04/03/87");
        row("a weekday", "EEE d MMMM", "Sun 4 March");
    }
    void momentsAreWritten() {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        Timestamp stamp;
        bool zoned = false;
        QVERIFY(parseIsoTimestamp("0987-03-04 15:06:07.089", stamp, zoned));
        const auto compiled = DatePattern::compile(pattern.toStdString());
        QVERIFY2(compiled.ok(), compiled.ok() ? "" : compiled.error().line().c_str());
        QCOMPARE(qt(compiled->format(stamp)), text);
    }

    void patternsThatLeaveSomethingOpenAreRefused_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("why");
        const auto row = [](const char* name, const char* pattern, const char* why) {
            QTest::newRow(name) << qt(pattern) << qt(why);
        };
        row("nothing", "", "names no part");
        row("text alone", "'today'", "names no part");
        row("an unknown letter", "dd/MM/YYYY", "YYYY stands for nothing");
        row("words without quotes", "dd of MM yyyy", "stands for nothing");
        row("an open quote", "yyyy'T", "never closed");
        row("too many letters", "ddd/MM/yyyy", "ddd has too many");
        row("three letters for a year", "yyy-MM-dd", "yyy has too many or too few");
        row("h without a", "hh:mm", "need one another");
        row("a without h", "HH:mm a", "need one another");
        row("two kinds of hour", "HH hh a", "both stand for the hour");
        row("a part twice", "dd/MM/yyyy dd", "d stands in two places");
        row("two offsets", "HH:mm X Z", "all stand for the offset");
        row("one digit or two before a number", "dMMyyyy", "leaves open");
    }
    void patternsThatLeaveSomethingOpenAreRefused() {
        QFETCH(QString, pattern);
        QFETCH(QString, why);
        const auto compiled = DatePattern::compile(pattern.toStdString());
        QVERIFY(!compiled.ok());
        QVERIFY(compiled.error().code == Code::InvalidArgument);
        QVERIFY2(qt(compiled.error().line()).contains(why), compiled.error().line().c_str());
    }

    void aPatternSaysWhatItHolds() {
        const auto pattern = [](const char* text) { return DatePattern::compile(text).value(); };
        QVERIFY(pattern("yyyy-MM-dd").hasDate() && !pattern("yyyy-MM-dd").hasTime());
        QVERIFY(pattern("HH:mm").hasTime() && !pattern("HH:mm").hasDate());
        QVERIFY(pattern("HH:mmX").hasZone() && !pattern("HH:mm").hasZone());
        QVERIFY(pattern("HH:mm").canParse());
        QVERIFY(!pattern("d MMMM").canParse());
        Timestamp stamp;
        QVERIFY(!pattern("d MMMM").parse("3 March", stamp));
    }

    void whatIsWrittenReadsBackTheSame() {
        test::Random random("patterns");
        Timestamp first;
        Timestamp last;
        bool zoned = false;
        QVERIFY(parseIsoTimestamp("1970-01-01 00:00:00", first, zoned));
        QVERIFY(parseIsoTimestamp("2069-12-31 23:59:59.999999", last, zoned));
        static const char* const kDates[] = {"yyyy-MM-dd", "dd/MM/yyyy",      "MM/dd/yyyy",    "d.M.yy",
                                             "yyyyMMdd",   "EEE, d MMM yyyy", "EEEE d MMMM y", "yyyy/M/d"};
        static const char* const kTimes[] = {"HH:mm:ss.SSSSSS",      "h:m:s.SSSSSS a",   "HHmmssSSSSSS",
                                             "H:mm:ss.SSSSSSSSSXXX", "HH:mm:ss.SSSSSSx", "HH:mm:ss.SSSSSS Z"};
        for (const char* date : kDates)
            for (const char* time : kTimes) {
                const auto pattern = DatePattern::compile(std::string(date) + " 'at' " + time);
                QVERIFY(pattern.ok());
                for (int round = 0; round < 2'000; ++round) {
                    const Timestamp stamp{random.between(first.micros, last.micros)};
                    const std::string text = pattern->format(stamp);
                    Timestamp back;
                    QVERIFY2(pattern->parse(text, back), text.c_str());
                    QVERIFY2(back == stamp, text.c_str());
                    QCOMPARE(qt(pattern->format(back)), qt(text));
                }
            }
    }

    void theFastPathReadsWhatTheLongRoadReads() {
        // A quoted nothing does not change the meaning, but a time letter sends the same date down the long road.
        test::Random random("fast date patterns");
        const auto fast = DatePattern::compile("dd/MM/yyyy").value();
        const auto slow = DatePattern::compile("dd/MM/yyyyHH").value();
        int accepted = 0;
        for (int round = 0; round < 200'000; ++round) {
            std::string text = fast.format({random.between(-62'000'000'000'000'000, 250'000'000'000'000'000)});
            for (std::uint64_t i = random.below(3); i > 0; --i)
                text[random.below(text.size())] = "0123456789/- a"[random.below(14)];
            if (random.oneIn(10))
                text.resize(random.below(text.size() + 1));
            Timestamp one;
            Timestamp other;
            const bool good = fast.parse(text, one);
            QVERIFY2(good == slow.parse(text + "00", other), text.c_str());
            if (good)
                QVERIFY2(one == other, text.c_str());
            accepted += good ? 1 : 0;
        }
        QVERIFY(accepted > 20'000 && accepted < 190'000);
    }
};

MW_TEST(TstDatePattern)
#include "tst_date_pattern.moc"
