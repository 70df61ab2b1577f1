// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/plan.h"

#include <cstdint>
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
    std::vector<std::string> entities; ///< "people (PPL)", in load order
    struct Location {
        std::string connection, connector, location;
        bool isTarget = false;
    };
    std::vector<Location> locations;
};

/// Writes down that a run began and how it ended. Declared here, implemented by the evidence store. Called on the
/// thread that runs the plan, before the target is opened and after it is closed.
class RunRecorder {
public:
    virtual ~RunRecorder() = default;
    virtual Result<void> begin(const RunStart& start) = 0;
    /// `result` holds what was done until then where the run failed.
    virtual Result<void> finish(const RunResult& result, const std::optional<Error>& failure) = 0;
};

} // namespace mw::engine
