// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <map>
#include <string>
#include <vector>

namespace mw::document {

/// One side of a new migration: a connection as it was opened and scanned.
struct NewConnection {
    std::string name; ///< "legacy"; made unique by a number where it is taken
    std::string connector;
    std::map<std::string, std::string> options;
    std::string location; ///< kept under the name "dev"; may be empty
    Schema schema;        ///< entities and fields without an id get one
};

/// What newDocument() fills in by itself.
struct NewDocumentOptions {
    /// Maps a source entity to a target entity of the same name, letter case and '_' aside, and equally named fields.
    bool mapEqualNames = true;
};

/// Builds the document that a new migration starts with: connections, ids, and mappings where names are equal. A target
/// entity that several sources have gets a mapping from each. Randomness comes from `ids`.
mapping::Document newDocument(std::string title, const std::vector<NewConnection>& sources,
                              const std::vector<NewConnection>& targets, IdMaker& ids,
                              const NewDocumentOptions& options = {});

/// Makes the mapping of one source entity to one target entity with an id and reference; fields of equal name get a copying
/// rule. `document` is the one it is going to stand in.
mapping::EntityMapping newEntityMapping(const mapping::Document& document, const mapping::Connection& source,
                                        const Entity& sourceEntity, const mapping::Connection& target,
                                        const Entity& targetEntity, IdMaker& ids, bool mapEqualNames);

} // namespace mw::document
