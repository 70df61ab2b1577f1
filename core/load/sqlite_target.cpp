// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/sqlite_target.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/connect/sqlite/create_table.h"
#include "core/load/sqlite_note.h"
#include "core/load/sqlite_writer_p.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace mw {

Result<std::unique_ptr<Target>> SqliteTarget::open(const std::string& path, SqliteTargetOptions options) {
    std::unique_ptr<SqliteTarget> target(new SqliteTarget(path, std::move(options)));
    std::error_code failure;
    if (std::filesystem::exists(path, failure)) {
        NewFile::settle(path);
        // A lock is waited for where somebody can be heard who does not want to wait.
        if (Result<void> opened = target->openExisting(0, {}); !opened.ok() && opened.error().code != Code::Locked)
            return std::move(opened).error();
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
    m_changes.detach();
    m_session.reset();
    // After a failure of the disk SQLite leaves the undoing to whoever opens the file next.
    std::error_code failure;
    if (!m_newFile && std::filesystem::exists(m_path + "-journal", failure))
        (void)SqliteSession::open(m_path, SqliteSession::Access::Write, m_options.busyTimeoutMs);
}

Result<void> SqliteTarget::waitForFile(JobContext& job) {
    return m_session || m_newFile ? Result<void>() : openExisting(m_options.busyTimeoutMs, job.stopToken());
}

Result<void> SqliteTarget::openExisting(int busyTimeoutMs, std::stop_token stop) {
    MW_TRY(m_session, SqliteSession::open(m_path, SqliteSession::Access::Write, busyTimeoutMs, std::move(stop)));
    m_session->waitForLocks(m_options.busyTimeoutMs);
    attachWatch();
    // EXTRA: after a power cut a journal that was deleted does not come back and undo a commit that somebody counted on.
    return m_session->execute("PRAGMA synchronous=EXTRA; PRAGMA foreign_keys=ON; PRAGMA cache_size=-" +
                              std::to_string(m_options.cacheKilobytes));
}

/// Nobody sees the file before it is whole, so nothing in it needs to survive until then.
Result<void> SqliteTarget::openNew() {
    MW_TRY(m_session,
           SqliteSession::open(m_newFile->scratchPath(), SqliteSession::Access::Create, m_options.busyTimeoutMs));
    if (m_options.pageBytes > 0)
        MW_TRY_DO(m_session->execute("PRAGMA page_size=" + std::to_string(m_options.pageBytes)));
    attachWatch();
    return m_session->execute("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; "
                              "PRAGMA foreign_keys=ON; PRAGMA cache_size=-" +
                              std::to_string(m_options.cacheKilobytes));
}

Result<void> SqliteTarget::begin(JobContext& job) {
    MW_TRY_DO(waitForFile(job));
    MW_TRY_DO(endBulk(job));
    if (!m_session)
        MW_TRY_DO(openNew());
    if (m_session->inTransaction())
        return {};
    const SqliteInterrupt interrupt(*m_session, job.stopToken());
    MW_TRY_DO(m_session->execute("BEGIN IMMEDIATE"));
    m_countIsLost = false;
    m_defersReferences = false; // each transaction begins with references checked row by row
    m_confirmed.clear();
    return readCatalog();
}

Result<void> SqliteTarget::readCatalog() {
    for (Writer* writer : m_writers)
        writer->forgetStatement();
    MW_TRY(m_tables, readTablesOfOthers(*m_session));
    MW_TRY_DO(m_changes.watch(*m_session, m_tables));
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
    MW_TRY_DO(waitForFile(job));
    Schema schema;
    if (!m_session)
        return schema;
    MW_TRY(const std::vector<SqliteTable> tables, readTablesOfOthers(*m_session));
    for (const SqliteTable& found : tables)
        schema.entities.push_back(found.entity);
    return schema;
}

Result<std::unique_ptr<EntityWriter>> SqliteTarget::openWriter(const WriteOptions& options, JobContext& job) {
    MW_TRY_DO(begin(job));
    const SqliteInterrupt interrupt(*m_session, job.stopToken());
    if (options.mode == LoadMode::Upsert || options.mode == LoadMode::AppendMissing || options.given) {
        m_needsWatch = true;
        if (!m_changes.watcher()) {
            attachWatch();
            MW_TRY_DO(m_changes.watch(*m_session, m_tables));
        }
    }
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
    if (!made.ok())
        return at(made.error(), entity.name);
    m_changes.created(entity.name);
    return {};
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
        MW_TRY_DO(m_changes.prepareForChanges(*table(*name), m_tables));
        // A failure ends the load, and there may be more rows than memory holds.
        if (m_changes.watcher())
            m_changes.watcher()->tellAtOnce(true);
        const Result<void> gone = m_session->execute("DELETE FROM main." + sqlName(*name));
        if (m_changes.watcher())
            m_changes.watcher()->tellAtOnce(false);
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
    const bool mayBegin = writer.isFirstBatch() && writer.onlyInserts() && m_newFile && !m_rules.onlyInserts &&
                          m_options.commitEvery == 0;
    if (!mayBegin)
        return nullptr;
    MW_TRY_DO(begin(job));
    MW_TRY(const SqliteTable* const found, prepareWriting(writer.entity()));
    if (m_late.contains(found->entity.name) || m_session->hasOpenReferences() || m_countIsLost)
        return nullptr;
    // Nobody sees the file yet, so this commit only brings it up to date for whoever adds pages.
    MW_TRY_DO(m_session->execute("COMMIT"));
    MW_TRY(m_bulk, BulkTable::begin(*m_session, m_tables, *found, writer.fields(), batch));
    if (!m_bulk)
        return nullptr;
    m_bulkWriter = &writer;
    if (m_changes.isTold())
        m_bulk->addUp();
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
    m_changes.detach();
    m_session.reset();
    MW_TRY_DO(bulk->finishPages(job));
    MW_TRY_DO(begin(job));
    const SqliteInterrupt interrupt(*m_session, job.stopToken());
    MW_TRY_DO(bulk->finishRows(*m_session, job));
    if (bulk->digest())
        m_changes.filled(bulk->table(), *bulk->digest());
    return {};
}

Result<void> SqliteTarget::commit(JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    MW_TRY_DO(endBulk(job));
    if (!m_session || !m_session->inTransaction())
        return {};
    MW_TRY(const bool done, tryCommit(job));
    if (m_isRehearsal)
        return {};
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
        if (m_changes.watcher())
            m_changes.watcher()->settle();
    }
    if (m_isRehearsal)
        return true;
    m_changes.tellHolds();
    if (m_makeNote) {
        MW_TRY(const std::string note, m_makeNote());
        MW_TRY_DO(writeSqliteNote(*m_session, note));
    }
    const Result<void> done = m_session->execute("COMMIT");
    if (!done.ok() && m_session->referenceFailed())
        return DeferredRows::describeOrphan(*m_session, m_tables);
    MW_TRY_DO(done);
    m_deferred.clear();
    return true;
}

