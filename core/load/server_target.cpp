// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/server_target.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace mw {

/// One entity's way into the target. The inserter is opened when the first row comes, because parents may be made after
/// their children.
class ServerTarget::Writer final : public EntityWriter {
public:
    Writer(ServerTarget& target, std::string entity, const WriteOptions& options)
        : m_target(&target), m_entity(std::move(entity)), m_options(options) {
        target.m_writers.push_back(this);
    }
    ~Writer() override {
        if (!m_target)
            return;
        // What is under way is the transaction's; a failure shows at the commit.
        if (m_target->m_active == this) {
            JobContext nobody;
            m_target->m_failure = m_target->activate(nullptr, nobody);
        }
        std::erase(m_target->m_writers, this);
    }

    Result<void> write(const Batch& batch, std::span<const std::uint32_t> rows, const RefusedRow& refused,
                       JobContext& job) override {
        MW_ASSERT(m_target, "writers go before their target");
        if (rows.empty())
            return {};
        MW_TRY_DO(m_target->begin(job));
        if (!m_target->m_toReplace.empty())
            MW_TRY_DO(m_target->activate(nullptr, job));
        MW_TRY_DO(m_target->deleteReplaced(job));
        MW_TRY_DO(m_target->activate(this, job));
        if (!m_inserter) {
            const ServerTable* const table = m_target->table(m_entity);
            if (!table) // somebody dropped it between two commits
                return at(unknownServerTable(*m_target->m_tables, m_entity), m_target->m_options.place);
            m_tables = m_target->m_tables; // which the table belongs to
            MW_TRY(m_inserter, m_target->m_server->openInserter(*table, m_options, job));
        }
        MW_TRY(const ServerInserted inserted, m_inserter->insert(batch, rows, refused, job));
        m_sent += inserted.rows;
        m_updated += inserted.updated;
        m_target->m_sinceCommit += inserted.rows;
        if (m_target->m_options.commitEvery > 0 && m_target->m_sinceCommit >= m_target->m_options.commitEvery)
            return m_target->commit(job);
        return {};
    }
    std::uint64_t sent() const override { return m_sent; }
    const std::string& entity() const { return m_entity; }
    const std::vector<std::string>& fields() const { return m_options.fields; }
    std::uint64_t updated() const override { return m_updated; }

    Result<void> pause(JobContext& job) { return m_inserter ? m_inserter->pause(job) : Result<void>(); }
    /// The tables change: the inserter is opened anew for the next row.
    void forgetInserter() { m_inserter.reset(); }
    void forgetTarget() {
        m_inserter.reset();
        m_target = nullptr;
    }

private:
    ServerTarget* m_target;
    const std::string m_entity;
    const WriteOptions m_options;
    std::shared_ptr<const std::vector<ServerTable>> m_tables;
    std::unique_ptr<ServerInserter> m_inserter;
    std::uint64_t m_sent = 0, m_updated = 0;
};

Result<void> ServerTarget::connect(JobContext& job) {
    if (m_server)
        return {};
    MW_TRY(std::unique_ptr<LoadingServer> server, m_open(job.stopToken()));
    m_server = std::move(server);
    if (!m_server->makesTablesWhole())
        return {};
    MW_TRY(const std::vector<ServerTable> there, tables(job));
    const std::vector<Entity>& planned = m_options.planned.entities;
    m_appearsWhole = !planned.empty() && std::none_of(planned.begin(), planned.end(), [&](const Entity& entity) {
        return findServerTable(there, entity.name) != nullptr;
    });
    return {};
}

ServerTarget::~ServerTarget() {
    for (Writer* writer : m_writers)
        writer->forgetTarget();
    if (m_inTransaction)
        m_server->rollBack();
}

Result<void> ServerTarget::begin(JobContext& job) {
    if (m_inTransaction)
        return {};
    MW_TRY_DO(connect(job));
    if (m_makeNote)
        MW_TRY_DO(m_server->makeNoteTable(job));
    MW_TRY_DO(m_server->begin(job));
    m_inTransaction = true;
    m_sinceCommit = 0;
    return readCatalog(job);
}

Result<void> ServerTarget::readCatalog(JobContext& job) {
    MW_TRY_DO(activate(nullptr, job));
    for (Writer* writer : m_writers)
        writer->forgetInserter();
    MW_TRY(std::vector<ServerTable> found, tables(job));
    Schema all;
    for (const ServerTable& one : found)
        all.entities.push_back(one.entity);
    std::vector<std::string> cyclic;
    m_order = dependencyOrder(all, cyclic);
    m_tables = std::make_shared<const std::vector<ServerTable>>(std::move(found));
    return {};
}

Result<std::vector<ServerTable>> ServerTarget::tables(JobContext& job) {
    MW_TRY(std::vector<ServerTable> all, m_server->catalog(job));
    std::erase_if(all, [](const ServerTable& table) { return table.name == kNoteTable; });
    return all;
}

const ServerTable* ServerTarget::table(const std::string& entity) const {
    return m_tables ? findServerTable(*m_tables, entity) : nullptr;
}

Result<Schema> ServerTarget::schema(JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    MW_TRY_DO(connect(job));
    MW_TRY_DO(activate(nullptr, job));
    MW_TRY(const std::vector<ServerTable> all, tables(job));
    Schema schema;
    for (const ServerTable& found : all)
        schema.entities.push_back(found.entity);
    return schema;
}

