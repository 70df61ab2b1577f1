// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/schema/schema.h"

#include <algorithm>

namespace mw {

namespace {

/// Writes facts so that no two different schemas give the same bytes: every text with its length before it.
class FactWriter {
public:
    void text(std::string_view value) {
        m_bytes += std::to_string(value.size());
        m_bytes += ':';
        m_bytes += value;
    }
    void flag(bool value) { m_bytes += value ? '1' : '0'; }
    void list(const std::vector<std::string>& values) {
        text(std::to_string(values.size()));
        for (const std::string& value : values)
            text(value);
    }
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

void addSorted(FactWriter& out, std::vector<std::string> facts) {
    std::sort(facts.begin(), facts.end());
    out.list(facts);
}

std::string factsOf(const Entity& entity) {
    FactWriter out;
    out.text(entity.name);
    out.text(std::to_string(entity.fields.size()));
    for (const Field& field : entity.fields) {
        out.text(field.name);
        out.text(printType(field.type));
        out.flag(field.nullable);
    }
    std::vector<std::string> keys;
    for (const Key& key : entity.keys) {
        FactWriter fact;
        fact.flag(key.primary);
        fact.list(key.fields);
        keys.push_back(fact.take());
    }
    addSorted(out, std::move(keys));
    std::vector<std::string> relations;
    for (const Relation& relation : entity.relations) {
        FactWriter fact;
        fact.list(relation.fields);
        fact.text(relation.parentEntity);
        fact.list(relation.parentFields);
        relations.push_back(fact.take());
    }
    addSorted(out, std::move(relations));
    return out.take();
}

} // namespace

std::string fingerprint(const Schema& schema) {
    std::vector<std::string> entities;
    entities.reserve(schema.entities.size());
    for (const Entity& entity : schema.entities)
        entities.push_back(factsOf(entity));
    FactWriter out;
    out.text("schema 1");
    addSorted(out, std::move(entities));
    return toHex(sha256(out.take()));
}

} // namespace mw
