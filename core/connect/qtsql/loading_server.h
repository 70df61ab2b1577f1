// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/qtsql/keyed_rows.h"
#include "core/connect/qtsql/server_statements.h"
#include "core/connect/qtsql/server_table.h"
#include "core/connect/writer.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// What became of rows that were not refused.
struct ServerInserted {
    std::uint64_t rows = 0;
    std::uint64_t updated = 0; ///< of these, those that took the place of a row that was there
};

/// Puts rows of batches into one table of a server. Goes before its server.
class ServerInserter {
public:
    virtual ~ServerInserter() = default;
    /// Writes the listed rows in order; refused ones are told and the transaction goes on.
    virtual Result<ServerInserted> insert(const Batch& batch, std::span<const std::uint32_t> rows,
                                          const RefusedRow& refused, JobContext& job) = 0;
    /// Ends a stream that is under way, so that the session is free for other statements.
    virtual Result<void> pause(JobContext& job) = 0;
};

/// A server as a target: one session, one transaction at a time. One thread.
class LoadingServer {
public:
    virtual ~LoadingServer() = default;
    virtual Result<void> begin(JobContext& job) = 0;
    /// What waits for the rows: keys, references, numbers to go on with. All inserters are paused.
    virtual Result<void> complete(JobContext& job) = 0;
    virtual Result<void> commit(JobContext& job) = 0;
    /// Leaves the target as it was at the last commit, tables that were made since included. Never fails: a session
    /// that is lost takes its transaction with it.
    virtual void rollBack() = 0;

    virtual Result<std::vector<ServerTable>> catalog(JobContext& job) = 0;
    /// Makes tables that are not there yet; each refers to earlier ones, to itself, or to any in a circle.
    virtual Result<void> createTables(const std::vector<Entity>& entities, JobContext& job) = 0;
    virtual Result<void> deleteRows(const ServerTable& table, JobContext& job) = 0;
    /// `table` must outlive the inserter.
    virtual Result<std::unique_ptr<ServerInserter>> openInserter(const ServerTable& table,
                                                                 const WriteOptions& options, JobContext& job) = 0;
    /// Counts what is committed, through another session; and what this transaction sees.
    virtual Result<std::uint64_t> countCommitted(const ServerTable& table, JobContext& job) = 0;
    virtual Result<std::uint64_t> countHere(const ServerTable& table, JobContext& job) = 0;

    /// The note of a run (decisions.md 22): its only row. Its table is made outside of a transaction, its text is written
    /// inside.
    virtual Result<std::optional<std::string>> readNote(JobContext& job) = 0;
    virtual Result<void> makeNoteTable(JobContext& job) = 0;
    virtual Result<void> writeNote(const std::string& text, JobContext& job) = 0;
    virtual Result<void> dropNoteTable(JobContext& job) = 0;
    /// Tables that a transaction makes are there only once it is committed, and loading them is fastest in one.
    virtual bool makesTablesWhole() const { return false; }

    /// Tells `sink` what is changed from now on, see Target::recordChanges(); and, when a commit is due, what it will
    /// leave in tables that the load made.
    virtual bool recordChanges(ChangeSink& sink) = 0;
    virtual Result<void> tellHolds(JobContext& job) = 0;

    /// For taking a load back, within the transaction: many rows at once by SQL, or null where the server's SQL is not
    /// known; then rows go one by one.
    virtual ServerStatements* statements() { return nullptr; }
    /// Null where there are statements. `table` must outlive it.
    virtual std::unique_ptr<KeyedRows> keyedRows(const ServerTable& /*table*/, JobContext&) { return nullptr; }
    /// Begins one in which references are checked late, if the server allows that.
    virtual Result<void> beginRestoring(JobContext& job) = 0;
    /// Why references of these entities, or to them, do not hold; none where they do.
    virtual Result<std::optional<std::string>> checkReferences(const std::set<std::string>& entities,
                                                               JobContext& job) = 0;
    /// Adds up what a table holds that the load made, as tellHolds() does.
    virtual Result<RowDigest> digestOfMade(const ServerTable& table, JobContext& job) = 0;
    /// They are gone once the transaction is committed. Says what is in the way, if something is.
    virtual Result<std::optional<std::string>> dropTables(const std::vector<ServerTable>& tables, JobContext& job) = 0;
    /// A setting that was told to the sink stands again where it stood.
    virtual Result<void> restoreCounter(const std::string& name, const std::string& before, JobContext& job) = 0;

    /// See Target::sqlSite(): for a table that an inserter could be opened for. Lives until the next commit.
    virtual Result<SqlSite*> sqlSite(const ServerTable&, const std::vector<std::string>& /*fields*/, JobContext&) {
        return nullptr;
    }
    /// See Target::tellsKeys().
    virtual bool tellsKeys() const { return true; }
    /// See Target::remark().
    virtual std::string remark() const { return {}; }
};

/// The name of the table that holds the note of a run.
inline constexpr std::string_view kNoteTable = "mapwright_run";

/// The table's fields by index; UnknownField for others, ReadOnlyTarget for what the server computes.
Result<std::vector<std::size_t>> fieldsToWrite(const ServerTable& table, const std::vector<std::string>& names);

/// Tries to write rows [begin, end) of a list in one statement: none where all are in, else why one of them cannot be,
/// and then nothing of the stretch has been written.
using TryRows = std::function<Result<std::optional<RowError>>(std::size_t begin, std::size_t end)>;
/// Finds the rows that a server refuses by halving the stretch: the others are in afterwards, in order. Gives their
/// number.
Result<std::uint64_t> insertHalving(std::size_t rows, const TryRows& attempt,
                                    const std::function<void(std::size_t, RowError)>& refused, JobContext& job);

} // namespace mw
