// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/statement.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <cmath>

using namespace mw;
using namespace mw::review;

namespace {

/// The same probability by another way: all that can be drawn, record by record, in a table of exact small counts.
double byDrawing(std::uint64_t most, std::uint64_t population, std::uint64_t wrong, std::uint64_t sample) {
    // chance[k]: k wrong ones among those drawn so far.
    std::vector<double> chance(std::size_t(sample) + 1, 0.0);
    chance[0] = 1;
    for (std::uint64_t drawn = 0; drawn < sample; ++drawn) {
        for (std::uint64_t k = drawn + 1; k-- > 0;) {
            const double toWrong = k < wrong ? double(wrong - k) / double(population - drawn) : 0;
            chance[std::size_t(k) + 1] += chance[std::size_t(k)] * toWrong;
            chance[std::size_t(k)] *= 1 - toWrong;
        }
    }
    double sum = 0;
    for (std::uint64_t k = 0; k <= std::min(most, sample); ++k)
        sum += chance[std::size_t(k)];
    return sum;
}

} // namespace

class TestConfidence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void percentages() {
        QCOMPARE(parsePercent("95"), std::optional<Millionths>(950'000));
        QCOMPARE(parsePercent("99.5"), std::optional<Millionths>(995'000));
        QCOMPARE(parsePercent("0.0001"), std::optional<Millionths>(1));
        for (const char* wrong : {"", "0", "100", "1e1", "-1", "0.00001", "12,5", ".", "1.2.3", "99999999999999999999"})
            QVERIFY2(!parsePercent(wrong), wrong);
        for (const char* text : {"95", "99.5", "0.25", "0.0001", "12.3456"})
            QCOMPARE(printPercent(*parsePercent(text)), std::string(text));
    }

    void probabilitiesAreThoseOfDrawing() {
        test::Random random("probabilitiesAreThoseOfDrawing");
        for (int i = 0; i < 2'000; ++i) {
            const std::uint64_t population = 1 + random.below(120), wrong = random.below(population + 1), sample = random.below(population + 1);
            const std::uint64_t most = random.below(population + 1);
            const double expected = byDrawing(most, population, wrong, sample), found = atMost(most, population, wrong, sample);
            QVERIFY2(std::abs(expected - found) < 1e-9, qPrintable(QStringLiteral("%1 of %2 wrong, %3 drawn, at most %4: %5 is not %6")
                .arg(wrong).arg(population).arg(sample).arg(most).arg(found).arg(expected)));
        }
    }

    /// Computed with exact fractions of binomial coefficients.
    void sizesOfSamples_data() {
        QTest::addColumn<quint64>("population");
        QTest::addColumn<quint32>("tolerable");
        QTest::addColumn<quint32>("confidence");
        QTest::addColumn<quint64>("allowed");
        QTest::addColumn<quint64>("size");
        QTest::newRow("the people of a CRM") << quint64(19'702) << 10'000u << 950'000u << quint64(0) << quint64(295);
        QTest::newRow("with two defects allowed") << quint64(19'702) << 10'000u << 950'000u << quint64(2) << quint64(618);
        QTest::newRow("few records") << quint64(500) << 10'000u << 950'000u << quint64(0) << quint64(225);
        QTest::newRow("a looser claim") << quint64(100) << 50'000u << 900'000u << quint64(0) << quint64(37);
        QTest::newRow("a strict claim on many records") << quint64(1'000'000) << 1'000u << 990'000u << quint64(1) << quint64(6'617);
        QTest::newRow("so few that all are looked at") << quint64(10) << 10'000u << 950'000u << quint64(0) << quint64(10);
        QTest::newRow("one record") << quint64(1) << 10'000u << 950'000u << quint64(0) << quint64(1);
        QTest::newRow("no record") << quint64(0) << 10'000u << 950'000u << quint64(0) << quint64(0);
    }
    void sizesOfSamples() {
        QFETCH(quint64, population);
        QFETCH(quint32, tolerable);
        QFETCH(quint32, confidence);
        QFETCH(quint64, allowed);
        QFETCH(quint64, size);
        QCOMPARE(sampleSize(population, tolerable, confidence, allowed), size);
    }

    void aSampleProvesWhatItsSizeWasMadeFor() {
        test::Random random("aSampleProvesWhatItsSizeWasMadeFor");
        for (int i = 0; i < 300; ++i) {
            const std::uint64_t population = 1 + random.below(50'000), allowed = random.below(4);
            const auto tolerable = Millionths(1 + random.below(200'000)), confidence = Millionths(500'000 + random.below(499'999));
            const std::uint64_t size = sampleSize(population, tolerable, confidence, allowed);
            QVERIFY(size <= population);
            const std::uint64_t found = std::min(allowed, size), limit = intolerable(population, tolerable);
            if (size < population) {
                QVERIFY(mostWrong(population, size, found, confidence) < limit);
                QVERIFY(size == 0 || mostWrong(population, size - 1, std::min(allowed, size - 1), confidence) >= limit || size - 1 <= allowed);
            }
        }
    }

    /// Whatever is wrong in truth, the bound is below it in at most the share of all samples that the confidence leaves.
    void theBoundHoldsAsOftenAsItSays() {
        const std::uint64_t population = 300, sample = 60;
        const Millionths confidence = 900'000;
        for (std::uint64_t wrong = 0; wrong <= population; ++wrong) {
            double tooLow = 0;
            for (std::uint64_t found = 0; found <= std::min(wrong, sample); ++found) {
                if (sample - found > population - wrong || mostWrong(population, sample, found, confidence) >= wrong)
                    continue;
                const double below = found == 0 ? 0 : atMost(found - 1, population, wrong, sample);
                tooLow += atMost(found, population, wrong, sample) - below;
            }
            QVERIFY2(tooLow <= 0.1 + 1e-9, qPrintable(QStringLiteral("%1 wrong: too low in %2 of all samples").arg(wrong).arg(tooLow)));
        }
    }

    void nothingSeenIsNothingSaid() {
        QCOMPARE(mostWrong(1'000, 0, 0, 950'000), std::uint64_t(1'000));
        QCOMPARE(mostWrong(10, 10, 3, 950'000), std::uint64_t(3));
        QCOMPARE((Statement{"", 1'000, 258, 0, 0, 0, 0, 950'000, 10'000}.inWords()),
                 std::string("none of 258 drawn records has been looked at: nothing is said of all 1,000 yet"));
    }

    void whatIsSaid() {
        QCOMPARE((Statement{"", 19'702, 295, 295, 0, 0, 0, 950'000, 10'000}.inWords()),
                 std::string("295 of 19,702 seen, no defect: with 95 % confidence fewer than 1 % are wrong (at most 197 records)"));
        QCOMPARE((Statement{"", 19'702, 295, 41, 0, 0, 0, 950'000, 10'000}.inWords()),
                 std::string("41 of 19,702 seen, no defect: with 95 % confidence at most 7.04 % are wrong (1,386 records)"));
        QCOMPARE((Statement{"", 10, 10, 10, 1, 0, 2, 950'000, 10'000}.inWords()), std::string("all 10 seen, 1 defect, 2 accepted"));
        const Statement unsettled{"", 19'702, 295, 295, 0, 1, 0, 950'000, 10'000};
        QVERIFY(!unsettled.isProven());
        QVERIFY(unsettled.inWords().find("no defect, 1 not settled and counted as wrong") != std::string::npos);
    }
};

MW_TEST(TestConfidence)
#include "tst_confidence.moc"
