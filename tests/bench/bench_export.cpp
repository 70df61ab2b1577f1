// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the specification of a document of 2,000 fields on each side in every format (bar: under 5 s each).
// Options: --fields N, --repeat N.
#include "core/document/generated_document.h"
#include "core/report/report.h"
#include "tests/bench/measure.h"

#include <QGuiApplication>

#include <cstdio>
#include <filesystem>

using namespace mw;
using bench::Figures;

namespace {

/// Each in a process of its own; pages need an application with fonts in it.
Result<Figures> exported(const std::string& format, std::size_t fields) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    int count = 1;
    char name[] = "bench_export";
    char* words[] = {name, nullptr};
    const QGuiApplication application(count, words);
    report::SpecificationInput input;
    input.document = std::make_shared<const mapping::Document>(document::generatedDocument({fields, fields * 3 / 2, 4, 1}));
    input.generatedAt = "2024-05-06T07:08:09Z";
    const std::string path = (std::filesystem::temp_directory_path() / ("mapwright-bench-export." + format)).string();
    const bench::Stopwatch watch;
    MW_TRY_DO(report::exportSpecification(input, format, path));
    const double seconds = watch.seconds();
    const Figures figures{{"seconds", seconds}, {"bytes", double(std::filesystem::file_size(path))}};
    std::filesystem::remove(path);
    return figures;
}

Result<void> run(int argc, char** argv) {
    const bench::Options options(argc, argv);
    const auto fields = std::size_t(std::stoul(bench::option(argc, argv, "--fields", "2000")));
    for (const report::FormatInfo& format : report::formats()) {
        MW_TRY(const Figures figures, bench::measureMedian(options.repeat, [&] { return exported(format.name, fields); }));
        bench::printRow("export " + format.name, double(fields), figures);
        std::printf("  %.1f MB\n", figures.at("bytes") / 1e6);
    }
    return {};
}

} // namespace

int main(int argc, char** argv) { return bench::report("bench_export", run(argc, argv)); }
