// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/pipeline.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/mapping/pipeline_walk_p.h"
#include "core/mapping/rule_names.h"

#include <algorithm>
#include <set>

namespace mw::mapping {

namespace {

const std::string& nameOf(const std::string& alias, const Entity& entity) { return alias.empty() ? entity.name : alias; }

/// Goes along the steps and keeps the fields as they are.
class Walk {
public:
    Walk(const Document& document, const EntityMapping& mapping, rules::Environment& environment, ProblemPlace& place)
        : m_document(document), m_mapping(mapping), m_environment(environment), m_place(place) {}

    std::vector<StepFields> run() {
        std::vector<StepFields> along;
        if (const Entity* const source = m_document.sourceOf(m_mapping)) {
            m_alias = aliasOf(m_mapping, *source);
            addFields(m_alias, *source, false);
        }
        m_aliases.insert(foldCase(m_alias));
        along.push_back(m_fields);
        for (std::size_t i = 0; i < m_mapping.steps.size(); ++i) {
            m_part = placeOfStep(m_document, m_mapping, i) + ": ";
            std::visit([this](const auto& what) { go(what); }, m_mapping.steps[i].what);
            const bool drops = std::holds_alternative<Filter>(m_mapping.steps[i].what);
            if (drops && m_mapping.steps[i].reason.empty())
                m_place.warning(Code::WrongValue, m_part + "it leaves records out and does not say why");
            along.push_back(m_fields);
        }
        m_environment.fields = std::move(m_fields);
        return along;
    }

private:
    void error(Code code, std::string message) { m_place.error(code, m_part + message); }

    void addFields(const std::string& alias, const Entity& entity, bool mayMiss) {
        for (const Field& field : entity.fields) {
            m_fields.push_back({alias, field, m_columns++});
            m_fields.back().field.nullable = field.nullable || mayMiss;
        }
    }

    /// A field that a step makes stands under the name of the driving source.
    void addField(const std::string& name, const LogicalType& type, bool nullable) {
        if (name.empty())
            return error(Code::WrongValue, "a field that it makes has no name");
        const bool taken = std::any_of(m_fields.begin(), m_fields.end(), [&](const rules::FieldBinding& known) {
            return known.alias == m_alias && foldCase(known.field.name) == foldCase(name);
        });
        if (taken)
            error(Code::WrongValue, "there is a field " + quoted(name) + " already");
        Field field;
        field.name = name;
        field.type = type;
        field.nullable = nullable;
        m_fields.push_back({m_alias, std::move(field), m_columns++});
    }

    std::shared_ptr<const rules::BoundRule> check(const std::string& rule, const std::string& what,
                                                  const std::optional<rules::Wanted>& wanted = {}) {
        if (rule.empty()) {
            error(Code::RuleEmpty, what + " has no rule");
            return nullptr;
        }
        m_environment.fields = m_fields;
        auto bound = checkRule(rule, m_environment, wanted, m_place, m_part + what + ": ");
        if (bound && !bound->newKeysUsed.empty()) {
            error(Code::WrongValue, what + ": new keys are not known to steps");
            return nullptr;
        }
        if (bound && bound->usesRowNumber) {
            error(Code::WrongValue, what + ": rows are numbered behind the last step; row_number() stands in the rules of fields");
            return nullptr;
        }
        return bound;
    }

    std::shared_ptr<const rules::BoundRule> checkSide(const Entity& entity, const std::string& alias, const std::string& rule,
                                                      const std::string& what, const std::optional<rules::Wanted>& wanted = {}) {
        StepFields before = std::move(m_fields);
        m_fields.clear();
        for (std::size_t i = 0; i < entity.fields.size(); ++i)
            m_fields.push_back({alias, entity.fields[i], i});
        auto bound = check(rule, what, wanted);
        m_fields = std::move(before);
        return bound;
    }

    static rules::Wanted condition() { return {LogicalType::boolean(), true}; }

    /// The entity of a join or union, whose name must be new.
    const Entity* takeIn(const Id& connection, const Id& entityId, const std::string& alias) {
        const Entity* const entity = m_document.entityOf(connection, entityId);
        if (entity == nullptr) {
            error(m_document.connection(connection) ? Code::UnknownEntity : Code::UnknownName,
                  m_document.connection(connection) ? "its entity is not in the document" : "its connection is not in the document");
            return nullptr;
        }
        if (!m_aliases.insert(foldCase(nameOf(alias, *entity))).second)
            error(Code::AmbiguousName, "rules already mean something else by " + quoted(nameOf(alias, *entity)) +
                                           "; give it another name");
        return entity;
    }

