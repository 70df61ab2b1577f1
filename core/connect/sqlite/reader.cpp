// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/reader.h"

#include "core/connect/sqlite/record.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace mw {

namespace {

/// All that decides what a record means: the columns in order, with what reading does to them.
std::string formOf(const SqliteTable& table) {
    std::string form;
    for (const Field& field : table.entity.fields) {
        form += field.name + '\x1f' + field.defaultValue + '\x1f';
        form += affinityOf(field.nativeType) == SqliteAffinity::Real ? 'r' : '-';
        form += field.name == table.rowidField ? 'k' : '-';
        form += '\x1e';
    }
    return form;
}

/// Takes records apart that were passed over.
class LateRecords final : public LateFields {
public:
    LateRecords(std::shared_ptr<SqliteSession> session, const SqliteTable& table, const std::vector<Field>& fields,
                const std::vector<std::string>& names)
        : m_session(std::move(session)), m_hasRowid(!table.rowidField.empty()), m_records(*m_session, table, names),
          m_row(fields, false, {}) {}

    Result<std::span<const StoredValue>> values(std::string_view stored) override {
        m_stored = stored;
        std::int64_t rowid = 0;
        std::string_view record = stored;
        if (m_hasRowid) { // a whole cell: in front of the record stand its size and the row id
            const char* at = stored.data();
            (void)takeSqliteVarint(at);
            rowid = std::int64_t(takeSqliteVarint(at));
            record.remove_prefix(std::size_t(at - stored.data()));
        }
        return m_records.read(rowid, record);
    }
    bool fill(Batch& batch, std::size_t row, std::size_t field, const StoredValue& value) override {
        return m_row.fill(value, m_stored, batch, row, field);
    }

private:
    const std::shared_ptr<SqliteSession> m_session;
    const bool m_hasRowid;
    SqliteRecordReader m_records;
    SqliteRowCollector m_row;
    std::string_view m_stored; ///< of the row at hand; its batch keeps it
};

} // namespace

std::unique_ptr<LateFields> SqliteReader::readLate(const std::vector<std::string>& early) {
    if (m_storedForm.empty() || SqliteRecordReader::mayAskSession(m_table))
        return nullptr;
    std::vector<std::string> names;
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        names.push_back(m_fields[i].name);
        if (std::find(early.begin(), early.end(), m_fields[i].name) != early.end())
            columns.push_back(i);
    }
    auto late = std::make_unique<LateRecords>(m_session, m_table, m_fields, names);
    std::vector<std::string> earlyNames;
    for (const std::size_t column : columns)
        earlyNames.push_back(names[column]);
    m_scan->showOnly(SqliteRecordReader(*m_session, m_table, earlyNames));
    m_collector.takeOnly(std::move(columns));
    return late;
}

Result<std::unique_ptr<Reader>> SqliteReader::start(std::shared_ptr<SqliteSession> session, const SqliteTable& table,
                                                    std::vector<Field> fields, const ReadOptions& options) {
    std::vector<std::string> names;
    for (const Field& field : fields)
        names.push_back(field.name);
    std::unique_ptr<SqliteReader> reader(new SqliteReader(std::move(session), std::move(fields), options));
    if (options.limit != 0) {
        MW_TRY(SqliteScan scan, SqliteScan::start(*reader->m_session, table, names, reader->m_collector));
        if (scan.showsStored() && !options.raw) {
            reader->m_storedForm = formOf(table);
            reader->m_table = table;
        }
        reader->m_scan = std::move(scan);
        MW_TRY_DO(reader->foreseeBytes(table));
    }
    return std::unique_ptr<Reader>(std::move(reader));
}

Result<void> SqliteReader::foreseeBytes(const SqliteTable& table) {
    MW_TRY(m_totalBytes, m_scan->countBytes());
    if (m_totalBytes > 0 || !table.isPlain) // a view may be any amount of work
        return {};
    std::error_code failure;
    const auto size = std::filesystem::file_size(m_session->path(), failure);
    if (failure)
        return {};
    MW_TRY(const auto rows, m_session->integer("SELECT count(*) FROM main." + sqlName(table.entity.name)));
    m_totalRows = std::uint64_t(rows.value_or(0));
    m_totalBytes = m_totalRows > 0 ? std::uint64_t(size) : 0;
    return {};
}

Result<bool> SqliteReader::next(Batch& batch, JobContext& job) {
    batch.clear();
    MW_TRY_DO(job.checkpoint());
    if (!m_scan)
        return false;
    const SqliteInterrupt interrupt(*m_session, job.stopToken());
    MW_TRY(const bool paused, m_scan->resume());
    const std::uint64_t passed = m_scan->bytesRead() - std::exchange(m_bytesRead, m_scan->bytesRead());
    if (!paused || m_collector.reachedLimit())
        m_scan.reset();
    m_collector.take(batch);
    batch.sequence = m_sequence;
    if (batch.rows == 0 && batch.malformed.empty())
        return false;
    ++m_sequence;
    batch.sourceBytes = passed;
    if (m_totalRows > 0)
        batch.sourceBytes =
            std::uint64_t(double(m_totalBytes) * double(batch.rows + batch.malformed.size()) / double(m_totalRows));
    return true;
}

} // namespace mw
