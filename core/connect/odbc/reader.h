// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/odbc/session.h"
#include "core/connect/qtsql/row_collector.h"
#include "core/connect/qtsql/server_table.h"

#include <memory>

namespace mw {

/// Streams a table or view row by row through a forward-only result.
class OdbcReader final : public Reader {
public:
    /// `fields`: the wanted ones with the types to deliver.
    static Result<std::unique_ptr<Reader>> start(std::unique_ptr<OdbcSession> session, const ServerTable& table,
                                                 std::vector<Field> fields, const ReadOptions& options,
                                                 JobContext& job);

    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override;
    bool isOfDatabase() const override { return true; }

private:
    OdbcReader(std::unique_ptr<OdbcSession> session, std::vector<Field> fields, const ReadOptions& options)
        : m_session(std::move(session)), m_fields(std::move(fields)), m_limit(options.limit), m_raw(options.raw),
          m_collector(m_fields) {}
    Result<void> readRow();

    std::unique_ptr<OdbcSession> m_session;
    const std::vector<Field> m_fields;
    const std::optional<std::uint64_t> m_limit;
    const bool m_raw;
    std::vector<bool> m_isBinary; ///< whose values come as bytes
    std::unique_ptr<OdbcStatement> m_rows; ///< null once everything has been read
    RowCollector m_collector;
    std::string m_value;
};

} // namespace mw
