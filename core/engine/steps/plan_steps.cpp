// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/wording.h"
#include "core/engine/planner_p.h"

#include <algorithm>

namespace mw::engine {

namespace {

/// Of all that the steps of an entity mapping hold, in bytes.
constexpr std::size_t kStepsBudget = 24u << 20;

PlannedColumn columnOf(const rules::FieldBinding& binding, const std::string& name) {
    PlannedColumn column;
    column.field = binding.field;
    column.field.name = name;
    column.sourceType = binding.field.type;
    return column;
}

std::string nameOfJoin(mapping::Join::Kind kind) {
    constexpr std::string_view kNames[] = {"inner join", "left join", "lookup", "anti join"};
    return std::string(kNames[std::size_t(kind)]);
}

/// As a column stands in batches.
const LogicalType& typeInBatch(const PlannedColumn& column) { return column.used ? column.field.type : column.sourceType; }

} // namespace

/// Settles which columns there are along the steps; false where that is a problem, which is then listed.
Result<bool> Planner::layOutSteps(PlannedEntity& entity, const SourceShape& shape) {
    const mapping::EntityMapping& mapping = *entity.mapping;
    m_layout.emplace();
    StepLayout& layout = *m_layout;
    layout.along = mapping::fieldsAlong(m_document, mapping);
    layout.segments.push_back(shape.columns);
    layout.sourceColumns = shape.columns.size();
    layout.segmentAt.push_back(0);
    layout.columnsAt.push_back(shape.columns.size());
    const std::size_t documented = shape.columnOfField.size();
    for (std::size_t i = 0; i < mapping.steps.size(); ++i) {
        const mapping::Step& step = mapping.steps[i];
        if (mapping::makesNewRows(step))
            layout.segments.emplace_back();
        std::vector<PlannedColumn>& columns = layout.segments.back();
        const bool isFirst = layout.segments.size() == 1;
        const std::string* joined = nullptr;
        bool isThere = true;
        if (const auto* join = std::get_if<mapping::Join>(&step.what)) {
            MW_TRY(isThere, layOutSide(entity, i, join->connection, join->entity, join->alias));
        } else if (const auto* other = std::get_if<mapping::Union>(&step.what)) {
            MW_TRY(isThere, layOutSide(entity, i, other->connection, other->entity, other->alias));
        }
        if (!isThere)
            return false;
        if (std::holds_alternative<mapping::Join>(step.what)) {
            layout.sides[i].first = columns.size();
            joined = &layout.sides[i].alias;
        }
        // What the step adds stands at the end of its fields.
        const std::size_t known = isFirst ? columns.size() - layout.sourceColumns + documented : columns.size();
        for (const rules::FieldBinding& binding : layout.along[i + 1]) {
            if (binding.column < known)
                continue;
            columns.push_back(columnOf(binding, joined ? *joined + "." + binding.field.name : binding.field.name));
            if (!joined)
                continue;
            const SourceShape& other = layout.sides[i].shape;
            if (const auto column = other.columnOfField[columns.size() - 1 - layout.sides[i].first])
                columns.back().sourceType = other.columns[*column].sourceType;
        }
        layout.segmentAt.push_back(layout.segments.size() - 1);
        layout.columnsAt.push_back(columns.size());
    }
    for (const rules::FieldBinding& binding : layout.along.back())
        layout.columnOf.push_back(binding.column);
    for (std::size_t i = 0; i < layout.along.size(); ++i)
        for (rules::FieldBinding& binding : layout.along[i])
            if (layout.segmentAt[i] == 0)
                binding.column = binding.column < documented ? shape.columnOfField[binding.column].value_or(kNoColumn)
                                                             : binding.column - documented + layout.sourceColumns;
    // Positions are those of the fields, one after the other: each gets its column.
    std::vector<std::size_t> columnOf(layout.columnOf.size());
    for (std::size_t i = 0; i < columnOf.size(); ++i)
        columnOf[layout.columnOf[i]] = layout.along.back()[i].column;
    layout.columnOf = std::move(columnOf);
    entity.columns = layout.segments.back();
    return true;
}

Result<bool> Planner::layOutSide(const PlannedEntity& entity, std::size_t step, const Id& connection, const Id& entityId,
                                 const std::string& alias) {
    StepLayout::Side& side = m_layout->sides[step];
    side.connection = m_document.connection(connection);
    side.entity = m_document.entityOf(connection, entityId);
    if (!side.entity)
        return false; // the document's own problems say so
    side.alias = alias.empty() ? side.entity->name : alias;
    auto place = placeOf(*side.connection, entity.mapping);
    if (!place)
        return false;
    side.place = std::move(*place);
    auto shape = shapeOf(*side.connection, *side.entity, side.place);
    if (!shape.ok()) {
        if (kindOf(shape.error().code) != CodeKind::Request)
            return std::move(shape).error();
        addProblem(*entity.mapping, std::move(shape).error());
        return false;
    }
    side.shape = **shape;
    for (PlannedColumn& column : side.shape.columns)
        column.used = false;
    for (std::size_t i = 0; i < side.entity->fields.size(); ++i)
        if (!side.shape.columnOfField[i])
            addProblem(Problem::Severity::Warning, Code::UnknownField, whereOf(*entity.mapping),
                       side.place.location.text + " has no field " + side.entity->fields[i].name + "; it is null for every record",
                       entity.mapping->id, entity.mapping->id);
    return true;
}

/// Binds the rules of the steps, one after the other, and notes which columns they read.
class StepBinder {
public:
    StepBinder(Planner& planner, const PlannedEntity& entity, const rules::Environment& environment)
        : m_planner(planner), m_layout(*planner.m_layout), m_entity(entity), m_environment(environment) {}

