// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <set>
#include <string>
#include <vector>

/// Content hashes: SHA-256 over meaning only (decisions.md 1), as a tree, so that an approval of a part is bound to exactly
/// what it saw. Hashed is a text of lines that begins with "mapwright <scheme> <kind>": elements as one line of their JSON,
/// parts and used elements by their hashes, rules in canonical spelling (as written where they do not parse).
/// Never hashed: workflow, signatures, locations, and what a scan only observed: row counts and a type's evidence.
/// Where order is display only it does not count: elements by id, value map entries by old value.
namespace mw::document {

/// The version of what is hashed and how; stands before every text that is hashed.
inline constexpr int kHashScheme = 1;

/// 64 hex digits over the document's meaning: schemas, pipelines, rules, value maps, parameters, functions, checks,
/// decisions.
std::string contentHash(const mapping::Document& document);
/// Hash of one entity mapping with its fields.
std::string contentHash(const mapping::Document& document, const mapping::EntityMapping& mapping);
/// Hash of one field mapping: canonical rule, ids and types of the fields bound, pipeline, value maps, parameters, lookups.
std::string contentHash(const mapping::Document& document, const mapping::EntityMapping& mapping,
                        const mapping::FieldMapping& field);

/// The parts that a document's hash is made of: by these one finds what was changed.
struct PartHash {
    std::string kind; ///< "connection", "lookup", "value_map", "parameter", "function", "mapping", "check", "decision"
    Id id;
    std::string reference;
    std::string hash;
};
std::vector<PartHash> partHashes(const mapping::Document& document);

/// The finest parts: those above, with an entity mapping taken apart into its frame (pipeline and what is left behind) and
/// its fields, and the document's own words (title, description, pattern, reject limit) as "document".
struct ElementHash : PartHash {
    Id mapping;        ///< of a field or a check: the entity mapping it belongs to
    std::set<Id> uses; ///< elements that this hash hangs on beside its own text
};
std::vector<ElementHash> elementHashes(const mapping::Document& document);

} // namespace mw::document
