// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/key_set.h"
#include "core/connect/row_image.h"
#include "core/connect/sqlite/record_maker.h"
#include "core/connect/sqlite/record_hash.h"
#include "core/connect/sqlite/refusal.h"
#include "core/connect/sqlite/value_binder.h"
#include "core/connect/writer.h"
#include "core/load/pages/row_runs.h"
#include "core/load/pages/rowid_set.h"
#include "core/load/pages/table_tree.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

namespace mw {

/// Fills one empty table of a database that nobody else sees by writing its pages (decisions.md 23). Rows in ascending
/// order of their row ids go straight into the tree; few others wait for the end; many are sorted on disk first. Rows
/// are refused for the same reasons, and in the same words, as inserts are. Memory is bounded.
class BulkTable {
public:
    /// Null where the table has to be filled by inserts: it has rows, or something in it that only SQLite can judge.
    /// `session` is in no transaction and executes nothing until finishPages(). `first` is a batch as they will come.
    static Result<std::unique_ptr<BulkTable>> begin(SqliteSession& session, const std::vector<SqliteTable>& tables,
                                                    const SqliteTable& table, const std::vector<std::string>& fields,
                                                    const Batch& first);
    /// Adds up all rows from now on; before the first.
    void addUp() { m_digest.emplace(); }
    /// Null where nobody asked for it.
    const RowDigest* digest() const { return m_digest ? &*m_digest : nullptr; }
    const std::string& table() const { return m_table.entity.name; }

    /// Gives the number of rows taken.
    Result<std::uint64_t> write(const Batch& batch, std::span<const std::uint32_t> rows, const RefusedRow& refused,
                                JobContext& job);
    /// Completes the tree. The session of begin() must be closed by now.
    Result<void> finishPages(JobContext& job);
    /// Afterwards, in a new session: rows that waited, indexes.
    Result<void> finishRows(SqliteSession& session, JobContext& job);

private:
    using Rows = std::span<const std::uint32_t>;
    static constexpr std::size_t kNone = SqliteRecordMaker::kNone;
    struct UniqueKey {
        const Key* key = nullptr; ///< in m_table
        std::vector<std::size_t> columns; ///< of the batch
        std::unique_ptr<check::KeySet> known;
    };
    struct Reference {
        const Relation* relation = nullptr; ///< in m_table
        std::size_t column = 0;             ///< of the batch
        RowidSet parents;
    };

    BulkTable(SqliteSession& session, const SqliteTable& table, std::vector<std::size_t> fields);
    Result<bool> planColumns(SqliteSession& session, const Batch& first);
    Result<bool> planKeys(SqliteSession& session, const Batch& first);
    Result<bool> planReferences(SqliteSession& session, const std::vector<SqliteTable>& tables, const Batch& first);
    std::optional<std::size_t> columnOf(const std::string& field) const;

    static bool hasParent(const Reference& reference, const Batch& batch, std::uint32_t row);
    bool mayBeRefused(const Batch& batch, std::uint32_t row, std::int64_t rowid) const;
    Result<bool> isDuplicate(std::int64_t rowid);
    Result<std::optional<RowError>> judge(const Batch& batch, std::uint32_t row, std::int64_t rowid);
    Result<void> rememberKeys(const Batch& batch, std::uint32_t row);
    bool uniqueText(const UniqueKey& key, const Batch& batch, std::uint32_t row);
    Result<void> add(std::int64_t rowid, std::string_view record, JobContext& job);
    Result<void> sortFromNowOn(JobContext& job);
    Result<void> insertWaiting(SqliteSession& session, JobContext& job);

    const SqliteTable m_table;
    const std::vector<std::size_t> m_fields; ///< the table's field of each batch column
    SqliteRefusals m_refusals;
    std::vector<SqliteAffinity> m_affinities; ///< by batch column
    std::optional<SqliteRecordMaker> m_maker; ///< from begin() on
    const Key* m_rowidKey = nullptr;
    std::vector<UniqueKey> m_uniqueKeys;
    bool m_hasIndexes = false;
    std::vector<Reference> m_references;
    std::uint32_t m_rootPage = 0, m_firstPage = 0;
    std::unique_ptr<PageFile> m_file;
    std::optional<TableTree> m_tree;
    std::int64_t m_largest = 0; ///< row id so far
    bool m_any = false;
    RowRuns m_waiting; ///< rows that came after a larger one; all rows once sorting has begun
    std::unordered_set<std::int64_t> m_waitingIds;
    std::unique_ptr<check::KeySet> m_sortedIds; ///< null while rows go into the tree
    SqliteRecordHash m_hash;
    std::optional<RowDigest> m_digest;
    std::string m_text;
};

} // namespace mw
