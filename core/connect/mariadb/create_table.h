// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/mariadb/session.h"
#include "core/schema/schema.h"

#include <string>

namespace mw {

inline constexpr std::size_t kMariadbFields = 1017; ///< of InnoDB (mariadb.com/kb/en/innodb-limitations)

/// Writes CREATE TABLE for a planned entity with everything but its references: names compare as bytes do, so that keys
/// are equal only where their texts are. NotSupported for names, numbers of fields and keys that the server does not
/// take.
Result<std::string> createMariadbTable(const MariadbSession& session, const Entity& entity);
/// ALTER TABLE … ADD FOREIGN KEY.
std::string addMariadbRelation(const Entity& entity, const Relation& relation);
/// "database.table" or "table" of an entity that is to be made, quoted.
std::string mariadbTableName(const std::string& entity);

} // namespace mw
