// SPDX-License-Identifier: GPL-3.0-or-later
/// schema: what a connection holds: entities, fields, keys and relations, and how two scans of them differ. A plain value,
/// made by a connector's catalog, kept in the mapping document as a snapshot. Includes base, types, batch.
#pragma once

#include "core/base/identifier.h"
#include "core/types/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

struct Field {
    Id id;            ///< stable within the document; null in a fresh scan
    std::string name; ///< technical name, as the source spells it
    std::string label;
    std::string comment;
    LogicalType type;
    std::string nativeType; ///< as the source declares it: "VARCHAR(40)"
    bool nullable = true;
    bool generated = false;     ///< filled by the system itself: identity, computed
    bool proposed = false;      ///< does not exist yet in the target
    std::string defaultValue;   ///< as the source declares it, empty for none
    LogicalType suggestedType;  ///< what the values look like where `type` is text that nobody declared; kind Null: nothing else
    std::string evidence;       ///< how a type was decided where nobody declared it: "20,114 of 20,114 values are whole numbers"
    friend bool operator==(const Field&, const Field&) = default;
};

/// A primary or unique key: names of fields in key order.
struct Key {
    std::string name;
    std::vector<std::string> fields;
    bool primary = false;
    friend bool operator==(const Key&, const Key&) = default;
};

/// A reference to a parent: fields[i] of this entity point at parentFields[i] of the parent.
struct Relation {
    std::string name;
    std::vector<std::string> fields;
    std::string parentEntity;
    std::vector<std::string> parentFields;
    friend bool operator==(const Relation&, const Relation&) = default;
};

/// A list of allowed values or another rule that the source declares, as text ("CHECK (stage IN ('a','b'))").
struct Constraint {
    std::string name;
    std::string text;
    friend bool operator==(const Constraint&, const Constraint&) = default;
};

struct Entity {
    Id id;
    std::string name;
    std::string label;
    std::string comment;
    std::vector<Field> fields;
    std::vector<Key> keys;
    std::vector<Relation> relations;
    std::vector<Constraint> constraints;
    std::optional<std::uint64_t> rowEstimate;
    bool rowsAreExact = false;
    bool proposed = false;
    bool isView = false;

    const Field* field(std::string_view fieldName) const; ///< exact, then case-insensitive if only one fits; null if none
    const Field* fieldById(const Id& fieldId) const;
    std::optional<std::size_t> fieldIndex(std::string_view fieldName) const;
    const Key* primaryKey() const;
    friend bool operator==(const Entity&, const Entity&) = default;
};

struct Schema {
    std::vector<Entity> entities;
    const Entity* entity(std::string_view entityName) const; ///< exact, then case-insensitive if only one fits
    const Entity* entityById(const Id& entityId) const;
    friend bool operator==(const Schema&, const Schema&) = default;
};

/// A digest over names, types, nullability, keys and relations: equal schemas, equal fingerprints.
std::string fingerprint(const Schema& schema);

/// Gives every entity and field without an id one.
void assignIds(Schema& schema, IdMaker& ids);

/// Lists entities so that parents come before children, else in schema order; `cyclic` gets those on a cycle of
/// relations, an entity that refers to itself among them. Relations to entities that are not in the schema do not count.
std::vector<std::string> dependencyOrder(const Schema& schema, std::vector<std::string>& cyclic);

struct SchemaChange {
    enum class Kind { EntityAdded, EntityRemoved, FieldAdded, FieldRemoved, TypeChanged, NullabilityChanged, KeyChanged, RelationChanged };
    Kind kind;
    std::string entity;
    std::string field; ///< empty for changes of the entity
    std::string was;
    std::string now;
};
std::vector<SchemaChange> compareSchemas(const Schema& was, const Schema& now);

} // namespace mw
