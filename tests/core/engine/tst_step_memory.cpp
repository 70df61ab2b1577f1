// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/key_hash.h"
#include "core/engine/steps/group_table.h"
#include "core/engine/steps/join_table.h"
#include "core/engine/steps/row_bytes.h"
#include "core/rules/binder.h"
#include "core/rules/parser.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

using namespace mw;

namespace {

ColumnPtr columnOf(const std::string& text) { return Column::constant(LogicalType::text(), Value(text), 1); }

engine::PlannedAggregate aggregate(const std::string& function, const LogicalType& of, const LogicalType& type) {
    auto rule = std::make_shared<rules::BoundRule>();
    rule->type = of;
    return {function, std::move(rule), nullptr, false, ",", type};
}

} // namespace

/// What steps hold is the same whether it fits into memory or not.
class TestStepMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsOutgrowMemory_data() {
        QTest::addColumn<int>("budget");
        QTest::newRow("in memory") << (64 << 20);
        QTest::newRow("in files") << 20'000;
        QTest::newRow("in files of files") << 400;
    }
    void groupsOutgrowMemory() {
        QFETCH(int, budget);
        test::Random random("groupsOutgrowMemory");
        engine::PlannedGroup group;
        group.keys = {nullptr};
        group.aggregates = {aggregate("count", LogicalType::text(), LogicalType::integer()),
                            aggregate("sum", LogicalType::integer(), LogicalType::integer()),
                            aggregate("list", LogicalType::text(), LogicalType::text())};
        group.budget = std::size_t(budget);
        engine::GroupTable table(group);
        struct Expected {
            std::uint64_t record = 0, rows = 0, weight = 0;
            std::int64_t sum = 0;
            std::string list;
        };
        std::map<std::string, Expected> expected;
        for (std::uint64_t i = 1; i <= 20'000; ++i) {
            const std::string key = "k" + std::to_string(random.below(6'000));
            const std::int64_t number = random.between(-1000, 1000);
            engine::GroupedRow row;
            row.record = i;
            row.weight = random.oneIn(4) ? 0 : 1;
            engine::appendCell(row.key, *columnOf(key), 0);
            row.contributions.resize(3);
            row.contributions[0].counts = true;
            row.contributions[1].counts = true;
            engine::appendCell(row.contributions[1].cell, *Column::constant(LogicalType::integer(), Value(number), 1), 0);
            row.contributions[2].counts = true;
            engine::appendCell(row.contributions[2].cell, *columnOf(std::to_string(i)), 0);
            VERIFY_OK(table.add(row));
            Expected& one = expected[key];
            one.record = one.record == 0 ? i : one.record;
            ++one.rows;
            one.weight += row.weight;
            one.sum += number;
            one.list += (one.list.empty() ? "" : ",") + std::to_string(i);
        }
        VERIFY_OK(table.settle());
        std::size_t groups = 0;
        const std::vector<LogicalType> types = {LogicalType::text(), LogicalType::integer(), LogicalType::integer(), LogicalType::text()};
        for (;;) {
            Batch batch;
            const auto more = table.take(batch, types);
            VERIFY_OK(more);
            if (!*more)
                break;
            groups += batch.rows;
            for (std::uint32_t row = 0; row < batch.rows; ++row) {
                const Expected& one = expected.at(std::get<std::string>(batch.columns[0]->value(row)));
                QCOMPARE(batch.origins.record[row], one.record);
                QCOMPARE(std::uint64_t(batch.origins.weight[row]), one.weight);
                QCOMPARE(std::get<std::int64_t>(batch.columns[1]->value(row)), std::int64_t(one.rows));
                QCOMPARE(std::get<std::int64_t>(batch.columns[2]->value(row)), one.sum);
                QCOMPARE(std::get<std::string>(batch.columns[3]->value(row)), one.list);
            }
        }
        QCOMPARE(groups, expected.size());
    }

    void joinedRecordsOutgrowMemory_data() {
        QTest::addColumn<int>("budget");
        QTest::newRow("in memory") << (64 << 20);
        QTest::newRow("rows in a file") << 400'000;
        QTest::newRow("rows and index in files") << 20'000;
    }
    void joinedRecordsOutgrowMemory() {
        QFETCH(int, budget);
        test::Random random("joinedRecordsOutgrowMemory");
        std::map<std::string, std::vector<std::string>> expected;
        std::string csv = "code,name\n";
        for (int i = 0; i < 12'000; ++i) {
            const std::string key = random.oneIn(50) ? "often" : "k" + std::to_string(random.below(5'000));
            const std::string name = "name " + std::to_string(i) + (random.oneIn(400) ? std::string(900, 'x') : "");
            csv += key + "," + name + "\n";
            expected[key].push_back(name);
        }
        test::SmallMigration small;
        const Entity entity = small.addSource("customers", {"code", "name"}, csv);
        JobContext job;
        engine::JoinTable::What what;
        what.place.connection = "old";
        auto location = parseLocation(small.folder.file("old"));
        VERIFY_OK(location);
        what.place.location = *location;
        auto shape = engine::findSourceShape(engine::Access::standard(), what.place, entity, true, job);
        VERIFY_OK(shape);
        what.shape = *shape;
        rules::Environment environment;
        environment.fields = {{"customers", entity.fields[0], 0}};
        what.keys = {rules::bind(*rules::parse("code").tree, environment).rule};
        what.columns = {1};
        what.types = {LogicalType::text()};
        what.budget = std::size_t(budget);
        const auto loaded = engine::JoinTable::load(engine::Access::standard(), what, job);
        VERIFY_OK(loaded);
        QCOMPARE(loaded->rows, 12'000u);
        expected["nobody"] = {};
        std::vector<std::uint64_t> partners;
        std::string scratch;
        for (const auto& [key, names] : expected) {
            std::string bytes;
            QVERIFY(check::appendKeyPart(bytes, *columnOf(key), 0));
            VERIFY_OK(loaded->table->find(bytes, 1'000'000, partners, scratch));
            QCOMPARE(partners.size(), names.size());
            const auto column = std::make_shared<Column>(LogicalType::text(), partners.size());
            for (std::size_t i = 0; i < partners.size(); ++i) {
                VERIFY_OK(loaded->table->takeRow(partners[i], {column}, i, scratch));
                QCOMPARE(std::get<std::string>(column->value(i)), names[i]);
            }
        }
    }
};

MW_TEST(TestStepMemory)
#include "tst_step_memory.moc"
