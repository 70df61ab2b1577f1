// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// What a server says of a column beside what a field tells.
struct ServerColumn {
    std::string type;        ///< the bare word of the catalogue: "int4", "tinyint"; of a domain the type beneath it
    bool isComputed = false; ///< cannot be written
    bool isNumbered = false; ///< draws from a sequence where no value is given
    bool isChecked = false;  ///< of a domain: the server may refuse values that fit the type
    bool isOpen = false;     ///< the declaration does not say what it holds: the values decide
    int fractionDigits = 6;  ///< of seconds, of times and timestamps
};

/// A table or view as a server knows it. The entity's name is bare in the connection's own schema, else schema.table.
struct ServerTable {
    Entity entity;
    std::vector<ServerColumn> columns; ///< one per field
    std::string schema;
    std::string name;
    std::string sqlName; ///< quoted, with its schema
    bool hasTriggers = false;
    bool mayDefer = false; ///< some foreign key is checked at commit only

    bool isTable() const { return !entity.isView; }
};

/// Finds a table by its entity's name: exactly, then without case where only one fits. Null if there is none.
const ServerTable* findServerTable(const std::vector<ServerTable>& tables, std::string_view name);
/// Whether a table that is made numbers its rows by this field where no value is given: a generated whole number that is
/// the whole primary key. Fields that the system computes in other ways are generated too, and no numbers.
bool isNumberedKey(const Entity& entity, const Field& field);
/// UnknownEntity with the names that there are.
Error unknownServerTable(const std::vector<ServerTable>& tables, std::string_view name);

} // namespace mw
