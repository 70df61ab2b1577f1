// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/plan.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mw::engine {

struct RunResult;

/// What is known of a run before its first row: the head of the manifest.
struct RunStart {
    std::string documentHash;
    std::string documentTitle;
    std::string engineVersion;
    std::string mode;               ///< "test" or "full"
    std::int64_t nowMicros = 0;     ///< now() of the rules
    std::int64_t startedMicros = 0; ///< the system clock
    unsigned workers = 0;
    std::optional<std::uint64_t> rejectLimit;
    bool dryRun = false;
    std::optional<std::int64_t> replays; ///< the run whose rejects are loaded again
    std::optional<std::uint64_t> commitRows; ///< where somebody asked for it
    std::string engine;              ///< "native" or "sql"
    unsigned retries = 0;            ///< most that passing troubles were given
    bool keepsAllKeys = false, onlyInserts = false, verifies = false; ///< RunOptions::keepAllKeys, WritingRules
    std::vector<std::string> entities; ///< "people (PPL)", in load order
    struct Location {
        std::string connection, connector, location;
        bool isTarget = false;
        std::map<std::string, std::string> options; ///< as they were set
        friend bool operator==(const Location&, const Location&) = default;
    };
    std::vector<Location> locations;
};

/// Writes down that a run began and how it ended. Declared here, implemented by the evidence store. Called on the
/// thread that runs the plan.
class RunRecorder {
public:
    virtual ~RunRecorder() = default;
    virtual Result<void> begin(const RunStart& start) = 0;
    /// Goes on with a run that was not finished: of each entity mapping as many rejects stay as are named, from the
    /// first on. UnknownName where it knows no such run.
    virtual Result<void> resume(std::int64_t run, const std::map<Id, std::uint64_t>& rejects);
    /// `result` holds what was done until then where the run failed.
    virtual Result<void> finish(const RunResult& result, const std::optional<Error>& failure) = 0;

    /// The number of the run at hand.
    virtual std::int64_t runId() const { return 0; }
    /// The file that keeps what the run changes in a target, so that it can be taken back; empty: nobody keeps it.
    virtual std::string changesPath(const std::string& /*connection*/) const { return {}; }
    /// The file that keeps old and new keys of all runs (core/load/crosswalk_file.h); empty: they go with the run.
    virtual std::string crosswalkPath() const { return {}; }
    /// What a run came to that is done; none where it is not, or not known.
    virtual Result<std::optional<RunResult>> outcome(std::int64_t run);
    /// The number of the newest run that was to do the same, where it is done; none otherwise.
    virtual Result<std::optional<std::int64_t>> finishedRun(const RunStart& start);
};

} // namespace mw::engine
