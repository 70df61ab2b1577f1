// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random.h"
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/schema/schema.h"

#include <algorithm>
#include <map>
#include <set>

using namespace mw;
using Kind = SchemaChange::Kind;

namespace {

Field makeField(std::string name, LogicalType type, bool nullable = true) {
    Field field;
    field.name = std::move(name);
    field.type = type;
    field.nullable = nullable;
    return field;
}

Schema crm() {
    Schema schema;
    Entity people;
    people.name = "people";
    people.fields = {makeField("id", LogicalType::integer(), false), makeField("email", LogicalType::text(40)),
                     makeField("company", LogicalType::integer())};
    people.keys = {{"pk", {"id"}, true}, {"", {"email"}, false}};
    people.relations = {{"", {"company"}, "companies", {"id"}}};
    Entity companies;
    companies.name = "companies";
    companies.fields = {makeField("id", LogicalType::integer(), false), makeField("name", LogicalType::text())};
    companies.keys = {{"", {"id"}, true}};
    schema.entities = {people, companies};
    return schema;
}

Schema graph(const std::vector<std::pair<std::string, std::vector<std::string>>>& entities) {
    Schema schema;
    for (const auto& [name, parents] : entities) {
        Entity entity;
        entity.name = name;
        for (const std::string& parent : parents)
            entity.relations.push_back({{}, {"p"}, parent, {"id"}});
        schema.entities.push_back(entity);
    }
    return schema;
}

using Names = std::vector<std::string>;

} // namespace

class TestSchema : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesAreFoundExactlyThenWithoutCase();
    void idsAreFoundAndNullIsNobody();
    void assignIdsKeepsWhatIsThere();
    void primaryKeyIsFound();
    void fingerprintIgnoresOrderOfEntitiesKeysAndRelations();
    void fingerprintSeesEachFact();
    void orderPutsParentsFirst();
    void orderNamesCycles();
    void orderIgnoresParentsElsewhereAndMatchesWithoutCase();
    void orderOfALongChainDoesNotOverflow();
    void orderHoldsForRandomGraphs();
    void compareOfEqualSchemasIsEmpty();
    void compareFindsEachChange();
};

void TestSchema::namesAreFoundExactlyThenWithoutCase() {
    Entity entity;
    entity.fields = {makeField("Name", {}), makeField("name", {}), makeField("Größe", {})};
    QCOMPARE(entity.fieldIndex("name"), std::optional<std::size_t>(1));
    QCOMPARE(entity.fieldIndex("Name"), std::optional<std::size_t>(0));
    QCOMPARE(entity.fieldIndex("NAME"), std::optional<std::size_t>()); // two fit: nobody guesses
    QCOMPARE(entity.fieldIndex("GRÖßE"), std::optional<std::size_t>(2));
    QVERIFY(entity.field("nam") == nullptr);
    const Schema schema = crm();
    QVERIFY(schema.entity("PEOPLE") == &schema.entities[0]);
    QVERIFY(schema.entity("") == nullptr);
}

void TestSchema::idsAreFoundAndNullIsNobody() {
    Schema schema = crm();
    QVERIFY(schema.entityById(Id()) == nullptr); // although entities have null ids
    QVERIFY(schema.entities[0].fieldById(Id()) == nullptr);
    schema.entities[1].id = Id("e2");
    schema.entities[1].fields[1].id = Id("f9");
    QVERIFY(schema.entityById(Id("e2")) == &schema.entities[1]);
    QVERIFY(schema.entities[1].fieldById(Id("f9")) == &schema.entities[1].fields[1]);
    QVERIFY(schema.entityById(Id("e3")) == nullptr);
}

void TestSchema::assignIdsKeepsWhatIsThere() {
    Schema schema = crm();
    schema.entities[0].fields[1].id = Id("kept");
    IdMaker ids(7);
    assignIds(schema, ids);
    QCOMPARE(schema.entities[0].fields[1].id.text(), std::string("kept"));
    std::set<Id> seen;
    for (const Entity& entity : schema.entities) {
        QVERIFY(!entity.id.isNull());
        QVERIFY(seen.insert(entity.id).second);
        for (const Field& field : entity.fields) {
            QVERIFY(!field.id.isNull());
            QVERIFY(seen.insert(field.id).second);
        }
    }
    const Schema before = schema;
    assignIds(schema, ids);
    QVERIFY(schema == before);
}

