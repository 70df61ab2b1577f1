// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/ast.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::rules {

struct ParsedRule {
    ExpressionPtr tree; ///< null where nothing could be read
    std::vector<Problem> problems;
    bool ok() const { return tree && problems.empty(); }
};

/// Reads one expression in the language of rules.md. Never fails hard: problems carry their span. Nesting is bounded.
ParsedRule parse(std::string_view text);
/// Writes a tree as canonical text: print(parse(x)) is a fixed point.
std::string print(const Expression& tree);

} // namespace mw::rules