    void run() {
        m_layout.rules.clear();
        m_layout.steps.clear();
        const mapping::EntityMapping& mapping = *m_entity.mapping;
        std::uint32_t source = 0;
        std::vector<std::string> sources{m_layout.along[0].empty() ? m_entity.sourceEntity : m_layout.along[0][0].alias};
        for (m_step = 0; m_step < mapping.steps.size(); ++m_step) {
            const mapping::Step& step = mapping.steps[m_step];
            m_where = m_planner.whereOf(mapping) + ", " + mapping::placeOfStep(m_planner.m_document, mapping, m_step);
            PlannedStep planned;
            planned.name = std::string(kindOf(step));
            planned.reason = step.reason;
            if (const auto* join = std::get_if<mapping::Join>(&step.what)) {
                planned.name = nameOfJoin(join->kind) + " of " + m_layout.sides[m_step].alias;
                planned.what = bound(*join);
            } else if (const auto* other = std::get_if<mapping::Union>(&step.what)) {
                planned.name += " of " + m_layout.sides[m_step].alias;
                sources.push_back(m_layout.sides[m_step].alias);
                PlannedUnion made = bound(*other);
                made.source = ++source;
                made.sources = sources;
                planned.what = std::move(made);
            } else if (const auto* filter = std::get_if<mapping::Filter>(&step.what)) {
                planned.what = PlannedFilter{bind(filter->rule, condition())};
            } else if (const auto* unpivot = std::get_if<mapping::Unpivot>(&step.what)) {
                planned.what = bound(*unpivot);
            } else if (const auto* group = std::get_if<mapping::Group>(&step.what)) {
                planned.what = bound(*group);
            } else {
                planned.what = bound(std::get<mapping::Pivot>(step.what));
            }
            m_layout.steps.push_back(std::move(planned));
        }
    }

private:
    static rules::Wanted condition() { return {LogicalType::boolean(), true}; }

    BoundRulePtr bind(const std::string& rule, const std::optional<rules::Wanted>& wanted = {}) {
        m_environment.fields = m_layout.along[m_step];
        BoundRulePtr made = bindNow(rule, wanted);
        if (made)
            for (const std::size_t field : made->fieldsRead)
                m_layout.segments[m_layout.segmentAt[m_step]][m_environment.fields[field].column].used = true;
        return made;
    }