void TestSchema::primaryKeyIsFound() {
    Schema schema = crm();
    QCOMPARE(schema.entities[0].primaryKey()->name, std::string("pk"));
    schema.entities[0].keys.erase(schema.entities[0].keys.begin());
    QVERIFY(schema.entities[0].primaryKey() == nullptr);
}

void TestSchema::fingerprintIgnoresOrderOfEntitiesKeysAndRelations() {
    const Schema schema = crm();
    Schema other = schema;
    std::swap(other.entities[0], other.entities[1]);
    std::swap(other.entities[1].keys[0], other.entities[1].keys[1]);
    other.entities[0].comment = "words do not count";
    other.entities[0].rowEstimate = 12;
    QCOMPARE(fingerprint(other), fingerprint(schema));
    QCOMPARE(fingerprint(schema).size(), std::size_t(64));
}

void TestSchema::fingerprintSeesEachFact() {
    std::vector<Schema> all(11, crm());
    Entity& people = all[1].entities[0];
    people.name = "persons";
    all[2].entities[0].fields[1].name = "mail";
    all[3].entities[0].fields[1].type = LogicalType::text(41);
    all[4].entities[0].fields[1].nullable = false;
    all[5].entities[0].keys[1].fields = {"email", "id"};
    all[6].entities[0].keys[1].primary = true;
    all[7].entities[0].relations[0].parentEntity = "people";
    all[8].entities[0].relations.clear();
    std::swap(all[9].entities[0].fields[0], all[9].entities[0].fields[1]);
    // Facts run together must not look like other facts.
    all[10].entities[0].fields[1].name = "email1:";
    std::set<std::string> prints;
    for (const Schema& schema : all)
        prints.insert(fingerprint(schema));
    QCOMPARE(prints.size(), all.size());
}

void TestSchema::orderPutsParentsFirst() {
    Names cyclic;
    QCOMPARE(dependencyOrder(graph({{"orders", {"customers", "staff"}},
                                    {"lines", {"orders", "products"}},
                                    {"customers", {}},
                                    {"products", {}},
                                    {"staff", {}}}),
                             cyclic),
             (Names{"customers", "staff", "orders", "products", "lines"}));
    QVERIFY(cyclic.empty());
    QCOMPARE(dependencyOrder(graph({{"a", {}}, {"b", {}}, {"c", {"a"}}}), cyclic), (Names{"a", "b", "c"}));
}

void TestSchema::orderNamesCycles() {
    Names cyclic;
    const Names order = dependencyOrder(
        graph({{"notes", {"a"}}, {"a", {"b"}}, {"b", {"a", "root"}}, {"staff", {"staff"}}, {"root", {}}}), cyclic);
    QCOMPARE(order, (Names{"root", "a", "b", "notes", "staff"}));
    QCOMPARE(cyclic, (Names{"a", "b", "staff"}));
}

void TestSchema::orderIgnoresParentsElsewhereAndMatchesWithoutCase() {
    Names cyclic;
    QCOMPARE(dependencyOrder(graph({{"child", {"PARENT", "not here"}}, {"Parent", {}}}), cyclic),
             (Names{"Parent", "child"}));
    QVERIFY(cyclic.empty());
}

void TestSchema::orderOfALongChainDoesNotOverflow() {
    std::vector<std::pair<std::string, std::vector<std::string>>> chain;
    const int length = 100'000;
    for (int i = 0; i < length; ++i)
        chain.push_back({"e" + std::to_string(i), i + 1 < length ? Names{"e" + std::to_string(i + 1)} : Names{}});
    Names cyclic;
    const Names order = dependencyOrder(graph(chain), cyclic);
    QCOMPARE(order.size(), std::size_t(length));
    QCOMPARE(order.front(), "e" + std::to_string(length - 1));
    QCOMPARE(order.back(), std::string("e0"));
    QVERIFY(cyclic.empty());
}

