// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/edit.h"

#include <string>
#include <string_view>

namespace mw::mapping {

/// Renames a field of a connection's schema wherever the document speaks of it: the schema with its keys and relations,
/// every rule that reads the field (only its name changes, spaces and comments stay), lookups, worked examples, keys of
/// mappings and fields of checks. UnknownName where there is no such field; WrongValue where the name is empty or
/// taken, or a rule would mean something else by it.
Result<Edit> renameField(const Document& document, const Id& connection, const Id& field, const std::string& name);

/// A rule with every name of a field replaced. `alias` is how rules call the entity; the entity still has the old name.
std::string renamedIn(std::string_view rule, const std::string& alias, const Entity& entity, const Field& field,
                      const std::string& name);

} // namespace mw::mapping
