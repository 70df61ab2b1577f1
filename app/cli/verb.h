// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "app/cli/invocation.h"
#include "core/base/result.h"
#include "core/job/job.h"

#include <functional>
#include <string>
#include <vector>

namespace mw::cli {

/// The exit codes of cli.md.
enum Exit { Done = 0, FallsShort = 1, RequestWrong = 2, EnvironmentFailed = 3, Interrupted = 130 };

/// A verb of the command line; one per file in app/cli/verbs, listed in verbs.def.
struct Verb {
    std::string name;
    std::string summary; ///< one line
    std::vector<Argument> arguments;
    std::vector<Option> options; ///< besides --json and --help, which all have
    /// Does the work; the exit code where it went as far as it should, else the error that is printed as cli.md says.
    std::function<Result<int>(const Invocation&, Console&, JobContext&)> run;
    /// Says whether with these words it lays out pages: fonts have to be at hand then, a display has not. Null: never.
    std::function<bool(const std::vector<std::string>& words)> paints = {};
};

/// All verbs in the order of verbs.def.
const std::vector<Verb>& verbs();
const Verb* findVerb(std::string_view name);

/// Runs a verb with what stands behind its name; gives the exit code. Never throws.
int runVerb(const Verb& verb, const std::vector<std::string>& words);
/// The text of --help, of all verbs or of one.
std::string overallHelp();
std::string helpOf(const Verb& verb);

} // namespace mw::cli
