// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/sqlite_target.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/connect/sqlite/create_table.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace mw {

/// One entity's way into the target. The statement is made when the first row comes, because parents may be made after
/// their children.
class SqliteTarget::Writer final : public EntityWriter {
public:
    Writer(SqliteTarget& target, std::string entity, const WriteOptions& options)
        : m_target(&target), m_entity(std::move(entity)), m_fields(options.fields),
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
        MW_TRY_DO(insert(batch, rows, refused, job));
        if (m_target->m_options.commitEvery > 0 && m_target->m_sinceCommit >= m_target->m_options.commitEvery)
            return m_target->commit(job);
        return {};
    }
    std::uint64_t sent() const override { return m_sent; }
    const std::string& entity() const { return m_entity; }
    const std::vector<std::string>& fields() const { return m_fields; }
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
            MW_TRY(m_inserter, SqliteInserter::prepare(*m_target->m_session, *table, m_fields));
        }
        const bool isLate = m_target->m_late.contains(m_entity);
        MW_TRY(const std::uint64_t inserted,
               m_inserter->insert(batch, rows, refused, isLate ? m_target->m_deferred.rowsOf(m_source) : nullptr));
        m_sent += inserted;
        m_target->m_sinceCommit += inserted;
        return {};
    }

    SqliteTarget* m_target;
    const std::string m_entity;
    const std::vector<std::string> m_fields;
    std::unique_ptr<SqliteInserter> m_inserter;
    const std::size_t m_source;
    std::uint64_t m_sent = 0;
    bool m_began = false;
};

Result<std::unique_ptr<Target>> SqliteTarget::open(const std::string& path, SqliteTargetOptions options) {
    std::unique_ptr<SqliteTarget> target(new SqliteTarget(path, std::move(options)));
    std::error_code failure;
    if (std::filesystem::exists(path, failure)) {
        MW_TRY_DO(target->openExisting());
    } else {
        // Says now that the folder takes no file, not after an hour of reading.
        MW_TRY(NewFile file, NewFile::beside(path));
        target->m_newFile.emplace(std::move(file));
    }
    return std::unique_ptr<Target>(std::move(target));
}

SqliteTarget::~SqliteTarget() {
    for (Writer* writer : m_writers)
        writer->forgetTarget();
    m_bulk.reset();
    m_site.reset();
    if (m_session && m_session->inTransaction())
        (void)m_session->execute("ROLLBACK");
    m_session.reset();
    // After a failure of the disk SQLite leaves the undoing to whoever opens the file next.
    std::error_code failure;
    if (!m_newFile && std::filesystem::exists(m_path + "-journal", failure))
        (void)SqliteSession::open(m_path, SqliteSession::Access::Write, m_options.busyTimeoutMs);
}

Result<void> SqliteTarget::openExisting() {
    MW_TRY(m_session, SqliteSession::open(m_path, SqliteSession::Access::Write, m_options.busyTimeoutMs));
    return m_session->execute("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-" +
                              std::to_string(m_options.cacheKilobytes));
}

/// Nobody sees the file before it is whole, so nothing in it needs to survive until then.
Result<void> SqliteTarget::openNew() {
    MW_TRY(m_session,
           SqliteSession::open(m_newFile->scratchPath(), SqliteSession::Access::Create, m_options.busyTimeoutMs));
    if (m_options.pageBytes > 0)
        MW_TRY_DO(m_session->execute("PRAGMA page_size=" + std::to_string(m_options.pageBytes)));
    return m_session->execute("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; "
                              "PRAGMA foreign_keys=ON; PRAGMA cache_size=-" +
                              std::to_string(m_options.cacheKilobytes));
}

Result<void> SqliteTarget::begin(JobContext& job) {
    MW_TRY_DO(endBulk(job));
    if (!m_session)
        MW_TRY_DO(openNew());
    if (m_session->inTransaction())
        return {};
    const SqliteInterrupt interrupt(*m_session, job.stopToken());
    MW_TRY_DO(m_session->execute("BEGIN IMMEDIATE"));
    m_countIsLost = false;
    m_defersReferences = false; // each transaction begins with references checked row by row
    m_sinceCommit = 0;
    m_confirmed.clear();
    return readCatalog();
}

Result<void> SqliteTarget::readCatalog() {
    for (Writer* writer : m_writers)
        writer->forgetStatement();
    MW_TRY(m_tables, readSqliteCatalog(*m_session));
    Schema all;
    for (const SqliteTable& found : m_tables)
        all.entities.push_back(found.entity);
    std::vector<std::string> cyclic;
    m_order = dependencyOrder(all, cyclic);
    m_cyclic = std::set<std::string>(cyclic.begin(), cyclic.end());
    // Where a row may be taken back at commit, those that refer to it may have to follow.
    m_late = m_cyclic;
    for (const std::string& name : m_order) {
        const SqliteTable* found = table(name);
        const auto& relations = found->entity.relations;
        if (found->mayDefer || std::any_of(relations.begin(), relations.end(), [&](const Relation& relation) {
                return m_late.contains(relation.parentEntity);
            }))
            m_late.insert(name);
    }
    return {};
}

