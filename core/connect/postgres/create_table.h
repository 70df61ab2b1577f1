// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/schema/schema.h"

#include <string>

namespace mw {

inline constexpr std::size_t kPostgresFields = 1600;   ///< postgresql.org/docs/15/limits.html
inline constexpr std::size_t kPostgresNameBytes = 63; ///< longer names are cut in silence, so they are refused here

/// The type of a new column that stores every value of the type unchanged.
std::string postgresType(const LogicalType& type);
/// Writes CREATE TABLE for a planned entity, required fields, plain defaults and checks with it; keys and references
/// are added once the rows are there. NotSupported for names and numbers of fields that the server does not take.
Result<std::string> createPostgresTable(const Entity& entity, const std::string& sqlName);
/// ALTER TABLE … ADD for a key or a reference.
std::string addPostgresKey(const std::string& sqlName, const Key& key);
std::string addPostgresRelation(const std::string& sqlName, const Relation& relation, const std::string& parentSqlName);
/// "schema.table" or "table" of an entity that is to be made, quoted.
std::string postgresTableName(const Entity& entity);

} // namespace mw
