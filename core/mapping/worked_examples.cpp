// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/mapping/problem_list_p.h"
#include "core/rules/evaluator.h"

#include <algorithm>

namespace mw::mapping {

namespace {

const rules::FieldBinding* bindingOf(const rules::Environment& environment, const std::string& name) {
    const auto found = std::find_if(environment.fields.begin(), environment.fields.end(),
                                    [&](const rules::FieldBinding& b) { return b.field.name == name; });
    return found == environment.fields.end() ? nullptr : &*found;
}

std::string shown(const std::optional<std::string>& text) { return text ? quoted(*text) : "null"; }

bool equals(const Value& value, const LogicalType& type, const std::string& expected) {
    if (printValue(value, type) == expected)
        return true;
    const Result<Value> wanted = parseValue(expected, type);
    return wanted.ok() && compareValues(value, wanted.value()) == std::strong_ordering::equal;
}

/// Builds the one row that an example describes; fields it does not name are null. False where a value does not fit.
bool makeRow(const Example& example, const rules::BoundRule& rule, const rules::Environment& environment, Batch& batch,
             const std::string& title, ProblemPlace& place) {
    batch.rows = 1;
    batch.origins.rowNumber = {1};
    batch.origins.byteOffset = {0};
    batch.columns.resize(environment.fields.size());
    for (const auto& [name, text] : example.input) {
        if (bindingOf(environment, name) == nullptr) {
            place.error(Code::UnknownField, title + ": there is no source field named " + quoted(name));
            return false;
        }
    }
    for (const rules::FieldBinding& binding : environment.fields) {
        if (!std::binary_search(rule.columns.begin(), rule.columns.end(), binding.column))
            continue;
        auto column = std::make_shared<Column>(binding.field.type, 1);
        const auto given = example.input.find(binding.field.name);
        if (given == example.input.end() || !given->second) {
            column->setNull(0);
        } else {
            const Result<Value> value = parseValue(*given->second, binding.field.type);
            if (!value.ok()) {
                place.error(value.error().code, title + ": the input of " + binding.field.name + ": " +
                                                    value.error().message());
                return false;
            }
            column->setValue(0, value.value());
        }
        batch.columns[binding.column] = std::move(column);
    }
    return true;
}

} // namespace

void checkExamples(const FieldMapping& field, const rules::BoundRule& rule, const rules::Environment& environment,
                   ProblemPlace& place) {
    if (field.examples.empty() || !rule.lookupsUsed.empty() || !rule.newKeysUsed.empty() || rule.usesNow || rule.usesRowNumber)
        return;
    rules::Evaluator evaluator;
    for (std::size_t i = 0; i < field.examples.size(); ++i) {
        const Example& example = field.examples[i];
        const std::string title = "example " + std::to_string(i + 1);
        Batch batch;
        if (!makeRow(example, rule, environment, batch, title, place))
            continue;
        RowErrors errors;
        const ColumnPtr column = evaluator.evaluate(rule, batch, {}, 0, errors);
        if (!errors.empty()) {
            const RowError& reason = errors.all().front();
            if (!example.error)
                place.error(Code::ExampleFails,
                            title + ": " + shown(example.result) + " is expected, the row is rejected: " +
                                fillTemplate(templateOf(reason.code), reason.arguments));
            continue;
        }
        const Value value = column->value(0);
        const std::optional<std::string> result =
            isNull(value) ? std::nullopt : std::optional(printValue(value, column->type()));
        if (example.error)
            place.error(Code::ExampleFails, title + ": a reject is expected, the rule gives " + shown(result));
        else if (result.has_value() != example.result.has_value() ||
                 (result && !equals(value, column->type(), *example.result)))
            place.error(Code::ExampleFails,
                        title + ": " + shown(example.result) + " is expected, the rule gives " + shown(result));
    }
}

} // namespace mw::mapping