/// The session must be closed for it: SQLite names its journals after the name under which a file was opened.
Result<void> SqliteTarget::publish(JobContext& job) {
    for (Writer* writer : m_writers)
        writer->forgetStatement();
    m_site.reset();
    m_changes.detach();
    m_session.reset();
    MW_TRY_DO(m_newFile->makeDurable(job));
    MW_TRY_DO(confirm(job));
    MW_TRY_DO(m_newFile->publish());
    m_newFile.reset();
    return openExisting(m_options.busyTimeoutMs, {});
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


void SqliteTarget::attachWatch() {
    if (m_needsWatch)
        m_changes.attach(*m_session);
}

Result<void> SqliteTarget::rehearse() {
    m_isRehearsal = true;
    return {};
}

bool SqliteTarget::recordChanges(ChangeSink& sink) {
    if (m_newFile)
        sink.placeIsNew();
    m_changes.tellTo(&sink);
    m_needsWatch = true;
    if (m_session)
        attachWatch();
    return true;
}

bool SqliteTarget::keepNote(MakeNote make) {
    m_makeNote = std::move(make);
    return true;
}

Result<std::optional<std::string>> SqliteTarget::note(JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    MW_TRY_DO(waitForFile(job));
    if (!m_session)
        return std::optional<std::string>();
    const SqliteInterrupt interrupt(*m_session, job.stopToken());
    return readSqliteNote(*m_session);
}

Result<void> SqliteTarget::dropNote(JobContext& job) {
    m_makeNote = {};
    MW_TRY_DO(waitForFile(job));
    if (m_session && m_session->inTransaction()) // what is not committed by now never will be
        MW_TRY_DO(m_session->execute("ROLLBACK"));
    return m_session ? dropSqliteNote(*m_session) : Result<void>();
}

Result<std::uint64_t> SqliteTarget::countRows(const std::string& entity, JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    if (m_isRehearsal && m_session && m_session->inTransaction()) {
        MW_TRY(const auto rows, m_session->integer("SELECT count(*) FROM main." + sqlName(entity)));
        return std::uint64_t(rows.value_or(0));
    }
    std::error_code failure;
    if (m_newFile || !std::filesystem::exists(m_path, failure))
        return std::uint64_t(0);
    if (const auto confirmed = m_confirmed.find(entity); confirmed != m_confirmed.end())
        return confirmed->second;
    // Another session sees what has been committed and nothing else.
    MW_TRY(const auto session,
           SqliteSession::open(m_path, SqliteSession::Access::Read, m_options.busyTimeoutMs, job.stopToken()));
    const SqliteInterrupt interrupt(*session, job.stopToken());
    MW_TRY(const auto known, session->integer("SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = " +
                                              sqlText(entity) + " COLLATE NOCASE"));
    if (!known)
        return std::uint64_t(0);
    MW_TRY(const auto rows, session->integer("SELECT count(*) FROM main." + sqlName(entity)));
    return std::uint64_t(rows.value_or(0));
}

} // namespace mw
