// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// What only the text of CREATE TABLE tells, because no PRAGMA does.
struct SqliteTableText {
    std::string primaryKeyName;
    std::vector<std::string> foreignKeyNames; ///< one per REFERENCES in order of writing, empty where unnamed
    std::vector<Constraint> checks;           ///< the text from CHECK to its closing bracket
    bool hasDeferredKeys = false;
};
SqliteTableText readTableText(std::string_view createStatement);

/// Lists the identifiers in a piece of SQL, unquoted: which columns a CHECK speaks of.
std::vector<std::string> identifiersIn(std::string_view sql);

} // namespace mw
