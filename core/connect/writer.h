// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/connect/location.h"
#include "core/job/job.h"
#include "core/schema/schema.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace mw {

enum class LoadMode { Insert, Replace };

/// Hears of rows that had been written and were taken back at commit, because a reference inside a cycle of entities
/// has no match: the row's place in the batch with that sequence number.
using TakenBackRow = std::function<void(std::uint64_t sequence, std::uint32_t row, RowError error)>;

/// How to write one target entity.
struct WriteOptions {
    Entity entity;                   ///< the target as planned; made if it is not there
    std::vector<std::string> fields; ///< target fields in column order of the batches
    LoadMode mode = LoadMode::Insert;
    TakenBackRow takenBack; ///< without it such rows fail the commit with MissingParent
};

/// Hears of rows that the target itself refused (constraint, affinity, key).
using RefusedRow = std::function<void(std::uint32_t row, RowError error)>;

/// Writes rows into one target entity. One thread. Nothing is visible before commit(). Goes before its target.
class EntityWriter {
public:
    virtual ~EntityWriter() = default;
    /// Writes the listed rows of the batch in order; a refused row is told and skipped, an error ends the run. The
    /// first call may have to take old rows away, see LoadMode::Replace.
    virtual Result<void> write(const Batch& batch, std::span<const std::uint32_t> rows, const RefusedRow& refused,
                               JobContext& job) = 0;
    /// Rows sent so far without the refused ones.
    virtual std::uint64_t sent() const = 0;
};

/// How a target goes about its work; what it holds in the end does not depend on it.
struct WritingRules {
    bool onlyInserts = false; ///< never by a faster way than the target's own library's
    bool verify = false;      ///< have the library check all that lies in the target, at the commit
};

class SqlSite;

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
    /// Before the first writer.
    virtual void writeThus(const WritingRules&) {}
    /// Where SQL can be run in the target's transaction to fill an entity whose writer is open; null where it cannot. What
    /// the entity holds before has been taken away if that was asked for. Lives until the next commit.
    virtual Result<SqlSite*> sqlSite([[maybe_unused]] const std::string& entity, [[maybe_unused]] JobContext& job) {
        return nullptr;
    }
    /// True where rows end as "handed over" to somebody else's loader, not as "loaded".
    virtual bool handsOver() const { return false; }
};

} // namespace mw
