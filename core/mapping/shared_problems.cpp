// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearest_name.h"
#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/mapping/check_kinds.h"
#include "core/mapping/elements.h"
#include "core/mapping/new_keys.h"
#include "core/mapping/paired_queries.h"
#include "core/mapping/problem_list_p.h"
#include "core/mapping/recursive_functions.h"
#include "core/mapping/scenario.h"
#include "core/mapping/state_machine.h"
#include "core/mapping/value_corrections.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace mw::mapping {

namespace {

std::string place(const std::string& text, const std::string& reference) {
    return reference.empty() ? text : text + " (" + reference + ")";
}

bool fits(const Value& value, const LogicalType& type) {
    return isNull(value) || castValue(value, typeOf(value), type).ok();
}

std::string nearestKind(const std::string& misspelt) {
    std::vector<std::string_view> names;
    for (const CheckKind& kind : checkKinds())
        names.push_back(kind.name);
    const std::string nearest = nearestName(misspelt, names);
    return nearest.empty() ? std::string() : "; did you mean " + quoted(nearest) + "?";
}

class Checking {
public:
    Checking(const Document& document, std::vector<Problem>& problems) : m_document(document), m_problems(problems) {}

    void run() {
        connections();
        for (const Lookup& each : m_document.lookups)
            lookup(each);
        for (const ValueMap& each : m_document.valueMaps)
            valueMap(each);
        for (const Parameter& each : m_document.parameters)
            parameter(each);
        functions();
        newKeyCirclesOf();
        for (const Check& each : m_document.checks)
            check(each);
        references();
        for (const Check& each : m_document.checks)
            proofs(each);
        for (const Decision& each : m_document.decisions)
            decision(each);
    }

private:
    ProblemPlace at(std::string where, const Id& element) { return {m_problems, std::move(where), element}; }

    /// Names that rules use must be there and used once; `known` belongs to one kind of element.
    void name(const std::string& name, std::set<std::string>& known, ProblemPlace& where) {
        if (name.empty())
            where.error(Code::WrongValue, "it has no name");
        else if (!known.insert(foldCase(name)).second)
            where.error(Code::WrongValue, "the name " + quoted(name) + " is used twice");
    }

    void connections() {
        for (const Connection& each : m_document.connections) {
            ProblemPlace where = at(place("connection " + quoted(each.name), {}), each.id);
            name(each.name, m_connectionNames, where);
            std::set<std::string> entities;
            for (const Entity& entity : each.schema.entities) {
                if (!entities.insert(entity.name).second)
                    where.error(Code::WrongValue, "the entity " + quoted(entity.name) + " stands twice in it");
                std::set<std::string> fields;
                for (const Field& field : entity.fields) {
                    if (!fields.insert(field.name).second)
                        where.error(Code::WrongValue,
                                    "the field " + quoted(field.name) + " stands twice in " + quoted(entity.name));
                }
            }
        }
    }

    void lookup(const Lookup& lookup) {
        ProblemPlace where = at(place("lookup " + quoted(lookup.name), lookup.reference), lookup.id);
        name(lookup.name, m_lookupNames, where);
        const Connection* const connection = m_document.connection(lookup.connection);
        if (connection == nullptr)
            return where.error(Code::UnknownName, "its connection is not in the document");
        if (connection->schema.entityById(lookup.entity) == nullptr)
            return where.error(Code::UnknownEntity, "its entity is not in the connection " + quoted(connection->name));
        if (lookup.keyRules.empty())
            where.error(Code::WrongValue, "it has no key");
        const rules::Environment environment = environmentOf(m_document, lookup);
        for (const std::string& rule : lookup.keyRules)
            checkRule(rule, environment, {}, where, "the key: ");
    }

    void valueMap(const ValueMap& valueMap) {
        const rules::ValueMap& content = valueMap.content;
        ProblemPlace where = at(place("value map " + quoted(content.name), valueMap.reference), valueMap.id);
        name(content.name, m_valueMapNames, where);
        if (content.entries.empty())
            where.warning(Code::WrongValue, "it lists no values");
        std::unordered_set<std::string> seen;
        for (const rules::ValueMap::Entry& entry : content.entries) {
            const std::string from = listedAs(content, entry.from);
            if (!seen.insert(from).second)
                where.error(Code::WrongValue, "the old value " + quoted(entry.from) + " is listed twice");
            if (from.empty())
                where.warning(Code::WrongValue, "an empty old value is listed: it stands for empty text, not for null");
            if (!fits(entry.to, content.resultType))
                where.error(Code::TypeMismatch, quoted(entry.from) + " gives " + quoted(printValue(entry.to)) +
                                                    ", which is not of the type " + printType(content.resultType));
        }
        if (content.unlisted == rules::ValueMap::Unlisted::UseDefault && isNull(content.defaultValue))
            where.warning(Code::WrongValue, "values not listed get the default, and there is none: they become null");
        if (!fits(content.defaultValue, content.resultType))
            where.error(Code::TypeMismatch, "the default is not of the type " + printType(content.resultType));
        if (!fits(content.nullTo, content.resultType))
            where.error(Code::TypeMismatch, "the value for null is not of the type " + printType(content.resultType));
    }

