// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ledger.h"
#include "core/engine/plan.h"
#include "core/engine/reject.h"

#include <optional>

namespace mw::engine {

enum class RunMode { Test, Full };

struct RunOptions {
    RunMode mode = RunMode::Full;
    std::optional<std::uint64_t> rejectLimit; ///< stop at the first commit past it
    unsigned workers = 0;                     ///< rule threads; 0 = by the machine. The result does not depend on it
    RejectSink* rejects = nullptr;
};

/// What a run did; goes into the manifest. Times in seconds.
struct RunResult {
    std::vector<EntityResult> entities;
    Ledger ledger;
    Written written;
    struct Input {
        std::string connection, entity, location, sha256;
        std::uint64_t bytes = 0, rows = 0;
    };
    std::vector<Input> inputs;
    struct Stage {
        std::string name; ///< "read", "rules", "write", "commit"
        double seconds = 0;
    };
    std::vector<Stage> stages;
    std::vector<std::string> notes; ///< "companies ↔ people form a cycle: …"
    double seconds = 0;
    std::string documentHash;
    std::int64_t nowMicros = 0;
    bool closes() const; ///< every entity's ledger and written count
};

/// Loads everything of the plan into its targets. Fails with RejectLimit, LedgerOpen, Cancelled, or what the
/// environment did; the target is then as at the last commit.
Result<RunResult> runPlan(const Plan& plan, const RunOptions& options, JobContext& job);

/// One target row of a preview, side by side with where it came from.
struct PreviewRow {
    std::uint64_t rowNumber = 0;
    Disposition disposition = Disposition::Pending; ///< Loaded (would be), Excluded, Merged, Rejected
    std::vector<Value> source; ///< in order of Preview::sourceFields
    std::vector<Value> target; ///< in order of Preview::targetFields
    std::vector<RejectReason> reasons;
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
    std::uint64_t read = 0;      ///< source rows looked at
    bool complete = false;       ///< the whole source was looked at
    Sample sample;
};
/// Runs one entity mapping over a sample, writing nothing.
Result<Preview> preview(const Plan& plan, const std::string& entity, const Sample& sample, JobContext& job);

/// Every row a mapping makes, in source order, for checks that compare the target with the rules: called on one thread.
using TransformedBatch = std::function<Result<void>(const Batch& target, std::span<const std::uint32_t> goodRows,
                                                    const Batch& source)>;
Result<Ledger> transform(const Plan& plan, const std::string& entity, const TransformedBatch& take, JobContext& job,
                         RejectSink* rejects = nullptr);

} // namespace mw::engine