    void go(const Join& join) {
        const Entity* const entity = takeIn(join.connection, join.entity, join.alias);
        if (entity == nullptr)
            return;
        const std::string& alias = nameOf(join.alias, *entity);
        if (join.on.empty())
            error(Code::WrongValue, "it has no key");
        for (const Join::Pair& pair : join.on) {
            const auto left = check(pair.left, "the key");
            const auto right = checkSide(*entity, alias, pair.right, "the key of " + alias);
            if (left && right && !canBeEqual(left->type, right->type))
                error(Code::TypesDiffer, "the key: " + pair.left + " is " + printType(left->type) + ", " + alias + "'s " + pair.right +
                                             " is " + printType(right->type) + "; convert one of them");
        }
        if (!join.where.empty())
            checkSide(*entity, alias, join.where, "its condition", condition());
        if (join.kind != Join::Kind::Anti)
            addFields(alias, *entity, join.kind != Join::Kind::Inner);
    }

    void go(const Union& other) {
        const Entity* const entity = takeIn(other.connection, other.entity, other.alias);
        if (entity == nullptr)
            return;
        const std::string& alias = nameOf(other.alias, *entity);
        std::set<std::string> named;
        for (const NamedRule& field : other.fields) {
            const auto known = std::find_if(m_fields.begin(), m_fields.end(), [&](const rules::FieldBinding& one) {
                return one.alias == m_alias && one.field.name == field.name;
            });
            if (known == m_fields.end()) {
                error(Code::UnknownField, "there is no field " + quoted(field.name) + " for it to fill");
                continue;
            }
            if (!named.insert(field.name).second)
                error(Code::WrongValue, "it fills " + quoted(field.name) + " twice");
            checkSide(*entity, alias, field.rule, field.name, rules::Wanted{known->field.type, true});
        }
        for (rules::FieldBinding& one : m_fields) {
            const Field* const same = one.alias == m_alias ? entity->field(one.field.name) : nullptr;
            if (same != nullptr && !named.contains(one.field.name))
                checkSide(*entity, alias, printedName(same->name), one.field.name, rules::Wanted{one.field.type, true});
            one.field.nullable = true;
        }
        if (!other.where.empty())
            checkSide(*entity, alias, other.where, "its condition", condition());
        if (!other.marker.empty())
            addField(other.marker, LogicalType::text(), false);
    }

    static std::string printedName(const std::string& name) {
        rules::Expression field;
        field.kind = rules::Expression::Kind::Field;
        field.path = {name};
        return rules::print(field);
    }

    void go(const Filter& filter) { check(filter.rule, "the condition", condition()); }

    void go(const Unpivot& unpivot) {
        if (unpivot.labels.empty() || unpivot.values.empty())
            error(Code::WrongValue, "it needs at least one row and one value");
        StepFields made;
        for (const Unpivot::Value& value : unpivot.values) {
            if (value.rules.size() != unpivot.labels.size())
                error(Code::WrongValue, quoted(value.name) + " needs one rule for each of its rows");
            std::optional<LogicalType> type;
            for (const std::string& rule : value.rules) {
                const auto bound = check(rule, value.name);
                if (!bound || bound->type.kind == TypeKind::Null)
                    continue;
                if (!type)
                    type = bound->type;
                else if (const auto both = commonType(*type, bound->type))
                    type = both;
                else
                    error(Code::TypesDiffer, value.name + ": " + rule + " is " + printType(bound->type) + ", those before are " +
                                                 printType(*type) + "; convert one of them");
            }
            made.push_back({m_alias, {}, 0});
            made.back().field.name = value.name;
            made.back().field.type = type.value_or(LogicalType::text());
        }
        if (!unpivot.label.empty())
            addField(unpivot.label, LogicalType::text(), false);
        for (const rules::FieldBinding& one : made)
            addField(one.field.name, one.field.type, true);
    }

    static std::optional<LogicalType> commonType(const LogicalType& a, const LogicalType& b) {
        if (a.kind == TypeKind::Text && b.kind == TypeKind::Text)
            return LogicalType::text(a.length == 0 || b.length == 0 ? 0 : std::max(a.length, b.length));
        return a == b ? std::optional(a) : std::nullopt;
    }

    StepFields keysOf(const std::vector<NamedRule>& keys) {
        StepFields made;
        for (const NamedRule& key : keys) {
            const auto bound = check(key.rule, "the key " + key.name);
            made.push_back({m_alias, {}, 0});
            made.back().field.name = key.name;
            made.back().field.type = bound ? bound->type : LogicalType::text();
        }
        return made;
    }

    void startAnew(const StepFields& fields) {
        m_fields.clear();
        m_columns = 0;
        m_aliases = {foldCase(m_alias)};
        for (const rules::FieldBinding& one : fields)
            addField(one.field.name, one.field.type, one.field.nullable);
    }

    void addAggregate(StepFields& made, const std::string& name, const std::string& function, const std::string& rule) {
        std::optional<LogicalType> of;
        if (!rule.empty()) {
            const auto bound = check(rule, name);
            if (!bound)
                return keepPlace(made, name);
            of = bound->type;
        }
        if (std::find(kAggregates.begin(), kAggregates.end(), function) == kAggregates.end()) {
            error(Code::UnknownFunction, name + ": there is no aggregate " + quoted(function));
            return keepPlace(made, name);
        }
        const auto type = aggregateType(function, of);
        if (!type)
            error(Code::OperandType, name + ": " + function + " cannot be computed " +
                                         (of ? "of " + printType(*of) : std::string("without a rule")));
        made.push_back({m_alias, {}, 0});
        made.back().field.name = name;
        made.back().field.type = type.value_or(LogicalType::text());
        made.back().field.nullable = !function.starts_with("count");
    }

