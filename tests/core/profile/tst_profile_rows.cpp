// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/pattern.h"
#include "core/profile/profile.h"
#include "core/profile/value_counter_p.h"
#include "tests/support/measured.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"
#include "tests/support/text_reader.h"

#include <algorithm>
#include <map>
#include <set>

namespace mw {

namespace {

profile::EntityProfile profileOf(std::vector<test::TextReader::Row> rows, std::size_t batchRows = 7,
                                 profile::ProfileOptions options = {}) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < (rows.empty() ? 1 : rows.front().size()); ++i)
        names.push_back("field" + std::to_string(i));
    test::TextReader reader(names, std::move(rows), batchRows);
    JobContext job;
    auto result = profile::profileRows(reader, "entity", options, job);
    return result.ok() ? result.value() : profile::EntityProfile();
}

} // namespace

class TstProfileRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void patternsShowTheShapeOfAValue_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("pattern");
        QTest::newRow("capitals and digits are counted out") << QStringLiteral("AB-1234") << QStringLiteral("AA-9999");
        QTest::newRow("small letters run together") << QStringLiteral("Anna Lee") << QStringLiteral("Aa+ Aa+");
        QTest::newRow("one small letter stands alone") << QStringLiteral("A b") << QStringLiteral("A a");
        QTest::newRow("letters beyond ASCII are letters") << QStringLiteral("Ärger") << QStringLiteral("Aa+");
        QTest::newRow("line breaks are shown") << QStringLiteral("a\nb") << QStringLiteral("a↵a");
        QTest::newRow("nothing has no shape") << QStringLiteral("") << QStringLiteral("");
    }
    void patternsShowTheShapeOfAValue() {
        QFETCH(QString, value);
        QFETCH(QString, pattern);
        std::string made;
        profile::writePattern(value.toStdString(), made);
        QCOMPARE(test::qt(made), pattern);
    }

    void figuresEqualThoseOfASlowCount() {
        test::Random random("profile against a slow count");
        std::vector<test::TextReader::Row> rows;
        for (int i = 0; i < 5000; ++i) {
            test::TextReader::Row row;
            const auto draw = random.below(20);
            if (draw == 0)
                row.push_back(std::nullopt);
            else if (draw == 1)
                row.push_back("");
            else
                row.push_back((draw == 2 ? " " : "") + std::string("v") + std::to_string(random.below(400)));
            rows.push_back(row);
        }
        std::map<std::string, std::uint64_t> counts;
        std::uint64_t nulls = 0, edgeSpaces = 0;
        for (const auto& row : rows) {
            nulls += !row[0];
            if (row[0]) {
                ++counts[*row[0]];
                edgeSpaces += row[0]->starts_with(' ');
            }
        }
        const auto profile = profileOf(rows);
        const auto& field = profile.fields.at(0);
        QCOMPARE(profile.rows, std::uint64_t(5000));
        QCOMPARE(field.nulls, nulls);
        QCOMPARE(field.empty, counts[""]);
        QCOMPARE(field.edgeSpaces, edgeSpaces);
        QCOMPARE(field.distinct, std::uint64_t(counts.size()));
        QVERIFY(field.distinctIsExact);
        QCOMPARE(test::qt(*field.minimum), test::qt(counts.begin()->first));
        QCOMPARE(test::qt(*field.maximum), test::qt(counts.rbegin()->first));
        std::vector<std::pair<std::uint64_t, std::string>> ranked;
        for (const auto& [value, count] : counts)
            ranked.push_back({count, value});
        std::sort(ranked.begin(), ranked.end(),
                  [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
        QCOMPARE(field.top.size(), std::size_t(10));
        for (std::size_t i = 0; i < field.top.size(); ++i) {
            QCOMPARE(field.top[i].count, ranked[i].first);
            QCOMPARE(test::qt(field.top[i].value), test::qt(ranked[i].second));
        }
        std::uint64_t lengths = 0;
        for (const auto count : field.lengthHistogram)
            lengths += count;
        QCOMPARE(lengths, 5000 - nulls);
    }

    void theSizeOfBatchesChangesNothing() {
        std::vector<test::TextReader::Row> rows;
        for (int i = 0; i < 1000; ++i)
            rows.push_back({std::to_string(i % 37), i % 3 ? std::optional<std::string>("x" + std::to_string(i)) : std::nullopt});
        const auto one = profileOf(rows, 1), many = profileOf(rows, 999);
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(one.fields[i].distinct, many.fields[i].distinct);
            QVERIFY(one.fields[i].top == many.fields[i].top);
            QVERIFY(one.fields[i].patterns == many.fields[i].patterns);
        }
    }

    void numbersAndDatesAreOrderedAsSuch() {
        const auto profile = profileOf({{"9", "2024-02-01", "007"}, {"10", "1999-12-31", "8"}, {"-3", "2001-01-01", "9"}});
        QCOMPARE(test::qt(*profile.fields[0].minimum), QStringLiteral("-3"));
        QCOMPARE(test::qt(*profile.fields[0].maximum), QStringLiteral("10"));
        QCOMPARE(profile.fields[0].type.kind, TypeKind::Integer);
        QCOMPARE(test::qt(*profile.fields[1].minimum), QStringLiteral("1999-12-31"));
        QCOMPARE(profile.fields[1].type.kind, TypeKind::Date);
        QVERIFY2(profile.fields[2].type.kind == TypeKind::Text, "leading zeros carry meaning");
        QCOMPARE(test::qt(*profile.fields[2].minimum), QStringLiteral("007"));
    }

    void nothingReadIsNotAnError() {
        const auto profile = profileOf({});
        QCOMPARE(profile.rows, std::uint64_t(0));
        QVERIFY(!profile.fields.at(0).minimum);
        QVERIFY(!profile.fields.at(0).minimumLength);
    }

    void aSampleIsSaidToBeOne() {
        profile::ProfileOptions options;
        options.sample = 10;
        std::vector<test::TextReader::Row> rows(100, {"x"});
        const auto profile = profileOf(rows, 7, options);
        QCOMPARE(profile.rows, std::uint64_t(10));
        QVERIFY(!profile.complete);
    }

    void beyondItsBudgetDistinctIsALabelledEstimate() {
        profile::MemoryBudget budget(256 * 1024);
        profile::ValueCounter counter(budget);
        constexpr std::uint64_t kValues = 200'000;
        for (std::uint64_t i = 0; i < kValues; ++i) {
            counter.add("value " + std::to_string(i));
            if (i % 4 == 0)
                counter.add("often");
        }
        QVERIFY(!counter.isExact());
        const double off = std::abs(double(counter.distinct()) - double(kValues + 1)) / double(kValues);
        QVERIFY2(off < 0.04, qPrintable(QString::number(off)));
        QCOMPARE(test::qt(counter.top(1).at(0).value), QStringLiteral("often"));
    }

    /// Values seen twice keep their texts: these too belong to the budget, and what it holds does not grow with the data.
    void textsOfRepeatedValuesStayWithinTheBudget() {
        if (!test::kMemoryIsMeasurable)
            QSKIP("a sanitizer is at work: memory says nothing");
        constexpr std::uint64_t kValues = 400'000;
        constexpr long kBudgetKib = 4 * 1024;
        profile::MemoryBudget budget(std::size_t(kBudgetKib) * 1024);
        profile::ValueCounter counter(budget);
        profile::ValueCounter few(budget);
        const long before = test::peakKib();
        for (std::uint64_t i = 0; i < kValues; ++i) {
            for (int twice = 0; twice < 2; ++twice)
                counter.add("a value of some forty characters, number " + std::to_string(i));
            if (i % 100 == 0)
                counter.add("often");
            few.add(i % 2 ? "yes" : "no");
        }
        QVERIFY2(test::peakKib() - before < 2 * kBudgetKib, qPrintable(QString::number(test::peakKib() - before)));
        QVERIFY(!counter.isExact());
        const double off = std::abs(double(counter.distinct()) - double(kValues + 1)) / double(kValues);
        QVERIFY2(off < 0.04, qPrintable(QString::number(off)));
        QCOMPARE(test::qt(counter.top(1).at(0).value), QStringLiteral("often"));
        QVERIFY(few.isExact());
        QCOMPARE(few.distinct(), std::uint64_t(2));
        QCOMPARE(few.top(1).at(0).count, kValues / 2);
    }

    void kindsOfValuesAreRecognised_data() {
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("kind");
        QTest::newRow("e-mail") << QStringList{QStringLiteral("a@b.org"), QStringLiteral(" Anna.Lee@example.com"), QStringLiteral("x_y@z.co")} << QStringLiteral("e-mail");
        QTest::newRow("phone") << QStringList{QStringLiteral("+49 30 123456"), QStringLiteral("(030) 123-4567"), QStringLiteral("0301234567")} << QStringLiteral("phone");
        QTest::newRow("dates in two forms") << QStringList{QStringLiteral("2020-01-01"), QStringLiteral("31/12/2020"), QStringLiteral("05/06/2021")} << QStringLiteral("date, several forms");
        QTest::newRow("day first") << QStringList{QStringLiteral("31/12/2020"), QStringLiteral("05/06/2021")} << QStringLiteral("date dd/MM/yyyy");
        QTest::newRow("identifiers with leading zeros") << QStringList{QStringLiteral("0000102"), QStringLiteral("0012345678")} << QStringLiteral("");
        QTest::newRow("nothing special") << QStringList{QStringLiteral("red"), QStringLiteral("blue")} << QStringLiteral("");
    }
    void kindsOfValuesAreRecognised() {
        QFETCH(QStringList, values);
        QFETCH(QString, kind);
        std::vector<test::TextReader::Row> rows;
        for (const QString& value : values)
            rows.push_back({value.toStdString()});
        QCOMPARE(test::qt(profileOf(rows).fields.at(0).semanticType), kind);
    }

    void aStopIsHeard() {
        test::TextReader reader({"a"}, std::vector<test::TextReader::Row>(100, {"x"}), 1);
        JobContext job;
        job.requestStop();
        const auto result = profile::profileRows(reader, "entity", {}, job);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, Code::Cancelled);
    }
};

MW_TEST(TstProfileRows)

} // namespace mw

#include "tst_profile_rows.moc"
