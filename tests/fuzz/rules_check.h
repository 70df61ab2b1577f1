// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/binder.h"
#include "core/rules/evaluator.h"
#include "core/rules/examples.h"
#include "core/rules/parser.h"
#include "core/rules/sentence.h"

#include <cstdlib>
#include <string>
#include <string_view>

namespace mw::test {

/// Two fields and three rows that fuzzed rules are run on.
struct RuleFuzzTable {
    rules::Environment environment = rules::exampleEnvironment();
    Batch batch;

    RuleFuzzTable() {
        batch.rows = 3;
        add("a", LogicalType::text(), {std::string(" Ann Lee "), Value(), std::string("12.5")});
        add("n", LogicalType::integer(), {std::int64_t(-1), std::int64_t(0), Value()});
        rules::ProjectFunction twice;
        twice.name = "twice";
        twice.arguments = {{"x", LogicalType::integer(), {}}};
        twice.body = rules::parse("x + x").tree;
        environment.functions.push_back(std::move(twice));
    }

private:
    void add(const char* name, const LogicalType& type, const std::vector<Value>& values) {
        Field field;
        field.name = name;
        field.type = type;
        environment.fields.push_back({"t", field, batch.columns.size()});
        auto column = std::make_shared<Column>(type, values.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            column->setValue(i, values[i]);
        batch.columns.push_back(std::move(column));
    }
};

/// Takes any bytes as a rule and ends the program where a promise is broken: problems lie inside the text, printing is
/// a fixed point, the evaluator and the interpreter agree, every rule has a sentence and an explanation. Shared by the
/// fuzzer and by the replay of its corpus.
inline void checkRule(std::string_view text) {
    static const RuleFuzzTable table;
    const auto demand = [](bool holds) {
        if (!holds)
            std::abort();
    };
    const rules::ParsedRule parsed = rules::parse(text);
    demand(parsed.tree || !parsed.problems.empty());
    for (const rules::Problem& problem : parsed.problems) {
        demand(problem.error.span && problem.error.span->begin <= problem.error.span->end);
        demand(problem.error.span->end <= text.size());
        for (const rules::Problem::Fix& fix : problem.fixes)
            demand(fix.span.begin <= fix.span.end && fix.span.end <= text.size());
    }
    if (parsed.tree) // also what was read of a broken rule can be shown
        demand(!rules::sentence(*parsed.tree, table.environment).empty());
    if (!parsed.ok())
        return;
    const std::string printed = rules::print(*parsed.tree);
    const rules::ParsedRule again = rules::parse(printed);
    demand(again.ok() && rules::print(*again.tree) == printed);
    const rules::BindResult bound = rules::bind(*parsed.tree, table.environment);
    for (const rules::Problem& problem : bound.problems)
        demand(problem.error.span && problem.error.span->end <= text.size());
    if (!bound.rule)
        return;
    rules::Evaluator evaluator;
    RowErrors errors;
    const ColumnPtr column = evaluator.evaluate(*bound.rule, table.batch, {}, 0, errors);
    for (std::uint32_t row = 0; row < table.batch.rows; ++row) {
        const Result<Value> single = rules::interpret(*bound.rule, table.batch, row);
        demand(single.ok() != errors.hasRow(row));
        demand(printValue(column->value(row), bound.rule->type) ==
               (single.ok() ? printValue(*single, bound.rule->type) : std::string()));
        demand(!rules::explain(*bound.rule, table.batch, row).empty() || bound.rule->columns.empty());
    }
}

} // namespace mw::test
