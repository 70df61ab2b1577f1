// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/run_recorder.h"

#include "core/engine/run.h"

namespace mw::engine {

Result<void> RunRecorder::resume(std::int64_t run, const std::map<Id, std::uint64_t>&) {
    return makeError(Code::UnknownName, "run " + std::to_string(run), "");
}

Result<std::optional<RunResult>> RunRecorder::outcome(std::int64_t) {
    return std::optional<RunResult>();
}

Result<std::optional<std::int64_t>> RunRecorder::finishedRun(const RunStart&) {
    return std::optional<std::int64_t>();
}

} // namespace mw::engine
