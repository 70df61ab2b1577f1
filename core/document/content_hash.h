// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <string>

namespace mw::document {

/// The version of what is hashed and how; stands before every canonical form that is hashed.
inline constexpr int kHashScheme = 1;

/// 64 hex digits of SHA-256 over the document's meaning (decisions.md 1): schemas, pipelines, rules, value maps, parameters,
/// functions, checks, decisions; never workflow, signatures or locations.
std::string contentHash(const mapping::Document& document);
/// Hash of one entity mapping with its fields.
std::string contentHash(const mapping::Document& document, const mapping::EntityMapping& mapping);
/// Hash of one field mapping: canonical rule, ids and types of the fields bound, pipeline, value maps, parameters, lookups.
std::string contentHash(const mapping::Document& document, const mapping::EntityMapping& mapping,
                        const mapping::FieldMapping& field);

} // namespace mw::document
