// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/sqlite/session.h"

#include <string>
#include <vector>

namespace mw {
ConnectorInfo define_sqlite();
}

namespace mw::test {

/// Runs SQL on a file, making it where it is missing; gives the error's line, empty for none.
inline std::string runSql(const std::string& path, const std::string& sql) {
    const auto session = SqliteSession::open(path, SqliteSession::Access::Create);
    if (!session.ok())
        return session.error().line();
    const Result<void> done = (*session)->execute("PRAGMA synchronous=OFF;" + sql);
    return done.ok() ? std::string() : done.error().line();
}

/// The rows of a query as texts, fields joined by '|'; an error's line as the only row.
inline std::vector<std::string> askSql(const std::string& path, const std::string& sql) {
    const auto session = SqliteSession::open(path, SqliteSession::Access::Read);
    if (!session.ok())
        return {session.error().line()};
    auto statement = (*session)->prepare(sql);
    if (!statement.ok())
        return {statement.error().line()};
    std::vector<std::string> rows;
    while (true) {
        const auto more = statement->step();
        if (!more.ok())
            return {more.error().line()};
        if (!*more)
            return rows;
        std::string row;
        for (int i = 0; i < statement->columns(); ++i) {
            row += i > 0 ? "|" : "";
            row += statement->isNull(i) ? std::string("NULL") : std::string(statement->text(i));
        }
        rows.push_back(std::move(row));
    }
}

/// Opens a file through the connector.
inline Result<std::unique_ptr<Connection>> openSqlite(const std::string& path, const OptionValues& options = {}) {
    Location location;
    location.text = location.path = path;
    location.scheme = "file";
    return define_sqlite().open(location, options);
}

/// What a reader gave: all rows, values printed, "NULL" for null, fields joined by '|'; and the rows it could not make.
struct ReadBack {
    std::vector<Field> fields;
    std::vector<std::string> rows;
    std::vector<std::string> types; ///< of the delivered columns
    std::vector<MalformedRow> malformed;
    std::vector<std::uint64_t> numbers; ///< origin of each row
    std::size_t batches = 0;
    std::string error;
};

inline ReadBack readAll(Connection& connection, const std::string& entity, const ReadOptions& options = {}) {
    ReadBack back;
    JobContext job;
    auto reader = connection.read(entity, options, job);
    if (!reader.ok()) {
        back.error = reader.error().line();
        return back;
    }
    back.fields = (*reader)->fields();
    for (const Field& field : back.fields)
        back.types.push_back(printType(field.type));
    Batch batch;
    while (true) {
        const auto more = (*reader)->next(batch, job);
        if (!more.ok()) {
            back.error = more.error().line();
            return back;
        }
        if (!*more)
            return back;
        if (batch.sequence != back.batches++)
            back.error = "the sequence has a gap";
        back.malformed.insert(back.malformed.end(), batch.malformed.begin(), batch.malformed.end());
        back.numbers.insert(back.numbers.end(), batch.origins.rowNumber.begin(), batch.origins.rowNumber.end());
        for (std::size_t row = 0; row < batch.rows; ++row) {
            std::string text;
            for (std::size_t i = 0; i < batch.columns.size(); ++i) {
                const Column& column = *batch.columns[i];
                text += i > 0 ? "|" : "";
                text += column.isNull(row) ? std::string("NULL") : printValue(column.value(row), column.type());
            }
            back.rows.push_back(std::move(text));
        }
    }
}

inline ReadBack readAll(const std::string& path, const std::string& entity, const ReadOptions& options = {},
                        const OptionValues& connectorOptions = {}) {
    const auto connection = openSqlite(path, connectorOptions);
    if (!connection.ok()) {
        ReadBack back;
        back.error = connection.error().line();
        return back;
    }
    return readAll(**connection, entity, options);
}

} // namespace mw::test
