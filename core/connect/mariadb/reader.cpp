// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/mariadb/reader.h"

namespace mw {

namespace {

/// What is asked for so that a value comes as the text that its kind is read from.
std::string expressionOf(const Field& field, const ServerColumn& column, bool raw) {
    const std::string name = mariadbName(field.name);
    std::string text = name;
    if (column.type == "bit")
        text = name + " + 0";
    else if (column.type == "geometry" || column.type == "point" || column.type == "linestring" ||
             column.type == "polygon" || column.type.starts_with("multi") || column.type == "geometrycollection")
        text = "ST_AsText(" + name + ")";
    else if (raw && (column.type.ends_with("blob") || column.type.ends_with("binary")))
        text = "LOWER(HEX(" + name + "))";
    return raw ? "COALESCE(CAST(" + text + " AS CHAR), '')" : text;
}

} // namespace

Result<std::unique_ptr<Reader>> MariadbReader::start(std::unique_ptr<MariadbSession> session, const ServerTable& table,
                                                     std::vector<Field> fields, const ReadOptions& options,
                                                     JobContext& job) {
    std::string list;
    for (const Field& field : fields)
        list += (list.empty() ? "" : ", ") +
                expressionOf(field, table.columns[*table.entity.fieldIndex(field.name)], options.raw);
    std::string sql = "SELECT " + list + " FROM " + table.sqlName;
    if (options.limit)
        sql += " LIMIT " + std::to_string(*options.limit);
    std::unique_ptr<MariadbReader> reader(new MariadbReader(std::move(session), std::move(fields)));
    const MariadbInterrupt interrupt(*reader->m_session, job.stopToken());
    // What is asked for may be somebody's own query: nothing of it can change the database.
    MW_TRY_DO(reader->m_session->execute("SET SESSION TRANSACTION READ ONLY"));
    MW_TRY_DO(reader->m_session->startStream(sql));
    return std::unique_ptr<Reader>(std::move(reader));
}

Result<bool> MariadbReader::next(Batch& batch, JobContext& job) {
    batch.clear();
    MW_TRY_DO(job.checkpoint());
    bool ended = !m_session;
    if (m_session) {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        while (!m_collector.isFull()) {
            MW_TRY(const auto row, m_session->nextRow());
            ended = !row;
            if (ended)
                break;
            for (std::size_t i = 0; i < m_fields.size() && m_collector.isGood(); ++i) {
                if (row->isNull(i))
                    m_collector.putNull(i);
                else if (m_fields[i].type.kind == TypeKind::Binary)
                    m_collector.putBytes(i, (*row)[i]);
                else
                    m_collector.parse(i, (*row)[i]);
            }
            m_collector.endRow();
        }
    }
    if (ended)
        m_session.reset();
    return m_collector.take(batch);
}

} // namespace mw
