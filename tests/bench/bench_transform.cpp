// SPDX-License-Identifier: GPL-3.0-or-later
// The reference mapping from CSV to a CSV load file, by the engine. Options as of bench_load.
#include "core/engine/run.h"
#include "tests/bench/customers.h"
#include "tests/bench/measure.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <vector>

using namespace mw;
using bench::Figures;

namespace {

Result<Figures> transform(const std::string& source, const std::string& target, unsigned workers) {
    std::filesystem::remove_all(target);
    JobContext job;
    const auto start = std::chrono::steady_clock::now();
    MW_TRY(
        const engine::PlanResult planned,
        engine::makePlan(std::make_shared<const mapping::Document>(bench::customersDocument(source, target)), {}, job));
    if (!planned.plan)
        return makeError(Code::Internal, planned.problems.front().where + ": " + planned.problems.front().message);
    engine::RunOptions options;
    options.workers = workers;
    MW_TRY(const engine::RunResult result, engine::runPlan(*planned.plan, options, job));
    Figures figures{{"seconds", std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()},
                    {"read", double(result.ledger.read)},
                    {"written", double(result.ledger.handedOver)}};
    for (const auto& stage : result.stages)
        figures["stage " + stage.name] = stage.seconds;
    return figures;
}

Result<void> run(int argc, char** argv) {
    const auto rows = std::strtoull(bench::option(argc, argv, "--rows", "1000000").c_str(), nullptr, 10);
    const auto repeat = std::strtoul(bench::option(argc, argv, "--repeat", "3").c_str(), nullptr, 10);
    const auto workers = unsigned(std::strtoul(bench::option(argc, argv, "--workers", "0").c_str(), nullptr, 10));
    const std::string folder =
        bench::option(argc, argv, "--folder", (std::filesystem::temp_directory_path() / "mapwright-bench").string());
    const std::string source = bench::option(argc, argv, "--source", folder + "/customers-" + std::to_string(rows));
    MW_TRY_DO(bench::makeCustomers(source, rows));
    std::vector<Figures> runs;
    for (unsigned long i = 0; i < std::max(repeat, 1ul); ++i) {
        MW_TRY(Figures figures,
               bench::measureApart([&] { return transform(source, folder + "/transformed/", workers); }));
        runs.push_back(std::move(figures));
    }
    std::sort(runs.begin(), runs.end(),
              [](const Figures& a, const Figures& b) { return a.at("seconds") < b.at("seconds"); });
    const Figures& median = runs[runs.size() / 2];
    bench::printRow("transform CSV to CSV, engine", median.at("read"), median);
    std::printf("read %.0f, written %.0f; stages: read %.2f s, rules %.2f s, write %.2f s, commit %.2f s\n",
                median.at("read"), median.at("written"), median.at("stage read"), median.at("stage rules"),
                median.at("stage write"), median.at("stage commit"));
    std::printf("peak %.0f MiB (bar 64)\n", median.at("peak_mib"));
    return {};
}

} // namespace

int main(int argc, char** argv) {
    const Result<void> done = run(argc, argv);
    if (!done.ok())
        std::fprintf(stderr, "bench_transform: %s\n", done.error().line().c_str());
    return done.ok() ? 0 : 1;
}
