// SPDX-License-Identifier: GPL-3.0-or-later
// Plans the reference mapping and shows the first 200 rows, as the window does at each edit of a rule (bar: 300 ms,
// from opening the file on); beside it the samples that read the whole source. Options: see bench::Options; --source
// DIR.
#include "core/engine/run.h"
#include "tests/bench/customers.h"
#include "tests/bench/measure.h"

#include <cstdio>

using namespace mw;
using bench::Figures;

namespace {

Result<Figures> preview(const std::string& source, const std::string& target, const std::string& sampleText) {
    JobContext job;
    const bench::Stopwatch watch;
    MW_TRY(mapping::Document document, bench::customersDocument(source, target));
    MW_TRY(const engine::PlanResult planned,
           engine::makePlan(std::make_shared<const mapping::Document>(std::move(document)), {}, job));
    if (!planned.plan)
        return makeError(Code::Internal, planned.problems.front().where + ": " + planned.problems.front().message);
    MW_TRY(const engine::Sample sample, engine::Sample::parse(sampleText));
    MW_TRY(const engine::Preview shown, engine::preview(*planned.plan, "customers", sample, job));
    return Figures{{"seconds", watch.seconds()}, {"read", double(shown.read)}, {"shown", double(shown.rows.size())}};
}

Result<void> run(int argc, char** argv) {
    const bench::Options options(argc, argv);
    const std::string source =
        bench::option(argc, argv, "--source", options.folder + "/customers-" + std::to_string(options.rows));
    MW_TRY_DO(bench::makeCustomers(source, options.rows));
    for (const char* const sample : {"first:200", "random:200,1", "covering"}) {
        MW_TRY(const Figures figures, bench::measureMedian(options.repeat, [&] {
                   return preview(source, options.folder + "/preview.sqlite", sample);
               }));
        bench::printRow(std::string("preview ") + sample, figures.at("read"), figures);
        std::printf("  %.0f rows shown after %.0f ms (bar 300 for the first 200)\n", figures.at("shown"),
                    figures.at("seconds") * 1000);
    }
    return {};
}

} // namespace

int main(int argc, char** argv) {
    return bench::report("bench_preview", run(argc, argv));
}
