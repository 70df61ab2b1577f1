// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/diff.h"
#include "tests/support/measured.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"
#include "tests/support/text_reader.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <thread>

namespace mw {

namespace {

using Rows = std::vector<test::TextReader::Row>;

diff::OpenSide sideOf(const Rows& rows, std::vector<std::string> names = {"id", "a", "b"}) {
    return [rows, names](JobContext&) -> Result<std::unique_ptr<Reader>> {
        return std::unique_ptr<Reader>(new test::TextReader(names, rows, 13));
    };
}

diff::DiffOptions byId() {
    diff::DiffOptions options;
    options.leftKey = options.rightKey = {"id"};
    options.fields = {{"a", "a", ""}, {"b", "b", ""}};
    return options;
}

diff::DiffResult compared(const Rows& left, const Rows& right, const diff::DiffOptions& options = byId(),
                          diff::DifferenceSink* sink = nullptr) {
    JobContext job;
    auto result = diff::compare(sideOf(left), sideOf(right), options, job, sink);
    if (!result.ok())
        qFatal("%s", result.error().line().c_str());
    return result.value();
}

/// Counts as DiffResult does, by maps: slow and plain.
diff::DiffResult slowly(const Rows& left, const Rows& right) {
    std::map<std::string, std::vector<const test::TextReader::Row*>> l, r;
    for (const auto& row : left)
        l[row[0].value_or("(null)")].push_back(&row);
    for (const auto& row : right)
        r[row[0].value_or("(null)")].push_back(&row);
    diff::DiffResult result;
    std::set<std::string> keys;
    for (const auto& [key, rows] : l)
        keys.insert(key);
    for (const auto& [key, rows] : r)
        keys.insert(key);
    for (const std::string& key : keys) {
        const auto &a = l[key], &b = r[key];
        result.duplicateKeys += (a.size() > 1) + (b.size() > 1);
        if (a.size() > 1 || b.size() > 1)
            continue;
        result.onlyLeft += b.empty();
        result.onlyRight += a.empty();
        if (a.empty() || b.empty())
            continue;
        ++result.compared;
        const bool first = (*a[0])[1] != (*b[0])[1], second = (*a[0])[2] != (*b[0])[2];
        result.changedCells += std::uint64_t(first) + std::uint64_t(second);
        result.changedRows += first || second;
    }
    return result;
}

class CountingSink final : public diff::DifferenceSink {
public:
    Result<void> restart() override {
        all.clear();
        return {};
    }
    Result<void> add(const diff::Difference& difference) override {
        all.push_back(difference);
        return {};
    }
    std::vector<diff::Difference> all;
};

Value valueOf(const char* text) { return text ? Value(std::string(text)) : Value(); }

} // namespace

class TstCompare : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsEqualThoseOfASlowComparison_data() {
        QTest::addColumn<bool>("isShuffled");
        QTest::addColumn<qulonglong>("budget");
        QTest::newRow("both sides in key order") << false << qulonglong(64 << 20);
        QTest::newRow("shuffled, sorted in memory") << true << qulonglong(64 << 20);
        QTest::newRow("shuffled, sorted in many runs on disk") << true << qulonglong(4096);
    }
    void countsEqualThoseOfASlowComparison() {
        QFETCH(bool, isShuffled);
        QFETCH(qulonglong, budget);
        test::Random random("comparison");
        for (int round = 0; round < 30; ++round) {
            Rows sides[2];
            for (Rows& rows : sides)
                for (int id = 0; id < 300; ++id) {
                    const auto copies = random.oneIn(20) ? 0 : random.oneIn(40) ? 2 : 1;
                    for (int copy = 0; copy < copies; ++copy)
                        rows.push_back({std::to_string(id), random.oneIn(10) ? "x" : "same",
                                        random.oneIn(10) ? std::optional<std::string>() : std::optional<std::string>("")});
                }
            if (isShuffled)
                for (Rows& rows : sides)
                    for (std::size_t i = rows.size(); i > 1; --i)
                        std::swap(rows[i - 1], rows[random.below(i)]);
            diff::DiffOptions options = byId();
            options.memoryBudget = budget;
            CountingSink sink;
            const auto found = compared(sides[0], sides[1], options, &sink);
            const auto expected = slowly(sides[0], sides[1]);
            QCOMPARE(found.leftRows, std::uint64_t(sides[0].size()));
            QCOMPARE(found.rightRows, std::uint64_t(sides[1].size()));
            QCOMPARE(found.compared, expected.compared);
            QCOMPARE(found.changedRows, expected.changedRows);
            QCOMPARE(found.changedCells, expected.changedCells);
            QCOMPARE(found.onlyLeft, expected.onlyLeft);
            QCOMPARE(found.onlyRight, expected.onlyRight);
            QCOMPARE(found.duplicateKeys, expected.duplicateKeys);
            QCOMPARE(sink.all.size(), found.changedCells + found.onlyLeft + found.onlyRight + found.duplicateKeys);
        }
    }