    void parameter(const Parameter& parameter) {
        const rules::Parameter& content = parameter.content;
        ProblemPlace where = at(place("parameter " + quoted(content.name), parameter.reference), parameter.id);
        name(content.name, m_parameterNames, where);
        if (isNull(content.value))
            where.warning(Code::WrongValue, "it has no value");
        else if (!fits(content.value, content.type))
            where.error(Code::TypeMismatch, quoted(printValue(content.value)) + " is not of the type " +
                                                printType(content.type));
    }

    void functions() {
        const std::vector<bool> recursive = recursiveFunctions(m_document.functions);
        for (std::size_t i = 0; i < m_document.functions.size(); ++i) {
            const ProjectFunction& function = m_document.functions[i];
            ProblemPlace where = at(place("function " + quoted(function.name), function.reference), function.id);
            name(function.name, m_functionNames, where);
            std::set<std::string> arguments;
            for (const ProjectFunction::Argument& argument : function.arguments)
                name(argument.name, arguments, where);
            if (recursive[i])
                where.error(Code::WrongValue, "it calls itself, directly or through another function");
            else
                checkRule(function.body, environmentOf(m_document, function), {}, where);
        }
    }

    void check(const Check& check) {
        ProblemPlace where = at(place("check " + quoted(check.kind), check.reference), check.id);
        const CheckKind* const kind = findCheckKind(check.kind);
        if (kind == nullptr)
            where.error(Code::UnknownName, "there is no kind of check named " + quoted(check.kind) + nearestKind(check.kind));
        else if (kind->needsFields && check.fields.empty() && !check.offBecause)
            where.error(Code::WrongValue, "it names no field to look at");
        const EntityMapping* const mapping = m_document.mapping(check.entityMapping);
        if (mapping == nullptr)
            return where.error(Code::UnknownName, "the entity mapping it belongs to is not in the document");
        const Entity* const target = m_document.targetOf(*mapping);
        for (const std::string& name : check.fields) {
            if (target != nullptr && target->field(name) == nullptr)
                where.error(Code::UnknownField, "there is no target field named " + quoted(name));
        }
        if (kind == nullptr)
            return;
        if (isOfPairedQueries(check.kind))
            pairedQueries(check, where);
        if (const auto of = check.parameters.find("of");
            check.kind == "count" && of != check.parameters.end() && !isCountOf(of->second))
            where.error(Code::WrongValue, quoted(of->second) + " is nothing that is counted: rows, readable, missing or extra");
        if (const auto parent = check.parameters.find("entity"); check.kind == "relation" && parent != check.parameters.end()) {
            const Connection* const connection = m_document.connection(mapping->targetConnection);
            if (connection != nullptr && connection->schema.entity(parent->second) == nullptr)
                where.error(Code::UnknownEntity, "the target has no entity " + quoted(parent->second));
        }
    }

    /// Rules are held against the entity that they are of; of a query in SQL only the place itself knows the columns.
    void pairedQueries(const Check& check, ProblemPlace& where) {
        for (const auto& [name, text] : check.parameters) {
            const auto known = pairedParameter(check.kind, name);
            if (!known) {
                where.error(Code::WrongValue, "a check of the kind " + check.kind + " knows no parameter " + quoted(name));
                continue;
            }
            using Holds = PairedParameter::Holds;
            if (known->holds == Holds::Connection && m_document.connectionByName(text) == nullptr)
                where.error(Code::UnknownName, name + ": there is no connection named " + quoted(text));
            const PairedPlace place = known->question ? placeOf(m_document, check, *known->question) : PairedPlace();
            // Who may do what is often written down in tables that nothing is mapped to.
            if (known->holds == Holds::Entity && place.connection != nullptr && place.entity == nullptr)
                where.warning(Code::UnknownEntity, name + ": the document knows no entity " + quoted(text) + " in " + quoted(place.connection->name) + "; it is taken as it is there");
            if (known->holds == Holds::Rule)
                pairedRule(check, *known->question, name, text, where);
        }
        if (check.kind == "workflow")
            stateMachine(check, where);
        if (check.kind == kScenario)
            scenario(check, where);
    }