    /// Over the entity that the step takes in; `marks`: what it reads is used.
    BoundRulePtr bindSide(const std::string& rule, const std::optional<rules::Wanted>& wanted = {}, bool marks = true) {
        StepLayout::Side& side = m_layout.sides[m_step];
        m_environment.fields.clear();
        for (std::size_t i = 0; i < side.entity->fields.size(); ++i)
            m_environment.fields.push_back({side.alias, side.entity->fields[i], side.shape.columnOfField[i].value_or(kNoColumn)});
        BoundRulePtr made = bindNow(rule, wanted);
        if (made && marks)
            for (const std::size_t column : made->columns)
                side.shape.columns[column].used = true;
        return made;
    }

    BoundRulePtr bindNow(const std::string& rule, const std::optional<rules::Wanted>& wanted) {
        const Id& id = m_entity.mapping->id;
        BoundRulePtr made = m_planner.bindRule(rule, m_environment, wanted, m_where, id, id);
        if (made)
            m_layout.rules.push_back(made);
        return made;
    }

    PlannedJoin bound(const mapping::Join& join) {
        StepLayout::Side& side = m_layout.sides[m_step];
        PlannedJoin planned;
        planned.kind = join.kind;
        planned.alias = side.alias;
        side.keys.clear();
        for (const mapping::Join::Pair& pair : join.on) {
            planned.left.push_back(bind(pair.left));
            side.keys.push_back(bindSide(pair.right));
        }
        side.where = join.where.empty() ? nullptr : bindSide(join.where, condition());
        return planned;
    }

    PlannedUnion bound(const mapping::Union& other) {
        const StepLayout::Side& side = m_layout.sides[m_step];
        PlannedUnion planned;
        planned.place = side.place;
        planned.connection = side.connection->name;
        planned.alias = side.alias;
        planned.hasMarker = !other.marker.empty();
        planned.columns.resize(m_layout.columnsAt[m_step]);
        const std::string& own = m_layout.along[m_step].empty() ? side.alias : m_layout.along[m_step].front().alias;
        for (const rules::FieldBinding& field : m_layout.along[m_step]) {
            if (field.alias != own || field.column == kNoColumn)
                continue;
            const auto named = std::find_if(other.fields.begin(), other.fields.end(),
                                            [&](const mapping::NamedRule& one) { return one.name == field.field.name; });
            std::string rule = named == other.fields.end() ? std::string() : named->rule;
            if (const Field* const same = side.entity->field(field.field.name); rule.empty() && same) {
                const auto at = side.shape.columnOfField[std::size_t(same - side.entity->fields.data())];
                if (at)
                    rule = printedName(same->name);
            }
            if (!rule.empty())
                planned.columns[field.column] = bindSide(rule, rules::Wanted{field.field.type, true}, false);
        }
        if (!other.where.empty())
            planned.where = bindSide(other.where, condition());
        return planned;
    }

    static std::string printedName(const std::string& name) {
        rules::Expression field;
        field.kind = rules::Expression::Kind::Field;
        field.path = {name};
        return rules::print(field);
    }

    PlannedUnpivot bound(const mapping::Unpivot& unpivot) {
        PlannedUnpivot planned;
        planned.hasLabel = !unpivot.label.empty();
        planned.labels = unpivot.labels;
        planned.keepsEmpty = unpivot.keepsEmpty;
        std::size_t column = m_layout.columnsAt[m_step] + (planned.hasLabel ? 1 : 0);
        for (const mapping::Unpivot::Value& value : unpivot.values) {
            PlannedUnpivot::Value& made = planned.values.emplace_back();
            made.type = m_layout.segments[m_layout.segmentAt[m_step]][column++].field.type;
            for (const std::string& rule : value.rules)
                made.rules.push_back(bind(rule));
        }
        return planned;
    }

