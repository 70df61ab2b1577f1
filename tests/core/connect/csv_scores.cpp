// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/connect/csv_scores.h"

#include "core/base/file.h"
#include "core/connect/connector.h"
#include "core/connect/csv/layout_detection.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace mw::test {

namespace fs = std::filesystem;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Result<Rows> readRows(const std::string& path, const OptionValues& options) {
    MW_TRY(const Location location, parseLocation(path));
    MW_TRY(const auto connection, openConnection(location, options));
    JobContext job;
    ReadOptions reading;
    reading.raw = true;
    MW_TRY(const auto reader, connection->read("", reading, job));
    Rows rows;
    Batch batch;
    while (true) {
        MW_TRY(const bool more, reader->next(batch, job));
        if (!more)
            return rows;
        for (std::size_t row = 0; row < batch.rows; ++row) {
            auto& cells = rows.emplace_back();
            for (const ColumnPtr& column : batch.columns) {
                const Value value = column->value(row);
                cells.push_back(isNull(value) ? std::string() : std::get<std::string>(value));
            }
        }
    }
}

double f1Of(const Rows& wanted, const Rows& found, std::size_t wantedFrom, std::size_t foundFrom) {
    std::map<std::string, std::ptrdiff_t> bag;
    std::size_t wantedCells = 0, foundCells = 0, common = 0;
    for (std::size_t i = wantedFrom; i < wanted.size(); ++i)
        for (const std::string& cell : wanted[i]) {
            ++bag[cell];
            ++wantedCells;
        }
    for (std::size_t i = foundFrom; i < found.size(); ++i)
        for (const std::string& cell : found[i]) {
            ++foundCells;
            common += --bag[cell] >= 0 ? 1 : 0;
        }
    if (wantedCells + foundCells == 0)
        return 1;
    return 2 * double(common) / double(wantedCells + foundCells);
}

/// A number of the JSON object that describes a file; its values are numbers or numbers in quotes.
std::size_t numberIn(const std::string& json, const std::string& key) {
    const std::size_t place = json.find("\"" + key + "\"");
    if (place == std::string::npos)
        return 0;
    const std::size_t digit = json.find_first_of("0123456789", place + key.size() + 2);
    return digit == std::string::npos ? 0 : std::size_t(std::stoul(json.substr(digit)));
}

std::vector<fs::path> sortedFiles(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string characterOf(const std::string& word) {
    static const std::map<std::string, std::string> kWords = {
        {"comma", ","}, {"semicolon", ";"}, {"tab", "\t"}, {"vslash", "|"}, {"space", " "}, {"colon", ":"},
        {"doublequote", "\""}, {"singlequote", "'"}, {"backslash", "\\"}, {"slash", "/"}};
    const auto found = kWords.find(word);
    return found == kWords.end() ? word : found->second;
}

double mean(const std::vector<CellScore>& scores, double CellScore::*figure) {
    double sum = 0;
    for (const CellScore& score : scores)
        sum += score.*figure;
    return scores.empty() ? 0 : sum / double(scores.size());
}

} // namespace

std::vector<CellScore> scoreCells(const std::string& folder) {
    std::vector<CellScore> scores;
    for (const fs::path& path : sortedFiles(fs::path(folder) / "csv")) {
        const std::string name = path.filename().string();
        const auto wanted = readRows((fs::path(folder) / "clean" / name).string(),
                                     {{"encoding", "UTF-8"}, {"delimiter", ","}, {"quote", "\""}, {"escape", "\""}, {"header", "no"}});
        if (!wanted)
            continue; // the truth itself cannot be read
        CellScore& score = scores.emplace_back();
        score.name = name;
        const auto found = readRows(path.string(), {});
        if (!found) {
            score.failure = found.error().message();
            continue;
        }
        score.f1 = f1Of(*wanted, *found, 0, 0);
        const auto parameters = readFile((fs::path(folder) / "parameters" / (name + "_parameters.json")).string());
        const std::size_t header = parameters ? numberIn(*parameters, "header_lines") : 0;
        const std::size_t preamble = parameters ? numberIn(*parameters, "preamble_lines") : 0;
        score.dataF1 = f1Of(*wanted, *found, std::min<std::size_t>(header, 1), preamble + header);
    }
    return scores;
}

std::vector<DialectScore> scoreDialects(const std::string& folder, const std::string& annotations) {
    std::vector<DialectScore> scores;
    std::ifstream list(annotations);
    for (std::string line; std::getline(list, line);) {
        std::vector<std::string> parts;
        std::stringstream cells(line);
        for (std::string part; std::getline(cells, part, '|');)
            parts.push_back(part);
        std::error_code failure;
        if (parts.size() < 4 || !fs::exists(fs::path(folder) / parts[0], failure))
            continue;
        DialectScore& score = scores.emplace_back();
        score.name = parts[0];
        score.wantedDelimiter = characterOf(parts[2]);
        score.wantedQuote = characterOf(parts[3]).front();
        const auto layout = csv::detectFile((fs::path(folder) / parts[0]).string(), {});
        if (!layout) {
            score.failure = layout.error().message();
            continue;
        }
        const CsvDialect& dialect = layout->tables.front().dialect;
        score.foundDelimiter = dialect.delimiter;
        score.foundQuote = dialect.quote;
    }
    return scores;
}

double detectionF1(const std::vector<DialectScore>& scores) {
    std::size_t right = 0, wrong = 0, refused = 0;
    for (const DialectScore& score : scores)
        ++(score.right() ? right : score.failure.empty() ? wrong : refused);
    const double all = 2 * double(right) + double(wrong) + double(refused);
    return all == 0 ? 0 : 2 * double(right) / all;
}

double meanF1(const std::vector<CellScore>& scores) {
    return mean(scores, &CellScore::f1);
}
double meanDataF1(const std::vector<CellScore>& scores) {
    return mean(scores, &CellScore::dataF1);
}

} // namespace mw::test
