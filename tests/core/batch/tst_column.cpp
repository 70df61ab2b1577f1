// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/batch.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <string>
#include <vector>

using namespace mw;
using mw::test::qt;

namespace {

struct Case {
    const char* name;
    LogicalType type;
    Value one;
    Value other;
};

std::vector<Case> allKinds() {
    Uuid uuid;
    uuid.bytes.fill(0xAB);
    return {{"truth values", LogicalType::boolean(), true, false},
            {"whole numbers", LogicalType::integer(), std::int64_t(-7), INT64_MAX},
            {"decimals", LogicalType::decimal(38, 2), Decimal{-1234, 2}, Decimal{powerOfTen(37), 2}},
            {"floats", LogicalType::floating(), 0.1, -1e300},
            {"text", LogicalType::text(), std::string("naïve"), std::string()},
            {"dates", LogicalType::date(), Date{19000}, Date{-1}},
            {"times", LogicalType::time(), Time{1}, Time{kMicrosPerDay - 1}},
            {"moments", LogicalType::timestamp(true), Timestamp{-5}, Timestamp{1'700'000'000'000'000}},
            {"bytes", LogicalType::binary(), Binary{std::string("\0\xFF", 2)}, Binary{}},
            {"UUIDs", LogicalType::uuid(), uuid, Uuid{}}};
}

} // namespace

class TstColumn : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindGivesBackWhatWasStored() {
        for (const Case& kind : allKinds()) {
            Column column(kind.type, 3);
            QVERIFY2(!column.hasNulls(), kind.name);
            column.setValue(0, kind.one);
            column.setValue(1, kind.other);
            column.setValue(2, Value());
            QVERIFY2(column.value(0) == kind.one, kind.name);
            QVERIFY2(column.value(1) == kind.other, kind.name);
            QVERIFY2(isNull(column.value(2)), kind.name);
            QVERIFY2(!column.isNull(0) && !column.isNull(1) && column.isNull(2), kind.name);
        }
    }

    void aNullCanBeTakenBack() {
        Column column(LogicalType::integer(), 2);
        column.setValue(0, std::int64_t(5));
        column.setNull(0);
        QCOMPARE(column.values<std::int64_t>()[0], std::int64_t(0));
        column.setValid(0);
        QVERIFY(!column.isNull(0));
        column.values<std::int64_t>()[0] = 8;
        QVERIFY(column.value(0) == Value(std::int64_t(8)));
        QVERIFY(!column.isNull(1));
    }

    void aConstantStandsForAllRows() {
        for (const Case& kind : allKinds()) {
            const auto column = Column::constant(kind.type, kind.one, 1000);
            QCOMPARE(column->rows(), std::size_t(1000));
            QVERIFY2(column->isConstant(), kind.name);
            QVERIFY2(column->value(0) == kind.one && column->value(999) == kind.one, kind.name);
            const auto nothing = Column::constant(kind.type, Value(), 3);
            QVERIFY2(nothing->isNull(2) && nothing->hasNulls(), kind.name);
        }
        const auto none = Column::constant(LogicalType::integer(), std::int64_t(1), 0);
        QCOMPARE(none->rows(), std::size_t(0));
    }

    void takenRowsEqualTheirOriginals() {
        test::Random random("takenRowsEqualTheirOriginals");
        for (const Case& kind : allKinds()) {
            auto column = std::make_shared<Column>(kind.type, 200);
            for (std::size_t row = 0; row < 200; ++row)
                column->setValue(row, random.oneIn(5) ? Value() : random.oneIn(2) ? kind.one : kind.other);
            std::vector<std::uint32_t> rows;
            for (int i = 0; i < 300; ++i)
                rows.push_back(std::uint32_t(random.below(200)));
            const std::vector<Value> expected = [&] {
                std::vector<Value> values;
                for (const std::uint32_t row : rows)
                    values.push_back(column->value(row));
                return values;
            }();
            const ColumnPtr taken = takeRows(*column, rows);
            column.reset(); // the text must live on
            QCOMPARE(taken->rows(), rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i)
                QVERIFY2(taken->value(i) == expected[i], kind.name);
        }
    }

    void takenRowsOfAConstantStayConstant() {
        const auto column = Column::constant(LogicalType::text(), std::string("x"), 10);
        const std::uint32_t rows[] = {9, 0, 3};
        const ColumnPtr taken = takeRows(*column, rows);
        QVERIFY(taken->isConstant());
        QCOMPARE(taken->rows(), std::size_t(3));
        QVERIFY(taken->value(2) == Value(std::string("x")));
    }

    void keptBytesLiveAsLongAsTheColumn() {
        auto bytes = std::make_shared<std::string>(1000, 'z');
        const std::weak_ptr<std::string> watch = bytes;
        auto first = std::make_shared<Column>(LogicalType::text(), 1);
        first->values<std::string_view>()[0] = *bytes;
        first->keepAlive(std::move(bytes));
        auto second = std::make_shared<Column>(LogicalType::text(), 1);
        second->values<std::string_view>()[0] = first->values<std::string_view>()[0].substr(1);
        second->shareBytesOf(*first);
        second->shareBytesOf(*first);
        first.reset();
        QVERIFY(!watch.expired());
        QCOMPARE(std::get<std::string>(second->value(0)).size(), std::size_t(999));
        second.reset();
        QVERIFY(watch.expired());
    }

    void aColumnOfTypeNullHoldsOnlyNulls() {
        const Column column(LogicalType::null(), 3);
        QVERIFY(column.isNull(0) && column.isNull(2));
        QVERIFY(isNull(column.value(1)));
        const std::uint32_t rows[] = {2, 1};
        QVERIFY(takeRows(column, rows)->isNull(1));
    }

    void arenaBytesStayWhereTheyAre() {
        test::Random random("arenaBytesStayWhereTheyAre");
        Arena arena;
        std::vector<std::pair<std::string_view, std::string>> given;
        for (int i = 0; i < 3000; ++i) {
            const std::string text = random.bytes(std::size_t(random.below(random.oneIn(50) ? 100'000 : 40)));
            given.emplace_back(arena.copy(text), text);
        }
        for (const auto& [view, text] : given)
            QVERIFY(view == text);
        char* const start = arena.allocate(100);
        arena.shrinkLast(start + 10);
        QCOMPARE(arena.allocate(1), start + 10);
    }

    void bitmapCountsOnlyItsOwnBits_data() {
        QTest::addColumn<qulonglong>("size");
        for (const qulonglong size : {0ull, 1ull, 63ull, 64ull, 65ull, 2048ull, 2049ull})
            QTest::addRow("%llu bits", size) << size;
    }
    void bitmapCountsOnlyItsOwnBits() {
        QFETCH(qulonglong, size);
        Bitmap all(size, true);
        QCOMPARE(all.count(), std::size_t(size));
        QCOMPARE(all.any(), size > 0);
        Bitmap none(size);
        QCOMPARE(none.count(), std::size_t(0));
        QVERIFY(!none.any());
        if (size > 0) {
            all.reset(size - 1);
            none.set(size - 1);
            QCOMPARE(all.count(), std::size_t(size - 1));
            QVERIFY(none.test(size - 1) && !all.test(size - 1));
        }
    }

    void theFirstErrorOfACellWins() {
        RowErrors errors;
        errors.add({3, 1, Code::NotADate, {"a"}, {}});
        errors.add({3, 1, Code::TooLong, {"b"}, {}});
        errors.add({3, 0, Code::TooLong, {"c"}, {}});
        errors.add({7, 1, Code::NotADate, {"d"}, {}});
        QCOMPARE(errors.size(), std::size_t(3));
        QVERIFY(errors.all()[0].code == Code::NotADate && errors.all()[0].arguments.front() == "a");
        QVERIFY(errors.hasRow(3) && errors.hasRow(7));
        QVERIFY(!errors.hasRow(4) && !errors.hasRow(1000));
        errors.clear();
        QVERIFY(errors.empty() && !errors.hasRow(3));
        errors.add({3, 1, Code::TooLong, {}, {}});
        QCOMPARE(errors.size(), std::size_t(1));
    }

    void aClearedBatchIsEmpty() {
        Batch batch;
        batch.sequence = 4;
        batch.rows = 1;
        batch.columns.push_back(std::make_shared<Column>(LogicalType::text(), 1));
        batch.origins.rowNumber = {1};
        batch.origins.byteOffset = {0};
        batch.malformed.emplace_back();
        batch.errors.add({0, 0, Code::TooLong, {}, {}});
        batch.clear();
        QVERIFY(batch.rows == 0 && batch.columns.empty() && batch.origins.rowNumber.empty() &&
                batch.origins.byteOffset.empty() && batch.malformed.empty() && batch.errors.empty() &&
                batch.sequence == 0);
    }
};

MW_TEST(TstColumn)
#include "tst_column.moc"