const SqliteTable* SqliteTarget::table(const std::string& entity) const {
    return findTable(m_tables, entity);
}

Result<Schema> SqliteTarget::schema(JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    Schema schema;
    if (!m_session)
        return schema;
    MW_TRY(const std::vector<SqliteTable> tables, readSqliteCatalog(*m_session));
    for (const SqliteTable& found : tables)
        schema.entities.push_back(found.entity);
    return schema;
}

Result<std::unique_ptr<EntityWriter>> SqliteTarget::openWriter(const WriteOptions& options, JobContext& job) {
    MW_TRY_DO(begin(job));
    const SqliteInterrupt interrupt(*m_session, job.stopToken());
    if (table(options.entity.name) == nullptr) {
        std::set<std::string> underWay;
        MW_TRY_DO(createTable(options.entity, underWay));
        MW_TRY_DO(readCatalog());
    }
    const SqliteTable* found = table(options.entity.name);
    MW_ASSERT(found, "a table that was made is there");
    if (!found->isPlain)
        return at(makeError(Code::ReadOnlyTarget, found->entity.isView ? "it is a view" : "it is a virtual table"),
                  found->entity.name);
    for (const std::string& field : options.fields)
        if (!found->entity.fieldIndex(field))
            return at(makeError(Code::UnknownField, mw::quoted(field), ""), found->entity.name);
    if (options.mode == LoadMode::Replace)
        m_toReplace.insert(found->entity.name);
    return std::unique_ptr<EntityWriter>(std::make_unique<Writer>(*this, found->entity.name, options));
}

Result<SqlSite*> SqliteTarget::sqlSite(const std::string& entity, JobContext& job) {
    MW_TRY_DO(begin(job));
    {
        const SqliteInterrupt interrupt(*m_session, job.stopToken());
        MW_TRY([[maybe_unused]] const SqliteTable* table, prepareWriting(entity));
    }
    if (!m_site)
        m_site = std::make_unique<SqliteSite>(*m_session, m_tables, m_path);
    return m_site.get();
}

Result<void> SqliteTarget::createTable(const Entity& entity, std::set<std::string>& underWay) {
    if (!underWay.insert(foldCase(entity.name)).second)
        return {};
    for (const Relation& relation : entity.relations)
        if (const Entity* parent = m_options.planned.entity(relation.parentEntity);
            parent != nullptr && table(relation.parentEntity) == nullptr)
            MW_TRY_DO(createTable(*parent, underWay));
    MW_TRY(const std::string sql, createTableSql(entity));
    const Result<void> made = m_session->execute(sql);
    return made.ok() ? made : Result<void>(at(made.error(), entity.name));
}

namespace {

Error stillReferred(const std::string& where) {
    return at(makeError(Code::ConstraintFailed, "rows of other tables refer to rows that are to be replaced"), where);
}

} // namespace

/// Children go before their parents, so that references hold at every moment.
Result<void> SqliteTarget::deleteReplaced() {
    if (m_toReplace.empty())
        return {};
    const bool wereOpen = m_session->hasOpenReferences();
    for (auto name = m_order.rbegin(); name != m_order.rend(); ++name) {
        if (m_toReplace.erase(*name) == 0)
            continue;
        MW_TRY_DO(deferReferences(m_cyclic.contains(*name)));
        const Result<void> gone = m_session->execute("DELETE FROM main." + sqlName(*name));
        if (!gone.ok() && m_session->referenceFailed())
            return stillReferred(*name);
        MW_TRY_DO(gone);
    }
    if (!wereOpen && m_session->hasOpenReferences())
        return stillReferred(m_path);
    return {};
}

Result<void> SqliteTarget::deferReferences(bool defer) {
    if (defer == m_defersReferences)
        return {};
    // Switching it off makes SQLite forget how many references are open: from then on only looking tells.
    if (!defer && m_session->hasOpenReferences())
        m_countIsLost = true;
    m_defersReferences = defer;
    return m_session->execute(defer ? "PRAGMA defer_foreign_keys=ON" : "PRAGMA defer_foreign_keys=OFF");
}

Result<const SqliteTable*> SqliteTarget::prepareWriting(const std::string& entity) {
    MW_TRY_DO(deleteReplaced());
    const SqliteTable* found = table(entity);
    if (found == nullptr) // somebody dropped it between two commits
        return at(unknownTable(m_tables, entity), m_path);
    MW_TRY_DO(deferReferences(m_cyclic.contains(found->entity.name)));
    return found;
}

Result<BulkTable*> SqliteTarget::bulkFor(Writer& writer, const Batch& batch, JobContext& job) {
    if (m_bulk && m_bulkWriter == &writer)
        return m_bulk.get();
    const bool mayBegin = writer.isFirstBatch() && m_newFile && !m_rules.onlyInserts && m_options.commitEvery == 0;
    if (!mayBegin)
        return nullptr;
    MW_TRY_DO(begin(job));
    MW_TRY(const SqliteTable* const found, prepareWriting(writer.entity()));
    if (m_late.contains(found->entity.name) || m_session->hasOpenReferences() || m_countIsLost)
        return nullptr;
    // Nobody sees the file yet, so this commit only brings it up to date for whoever adds pages.
    MW_TRY_DO(m_session->execute("COMMIT"));
    MW_TRY(m_bulk, BulkTable::begin(*m_session, m_tables, *found, writer.fields(), batch));
    m_bulkWriter = m_bulk ? &writer : nullptr;
    return m_bulk.get();
}

