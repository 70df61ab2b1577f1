// SPDX-License-Identifier: GPL-3.0-or-later
// How well files of delimited text are understood with nothing said about them, beside the figures that others have
// published. bench_dialects [--data DIR] [--misses]: the shared data; each file that is not read as it should be.
#include "tests/bench/measure.h"
#include "tests/core/connect/csv_scores.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

using namespace mw;
namespace fs = std::filesystem;

namespace {

/// A folder that is gone when the object is.
class Unpacked {
public:
    explicit Unpacked(const std::string& archive) {
        std::string pattern = (fs::temp_directory_path() / "mapwright-corpus-XXXXXX").string();
        if (!mkdtemp(pattern.data()))
            return;
        m_path = pattern;
        m_isThere = std::system(("tar xJf '" + archive + "' -C '" + m_path + "'").c_str()) == 0;
    }
    ~Unpacked() {
        std::error_code failure;
        fs::remove_all(m_path, failure);
    }
    Unpacked(const Unpacked&) = delete;
    Unpacked& operator=(const Unpacked&) = delete;
    bool isThere() const { return m_isThere; }
    const std::string& path() const { return m_path; }

private:
    std::string m_path;
    bool m_isThere = false;
};

Result<void> cells(const std::string& data, const char* archive, const char* published, bool misses) {
    const Unpacked folder(data + "/E_parsers/" + archive);
    if (!folder.isThere())
        return makeError(Code::FileNotFound);
    const bench::Stopwatch watch;
    const auto scores = test::scoreCells(folder.path());
    std::size_t refused = 0;
    for (const test::CellScore& score : scores) {
        refused += score.failure.empty() ? 0 : 1;
        if (misses && score.f1 < 0.995)
            std::printf("  %.4f (rows %.4f) %s %s\n", score.f1, score.dataF1, score.name.c_str(), score.failure.c_str());
    }
    std::printf("%-32s cell F1 %.4f, of rows alone %.4f (bar 0.990), refused %zu of %zu, %.1f s; %s\n", archive,
                test::meanF1(scores), test::meanDataF1(scores), refused, scores.size(), watch.seconds(), published);
    return {};
}

Result<void> dialects(const std::string& data, const char* archive, const char* annotations, const char* published, bool misses) {
    const Unpacked folder(data + "/E_parsers/" + archive);
    if (!folder.isThere())
        return makeError(Code::FileNotFound);
    const auto scores = test::scoreDialects(folder.path(), data + "/E_parsers/csvsniffer_annotations/" + annotations);
    std::vector<test::DialectScore> halves[2]; // every other file: what holds for one half only is no finding
    for (std::size_t i = 0; i < scores.size(); ++i) {
        halves[i % 2].push_back(scores[i]);
        if (misses && !scores[i].right())
            std::printf("  %s: '%s' %c, found '%s' %c %s\n", scores[i].name.c_str(), scores[i].wantedDelimiter.c_str(),
                        scores[i].wantedQuote, scores[i].foundDelimiter.c_str(), scores[i].foundQuote ? scores[i].foundQuote : '0',
                        scores[i].failure.c_str());
    }
    std::printf("%-32s detection F1 %.4f (halves %.4f, %.4f) over %zu files; %s\n", archive, test::detectionF1(scores),
                test::detectionF1(halves[0]), test::detectionF1(halves[1]), scores.size(), published);
    return {};
}

Result<void> run(int argc, char** argv) {
    const std::string data = bench::option(argc, argv, "--data", "../shared/data");
    const bool misses = bench::hasFlag(argc, argv, "--misses");
    MW_TRY_DO(cells(data, "pollock_polluted.tar.xz", "published cell F1: DuckDB told the dialect .996, CleverCSV .904, DuckDB told nothing .792", misses));
    MW_TRY_DO(cells(data, "pollock_survey_sample.tar.xz", "published cell F1: CleverCSV .950, spreadsheet .808", misses));
    MW_TRY_DO(dialects(data, "csvsniffer_pollock_csv.tar.xz", "Dialect_annotations.txt",
                       "published: CSVsniffer .972, CleverCSV .965, Python .943, DuckDB .904", misses));
    MW_TRY_DO(dialects(data, "csvsniffer_w3c_csvw.tar.xz", "W3C-CSVW-Dialect_annotations.txt",
                       "published: DuckDB .986, CSVsniffer .967, CleverCSV .748, Python .730", misses));
    return {};
}

} // namespace

int main(int argc, char** argv) {
    return bench::report("bench_dialects", run(argc, argv));
}
