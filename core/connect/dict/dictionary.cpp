// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/dict/dictionary.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/dict/answers.h"
#include "core/connect/dict/dictionary_type.h"

#include <algorithm>
#include <charconv>

namespace mw::dict {

namespace {

std::string trimmed(std::string_view text) {
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return std::string(text);
}

std::optional<std::uint32_t> numberIn(const std::string& text) {
    std::uint32_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return text.empty() || failure != std::errc() ? std::nullopt : std::optional<std::uint32_t>(number);
}

} // namespace

void Dictionary::begin(const Roles& roles, std::string usualEntity) {
    m_roles = roles;
    m_usualEntity = std::move(usualEntity);
    m_lastEntity.clear();
}

std::string Dictionary::cell(const std::vector<std::string>& cells, Role role) const {
    const auto place = m_roles[std::size_t(role)];
    return place && *place < cells.size() ? trimmed(cells[*place]) : std::string();
}

Entity& Dictionary::entityNamed(const std::string& name) {
    const auto [place, isNew] = m_places.emplace(name, m_schema.entities.size());
    if (isNew) {
        m_schema.entities.emplace_back();
        m_schema.entities.back().name = name;
    }
    return m_schema.entities[place->second];
}

void Dictionary::describeField(Field& field, const std::vector<std::string>& cells) {
    field.label = cell(cells, Role::Label);
    field.comment = cell(cells, Role::Description);
    field.nativeType = cell(cells, Role::Type);
    field.defaultValue = cell(cells, Role::Default);
    if (saysNothing(plainName(field.defaultValue)))
        field.defaultValue.clear();
    const Size size{numberIn(cell(cells, Role::Length)), numberIn(cell(cells, Role::Precision)), numberIn(cell(cells, Role::Scale))};
    const auto type = field.nativeType.empty() ? std::nullopt : readType(field.nativeType, size);
    field.type = type.value_or(LogicalType::text(field.nativeType.empty() ? size.length.value_or(0) : 0));
    if (!type && !field.nativeType.empty() && std::find(m_unknownTypes.begin(), m_unknownTypes.end(), field.nativeType) == m_unknownTypes.end())
        m_unknownTypes.push_back(field.nativeType);
    const std::string nullable = plainName(cell(cells, Role::Nullable));
    if (!nullable.empty())
        field.nullable = nullable == "null" || (saysYes(nullable) && nullable != "not null");
    if (const std::string required = plainName(cell(cells, Role::Required)); saysYes(required))
        field.nullable = false;
}

void Dictionary::addKeys(Entity& entity, const Field& field, const std::vector<std::string>& cells) {
    if (namesPrimaryKey(plainName(cell(cells, Role::PrimaryKey)))) {
        if (entity.keys.empty())
            entity.keys.push_back({{}, {}, true});
        entity.keys.front().fields.push_back(field.name);
    }
    if (const std::string allowed = cell(cells, Role::Allowed); !saysNothing(plainName(allowed)))
        entity.constraints.push_back({field.name, allowed});
    std::string parent = cell(cells, Role::ParentEntity);
    std::string parentField = cell(cells, Role::ParentField);
    if (saysNothing(plainName(parent)))
        return;
    // "customer(id)" and "customer.id" name both at once.
    if (const std::size_t mark = parent.find_first_of("(."); mark != std::string::npos && mark > 0 && parentField.empty()) {
        parentField = trimmed(std::string_view(parent).substr(mark + 1, parent.find(')', mark) - mark - 1));
        parent = trimmed(std::string_view(parent).substr(0, mark));
    }
    Relation relation;
    relation.fields = {field.name};
    relation.parentEntity = parent;
    if (!saysNothing(plainName(parentField)))
        relation.parentFields = {parentField};
    entity.relations.push_back(std::move(relation));
}

void Dictionary::add(const std::vector<std::string>& cells) {
    std::string name = cell(cells, Role::Entity);
    const std::string fieldName = cell(cells, Role::Field);
    if (name.empty())
        name = m_lastEntity.empty() ? m_usualEntity : m_lastEntity;
    else
        m_lastEntity = name;
    if (fieldName.empty()) {
        if (!cell(cells, Role::Entity).empty())
            entityNamed(name).comment = cell(cells, Role::Description);
        return;
    }
    Entity& entity = entityNamed(name);
    if (!m_fields.emplace(std::pair(name, fieldName), true).second) {
        m_twice.push_back(name + "." + fieldName);
        return;
    }
    Field field;
    field.name = fieldName;
    describeField(field, cells);
    addKeys(entity, field, cells);
    entity.fields.push_back(std::move(field));
}

Schema Dictionary::take() {
    // Parents spelt in another case are those of this dictionary; a parent's only key is what is meant where none is named.
    for (Entity& entity : m_schema.entities) {
        for (const Key& key : entity.keys)
            for (Field& field : entity.fields)
                if (std::find(key.fields.begin(), key.fields.end(), field.name) != key.fields.end())
                    field.nullable = false;
        for (Relation& relation : entity.relations) {
            const Entity* const parent = m_schema.entity(relation.parentEntity);
            if (!parent)
                continue;
            relation.parentEntity = parent->name;
            if (relation.parentFields.empty() && parent->primaryKey() && parent->primaryKey()->fields.size() == 1)
                relation.parentFields = parent->primaryKey()->fields;
            for (std::string& field : relation.parentFields)
                if (const Field* const known = parent->field(field))
                    field = known->name;
        }
        std::erase_if(entity.relations, [](const Relation& relation) { return relation.parentFields.empty(); });
    }
    return std::move(m_schema);
}

std::vector<std::pair<std::string, std::string>> Dictionary::remarks() const {
    std::vector<std::pair<std::string, std::string>> told;
    if (!m_twice.empty())
        told.emplace_back("fields that stand twice", counted(m_twice.size(), "field", "fields") + ": " + elideMiddle(listed(m_twice), 200));
    if (!m_unknownTypes.empty())
        told.emplace_back("types taken for text", elideMiddle(listed(m_unknownTypes), 200));
    return told;
}

} // namespace mw::dict