Result<void> SqliteTarget::endBulk(JobContext& job) {
    if (!m_bulk)
        return {};
    const std::unique_ptr<BulkTable> bulk = std::move(m_bulk);
    m_bulkWriter = nullptr;
    // SQLite must not know the file while others change it.
    for (Writer* writer : m_writers)
        writer->forgetStatement();
    m_site.reset();
    m_session.reset();
    MW_TRY_DO(bulk->finishPages(job));
    MW_TRY_DO(begin(job));
    const SqliteInterrupt interrupt(*m_session, job.stopToken());
    return bulk->finishRows(*m_session, job);
}

Result<void> SqliteTarget::commit(JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    MW_TRY_DO(endBulk(job));
    if (!m_session || !m_session->inTransaction())
        return {};
    MW_TRY(const bool done, tryCommit(job));
    if (done && m_newFile)
        return publish(job);
    return done && m_rules.verify ? checkIntegrity(*m_session) : Result<void>();
}

Result<bool> SqliteTarget::tryCommit(JobContext& job) {
    const SqliteInterrupt interrupt(*m_session, job.stopToken());
    MW_TRY_DO(deleteReplaced());
    bool hasOrphans = m_session->hasOpenReferences();
    if (m_countIsLost) {
        MW_TRY(hasOrphans, m_deferred.hasOrphans(*m_session, m_tables));
    }
    if (hasOrphans && !m_writers.empty())
        return false;
    if (hasOrphans) {
        MW_TRY_DO(deferReferences(true));
        MW_TRY_DO(m_deferred.takeBack(*m_session, m_tables));
    }
    const Result<void> done = m_session->execute("COMMIT");
    if (!done.ok() && m_session->referenceFailed())
        return DeferredRows::describeOrphan(*m_session, m_tables);
    MW_TRY_DO(done);
    m_deferred.clear();
    m_sinceCommit = 0;
    return true;
}

/// The session must be closed for it: SQLite names its journals after the name under which a file was opened.
Result<void> SqliteTarget::publish(JobContext& job) {
    for (Writer* writer : m_writers)
        writer->forgetStatement();
    m_site.reset();
    m_session.reset();
    MW_TRY_DO(m_newFile->makeDurable(job));
    MW_TRY_DO(confirm(job));
    MW_TRY_DO(m_newFile->publish());
    m_newFile.reset();
    return openExisting();
}

Result<void> SqliteTarget::confirm(JobContext& job) {
    if (m_bulkRows.empty() && !m_rules.verify)
        return {};
    MW_TRY(const auto session,
           SqliteSession::open(m_newFile->scratchPath(), SqliteSession::Access::Read, m_options.busyTimeoutMs));
    const SqliteInterrupt interrupt(*session, job.stopToken());
    for (const auto& [table, written] : m_bulkRows) {
        MW_TRY(const auto rows, session->integer("SELECT count(*) FROM main." + sqlName(table)));
        m_confirmed[table] = std::uint64_t(rows.value_or(0));
        if (m_confirmed[table] < written)
            return at(makeError(Code::NotConfirmed, std::to_string(written), std::to_string(m_confirmed[table])),
                      table);
    }
    m_bulkRows.clear();
    return m_rules.verify ? checkIntegrity(*session) : Result<void>();
}

Result<void> SqliteTarget::checkIntegrity(SqliteSession& session) const {
    MW_TRY(SqliteStatement check, session.prepare("PRAGMA integrity_check(1)"));
    MW_TRY([[maybe_unused]] const bool said, check.step());
    if (check.text(0) != "ok")
        return at(makeError(Code::CorruptDatabase, std::string(check.text(0))), m_path);
    return {};
}

Result<std::uint64_t> SqliteTarget::countRows(const std::string& entity, JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    std::error_code failure;
    if (m_newFile || !std::filesystem::exists(m_path, failure))
        return std::uint64_t(0);
    if (const auto confirmed = m_confirmed.find(entity); confirmed != m_confirmed.end())
        return confirmed->second;
    // Another session sees what has been committed and nothing else.
    MW_TRY(const auto session, SqliteSession::open(m_path, SqliteSession::Access::Read, m_options.busyTimeoutMs));
    const SqliteInterrupt interrupt(*session, job.stopToken());
    MW_TRY(const auto known, session->integer("SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = " +
                                              sqlText(entity) + " COLLATE NOCASE"));
    if (!known)
        return std::uint64_t(0);
    MW_TRY(const auto rows, session->integer("SELECT count(*) FROM main." + sqlName(entity)));
    return std::uint64_t(rows.value_or(0));
}

} // namespace mw