    void rowsLargerThanTheBudgetAreSortedToo() {
        Rows rows;
        for (int id = 40; id > 0; --id)
            rows.push_back({std::to_string(id), std::string(std::size_t(id) * 10'000, 'x'), "b"});
        diff::DiffOptions options = byId();
        options.memoryBudget = 64 * 1024;
        QVERIFY(compared(rows, rows, options).equal());
        Rows changed = rows;
        (*changed[7][1]).back() = 'y';
        const auto found = compared(rows, changed, options);
        QCOMPARE(found.compared, std::uint64_t(40));
        QCOMPARE(found.changedCells, std::uint64_t(1));
        QCOMPARE(test::qt(found.differences[0].key), QStringLiteral("33"));
    }

    /// Batches hold 13 rows; what belongs to a key is told from its first row even where that batch is gone.
    void aKeyRepeatedOverSeveralBatchesIsToldOnce() {
        Rows rows = {{"1", "a", "b"}};
        for (int copy = 0; copy < 40; ++copy)
            rows.push_back({"2", "a", "b"});
        for (int id = 3; id < 30; ++id)
            rows.push_back({std::to_string(id), "a", "b"});
        Rows changed = rows;
        changed.back()[1] = "c";
        const auto found = compared(rows, changed);
        QCOMPARE(found.duplicateKeys, std::uint64_t(2));
        QCOMPARE(found.compared, std::uint64_t(28));
        QCOMPARE(found.changedCells, std::uint64_t(1));
        QCOMPARE(test::qt(found.differences[0].key), QStringLiteral("2"));
        QCOMPARE(found.differences[0].leftRow, std::uint64_t(2));
    }

    void aTableEqualsItself() {
        const Rows rows = {{"2", "a", std::nullopt}, {"10", "", "c"}, {"abc", "x", "y"}};
        QVERIFY(compared(rows, rows).equal());
    }

    void numbersAsKeysAreOrderedByTheirSize() {
        Rows rows;
        for (int id = -50; id < 2000; ++id)
            rows.push_back({std::to_string(id), "a", "b"});
        CountingSink sink;
        Rows fewer = rows;
        fewer.erase(fewer.begin() + 700);
        const auto result = compared(rows, fewer, byId(), &sink);
        QCOMPARE(result.onlyLeft, std::uint64_t(1));
        QCOMPARE(sink.all.size(), std::size_t(1));
        QCOMPARE(test::qt(sink.all[0].key), QStringLiteral("650"));
        QCOMPARE(sink.all[0].leftRow, std::uint64_t(701));
    }

    void fieldsMayBeNamedDifferently() {
        diff::DiffOptions options;
        options.leftKey = {"id"};
        options.rightKey = {"nr"};
        options.fields = {{"a", "z", ""}};
        JobContext job;
        const auto result = diff::compare(sideOf({{"1", "x", "y"}}), sideOf({{"1", "q", "x"}}, {"nr", "b", "z"}), options, job);
        QVERIFY(result.ok());
        QVERIFY(result->equal());
        QCOMPARE(result->compared, std::uint64_t(1));
    }

    void anUnknownFieldIsNamed() {
        diff::DiffOptions options = byId();
        options.rightKey = {"nr"};
        JobContext job;
        const auto result = diff::compare(sideOf({}), sideOf({}), options, job);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, Code::UnknownField);
    }

    void aToleranceForgivesNumbersUpToIt() {
        diff::DiffOptions options = byId();
        options.fields = {{"a", "a", "0.01"}};
        QCOMPARE(compared({{"1", "10.00", ""}}, {{"1", "10.01", ""}}, options).changedCells, std::uint64_t(0));
        QCOMPARE(compared({{"1", "10.00", ""}}, {{"1", "10.011", ""}}, options).changedCells, std::uint64_t(1));
    }

    void aBadToleranceIsRefused() {
        diff::DiffOptions options = byId();
        options.fields = {{"a", "a", "a lot"}};
        JobContext job;
        QCOMPARE(diff::compare(sideOf({}), sideOf({}), options, job).error().code, Code::WrongValue);
    }

    void causesAreNamed_data() {
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("actual");
        QTest::addColumn<QString>("cause");
        const auto row = [](const char* expected, const char* actual, const char* cause) {
            const auto text = [](const char* t) { return t ? QString::fromUtf8(t) : QString(); };
            QTest::addRow("%s: %s → %s", cause, expected ? expected : "null", actual ? actual : "null")
                << text(expected) << text(actual) << text(cause);
        };
        row("Lee", "Lee ", "edge_space");
        row("Lee", "\u00A0Lee", "edge_space");
        row("Anna Lee", "Anna  Lee", "inner_space");
        row("Lee", "LEE", "case");
        row("Müller", "Muller", "accent");
        row("Müller", "MÃ¼ller", "encoding_damage");
        row("Müller", "M\xEF\xBF\xBDller", "encoding_damage");
        row("Müller", "M?ller", "encoding_damage");
        row("A long name", "A long n", "truncated");
        row("10.126", "10.13", "rounded");
        row("10.126", "10.12", "rounded");
        row("12.50", "-12.50", "sign");
        row("2024-03-05", "2024-05-03", "day_month_swapped");
        row("2024-03-05", "2024-03-06", "date_shifted");
        row("2024-03-05 10:00:00", "2024-03-05 12:00:00", "zone_shifted");
        row("2024-03-05 22:00:00", "2024-03-06 03:30:00", "zone_shifted");
        row("2024-03-05 10:00:00", "2024-03-04 10:00:00", "date_shifted");
        row("2024-03-05", "2028-03-06", "date_shifted"); // the calendar from 1904 for that from 1900
        row("2024-03-05", "2024-03-09", "unexplained");
        row("Zu\u0308rich", "Z\u00FCrich", "unicode_form");
        row("", nullptr, "null_against_empty");
        row(nullptr, "", "null_against_empty");
        row("x", nullptr, "value_against_null");
        row(nullptr, "x", "null_against_value");
        row("0042", "42", "leading_zeros");
        row("1,234.50", "1234.5", "number_format");
        row("red", "blue", "unexplained");
    }
    void causesAreNamed() {
        QFETCH(QString, expected);
        QFETCH(QString, actual);
        QFETCH(QString, cause);
        const auto boxed = [](const QString& text) { return text.isNull() ? Value() : valueOf(text.toUtf8().constData()); };
        QCOMPARE(test::qt(diff::nameOf(diff::causeOf(boxed(expected), boxed(actual)))), cause);
    }

    void valuesOfDifferentTypesAreEqualByValue() {
        const auto typed = [](Value value, LogicalType type) -> diff::OpenSide {
            return [value, type](JobContext&) -> Result<std::unique_ptr<Reader>> {
                struct One final : Reader {
                    std::vector<Field> all;
                    Value value;
                    bool given = false;
                    const std::vector<Field>& fields() const override { return all; }
                    Result<bool> next(Batch& batch, JobContext&) override {
                        batch = Batch();
                        if (given)
                            return false;
                        given = true;
                        batch.rows = 1;
                        batch.columns = {Column::constant(LogicalType::integer(), Value(std::int64_t(1)), 1),
                                         Column::constant(all[1].type, value, 1)};
                        return true;
                    }
                };
                auto reader = std::make_unique<One>();
                reader->all.resize(2);
                reader->all[0].name = "id";
                reader->all[0].type = LogicalType::integer();
                reader->all[1].name = "a";
                reader->all[1].type = type;
                reader->value = value;
                return std::unique_ptr<Reader>(std::move(reader));
            };
        };
        diff::DiffOptions options = byId();
        options.fields = {{"a", "a", ""}};
        Date date;
        QVERIFY(fromCivil(2024, 1, 31, date));
        const std::vector<std::pair<diff::OpenSide, const char*>> same = {
            {typed(std::int64_t(17), LogicalType::integer()), "17"},
            {typed(Decimal{150, 2}, LogicalType::decimal(10, 2)), "1.5"},
            {typed(date, LogicalType::date()), "2024-01-31"},
            {typed(true, LogicalType::boolean()), "true"},
        };
        for (const auto& [side, text] : same) {
            JobContext job;
            const auto result = diff::compare(side, sideOf({{"1", text, ""}}), options, job);
            QVERIFY(result.ok());
            QVERIFY2(result->equal(), text);
            QCOMPARE(result->compared, std::uint64_t(1));
        }
    }

    /// Sides without an end that are not in order: a stop request ends the sorting, the median of five within 200 ms.
    void aStopIsHeardWhileSorting() {
        class Endless final : public Reader {
        public:
            const std::vector<Field>& fields() const override { return m_fields; }
            Result<bool> next(Batch& batch, JobContext&) override {
                batch = Batch();
                batch.rows = kBatchRows;
                const auto column = std::make_shared<Column>(LogicalType::integer(), batch.rows);
                for (std::int64_t& value : column->values<std::int64_t>())
                    value = (m_number++ * 7919) % 1'000'003;
                batch.columns = {column};
                return true;
            }

        private:
            std::vector<Field> m_fields = [] {
                Field field;
                field.name = "id";
                field.type = LogicalType::integer();
                return std::vector<Field>{field};
            }();
            std::int64_t m_number = 0;
        };
        const diff::OpenSide side = [](JobContext&) -> Result<std::unique_ptr<Reader>> {
            return std::unique_ptr<Reader>(new Endless);
        };
        diff::DiffOptions options;
        options.leftKey = options.rightKey = {"id"};
        options.memoryBudget = 4u << 20;
        std::vector<double> waits;
        for (int attempt = 0; attempt < 5; ++attempt) {
            JobContext job;
            std::chrono::steady_clock::time_point stopped;
            std::jthread stopper([&] {
                std::this_thread::sleep_for(std::chrono::milliseconds(40 + 7 * attempt));
                stopped = std::chrono::steady_clock::now();
                job.requestStop();
            });
            const auto result = diff::compare(side, side, options, job);
            const auto ended = std::chrono::steady_clock::now();
            stopper.join();
            QVERIFY(!result.ok());
            QCOMPARE(result.error().code, Code::Cancelled);
            waits.push_back(std::chrono::duration<double, std::milli>(ended - stopped).count());
        }
        std::sort(waits.begin(), waits.end());
        QVERIFY2(waits[2] < 200.0 * test::kSlowdown, qPrintable(QString::number(waits[2])));
    }

    void aStopIsHeard() {
        JobContext job;
        job.requestStop();
        const auto result = diff::compare(sideOf({{"1", "", ""}}), sideOf({}), byId(), job);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, Code::Cancelled);
    }
};

MW_TEST(TstCompare)

} // namespace mw

#include "tst_compare.moc"
