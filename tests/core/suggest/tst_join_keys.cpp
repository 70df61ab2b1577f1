// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/join_keys.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace mw;

namespace {

Entity entityOf(const std::string& name, const std::vector<std::string>& fields) {
    Entity entity;
    entity.name = name;
    for (const std::string& field : fields) {
        entity.fields.emplace_back();
        entity.fields.back().name = field;
        entity.fields.back().type = LogicalType::text();
    }
    return entity;
}

std::vector<rules::FieldBinding> rowsOf(const Entity& entity) {
    std::vector<rules::FieldBinding> fields;
    for (const Field& field : entity.fields)
        fields.push_back({entity.name, field, fields.size()});
    return fields;
}

} // namespace

class TestJoinKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatASchemaDeclaresComesFirst() {
        Entity orders = entityOf("orders", {"id", "buyer", "customer_id"});
        const Entity customers = entityOf("customers", {"id", "name"});
        orders.relations.push_back({"", {"buyer"}, "customers", {"id"}});
        const auto keys = suggest::suggestJoinKeys(rowsOf(orders), &orders, true, customers);
        QCOMPARE(keys[0].on[0].first, std::string("buyer"));
        QCOMPARE(keys[0].on[0].second, std::string("id"));
        QCOMPARE(keys[0].score, 1.0);
        QCOMPARE(suggest::suggestJoinKeys(rowsOf(orders), &orders, false, customers)[0].on[0].first, std::string("customer_id"));
    }

    void namesSayWhichEntityIsMeant() {
        const Entity orders = entityOf("orders", {"id", "CustomerNo", "city"});
        Entity customers = entityOf("customers", {"city", "no"});
        customers.keys.push_back({"", {"no"}, true});
        const auto keys = suggest::suggestJoinKeys(rowsOf(orders), &orders, true, customers);
        QCOMPARE(keys[0].on[0].first, std::string("CustomerNo"));
        QCOMPARE(keys[0].on[0].second, std::string("no"));
        QCOMPARE(keys[1].on[0].first, std::string("city"));
    }

    /// Types that can never be equal are no key; names that would be ambiguous carry their alias.
    void keysCanBeUsedAsTheyStand() {
        const Entity orders = entityOf("orders", {"code"});
        Entity countries = entityOf("countries", {"code"});
        auto rows = rowsOf(orders);
        rows.push_back({"other", orders.fields[0], 1});
        QCOMPARE(suggest::suggestJoinKeys(rows, &orders, true, countries)[0].on[0].first, std::string("orders.code"));
        countries.fields[0].type = LogicalType::date();
        QVERIFY(suggest::suggestJoinKeys(rows, &orders, true, countries).empty());
    }
};

MW_TEST(TestJoinKeys)
#include "tst_join_keys.moc"
