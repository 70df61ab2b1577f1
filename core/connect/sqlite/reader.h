// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/sqlite/row_collector.h"

#include <memory>
#include <optional>

namespace mw {

/// Streams a table or view; nothing but the batch at hand is in memory. Keeps its session alive.
class SqliteReader final : public Reader {
public:
    /// `fields`: the wanted ones with the types to deliver. `rows` and `bytes`, where known, are for progress only.
    static Result<std::unique_ptr<Reader>> start(std::shared_ptr<SqliteSession> session, const SqliteTable& table,
                                                 std::vector<Field> fields, const ReadOptions& options,
                                                 std::uint64_t rows, std::uint64_t bytes);

    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override;
    std::uint64_t totalBytes() const override { return m_totalRows > 0 ? m_totalBytes : 0; }

private:
    SqliteReader(std::shared_ptr<SqliteSession> session, std::vector<Field> fields, const ReadOptions& options,
                 std::uint64_t rows, std::uint64_t bytes)
        : m_session(std::move(session)), m_fields(std::move(fields)), m_collector(m_fields, options.raw, options.limit),
          m_totalRows(rows), m_totalBytes(bytes) {}

    std::shared_ptr<SqliteSession> m_session;
    std::vector<Field> m_fields;
    SqliteRowCollector m_collector;
    std::optional<SqliteScan> m_scan; // none once everything has been read
    std::uint64_t m_totalRows, m_totalBytes;
    std::uint64_t m_sequence = 0;
};

} // namespace mw
