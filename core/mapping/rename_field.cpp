// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/rename_field.h"

#include "core/mapping/paired_queries.h"
#include "core/mapping/scenario.h"
#include "core/mapping/state_machine.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/mapping/matching.h"
#include "core/mapping/pipeline.h"
#include "core/mapping/rule_names.h"
#include "core/rules/parser.h"

#include <algorithm>
#include <functional>

namespace mw::mapping {

namespace {

using rules::Expression;

struct Replacement {
    Span span;
    std::string text;
};

/// The name as a rule writes it: in brackets where it is no plain word.
std::string written(const std::string& name) {
    Expression field;
    field.kind = Expression::Kind::Field;
    field.path = {name};
    return rules::print(field);
}

void eachNode(const Expression& tree, const std::function<void(const Expression&)>& visit) {
    visit(tree);
    for (const rules::ExpressionPtr& child : tree.children)
        eachNode(*child, visit);
}

std::string replaced(std::string_view rule, std::vector<Replacement> replacements) {
    // `simple case` may name a node twice; the last place comes first so that spans stay true.
    std::sort(replacements.begin(), replacements.end(),
              [](const Replacement& a, const Replacement& b) { return a.span.begin > b.span.begin; });
    std::string text(rule);
    std::uint32_t last = std::uint32_t(-1);
    for (const Replacement& one : replacements) {
        if (one.span.begin == last)
            continue;
        last = one.span.begin;
        text.replace(one.span.begin, one.span.end - one.span.begin, one.text);
    }
    return text;
}

/// The name of a lookup where a node takes a field from its record; null for other nodes.
const std::string* lookupOf(const Expression& node) {
    if (node.kind != Expression::Kind::Member || node.children[0]->kind != Expression::Kind::Call ||
        toLower(node.children[0]->name) != "lookup" || node.children[0]->children.empty())
        return nullptr;
    return std::get_if<std::string>(&node.children[0]->children[0]->literal);
}

/// The same rule with the field's name changed where a lookup's record gives it.
std::string renamedMembers(std::string_view rule, const std::vector<std::string>& lookups, const Field& field,
                           const std::string& name) {
    const rules::ParsedRule parsed = rules::parse(rule);
    if (!parsed.tree)
        return std::string(rule);
    std::vector<Replacement> replacements;
    eachNode(*parsed.tree, [&](const Expression& node) {
        const std::string* const lookup = lookupOf(node);
        if (lookup && foldCase(node.name) == foldCase(field.name) &&
            std::any_of(lookups.begin(), lookups.end(),
                        [&](const std::string& one) { return foldCase(one) == foldCase(*lookup); }))
            replacements.push_back({node.nameSpan, written(name)});
    });
    return replaced(rule, std::move(replacements));
}

void renameIn(std::vector<std::string>& names, const std::string& was, const std::string& name) {
    std::replace(names.begin(), names.end(), was, name);
}

/// Changes the schema: the field, and keys and relations that name it.
void renameInSchema(Schema& schema, const std::string& entityName, const Id& fieldId, const std::string& name) {
    std::string was;
    for (Entity& entity : schema.entities) {
        for (Field& field : entity.fields)
            if (field.id == fieldId)
                was = std::exchange(field.name, name);
        if (entity.name != entityName)
            continue;
        for (Key& key : entity.keys)
            renameIn(key.fields, was, name);
        for (Relation& relation : entity.relations)
            renameIn(relation.fields, was, name);
    }
    for (Entity& entity : schema.entities)
        for (Relation& relation : entity.relations)
            if (relation.parentEntity == entityName)
                renameIn(relation.parentFields, was, name);
}

class Renaming {
public:
    Renaming(const Document& document, const Connection& connection, const Entity& entity, const Field& field,
             const std::string& name)
        : m_document(document), m_connection(connection), m_entity(entity), m_field(field), m_name(name) {}

    Result<Edit> run() {
        MW_TRY_DO(checkName());
        m_edit.label = "Rename " + m_entity.name + "." + m_field.name + " to " + m_name;
        Connection connection = m_connection;
        renameInSchema(connection.schema, m_entity.name, m_field.id, m_name);
        m_edit.steps.push_back(SetElement<Connection>{connection.id, std::move(connection), std::size_t(-1)});
        findLookups();
        for (const EntityMapping& mapping : m_document.mappings)
            renameInMapping(mapping);
        for (const Check& check : m_document.checks)
            renameInCheck(check);
        return std::move(m_edit);
    }

private:
    Result<void> checkName() const {
        if (m_name.empty())
            return makeError(Code::WrongValue, "a field needs a name");
        const Field* const same = m_entity.field(m_name);
        if (same && same->id != m_field.id)
            return makeError(Code::WrongValue, m_entity.name + " already has a field " + quoted(m_name));
        for (const Parameter& parameter : m_document.parameters)
            if (foldCase(parameter.content.name) == foldCase(m_name))
                return makeError(Code::WrongValue, "rules mean the parameter " + quoted(parameter.content.name) +
                                                       " by this name");
        return {};
    }

