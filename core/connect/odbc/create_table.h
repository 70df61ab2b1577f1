// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/odbc/session.h"
#include "core/schema/schema.h"

#include <map>
#include <string>

namespace mw {

/// The words that a database has for types, as its driver lists them (SQLGetTypeInfo).
class OdbcTypeNames {
public:
    static Result<OdbcTypeNames> read(const OdbcSession& session);
    /// A column's type. What the database has no exact type for is kept as a text: wide decimals, moments with a zone,
    /// UUIDs. `isKey`: it stands in a key, where some databases take no text without a limit.
    std::string of(const LogicalType& type, bool isKey) const;

private:
    struct Name {
        std::string name;
        bool takesDigits = false; ///< "precision, scale" behind it
        bool takesLength = false;
    };
    const Name* find(std::initializer_list<int> sqlTypes) const;
    std::string text(std::uint32_t length, bool isKey) const;

    std::map<int, Name> m_names; ///< by the number of the SQL type
    bool m_limitsKeys = false;   ///< keys of texts need a length
};

/// Writes CREATE TABLE for a planned entity with its keys, checks and references. NotSupported for names that the
/// database would cut or refuse.
Result<std::string> createOdbcTable(const OdbcSession& session, const OdbcTypeNames& types, const Entity& entity);
/// "schema.table" or "table" of an entity that is to be made, quoted.
std::string odbcTableName(const OdbcSession& session, const std::string& entity);

} // namespace mw
