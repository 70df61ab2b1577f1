// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/planner_p.h"

#include "core/base/utf8.h"
#include "core/mapping/new_keys.h"

#include <algorithm>

namespace mw::engine {

Result<void> Planner::bindEntity(PlannedEntity& entity, const SourceShape& shape) {
    const auto countErrors = [this] {
        return std::count_if(m_problems.begin(), m_problems.end(),
                             [](const Problem& problem) { return problem.severity == Problem::Severity::Error; });
    };
    const auto errorsBefore = countErrors();
    rules::Environment environment = mapping::environmentOf(m_document, *entity.mapping);
    environment.nowMicros = m_options.nowMicros;
    m_layout.reset();
    if (entity.mapping->steps.empty()) {
        moveColumns(environment, shape);
    } else {
        MW_TRY(const bool isLaidOut, layOutSteps(entity, shape));
        if (!isLaidOut) {
            m_broken.insert(entity.mapping->id);
            return {};
        }
        environment.fields = m_layout->along.back();
    }
    for (rules::Environment::NewKeys& keys : environment.newKeys) {
        const auto known = m_options.crosswalks.find(Id(keys.id));
        keys.crosswalk = known != m_options.crosswalks.end() ? known->second : std::make_shared<KeptKeys>(keys.type);
    }

    // Bound twice where lookups are used: only a bound rule says which of them have to be read.
    bindRules(entity, environment);
    std::set<std::string> lookups;
    for (const rules::BoundRule* rule : entity.rules())
        lookups.insert(rule->lookupsUsed.begin(), rule->lookupsUsed.end());
    if (m_layout)
        for (const BoundRulePtr& rule : m_layout->rules)
            lookups.insert(rule->lookupsUsed.begin(), rule->lookupsUsed.end());
    if (countErrors() == errorsBefore && !lookups.empty()) {
        for (const std::string& name : lookups) {
            MW_TRY_DO(loadLookup(name));
            for (rules::Environment::Lookup& lookup : environment.lookups)
                if (lookup.name == name)
                    lookup.source = m_lookups[name];
        }
        bindRules(entity, environment);
    }
    addChecks(entity);
    findKeys(entity);
    findNewKeys(entity);
    if (m_options.expectsNewKeys)
        expectNewKeys(entity, environment);
    markUsed(entity, environment);
    if (m_layout && countErrors() == errorsBefore)
        MW_TRY_DO(finishSteps(entity));
    if (countErrors() != errorsBefore)
        m_broken.insert(entity.mapping->id);
    return {};
}

void Planner::bindRules(PlannedEntity& entity, const rules::Environment& environment) {
    const mapping::EntityMapping& mapping = *entity.mapping;
    const std::string where = whereOf(mapping);
    if (m_layout)
        bindSteps(entity, environment);
    entity.fields.clear();
    for (const mapping::FieldMapping& field : mapping.fields) {
        const Field* target = entity.targetEntity.fieldById(field.targetField);
        if (!target || field.rule.empty())
            continue;
        const std::string place = entity.targetEntity.name + "." + target->name;
        const std::string named = field.reference.empty() ? place : place + " (" + field.reference + ")";
        rules::Wanted wanted = mapping::wantedFor(*target);
        BoundRulePtr rule = bindRule(field.rule, environment, wanted, named, field.id, mapping.id);
        if (!rule)
            continue;
        const bool isKnownLater =
            std::any_of(rule->newKeysUsed.begin(), rule->newKeysUsed.end(),
                        [&](const std::string& id) { return !m_options.crosswalks.contains(Id(id)); });
        if (isKnownLater && !wanted.nullable) {
            wanted.nullable = true;
            rule = bindRule(field.rule, environment, wanted, named, field.id, mapping.id);
        }
        entity.fields.push_back({&field, *target, std::move(rule), isKnownLater});
    }
    const auto positionOf = [&](const PlannedField& field) {
        return entity.targetEntity.fieldIndex(field.target.name);
    };
    std::stable_sort(entity.fields.begin(), entity.fields.end(),
                     [&](const PlannedField& a, const PlannedField& b) { return positionOf(a) < positionOf(b); });

    entity.filter.reset();
    if (!mapping.filter.empty())
        entity.filter = bindRule(mapping.filter, environment, rules::Wanted{LogicalType::boolean(), true},
                                 where + ", filter", mapping.id, mapping.id);
    entity.deduplication.reset();
    if (mapping.deduplication) {
        PlannedDeduplication planned;
        for (const std::string& key : mapping.deduplication->keys)
            if (BoundRulePtr rule =
                    bindRule(key, environment, {}, where + ", key of de-duplication", mapping.id, mapping.id))
                planned.keys.push_back(std::move(rule));
        if (!mapping.deduplication->order.empty())
            planned.order = bindRule(mapping.deduplication->order, environment, {}, where + ", order of de-duplication",
                                     mapping.id, mapping.id);
        planned.descending = mapping.deduplication->descending;
        if (planned.keys.empty())
            addProblem(Problem::Severity::Error, Code::WrongValue, where, "de-duplication needs at least one key",
                       mapping.id, mapping.id);
        else
            entity.deduplication = std::move(planned);
    }
}

BoundRulePtr Planner::bindRule(const std::string& text, const rules::Environment& environment,
                               const std::optional<rules::Wanted>& wanted, const std::string& where, const Id& element,
                               const Id& entityMapping) {
    const rules::ParsedRule parsed = rules::parse(text);
    std::vector<rules::Problem> problems = parsed.problems;
    BoundRulePtr rule;
    if (parsed.tree && parsed.ok()) {
        rules::BindResult bound = rules::bind(*parsed.tree, environment, wanted);
        rule = std::move(bound.rule);
        problems = std::move(bound.problems);
    }
    for (const rules::Problem& problem : problems) {
        if (problem.severity != rules::Problem::Severity::Error)
            continue; // warnings are among the document's own problems
        addProblem(Problem::Severity::Error, problem.error.code, where, problem.error.message(), element,
                   entityMapping);
        m_problems.back().span = problem.error.span;
        m_problems.back().fixes = problem.fixes;
    }
    if (!rule)
        return nullptr;
    for (const std::size_t field : rule->fieldsRead)
        if (environment.fields[field].column == kNoColumn) {
            addProblem(Problem::Severity::Error, Code::UnknownField, where,
                       "the source has no field " + environment.fields[field].field.name + " any more", element,
                       entityMapping);
            return nullptr;
        }
    return rule;
}

/// Row checks that reject; those of other kinds and severities are validation's.
void Planner::addChecks(PlannedEntity& entity) {
    for (const mapping::Check& declared : m_document.checks) {
        const check::KindInfo* kind = check::findKind(declared.kind);
        if (declared.entityMapping != entity.mapping->id || declared.severity != "error" || declared.offBecause || !kind ||
            kind->scope != check::Scope::Row)
            continue;
        PlannedCheck planned;
        planned.declared = &declared;
        planned.spec.kind = declared.kind;
        planned.spec.parameters = declared.parameters;
        for (const std::string& name : declared.fields)
            if (const auto position = entity.fieldIndex(name)) {
                planned.spec.fields.push_back(entity.fields[*position].target);
                planned.spec.columns.push_back(*position);
            }
        if (planned.spec.fields.empty())
            continue; // no rule fills its fields: nothing to reject here
        if (auto made = check::makeCheck(planned.spec); !made.ok()) {
            addProblem(Problem::Severity::Error, made.error().code,
                       whereOf(*entity.mapping) + ", " + declared.reference, made.error().message(), declared.id,
                       entity.mapping->id);
            continue;
        }
        entity.checks.push_back(std::move(planned));
    }
}

void Planner::markUsed(PlannedEntity& entity, const rules::Environment& environment) {
    for (const rules::BoundRule* rule : entity.rules())
        for (const std::size_t field : rule->fieldsRead)
            entity.columns[environment.fields[field].column].used = true;
}

void Planner::findKeys(PlannedEntity& entity) const {
    std::vector<std::string> names = entity.mapping->key;
    if (const Key* primary = entity.targetEntity.primaryKey(); names.empty() && primary)
        names = primary->fields;
    for (const std::string& name : names)
        if (const auto position = entity.fieldIndex(name))
            entity.keyFields.push_back(*position);
    if (const Entity* source = m_document.sourceOf(*entity.mapping))
        if (const Key* primary = source->primaryKey())
            for (const std::string& name : primary->fields)
                for (std::size_t i = 0; i < entity.columns.size(); ++i)
                    if (entity.columns[i].field.name == name)
                        entity.keyColumns.push_back(i);
}

/// Where old and new keys stand; and what is set in a second pass must be no part of what finds a row again.
void Planner::findNewKeys(PlannedEntity& entity) {
    for (const std::size_t field : entity.ownKeyFields())
        if (std::find(entity.keyFields.begin(), entity.keyFields.end(), field) != entity.keyFields.end())
            addProblem(*entity.mapping, at(makeError(Code::OwnNewKeys, quoted(entity.mapping->reference)),
                                           entity.fields[field].target.name));
    const mapping::KeyPair pair = keyPairOf(m_document, *entity.mapping);
    if (!pair.obstacle.empty())
        return;
    PlannedKeys keys;
    keys.name = pair.newField;
    if (!pair.isGiven) {
        keys.newField = entity.fieldIndex(pair.newField);
        if (!keys.newField)
            return;
    }
    for (const std::string& name : pair.oldFields)
        for (std::size_t i = 0; i < entity.columns.size(); ++i)
            if (entity.columns[i].inDocument && entity.columns[i].field.name == name)
                keys.oldColumns.push_back(i);
    if (keys.oldColumns.size() == pair.oldFields.size())
        entity.keys = std::move(keys);
}

void Planner::expectNewKeys(PlannedEntity& entity, const rules::Environment& environment) {
    const mapping::EntityMapping& mapping = *entity.mapping;
    const Field* const target = entity.keys ? entity.targetEntity.field(entity.keys->name) : nullptr;
    if (!target || entity.keys->newField || !m_options.crosswalks.contains(mapping.id))
        return;
    const std::string& name = mapping.reference.empty() ? entity.targetEntity.name : mapping.reference;
    auto expected = std::make_unique<mapping::FieldMapping>();
    rules::Expression call;
    call.kind = rules::Expression::Kind::Call;
    call.name = "new_id";
    const auto add = [&call](rules::Expression argument) {
        call.children.push_back(std::make_shared<const rules::Expression>(std::move(argument)));
    };
    rules::Expression first;
    first.kind = rules::Expression::Kind::Literal;
    first.literal = name;
    first.literalType = LogicalType::text();
    add(std::move(first));
    for (const std::size_t column : entity.keys->oldColumns) {
        rules::Expression field;
        field.kind = rules::Expression::Kind::Field;
        field.path = {entity.columns[column].field.name};
        add(std::move(field));
    }
    expected->rule = rules::print(call);
    expected->targetField = target->id;
    BoundRulePtr rule = bindRule(expected->rule, environment, rules::Wanted{target->type, true},
                                 whereOf(mapping) + ", " + target->name, mapping.id, mapping.id);
    if (!rule)
        return;
    // The other positions stay what they were.
    entity.fields.push_back({expected.get(), *target, std::move(rule)});
    m_plan->m_expectedKeys.push_back(std::move(expected));
}

} // namespace mw::engine
