// SPDX-License-Identifier: GPL-3.0-or-later
// The reference mapping from CSV to a CSV load file, by the engine. Options as of bench_load.
#include "core/engine/run.h"
#include "tests/bench/customers.h"
#include "tests/bench/measure.h"

#include <cstdio>
#include <filesystem>

using namespace mw;
using bench::Figures;

namespace {

Result<Figures> transform(const std::string& source, const std::string& target, unsigned workers) {
    std::filesystem::remove_all(target);
    JobContext job;
    const bench::Stopwatch watch;
    MW_TRY(mapping::Document document, bench::customersDocument(source, target));
    MW_TRY(const engine::PlanResult planned,
           engine::makePlan(std::make_shared<const mapping::Document>(std::move(document)), {}, job));
    if (!planned.plan)
        return makeError(Code::Internal, planned.problems.front().where + ": " + planned.problems.front().message);
    engine::RunOptions options;
    options.workers = workers;
    MW_TRY(const engine::RunResult result, engine::runPlan(*planned.plan, options, job));
    Figures figures{{"seconds", watch.seconds()},
                    {"read", double(result.ledger.read)},
                    {"written", double(result.ledger.handedOver)}};
    for (const auto& stage : result.stages)
        figures["stage " + stage.name] = stage.seconds;
    return figures;
}

Result<void> run(int argc, char** argv) {
    const bench::Options options(argc, argv);
    const std::string source =
        bench::option(argc, argv, "--source", options.folder + "/customers-" + std::to_string(options.rows));
    MW_TRY_DO(bench::makeCustomers(source, options.rows));
    MW_TRY(const Figures figures, bench::measureMedian(options.repeat, [&] {
               return transform(source, options.folder + "/transformed/", options.workers);
           }));
    bench::printRow("transform CSV to CSV, engine", figures.at("read"), figures);
    bench::printStages(figures);
    std::printf("read %.0f, written %.0f; peak %.0f MiB (bar 64)\n", figures.at("read"), figures.at("written"),
                figures.at("peak_mib"));
    return {};
}

} // namespace

int main(int argc, char** argv) {
    return bench::report("bench_transform", run(argc, argv));
}
