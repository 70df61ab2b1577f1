// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/rules/binder.h"
#include "core/rules/environment.h"
#include "core/rules/evaluator.h"

#include <string>
#include <vector>

namespace mw::test {

/// A small table that rules are run on: its fields are known to the environment under one alias.
struct RuleTable {
    rules::Environment environment;
    Batch batch;
    std::string alias = "t";

    void addField(const std::string& name, const LogicalType& type, const std::vector<Value>& values);
};

/// Parses and binds; the problems of both together.
struct MadeRule {
    std::shared_ptr<const rules::BoundRule> rule;
    std::vector<rules::Problem> problems;
};
MadeRule makeRule(const std::string& text, const rules::Environment& environment,
                  const std::optional<rules::Wanted>& wanted = {});

/// Puts a field of so many rows in the place of each literal argument that need not be fixed, so that nothing is folded.
rules::ExpressionPtr liftLiterals(const rules::ExpressionPtr& tree, RuleTable& table, std::size_t rows);

/// "1.50", "null", or "error DivisionByZero 3..8: division by zero".
std::string describe(const Result<Value>& outcome, const LogicalType& type);
/// The outcome of each row of a batch by the vector evaluator, in the words of describe().
std::vector<std::string> evaluateAll(const rules::BoundRule& rule, const Batch& batch,
                                     const std::vector<std::uint32_t>& rows = {});
/// The same by an evaluator that may know something of the batch already.
std::vector<std::string> evaluateAll(rules::Evaluator& evaluator, const rules::BoundRule& rule, const Batch& batch,
                                     const std::vector<std::uint32_t>& rows = {});
/// The same by the interpreter.
std::vector<std::string> interpretAll(const rules::BoundRule& rule, const Batch& batch);

} // namespace mw::test