    void scenario(const Check& check, ProblemPlace& where) {
        const auto scenario = Scenario::of(check);
        if (!scenario.ok())
            return where.error(scenario.error().code, scenario.error().message());
        for (std::size_t step = 0; step < scenario->steps.size(); ++step)
            if (const std::string& rule = scenario->steps[step].rule; !rule.empty())
                pairedRule(check, pairedQuestion(check.kind, false), "step " + std::to_string(step + 1), rule, where);
    }

    /// Its conditions are rules over the records of the target.
    void stateMachine(const Check& check, ProblemPlace& where) {
        const auto text = check.parameters.find("machine");
        const auto machine = StateMachine::parse(text == check.parameters.end() ? std::string() : text->second);
        if (!machine.ok())
            return where.error(machine.error().code, machine.error().message());
        const PairedQuestion& question = pairedQuestion(check.kind, false);
        const auto condition = [&](const std::string& rule, const std::string& of) {
            if (!rule.empty())
                pairedRule(check, question, of, rule, where);
        };
        for (const StateMachine::Step& step : machine->steps)
            condition(step.condition, step.from + " -> " + step.to);
        for (const StateMachine::Automation& each : machine->automations)
            condition(each.condition, "on " + (each.state.empty() ? "*" : each.state));
    }

    void pairedRule(const Check& check, const PairedQuestion& question, const std::string& name, const std::string& text, ProblemPlace& where) {
        if (const auto environment = environmentOf(m_document, check, question))
            checkRule(text, *environment, {}, where, name + ": ");
        else
            where.add(rules::parse(text).problems, name + ": ");
    }

    /// What a check proves is named by references, which are all known by now.
    void proofs(const Check& check) {
        ProblemPlace where = at(place("check " + quoted(check.kind), check.reference), check.id);
        for (const std::string& reference : check.proves) {
            if (!m_references.contains(reference))
                where.warning(Code::UnknownName, "it proves " + quoted(reference) + ", which is not in the document");
        }
    }

    void references() {
        std::unordered_map<std::string, std::size_t> uses;
        eachReference(m_document, [&](const std::string& reference) { ++uses[reference]; });
        const auto each = [&](const auto& elements, const auto& where) {
            for (const auto& element : elements) {
                if (element.reference.empty())
                    at(where(element), element.id).warning(Code::WrongValue, "it has no reference");
                else if (uses[element.reference] > 1)
                    at(where(element), element.id)
                        .error(Code::WrongValue, "the reference " + element.reference + " is used twice");
                m_references.insert(element.reference);
            }
        };
        each(m_document.lookups, [](const Lookup& l) { return place("lookup " + quoted(l.name), l.reference); });
        each(m_document.valueMaps, [](const ValueMap& v) { return place("value map " + quoted(v.content.name), v.reference); });
        each(m_document.parameters, [](const Parameter& p) { return place("parameter " + quoted(p.content.name), p.reference); });
        each(m_document.functions, [](const ProjectFunction& f) { return place("function " + quoted(f.name), f.reference); });
        each(m_document.mappings, [&](const EntityMapping& m) { return placeOf(m_document, m); });
        for (const EntityMapping& mapping : m_document.mappings)
            each(mapping.fields, [&](const FieldMapping& f) { return placeOf(m_document, mapping, f); });
        each(m_document.checks, [](const Check& c) { return place("check " + quoted(c.kind), c.reference); });
        each(m_document.decisions, [](const Decision& d) { return place("decision " + quoted(elideMiddle(d.what, 40)), d.reference); });
    }

    void newKeyCirclesOf() {
        for (const auto& circle : newKeyCircles(m_document)) {
            std::string names;
            for (const EntityMapping* mapping : circle)
                names += (names.empty() ? "" : " ↔ ") + placeOf(m_document, *mapping);
            for (const EntityMapping* mapping : circle)
                ProblemPlace(m_problems, placeOf(m_document, *mapping), mapping->id, mapping->id)
                    .error(Code::NewKeysInCircle, makeError(Code::NewKeysInCircle, names).message());
        }
    }

    void decision(const Decision& decision) {
        ProblemPlace where = at(place("decision " + quoted(elideMiddle(decision.what, 40)), decision.reference), decision.id);
        for (const std::string& reference : decision.about) {
            if (!m_references.contains(reference))
                where.warning(Code::UnknownName, "it is about " + quoted(reference) + ", which is not in the document");
        }
    }

    const Document& m_document;
    std::vector<Problem>& m_problems;
    std::set<std::string> m_connectionNames, m_lookupNames, m_valueMapNames, m_parameterNames, m_functionNames;
    std::unordered_set<std::string> m_references;
};

} // namespace

void checkShared(const Document& document, std::vector<Problem>& problems) { Checking(document, problems).run(); }

} // namespace mw::mapping
