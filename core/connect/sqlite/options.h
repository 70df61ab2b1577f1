// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"

#include <cstdint>
#include <vector>

namespace mw {

/// What a connection says about its SQLite file, as source and as target.
struct SqliteOptions {
    std::uint64_t censusRows = 200'000; ///< rows looked at to decide the types of a table's fields; 0: all
    int busyTimeoutMs = 2000;           ///< how long to wait for other programs' locks
    std::uint64_t commitEvery = 0;      ///< rows between two commits of a load; 0: one commit at the end
};

/// The options as forms and documents show them.
std::vector<OptionField> sqliteOptionFields();
/// Reads them; WrongValue for what cannot be, UnknownKey for other names.
Result<SqliteOptions> parseSqliteOptions(const OptionValues& values);

} // namespace mw
