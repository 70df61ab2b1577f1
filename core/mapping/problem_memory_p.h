// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/problems.h"
#include "core/mapping/rule_names.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace mw::mapping {

/// What all rules of a document share; as long as it is equal, rules need not be bound again.
struct Surroundings {
    std::vector<ValueMap> valueMaps;
    std::vector<Parameter> parameters;
    std::vector<ProjectFunction> functions;
    std::vector<Lookup> lookups;
    std::vector<Entity> lookupEntities;
    std::vector<rules::Environment::NewKeys> newKeys;
};

/// What was found for one field mapping the last time, and what it was found for.
struct KnownField {
    FieldMapping content;
    std::vector<Problem> problems;
};

struct KnownMapping {
    std::string alias;
    Id sourceConnection, targetConnection;
    Entity source, target;
    std::vector<Step> steps;
    std::vector<Entity> takenIn; ///< by the steps
    rules::Environment environment;
    std::unordered_map<Id, KnownField> fields;
};

/// What a ProblemFinder keeps between two calls.
class ProblemMemory {
public:
    /// Forgets what the document no longer holds.
    void meet(const Document& document);
    /// Gives what is known of a mapping, all of it found for its entities as they are now.
    KnownMapping& of(const Document& document, const EntityMapping& mapping, const Entity& source, const Entity& target);
    /// Gives the names of a rule, parsed once per text; lives until the next call.
    const RuleNames& namesOf(const std::string& rule);

private:
    Surroundings m_surroundings;
    std::unordered_map<Id, KnownMapping> m_mappings;
    std::unordered_map<std::string, RuleNames> m_names;
};

/// Adds the problems of one entity mapping.
void checkMapping(const Document& document, const EntityMapping& mapping, ProblemMemory& memory,
                  std::vector<Problem>& problems);

} // namespace mw::mapping
