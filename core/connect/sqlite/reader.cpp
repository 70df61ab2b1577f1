// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/reader.h"

namespace mw {

Result<std::unique_ptr<Reader>> SqliteReader::start(std::shared_ptr<SqliteSession> session, const SqliteTable& table,
                                                    std::vector<Field> fields, const ReadOptions& options,
                                                    std::uint64_t rows, std::uint64_t bytes) {
    std::vector<std::string> names;
    for (const Field& field : fields)
        names.push_back(field.name);
    SqliteSession& open = *session;
    std::unique_ptr<SqliteReader> reader(new SqliteReader(std::move(session), std::move(fields), options, rows, bytes));
    if (options.limit != 0) {
        MW_TRY(SqliteScan scan, SqliteScan::start(open, table, names, reader->m_collector));
        reader->m_scan = std::move(scan);
    }
    return std::unique_ptr<Reader>(std::move(reader));
}

Result<bool> SqliteReader::next(Batch& batch, JobContext& job) {
    batch.clear();
    MW_TRY_DO(job.checkpoint());
    if (!m_scan)
        return false;
    const SqliteInterrupt interrupt(*m_session, job.stopToken());
    MW_TRY(const bool paused, m_scan->resume());
    if (!paused || m_collector.reachedLimit())
        m_scan.reset();
    m_collector.take(batch);
    batch.sequence = m_sequence;
    if (batch.rows == 0 && batch.malformed.empty())
        return false;
    ++m_sequence;
    if (m_totalRows > 0)
        batch.sourceBytes =
            std::uint64_t(double(m_totalBytes) * double(batch.rows + batch.malformed.size()) / double(m_totalRows));
    return true;
}

} // namespace mw
