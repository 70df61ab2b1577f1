// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/identifier.h"

#include <array>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What may happen to the records of a driving source before the filter and the rules of its entity mapping see them: a
/// chain of steps, each of which takes the rows of the one before it. Rules in a step name the fields as they are there.
namespace mw::mapping {

/// A field that a step makes.
struct NamedRule {
    std::string name;
    std::string rule;
    friend bool operator==(const NamedRule&, const NamedRule&) = default;
};

/// Puts the fields of another entity, `alias`.field, beside those of each row. A key with a null in it has no partner.
struct Join {
    enum class Kind : std::uint8_t {
        Inner,  ///< rows without a partner are excluded; each partner makes a row
        Left,   ///< rows without a partner stay; each partner makes a row
        Lookup, ///< rows without a partner stay; more than one partner rejects the row
        Anti,   ///< rows with a partner are excluded; brings no fields
    };
    struct Pair {
        std::string left;  ///< rule over the pipeline
        std::string right; ///< rule over the joined entity
        friend bool operator==(const Pair&, const Pair&) = default;
    };
    Kind kind = Kind::Left;
    Id connection, entity;
    std::string alias;     ///< empty: the entity's name
    std::vector<Pair> on;  ///< all of them are equal
    std::string where;     ///< rule over the joined entity: only records for which it is true can be partners
    friend bool operator==(const Join&, const Join&) = default;
};

/// Adds the records of another entity behind those that came so far; they too are counted by the ledger.
struct Union {
    Id connection, entity;
    std::string alias;             ///< empty: the entity's name
    std::vector<NamedRule> fields; ///< rules over this entity for fields of the pipeline; others come from the field of their name, or are null
    std::string where;             ///< rule over this entity; records for which it is not true are excluded
    std::string marker;            ///< a field that tells by alias where a row comes from; empty: none
    friend bool operator==(const Union&, const Union&) = default;
};

/// Excludes rows for which a rule is not true.
struct Filter {
    std::string rule;
    friend bool operator==(const Filter&, const Filter&) = default;
};

/// Makes several rows of one: for each label one, with the label and the values of its rules.
struct Unpivot {
    struct Value {
        std::string name;
        std::vector<std::string> rules; ///< one per label, all of one type
        friend bool operator==(const Value&, const Value&) = default;
    };
    std::string label; ///< the field that holds the label; empty: none
    std::vector<std::string> labels;
    std::vector<Value> values;
    bool keepsEmpty = false; ///< rows whose values are all null are made too
    friend bool operator==(const Unpivot&, const Unpivot&) = default;
};

inline constexpr std::array<std::string_view, 8> kAggregates = {"count", "count_distinct", "sum",  "average",
                                                                "min",   "max",            "first", "list"};

/// A value over all rows of a group; nulls do not count.
struct Aggregate {
    std::string name;
    std::string function = "count"; ///< one of kAggregates
    std::string rule;               ///< what it is computed of; empty: rows are counted
    std::string order;              ///< of "first" and "list": the smallest comes first; empty: as they come
    bool descending = false;
    std::string separator;          ///< of "list"
    friend bool operator==(const Aggregate&, const Aggregate&) = default;
};

/// Makes one row of all that agree in the keys, null among them; without keys one of all.
struct Group {
    std::vector<NamedRule> keys;
    std::vector<Aggregate> aggregates;
    friend bool operator==(const Group&, const Group&) = default;
};

/// Makes one row of all that agree in the keys, with a field for each listed value of a rule. A value that is not listed
/// rejects its row; null has no field.
struct Pivot {
    struct Column {
        std::string value; ///< as text
        std::string name;  ///< of the field; empty: the value
        friend bool operator==(const Column&, const Column&) = default;
    };
    std::vector<NamedRule> keys;
    std::string by;
    std::vector<Column> columns;
    std::string function = "first";
    std::string rule; ///< what the aggregate is computed of
    friend bool operator==(const Pivot&, const Pivot&) = default;
};

struct Step {
    std::variant<Join, Union, Filter, Unpivot, Group, Pivot> what;
    std::string reason; ///< why, above all where it excludes or merges records
    friend bool operator==(const Step&, const Step&) = default;
};

/// "join", "union", "filter", "unpivot", "group", "pivot".
std::string_view kindOf(const Step& step);
/// Whether its rows are others than those before, so that no field of before is left.
bool makesNewRows(const Step& step);

} // namespace mw::mapping
