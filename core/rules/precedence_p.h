// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/ast.h"

namespace mw::rules {

/// How tightly an expression holds together, loosest first.
enum class Level : std::uint8_t {
    Or, And, Not, Predicate, Comparison, Join, Additive, Multiplicative, Unary, Primary,
    Never, ///< tighter than anything: always in parentheses
};
inline Level tighter(Level level) { return Level(std::uint8_t(level) + 1); }

Level levelOf(BinaryOperator op);
Level levelOf(const Expression& node);

} // namespace mw::rules
