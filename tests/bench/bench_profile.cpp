// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles the reference file in full: exact distinct values, ten most frequent values and patterns of each of its 12
// columns. Options: see bench::Options; --source DIR (own customers.csv).
#include "core/profile/profile.h"
#include "tests/bench/customers.h"
#include "tests/bench/measure.h"

#include <algorithm>
#include <cstdio>

using namespace mw;
using bench::Figures;

namespace {

Result<Figures> profile(const std::string& path) {
    JobContext job;
    const bench::Stopwatch watch;
    MW_TRY(const Location location, parseLocation(path));
    MW_TRY(const auto connection, openConnection(location));
    MW_TRY(const auto reader, connection->read("", {}, job));
    MW_TRY(const profile::EntityProfile result, profile::profileRows(*reader, "customers", {}, job));
    const auto exact = std::count_if(result.fields.begin(), result.fields.end(),
                                     [](const profile::FieldProfile& field) { return field.distinctIsExact; });
    return Figures{{"seconds", watch.seconds()},
                   {"rows", double(result.rows)},
                   {"fields", double(result.fields.size())},
                   {"exact", double(exact)}};
}

Result<void> run(int argc, char** argv) {
    const bench::Options options(argc, argv);
    const std::string source =
        bench::option(argc, argv, "--source", options.folder + "/customers-" + std::to_string(options.rows));
    MW_TRY_DO(bench::makeCustomers(source, options.rows));
    MW_TRY(const Figures figures,
           bench::measureMedian(options.repeat, [&] { return profile(source + "/customers.csv"); }));
    bench::printRow("profile of delimited text", figures.at("rows"), figures);
    std::printf("%.0f fields, distinct values exact in %.0f; peak %.0f MiB (bar 384)\n", figures.at("fields"),
                figures.at("exact"), figures.at("peak_mib"));
    return {};
}

} // namespace

int main(int argc, char** argv) {
    return bench::report("bench_profile", run(argc, argv));
}