    void findLookups() {
        for (const Lookup& lookup : m_document.lookups) {
            if (lookup.connection != m_connection.id || lookup.entity != m_entity.id)
                continue;
            m_lookups.push_back(lookup.name);
            Lookup changed = lookup;
            for (std::string& rule : changed.keyRules)
                rule = renamedIn(rule, m_entity.name, m_entity, m_field, m_name);
            if (changed != lookup)
                m_edit.steps.push_back(SetElement<Lookup>{lookup.id, std::move(changed), std::size_t(-1)});
        }
    }

    template <class ChangeRule>
    void renameInMatching(Matching& matching, const ChangeRule& change) const {
        if (matching.key == m_field.name)
            matching.key = m_name;
        const auto rename = [&](auto& byField) {
            if (auto moved = byField.extract(m_field.name)) {
                moved.key() = m_name;
                byField.insert(std::move(moved));
            }
        };
        rename(matching.weights);
        rename(matching.values);
        eachMatchingRule(matching, change);
    }

    void renameInMapping(const EntityMapping& mapping) {
        const bool reads = mapping.sourceConnection == m_connection.id && mapping.sourceEntity == m_entity.id;
        const bool writes = mapping.targetConnection == m_connection.id && mapping.targetEntity == m_entity.id;
        EntityMapping changed = mapping;
        const std::vector<TakenIn> others = takenIn(m_document, mapping);
        const Entity* const source = m_document.sourceOf(mapping);
        const auto change = [&](std::string& rule) {
            if (reads)
                rule = renamedIn(rule, aliasOf(mapping, m_entity), m_entity, m_field, m_name);
            // A plain name is the driving source's where that has such a field.
            for (const TakenIn& taken : others)
                if (taken.entity == &m_entity && (!source || !source->field(m_field.name) || namesAlias(rule, taken.alias)))
                    rule = renamedIn(rule, taken.alias, m_entity, m_field, m_name);
            if (!m_lookups.empty())
                rule = renamedMembers(rule, m_lookups, m_field, m_name);
        };
        for (const TakenIn& taken : others)
            eachRule(changed.steps[taken.step], [&](std::string& rule, bool side) {
                if (side && taken.entity == &m_entity)
                    rule = renamedIn(rule, taken.alias, m_entity, m_field, m_name);
            });
        for (Step& step : changed.steps)
            eachRule(step, [&](std::string& rule, bool side) {
                if (!side)
                    change(rule);
            });
        change(changed.filter);
        if (changed.matching && reads)
            renameInMatching(*changed.matching, change);
        if (changed.deduplication) {
            for (std::string& key : changed.deduplication->keys)
                change(key);
            change(changed.deduplication->order);
        }
        for (FieldMapping& field : changed.fields) {
            change(field.rule);
            for (Example& example : field.examples)
                if (auto given = example.input.find(m_field.name); reads && given != example.input.end()) {
                    example.input[m_name] = given->second;
                    example.input.erase(m_field.name);
                }
        }
        if (writes)
            renameIn(changed.key, m_field.name, m_name);
        if (changed != mapping)
            m_edit.steps.push_back(SetElement<EntityMapping>{mapping.id, std::move(changed), std::size_t(-1)});
    }

    /// Whether a rule says the name of an entity that steps take in.
    static bool namesAlias(std::string_view rule, const std::string& alias) {
        RuleNames names;
        collectNames(rule, names);
        return std::any_of(names.paths.begin(), names.paths.end(), [&](const std::vector<std::string>& path) {
            return path.size() > 1 && foldCase(path[0]) == foldCase(alias);
        });
    }

    void renameInCheck(const Check& check) {
        const EntityMapping* const mapping = m_document.mapping(check.entityMapping);
        if (!mapping)
            return;
        Check changed = check;
        const bool isTarget = mapping->targetConnection == m_connection.id && mapping->targetEntity == m_entity.id;
        const bool isSource = mapping->sourceConnection == m_connection.id && mapping->sourceEntity == m_entity.id;
        if (isTarget)
            renameIn(changed.fields, m_field.name, m_name);
        for (auto& [parameter, text] : changed.parameters) {
            const auto known = pairedParameter(check.kind, parameter);
            if (!known || known->holds != PairedParameter::Holds::Rule || placeOf(m_document, check, *known->question).entity != &m_entity)
                continue;
            const bool isDriving = known->question->isSource && isSource && known->question->parameter(check, "entity").empty();
            text = renamedIn(text, isDriving ? aliasOf(*mapping, m_entity) : m_entity.name, m_entity, m_field, m_name);
        }
        if (const auto machine = changed.parameters.find("machine");
            check.kind == "workflow" && machine != changed.parameters.end() && placeOf(m_document, check, pairedQuestion(check.kind, false)).entity == &m_entity)
            machine->second = renamedInMachine(machine->second);
        if (const auto steps = changed.parameters.find("steps");
            check.kind == kScenario && steps != changed.parameters.end() && placeOf(m_document, check, pairedQuestion(check.kind, false)).entity == &m_entity)
            steps->second = renamedInSteps(steps->second);
        if (check.kind == "relation" && mapping->targetConnection == m_connection.id)
            renameInRelation(changed);
        if (changed != check)
            m_edit.steps.push_back(SetElement<Check>{check.id, std::move(changed), std::size_t(-1)});
    }

