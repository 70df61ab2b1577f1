// SPDX-License-Identifier: GPL-3.0-or-later
// Compares 1 M × 14 rows with a copy of which 1 % of the cells are changed, 0.1 % of the rows are missing and as many
// are new: as two SQLite files, beside sqldiff where that is installed (bar: at least as fast), and 1 M × 12 of
// delimited text with itself and with such a copy. The text repeats some keys, so that its sides have to be sorted. Bar
// of memory: 64 MiB. Options: see bench::Options.
#include "core/base/file.h"
#include "core/connect/connector.h"
#include "core/diff/diff.h"
#include "core/engine/run.h"
#include "tests/bench/customers.h"
#include "tests/bench/measure.h"

#include <sqlite3.h>

#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace mw;
using bench::Figures;

namespace {

Result<void> makeDatabase(const std::string& source, const std::string& path) {
    if (std::filesystem::exists(path))
        return {};
    JobContext job;
    MW_TRY(mapping::Document document, bench::customersDocument(source, path));
    MW_TRY(const engine::PlanResult planned,
           engine::makePlan(std::make_shared<const mapping::Document>(std::move(document)), {}, job));
    if (!planned.plan)
        return makeError(Code::Internal, planned.problems.front().message);
    MW_TRY([[maybe_unused]] const engine::RunResult result, engine::runPlan(*planned.plan, {}, job));
    return {};
}

/// Changes every hundredth cell beside the key and every thousandth row's key.
Result<void> makeChangedDatabase(const std::string& from, const std::string& path) {
    if (std::filesystem::exists(path))
        return {};
    std::filesystem::copy_file(from, path + ".new");
    sqlite3* database = nullptr;
    sqlite3_open_v2((path + ".new").c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
    std::string sql = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;";
    const char* const columns[] = {"first_name", "last_name", "display_name",  "email",        "phone",
                                   "ctype",      "country",   "created",       "amount_cents", "owner",
                                   "status",     "notes",     "last_contacted"};
    int turn = 0;
    for (const std::string column : columns) {
        const std::string value = column == "amount_cents" ? "amount_cents + 1"
                                  : column == "created"    ? "date(created, '+1 day')"
                                                           : "coalesce(" + column + ", '') || '~'";
        sql +=
            "UPDATE customers SET " + column + " = " + value + " WHERE id % 100 = " + std::to_string(7 * ++turn) + ";";
    }
    sql += "UPDATE customers SET id = id + 100000000 WHERE id % 1000 = 999; COMMIT;";
    const int code = sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr);
    const std::string message = sqlite3_errmsg(database);
    sqlite3_close_v2(database);
    if (code != SQLITE_OK)
        return makeError(Code::Internal, message);
    std::filesystem::rename(path + ".new", path);
    return {};
}

/// Changes a letter in every eighth line or so, which is one cell in a hundred.
Result<void> makeChangedText(const std::string& from, const std::string& path) {
    if (std::filesystem::exists(path))
        return {};
    std::ifstream in(from, std::ios::binary);
    std::ofstream out(path + ".new", std::ios::binary);
    std::string line;
    for (std::uint64_t number = 0; std::getline(in, line); ++number) {
        const std::size_t name = line.find(',') + 1;
        if (number > 0 && number % 8 == 0 && line.front() == 'C' && name > 0 && name < line.size() && std::isalpha(static_cast<unsigned char>(line[name])))
            line[name] = line[name] == 'Q' ? 'X' : 'Q';
        out << line << '\n';
    }
    out.close();
    if (!out)
        return makeError(Code::Internal, "the changed copy could not be written");
    std::filesystem::rename(path + ".new", path);
    return {};
}

Result<std::unique_ptr<Reader>> open(const std::string& path, const std::string& entity, JobContext& job) {
    MW_TRY(const Location location, parseLocation(path));
    MW_TRY(const auto connection, openConnection(location));
    return connection->read(entity, {}, job);
}

Result<Figures> compare(const std::string& left, const std::string& right, const std::string& entity,
                        const std::string& key) {
    JobContext job;
    diff::DiffOptions options;
    options.leftKey = options.rightKey = {key};
    {
        MW_TRY(const auto reader, open(left, entity, job));
        for (const Field& field : reader->fields())
            if (field.name != key)
                options.fields.push_back({field.name, field.name, ""});
    }
    const bench::Stopwatch watch;
    const auto side = [&](const std::string& path) {
        return [&, path](JobContext& context) { return open(path, entity, context); };
    };
    MW_TRY(const diff::DiffResult result, diff::compare(side(left), side(right), options, job));
    return Figures{{"seconds", watch.seconds()},
                   {"rows", double(result.leftRows)},
                   {"cells", double(result.changedCells)},
                   {"only left", double(result.onlyLeft)},
                   {"only right", double(result.onlyRight)},
                   {"duplicates", double(result.duplicateKeys)}};
}

Result<Figures> runSqldiff(const std::string& left, const std::string& right) {
    const bench::Stopwatch watch;
    const std::string command = "sqldiff --table customers '" + left + "' '" + right + "' > /dev/null";
    if (std::system(command.c_str()) != 0)
        return makeError(Code::Internal, "sqldiff failed");
    return Figures{{"seconds", watch.seconds()}};
}

void printFound(const Figures& figures) {
    std::printf("  changed cells %.0f, only left %.0f, only right %.0f, duplicate keys %.0f; peak %.0f MiB (bar 64)\n",
                figures.at("cells"), figures.at("only left"), figures.at("only right"), figures.at("duplicates"),
                figures.at("peak_mib"));
}

Result<void> run(int argc, char** argv) {
    const bench::Options options(argc, argv);
    const std::string source = options.folder + "/customers-" + std::to_string(options.rows);
    const std::string suffix = "-" + std::to_string(options.rows);
    const std::string left = options.folder + "/left" + suffix + ".sqlite",
                      right = options.folder + "/right" + suffix + ".sqlite";
    const std::string text = source + "/customers.csv", changed = options.folder + "/changed" + suffix + ".csv";
    MW_TRY_DO(bench::makeCustomers(source, options.rows));
    MW_TRY_DO(makeDatabase(source, left));
    MW_TRY_DO(makeChangedDatabase(left, right));
    MW_TRY_DO(makeChangedText(text, changed));
    const bool hasSqldiff = std::system("command -v sqldiff > /dev/null") == 0;
    const auto ours = [&] { return compare(left, right, "customers", "id"); };
    if (hasSqldiff) {
        MW_TRY(const bench::Pair pair,
               bench::measurePair(options.repeat, ours, [&] { return runSqldiff(left, right); }));
        bench::printRow("diff of two SQLite files", pair.first.at("rows"), pair.first);
        printFound(pair.first);
        bench::printRow("sqldiff of the same", pair.first.at("rows"), pair.second);
        std::printf("ratio %.2f (bar 1.00)\n", pair.ratio);
    } else {
        MW_TRY(const Figures figures, bench::measureMedian(options.repeat, ours));
        bench::printRow("diff of two SQLite files", figures.at("rows"), figures);
        printFound(figures);
        std::printf("sqldiff is not installed (package sqlite3-tools)\n");
    }
    for (const auto& [name, other] :
         {std::pair("diff of text with itself", text), {"diff of text, 1 % changed", changed}}) {
        MW_TRY(const Figures figures, bench::measureMedian(options.repeat, [&, path = other] {
                   return compare(text, path, "", "customer_id");
               }));
        bench::printRow(name, figures.at("rows"), figures);
        printFound(figures);
    }
    return {};
}

} // namespace

int main(int argc, char** argv) {
    return bench::report("bench_diff", run(argc, argv));
}
