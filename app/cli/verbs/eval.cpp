// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json_values.h"
#include "app/cli/verb.h"
#include "core/base/clock.h"
#include "core/rules/binder.h"
#include "core/rules/evaluator.h"
#include "core/rules/parser.h"
#include "core/rules/sentence.h"

namespace mw::cli {

namespace {

Json stepAsJson(const rules::Step& step) {
    Json json = {{"text", step.text}, {"span", toJson(step.span)}, {"depth", step.depth}};
    if (!step.evaluated)
        json["skipped"] = true;
    else if (step.error)
        json["error"] = step.error->message();
    else
        json["value"] = toJson(step.value, step.type);
    return json;
}

int failed(const Error& error, int exitCode, Json answer, const Console& console) {
    const Span span = error.span.value_or(Span{});
    answer["error"] = {{"code", nameOf(error.code)}, {"message", error.message()}, {"span", toJson(span)},
                       {"where", "rule, " + inWords(span)}};
    if (console.json())
        console.document(answer);
    console.note("eval — " + answer["error"]["where"].get<std::string>() + ": " + error.message());
    return exitCode;
}

Result<int> run(const Invocation& invocation, Console& console, JobContext&) {
    const rules::ParsedRule parsed = rules::parse(invocation.argument(0));
    if (!parsed.ok())
        return failed(parsed.problems.front().error, RequestWrong, Json::object(), console);

    MW_TRY(const std::vector<NamedValue> row, parseRow(invocation.value("--row", "{}")));
    Batch batch;
    batch.rows = 1;
    batch.origins.rowNumber = {1};
    batch.origins.byteOffset = {0};
    rules::Environment environment;
    environment.nowMicros = Clock::system().nowMicros();
    for (const NamedValue& cell : row) {
        Field field;
        field.name = cell.name;
        field.type = cell.type;
        environment.fields.push_back({"row", field, batch.columns.size()});
        batch.columns.push_back(Column::constant(cell.type, cell.value, 1));
    }
    const rules::BindResult bound = rules::bind(*parsed.tree, environment);
    if (!bound.rule)
        return failed(bound.problems.front().error, RequestWrong, Json::object(), console);

    Json answer = Json::object();
    if (invocation.has("--explain")) {
        Json steps = Json::array();
        for (const rules::Step& step : rules::explain(*bound.rule, batch, 0)) {
            steps.push_back(stepAsJson(step));
            console.line(std::string(std::size_t(step.depth) * 2, ' ') + step.text + "  =  " +
                         (step.error ? step.error->message()
                                     : isNull(step.value) ? "null" : printValue(step.value, step.type)));
        }
        answer["steps"] = std::move(steps);
        answer["sentence"] = rules::sentence(*parsed.tree, environment);
    }
    rules::Evaluator evaluator;
    RowErrors errors;
    const ColumnPtr result = evaluator.evaluate(*bound.rule, batch, {}, 0, errors);
    if (!errors.empty()) {
        const RowError& first = errors.all().front();
        return failed(Error{first.code, first.arguments, {}, {}, first.span}, FallsShort, std::move(answer), console);
    }
    const Value value = result->value(0);
    Json json = {{"value", toJson(value, bound.rule->type)}, {"type", printType(bound.rule->type)}};
    json.update(answer);
    if (console.json())
        console.document(json);
    console.line(isNull(value) ? "null" : printValue(value, bound.rule->type));
    return Done;
}

} // namespace

Verb define_eval() {
    return {"eval",
            "one rule on one row",
            {{"RULE", "an expression of the rule language"}},
            {{"--row", "JSON", "the row's fields as one flat JSON object", false},
             {"--explain", "", "every step with its value", false}},
            run};
}

} // namespace mw::cli