    PlannedAggregate bound(const mapping::Aggregate& aggregate, std::size_t column) {
        PlannedAggregate planned;
        planned.function = aggregate.function;
        planned.rule = aggregate.rule.empty() ? nullptr : bind(aggregate.rule);
        planned.order = aggregate.order.empty() ? nullptr : bind(aggregate.order);
        planned.descending = aggregate.descending;
        planned.separator = aggregate.separator;
        planned.type = m_layout.segments[m_layout.segmentAt[m_step + 1]][column].field.type;
        return planned;
    }

    std::vector<BoundRulePtr> boundKeys(const std::vector<mapping::NamedRule>& keys) {
        std::vector<BoundRulePtr> planned;
        for (const mapping::NamedRule& key : keys)
            planned.push_back(bind(key.rule));
        return planned;
    }

    PlannedGroup bound(const mapping::Group& group) {
        PlannedGroup planned;
        planned.keys = boundKeys(group.keys);
        for (const mapping::Aggregate& aggregate : group.aggregates)
            planned.aggregates.push_back(bound(aggregate, planned.keys.size() + planned.aggregates.size()));
        return planned;
    }

    PlannedGroup bound(const mapping::Pivot& pivot) {
        PlannedGroup planned;
        planned.keys = boundKeys(pivot.keys);
        planned.by = bind(pivot.by);
        for (const mapping::Pivot::Column& column : pivot.columns) {
            planned.aggregateOf.emplace(column.value, planned.aggregates.size());
            mapping::Aggregate aggregate;
            aggregate.function = pivot.function;
            aggregate.rule = pivot.rule;
            planned.aggregates.push_back(bound(aggregate, planned.keys.size() + planned.aggregates.size()));
        }
        return planned;
    }

