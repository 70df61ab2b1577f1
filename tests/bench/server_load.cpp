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

} // namespace

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

} // namespace mw::bench
