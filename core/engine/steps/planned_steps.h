// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/access.h"
#include "core/engine/planned_entity.h"
#include "core/engine/source_shape.h"
#include "core/engine/steps/join_table.h"
#include "core/mapping/steps.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The steps of an entity mapping made ready to run. Rules are bound to the positions that columns have before their step.
namespace mw::engine {

struct PlannedJoin {
    mapping::Join::Kind kind = mapping::Join::Kind::Left;
    std::string alias;
    std::vector<BoundRulePtr> left;
    std::shared_ptr<const JoinTable> table;
    std::vector<LogicalType> brought; ///< of the columns it adds
};

struct PlannedUnion {
    Place place;
    SourceShape shape;
    std::string connection, alias;
    std::uint32_t source = 0;         ///< its number among the sources of records, from 1
    std::vector<std::string> sources; ///< of all of them by alias, up to it
    std::vector<BoundRulePtr> columns; ///< of the pipeline, over the other entity; null: the column is null
    bool hasMarker = false;            ///< a column behind those tells the alias
    BoundRulePtr where;
};

struct PlannedFilter {
    BoundRulePtr rule;
};

struct PlannedUnpivot {
    bool hasLabel = false;
    std::vector<std::string> labels;
    struct Value {
        std::vector<BoundRulePtr> rules; ///< one per label
        LogicalType type;
    };
    std::vector<Value> values;
    bool keepsEmpty = false;
};

struct PlannedAggregate {
    std::string function;
    BoundRulePtr rule; ///< null: rows are counted
    BoundRulePtr order;
    bool descending = false;
    std::string separator;
    LogicalType type;
};

/// Of a group and of a pivot.
struct PlannedGroup {
    std::vector<BoundRulePtr> keys;
    std::vector<PlannedAggregate> aggregates;
    BoundRulePtr by; ///< of a pivot: a row counts for the aggregate of its value alone
    std::map<std::string, std::size_t, std::less<>> aggregateOf;
    std::size_t budget = 0; ///< bytes that may be held in memory
};

struct PlannedStep {
    std::variant<PlannedJoin, PlannedUnion, PlannedFilter, PlannedUnpivot, PlannedGroup> what;
    std::string name;               ///< "inner join of owners"
    std::string reason;
    std::vector<LogicalType> types; ///< of all columns behind it
};

struct PlannedSteps {
    std::vector<PlannedColumn> source; ///< columns of the driving source; `used`: by a step, which gets it as documented
    std::vector<PlannedStep> steps;
    std::vector<std::string> sources;  ///< of records, by alias: the driving one, then those of unions
    std::vector<std::size_t> columnOf; ///< by the position that mapping::StepFields say: where the column behind the steps stands
    std::vector<LogicalType> typeOf;   ///< and as what the document has it
    bool groups = false;               ///< a row may stand for several records
};

} // namespace mw::engine
