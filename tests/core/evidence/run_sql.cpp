// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/evidence/run_sql.h"

#include <sqlite3.h>

namespace mw::test {

bool runSql(const std::string& path, const std::string& sql) {
    sqlite3* database = nullptr;
    const bool done = sqlite3_open(path.c_str(), &database) == SQLITE_OK &&
                      sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(database);
    return done;
}

} // namespace mw::test
