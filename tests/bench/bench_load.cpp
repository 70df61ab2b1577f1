// SPDX-License-Identifier: GPL-3.0-or-later
// Loads the reference mapping (12 dirty columns to 14 typed ones) from CSV into a new SQLite file by the engine, and
// beside it, in turn, inserts the same rows by a bare prepared-statement loop. The loop has the same columns and table,
// the same journal settings and page cache, one transaction and one fsync as the engine has, and finds its values ready
// in memory; reading them from the file that the engine made is not in its time. The bar is a ratio of at least 0.8.
// Options: see bench::Options; --source DIR (own customers.csv and countries.csv).
#include "core/engine/run.h"
#include "tests/bench/customers.h"
#include "tests/bench/measure.h"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>
#include <vector>

using namespace mw;
using bench::Figures;

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

/// Has the load keep what it changes, as every load of the program does.
class ChangesKeeper final : public engine::RunRecorder {
public:
    explicit ChangesKeeper(std::string path) : m_path(std::move(path)) {}
    Result<void> begin(const engine::RunStart&) override { return {}; }
    Result<void> finish(const engine::RunResult&, const std::optional<Error>&) override { return {}; }
    std::string changesPath(const std::string&) const override { return m_path; }

private:
    const std::string m_path;
};

Result<Figures> loadByEngine(const std::string& source, const std::string& target, unsigned workers) {
    std::filesystem::remove(target);
    JobContext job;
    const double threadStart = bench::threadSeconds();
    const bench::Stopwatch watch;
    MW_TRY(mapping::Document document, bench::customersDocument(source, target));
    MW_TRY(const engine::PlanResult planned,
           engine::makePlan(std::make_shared<const mapping::Document>(std::move(document)), {}, job));
    if (!planned.plan)
        return makeError(Code::Internal, planned.problems.front().where + ": " + planned.problems.front().message);
    const double planSeconds = watch.seconds();
    CountingSink rejects;
    engine::RunOptions options;
    options.workers = workers;
    options.rejects = &rejects;
    ChangesKeeper keeper(target + ".changes");
    options.recorder = &keeper;
    MW_TRY(const engine::RunResult result, engine::runPlan(*planned.plan, options, job));
    Figures figures{{"seconds", watch.seconds()},
                    {"thread", bench::threadSeconds() - threadStart},
                    {"read", double(result.ledger.read)},
                    {"loaded", double(result.ledger.loaded)},
                    {"rejected", double(result.ledger.rejected)},
                    {"stage plan", planSeconds}};
    for (const auto& stage : result.stages)
        figures["stage " + stage.name] = stage.seconds;
    return figures;
}

/// One row as SQLite stored it: per value its type, and the number or the place of its text.
struct ReadyRows {
    std::vector<std::int64_t> numbers;
    std::vector<char> types; ///< 'i', 't' or 'n'
    std::vector<std::size_t> offsets;
    std::string text;
    std::size_t columns = 0;
    std::string createTable;
};

ReadyRows readReady(const std::string& path) {
    ReadyRows ready;
    sqlite3* database = nullptr;
    sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database, "SELECT sql FROM sqlite_schema WHERE name = 'customers'", -1, &statement, nullptr);
    if (sqlite3_step(statement) == SQLITE_ROW)
        ready.createTable = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_prepare_v2(database, "SELECT * FROM customers ORDER BY rowid", -1, &statement, nullptr);
    ready.columns = std::size_t(sqlite3_column_count(statement));
    ready.offsets.push_back(0);
    while (sqlite3_step(statement) == SQLITE_ROW)
        for (int i = 0; i < int(ready.columns); ++i) {
            const int type = sqlite3_column_type(statement, i);
            ready.types.push_back(type == SQLITE_INTEGER ? 'i' : type == SQLITE_NULL ? 'n' : 't');
            ready.numbers.push_back(sqlite3_column_int64(statement, i));
            if (type == SQLITE_TEXT)
                ready.text.append(static_cast<const char*>(sqlite3_column_blob(statement, i)),
                                  std::size_t(sqlite3_column_bytes(statement, i)));
            ready.offsets.push_back(ready.text.size());
        }
    sqlite3_finalize(statement);
    sqlite3_close_v2(database);
    return ready;
}

