// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/connect/change_sink.h"
#include "core/connect/location.h"
#include "core/job/job.h"
#include "core/schema/schema.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mw {

/// Insert: every row is new. Replace: old rows go first. Upsert: a row whose key is there takes its place.
/// AppendMissing: a row whose key is there is left out.
enum class LoadMode : std::uint8_t { Insert, Replace, Upsert, AppendMissing };

/// Hears of rows that had been written and were taken back at commit, because a reference inside a cycle of entities
/// has no match: the row's place in the batch with that sequence number.
using TakenBackRow = std::function<void(std::uint64_t sequence, std::uint32_t row, RowError error)>;
/// Hears of rows of the batch at hand whose key the target already holds: they are neither sent nor refused.
using PresentRow = std::function<void(std::uint32_t row)>;
/// Hears of the key that the target itself gave to a row of the batch at hand, or found it under.
using GivenKey = std::function<void(std::uint32_t row, std::int64_t key)>;

/// How to write one target entity.
struct WriteOptions {
    Entity entity;                   ///< the target as planned; made if it is not there
    std::vector<std::string> fields; ///< target fields in column order of the batches
    LoadMode mode = LoadMode::Insert;
    std::vector<std::string> key; ///< of Upsert and AppendMissing: a primary or unique key of the entity, among `fields`
    TakenBackRow takenBack;       ///< without it such rows fail the commit with MissingParent
    PresentRow present;           ///< of AppendMissing
    GivenKey given;               ///< where somebody wants to know; only of targets that give keys
};

/// Hears of rows that the target itself refused (constraint, affinity, key).
using RefusedRow = std::function<void(std::uint32_t row, RowError error)>;

/// What a writer made of rows ahead of their turn.
class PreparedRows {
public:
    virtual ~PreparedRows() = default;
};
/// Does to rows what can be done before those in front of them are written. Any thread; outlives the writer.
using PrepareRows = std::function<std::unique_ptr<PreparedRows>(const Batch& batch, std::span<const std::uint32_t> rows)>;

/// Writes rows into one target entity. One thread. Nothing is visible before commit(). Goes before its target.
class EntityWriter {
public:
    virtual ~EntityWriter() = default;
    /// Writes the listed rows of the batch in order; a refused row is told and skipped, an error ends the run. The
    /// first call may have to take old rows away, see LoadMode::Replace.
    virtual Result<void> write(const Batch& batch, std::span<const std::uint32_t> rows, const RefusedRow& refused,
                               JobContext& job) = 0;
    /// Empty where nothing can be done ahead.
    virtual PrepareRows preparation() const { return {}; }
    /// As write(), of rows among those that preparation() was shown of the same batch.
    virtual Result<void> writePrepared(const PreparedRows&, const Batch& batch, std::span<const std::uint32_t> rows,
                                       const RefusedRow& refused, JobContext& job) {
        return write(batch, rows, refused, job);
    }
    /// Rows sent so far without the refused and the present ones.
    virtual std::uint64_t sent() const = 0;
    /// How many of these took the place of a row that was there, as the target itself counted.
    virtual std::uint64_t updated() const { return 0; }
};

/// How a target goes about its work; what it holds in the end does not depend on it.
struct WritingRules {
    bool onlyInserts = false; ///< never by a faster way than the target's own library's
    bool verify = false;      ///< have the library check all that lies in the target, at the commit
};

class SqlSite;

/// Writes what a run wants to find again in the target: see Target::keepNote().
using MakeNote = std::function<Result<std::string>()>;

/// An opened target: a transaction over one or more entities. Destruction without commit leaves the target as it was
/// at the last commit. One thread.
class Target {
public:
    virtual ~Target() = default;
    /// What the target holds now.
    virtual Result<Schema> schema(JobContext& job) = 0;
    /// Makes a missing entity. Rows that LoadMode::Replace takes away go before the first row is written anywhere,
    /// children first: open all writers that replace before that.
    virtual Result<std::unique_ptr<EntityWriter>> openWriter(const WriteOptions& options, JobContext& job) = 0;
    /// Makes everything so far durable. While writers are open and references inside a cycle still wait for their
    /// match, it waits too: the commit after the last writer has gone decides.
    virtual Result<void> commit(JobContext& job) = 0;
    /// Counts an entity's rows as the target's own library sees them, after commit.
    virtual Result<std::uint64_t> countRows(const std::string& entity, JobContext& job) = 0;
    /// True where the target gives keys to rows that bring none, and WriteOptions::given hears of them.
    virtual bool tellsKeys() const { return false; }
    /// Before the first writer.
    virtual void writeThus(const WritingRules&) {}
    /// Where SQL can be run in the target's transaction to fill an entity whose writer is open; null where it cannot. What
    /// the entity holds before has been taken away if that was asked for. Lives until the next commit.
    virtual Result<SqlSite*> sqlSite([[maybe_unused]] const std::string& entity, [[maybe_unused]] JobContext& job) {
        return nullptr;
    }
    /// True where rows end as "handed over" to somebody else's loader, not as "loaded".
    virtual bool handsOver() const { return false; }
    /// After how many rows the connection wants a commit; 0 where it does not care.
    virtual std::uint64_t commitsEvery() const { return 0; }
    /// True where what is loaded shows up as a whole with the one commit that ends the load, so that commits in between
    /// are of no use: a file that is not there yet or is written anew.
    virtual bool appearsWhole() const { return false; }
    /// How the target takes rows, where that is not its best way and worth telling; empty otherwise. After the rows.
    virtual std::string remark() const { return {}; }

    /// Makes it a dry run: commit() judges as ever but makes nothing durable, and countRows() counts what a commit
    /// would have left. Before the first writer. NotSupported where the target cannot.
    virtual Result<void> rehearse() { return makeError(Code::NotSupported, "a dry run into this target"); }

    /// The note of a run that was not finished (decisions.md 22); none where there is none.
    virtual Result<std::optional<std::string>> note(JobContext&) { return std::optional<std::string>(); }
    /// Asks `make` right before each commit that is really made and keeps its text in the target, table mapwright_run,
    /// in the same transaction. False where the target keeps no notes.
    virtual bool keepNote(MakeNote) { return false; }
    /// Takes the note away, durably, and keeps none any more: the run is over.
    virtual Result<void> dropNote(JobContext&) { return {}; }

    /// Tells `sink` what is changed from now on; before the first writer. False where the target cannot say it. The sink
    /// outlives the target.
    virtual bool recordChanges(ChangeSink&) { return false; }
};

} // namespace mw
