// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/rules/binder_p.h"
#include "core/rules/literal_p.h"
#include "core/rules/names_p.h"
#include "core/rules/suggestion_p.h"

#include <algorithm>

namespace mw::rules {

namespace {

std::string joined(std::span<const std::string> path) {
    std::string text;
    for (const std::string& part : path)
        text += (text.empty() ? "" : ".") + part;
    return text;
}

std::string printPath(std::span<const std::string> path) {
    std::string text;
    for (const std::string& part : path)
        text += (text.empty() ? "" : ".") + printName(part);
    return text;
}

bool equals(std::string_view a, std::string_view b, bool exact) { return exact ? a == b : equalsBlind(a, b); }

} // namespace

bool equalsBlind(std::string_view a, std::string_view b) { return a == b || foldCase(a) == foldCase(b); }

std::vector<std::size_t> matchingFields(const Environment& environment, const std::vector<std::string>& path,
                                        bool exact) {
    std::vector<std::size_t> byAlias, byName;
    const std::string whole = joined(path);
    const std::string rest = joined(std::span(path).subspan(1));
    for (std::size_t i = 0; i < environment.fields.size(); ++i) {
        const FieldBinding& binding = environment.fields[i];
        if (path.size() > 1 && equals(binding.alias, path[0], exact) && equals(binding.field.name, rest, exact))
            byAlias.push_back(i);
        if (equals(binding.field.name, whole, exact))
            byName.push_back(i);
    }
    return byAlias.empty() ? byName : byAlias;
}

const Parameter* matchingParameter(const Environment& environment, const std::vector<std::string>& path, bool exact) {
    if (path.size() != 1)
        return nullptr;
    for (const Parameter& parameter : environment.parameters)
        if (equals(parameter.name, path[0], exact))
            return &parameter;
    return nullptr;
}

NodePtr Binder::bindField(const ExpressionPtr& tree) {
    if (!m_scopes.empty() && tree->path.size() == 1) {
        const Scope& scope = m_scopes.back();
        for (const bool exact : {true, false})
            for (std::size_t i = 0; i < scope.arguments.size(); ++i)
                if (equals(scope.function->arguments[i].name, tree->path[0], exact)) {
                    NodePtr node = std::make_shared<BoundNode>(*scope.arguments[i]);
                    node->source = tree;
                    node->span = spanOf(tree->span);
                    return node;
                }
    }
    for (const bool exact : {true, false}) {
        // A project function is governed on its own: it sees its arguments and parameters, not the fields of a rule.
        const std::vector<std::size_t> fields = m_scopes.empty() ? matchingFields(m_environment, tree->path, exact)
                                                                 : std::vector<std::size_t>();
        const Parameter* const parameter = matchingParameter(m_environment, tree->path, exact);
        const std::size_t meanings = fields.size() + (parameter ? 1 : 0);
        if (meanings > 1) {
            std::string all;
            for (const std::size_t i : fields) {
                const FieldBinding& binding = m_environment.fields[i];
                all += (all.empty() ? "" : " or ") + printName(binding.alias) + "." + printName(binding.field.name);
            }
            if (parameter)
                all += " or the parameter " + printName(parameter->name);
            Problem& found = problem(Code::AmbiguousName, tree->span, {quoted(joined(tree->path)), all});
            for (const std::size_t i : fields) {
                const FieldBinding& binding = m_environment.fields[i];
                if (!m_bodySpan)
                    found.fixes.push_back({"Name the source", tree->span,
                                           printName(binding.alias) + "." + printName(binding.field.name)});
            }
            return nullptr;
        }
        if (!fields.empty())
            return fieldNode(tree, fields.front());
        if (parameter) {
            NodePtr node = make(BoundNode::Kind::Constant, tree, parameter->type);
            Result<Value> value =
                castValue(parameter->value, typeFor(parameter->value, parameter->type), parameter->type);
            if (!value.ok()) {
                problem(value.error().code, tree->span, value.error().arguments);
                return nullptr;
            }
            node->value = std::move(value).value();
            m_parameters.insert(parameter->name);
            return node;
        }
    }
    unknownName(tree);
    return nullptr;
}

NodePtr Binder::fieldNode(const ExpressionPtr& tree, std::size_t binding) {
    const FieldBinding& found = m_environment.fields[binding];
    NodePtr node = make(BoundNode::Kind::Column, tree, found.field.type);
    node->column = found.column;
    m_columns.insert(found.column);
    m_fields.insert(binding);
    return node;
}

void Binder::unknownName(const ExpressionPtr& tree) {
    std::vector<std::string> known;
    const bool aliased = tree->path.size() > 1;
    const auto aliasIs = [&](const FieldBinding& binding) { return equalsBlind(binding.alias, tree->path[0]); };
    const bool aliasKnown = aliased && std::any_of(m_environment.fields.begin(), m_environment.fields.end(), aliasIs);
    if (m_scopes.empty())
        for (const FieldBinding& binding : m_environment.fields) {
            if (!aliased)
                known.push_back(printName(binding.field.name));
            else if (!aliasKnown || aliasIs(binding))
                known.push_back(printName(binding.alias) + "." + printName(binding.field.name));
        }
    else
        for (const Parameter& argument : m_scopes.back().function->arguments)
            known.push_back(printName(argument.name));
    for (const Parameter& parameter : m_environment.parameters)
        known.push_back(printName(parameter.name));
    const std::vector<std::string> near = nearestNames(printPath(tree->path), known);
    Problem& found = problem(Code::UnknownName, tree->span, {quoted(joined(tree->path)), didYouMean(near)});
    if (!m_bodySpan)
        for (const std::string& name : near)
            found.fixes.push_back({"Did you mean this?", tree->span, name});
}

const ProjectFunction* Binder::projectFunction(std::string_view name) const {
    for (const bool exact : {true, false})
        for (const ProjectFunction& function : m_environment.functions)
            if (equals(function.name, name, exact))
                return &function;
    return nullptr;
}

} // namespace mw::rules
