// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/qtsql/server_row_form.h"
#include "core/load/rollback_problems.h"
#include "core/load/table_restorer.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace mw {

/// By SQL: stretches of changes of one kind lie in a temporary table, are compared with what is there now, and go
/// together in one statement.
class ServerRestorer final : public TableRestorer {
public:
    /// `tables`: all that the load did not make.
    ServerRestorer(ServerStatements& statements, const ServerTable& table, const std::vector<ServerTable>& tables,
                   RollbackProblems& problems)
        : m_statements(statements), m_table(table), m_tables(tables), m_problems(problems), m_form(statements, table) {}

    Result<void> open(bool fullDigest) override;
    Result<void> undo(const LoggedChange& change) override;
    Result<void> endStretch() override;
    Result<void> prove() override;
    const RestoredEntity& result() const override { return m_result; }

private:
    using Kind = LoggedChange::Kind;
    Result<void> beginStretch(Kind kind);
    Result<void> sendRows();
    /// Compares the staged rows with those that are there: those that somebody changed are named and staged no more.
    Result<void> compare();
    Result<bool> isReferred();
    Result<void> apply();
    Result<void> checkRestored();
    Result<std::uint64_t> count();
    Result<RowDigest> digest();
    std::string sameKey(const std::string& left, const std::string& right) const;
    std::string selectStaged() const;
    std::string nameOf(const ServerRow& row) const;
    Error notEqual(const std::string& what) const;

    ServerStatements& m_statements;
    const ServerTable& m_table;
    const std::vector<ServerTable>& m_tables;
    RollbackProblems& m_problems;
    const ServerRowForm m_form;
    RestoredEntity m_result{m_table.entity.name, 0, 0, false};
    std::uint64_t m_rowsAtFirst = 0;
    std::int64_t m_gain = 0; ///< rows more than before the log was gone through
    bool m_comparesWhole = false;
    RowDigest m_before; ///< where whole entities are compared: what it must come to

    bool m_isOpen = false; ///< a stretch is under way
    Kind m_kind = Kind::Inserted;
    std::string m_rows;            ///< that are not sent yet, as an INSERT
    std::uint64_t m_staged = 0;    ///< rows of the stretch
    std::set<std::string> m_keys;  ///< of a stretch of updates: no row may be in it twice
    std::set<std::string> m_given; ///< rows that somebody changed: what hangs on them cannot be judged
};

} // namespace mw
