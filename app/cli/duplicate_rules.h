// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"
#include "core/merge/records.h"

#include <string>
#include <vector>

namespace mw::cli {

/// How duplicates are told and what survives of them.
struct DuplicateRules {
    mapping::Matching matching; ///< its decisions are not among these pairs
    std::vector<merge::KeyPair> mustLink, cannotLink;
};

/// Reads what --rules says: {"threshold": 0.8, "weights": {"city": 0.5}, "must_link": [["1", "7"]], "cannot_link": [["2", "9"]],
/// "record": {"pick": "most_recent", "by": "changed_on"}, "values": {"phone": {"pick": "longest"}}}. `fields` are those that can
/// have a weight. An empty path gives the usual rules.
Result<DuplicateRules> readDuplicateRules(const std::string& path, const std::vector<std::string>& fields);

/// Takes "A=B" apart; Usage, with the option's name, where it is no pair.
Result<merge::KeyPair> readKeyPair(const std::string& option, const std::string& text);

} // namespace mw::cli
