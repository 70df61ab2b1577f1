// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/ddl/ddl_type.h"
#include "core/connect/ddl/token_cursor.h"
#include "core/schema/schema.h"

#include <map>
#include <string>
#include <vector>

namespace mw::ddl {

/// Types that a script declares itself: domains and enumerations, by name in capitals.
struct NamedSqlType {
    DeclaredSqlType base;
    bool notNull = false;
    std::string values; ///< of an enumeration: "'a', 'b'"
};
using NamedSqlTypes = std::map<std::string, NamedSqlType>;

/// A table under construction; names of others are as the script spells them until all tables are known.
struct SqlTable {
    std::string schema;
    Entity entity;
    std::vector<std::string> parentSchemas; ///< of each relation
};

/// Reads the columns and constraints of tables, in all dialects. What it does not know it passes over.
class TableParser {
public:
    /// `inOracle`: see DeclaredSqlType.
    TableParser(const Tokens& tokens, TokenCursor& cursor, const NamedSqlTypes& types, bool inOracle)
        : m_tokens(tokens), m_cursor(cursor), m_types(types), m_inOracle(inOracle) {}

    /// "( column …, constraint …)" and the options behind it.
    void readBody(SqlTable& table);
    /// One column or constraint.
    void readElement(SqlTable& table);
    /// A constraint; false where it is something else, nothing is taken then.
    bool readConstraint(SqlTable& table);
    void readColumn(SqlTable& table);
    /// A type with its arguments; `field` gets type, nativeType and what else follows of it.
    DeclaredSqlType readType();
    void setType(Field& field, const DeclaredSqlType& type, std::size_t begin, SqlTable* table);

private:
    bool readColumnConstraint(SqlTable& table, Field& field);
    void readReference(SqlTable& table, std::string name, std::vector<std::string> fields);
    std::string readDefault();
    bool isIndex() const;

    const Tokens& m_tokens;
    TokenCursor& m_cursor;
    const NamedSqlTypes& m_types;
    const bool m_inOracle;
};

} // namespace mw::ddl
