// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"
#include "core/rules/ast.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mw::mapping {

/// The names that stand in a rule, read off the tree without binding it: what they are good for does not hang on the
/// functions that this build knows.
struct RuleNames {
    std::set<std::vector<std::string>> paths;               ///< fields or parameters, unquoted: {"contacts", "email"}
    std::map<std::string, std::set<std::string>> lookups;   ///< name → fields taken from its record
    std::set<std::string> valueMaps;
    std::set<std::string> newKeys;                          ///< what new_id() is asked for
    std::set<std::string> calls;                            ///< names of functions, lower case
};
/// Adds the names of a tree.
void collectNames(const rules::Expression& tree, RuleNames& names);
/// Adds the names of a rule's text; of one with problems, those of what could be read.
void collectNames(std::string_view rule, RuleNames& names);

/// The name by which rules may call an entity mapping's driving source.
std::string aliasOf(const EntityMapping& mapping, const Entity& source);
/// The source field that a path means where `alias` names the source: the alias first, then a field. Null for others.
const Field* fieldAt(const std::vector<std::string>& path, const std::string& alias, const Entity& source);

/// All rules that stand in an entity mapping beside those of its fields: those of its steps that are not over an entity
/// taken in, the filter, the keys and order of the de-duplication; empty ones are left out.
std::vector<std::string_view> pipelineRules(const EntityMapping& mapping);

} // namespace mw::mapping
