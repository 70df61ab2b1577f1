// SPDX-License-Identifier: GPL-3.0-or-later
// Inserts ready batches of 14 typed columns through the SQLite target, and beside it the same values by a bare
// prepared-statement loop with the same journal settings; then reads them back through the connector. The bar of the
// inserts is a ratio of at least 0.8. Options: see bench::Options.
#include "core/connect/connector.h"
#include "core/load/sqlite_target.h"
#include "tests/bench/measure.h"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <numeric>
#include <unistd.h>
#include <vector>

using namespace mw;
using bench::Figures;

namespace {

constexpr std::size_t kRows = 2000; ///< of a batch; the next batch has other keys and the same rest

Entity customers() {
    Entity entity;
    entity.name = "customers";
    const auto add = [&](const char* name, LogicalType type, bool nullable) {
        Field field;
        field.name = name;
        field.type = type;
        field.nullable = nullable;
        entity.fields.push_back(std::move(field));
    };
    add("id", LogicalType::integer(), false);
    add("first_name", LogicalType::text(40), false);
    add("last_name", LogicalType::text(40), true);
    add("display_name", LogicalType::text(), true);
    add("email", LogicalType::text(), false);
    add("phone", LogicalType::text(), true);
    add("kind", LogicalType::text(), true);
    add("country", LogicalType::text(), false);
    add("created", LogicalType::date(), false);
    add("balance", LogicalType::decimal(12, 2), false);
    add("owner", LogicalType::integer(), true);
    add("active", LogicalType::boolean(), true);
    add("notes", LogicalType::text(), true);
    add("last_contacted", LogicalType::timestamp(), true);
    entity.keys.push_back({{}, {"id"}, true});
    return entity;
}

Batch makeBatch() {
    const Entity entity = customers();
    Batch batch;
    batch.rows = kRows;
    for (const Field& field : entity.fields)
        batch.columns.push_back(std::make_shared<Column>(field.type, kRows));
    constexpr std::array<const char*, 4> kKinds = {"Customer", "Partner", "Lead", "Vendor"};
    for (std::size_t i = 0; i < kRows; ++i) {
        const std::string number = std::to_string(i);
        const auto set = [&](std::size_t column, Value value) { batch.columns[column]->setValue(i, value); };
        set(1, "First" + number);
        set(2, "Lastname" + number);
        set(3, "First" + number + " Lastname" + number);
        set(4, "first.lastname" + number + "@example.com");
        set(5, "+1555" + std::to_string(1'000'000 + i));
        set(6, std::string(kKinds[i % kKinds.size()]));
        set(7, std::string("US"));
        set(8, Date{std::int32_t(10'000 + i)});
        set(9, Decimal::of(std::int64_t(i) * 7919 + 13, 2));
        set(10, std::int64_t(i % 200));
        set(11, i % 2 == 0);
        if (i % 3 != 0)
            set(12, "some notes about this customer that are a little longer, number " + number);
        else
            batch.columns[12]->setNull(i);
        set(13, Timestamp{1'600'000'000'000'000 + std::int64_t(i) * 1'000'000});
    }
    return batch;
}

void setKeys(Batch& batch, std::int64_t first) {
    const auto keys = batch.columns[0]->values<std::int64_t>();
    std::iota(keys.begin(), keys.end(), first);
}

/// Where rows go: a file that is not there, or an existing table whose every commit is flushed.
enum class Place { New, Existing };

void prepare(const std::string& path, Place place, const std::string& createTable) {
    for (const char* suffix : {"", "-journal", "-wal", "-shm"})
        std::filesystem::remove(path + suffix);
    if (place == Place::New)
        return;
    sqlite3* database = nullptr;
    sqlite3_open(path.c_str(), &database);
    sqlite3_exec(database, createTable.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(database);
}

Result<Figures> insertByTarget(const std::string& path, std::int64_t rows) {
    Batch batch = makeBatch();
    std::vector<std::uint32_t> all(kRows);
    std::iota(all.begin(), all.end(), 0u);
    const Entity entity = customers();
    WriteOptions options;
    options.entity = entity;
    for (const Field& field : entity.fields)
        options.fields.push_back(field.name);
    std::uint64_t refusals = 0;
    const bench::Stopwatch watch;
    JobContext job;
    MW_TRY(const auto target, SqliteTarget::open(path, {}));
    {
        MW_TRY(const auto writer, target->openWriter(options, job));
        for (std::int64_t first = 0; first < rows; first += std::int64_t(kRows)) {
            setKeys(batch, first);
            MW_TRY_DO(writer->write(batch, all, [&](std::uint32_t, const RowError&) { ++refusals; }, job));
        }
    }
    MW_TRY_DO(target->commit(job));
    const double seconds = watch.seconds();
    MW_TRY(const std::uint64_t confirmed, target->countRows(entity.name, job));
    if (refusals > 0 || confirmed != std::uint64_t(rows))
        return makeError(Code::Internal, std::to_string(confirmed) + " rows arrived");
    return Figures{{"seconds", seconds}};
}

/// The values as SQLite will hold them, made before the clock starts.
struct ReadyValue {
    enum class Kind { Null, Integer, Real, Text } kind = Kind::Null;
    std::int64_t integer = 0;
    double real = 0;
    std::string text;
};

std::vector<ReadyValue> readyValues() {
    const Batch batch = makeBatch();
    std::vector<ReadyValue> ready;
    for (std::size_t row = 0; row < kRows; ++row)
        for (const ColumnPtr& column : batch.columns) {
            const Value value = column->value(row);
            ReadyValue made;
            if (const auto* whole = std::get_if<std::int64_t>(&value))
                made = {ReadyValue::Kind::Integer, *whole, 0, {}};
            else if (const auto* truth = std::get_if<bool>(&value))
                made = {ReadyValue::Kind::Integer, *truth, 0, {}};
            else if (const auto* decimal = std::get_if<Decimal>(&value))
                made = {ReadyValue::Kind::Real, 0, toDouble(*decimal), {}};
            else if (!isNull(value))
                made = {ReadyValue::Kind::Text, 0, 0, printValue(value, column->type())};
            ready.push_back(std::move(made));
        }
    return ready;
}

Result<Figures> insertBare(const std::string& path, Place place, const std::string& createTable, std::int64_t rows) {
    const std::vector<ReadyValue> ready = readyValues();
    const std::size_t columns = ready.size() / kRows;
    const bench::Stopwatch watch;
    sqlite3* database = nullptr;
    sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    const auto execute = [&](const std::string& sql) {
        sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr);
    };
    if (place == Place::New) {
        execute("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA "
                "cache_size=-16384");
        execute(createTable);
    } else {
        execute("PRAGMA synchronous=FULL; PRAGMA cache_size=-16384");
    }
    std::string insert = "INSERT INTO customers VALUES (?";
    for (std::size_t i = 1; i < columns; ++i)
        insert += ", ?";
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v3(database, (insert + ")").c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    execute("BEGIN");
    for (std::int64_t row = 0; row < rows; ++row) {
        const ReadyValue* values = &ready[std::size_t(row) % kRows * columns];
        sqlite3_bind_int64(statement, 1, row);
        for (std::size_t i = 1; i < columns; ++i) {
            const ReadyValue& value = values[i];
            switch (value.kind) {
            case ReadyValue::Kind::Null:
                sqlite3_bind_null(statement, int(i) + 1);
                break;
            case ReadyValue::Kind::Integer:
                sqlite3_bind_int64(statement, int(i) + 1, value.integer);
                break;
            case ReadyValue::Kind::Real:
                sqlite3_bind_double(statement, int(i) + 1, value.real);
                break;
            case ReadyValue::Kind::Text:
                sqlite3_bind_text(statement, int(i) + 1, value.text.data(), int(value.text.size()), SQLITE_STATIC);
                break;
            }
        }
        if (sqlite3_step(statement) != SQLITE_DONE)
            return makeError(Code::Internal, sqlite3_errmsg(database));
        sqlite3_reset(statement);
    }
    execute("COMMIT");
    sqlite3_finalize(statement);
    sqlite3_close(database);
    if (place == Place::New) {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        ::fsync(file);
        ::close(file);
    }
    return Figures{{"seconds", watch.seconds()}};
}

Result<Figures> readBack(const std::string& path, const std::string& entity) {
    MW_TRY(const Location location, parseLocation("sqlite://" + path));
    MW_TRY(const auto connection, openConnection(location));
    JobContext job;
    MW_TRY(const auto reader, connection->read(entity, {}, job));
    const bench::Stopwatch watch; // types are decided: the scan alone
    Batch batch;
    std::uint64_t rows = 0;
    while (true) {
        MW_TRY(const bool more, reader->next(batch, job));
        rows += batch.rows;
        if (!more)
            return Figures{{"seconds", watch.seconds()}, {"rows", double(rows)}};
    }
}

std::string createTableOf(const std::string& path) {
    sqlite3* database = nullptr;
    sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database, "SELECT sql FROM sqlite_schema WHERE name = 'customers'", -1, &statement, nullptr);
    std::string sql;
    if (sqlite3_step(statement) == SQLITE_ROW)
        sql = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return sql;
}

Result<void> run(int argc, char** argv) {
    const bench::Options options(argc, argv);
    const std::int64_t rows = std::int64_t(options.rows / kRows * kRows);
    std::filesystem::create_directories(options.folder);
    const std::string path = options.folder + "/insert.sqlite", barePath = options.folder + "/insert-bare.sqlite";
    prepare(path, Place::New, {});
    MW_TRY(const Figures warmUp, bench::measureApart([&] { return insertByTarget(path, std::int64_t(kRows)); }));
    const std::string createTable = createTableOf(path);
    for (const Place place : {Place::New, Place::Existing}) {
        const auto byTarget = [&] {
            prepare(path, place, createTable);
            return insertByTarget(path, rows);
        };
        const auto bare = [&] {
            prepare(barePath, place, createTable);
            return insertBare(barePath, place, createTable, rows);
        };
        MW_TRY(const bench::Pair pair, bench::measurePair(options.repeat, byTarget, bare));
        const std::string where = place == Place::New ? " into a new file" : " into an existing table";
        bench::printRow("target" + where, double(rows), pair.first);
        bench::printRow("bare loop" + where, double(rows), pair.second);
        std::printf("ratio %.2f (bar 0.80), peak %.0f MiB (bar 64)\n", pair.ratio, pair.first.at("peak_mib"));
    }
    MW_TRY(const Figures read, bench::measureMedian(options.repeat, [&] { return readBack(path, "customers"); }));
    bench::printRow("read back, 14 columns", double(rows), read);
    return {};
}

} // namespace

int main(int argc, char** argv) {
    return bench::report("bench_insert", run(argc, argv));
}