void TestSchema::orderHoldsForRandomGraphs() {
    test::Random random("graphs to order");
    for (int round = 0; round < 300; ++round) {
        const std::size_t count = 1 + random.bits() % 12;
        std::vector<std::vector<bool>> reach(count, std::vector<bool>(count, false));
        std::vector<std::pair<std::string, std::vector<std::string>>> entities(count);
        for (std::size_t i = 0; i < count; ++i) {
            entities[i].first = "e" + std::to_string(i);
            for (std::size_t e = random.bits() % 3; e > 0; --e) {
                const std::size_t parent = random.bits() % count;
                entities[i].second.push_back("e" + std::to_string(parent));
                reach[i][parent] = true;
            }
        }
        const auto edge = reach;
        for (std::size_t k = 0; k < count; ++k)
            for (std::size_t i = 0; i < count; ++i)
                for (std::size_t j = 0; j < count; ++j)
                    reach[i][j] = reach[i][j] || (reach[i][k] && reach[k][j]);
        Names cyclic;
        const Names order = dependencyOrder(graph(entities), cyclic);
        QCOMPARE(order.size(), count);
        std::map<std::string, std::size_t> place;
        for (std::size_t i = 0; i < count; ++i)
            QVERIFY(place.emplace(order[i], i).second);
        for (std::size_t i = 0; i < count; ++i) {
            const std::string name = entities[i].first;
            QCOMPARE(std::count(cyclic.begin(), cyclic.end(), name), reach[i][i] ? 1 : 0);
            for (std::size_t j = 0; j < count; ++j)
                if (edge[i][j] && !reach[j][i])
                    QVERIFY(place.at(entities[j].first) < place.at(name));
        }
    }
}

void TestSchema::compareOfEqualSchemasIsEmpty() {
    Schema reordered = crm();
    std::swap(reordered.entities[0], reordered.entities[1]);
    std::swap(reordered.entities[1].fields[0], reordered.entities[1].fields[1]);
    QVERIFY(compareSchemas(crm(), reordered).empty());
}

void TestSchema::compareFindsEachChange() {
    const Schema was = crm();
    Schema now = crm();
    Entity& people = now.entities[0];
    people.fields[1].type = LogicalType::text(80);
    people.fields[1].nullable = false;
    people.fields[2].name = "employer";
    people.keys[1].fields = {"email", "id"};
    people.relations[0].fields = {"employer"};
    now.entities[1].name = "firms";
    struct Expected {
        Kind kind;
        std::string entity, field, was, now;
    };
    const std::vector<Expected> expected = {
        {Kind::EntityRemoved, "companies", "", "companies", ""},
        {Kind::FieldRemoved, "people", "company", "integer", ""},
        {Kind::TypeChanged, "people", "email", "text(40)", "text(80)"},
        {Kind::NullabilityChanged, "people", "email", "optional", "required"},
        {Kind::FieldAdded, "people", "employer", "", "integer"},
        {Kind::KeyChanged, "people", "", "unique (email)", "unique (email, id)"},
        {Kind::RelationChanged, "people", "", "(company) references companies (id)",
         "(employer) references companies (id)"},
        {Kind::EntityAdded, "firms", "", "", "firms"},
    };
    const auto changes = compareSchemas(was, now);
    QCOMPARE(changes.size(), expected.size());
    for (std::size_t i = 0; i < changes.size(); ++i) {
        QVERIFY2(changes[i].kind == expected[i].kind, std::to_string(i).c_str());
        QCOMPARE(changes[i].entity, expected[i].entity);
        QCOMPARE(changes[i].field, expected[i].field);
        QCOMPARE(changes[i].was, expected[i].was);
        QCOMPARE(changes[i].now, expected[i].now);
    }
}

MW_TEST(TestSchema)
#include "tst_schema.moc"