    /// So that what names it is not wrong too.
    void keepPlace(StepFields& made, const std::string& name) {
        made.push_back({m_alias, {}, 0});
        made.back().field.name = name;
        made.back().field.type = LogicalType::text();
    }

    void go(const Group& group) {
        StepFields made = keysOf(group.keys);
        if (group.keys.empty() && group.aggregates.empty())
            error(Code::WrongValue, "it has neither keys nor values");
        for (const Aggregate& aggregate : group.aggregates) {
            addAggregate(made, aggregate.name, aggregate.function, aggregate.rule);
            if (!aggregate.order.empty())
                check(aggregate.order, "the order of " + aggregate.name);
        }
        startAnew(made);
    }

    void go(const Pivot& pivot) {
        StepFields made = keysOf(pivot.keys);
        check(pivot.by, "what it turns into fields");
        if (pivot.columns.empty())
            error(Code::WrongValue, "it lists no value");
        std::set<std::string> values;
        for (const Pivot::Column& column : pivot.columns) {
            if (!values.insert(column.value).second)
                error(Code::WrongValue, "it lists " + quoted(column.value) + " twice");
            addAggregate(made, column.name.empty() ? column.value : column.name, pivot.function, pivot.rule);
        }
        startAnew(made);
    }

    const Document& m_document;
    const EntityMapping& m_mapping;
    rules::Environment& m_environment;
    ProblemPlace& m_place;
    std::string m_part, m_alias;
    StepFields m_fields;
    std::size_t m_columns = 0;
    std::set<std::string> m_aliases; ///< folded
};

} // namespace

std::vector<StepFields> walkPipeline(const Document& document, const EntityMapping& mapping, rules::Environment& environment,
                                     ProblemPlace& place) {
    return Walk(document, mapping, environment, place).run();
}

std::vector<StepFields> fieldsAlong(const Document& document, const EntityMapping& mapping) {
    rules::Environment environment = environmentOfSide(document, {}, {}, {});
    std::vector<Problem> ignored;
    ProblemPlace place(ignored, {}, mapping.id, mapping.id);
    return walkPipeline(document, mapping, environment, place);
}

rules::Environment environmentBefore(const Document& document, const EntityMapping& mapping, std::size_t step) {
    rules::Environment environment = environmentOf(document, mapping);
    environment.fields = fieldsAlong(document, mapping)[std::min(step, mapping.steps.size())];
    return environment;
}

std::vector<TakenIn> takenIn(const Document& document, const EntityMapping& mapping) {
    std::vector<TakenIn> all;
    for (std::size_t i = 0; i < mapping.steps.size(); ++i)
        std::visit(
            [&](const auto& what) {
                if constexpr (requires { what.entity; }) {
                    const Entity* const entity = document.entityOf(what.connection, what.entity);
                    all.push_back({i, entity, what.connection, entity ? nameOf(what.alias, *entity) : what.alias});
                }
            },
            mapping.steps[i].what);
    return all;
}

std::optional<LogicalType> aggregateType(std::string_view function, const std::optional<LogicalType>& of) {
    if (function == "count")
        return LogicalType::integer();
    if (!of || of->kind == TypeKind::Null)
        return {};
    if (function == "count_distinct")
        return LogicalType::integer();
    if (function == "list")
        return of->kind == TypeKind::Text ? std::optional(LogicalType::text()) : std::nullopt;
    if (function == "min" || function == "max" || function == "first")
        return of;
    switch (of->kind) { // sum and average
    case TypeKind::Float:
        return of;
    case TypeKind::Integer:
        return function == "sum" ? LogicalType::integer() : LogicalType::decimal(38, 10);
    case TypeKind::Decimal:
        return LogicalType::decimal(38, function == "sum" ? of->scale : std::max<std::uint8_t>(of->scale, 10));
    default:
        return {};
    }
}

bool canBeEqual(const LogicalType& a, const LogicalType& b) {
    const auto isExact = [](const LogicalType& type) {
        return type.kind == TypeKind::Integer || type.kind == TypeKind::Decimal;
    };
    return (a.kind == b.kind && a.kind != TypeKind::Null && a.zoned == b.zoned) || (isExact(a) && isExact(b));
}

std::string placeOfStep(const Document& document, const EntityMapping& mapping, std::size_t step) {
    std::string text = "step " + std::to_string(step + 1) + ", " + std::string(kindOf(mapping.steps[step]));
    for (const TakenIn& taken : takenIn(document, mapping))
        if (taken.step == step && !taken.alias.empty())
            text += " of " + taken.alias;
    return text;
}

} // namespace mw::mapping
