// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profile.h"
#include "core/profile/row_sample_p.h"
#include "tests/support/measured.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"
#include "tests/support/text_reader.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace mw {

namespace {

using Rows = std::vector<test::TextReader::Row>;

profile::EntityProfile profileOf(const std::vector<std::string>& names, const Rows& rows, std::size_t batchRows = 500) {
    test::TextReader reader(names, rows, batchRows);
    JobContext job;
    auto result = profile::profileRows(reader, "entity", {}, job);
    return result.ok() ? result.value() : profile::EntityProfile();
}

Result<void> verify(const std::vector<std::string>& names, const Rows& rows, profile::EntityProfile& profile, profile::ProfileOptions options = {}) {
    test::TextReader reader(names, rows, 500);
    JobContext job;
    return profile::verifyFindings(reader, profile, options, job);
}

std::set<std::vector<std::string>> keysOf(const profile::EntityProfile& profile) {
    std::set<std::vector<std::string>> keys;
    for (const profile::CandidateKey& key : profile.keys)
        keys.insert(key.fields);
    return keys;
}

const profile::Dependency* dependencyOf(const profile::EntityProfile& profile, const std::string& determinant, const std::string& dependent) {
    for (const profile::Dependency& one : profile.dependencies)
        if (one.determinant == determinant && one.dependent == dependent)
            return &one;
    return nullptr;
}

/// Orders with lines; a postcode tells its city but for every `slip`-th row.
const std::vector<std::string> kNames = {"order_no", "line", "postcode", "city", "note"};
Rows orders(int count, int slip) {
    test::Random random("orders with lines");
    Rows rows;
    for (int i = 0; i < count; ++i) {
        const int postcode = int(random.below(200));
        std::string city = "city " + std::to_string(postcode / 2);
        if (slip > 0 && i % slip == slip - 1)
            city = "city " + std::to_string(100 + i % 7);
        rows.push_back({"N" + std::to_string(i / 5), std::to_string(i % 5), "P" + std::to_string(postcode), city,
                        i % 2 ? std::optional<std::string>("note " + std::to_string(random.below(50))) : std::nullopt});
    }
    return rows;
}

} // namespace

