// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/server_load.h"

#include "core/engine/run.h"
#include "tests/bench/customers.h"
#include "tests/support/database_server.h"

#include <cstdio>

namespace mw::bench {

namespace {

/// Counts rejects; keeps none, as a sink that writes them elsewhere would not.
class CountingSink final : public engine::RejectSink {
public:
    Result<void> add(const engine::Reject& reject) override {
        reasons += reject.reasons.size();
        return {};
    }
    std::size_t reasons = 0;
};

/// The reference mapping from the CSV files of a folder, into a table that is not there.
Result<Figures> loadCustomers(const std::string& source, const std::string& target, unsigned workers) {
    JobContext job;
    const double threadStart = threadSeconds();
    const Stopwatch watch;
    MW_TRY(mapping::Document document, customersDocument(source, target));
    MW_TRY(const engine::PlanResult planned,
           engine::makePlan(std::make_shared<const mapping::Document>(std::move(document)), {}, job));
    if (!planned.plan)
        return makeError(Code::Internal, planned.problems.front().where + ": " + planned.problems.front().message);
    const double planSeconds = watch.seconds();
    CountingSink rejects;
    engine::RunOptions options;
    options.workers = workers;
    options.rejects = &rejects;
    MW_TRY(const engine::RunResult result, engine::runPlan(*planned.plan, options, job));
    Figures figures{{"seconds", watch.seconds()},
                    {"thread", threadSeconds() - threadStart},
                    {"read", double(result.ledger.read)},
                    {"loaded", double(result.ledger.loaded)},
                    {"rejected", double(result.ledger.rejected)},
                    {"stage plan", planSeconds}};
    for (const auto& stage : result.stages)
        figures["stage " + stage.name] = stage.seconds;
    return figures;
}

/// --server, or a private one that is started here; empty with a word on stderr where that fails.
std::string serverLocation(int argc, char** argv, const std::string& brand) {
    if (const std::string given = option(argc, argv, "--server", ""); !given.empty())
        return given;
    const auto kind = brand == "postgres" ? test::ServerBrand::Postgres : test::ServerBrand::Mariadb;
    const test::DatabaseServer& server = test::databaseServer(kind);
    if (!server.missing.empty()) {
        std::fprintf(stderr, "%s\n", server.missing.c_str());
        return {};
    }
    return test::freshDatabase(kind, "bench");
}

} // namespace

Result<void> benchServer(int argc, char** argv, const ServerBench& bench) {
    const Options options(argc, argv);
    const std::string target = serverLocation(argc, argv, bench.brand);
    if (target.empty())
        return makeError(Code::ServerUnreachable, "no server to measure on");
    const std::string source =
        option(argc, argv, "--source", options.folder + "/customers-" + std::to_string(options.rows));
    MW_TRY_DO(makeCustomers(source, options.rows));
    const auto byEngine = [&]() -> Result<Figures> {
        MW_TRY_DO(bench.clear(target));
        return loadCustomers(source, target, options.workers);
    };
    MW_TRY(const Pair pair, measurePair(options.repeat, byEngine, [&] { return bench.loadBare(target); }));
    printRow(bench.engineRow, pair.first.at("read"), pair.first);
    printRow(bench.bareRow, pair.second.at("rows"), pair.second);
    printStages(pair.first);
    std::printf("read %.0f, loaded %.0f, rejected %.0f\n", pair.first.at("read"), pair.first.at("loaded"),
                pair.first.at("rejected"));
    std::printf("ratio %.2f (bar 0.90), peak %.0f MiB (bar 64)\n", pair.ratio, pair.first.at("peak_mib"));
    return {};
}

} // namespace mw::bench
