// SPDX-License-Identifier: GPL-3.0-or-later
// Loads the reference mapping (12 dirty columns to 14 typed ones) from CSV into a new PostgreSQL table by the engine,
// and beside it, in turn, sends the same rows by one bare COPY in binary: they lie ready in memory in the form that COPY
// takes, the table has the same columns, its key is added after the rows as the engine's is, and both commit once.
// Fetching the ready rows is not in its time. The bar is a ratio of at least 0.9.
// Options: see bench::Options; --server LOCATION (a database that may be written to; otherwise a private server is
// started), --source DIR.
#include "tests/bench/customers.h"
#include "tests/bench/server_load.h"

#include "core/connect/postgres/session.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace mw;
using bench::Figures;

namespace {

Result<std::unique_ptr<PostgresSession>> openSession(const std::string& text) {
    MW_TRY(const Location location, parseLocation(text));
    MW_TRY(const ServerAddress address, parseServerAddress(location, {}));
    return PostgresSession::open(address);
}

Result<Figures> loadByEngine(const std::string& source, const std::string& target, unsigned workers) {
    MW_TRY(const auto session, openSession(target));
    MW_TRY_DO(session->execute("DROP TABLE IF EXISTS customers; CHECKPOINT"));
    return bench::loadCustomers(source, target, workers);
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

Result<void> run(int argc, char** argv) {
    const bench::Options options(argc, argv);
    const std::string target = bench::serverLocation(argc, argv, "postgres");
    if (target.empty())
        return makeError(Code::ServerUnreachable, "no server to measure on");
    const std::string source =
        bench::option(argc, argv, "--source", options.folder + "/customers-" + std::to_string(options.rows));
    MW_TRY_DO(bench::makeCustomers(source, options.rows));
    MW_TRY(const bench::Pair pair, bench::measurePair(
                                       options.repeat, [&] { return loadByEngine(source, target, options.workers); },
                                       [&] { return copyBare(target); }));
    bench::printRow("load CSV to PostgreSQL, engine", pair.first.at("read"), pair.first);
    bench::printRow("bare binary COPY of the same rows", pair.second.at("rows"), pair.second);
    bench::printStages(pair.first);
    std::printf("read %.0f, loaded %.0f, rejected %.0f\n", pair.first.at("read"), pair.first.at("loaded"),
                pair.first.at("rejected"));
    std::printf("ratio %.2f (bar 0.90), peak %.0f MiB (bar 64)\n", pair.ratio, pair.first.at("peak_mib"));
    return {};
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv); // Qt finds its database drivers through it
    return bench::report("bench_postgres", run(argc, argv));
}
