// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/measure.h"

#include <functional>
#include <string>

namespace mw::bench {

/// What the two benches of servers differ in.
struct ServerBench {
    std::string brand;                                           ///< "postgres" or "mariadb"
    std::string engineRow, bareRow;                              ///< what is printed before the figures
    std::function<Result<void>(const std::string& target)> clear; ///< before the engine's load
    std::function<Result<Figures>(const std::string& target)> loadBare; ///< the same rows, which lie ready
};

/// Measures the engine's load and the bare one in turn and prints both with their ratio. Options: see Options; --server
/// LOCATION (a database that may be written to; otherwise a private server is started), --source DIR.
Result<void> benchServer(int argc, char** argv, const ServerBench& bench);

} // namespace mw::bench
