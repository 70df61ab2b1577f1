// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/problem_memory_p.h"

#include "core/mapping/new_keys.h"
#include "core/mapping/pipeline.h"

namespace mw::mapping {

namespace {

const Entity* entityOf(const Document& document, const Lookup& lookup) {
    const Connection* const connection = document.connection(lookup.connection);
    return connection == nullptr ? nullptr : connection->schema.entityById(lookup.entity);
}

bool holds(const Surroundings& known, const Document& document) {
    if (known.valueMaps != document.valueMaps || known.parameters != document.parameters ||
        known.functions != document.functions || known.lookups != document.lookups ||
        known.newKeys != newKeysOf(document, nullptr))
        return false;
    std::size_t next = 0;
    for (const Lookup& lookup : document.lookups) {
        const Entity* const entity = entityOf(document, lookup);
        if (entity == nullptr)
            continue;
        if (next == known.lookupEntities.size() || !(known.lookupEntities[next++] == *entity))
            return false;
    }
    return next == known.lookupEntities.size();
}

Surroundings surroundingsOf(const Document& document) {
    Surroundings made{document.valueMaps, document.parameters, document.functions, document.lookups, {},
                      newKeysOf(document, nullptr)};
    for (const Lookup& lookup : document.lookups) {
        if (const Entity* const entity = entityOf(document, lookup))
            made.lookupEntities.push_back(*entity);
    }
    return made;
}

} // namespace

void ProblemMemory::meet(const Document& document) {
    if (!holds(m_surroundings, document)) {
        m_surroundings = surroundingsOf(document);
        m_mappings.clear();
    }
    if (m_mappings.size() > document.mappings.size())
        std::erase_if(m_mappings, [&](const auto& each) { return document.mapping(each.first) == nullptr; });
}

KnownMapping& ProblemMemory::of(const Document& document, const EntityMapping& mapping, const Entity& source,
                                const Entity& target) {
    KnownMapping& known = m_mappings[mapping.id];
    const std::string alias = aliasOf(mapping, source);
    std::vector<Entity> others;
    for (const TakenIn& taken : takenIn(document, mapping))
        others.push_back(taken.entity ? *taken.entity : Entity());
    const bool same = known.alias == alias && known.sourceConnection == mapping.sourceConnection &&
                      known.targetConnection == mapping.targetConnection && known.source == source &&
                      known.target == target && known.steps == mapping.steps && known.takenIn == others;
    if (!same)
        known = {alias,  mapping.sourceConnection, mapping.targetConnection, source,
                 target, mapping.steps,            std::move(others),        environmentOf(document, mapping),
                 {}};
    return known;
}

const RuleNames& ProblemMemory::namesOf(const std::string& rule) {
    constexpr std::size_t kKept = 20'000;
    const auto found = m_names.find(rule);
    if (found != m_names.end())
        return found->second;
    if (m_names.size() >= kKept)
        m_names.clear();
    RuleNames names;
    collectNames(rule, names);
    return m_names.emplace(rule, std::move(names)).first->second;
}

} // namespace mw::mapping
