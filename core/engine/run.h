// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ledger.h"
#include "core/engine/plan.h"
#include "core/engine/reject.h"
#include "core/engine/run_recorder.h"

#include <functional>
#include <optional>
#include <span>

namespace mw::engine {

struct Replay;

enum class RunMode { Test, Full };
/// Native: rules run here. Sql: the target runs them, as INSERT … SELECT over a source that it can reach; the result is
/// the same.
enum class RunEngine { Native, Sql };
inline constexpr std::uint64_t kUsualCommitRows = 100'000;

struct RunOptions {
    RunMode mode = RunMode::Full;
    RunEngine engine = RunEngine::Native;
    std::optional<std::uint64_t> rejectLimit; ///< stop at the first commit past it
    unsigned workers = 0;                     ///< rule threads; 0 = by the machine. The result does not depend on it
    /// Also commit after so many rows sent; 0 = once, when all is loaded. None: once in test mode and where the target
    /// appears as a whole, else as the connection says, else kUsualCommitRows.
    std::optional<std::uint64_t> commitRows;
    bool resume = false; ///< go on with the run that was not finished
    bool dryRun = false; ///< everything but the commits
    bool keepAllKeys = false; ///< keep old and new keys of all entities, also where rules give them and none asks
    const Replay* replay = nullptr; ///< only the records that an earlier run rejected, see replay.h
    /// How often a load that met a passing trouble (a lock, a conflict, a lost connection) goes on by itself.
    unsigned retries = 4;
    unsigned firstPauseMs = 250; ///< before the first retry; doubled for each one more
    WritingRules writing;
    RejectSink* rejects = nullptr;
    RunRecorder* recorder = nullptr;
    struct RunResult* partial = nullptr; ///< gets what was done, also where the run fails
};

/// What a run did; goes into the manifest. Times in seconds.
struct RunResult {
    std::vector<EntityResult> entities;
    Ledger ledger;
    Written written;
    using Input = engine::Input;
    std::vector<Input> inputs; ///< driving sources in load order, then lookups
    struct Stage {
        std::string name; ///< "read", "rules", "write", "commit"
        double seconds = 0;
    };
    std::vector<Stage> stages;
    std::vector<std::string> notes; ///< "companies ↔ people form a cycle: …"
    double seconds = 0;
    std::string documentHash;
    std::int64_t nowMicros = 0;
    std::int64_t run = 0;      ///< its number in the evidence store, where it was recorded
    unsigned retries = 0;      ///< times that it went on after a passing trouble
    unsigned resumes = 0;      ///< times that it was resumed
    bool dryRun = false;       ///< nothing was written
    bool wasFinished = false;  ///< asked to resume, it found nothing left to do: this is what that run came to
    bool closes() const; ///< every entity's ledger and written count
};

/// Loads everything of the plan into its targets. Fails with RejectLimit, LedgerOpen, NotConfirmed, Cancelled, or what
/// the environment did; the target is then as at the last commit, and `resume` goes on from there: no row is lost and
/// none is loaded twice. UnfinishedRun where another load stands half done in the target; OtherRun where the one to go
/// on with was of another document or another source.
///
/// A record is judged in this order: malformed → filter → rules and row checks (all reasons) → de-duplication → the
/// target's own refusal. So rejected records take no part in de-duplication, and a record that the target refuses does
/// not bring back those that were merged into it. Several mappings with de-duplication into one entity share their
/// keys.
Result<RunResult> runPlan(const Plan& plan, const RunOptions& options, JobContext& job);

/// One target row of a preview, side by side with where it came from.
struct PreviewRow {
    std::uint64_t rowNumber = 0;
    Disposition disposition = Disposition::Pending; ///< Loaded (would be), Excluded, Merged, Rejected
    std::vector<Value> source;                      ///< in order of Preview::sourceFields
    std::vector<Value> target;                      ///< in order of Preview::targetFields
    std::vector<RejectReason> reasons;
    std::string raw;              ///< text of a malformed record; its `source` is empty
    std::uint64_t mergedInto = 0; ///< row number of the record that stands for a merged one
};
struct Sample {
    enum class Kind { First, Random, Keys, Covering } kind = Kind::First;
    std::uint64_t size = 200;
    std::uint64_t seed = 1;
    std::vector<std::string> keys;
    static Result<Sample> parse(std::string_view text); ///< "first:200", "random:200,7", "keys:C-1,C-2", "covering"
    std::string print() const;
};
struct Preview {
    std::vector<Field> sourceFields, targetFields;
    std::vector<PreviewRow> rows;
    std::uint64_t read = 0; ///< source rows looked at
    bool complete = false;  ///< the whole source was looked at
    Sample sample;
    std::vector<std::string> knownLater; ///< target fields that ask for new keys: null here, known after the load
};
/// Runs one entity mapping over a sample, writing nothing. De-duplication is judged among the rows of the sample. Keys
/// are looked for among the printed keys of the target and of the source; several parts are joined by '|'.
Result<Preview> preview(const Plan& plan, const std::string& entity, const Sample& sample, JobContext& job);

/// Every row a mapping makes, in source order, for checks that compare the target with the rules: called on one thread.
using TransformedBatch =
    std::function<Result<void>(const Batch& target, std::span<const std::uint32_t> goodRows, const Batch& source)>;
Result<Ledger> transform(const Plan& plan, const std::string& entity, const TransformedBatch& take, JobContext& job,
                         RejectSink* rejects = nullptr);

} // namespace mw::engine
