// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/suggest/side.h"

#include <string>
#include <utility>
#include <vector>

namespace mw::suggest {

/// A rule that would turn the values of a source field into those of a target field, as far as samples show it.
struct RuleProposal {
    std::string rule;                 ///< in the rule language; the field's name alone where values can be copied
    std::vector<std::string> because; ///< what was seen, in plain words; empty for a plain copy
    /// Old → new values where the rule maps by a value map that does not exist yet, named as in the rule.
    std::vector<std::pair<std::string, std::string>> valueMap;
    std::string valueMapName;
};

/// Proposes a rule for a pair of fields: trimming, letter case, date and number forms, a part or a join of fields of the
/// same entity, a value map, another unit. Nothing is proposed that most of the sampled values contradict.
RuleProposal proposeRule(const Side& source, FieldPlace from, const Side& target, FieldPlace to);

} // namespace mw::suggest
