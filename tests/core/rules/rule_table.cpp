// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/rule_table.h"

#include "core/rules/catalogue.h"
#include "core/rules/parser.h"

namespace mw::test {

using namespace mw::rules;

namespace {

ExpressionPtr lifted(const ExpressionPtr& tree, RuleTable& table, bool fixed, std::size_t rows) {
    if (tree->kind == Expression::Kind::Literal) {
        if (fixed || isNull(tree->literal))
            return tree;
        const std::string name = "lifted" + std::to_string(table.environment.fields.size());
        table.addField(name, tree->literalType, std::vector<Value>(rows, tree->literal));
        auto field = std::make_shared<Expression>();
        field->kind = Expression::Kind::Field;
        field->path = {name};
        field->span = tree->span;
        return field;
    }
    auto copy = std::make_shared<Expression>(*tree);
    const Function* const function = tree->kind == Expression::Kind::Call ? findFunction(tree->name) : nullptr;
    for (std::size_t i = 0; i < copy->children.size(); ++i) {
        bool isFixed = false;
        if (function)
            for (const Overload& overload : function->overloads())
                isFixed = isFixed || (!overload.arguments.empty() &&
                                      overload.arguments[std::min(i, overload.arguments.size() - 1)].isFixed);
        copy->children[i] = lifted(copy->children[i], table, isFixed, rows);
    }
    return copy;
}

} // namespace

ExpressionPtr liftLiterals(const ExpressionPtr& tree, RuleTable& table, std::size_t rows) {
    return lifted(tree, table, false, rows);
}

void RuleTable::addField(const std::string& name, const LogicalType& type, const std::vector<Value>& values) {
    Field field;
    field.name = name;
    field.type = type;
    environment.fields.push_back({alias, field, batch.columns.size()});
    auto column = std::make_shared<Column>(type, values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        column->setValue(i, values[i]);
    batch.columns.push_back(std::move(column));
    batch.rows = values.size();
}

MadeRule makeRule(const std::string& text, const rules::Environment& environment,
                  const std::optional<rules::Wanted>& wanted) {
    rules::ParsedRule parsed = rules::parse(text);
    if (!parsed.ok())
        return {nullptr, std::move(parsed.problems)};
    rules::BindResult bound = rules::bind(*parsed.tree, environment, wanted);
    return {std::move(bound.rule), std::move(bound.problems)};
}

std::string describe(const Result<Value>& outcome, const LogicalType& type) {
    if (outcome.ok())
        return isNull(*outcome) ? "null" : printValue(*outcome, type);
    const Error& error = outcome.error();
    std::string text = "error " + std::string(nameOf(error.code));
    if (error.span)
        text += " " + std::to_string(error.span->begin) + ".." + std::to_string(error.span->end);
    return text + ": " + error.message();
}

std::vector<std::string> evaluateAll(const rules::BoundRule& rule, const Batch& batch,
                                     const std::vector<std::uint32_t>& rows) {
    rules::Evaluator evaluator;
    return evaluateAll(evaluator, rule, batch, rows);
}

std::vector<std::string> evaluateAll(rules::Evaluator& evaluator, const rules::BoundRule& rule, const Batch& batch,
                                     const std::vector<std::uint32_t>& rows) {
    RowErrors errors;
    const ColumnPtr column = evaluator.evaluate(rule, batch, rows, 7, errors);
    std::vector<std::string> texts;
    for (std::uint32_t row = 0; row < batch.rows; ++row)
        texts.push_back(describe(column->value(row), rule.type));
    for (const RowError& found : errors.all()) {
        Error error;
        error.code = found.code;
        error.arguments = found.arguments;
        error.span = found.span;
        // An error beside a value would be a value that escaped.
        texts[found.row] = (texts[found.row] == "null" ? "" : "VALUE " + texts[found.row] + " AND ") +
                           describe(error, rule.type) + (found.field == 7 ? "" : " IN ANOTHER FIELD");
    }
    return texts;
}

std::vector<std::string> interpretAll(const rules::BoundRule& rule, const Batch& batch) {
    std::vector<std::string> texts;
    for (std::uint32_t row = 0; row < batch.rows; ++row)
        texts.push_back(describe(rules::interpret(rule, batch, row), rule.type));
    return texts;
}

} // namespace mw::test