    Planner& m_planner;
    StepLayout& m_layout;
    const PlannedEntity& m_entity;
    rules::Environment m_environment;
    std::size_t m_step = 0;
    std::string m_where;
};

void Planner::bindSteps(const PlannedEntity& entity, const rules::Environment& environment) {
    StepBinder(*this, entity, environment).run();
}

/// Settles the types that columns have on their way, now that all rules are known, and reads what is joined.
Result<void> Planner::finishSteps(PlannedEntity& entity) {
    StepLayout& layout = *m_layout;
    auto steps = std::make_shared<PlannedSteps>();
    std::vector<PlannedColumn>& last = layout.segments.back();
    const bool isOneRow = layout.segments.size() == 1;
    const auto isUsed = [&](std::size_t segment, std::size_t column) {
        return m_options.onlySteps || layout.segments[segment][column].used ||
               (segment + 1 == layout.segments.size() && entity.columns[column].used);
    };
    // Columns that other entities fill come as documented; the driving source's own are otherwise left to those who read them.
    for (std::size_t i = 0; i < layout.steps.size(); ++i) {
        const std::size_t segment = layout.segmentAt[i];
        std::vector<PlannedColumn>& columns = layout.segments[segment];
        if (auto* other = std::get_if<PlannedUnion>(&layout.steps[i].what))
            for (std::size_t column = 0; column < other->columns.size(); ++column) {
                if (!isUsed(segment, column))
                    other->columns[column].reset();
                else if (other->columns[column])
                    columns[column].used = true;
                if (other->columns[column])
                    for (const std::size_t read : other->columns[column]->columns)
                        layout.sides[i].shape.columns[read].used = true;
            }
        if (auto* join = std::get_if<PlannedJoin>(&layout.steps[i].what); join && join->kind != mapping::Join::Kind::Anti) {
            StepLayout::Side& side = layout.sides[i];
            for (std::size_t field = 0; field < side.entity->fields.size(); ++field) {
                const auto at = side.shape.columnOfField[field];
                bool& used = columns[side.first + field].used;
                used = !at || isUsed(segment, side.first + field) || side.shape.columns[*at].used;
                if (at)
                    side.shape.columns[*at].used = used;
            }
        }
    }
    if (m_options.onlySteps)
        for (std::size_t column = 0; column < layout.sourceColumns; ++column)
            layout.segments[0][column].used = layout.segments[0][column].inDocument;
    steps->source.assign(layout.segments[0].begin(), layout.segments[0].begin() + std::ptrdiff_t(layout.sourceColumns));
    const auto holds = [](const PlannedStep& step) {
        return std::holds_alternative<PlannedJoin>(step.what) || std::holds_alternative<PlannedGroup>(step.what);
    };
    const auto holders = std::size_t(std::count_if(layout.steps.begin(), layout.steps.end(), holds));
    const std::size_t budget = kStepsBudget / std::max<std::size_t>(1, holders);
    steps->sources = {layout.along[0].empty() ? entity.sourceEntity : layout.along[0][0].alias};
    for (std::size_t i = 0; i < layout.steps.size(); ++i) {
        PlannedStep& step = layout.steps[i];
        const std::vector<PlannedColumn>& columns = layout.segments[layout.segmentAt[i + 1]];
        for (std::size_t column = 0; column < layout.columnsAt[i + 1]; ++column)
            step.types.push_back(typeInBatch(columns[column]));
        if (auto* join = std::get_if<PlannedJoin>(&step.what)) {
            MW_TRY_DO(loadJoin(entity, *join, layout.sides[i], budget));
        } else if (auto* other = std::get_if<PlannedUnion>(&step.what)) {
            other->shape = layout.sides[i].shape;
            steps->sources.push_back(other->alias);
        } else if (auto* group = std::get_if<PlannedGroup>(&step.what)) {
            group->budget = budget;
            steps->groups = true;
        }
    }
    for (std::size_t column = 0; column < last.size(); ++column)
        entity.columns[column].sourceType = typeInBatch(last[column]);
    const auto addOrigin = [&](const std::string& name) {
        PlannedColumn column;
        column.field.name = name;
        column.field.type = column.sourceType = LogicalType::integer();
        entity.columns.push_back(std::move(column));
    };
    for (const std::string& source : steps->sources)
        addOrigin("record of " + source);
    if (steps->groups)
        addOrigin("records");
    if (!isOneRow) // the key of the source is gone
        entity.keyColumns.clear();
    steps->columnOf = std::move(layout.columnOf);
    for (const rules::FieldBinding& binding : layout.along.back())
        steps->typeOf.push_back(binding.field.type);
    steps->steps = std::move(layout.steps);
    entity.steps = std::move(steps);
    return {};
}

Result<void> Planner::loadJoin(const PlannedEntity& entity, PlannedJoin& join, StepLayout::Side& side, std::size_t budget) {
    JoinTable::What what{side.place, side.shape, side.keys, side.where, {}, {}, budget};
    if (join.kind != mapping::Join::Kind::Anti)
        for (std::size_t i = 0; i < side.entity->fields.size(); ++i) {
            const auto column = side.shape.columnOfField[i];
            what.columns.push_back(column);
            what.types.push_back(column ? typeInBatch(side.shape.columns[*column]) : side.entity->fields[i].type);
        }
    join.brought = what.types;
    MW_TRY(const JoinTable::Loaded loaded, JoinTable::load(m_options.access, what, m_job));
    const auto warn = [&](Code code, std::string message) {
        addProblem(Problem::Severity::Warning, code, whereOf(*entity.mapping), std::move(message), entity.mapping->id,
                   entity.mapping->id);
    };
    if (loaded.flaws.failed > 0)
        warn(Code::InvalidArgument, "records of " + side.alias + " that are nobody's partner, because their fields cannot be read: " +
                                        grouped(loaded.flaws.failed) + "; " + loaded.flaws.firstFailure);
    if (loaded.flaws.malformed > 0)
        warn(Code::TooFewFields, "records of " + side.place.location.text + " that cannot be read: " + grouped(loaded.flaws.malformed));
    join.table = loaded.table;
    m_plan->m_lookupInputs.push_back({side.connection->name, side.shape.entity, side.place.location.text, loaded.hash,
                                      loaded.bytes, loaded.rows + loaded.flaws.malformed});
    return {};
}

} // namespace mw::engine
