// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/sqlite_target.h"

#include <utility>

namespace mw {

/// One entity's way into the target. The statement is made when the first row comes, because parents may be made after
/// their children.
class SqliteTarget::Writer final : public EntityWriter {
public:
    Writer(SqliteTarget& target, std::string entity, const WriteOptions& options)
        : m_target(&target), m_entity(std::move(entity)), m_options(options),
          m_source(target.m_deferred.addSource(m_entity, options.takenBack)) {
        target.m_writers.push_back(this);
    }
    ~Writer() override {
        if (!m_target)
            return;
        std::erase(m_target->m_writers, this);
        if (m_target->m_bulkWriter == this)
            m_target->m_bulkWriter = nullptr;
    }

    Result<void> write(const Batch& batch, std::span<const std::uint32_t> rows, const RefusedRow& refused,
                       JobContext& job) override {
        MW_ASSERT(m_target, "writers go before their target");
        if (rows.empty())
            return {};
        MW_TRY(BulkTable* const bulk, m_target->bulkFor(*this, batch, job));
        if (bulk) {
            MW_TRY(const std::uint64_t taken, bulk->write(batch, rows, refused, job));
            m_sent += taken;
            m_target->m_bulkRows[m_entity] += taken;
            return {};
        }
        MW_TRY_DO(m_target->begin(job));
        return insert(batch, rows, refused, job);
    }
    std::uint64_t sent() const override { return m_sent; }
    std::uint64_t updated() const override { return m_updated; }
    const std::string& entity() const { return m_entity; }
    const std::vector<std::string>& fields() const { return m_options.fields; }
    /// Nobody asks what became of single rows, and none takes the place of another.
    bool onlyInserts() const {
        return !m_options.given && (m_options.mode == LoadMode::Insert || m_options.mode == LoadMode::Replace);
    }
    /// True once; later batches go the way of the first.
    bool isFirstBatch() { return !std::exchange(m_began, true); }
    /// The session or its tables change: the statement is made anew for the next row.
    void forgetStatement() { m_inserter.reset(); }
    void forgetTarget() {
        m_inserter.reset();
        m_target = nullptr;
    }

private:
    Result<void> insert(const Batch& batch, std::span<const std::uint32_t> rows, const RefusedRow& refused,
                        JobContext& job) {
        const SqliteInterrupt interrupt(*m_target->m_session, job.stopToken());
        MW_TRY(const SqliteTable* table, m_target->prepareWriting(m_entity));
        if (!m_inserter) {
            if (m_options.mode == LoadMode::Upsert || table->hasTriggers)
                MW_TRY_DO(m_target->m_changes.prepareForChanges(*table, m_target->m_tables));
            MW_TRY(m_inserter, SqliteInserter::prepare(*m_target->m_session, *table, m_options,
                                                       m_target->m_changes.watcher()));
        }
        const bool isLate = m_target->m_late.contains(m_entity);
        MW_TRY(const SqliteInserted inserted,
               m_inserter->insert(batch, rows, refused, isLate ? m_target->m_deferred.rowsOf(m_source) : nullptr));
        m_sent += inserted.rows;
        m_updated += inserted.updated;
        return {};
    }

    SqliteTarget* m_target;
    const std::string m_entity;
    const WriteOptions m_options;
    std::unique_ptr<SqliteInserter> m_inserter;
    const std::size_t m_source;
    std::uint64_t m_sent = 0, m_updated = 0;
    bool m_began = false;
};

} // namespace mw
