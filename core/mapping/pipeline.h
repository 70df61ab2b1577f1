// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"
#include "core/rules/environment.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What rules can name along the steps of an entity mapping.
namespace mw::mapping {

/// Fields with the positions of a row in which they stand: first those of the driving source in the order of the document,
/// then what the steps add, in their order; a step that makes new rows begins anew.
using StepFields = std::vector<rules::FieldBinding>;

/// Gives the fields before the first step, after it, and so on: one list more than there are steps. A step that is wrong adds
/// what it can.
std::vector<StepFields> fieldsAlong(const Document& document, const EntityMapping& mapping);

/// What the rules of a step can name, counted from 0; the number of steps stands for what comes behind the last, which is
/// what environmentOf() gives.
rules::Environment environmentBefore(const Document& document, const EntityMapping& mapping, std::size_t step);
/// What rules over the entity that a join or union takes in can name.
rules::Environment environmentOfSide(const Document& document, const Id& connection, const Id& entity, const std::string& alias);

/// Another entity that a step takes in.
struct TakenIn {
    std::size_t step = 0;
    const Entity* entity = nullptr; ///< null where the document has none such
    Id connection;
    std::string alias; ///< as rules name it
};
std::vector<TakenIn> takenIn(const Document& document, const EntityMapping& mapping);

/// Where the value of a field behind the steps comes from: paths of the driving source and of entities taken in. A path that
/// no step makes stands for itself.
std::vector<std::vector<std::string>> originsOf(const Document& document, const EntityMapping& mapping,
                                                const std::vector<std::string>& path);

/// The type of an aggregate of values of a type, none: of rows. None where the function cannot be computed of it.
std::optional<LogicalType> aggregateType(std::string_view function, const std::optional<LogicalType>& of);
/// Whether values of the two types can be equal keys.
bool canBeEqual(const LogicalType& a, const LogicalType& b);

/// The step in a few words for messages: "step 2, join of owners".
std::string placeOfStep(const Document& document, const EntityMapping& mapping, std::size_t step);

/// Calls visit(rule, side) for each rule text of a step that is not empty; `side`: it stands over the entity that the step
/// takes in, not over the pipeline. `Step` may be const.
template <class AnyStep, class Visit>
void eachRule(AnyStep& step, Visit&& visit) {
    const auto take = [&](auto& rule, bool side) {
        if (!rule.empty())
            visit(rule, side);
    };
    std::visit(
        [&](auto& what) {
            using What = std::remove_cvref_t<decltype(what)>;
            if constexpr (std::is_same_v<What, Join>) {
                for (auto& pair : what.on) {
                    take(pair.left, false);
                    take(pair.right, true);
                }
                take(what.where, true);
            } else if constexpr (std::is_same_v<What, Union>) {
                for (auto& field : what.fields)
                    take(field.rule, true);
                take(what.where, true);
            } else if constexpr (std::is_same_v<What, Filter>) {
                take(what.rule, false);
            } else if constexpr (std::is_same_v<What, Unpivot>) {
                for (auto& value : what.values)
                    for (auto& rule : value.rules)
                        take(rule, false);
            } else {
                for (auto& key : what.keys)
                    take(key.rule, false);
                if constexpr (std::is_same_v<What, Group>) {
                    for (auto& aggregate : what.aggregates) {
                        take(aggregate.rule, false);
                        take(aggregate.order, false);
                    }
                } else {
                    take(what.by, false);
                    take(what.rule, false);
                }
            }
        },
        step.what);
}

} // namespace mw::mapping
