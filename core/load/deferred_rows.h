// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/inserter.h"

#include <cstddef>
#include <string>
#include <vector>

namespace mw {

/// Remembers the rows whose references are checked at commit only, because entities refer to one another in a circle,
/// and takes those back that have no match in the end.
class DeferredRows {
public:
    /// Opens an account for one writer; gives its number.
    std::size_t addSource(std::string entity, TakenBackRow listener);
    /// Where the inserter notes the rows of a source.
    std::vector<SqliteInsertedRow>* rowsOf(std::size_t source) { return &m_sources[source].rows; }
    /// After a commit: nothing is waiting any more.
    void clear();

    /// Says whether one of the remembered rows has no match.
    Result<bool> hasOrphans(SqliteSession& session, const std::vector<SqliteTable>& tables);
    /// Deletes remembered rows without a match, and then those that referred to them, until all hold. MissingParent
    /// where a row's writer cannot be told.
    Result<void> takeBack(SqliteSession& session, const std::vector<SqliteTable>& tables);
    /// MissingParent for a row without a match, whoever wrote it.
    static Error describeOrphan(SqliteSession& session, const std::vector<SqliteTable>& tables);

private:
    struct Source {
        std::string entity;
        TakenBackRow listener;
        std::vector<SqliteInsertedRow> rows; ///< by rowid once sortRows() has been called
    };
    struct Violation {
        std::string entity;
        std::optional<std::int64_t> rowid;
        std::string rowidName;
        std::string value;  ///< of the reference
        std::string parent; ///< "people.id"
    };
    struct Remembered {
        Source* source = nullptr;
        std::vector<SqliteInsertedRow>::iterator row;
    };
    static Result<std::vector<Violation>> findViolations(SqliteSession& session,
                                                         const std::vector<SqliteTable>& tables);
    static Error describe(const Violation& violation);
    void sortRows();
    std::optional<Remembered> remembered(const Violation& violation);
    static Result<void> takeBackRow(SqliteSession& session, const Violation& violation, const Remembered& place);

    std::vector<Source> m_sources;
};

} // namespace mw
