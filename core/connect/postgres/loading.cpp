// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/postgres/loading.h"

#include "core/connect/postgres/catalog.h"
#include "core/connect/postgres/create_table.h"
#include "core/connect/postgres/inserter.h"

#include <algorithm>
#include <map>
#include <set>

namespace mw {

namespace {

class PostgresLoading final : public LoadingServer {
public:
    explicit PostgresLoading(std::unique_ptr<PostgresSession> session) : m_session(std::move(session)) {}

    Result<void> begin(JobContext& job) override {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        return m_session->execute("BEGIN");
    }

    Result<void> complete(JobContext& job) override {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        for (auto& [name, table] : m_newTables)
            MW_TRY_DO(addKeys(*m_session, *table));
        for (auto& [name, table] : m_newTables)
            MW_TRY_DO(addRelations(*table));
        for (const auto& [table, fields] : m_numbered)
            for (const std::string& field : fields)
                MW_TRY_DO(continueNumbers(table, field));
        m_numbered.clear();
        return {};
    }

    Result<void> commit(JobContext& job) override {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        if (const Result<void> done = m_session->execute("COMMIT"); !done.ok())
            return m_session->failure().state == "23503" ? Result<void>(missingParent("")) : done;
        m_newTables.clear();
        return {};
    }

    void rollBack() override {
        (void)m_session->execute("ROLLBACK");
        m_newTables.clear();
        m_numbered.clear();
    }

    Result<std::vector<ServerTable>> catalog(JobContext& job) override {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        return readPostgresCatalog(*m_session);
    }

    Result<void> createTables(const std::vector<Entity>& entities, JobContext& job) override {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        for (const Entity& entity : entities)
            MW_TRY_DO(createTable(entity));
        return {};
    }

    Result<void> deleteRows(const ServerTable& table, JobContext& job) override {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        const Result<void> gone = m_session->execute("DELETE FROM " + table.sqlName);
        if (!gone.ok() && m_session->failure().state == "23503")
            return at(makeError(Code::ConstraintFailed,
                                "rows of other tables refer to rows that are to be replaced"), table.entity.name);
        return gone;
    }

    Result<std::unique_ptr<ServerInserter>> openInserter(const ServerTable& table, const WriteOptions& options,
                                                         JobContext& job) override {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        const auto made = m_newTables.find(table.entity.name);
        PostgresNewTable* const newTable = made == m_newTables.end() ? nullptr : made->second.get();
        if (newTable)
            MW_TRY_DO(addServerRelations(*newTable));
        for (const std::string& name : options.fields)
            if (const auto index = table.entity.fieldIndex(name); index && table.columns[*index].isNumbered)
                m_numbered[table.sqlName].insert(table.entity.fields[*index].name);
        return openPostgresInserter(*m_session, table, options, newTable, m_newTables);
    }

    Result<std::uint64_t> countCommitted(const ServerTable& table, JobContext& job) override {
        MW_TRY(const auto session, PostgresSession::open(m_session->address()));
        const PostgresInterrupt interrupt(*session, job.stopToken());
        MW_TRY(const auto rows, session->integer("SELECT count(*) FROM " + table.sqlName));
        return std::uint64_t(rows.value_or(0));
    }

    Result<std::uint64_t> countHere(const ServerTable& table, JobContext& job) override {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        MW_TRY(const auto rows, m_session->integer("SELECT count(*) FROM " + table.sqlName));
        return std::uint64_t(rows.value_or(0));
    }

    Result<std::optional<std::string>> readNote(JobContext& job) override {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        MW_TRY(const auto known, m_session->integer("SELECT 1 FROM pg_class WHERE oid = to_regclass(" +
                                                    postgresText(m_noteTable) + ")"));
        if (!known)
            return std::optional<std::string>();
        MW_TRY(const auto rows, m_session->query("SELECT note FROM " + m_noteTable));
        return rows.empty() ? std::optional<std::string>() : rows[0][0];
    }

    Result<void> makeNoteTable(JobContext& job) override {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        return m_session->execute("CREATE TABLE IF NOT EXISTS " + m_noteTable + "(note text NOT NULL)");
    }

    Result<void> writeNote(const std::string& text, JobContext& job) override {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        return m_session->execute("DELETE FROM " + m_noteTable + "; INSERT INTO " + m_noteTable + " VALUES (" +
                                  postgresText(text) + ")");
    }

