// SPDX-License-Identifier: GPL-3.0-or-later
// Loads the reference mapping (12 dirty columns to 14 typed ones) from CSV into a new PostgreSQL table by the engine,
// and beside it, in turn, sends the same rows by one bare COPY in binary: they lie ready in memory in the form that COPY
// takes, the table has the same columns, its key is added after the rows as the engine's is, and both commit once.
// Fetching the ready rows is not in its time. The bar is a ratio of at least 0.9.
// Options: see bench::benchServer().
#include "tests/bench/server_load.h"

#include "core/connect/postgres/session.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

using namespace mw;
using bench::Figures;

namespace {

Result<std::unique_ptr<PostgresSession>> openSession(const std::string& text) {
    MW_TRY(const Location location, parseLocation(text));
    MW_TRY(const ServerAddress address, parseServerAddress(location, {}));
    return PostgresSession::open(address);
}

/// The floor: ready bytes, one COPY, 64 KiB a piece, the key afterwards.
Result<Figures> copyBare(const std::string& target) {
    MW_TRY(const auto session, openSession(target));
    std::string bytes;
    MW_TRY_DO(session->beginCopyOut("COPY customers TO STDOUT (FORMAT binary)"));
    while (true) {
        MW_TRY(const auto row, session->nextCopyRow());
        if (!row)
            break;
        bytes += *row;
    }
    MW_TRY_DO(session->execute("DROP TABLE IF EXISTS bare; CHECKPOINT"));
    const double threadStart = bench::threadSeconds();
    const bench::Stopwatch watch;
    MW_TRY_DO(session->execute("BEGIN; CREATE TABLE bare(LIKE customers)"));
    MW_TRY_DO(session->beginCopyIn("COPY bare FROM STDIN (FORMAT binary)"));
    constexpr std::size_t kPiece = 64 * 1024;
    for (std::string_view rest = bytes; !rest.empty(); rest.remove_prefix(std::min(rest.size(), kPiece)))
        MW_TRY_DO(session->putCopyData(rest.substr(0, kPiece)));
    MW_TRY_DO(session->endCopyIn());
    MW_TRY_DO(session->execute("ALTER TABLE bare ADD PRIMARY KEY (id); COMMIT"));
    const double seconds = watch.seconds();
    MW_TRY(const auto rows, session->integer("SELECT count(*) FROM bare"));
    return Figures{
        {"seconds", seconds}, {"thread", bench::threadSeconds() - threadStart}, {"rows", double(rows.value_or(0))}};
}

Result<void> clear(const std::string& target) {
    MW_TRY(const auto session, openSession(target));
    return session->execute("DROP TABLE IF EXISTS customers; CHECKPOINT");
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv); // Qt finds its database drivers through it
    return bench::report("bench_postgres",
                         bench::benchServer(argc, argv,
                                            {"postgres", "load CSV to PostgreSQL, engine",
                                             "bare binary COPY of the same rows", clear, copyBare}));
}