Result<std::unique_ptr<EntityWriter>> ServerTarget::openWriter(const WriteOptions& options, JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    MW_TRY_DO(begin(job));
    if (table(options.entity.name) == nullptr) {
        MW_TRY_DO(activate(nullptr, job));
        MW_TRY_DO(m_server->createTables(missingTables(options.entity), job));
        MW_TRY_DO(readCatalog(job));
    }
    const ServerTable* const found = table(options.entity.name);
    if (!found)
        return at(makeError(Code::DatabaseError, "the table that was made is not there"), options.entity.name);
    if (!found->isTable())
        return at(makeError(Code::ReadOnlyTarget, "it is a view"), found->entity.name);
    for (const std::string& field : options.fields)
        if (!found->entity.fieldIndex(field))
            return at(makeError(Code::UnknownField, quoted(field), ""), found->entity.name);
    if (options.mode == LoadMode::Replace)
        m_toReplace.insert(found->entity.name);
    return std::unique_ptr<EntityWriter>(std::make_unique<Writer>(*this, found->entity.name, options));
}

Result<SqlSite*> ServerTarget::sqlSite(const std::string& entity, JobContext& job) {
    MW_TRY_DO(begin(job));
    MW_TRY_DO(activate(nullptr, job));
    MW_TRY_DO(deleteReplaced(job));
    const ServerTable* const found = table(entity);
    if (!found) // somebody dropped it between two commits
        return at(unknownServerTable(*m_tables, entity), m_options.place);
    const auto writer = std::find_if(m_writers.begin(), m_writers.end(),
                                     [&](const Writer* one) { return one->entity() == found->entity.name; });
    MW_ASSERT(writer != m_writers.end(), "SQL fills an entity whose writer is open");
    (*writer)->forgetInserter();
    return m_server->sqlSite(*found, (*writer)->fields(), job);
}

/// All that are planned are made at once, before there are rows: some servers end a transaction where a table is made.
std::vector<Entity> ServerTarget::missingTables(const Entity& wanted) const {
    Schema missing;
    for (const Entity& entity : m_options.planned.entities)
        if (!table(entity.name))
            missing.entities.push_back(entity);
    if (!missing.entity(wanted.name))
        missing.entities.push_back(wanted);
    std::vector<std::string> cyclic;
    std::vector<Entity> ordered;
    for (const std::string& name : dependencyOrder(missing, cyclic))
        ordered.push_back(*missing.entity(name));
    return ordered;
}

/// Children go before their parents, so that references hold at every moment.
Result<void> ServerTarget::deleteReplaced(JobContext& job) {
    for (auto name = m_order.rbegin(); name != m_order.rend() && !m_toReplace.empty(); ++name)
        if (m_toReplace.erase(*name) > 0)
            MW_TRY_DO(m_server->deleteRows(*table(*name), job));
    return {};
}

Result<void> ServerTarget::activate(Writer* next, JobContext& job) {
    if (m_active == next)
        return {};
    Writer* const before = std::exchange(m_active, next);
    return before ? before->pause(job) : Result<void>();
}

Result<void> ServerTarget::commit(JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    if (!m_inTransaction)
        return {};
    MW_TRY_DO(m_failure);
    MW_TRY_DO(activate(nullptr, job));
    MW_TRY_DO(deleteReplaced(job));
    MW_TRY_DO(m_server->complete(job));
    if (m_isRehearsal)
        return {};
    if (m_tellsChanges)
        MW_TRY_DO(m_server->tellHolds(job));
    if (m_makeNote) {
        MW_TRY(const std::string text, m_makeNote());
        MW_TRY_DO(m_server->writeNote(text, job));
    }
    MW_TRY_DO(m_server->commit(job));
    m_appearsWhole = false;
    for (Writer* writer : m_writers)
        writer->forgetInserter(); // what the server knows of a table may have changed
    m_inTransaction = false;
    m_sinceCommit = 0;
    return {};
}

Result<std::uint64_t> ServerTarget::countRows(const std::string& entity, JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    MW_TRY_DO(connect(job));
    MW_TRY_DO(activate(nullptr, job));
    MW_TRY(const std::vector<ServerTable> all, tables(job));
    const ServerTable* const found = findServerTable(all, entity);
    if (!found)
        return std::uint64_t(0);
    if (m_isRehearsal && m_inTransaction)
        return m_server->countHere(*found, job);
    return m_server->countCommitted(*found, job);
}

Result<void> ServerTarget::rehearse() {
    m_isRehearsal = true;
    return {};
}

Result<std::optional<std::string>> ServerTarget::note(JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    MW_TRY_DO(connect(job));
    return m_server->readNote(job);
}

bool ServerTarget::keepNote(MakeNote make) {
    m_makeNote = std::move(make);
    return true;
}

bool ServerTarget::recordChanges(ChangeSink& sink) {
    JobContext nobody; // who records has looked for a note before, as a rule
    m_tellsChanges = connect(nobody).ok() && m_server->recordChanges(sink);
    return m_tellsChanges;
}

Result<void> ServerTarget::dropNote(JobContext& job) {
    m_makeNote = {};
    MW_TRY_DO(connect(job));
    return m_server->dropNoteTable(job);
}

} // namespace mw
