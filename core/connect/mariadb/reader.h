// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/mariadb/session.h"
#include "core/connect/qtsql/row_collector.h"
#include "core/connect/qtsql/server_table.h"

#include <memory>

namespace mw {

/// Streams a table or view row by row (mysql_use_result); no row stays.
class MariadbReader final : public Reader {
public:
    /// `fields`: the wanted ones with the types to deliver.
    static Result<std::unique_ptr<Reader>> start(std::unique_ptr<MariadbSession> session, const ServerTable& table,
                                                 std::vector<Field> fields, const ReadOptions& options,
                                                 JobContext& job);

    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override;
    bool isOfDatabase() const override { return true; }

private:
    MariadbReader(std::unique_ptr<MariadbSession> session, std::vector<Field> fields)
        : m_session(std::move(session)), m_fields(std::move(fields)), m_collector(m_fields) {}

    std::unique_ptr<MariadbSession> m_session; ///< null once everything has been read
    const std::vector<Field> m_fields;
    RowCollector m_collector;
};

} // namespace mw