/// The floor: ready values, one prepared statement, one transaction, fsync at the end, nothing else.
Result<Figures> insertBare(const std::string& loaded, const std::string& target) {
    const ReadyRows ready = readReady(loaded);
    if (ready.createTable.empty())
        return makeError(Code::Internal, "nothing was loaded");
    std::filesystem::remove(target);
    const double threadStart = bench::threadSeconds();
    const bench::Stopwatch watch;
    sqlite3* database = nullptr;
    sqlite3_open_v2(target.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                    nullptr);
    const auto execute = [&](const std::string& sql) {
        sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr);
    };
    execute(
        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA cache_size=-16384");
    execute(ready.createTable);
    std::string insert = "INSERT INTO customers VALUES (?";
    for (std::size_t i = 1; i < ready.columns; ++i)
        insert += ", ?";
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v3(database, (insert + ")").c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    execute("BEGIN");
    const std::size_t rows = ready.types.size() / ready.columns;
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < ready.columns; ++column) {
            const std::size_t cell = row * ready.columns + column;
            const int parameter = int(column) + 1;
            switch (ready.types[cell]) {
            case 'i':
                sqlite3_bind_int64(statement, parameter, ready.numbers[cell]);
                break;
            case 'n':
                sqlite3_bind_null(statement, parameter);
                break;
            default:
                sqlite3_bind_text(statement, parameter, ready.text.data() + ready.offsets[cell],
                                  int(ready.offsets[cell + 1] - ready.offsets[cell]), SQLITE_STATIC);
            }
        }
        if (sqlite3_step(statement) != SQLITE_DONE)
            return makeError(Code::Internal, sqlite3_errmsg(database));
        sqlite3_reset(statement);
    }
    execute("COMMIT");
    sqlite3_finalize(statement);
    sqlite3_close_v2(database);
    const int file = ::open(target.c_str(), O_RDONLY | O_CLOEXEC);
    ::fsync(file);
    ::close(file);
    return Figures{
        {"seconds", watch.seconds()}, {"thread", bench::threadSeconds() - threadStart}, {"rows", double(rows)}};
}

Result<void> run(int argc, char** argv) {
    const bench::Options options(argc, argv);
    const std::string source =
        bench::option(argc, argv, "--source", options.folder + "/customers-" + std::to_string(options.rows));
    MW_TRY_DO(bench::makeCustomers(source, options.rows));
    const std::string target = options.folder + "/load.sqlite";
    const std::string bare = options.folder + "/bare.sqlite";
    MW_TRY(const bench::Pair pair, bench::measurePair(
                                       options.repeat, [&] { return loadByEngine(source, target, options.workers); },
                                       [&] { return insertBare(target, bare); }));
    const Figures& engineRun = pair.first;
    const Figures& bareRun = pair.second;
    bench::printRow("load CSV to SQLite, engine", engineRun.at("read"), engineRun);
    bench::printRow("bare insert loop of the same rows", bareRun.at("rows"), bareRun);
    bench::printStages(engineRun);
    std::printf("read %.0f, loaded %.0f, rejected %.0f\n", engineRun.at("read"), engineRun.at("loaded"),
                engineRun.at("rejected"));
    std::printf("writing thread %.2f cpu s, bare loop %.2f cpu s, ratio %.2f\n", engineRun.at("thread"),
                bareRun.at("thread"), bareRun.at("thread") / engineRun.at("thread"));
    std::printf("ratio %.2f (bar 0.80), peak %.0f MiB (bar 64)\n", pair.ratio, engineRun.at("peak_mib"));
    return {};
}

} // namespace

int main(int argc, char** argv) {
    return bench::report("bench_load", run(argc, argv));
}
