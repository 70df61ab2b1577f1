// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/postgres/session.h"
#include "core/connect/qtsql/row_collector.h"
#include "core/connect/qtsql/server_table.h"

#include <memory>

namespace mw {

/// What is asked for so that a field's value comes in the form of its logical type.
std::string postgresExpression(const Field& field);

/// Streams a table or view by COPY in binary: the server sends what has been asked for, row by row, and no row stays.
class PostgresReader final : public Reader {
public:
    /// `fields`: the wanted ones with the types to deliver.
    static Result<std::unique_ptr<Reader>> start(std::unique_ptr<PostgresSession> session, const ServerTable& table,
                                                 std::vector<Field> fields, const ReadOptions& options,
                                                 JobContext& job);
    ~PostgresReader() override;

    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override;
    bool isOfDatabase() const override { return true; }

private:
    PostgresReader(std::unique_ptr<PostgresSession> session, std::vector<Field> fields)
        : m_session(std::move(session)), m_fields(std::move(fields)), m_collector(m_fields) {}
    Result<void> readRow(std::string_view row);
    void readValue(std::size_t column, std::string_view bytes);

    std::unique_ptr<PostgresSession> m_session; ///< null once everything has been read
    const std::vector<Field> m_fields;
    RowCollector m_collector;
};

} // namespace mw
