// SPDX-License-Identifier: GPL-3.0-or-later
// Loads the reference mapping (12 dirty columns to 14 typed ones) from CSV into a new MariaDB table by the engine, and
// beside it, in turn, does the same staged work with rows that lie ready in memory as LOAD DATA reads them: LOAD DATA
// LOCAL into a temporary table of texts, INSERT … SELECT in strict mode into a table like the engine's, one transaction.
// The ready rows go in stretches of as many as the engine's batches have. The bar is a ratio of at least 0.9.
// Options: see bench::benchServer(); --stretch N.
#include "tests/bench/server_load.h"

#include "core/connect/mariadb/session.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>
#include <vector>

using namespace mw;
using bench::Figures;

namespace {

Result<std::unique_ptr<MariadbSession>> openSession(const std::string& text) {
    MW_TRY(const Location location, parseLocation(text));
    MW_TRY(const ServerAddress address, parseServerAddress(location, {}));
    return MariadbSession::open(address);
}

void appendEscaped(std::string& into, std::string_view text) {
    for (const char c : text) {
        if (c == '\\' || c == '\t' || c == '\n')
            into += '\\';
        into += c;
    }
}

/// The floor: ready texts, the same two statements a stretch, nothing else.
Result<Figures> loadBare(const std::string& target, std::size_t stretch) {
    MW_TRY(const auto session, openSession(target));
    std::vector<std::string> texts(1);
    std::size_t columns = 0, rows = 0;
    MW_TRY_DO(session->startStream("SELECT * FROM customers"));
    MW_TRY_DO([&]() -> Result<void> {
        while (true) {
            MW_TRY(const auto row, session->nextRow());
            if (!row)
                return {};
            if (rows > 0 && rows % stretch == 0)
                texts.emplace_back();
            columns = 14;
            for (std::size_t i = 0; i < columns; ++i) {
                if (row->isNull(i))
                    texts.back() += "\\N";
                else
                    appendEscaped(texts.back(), (*row)[i]);
                texts.back() += i + 1 < columns ? '\t' : '\n';
            }
            ++rows;
        }
    }());
    MW_TRY_DO(session->execute("DROP TABLE IF EXISTS bare"));
    std::string list, staging;
    for (std::size_t i = 0; i < columns; ++i) {
        list += (i > 0 ? ", c" : "c") + std::to_string(i);
        staging += (i > 0 ? ", c" : "c") + std::to_string(i) + " LONGTEXT";
    }
    const bench::Stopwatch watch;
    MW_TRY_DO(session->execute("CREATE TABLE bare LIKE customers"));
    MW_TRY_DO(session->execute("CREATE TEMPORARY TABLE staging(" + staging +
                               ") ENGINE=MyISAM DEFAULT CHARACTER SET utf8mb4"));
    MW_TRY_DO(session->execute("START TRANSACTION"));
    for (const std::string& text : texts) {
        MW_TRY_DO(session->execute("DELETE FROM staging"));
        MW_TRY_DO(session->load("LOAD DATA LOCAL INFILE 'rows' INTO TABLE staging CHARACTER SET utf8mb4", text));
        MW_TRY_DO(session->execute("INSERT INTO bare SELECT " + list + " FROM staging"));
    }
    MW_TRY_DO(session->execute("COMMIT"));
    return Figures{{"seconds", watch.seconds()}, {"rows", double(rows)}};
}

Result<void> clear(const std::string& target) {
    MW_TRY(const auto session, openSession(target));
    return session->execute("DROP TABLE IF EXISTS customers");
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv); // Qt finds its database drivers through it
    const auto stretch =
        std::max(1ul, std::strtoul(bench::option(argc, argv, "--stretch", "1800").c_str(), nullptr, 10));
    return bench::report("bench_mariadb",
                         bench::benchServer(argc, argv,
                                            {"mariadb", "load CSV to MariaDB, engine", "bare staged LOAD DATA, same rows",
                                             clear, [stretch](const std::string& target) {
                                                 return loadBare(target, stretch);
                                             }}));
}
