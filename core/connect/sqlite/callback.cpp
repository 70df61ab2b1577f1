// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/callback.h"

#include "core/connect/sqlite/row_collector.h"
#include "core/connect/sqlite/stored_value.h"
#include "core/connect/sqlite/value_binder.h"

#include <sqlite3.h>

#include <memory>
#include <new>
#include <vector>

namespace mw {

namespace {

SqlCell cellOf(sqlite3_value* value) {
    const auto bytes = [](const void* data, int size) {
        return data ? std::string_view(static_cast<const char*>(data), std::size_t(size)) : std::string_view("", 0);
    };
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER: return std::int64_t(sqlite3_value_int64(value));
    case SQLITE_FLOAT: return sqlite3_value_double(value);
    case SQLITE_TEXT: {
        const void* const text = sqlite3_value_text(value); // before the size, which it may change
        return bytes(text, sqlite3_value_bytes(value));
    }
    case SQLITE_BLOB: {
        const void* const blob = sqlite3_value_blob(value);
        return SqlFailure{bytes(blob, sqlite3_value_bytes(value))};
    }
    default: return {};
    }
}

struct Registered {
    std::unique_ptr<SqlCallback> callback;
    std::vector<SqlCell> arguments;
};

/// SQLite copies the bytes: what the callback gives lives until its next call only.
struct Giver {
    sqlite3_context* context;
    void operator()(std::monostate) const { sqlite3_result_null(context); }
    void operator()(std::int64_t number) const { sqlite3_result_int64(context, number); }
    void operator()(double number) const { sqlite3_result_double(context, number); }
    void operator()(std::string_view text) const {
        sqlite3_result_text64(context, text.empty() ? "" : text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    void operator()(SqlFailure failure) const {
        sqlite3_result_blob64(context, failure.bytes.empty() ? "" : failure.bytes.data(), failure.bytes.size(),
                              SQLITE_TRANSIENT);
    }
};

void callRegistered(sqlite3_context* context, int count, sqlite3_value** values) {
    auto& registered = *static_cast<Registered*>(sqlite3_user_data(context));
    try {
        registered.arguments.clear();
        for (int i = 0; i < count; ++i)
            registered.arguments.push_back(cellOf(values[i]));
        std::visit(Giver{context}, registered.callback->call(registered.arguments));
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    }
}

/// Reads one value as the connector's reader does.
struct ColumnReading {
    SqliteRowCollector collector;
    std::function<SqlCell(const Column& column, std::string& scratch)> finish;
    std::string scratch;
    Batch batch;
};

void readColumn(sqlite3_context* context, int, sqlite3_value** values) {
    auto& reading = *static_cast<ColumnReading*>(sqlite3_user_data(context));
    try {
        reading.batch.clear();
        const StoredValue value = storedValue(values[0]);
        reading.collector.visit({{&value, 1}});
        reading.collector.take(reading.batch);
        const SqlCell cell = reading.batch.rows == 1 ? reading.finish(*reading.batch.columns[0], reading.scratch)
                                                     : SqlCell(SqlFailure{});
        std::visit(Giver{context}, cell);
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    }
}

/// Gives what the inserter would bind. What a result points at stays until the next call: SQLite has stored the row by
/// then, but may long have used the argument's memory again.
struct ColumnStoring {
    SqliteAffinity affinity;
    LogicalType type;
    SqlCells cells;
    std::string bytes = {};
    std::unique_ptr<Column> column = {};
    std::unique_ptr<SqliteValueBinder> binder = {};
};

void storeColumn(sqlite3_context* context, int, sqlite3_value** values) {
    auto& storing = *static_cast<ColumnStoring*>(sqlite3_user_data(context));
    try {
        SqlCell cell = cellOf(values[0]);
        if (const auto* text = std::get_if<std::string_view>(&cell)) {
            storing.bytes.assign(*text);
            cell = std::string_view(storing.bytes);
        }
        storing.column = std::make_unique<Column>(storing.type, 1);
        storing.cells.take(cell, *storing.column, 0);
        storing.binder = std::make_unique<SqliteValueBinder>(*storing.column, storing.affinity);
        if (storing.binder->refuses(0))
            sqlite3_result_error(context, "the column would change a value", -1);
        else
            storing.binder->give(context, 0);
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    }
}

template <class Data>
Result<void> addRaw(SqliteSession& session, const std::string& name, std::unique_ptr<Data> data,
                    void (*run)(sqlite3_context*, int, sqlite3_value**)) {
    const int code = sqlite3_create_function_v2(session.handle(), name.c_str(), 1,
                                                SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, data.release(),
                                                run, nullptr, nullptr, [](void* held) { delete static_cast<Data*>(held); });
    return code == SQLITE_OK ? Result<void>() : Result<void>(session.lastError());
}

} // namespace

Result<void> addReader(SqliteSession& session, const std::string& name, const Field& field,
                       std::function<SqlCell(const Column& column, std::string& scratch)> finish) {
    auto reading = std::make_unique<ColumnReading>(
        ColumnReading{SqliteRowCollector({field}, false, std::nullopt), std::move(finish), {}, {}});
    return addRaw(session, name, std::move(reading), readColumn);
}

Result<void> addStore(SqliteSession& session, const std::string& name, SqliteAffinity affinity, const LogicalType& type,
                      const SqlCells& cells) {
    return addRaw(session, name, std::make_unique<ColumnStoring>(ColumnStoring{affinity, type, cells}), storeColumn);
}

Result<void> addFunction(SqliteSession& session, const std::string& name, int arguments,
                         std::unique_ptr<SqlCallback> callback) {
    auto* const registered = new Registered{std::move(callback), {}};
    const int code = sqlite3_create_function_v2(
        session.handle(), name.c_str(), arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, registered,
        callRegistered, nullptr, nullptr, [](void* data) { delete static_cast<Registered*>(data); });
    return code == SQLITE_OK ? Result<void>() : Result<void>(session.lastError());
}

SqlCell readCell(const SqliteStatement& statement, int column) {
    return cellOf(sqlite3_column_value(statement.handle(), column));
}

void bindCell(SqliteStatement& statement, int parameter, const SqlCell& cell) {
    struct Binder {
        sqlite3_stmt* statement;
        int number;
        void operator()(std::monostate) const { sqlite3_bind_null(statement, number); }
        void operator()(std::int64_t value) const { sqlite3_bind_int64(statement, number, value); }
        void operator()(double value) const { sqlite3_bind_double(statement, number, value); }
        void operator()(std::string_view text) const {
            sqlite3_bind_text64(statement, number, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC,
                                SQLITE_UTF8);
        }
        void operator()(SqlFailure failure) const {
            sqlite3_bind_blob64(statement, number, failure.bytes.empty() ? "" : failure.bytes.data(),
                                failure.bytes.size(), SQLITE_STATIC);
        }
    };
    std::visit(Binder{statement.handle(), parameter + 1}, cell);
}

} // namespace mw
