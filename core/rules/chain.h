// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/ast.h"

#include <optional>
#include <string>
#include <vector>

namespace mw::rules {

/// One step of a chain: a function, a lookup's field, or a text joined on, that takes the result of the step before it.
struct ChainStep {
    enum class Kind : std::uint8_t {
        Call,       ///< function(…): `arguments` besides the subject, which stands at `subject`
        Lookup,     ///< lookup(arguments[0], subject).field
        JoinAfter,  ///< subject & arguments[0]
        JoinBefore, ///< arguments[0] & subject
    };
    Kind kind = Kind::Call;
    std::string function; ///< as the rule spells it
    std::string field;    ///< of a lookup
    std::size_t subject = 0;
    std::vector<ExpressionPtr> arguments; ///< literals, fields and calls without arguments
};

/// A rule that is a line of steps: take a field, trim it, look it up. What a rule builder shows as chips.
struct Chain {
    ExpressionPtr start; ///< a literal, a field or a call without arguments
    std::vector<ChainStep> steps;
};

/// Reads a rule as a chain; none where it branches: such rules stay text. writeChain(readChain(x)) is x.
std::optional<Chain> readChain(const ExpressionPtr& rule);
ExpressionPtr writeChain(const Chain& chain);

} // namespace mw::rules
