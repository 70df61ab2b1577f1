// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/edit.h"

#include <vector>

/// The edits that make and remove entity mappings, as values.
namespace mw::ui::edits {

/// Where an entity lives.
struct EntityPlace {
    Id connection, entity;
    friend bool operator==(const EntityPlace&, const EntityPlace&) = default;
};
struct EntityPair {
    EntityPlace target, source;
};

/// Every entity of a document, connection by connection.
std::vector<EntityPlace> entityPlaces(const mapping::Document& document);
/// Entities of the last connection that no mapping fills yet, each with the one entity of the others that has its name;
/// case, spaces and '_' do not count.
std::vector<EntityPair> pairsOfEqualName(const mapping::Document& document);
/// Adds an entity mapping without rules for each pair: its reference, and the target's primary key as its key.
mapping::Edit addEntityMappings(const mapping::Document& document, const std::vector<EntityPair>& pairs, IdMaker& ids);
/// Removes an entity mapping with all its rules and the checks declared for it.
mapping::Edit removeEntityMapping(const mapping::Document& document, const Id& entityMapping);

} // namespace mw::ui::edits
