// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/ddl/ddl_lexer.h"
#include "core/connect/ddl/table_parser.h"
#include "core/schema/schema.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace mw::ddl {

/// Reads scripts of SQL and keeps the tables that they make: columns, types, keys, relations, checks, comments. Whatever
/// else stands there is passed over and counted. Several scripts make one schema, in any order. One thread.
class SqlScript {
public:
    /// Reads one script. Environment errors of the source; Cancelled.
    Result<void> read(std::unique_ptr<ByteSource> source, JobContext& job, std::size_t bufferBytes = 256 * 1024);
    /// The schema of all that was read. Names that refer to tables and columns are spelled as those are.
    Schema finish();
    /// "12 INSERT, 3 CREATE VIEW": what was passed over, by its first words; empty for nothing.
    std::string skipped() const;

private:
    struct Statement {
        Tokens tokens;
        bool readsRows = false; ///< COPY … FROM stdin
    };

    Result<bool> nextStatement(SqlLexer& lexer, Statement& statement, JobContext& job);
    void take(const Tokens& tokens);
    bool createTable(TokenCursor& cursor, const Tokens& tokens);
    bool createType(TokenCursor& cursor, const Tokens& tokens, bool isDomain);
    void apply(const Tokens& tokens);
    bool alterTable(TokenCursor& cursor, const Tokens& tokens);
    bool alterColumn(TokenCursor& cursor, SqlTable& table);
    bool createIndex(TokenCursor& cursor);
    bool commentOn(TokenCursor& cursor);
    bool extendedProperty(TokenCursor& cursor);
    SqlTable* find(const SqlName& name);
    void skip(const Tokens& tokens);
    void spellRelations();

    std::vector<SqlTable> m_tables;
    NamedSqlTypes m_types;
    std::vector<Tokens> m_later; ///< what changes tables, until all are known
    std::map<std::string, std::uint64_t> m_skipped;
    std::string m_schema;        ///< of CREATE SCHEMA … CREATE TABLE …
    bool m_inOracle = false;
    SqlToken m_pending; ///< begins the next statement where no separator stood before it
    bool m_hasPending = false;
};

} // namespace mw::ddl
