// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/sqlite_file.h"

#include <sqlite3.h>

#include <stdexcept>

namespace mw::sample {

namespace {

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

struct Free {
    void operator()(unsigned char* memory) const { sqlite3_free(memory); }
};

Statement prepare(sqlite3* database, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error(sql + ": " + sqlite3_errmsg(database));
    return Statement(statement);
}

void bind(sqlite3_stmt* statement, int at, const Cell& cell) {
    switch (cell.kind) {
    case Cell::Kind::Null:
        sqlite3_bind_null(statement, at);
        break;
    case Cell::Kind::Integer:
        sqlite3_bind_int64(statement, at, cell.integer);
        break;
    case Cell::Kind::Text:
        sqlite3_bind_text(statement, at, cell.text.data(), static_cast<int>(cell.text.size()), SQLITE_STATIC);
        break;
    }
}

Cell column(sqlite3_stmt* statement, int at) {
    switch (sqlite3_column_type(statement, at)) {
    case SQLITE_NULL:
        return {};
    case SQLITE_INTEGER:
        return Cell::number(sqlite3_column_int64(statement, at));
    default:
        break;
    }
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, at));
    return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, at)));
}

} // namespace

const char* const kLegacySchema = R"(
CREATE TABLE activities (
    act_no     INTEGER,
    act_type   VARCHAR(20),
    subject    TEXT,
    contact_id,
    deal_id    TEXT,
    due        TEXT,
    done,
    duration,
    owner      VARCHAR(20),
    outcome    TEXT,
    deleted    INTEGER DEFAULT 0
);
CREATE TABLE notes (
    note_no     INTEGER PRIMARY KEY,
    parent_type VARCHAR(10),
    parent_id,
    body        TEXT,
    author      VARCHAR(20),
    created     TEXT
);
CREATE INDEX activities_by_contact ON activities (contact_id);
)";

void SqliteFile::Close::operator()(sqlite3* database) const {
    sqlite3_close(database);
}

SqliteFile::SqliteFile() {
    sqlite3* database = nullptr;
    const int code = sqlite3_open(":memory:", &database);
    m_database.reset(database);
    if (code != SQLITE_OK)
        throw std::runtime_error("cannot open a database in memory");
    execute("PRAGMA foreign_keys = ON");
}

void SqliteFile::execute(const std::string& sql) {
    if (sqlite3_exec(m_database.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error(std::string("SQL failed: ") + sqlite3_errmsg(m_database.get()));
}

void SqliteFile::insert(const Table& table) {
    std::string columns;
    std::string marks;
    for (const std::string& name : table.columns) {
        columns += (columns.empty() ? "" : ", ") + name;
        marks += marks.empty() ? "?" : ", ?";
    }
    execute("BEGIN");
    const Statement statement =
        prepare(m_database.get(), "INSERT INTO " + table.name + " (" + columns + ") VALUES (" + marks + ")");
    for (const Row& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            bind(statement.get(), static_cast<int>(i + 1), row[i]);
        if (sqlite3_step(statement.get()) != SQLITE_DONE)
            throw std::runtime_error(table.name + " refuses the row with key " + row[0].asText() + ": " +
                                     sqlite3_errmsg(m_database.get()));
        sqlite3_reset(statement.get());
    }
    execute("COMMIT");
}

Table SqliteFile::query(const std::string& name, const std::string& sql) const {
    const Statement statement = prepare(m_database.get(), sql);
    Table result{name, {}, {}};
    const int count = sqlite3_column_count(statement.get());
    for (int i = 0; i < count; ++i)
        result.columns.emplace_back(sqlite3_column_name(statement.get(), i));
    int code = sqlite3_step(statement.get());
    for (; code == SQLITE_ROW; code = sqlite3_step(statement.get())) {
        Row row;
        for (int i = 0; i < count; ++i)
            row.push_back(column(statement.get(), i));
        result.rows.push_back(std::move(row));
    }
    if (code != SQLITE_DONE)
        throw std::runtime_error("reading " + name + ": " + sqlite3_errmsg(m_database.get()));
    return result;
}

std::string SqliteFile::bytes() const {
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, Free> image(sqlite3_serialize(m_database.get(), "main", &size, 0));
    if (!image)
        throw std::runtime_error("cannot take the bytes of a database");
    return std::string(reinterpret_cast<const char*>(image.get()), static_cast<std::size_t>(size));
}

} // namespace mw::sample
