// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/measure.h"

#include <string>

namespace mw::bench {

/// Loads the reference mapping from the CSV files of a folder into a target by the engine. The target's table must not
/// be there. Figures: seconds, read, loaded, rejected, the stages.
Result<Figures> loadCustomers(const std::string& source, const std::string& target, unsigned workers);

/// The location of a server to measure on: --server, or a private one that is started here; empty with a word on stderr
/// where that fails. `brand`: "postgres" or "mariadb".
std::string serverLocation(int argc, char** argv, const std::string& brand);

} // namespace mw::bench
