// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/samples/generator/table.h"

#include <memory>
#include <string>

struct sqlite3;

namespace mw::sample {

/// A SQLite database in memory whose bytes can be taken as a file; every failure throws std::runtime_error.
class SqliteFile {
public:
    SqliteFile();

    /// Runs statements; foreign keys are enforced.
    void execute(const std::string& sql);
    /// Inserts every row in one transaction; a refused row is named in the error.
    void insert(const Table& table);
    /// Runs one query; values other than integers and nulls come back as text.
    Table query(const std::string& name, const std::string& sql) const;
    std::string bytes() const;

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    std::unique_ptr<sqlite3, Close> m_database;
};

/// The legacy database's tables: columns of no declared type hold what came along.
extern const char* const kLegacySchema;

} // namespace mw::sample
