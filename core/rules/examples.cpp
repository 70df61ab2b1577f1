// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/examples.h"

#include <array>

namespace mw::rules {

namespace {

struct User {
    const char* name;
    const char* email;
    bool active;
};
constexpr std::array kUsers = {User{"S. Lee", "sam.lee@example.com", true},
                               User{"M. Rossi", "maria.rossi@example.com", false}};

class ExampleUsers final : public LookupSource {
public:
    explicit ExampleUsers(Entity entity) : m_entity(std::move(entity)) {
        for (const Field& field : m_entity.fields)
            m_columns.push_back(std::make_shared<Column>(field.type, kUsers.size()));
        for (std::size_t i = 0; i < kUsers.size(); ++i) {
            m_columns[0]->setValue(i, std::string(kUsers[i].name));
            m_columns[1]->setValue(i, std::string(kUsers[i].email));
            m_columns[2]->setValue(i, kUsers[i].active);
        }
    }
    const Entity& entity() const override { return m_entity; }
    const std::vector<std::string>& keyFields() const override { return m_keyFields; }
    std::size_t find(std::string_view key) const override {
        for (std::size_t i = 0; i < kUsers.size(); ++i)
            if (key == kUsers[i].name)
                return i;
        return std::string::npos;
    }
    const Column& column(std::size_t field) const override { return *m_columns[field]; }

private:
    Entity m_entity;
    std::vector<std::string> m_keyFields{"name"};
    std::vector<ColumnPtr> m_columns;
};

class ExampleKeys final : public Crosswalk {
public:
    Found find(std::string_view oldKey, Value& newKey) const override {
        if (oldKey != "C-17")
            return oldKey == "C-18" ? Found::Several : Found::Nothing;
        newKey = std::int64_t(4711);
        return Found::One;
    }
};

Field fieldOf(std::string name, LogicalType type) {
    Field field;
    field.name = std::move(name);
    field.type = type;
    return field;
}

} // namespace

Environment exampleEnvironment() {
    Environment environment;
    auto countries = std::make_shared<ValueMap>();
    countries->name = "Country";
    countries->ignoreCase = true;
    countries->ignoreEdgeSpace = true;
    countries->entries = {{"USA", std::string("US"), {}},
                          {"United States", std::string("US"), {}},
                          {"Germany", std::string("DE"), {}}};
    environment.valueMaps.push_back(std::move(countries));
    Environment::Lookup users;
    users.name = "Users";
    users.entity.name = "users";
    users.entity.fields = {fieldOf("name", LogicalType::text()), fieldOf("email", LogicalType::text()),
                           fieldOf("active", LogicalType::boolean())};
    users.keyFields = {"name"};
    users.source = std::make_shared<ExampleUsers>(users.entity);
    environment.lookups.push_back(std::move(users));
    Environment::NewKeys contacts;
    contacts.id = "example-contacts";
    contacts.reference = "PPL";
    contacts.sourceEntity = "contacts";
    contacts.targetEntity = "people";
    contacts.keyFields = {fieldOf("contact_no", LogicalType::text())};
    contacts.type = LogicalType::integer();
    contacts.crosswalk = std::make_shared<ExampleKeys>();
    environment.newKeys.push_back(std::move(contacts));
    environment.nowMicros = 1'706'695'200'000'000; // 2024-01-31T10:00:00Z
    return environment;
}

} // namespace mw::rules