    Result<void> dropNoteTable(JobContext& job) override {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        return m_session->execute("DROP TABLE IF EXISTS " + m_noteTable);
    }

    bool makesTablesWhole() const override { return true; }

private:
    Result<void> createTable(const Entity& entity) {
        auto table = std::make_unique<PostgresNewTable>();
        table->entity = entity;
        table->sqlName = postgresTableName(entity);
        Entity made = entity;
        if (const Key* const key = entity.primaryKey())
            for (Field& field : made.fields)
                if (std::find(key->fields.begin(), key->fields.end(), field.name) != key->fields.end())
                    field.nullable = false; // as the key will have it
        MW_TRY(const std::string sql, createPostgresTable(made, table->sqlName));
        const Result<void> done = m_session->execute(sql);
        if (!done.ok())
            return at(during(done.error(), "creating " + entity.name), entity.name);
        for (const Key& key : entity.keys)
            table->keys.push_back(std::make_unique<PostgresNewTable::KeyState>(key));
        table->relations = entity.relations;
        m_newTables[entity.name] = std::move(table);
        return {};
    }

    /// References to tables whose rows are no affair of this load are checked by the server from the first row on.
    Result<void> addServerRelations(PostgresNewTable& table) {
        std::vector<Relation> late;
        for (const Relation& relation : table.relations) {
            const auto parent = m_newTables.find(relation.parentEntity);
            if (parent != m_newTables.end() && !parent->second->hasKeys) {
                late.push_back(relation);
                continue;
            }
            MW_TRY_DO(addRelation(table, relation));
            table.isChecked = true;
        }
        table.relations = std::move(late);
        return {};
    }

    Result<void> addRelations(PostgresNewTable& table) {
        for (const Relation& relation : table.relations)
            MW_TRY_DO(addRelation(table, relation));
        table.relations.clear();
        return {};
    }

    Result<void> addRelation(const PostgresNewTable& table, const Relation& relation) {
        Entity parent;
        parent.name = relation.parentEntity;
        const Result<void> done =
            m_session->execute(addPostgresRelation(table.sqlName, relation, postgresTableName(parent)));
        if (done.ok())
            return done;
        if (m_session->failure().state == "23503")
            return missingParent(table.entity.name);
        return at(done.error(), table.entity.name);
    }

    /// A reference that found no match at the end: "Key (boss)=(99) is not present in table "staff"."
    Error missingParent(const std::string& entity) const {
        const std::string& detail = m_session->failure().detail;
        const std::size_t begin = detail.find(")=("), end = detail.find(')', begin + 3);
        std::string value = m_session->failure().message, parent = m_session->failure().constraint;
        if (begin != std::string::npos && end != std::string::npos)
            value = detail.substr(begin + 3, end - begin - 3);
        if (const std::size_t quote = detail.find('"', end); quote != std::string::npos)
            parent = detail.substr(quote + 1, detail.find('"', quote + 1) - quote - 1);
        return at(makeError(Code::MissingParent, value, parent), entity);
    }

    /// The next number drawn comes after those that were loaded.
    Result<void> continueNumbers(const std::string& table, const std::string& field) {
        const std::string name = postgresName(field);
        return m_session->execute("SELECT setval(s, m) FROM (SELECT pg_get_serial_sequence(" + postgresText(table) +
                                  ", " + postgresText(field) + ") AS s, max(" + name + ") AS m FROM " + table +
                                  ") n, LATERAL (SELECT last_value AS l FROM pg_sequences q WHERE s IS NOT NULL AND "
                                  "format('%I.%I', q.schemaname, q.sequencename)::regclass = s::regclass) p WHERE m > "
                                  "coalesce(l, 0)");
    }

    std::unique_ptr<PostgresSession> m_session;
    const std::string m_noteTable = postgresName(kNoteTable);
    PostgresNewTables m_newTables;
    std::map<std::string, std::set<std::string>> m_numbered; ///< quoted table → columns that draw from a sequence
};

} // namespace

Result<std::unique_ptr<LoadingServer>> openPostgresLoading(const ServerAddress& address) {
    MW_TRY(auto session, PostgresSession::open(address));
    return std::unique_ptr<LoadingServer>(std::make_unique<PostgresLoading>(std::move(session)));
}

} // namespace mw
