// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/schema.h"

#include <algorithm>

namespace mw {

namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += text.empty() ? "" : ", ";
        text += name;
    }
    return text;
}

std::string describe(const Key& key) {
    return (key.primary ? "primary key (" : "unique (") + joined(key.fields) + ")";
}

std::string describe(const Relation& relation) {
    std::string text = "(" + joined(relation.fields) + ") references " + relation.parentEntity;
    if (!relation.parentFields.empty())
        text += " (" + joined(relation.parentFields) + ")";
    return text;
}

std::string describe(const Field& field) {
    return printType(field.type) + (field.nullable ? std::string() : std::string(" required"));
}

using Kind = SchemaChange::Kind;

class Comparison {
public:
    std::vector<SchemaChange> run(const Schema& was, const Schema& now) {
        for (const Entity& entity : was.entities)
            if (now.entity(entity.name) == nullptr)
                add(Kind::EntityRemoved, entity.name, {}, entity.name, {});
        for (const Entity& entity : now.entities) {
            const Entity* before = was.entity(entity.name);
            if (before == nullptr)
                add(Kind::EntityAdded, entity.name, {}, {}, entity.name);
            else
                compareEntity(*before, entity);
        }
        return std::move(m_changes);
    }

private:
    void add(Kind kind, const std::string& entity, const std::string& field, std::string was, std::string now) {
        m_changes.push_back({kind, entity, field, std::move(was), std::move(now)});
    }

    void compareEntity(const Entity& was, const Entity& now) {
        for (const Field& field : was.fields)
            if (now.field(field.name) == nullptr)
                add(Kind::FieldRemoved, now.name, field.name, describe(field), {});
        for (const Field& field : now.fields) {
            const Field* before = was.field(field.name);
            if (before == nullptr) {
                add(Kind::FieldAdded, now.name, field.name, {}, describe(field));
                continue;
            }
            if (before->type != field.type)
                add(Kind::TypeChanged, now.name, field.name, printType(before->type), printType(field.type));
            if (before->nullable != field.nullable)
                add(Kind::NullabilityChanged, now.name, field.name, before->nullable ? "optional" : "required",
                    field.nullable ? "optional" : "required");
        }
        compareDescribed(Kind::KeyChanged, now.name, was.keys, now.keys);
        compareDescribed(Kind::RelationChanged, now.name, was.relations, now.relations);
    }

    /// Keys and relations have no identity of their own: what one side has and the other has not is the change.
    template <class Item>
    void compareDescribed(Kind kind, const std::string& entity, const std::vector<Item>& was,
                          const std::vector<Item>& now) {
        const auto descriptions = [](const std::vector<Item>& items) {
            std::vector<std::string> texts;
            for (const Item& item : items)
                texts.push_back(describe(item));
            std::sort(texts.begin(), texts.end());
            return texts;
        };
        const auto before = descriptions(was), after = descriptions(now);
        std::vector<std::string> gone, come;
        std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(gone));
        std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(come));
        for (std::size_t i = 0; i < std::max(gone.size(), come.size()); ++i)
            add(kind, entity, {}, i < gone.size() ? gone[i] : std::string(), i < come.size() ? come[i] : std::string());
    }

    std::vector<SchemaChange> m_changes;
};

} // namespace

std::vector<SchemaChange> compareSchemas(const Schema& was, const Schema& now) {
    return Comparison().run(was, now);
}

} // namespace mw