class TstFindings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quartilesAndMeanOfNumbers_data() {
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("mean");
        QTest::addColumn<QString>("quartiles");
        const auto list = [](std::initializer_list<const char*> values) {
            QStringList texts;
            for (const char* value : values)
                texts << QString::fromLatin1(value);
            return texts;
        };
        QTest::newRow("whole numbers") << list({"4", "1", "3", "2"}) << QStringLiteral("2.50") << QStringLiteral("1 2 3");
        QTest::newRow("an odd number of them") << list({"10", "-20", "30"}) << QStringLiteral("6.67") << QStringLiteral("-20 10 30");
        QTest::newRow("decimals as written most exactly") << list({"1.5", "2.25", "3"}) << QStringLiteral("2.2500") << QStringLiteral("1.50 2.25 3.00");
        QTest::newRow("one value") << list({"7"}) << QStringLiteral("7.00") << QStringLiteral("7 7 7");
        QTest::newRow("dates have no mean") << list({"2024-01-01", "2020-02-29", "2022-01-01", "2023-01-01"}) << QString() << QStringLiteral("2020-02-29 2022-01-01 2023-01-01");
        QTest::newRow("texts have neither") << list({"1", "2", "x"}) << QString() << QString();
        QTest::newRow("leading zeros are texts") << list({"001", "002"}) << QString() << QString();
    }
    void quartilesAndMeanOfNumbers() {
        QFETCH(QStringList, values);
        QFETCH(QString, mean);
        QFETCH(QString, quartiles);
        Rows rows;
        for (const QString& value : values)
            rows.push_back({value.toStdString()});
        rows.push_back({std::nullopt}); // nulls do not count
        const auto profile = profileOf({"a"}, rows, 2);
        const auto& field = profile.fields.at(0);
        QCOMPARE(test::qt(field.mean.value_or("")), mean);
        std::string joined;
        for (const std::string& one : field.quartiles)
            joined += (joined.empty() ? "" : " ") + one;
        QCOMPARE(test::qt(joined), quartiles);
        QCOMPARE(field.quartileError, 0.0);
    }

    /// Up to twice the sample all rows are in it.
    void quartilesOfManyRowsAreEstimatesWithinTheirError() {
        test::Random random("numbers whose quartiles are estimated");
        Rows rows;
        std::vector<std::int64_t> numbers;
        for (int i = 0; i < 200'000; ++i) {
            const auto number = std::int64_t(random.below(1000)) * std::int64_t(random.below(1000)); // skewed
            numbers.push_back(number);
            rows.push_back({std::to_string(number)});
        }
        const auto profile = profileOf({"a"}, rows, 2048);
        const auto& field = profile.fields.at(0);
        QVERIFY(field.quartileError > 0 && field.quartileError < 0.02);
        std::sort(numbers.begin(), numbers.end());
        QCOMPARE(field.quartiles.size(), std::size_t(3));
        for (int quarter = 1; quarter <= 3; ++quarter) {
            const std::int64_t told = std::stoll(field.quartiles[std::size_t(quarter - 1)]);
            const double below = double(std::lower_bound(numbers.begin(), numbers.end(), told) - numbers.begin()) / double(numbers.size());
            const double upTo = double(std::upper_bound(numbers.begin(), numbers.end(), told) - numbers.begin()) / double(numbers.size());
            const double wanted = quarter / 4.0;
            QVERIFY2(below <= wanted + field.quartileError && upTo >= wanted - field.quartileError, qPrintable(QStringLiteral("%1: %2 – %3").arg(wanted).arg(below).arg(upTo)));
        }
        const double exact = double(std::accumulate(numbers.begin(), numbers.end(), std::int64_t(0))) / double(numbers.size());
        QVERIFY(std::abs(std::stod(*field.mean) - exact) < 0.01); // the mean is that of all rows
    }

    void aSampleOfRowsIsTheSameForEveryBatchSize() {
        const auto sampled = [](std::size_t batchRows) {
            profile::RowSample sample(100);
            std::vector<std::uint64_t> rows;
            for (std::uint64_t first = 0; first < 5000; first += batchRows)
                sample.next(std::min<std::size_t>(batchRows, 5000 - first)).update(rows, [&](std::uint32_t row) { return first + row; });
            return rows;
        };
        const auto one = sampled(1), many = sampled(700);
        QVERIFY(one.size() >= 50 && one.size() <= 200);
        QVERIFY(std::is_sorted(many.begin(), many.end()));
        // Halving may come at another row, so that one of the two can hold more: never others.
        const auto& small = one.size() < many.size() ? one : many;
        const auto& large = one.size() < many.size() ? many : one;
        QVERIFY(std::includes(large.begin(), large.end(), small.begin(), small.end()));
        QVERIFY(one.front() < 500 && one.back() > 4500); // from everywhere
    }

    void keysOfOneAndOfSeveralFieldsAreFound() {
        const auto profile = profileOf(kNames, orders(2000, 0));
        QCOMPARE(keysOf(profile), (std::set<std::vector<std::string>>{{"order_no", "line"}}));
        QVERIFY(profile.keys.front().isExact);
        QCOMPARE(profile.findingRows, std::uint64_t(2000));

        Rows rows;
        for (int i = 0; i < 60; ++i)
            rows.push_back({std::to_string(i % 3), std::to_string(i / 3 % 4), std::to_string(i / 12), i == 5 ? std::nullopt : std::optional(std::to_string(i))});
        // The last has a null; only the first three together tell rows apart.
        QCOMPARE(keysOf(profileOf({"a", "b", "c", "d"}, rows)), (std::set<std::vector<std::string>>{{"a", "b", "c"}}));
        rows[5][3] = "x";
        QCOMPARE(keysOf(profileOf({"a", "b", "c", "d"}, rows)), (std::set<std::vector<std::string>>{{"d"}}));
        rows[6][3] = "x";
        QCOMPARE(keysOf(profileOf({"a", "b", "c", "d"}, rows)).contains({"d"}), false);
    }

    void whatFollowsFromWhatIsFoundWithItsExceptions() {
        const Rows rows = orders(2000, 50);
        const auto profile = profileOf(kNames, rows);
        const profile::Dependency* const found = dependencyOf(profile, "postcode", "city");
        QVERIFY(found);
        QVERIFY(found->isExact);
        // A slow count: per postcode all but those with its most frequent city.
        std::map<std::string, std::map<std::string, std::uint64_t>> counts;
        for (const auto& row : rows)
            ++counts[*row[2]][*row[3]];
        std::uint64_t all = 0, exceptions = 0;
        for (const auto& [postcode, cities] : counts) {
            std::uint64_t sum = 0, most = 0;
            for (const auto& [city, count] : cities) {
                sum += count;
                most = std::max(most, count);
            }
            all += sum > 1 ? sum : 0;
            exceptions += sum > 1 ? sum - most : 0;
        }
        QCOMPARE(found->rows, all);
        QCOMPARE(found->exceptions, exceptions);
        QVERIFY(found->rate() > 0.95 && found->rate() < 1);
        QVERIFY2(!dependencyOf(profile, "city", "postcode"), "a city has two postcodes");
        for (const profile::Dependency& one : profile.dependencies)
            QVERIFY2(one.dependent != "note" && one.determinant != "note", one.dependent.c_str());
    }

    void whatIsNoNewsIsNotTold() {
        Rows rows;
        for (int i = 0; i < 1000; ++i) // always the same but for one row: whatever one knows, one guesses it
            rows.push_back({std::to_string(i % 10), i == 3 ? "no" : "yes", std::to_string(i)});
        const auto profile = profileOf({"group", "active", "id"}, rows);
        QVERIFY(profile.dependencies.empty());
        QCOMPARE(keysOf(profile), (std::set<std::vector<std::string>>{{"id"}}));
    }

    void findingsOfASampleAreVerifiedInAllRows() {
        Rows rows = orders(100'000, 100);
        rows[70'000][0] = rows[70'001][0]; // one pair of rows alike in order and line …
        rows[70'000][1] = rows[70'001][1]; // … which a sample most likely misses
        auto profile = profileOf(kNames, rows, 2048);
        QCOMPARE(profile.findingRows, std::uint64_t(8192));
        const profile::Dependency* const found = dependencyOf(profile, "postcode", "city");
        QVERIFY(found && !found->isExact);
        for (const profile::CandidateKey& key : profile.keys)
            QVERIFY(!key.isExact);
        QVERIFY(verify(kNames, rows, profile).ok());
        QVERIFY2(!keysOf(profile).contains({"order_no", "line"}), "it does not hold");
        const profile::Dependency* const counted = dependencyOf(profile, "postcode", "city");
        QVERIFY(counted && counted->isExact);
        QCOMPARE(counted->rows, std::uint64_t(100'000));
        QVERIFY(counted->exceptions >= 900 && counted->exceptions <= 1000);

        const Rows whole = orders(100'000, 100);
        auto sound = profileOf(kNames, whole, 2048);
        QVERIFY(verify(kNames, whole, sound).ok());
        QVERIFY(keysOf(sound).contains({"order_no", "line"}));
        for (const profile::CandidateKey& key : sound.keys)
            QVERIFY(key.isExact);
    }

    void whatFindsNoRoomStaysUnverified() {
        const Rows rows = orders(100'000, 100);
        auto profile = profileOf(kNames, rows, 2048);
        QVERIFY(keysOf(profile).contains({"order_no", "line"}));
        profile::ProfileOptions options;
        options.memoryBudget = 256 << 10;
        QVERIFY(verify(kNames, rows, profile, options).ok());
        QVERIFY(keysOf(profile).contains({"order_no", "line"}));
        for (const profile::CandidateKey& key : profile.keys)
            if (key.fields.size() == 2)
                QVERIFY(!key.isExact);
    }

    void aSourceThatChangedIsNotVerified() {
        const Rows rows = orders(100'000, 100);
        auto profile = profileOf(kNames, rows, 2048);
        const Result<void> verified = verify(kNames, orders(90'000, 100), profile);
        QVERIFY(!verified.ok());
        QCOMPARE(verified.error().code, Code::SourceChanged);
    }

    /// Ten thousand fields and more: neither quadratic time nor unbounded memory.
    void manyFieldsCostBoundedTime() {
        constexpr int kFields = 10'000;
        std::vector<std::string> names;
        test::TextReader::Row row;
        for (int i = 0; i < kFields; ++i) {
            names.push_back("f" + std::to_string(i));
            row.push_back(std::to_string(i % 17));
        }
        Rows rows;
        for (int i = 0; i < 300; ++i) {
            row[0] = std::to_string(i);
            row[1] = std::to_string(i % 40);
            row[2] = std::to_string(i % 40 / 2);
            rows.push_back(row);
        }
        const double before = test::threadMillis();
        const auto profile = profileOf(names, rows, 50);
        QVERIFY2(test::threadMillis() - before < 20'000 * test::kSlowdown, qPrintable(QString::number(test::threadMillis() - before)));
        QCOMPARE(profile.fields.size(), std::size_t(kFields));
        QVERIFY(keysOf(profile).contains({"f0"}));
    }
};

MW_TEST(TstFindings)

} // namespace mw

#include "tst_findings.moc"
