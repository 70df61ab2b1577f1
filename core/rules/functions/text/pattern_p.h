// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/function.h"
#include "core/rules/functions/text/text_automaton_p.h"

#include <re2/re2.h>

#include <memory>
#include <optional>

namespace mw::rules {

/// A compiled expression of RE2's syntax: linear in the length of the text, whatever the pattern.
struct RegularExpression {
    std::shared_ptr<const re2::RE2> compiled;
    std::optional<TextAutomaton> automaton; ///< decides on whole texts where it is there
};

/// Compiles the pattern that a call fixes as its second argument.
Result<RegularExpression> compilePattern(const CallFacts& facts);

inline re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

} // namespace mw::rules
