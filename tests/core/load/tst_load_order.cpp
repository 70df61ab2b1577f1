// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/load/rows.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include "core/load/load_order.h"

#include <algorithm>
#include <set>

using namespace mw;
using namespace mw::test;

namespace {

using Names = std::vector<std::string>;

Schema graph(const std::vector<std::pair<std::string, Names>>& entities) {
    Schema schema;
    for (const auto& [name, parents] : entities) {
        Entity entity = makeEntity(name, {makeField("id", LogicalType::integer())});
        for (const std::string& parent : parents)
            entity.relations.push_back({{}, {"p"}, parent, {"id"}});
        schema.entities.push_back(entity);
    }
    return schema;
}

Names ordered(const LoadOrder& order, const Names& names) {
    Names result;
    for (const std::size_t place : order.order)
        result.push_back(names[place]);
    return result;
}

} // namespace

class TestLoadOrder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parentsComeFirstAndTheRestKeepsItsOrder();
    void dependenciesThroughEntitiesThatAreNotLoadedCount();
    void theSameEntityMayComeTwice();
    void unknownOnesComeLast();
    void cyclesAreNamed();
    void randomGraphs();
};

void TestLoadOrder::parentsComeFirstAndTheRestKeepsItsOrder() {
    const Schema schema = graph({{"a", {}}, {"b", {}}, {"c", {"b"}}, {"d", {"c", "a"}}});
    const Names list = {"d", "b", "a", "c"};
    QCOMPARE(ordered(loadOrder(schema, list), list), (Names{"a", "b", "c", "d"}));
    const Names two = {"b", "a"};
    QCOMPARE(ordered(loadOrder(schema, two), two), two);
}

void TestLoadOrder::dependenciesThroughEntitiesThatAreNotLoadedCount() {
    const Schema schema = graph({{"leaf", {"middle"}}, {"middle", {"root"}}, {"root", {}}});
    const Names list = {"leaf", "root"};
    QCOMPARE(ordered(loadOrder(schema, list), list), (Names{"root", "leaf"}));
}

void TestLoadOrder::theSameEntityMayComeTwice() {
    const Schema schema = graph({{"child", {"parent"}}, {"parent", {}}});
    const Names list = {"child", "parent", "CHILD", "parent"};
    const LoadOrder order = loadOrder(schema, list);
    QCOMPARE(order.order, (std::vector<std::size_t>{1, 3, 0, 2}));
}

void TestLoadOrder::unknownOnesComeLast() {
    const Schema schema = graph({{"b", {}}, {"a", {"b"}}});
    const Names list = {"x", "a", "y", "b"};
    QCOMPARE(ordered(loadOrder(schema, list), list), (Names{"b", "a", "x", "y"}));
}

void TestLoadOrder::cyclesAreNamed() {
    const Schema schema = graph({{"a", {"b"}}, {"b", {"a"}}, {"staff", {"staff"}}, {"c", {"a"}}});
    const Names list = {"c", "a", "staff"};
    const LoadOrder order = loadOrder(schema, list);
    QCOMPARE(ordered(order, list), (Names{"a", "c", "staff"}));
    QCOMPARE(order.cyclic, (Names{"a", "staff"}));
}

void TestLoadOrder::randomGraphs() {
    Random random("load order");
    for (int round = 0; round < 200; ++round) {
        const std::size_t count = 1 + std::size_t(random.below(10));
        std::vector<std::pair<std::string, Names>> entities;
        std::set<std::pair<std::size_t, std::size_t>> edges;
        for (std::size_t i = 0; i < count; ++i) {
            Names parents;
            if (i > 0)
                for (std::uint64_t e = random.below(3); e > 0; --e) {
                    const std::size_t parent = std::size_t(random.below(i)); // no cycles
                    parents.push_back("e" + std::to_string(parent));
                    edges.emplace(i, parent);
                }
            entities.emplace_back("e" + std::to_string(i), parents);
        }
        std::vector<std::size_t> numbers(count);
        std::iota(numbers.begin(), numbers.end(), std::size_t(0));
        for (std::size_t i = count; i > 1; --i)
            std::swap(numbers[i - 1], numbers[std::size_t(random.below(i))]);
        Names list;
        for (const std::size_t number : numbers)
            list.push_back("e" + std::to_string(number));
        const LoadOrder order = loadOrder(graph(entities), list);
        QCOMPARE(order.order.size(), count);
        QVERIFY(order.cyclic.empty());
        std::vector<std::size_t> place(count);
        for (std::size_t i = 0; i < count; ++i)
            place[numbers[order.order[i]]] = i;
        for (const auto& [child, parent] : edges)
            QVERIFY(place[parent] < place[child]);
    }
}

MW_TEST(TestLoadOrder)
#include "tst_load_order.moc"
