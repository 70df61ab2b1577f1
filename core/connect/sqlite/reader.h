// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/sqlite/row_collector.h"

#include <memory>
#include <optional>

namespace mw {

/// Streams a table or view; nothing but the batch at hand is in memory. Keeps its session alive.
class SqliteReader final : public Reader, public StoredRows {
public:
    /// `fields`: the wanted ones with the types to deliver.
    static Result<std::unique_ptr<Reader>> start(std::shared_ptr<SqliteSession> session, const SqliteTable& table,
                                                 std::vector<Field> fields, const ReadOptions& options);

    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override;
    bool isOfDatabase() const override { return true; }
    std::string storedForm() const override { return m_storedForm; }
    Bytes takeStored() override { return m_collector.takeStored(); }
    std::unique_ptr<LateFields> readLate(const std::vector<std::string>& early) override;
    std::uint64_t totalBytes() const override { return m_totalBytes; }

private:
    SqliteReader(std::shared_ptr<SqliteSession> session, std::vector<Field> fields, const ReadOptions& options)
        : m_session(std::move(session)), m_fields(std::move(fields)), m_collector(m_fields, options.raw, options.limit) {}
    Result<void> foreseeBytes(const SqliteTable& table);

    std::shared_ptr<SqliteSession> m_session;
    std::vector<Field> m_fields;
    SqliteRowCollector m_collector;
    SqliteTable m_table;
    std::string m_storedForm;
    std::optional<SqliteScan> m_scan; // none once everything has been read
    std::uint64_t m_totalRows = 0;  ///< for progress, where the scan does not know its bytes
    std::uint64_t m_totalBytes = 0;
    std::uint64_t m_bytesRead = 0;
    std::uint64_t m_sequence = 0;
};

} // namespace mw
