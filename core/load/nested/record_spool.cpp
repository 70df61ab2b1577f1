// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/nested/record_spool.h"

#include <cstring>

namespace mw::nested {

namespace {

std::string tableName(std::size_t entity) {
    return "record_" + std::to_string(entity);
}

std::string_view bytesOf(const std::vector<std::uint32_t>& gaps) {
    return {reinterpret_cast<const char*>(gaps.data()), gaps.size() * sizeof(std::uint32_t)};
}

} // namespace

Result<std::unique_ptr<RecordSpool>> RecordSpool::make(const NestedPlan& plan) {
    MW_TRY(auto session, SqliteSession::openTemporary());
    std::unique_ptr<RecordSpool> spool(new RecordSpool(plan, std::move(session)));
    MW_TRY_DO(spool->m_session->execute("PRAGMA cache_size=-16000; BEGIN"));
    for (std::size_t i = 0; i < plan.entities.size(); ++i)
        MW_TRY_DO(spool->makeTable(i));
    return spool;
}

RecordSpool::~RecordSpool() = default;

Result<void> RecordSpool::makeTable(std::size_t entity) {
    const std::string name = tableName(entity);
    const NestedEntity& planned = m_plan.entities[entity];
    MW_TRY_DO(m_session->execute("CREATE TABLE " + name + " (n INTEGER PRIMARY KEY, id TEXT, parent TEXT, position INTEGER, "
                                                          "sequence INTEGER, row INTEGER, gaps BLOB, record TEXT)"));
    if (!planned.children.empty())
        MW_TRY_DO(m_session->execute("CREATE UNIQUE INDEX " + name + "_id ON " + name + " (id)"));
    if (planned.parent)
        MW_TRY_DO(m_session->execute("CREATE INDEX " + name + "_parent ON " + name + " (parent, position, n)"));
    Table& table = m_tables.emplace_back();
    MW_TRY(table.insert, m_session->prepare("INSERT OR IGNORE INTO " + name + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)", true));
    const std::string columns = "SELECT id, gaps, record FROM " + name;
    MW_TRY(table.select, m_session->prepare(planned.parent ? columns + " WHERE parent = ? ORDER BY position, n" : columns + " ORDER BY n", true));
    return {};
}

Result<bool> RecordSpool::add(std::size_t entity, const RecordPlace& place, const RecordText& record) {
    SqliteStatement& insert = m_tables[entity].insert;
    const auto bindText = [&](int parameter, const std::optional<std::string>& text) {
        if (text)
            insert.bind(parameter, *text);
        else
            insert.bindNull(parameter);
    };
    insert.bind(0, ++m_records);
    bindText(1, place.id);
    bindText(2, place.parent);
    if (place.position)
        insert.bind(3, *place.position);
    else
        insert.bindNull(3);
    insert.bind(4, std::int64_t(place.sequence));
    insert.bind(5, std::int64_t(place.row));
    insert.bind(6, bytesOf(record.gaps));
    insert.bind(7, record.text);
    MW_TRY_DO(insert.step());
    return m_session->lastId() == m_records;
}

Result<void> RecordSpool::takeOrphans(std::size_t entity, const Orphan& orphan, JobContext& job) {
    const NestedEntity& planned = m_plan.entities[entity];
    if (!planned.parent)
        return {};
    const std::string where = " WHERE parent IS NULL OR parent NOT IN (SELECT id FROM " + tableName(*planned.parent) + " WHERE id IS NOT NULL)";
    MW_TRY(auto found, m_session->prepare("SELECT sequence, row, parent FROM " + tableName(entity) + where + " ORDER BY n"));
    while (true) {
        MW_TRY(const bool more, found.step());
        if (!more)
            break;
        MW_TRY_DO(job.checkpoint());
        MW_TRY_DO(orphan(std::uint64_t(found.integer(0)), std::uint32_t(found.integer(1)), found.isNull(2) ? "null" : found.text(2)));
    }
    return m_session->execute("DELETE FROM " + tableName(entity) + where);
}

/// The record that the entity's statement stands at.
Result<void> RecordSpool::writeRecord(std::size_t entity, const FileText& text, const std::function<Result<void>(std::string_view)>& sink,
                                      JobContext& job) {
    const SqliteStatement& select = m_tables[entity].select;
    const std::string_view record = select.text(2);
    const std::string_view gaps = select.text(1);
    std::size_t written = 0;
    for (std::size_t i = 0; i < m_plan.entities[entity].children.size() && (i + 1) * sizeof(std::uint32_t) <= gaps.size(); ++i) {
        std::uint32_t gap = 0;
        std::memcpy(&gap, gaps.data() + i * sizeof gap, sizeof gap);
        MW_TRY_DO(sink(record.substr(written, gap - written)));
        written = gap;
        if (!select.isNull(0))
            MW_TRY_DO(writeBelow(m_plan.entities[entity].children[i], select.text(0), text, sink, job));
    }
    return sink(record.substr(written));
}

Result<void> RecordSpool::writeBelow(std::size_t entity, std::string_view parent, const FileText& text,
                                     const std::function<Result<void>(std::string_view)>& sink, JobContext& job) {
    SqliteStatement& select = m_tables[entity].select;
    select.bind(0, parent);
    for (bool isFirst = true;; isFirst = false) {
        MW_TRY(const bool more, select.step());
        if (!more)
            return {};
        if (!isFirst)
            MW_TRY_DO(sink(text.betweenChildren));
        MW_TRY_DO(writeRecord(entity, text, sink, job));
    }
}

Result<void> RecordSpool::write(std::size_t root, const FileText& text, const std::function<Result<void>(std::string_view)>& sink, JobContext& job) {
    SqliteStatement& select = m_tables[root].select;
    for (bool isFirst = true;; isFirst = false) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(const bool more, select.step());
        if (!more)
            return {};
        if (!isFirst)
            MW_TRY_DO(sink(text.betweenRecords));
        MW_TRY_DO(writeRecord(root, text, sink, job));
        MW_TRY_DO(sink(text.afterRecord));
    }
}

} // namespace mw::nested
