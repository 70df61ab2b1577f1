// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/odbc/reader.h"

#include "core/base/hash.h"
#include "core/connect/odbc/catalog.h"

namespace mw {

Result<std::unique_ptr<Reader>> OdbcReader::start(std::unique_ptr<OdbcSession> session, const ServerTable& table,
                                                  std::vector<Field> fields, const ReadOptions& options,
                                                  JobContext& job) {
    std::string list;
    std::vector<bool> isBinary;
    for (const Field& field : fields) {
        list += (list.empty() ? "" : ", ") +
                session->valueOf(session->quoted(field.name), !options.raw && field.type.kind == TypeKind::Float);
        isBinary.push_back(isOdbcBinary(table.columns[*table.entity.fieldIndex(field.name)]));
    }
    // No dialect's word for a limit is everybody's: the reader stops by itself.
    const std::string sql = "SELECT " + list + " FROM " + table.sqlName;
    std::unique_ptr<OdbcReader> reader(new OdbcReader(std::move(session), std::move(fields), options));
    reader->m_isBinary = std::move(isBinary);
    MW_TRY_DO(job.checkpoint());
    MW_TRY(reader->m_rows, reader->m_session->run(sql));
    return std::unique_ptr<Reader>(std::move(reader));
}

Result<bool> OdbcReader::next(Batch& batch, JobContext& job) {
    batch.clear();
    MW_TRY_DO(job.checkpoint());
    bool ended = !m_rows;
    if (m_rows) {
        const OdbcInterrupt interrupt(*m_session, m_rows->handle(), job.stopToken());
        while (!m_collector.isFull()) {
            ended = m_limit && m_collector.seen() >= *m_limit;
            if (!ended) {
                MW_TRY(const bool more, m_rows->next(*m_session));
                ended = !more;
            }
            if (ended)
                break;
            MW_TRY_DO(readRow());
        }
    }
    if (ended)
        m_rows.reset();
    return m_collector.take(batch);
}

Result<void> OdbcReader::readRow() {
    for (std::size_t i = 0; i < m_fields.size() && m_collector.isGood(); ++i) {
        if (m_isBinary[i]) {
            MW_TRY(const bool isThere, m_rows->bytes(*m_session, i, m_value));
            if (!isThere && !m_raw)
                m_collector.putNull(i);
            else if (m_raw)
                m_collector.putText(i, isThere ? toHex(m_value) : std::string());
            else
                m_collector.putBytes(i, m_value);
            continue;
        }
        MW_TRY(const bool isThere, m_rows->text(*m_session, i, m_value));
        if (isThere)
            m_collector.parse(i, m_value);
        else if (m_raw)
            m_collector.putText(i, "");
        else
            m_collector.putNull(i);
    }
    m_collector.endRow();
    return {};
}

} // namespace mw
