// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/postgres/loading.h"

#include "core/connect/postgres/catalog.h"
#include "core/connect/postgres/copied_rows.h"
#include "core/connect/postgres/create_table.h"
#include "core/connect/postgres/inserter.h"
#include "core/connect/postgres/sql_site.h"
#include "core/connect/postgres/statements.h"

#include <algorithm>
#include <map>
#include <set>

namespace mw {

namespace {

class PostgresLoading final : public LoadingServer {
public:
    explicit PostgresLoading(std::unique_ptr<PostgresSession> session)
        : m_session(std::move(session)), m_statements(*m_session) {}

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
        const Result<void> gone = tellDeleting(table);
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
        MW_TRY_DO(rememberNumbers(table, options.fields));
        return openPostgresInserter(*m_session, table, options, newTable, m_newTables, m_changes);
    }

    Result<SqlSite*> sqlSite(const ServerTable& table, const std::vector<std::string>& fields, JobContext& job) override {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        MW_TRY_DO(rememberNumbers(table, fields));
        m_site = std::make_unique<PostgresSite>(*m_session, table, m_newTables, m_changes);
        return m_site.get();
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

    bool recordChanges(ChangeSink& sink) override {
        m_changes.tellTo(sink);
        return true;
    }

    Result<void> tellHolds(JobContext& job) override {
        MW_TRY(const std::vector<ServerTable> tables, catalog(job));
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        return m_changes.tellHolds([&](const std::string& entity) -> Result<RowDigest> {
            const ServerTable* const table = findServerTable(tables, entity);
            return table ? PostgresMadeRows::digest(*m_session, *table) : Result<RowDigest>(RowDigest());
        });
    }

    ServerStatements* statements() override { return &m_statements; }

    Result<void> beginRestoring(JobContext& job) override {
        MW_TRY_DO(begin(job));
        return m_session->execute("SET CONSTRAINTS ALL DEFERRED");
    }

    Result<std::optional<std::string>> checkReferences(const std::set<std::string>&, JobContext& job) override {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        MW_TRY(const auto checked, m_statements.attempt("SET CONSTRAINTS ALL IMMEDIATE"));
        return checked.refusal;
    }

    Result<RowDigest> digestOfMade(const ServerTable& table, JobContext& job) override {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        return PostgresMadeRows::digest(*m_session, table);
    }

    Result<std::optional<std::string>> dropTables(const std::vector<ServerTable>& tables, JobContext& job) override {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        std::string list;
        for (const ServerTable& table : tables)
            list += (list.empty() ? "" : ", ") + table.sqlName;
        MW_TRY(const auto dropped, m_statements.attempt("DROP TABLE " + list));
        return dropped.refusal;
    }

    /// A counter goes back to where it stood, but never behind a number that is in the table.
    Result<void> restoreCounter(const std::string& name, const std::string& before, JobContext& job) override {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        const std::size_t first = name.find(kCounterSeparator), second = name.rfind(kCounterSeparator);
        if (first == second)
            return {};
        const std::string table = name.substr(0, first), field = name.substr(first + 1, second - first - 1);
        const std::string last = before.substr(0, before.find(' ')), called = before.substr(before.find(' ') + 1);
        MW_TRY([[maybe_unused]] const auto restored,
               m_statements.attempt("SELECT CASE WHEN m > " + last + " THEN setval(s, m) ELSE setval(s, " + last + ", " +
                                    called + ") END FROM (SELECT " + postgresText(name.substr(second + 1)) +
                                    "::regclass AS s, max(" + postgresName(field) + ")::bigint AS m FROM " + table +
                                    ") n"));
        return {};
    }

private:
    static constexpr char kCounterSeparator = '\x1f';

    /// Columns that draw from a sequence and get values go on behind these.
    Result<void> rememberNumbers(const ServerTable& table, const std::vector<std::string>& fields) {
        for (const std::string& name : fields)
            if (const auto index = table.entity.fieldIndex(name); index && table.columns[*index].isNumbered)
                m_numbered[table.sqlName].insert(table.entity.fields[*index].name);
        const bool tells = m_changes.isTold() && !m_changes.digestOf(table.entity.name);
        return tells ? tellCounters(table) : Result<void>();
    }

    /// Where the sequences of a table that was there stand: "last true" or "first false".
    Result<void> tellCounters(const ServerTable& table) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (!table.columns[i].isNumbered)
                continue;
            const std::string& field = table.entity.fields[i].name;
            MW_TRY(const auto sequence, m_session->query("SELECT pg_get_serial_sequence(" + postgresText(table.sqlName) +
                                                         ", " + postgresText(field) + ")"));
            if (sequence.empty() || !sequence[0][0])
                continue;
            MW_TRY(const auto stands, m_session->query("SELECT last_value || ' ' || is_called FROM " + *sequence[0][0]));
            m_changes.setting(table.sqlName + kCounterSeparator + field + kCounterSeparator + *sequence[0][0],
                              *stands[0][0]);
        }
        return {};
    }

    /// What somebody wants to hear of is told while it goes.
    Result<void> tellDeleting(const ServerTable& table) {
        const std::string sql = "DELETE FROM " + table.sqlName;
        const std::string& entity = table.entity.name;
        if (!m_changes.isTold())
            return m_session->execute(sql);
        if (m_changes.digestOf(entity)) {
            m_changes.recount(entity);
            return m_session->execute(sql);
        }
        const ServerRowForm form(m_statements, table);
        m_changes.checkReversible(table, form);
        // Rows of others that the server itself deletes or changes along with these.
        MW_TRY(const auto along,
               m_session->query("SELECT DISTINCT c.oid::regclass FROM pg_constraint o JOIN pg_class c ON c.oid = "
                                "o.conrelid WHERE o.contype = 'f' AND o.confdeltype IN ('c','n','d') AND o.confrelid <> "
                                "o.conrelid AND o.confrelid = " + postgresText(table.sqlName) + "::regclass"));
        for (const auto& child : along) {
            MW_TRY(const auto some, m_session->integer("SELECT 1 FROM " + *child[0] + " LIMIT 1"));
            if (some)
                m_changes.irreversible(entity, "rows of " + *child[0] + " go along with its rows");
        }
        return m_statements.each(sql + " RETURNING " + form.imageList(""), [&](const ServerRow& row) {
            m_changes.deleted(entity, form.keyOf(row), form.image(row));
            return Result<void>();
        });
    }

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
        m_changes.created(entity.name);
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
    PostgresStatements m_statements;
    ServerChanges m_changes;
    const std::string m_noteTable = postgresName(kNoteTable);
    PostgresNewTables m_newTables;
    std::unique_ptr<PostgresSite> m_site; ///< that was asked for last
    std::map<std::string, std::set<std::string>> m_numbered; ///< quoted table → columns that draw from a sequence
};

} // namespace

Result<std::unique_ptr<LoadingServer>> openPostgresLoading(const ServerAddress& address, const std::stop_token& stop) {
    MW_TRY(auto session, PostgresSession::open(address, stop));
    return std::unique_ptr<LoadingServer>(std::make_unique<PostgresLoading>(std::move(session)));
}

} // namespace mw
