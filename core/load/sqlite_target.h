// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/inserter.h"
#include "core/connect/writer.h"
#include "core/load/deferred_rows.h"
#include "core/load/new_file.h"
#include "core/load/pages/bulk_table.h"
#include "core/load/sqlite_changes.h"
#include "core/load/sqlite_site.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mw {

struct SqliteTargetOptions {
    std::uint64_t commitEvery = 0;  ///< see Target::commitsEvery()
    int busyTimeoutMs = 2000;       ///< how long to wait for other programs' locks
    int cacheKilobytes = 4 * 1024; ///< of SQLite's page cache; a larger one fills up and speeds nothing up: the system's is behind it
    int pageBytes = 0;              ///< of a new file, a power of two from 512 to 65536; 0: SQLite's own choice
    Schema planned; ///< what will be loaded: parents that are not there yet are made together with their children
};

/// Loads into an SQLite file: one transaction over all entities, references enforced, every refused row named. A
/// missing file is built beside its place and appears with the first commit, its tables filled by pages where that is
/// possible (see BulkTable); an existing one keeps its journal mode and
/// is flushed at each commit, so that a run that is killed leaves it as it was at the last commit.
class SqliteTarget final : public Target {
public:
    static Result<std::unique_ptr<Target>> open(const std::string& path, SqliteTargetOptions options);
    ~SqliteTarget() override;

    Result<Schema> schema(JobContext& job) override;
    Result<std::unique_ptr<EntityWriter>> openWriter(const WriteOptions& options, JobContext& job) override;
    Result<SqlSite*> sqlSite(const std::string& entity, JobContext& job) override;
    Result<void> commit(JobContext& job) override;
    void writeThus(const WritingRules& rules) override { m_rules = rules; }
    Result<std::uint64_t> countRows(const std::string& entity, JobContext& job) override;
    std::uint64_t commitsEvery() const override { return m_options.commitEvery; }
    bool tellsKeys() const override { return true; }
    bool appearsWhole() const override { return m_newFile.has_value(); }
    Result<void> rehearse() override;
    Result<std::optional<std::string>> note(JobContext& job) override;
    bool keepNote(MakeNote make) override;
    Result<void> dropNote(JobContext& job) override;
    bool recordChanges(ChangeSink& sink) override;

private:
    class Writer;

    SqliteTarget(std::string path, SqliteTargetOptions options)
        : m_path(std::move(path)), m_options(std::move(options)) {}

    Result<void> openExisting(int busyTimeoutMs, std::stop_token stop);
    /// Opens a file that was locked when the target was: here whoever waits for it is heard.
    Result<void> waitForFile(JobContext& job);
    Result<void> openNew();
    Result<void> begin(JobContext& job);
    Result<void> readCatalog();
    const SqliteTable* table(const std::string& entity) const;
    /// Creates an entity's table and first the parents that it needs and the plan knows.
    Result<void> createTable(const Entity& entity, std::set<std::string>& underWay);
    Result<void> deleteReplaced();
    /// Whether references are checked row by row or at commit, for the statements that follow.
    Result<void> deferReferences(bool defer);
    /// Makes a table ready for rows within the transaction: old rows away, references.
    Result<const SqliteTable*> prepareWriting(const std::string& entity);
    /// Fills the writer's table by pages, if this is its first batch and all conditions hold; else null.
    Result<BulkTable*> bulkFor(Writer& writer, const Batch& batch, JobContext& job);
    /// Hands the table that is being filled by pages over to SQLite.
    Result<void> endBulk(JobContext& job);
    /// Has SQLite itself look at what is to be published.
    Result<void> confirm(JobContext& job);
    Result<void> checkIntegrity(SqliteSession& session) const;
    /// False where references still wait for their match and writers are open.
    Result<bool> tryCommit(JobContext& job);
    Result<void> publish(JobContext& job);
    /// Has the changes of the session at hand watched, where somebody asks for them.
    void attachWatch();

    const std::string m_path;
    const SqliteTargetOptions m_options;
    WritingRules m_rules;
    std::optional<NewFile> m_newFile;         ///< while the database is not published
    std::unique_ptr<SqliteSession> m_session; ///< null while a missing file has not been needed, or one is locked
    std::unique_ptr<SqliteSite> m_site;       ///< of the session; null while no SQL has been asked for
    SqliteChanges m_changes;                  ///< goes before its session
    bool m_needsWatch = false;                ///< somebody asks for changes, or what became of single rows
    bool m_isRehearsal = false;
    MakeNote m_makeNote;
    std::vector<SqliteTable> m_tables;
    std::vector<std::string> m_order; ///< all tables, parents first
    std::set<std::string> m_cyclic;   ///< tables whose references run in a circle: checked at commit
    std::set<std::string> m_late;     ///< and those whose rows may have to go with theirs
    std::vector<Writer*> m_writers;
    std::set<std::string> m_toReplace; ///< whose old rows are still there
    DeferredRows m_deferred;
    bool m_defersReferences = false;
    bool m_countIsLost = false; ///< SQLite's own count of open references cannot be trusted in this transaction
    std::unique_ptr<BulkTable> m_bulk;
    const Writer* m_bulkWriter = nullptr; ///< whose rows it takes; null once that has gone
    std::map<std::string, std::uint64_t> m_bulkRows; ///< what was written by pages, by table
    std::map<std::string, std::uint64_t> m_confirmed; ///< counted before the file got its name; until the next change
};

} // namespace mw