    /// Only what stands behind "rule:" is one.
    std::string renamedInSteps(std::string text) const {
        for (std::size_t begin = 0; begin < text.size();) {
            std::size_t end = std::min(text.find('\n', begin), text.size());
            const std::size_t sign = text.find_first_not_of(" \t", begin);
            if (sign < end && std::string_view(text).substr(sign).starts_with(kScenarioRule)) {
                const std::size_t rule = sign + kScenarioRule.size();
                const std::string renamed = renamedIn(text.substr(rule, end - rule), m_entity.name, m_entity, m_field, m_name);
                text.replace(rule, end - rule, renamed);
                end = rule + renamed.size();
            }
            begin = end + 1;
        }
        return text;
    }

    /// Only the conditions of a state machine are rules.
    static constexpr char kIf[] = " if ";
    std::string renamedInMachine(std::string text) const {
        const auto machine = StateMachine::parse(text);
        if (!machine.ok())
            return text;
        std::set<std::string> conditions;
        for (const StateMachine::Step& step : machine->steps)
            conditions.insert(step.condition);
        for (const StateMachine::Automation& each : machine->automations)
            conditions.insert(each.condition);
        for (const std::string& condition : conditions) {
            const std::string was = kIf + condition, is = kIf + renamedIn(condition, m_entity.name, m_entity, m_field, m_name);
            for (std::size_t at = text.find(was); !condition.empty() && at != std::string::npos; at = text.find(was, at + is.size())) {
                const std::string_view behind = std::string_view(text).substr(at + was.size());
                if (behind.empty() || behind.front() == '\n' || behind.front() == '\r' || behind.starts_with(" =>"))
                    text.replace(at, was.size(), is);
            }
        }
        return text;
    }

    /// The key of the parent that a declared relation names, parted by commas.
    void renameInRelation(Check& check) const {
        const auto parent = check.parameters.find("entity"), fields = check.parameters.find("parent_fields");
        if (parent == check.parameters.end() || fields == check.parameters.end() || parent->second != m_entity.name)
            return;
        std::string renamed;
        for (std::size_t begin = 0; begin < fields->second.size();) {
            const std::size_t end = std::min(fields->second.find(',', begin), fields->second.size());
            const std::string name = fields->second.substr(begin, end - begin);
            renamed += (renamed.empty() ? "" : ",") + (name == m_field.name ? m_name : name);
            begin = end + 1;
        }
        fields->second = std::move(renamed);
    }

    const Document& m_document;
    const Connection& m_connection;
    const Entity& m_entity;
    const Field& m_field;
    const std::string& m_name;
    std::vector<std::string> m_lookups; ///< names of those over the entity
    Edit m_edit;
};

} // namespace

std::string renamedIn(std::string_view rule, const std::string& alias, const Entity& entity, const Field& field,
                      const std::string& name) {
    const rules::ParsedRule parsed = rules::parse(rule);
    if (!parsed.tree)
        return std::string(rule);
    std::vector<Replacement> replacements;
    eachNode(*parsed.tree, [&](const Expression& node) {
        if (node.kind != Expression::Kind::Field || fieldAt(node.path, alias, entity) != &field)
            return;
        // Behind the alias where it was written with one.
        const bool plain = entity.field(node.path.size() == 1 ? node.path[0] : std::string()) == &field;
        const bool hasAlias = !plain && node.path.size() > 1 && foldCase(node.path[0]) == foldCase(alias);
        replacements.push_back({node.span, (hasAlias ? written(node.path[0]) + "." : "") + written(name)});
    });
    return replaced(rule, std::move(replacements));
}

Result<Edit> renameField(const Document& document, const Id& connection, const Id& field, const std::string& name) {
    const Connection* const place = document.connection(connection);
    if (!place)
        return makeError(Code::UnknownName, quoted(connection.text()), "");
    for (const Entity& entity : place->schema.entities)
        if (const Field* const found = entity.fieldById(field))
            return Renaming(document, *place, entity, *found, name).run();
    return makeError(Code::UnknownName, quoted(field.text()), "");
}

} // namespace mw::mapping
