// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/connect/sqlite/catalog.h"

#include <optional>
#include <string>
#include <vector>

namespace mw {

/// Finds out why SQLite refused a row: which constraint, which field, which value.
class SqliteRefusals {
public:
    /// `fields`: the table's field of each batch column, by index.
    SqliteRefusals(SqliteSession& session, const SqliteTable& table, std::vector<std::size_t> fields)
        : m_session(session), m_table(table), m_fields(std::move(fields)) {}

    /// To be called right after the failure; none where it was not the row's fault.
    Result<std::optional<RowError>> explain(const Batch& batch, std::uint32_t row);
    /// The same words where somebody else than SQLite found the reason: a key that is there already, a reference
    /// without a match, a required value that is missing.
    RowError duplicateOf(const Batch& batch, std::uint32_t row, const Key& key) const;
    RowError orphanOf(const Batch& batch, std::uint32_t row, const Relation& relation) const;
    static RowError missingIn(std::size_t column);

private:
    RowError duplicate(const Batch& batch, std::uint32_t row, const std::string& message) const;
    RowError missing(const std::string& message) const;
    RowError failedCheck(const Batch& batch, std::uint32_t row, const std::string& message) const;
    Result<RowError> orphan(const Batch& batch, std::uint32_t row, const std::string& message);
    /// True where the parent that the row refers to is there, or none is meant.
    Result<bool> hasParent(const Batch& batch, std::uint32_t row, const Relation& relation);

    std::optional<std::size_t> columnOf(const std::string& field) const;
    std::string valueText(const Batch& batch, std::uint32_t row, std::size_t column) const;
    std::string valuesText(const Batch& batch, std::uint32_t row, const std::vector<std::string>& fields) const;

    SqliteSession& m_session;
    const SqliteTable& m_table;
    const std::vector<std::size_t> m_fields;
};

} // namespace mw
