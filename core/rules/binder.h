// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/ast.h"
#include "core/rules/environment.h"

#include <memory>
#include <optional>
#include <vector>

namespace mw::rules {

struct BoundNode; // bound_node.h, private to rules

/// A rule with all names, overloads and types settled and constants folded. Immutable, shared between threads.
struct BoundRule {
    std::shared_ptr<const BoundNode> root;
    LogicalType type;
    std::vector<std::size_t> columns;     ///< batch columns it reads, ascending
    std::vector<std::size_t> fieldsRead;  ///< indices into Environment::fields, ascending
    std::vector<std::string> lookupsUsed, valueMapsUsed, parametersUsed, functionsUsed; ///< names, sorted
    std::vector<std::string> newKeysUsed; ///< ids of entity mappings, sorted
    bool usesOwnNewKeys = false;          ///< of the mapping in which it stands
    bool usesRowNumber = false;
    bool usesNow = false;
};

struct BindResult {
    std::shared_ptr<const BoundRule> rule; ///< null where an error stands among the problems
    std::vector<Problem> problems;
};

/// What the result is wanted as: a target field's type, or boolean for filters. Widening and a final checked cast are
/// added; what can never fit is a problem (TypeMismatch), what may not fit is checked per row.
struct Wanted {
    LogicalType type;
    bool nullable = true; ///< false: a null result is RequiredMissing per row
};

BindResult bind(const Expression& tree, const Environment& environment, const std::optional<Wanted>& wanted = {});

} // namespace mw::rules
