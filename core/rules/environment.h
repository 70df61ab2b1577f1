// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/column.h"
#include "core/rules/ast.h"
#include "core/schema/schema.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw::rules {

/// A governed list of old → new values.
struct ValueMap {
    enum class Unlisted : std::uint8_t { Reject, KeepValue, UseDefault, Null };
    struct Entry {
        std::string from; ///< compared exactly; the map may be blind to case and edge spaces instead
        Value to;
        std::string note;
        friend bool operator==(const Entry&, const Entry&) = default;
    };
    std::string name;
    LogicalType resultType = LogicalType::text();
    std::vector<Entry> entries;
    Unlisted unlisted = Unlisted::Reject;
    Value defaultValue;
    bool nullIsListed = false; ///< a null input gives `nullTo` instead of null
    Value nullTo;
    bool ignoreCase = false;
    bool ignoreEdgeSpace = false;
    friend bool operator==(const ValueMap&, const ValueMap&) = default;
};

/// Gives the records of a lookup by key; made by the engine from a connection, by tests from tables. Thread-safe reads.
class LookupSource {
public:
    virtual ~LookupSource() = default;
    virtual const Entity& entity() const = 0;
    /// The fields that make the key, in order.
    virtual const std::vector<std::string>& keyFields() const = 0;
    /// Finds the record by its key values (printed canonically, joined by U+001F where there are several); npos if
    /// none.
    virtual std::size_t find(std::string_view key) const = 0;
    /// All values of one field; index by find().
    virtual const Column& column(std::size_t field) const = 0;
};

/// Gives the keys that records got in a target by those that they had in their source: what a load keeps of them.
/// Thread-safe.
class Crosswalk {
public:
    enum class Found : std::uint8_t { Nothing, One, Several };
    virtual ~Crosswalk() = default;
    /// `oldKey`: as for LookupSource::find(). `newKey` is set where one record has been loaded under it.
    virtual Found find(std::string_view oldKey, Value& newKey) const = 0;
};

/// A name the rule can read: a field of an alias of the pipeline.
struct FieldBinding {
    std::string alias; ///< "contacts"
    Field field;
    std::size_t column = 0; ///< position in the batch the rule is run on
};

/// A typed constant of the document.
struct Parameter {
    std::string name;
    LogicalType type;
    Value value;
    friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// A named rule with arguments; its body may call others, never itself.
struct ProjectFunction {
    std::string name;
    std::vector<Parameter> arguments; ///< value unused
    ExpressionPtr body;
};

/// Everything names can mean where a rule stands. Plain values and shared, immutable parts: copy freely.
struct Environment {
    std::vector<FieldBinding> fields;
    std::vector<std::shared_ptr<const ValueMap>> valueMaps;
    /// Lookups known by name; `source` is null while only problems are looked for, `entity` always tells the fields.
    struct Lookup {
        std::string name;
        Entity entity;
        std::vector<std::string> keyFields;
        std::shared_ptr<const LookupSource> source;
    };
    std::vector<Lookup> lookups;
    /// What new_id() can be asked for: the records that an entity mapping loads.
    struct NewKeys {
        std::string id;           ///< of the entity mapping
        std::string reference;    ///< "PPL"
        std::string sourceEntity; ///< by which it is named where one mapping alone loads it
        std::string targetEntity;
        std::vector<Field> keyFields; ///< of the source: what makes the old key
        LogicalType type;             ///< of the new key
        std::string obstacle;         ///< why nobody knows them; empty where they are known
        bool isOwn = false;           ///< the rule stands in this very mapping
        std::shared_ptr<const Crosswalk> crosswalk; ///< null while only problems are looked for
        friend bool operator==(const NewKeys&, const NewKeys&) = default;
    };
    std::vector<NewKeys> newKeys;
    std::vector<Parameter> parameters;
    std::vector<ProjectFunction> functions;
    std::int64_t nowMicros = 0; ///< now(), fixed per run
};

/// What a name in new_id() may mean, exact spelling first: the mapping with that reference, else those that read that
/// source entity, else those that fill that target entity. One is meant; several are not told apart; none is known.
std::vector<const Environment::NewKeys*> newKeysNamed(const std::vector<Environment::NewKeys>& known,
                                                      std::string_view name);

} // namespace mw::rules
