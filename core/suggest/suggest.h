// SPDX-License-Identifier: GPL-3.0-or-later
/// suggest: which field of one schema belongs to which of another, and what rule it takes, each with reasons in plain
/// words. Local and deterministic; proposes, never applies. Includes base … connect, rules to write rules.
#pragma once

#include "core/suggest/rule_proposal.h"
#include "core/suggest/side.h"

#include <cstddef>
#include <string>
#include <vector>

namespace mw::suggest {

struct FieldName {
    std::string entity, field;
    friend bool operator==(const FieldName&, const FieldName&) = default;
};

/// What somebody decided about a suggestion: used it or dismissed it.
struct Decision {
    FieldName source, target;
    bool used = true;
};

struct Suggestion {
    FieldName source, target;
    double score = 0;      ///< probability that they belong together
    bool assigned = false; ///< in the one-to-one assignment that is the best over all fields
    std::vector<std::string> reasons; ///< what speaks for it, strongest first, then what speaks against it
    RuleProposal rule;     ///< of suggestions that are assigned
};

struct SuggestOptions {
    std::vector<Decision> decisions; ///< of this project; words that stood for one another count for other fields too
    std::size_t limit = 0;           ///< the best ones in all; 0: every pair
    bool useSynonyms = true;         ///< false: names are compared by their letters alone
};

/// Ranks all pairs of fields, best first; ties in schema order. Pairs that were dismissed are left out. Cancelled.
Result<std::vector<Suggestion>> suggestMappings(const Side& source, const Side& target, const SuggestOptions& options,
                                                JobContext& job);

} // namespace mw::suggest
