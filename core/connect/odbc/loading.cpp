// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/odbc/loading.h"

#include "core/connect/odbc/catalog.h"
#include "core/connect/odbc/create_table.h"
#include "core/connect/odbc/inserter.h"
#include "core/connect/odbc/table_rows.h"

#include <sql.h>
#include <sqlext.h>

#include <algorithm>

namespace mw {

namespace {

class OdbcLoading final : public LoadingServer {
public:
    OdbcLoading(std::unique_ptr<OdbcSession> session, OdbcTypeNames types)
        : m_session(std::move(session)), m_types(std::move(types)), m_noteTable(m_session->quoted(kNoteTable)) {}

    Result<void> begin(JobContext&) override { return m_session->begin(); }
    Result<void> complete(JobContext&) override { return {}; } // keys and references are there from the beginning
    Result<void> commit(JobContext&) override { return m_session->commit(); }
    void rollBack() override { m_session->rollBack(); }

    Result<std::vector<ServerTable>> catalog(JobContext&) override {
        MW_TRY(m_tables, readOdbcCatalog(*m_session));
        return m_tables;
    }

    Result<void> createTables(const std::vector<Entity>& entities, JobContext& job) override {
        if (m_session->number(SQL_TXN_CAPABLE) != SQL_TC_ALL)
            return at(makeError(Code::NotSupported, "making a table in " + m_session->databaseName() +
                                                        ", which does it outside of a transaction: make it first"),
                      entities.front().name);
        std::set<std::string> made;
        for (const Entity& entity : entities) {
            made.insert(entity.name);
            for (const Relation& relation : entity.relations)
                if (!made.contains(relation.parentEntity) && !findServerTable(m_tables, relation.parentEntity))
                    return at(makeError(Code::NotSupported, "making tables that refer to one another in a circle"),
                              entity.name);
            MW_TRY(const std::string sql, createOdbcTable(*m_session, m_types, entity));
            if (const Result<void> done = m_session->execute(sql, job.stopToken()); !done.ok())
                return at(during(done.error(), "creating " + entity.name), entity.name);
            m_changes.created(entity.name);
        }
        return {};
    }

    Result<void> deleteRows(const ServerTable& table, JobContext& job) override {
        std::uint64_t told = 0;
        MW_TRY_DO(tellDeleting(table, told, job));
        const auto deleted = m_session->run("DELETE FROM " + table.sqlName, job.stopToken());
        if (!deleted.ok() && m_session->valuesFailed())
            return at(makeError(Code::ConstraintFailed, "rows of other tables refer to rows that are to be replaced"),
                      table.entity.name);
        if (!deleted.ok())
            return deleted.error();
        const std::uint64_t gone = (*deleted)->changedRows();
        if (told > 0 && gone != told)
            return at(makeError(Code::Conflict, "rows were written meanwhile"), table.entity.name);
        return {};
    }

    Result<std::unique_ptr<ServerInserter>> openInserter(const ServerTable& table, const WriteOptions& options,
                                                         JobContext&) override {
        if (m_changes.isTold() && !m_changes.digestOf(table.entity.name))
            tellTriggers(table);
        return openOdbcInserter(*m_session, table, m_tables, options, m_changes);
    }

    Result<std::uint64_t> countCommitted(const ServerTable& table, JobContext& job) override {
        MW_TRY(const auto session, OdbcSession::open(m_session->address()));
        return OdbcTableRows(*session, table, job.stopToken()).count();
    }
    Result<std::uint64_t> countHere(const ServerTable& table, JobContext& job) override {
        return OdbcTableRows(*m_session, table, job.stopToken()).count();
    }

    Result<std::optional<std::string>> readNote(JobContext&) override {
        std::optional<std::string> note;
        MW_TRY(const bool known, hasOdbcTable(*m_session, std::string(kNoteTable)));
        if (!known)
            return note;
        MW_TRY(const auto rows, m_session->run("SELECT note FROM " + m_noteTable));
        MW_TRY(const bool isThere, rows->next(*m_session));
        std::string text;
        if (!isThere)
            return note;
        MW_TRY(const bool isGiven, rows->text(*m_session, 0, text));
        if (isGiven)
            note = std::move(text);
        return note;
    }

    Result<void> makeNoteTable(JobContext& job) override {
        MW_TRY(const bool known, hasOdbcTable(*m_session, std::string(kNoteTable)));
        return known ? Result<void>()
                     : m_session->execute("CREATE TABLE " + m_noteTable + " (note " +
                                              m_types.of(LogicalType::text(), false) + ")",
                                          job.stopToken());
    }

    Result<void> writeNote(const std::string& text, JobContext& job) override {
        MW_TRY_DO(m_session->execute("DELETE FROM " + m_noteTable, job.stopToken()));
        MW_TRY(OdbcPrepared insert, OdbcPrepared::make(*m_session, "INSERT INTO " + m_noteTable + " (note) VALUES (?)",
                                                       {odbcTextParameter()}));
        const ServerRow row = {text};
        MW_TRY(const auto refusal, insert.runEach(std::span(&row, 1), job.stopToken()));
        return refusal ? Result<void>(makeError(Code::DatabaseError, *refusal)) : Result<void>();
    }

    Result<void> dropNoteTable(JobContext& job) override {
        MW_TRY(const bool known, hasOdbcTable(*m_session, std::string(kNoteTable)));
        return known ? m_session->execute("DROP TABLE " + m_noteTable, job.stopToken()) : Result<void>();
    }

    bool recordChanges(ChangeSink& sink) override {
        m_changes.tellTo(sink);
        return true;
    }

    Result<void> tellHolds(JobContext& job) override {
        MW_TRY(const std::vector<ServerTable> tables, catalog(job));
        return m_changes.tellHolds([&](const std::string& entity) -> Result<RowDigest> {
            const ServerTable* const table = findServerTable(tables, entity);
            return table ? digestOfMade(*table, job) : Result<RowDigest>(RowDigest());
        });
    }

    std::unique_ptr<KeyedRows> keyedRows(const ServerTable& table, JobContext& job) override {
        return std::make_unique<OdbcTableRows>(*m_session, table, job.stopToken());
    }

    Result<void> beginRestoring(JobContext&) override {
        MW_TRY_DO(m_session->begin());
        // References are looked at when all is done.
        return m_session->databaseName() == "SQLite" ? m_session->execute("PRAGMA defer_foreign_keys = ON") : Result<void>();
    }

    Result<std::optional<std::string>> checkReferences(const std::set<std::string>& entities, JobContext& job) override {
        MW_TRY(const std::vector<ServerTable> tables, catalog(job));
        for (const ServerTable& child : tables)
            for (const Relation& relation : child.entity.relations) {
                const ServerTable* const parent = findServerTable(tables, relation.parentEntity);
                if (!parent || (!entities.contains(child.entity.name) && !entities.contains(relation.parentEntity)))
                    continue;
                MW_TRY(auto orphan, firstOrphan(child, relation, *parent, job));
                if (orphan)
                    return orphan;
            }
        return std::optional<std::string>();
    }

    Result<RowDigest> digestOfMade(const ServerTable& table, JobContext& job) override {
        OdbcTableRows rows(*m_session, table, job.stopToken());
        RowDigest digest;
        MW_TRY_DO(rows.each([&](const ServerRow& row) {
            digest.add(stableHash(rows.form().image(row)));
            return Result<void>();
        }));
        return digest;
    }

    /// Children were made after their parents.
    Result<std::optional<std::string>> dropTables(const std::vector<ServerTable>& tables, JobContext& job) override {
        for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
            MW_TRY_DO(m_session->markSavepoint());
            if (const Result<void> dropped = m_session->execute("DROP TABLE " + table->sqlName, job.stopToken()); !dropped.ok()) {
                const std::string why = m_session->failure().message;
                MW_TRY_DO(m_session->returnToSavepoint());
                return std::optional(table->entity.name + " cannot be dropped: " + why);
            }
            MW_TRY_DO(m_session->releaseSavepoint());
        }
        return std::optional<std::string>();
    }

    /// None is ever told.
    Result<void> restoreCounter(const std::string&, const std::string&, JobContext&) override { return {}; }
    bool tellsKeys() const override { return false; }

private:
    void tellTriggers(const ServerTable& table) {
        const std::optional<bool> has = hasOdbcTriggers(*m_session, table);
        if (!has)
            m_changes.irreversible(table.entity.name, "the database does not say whether triggers change other rows");
        else if (*has)
            m_changes.irreversible(table.entity.name, "its triggers may change other rows");
    }

    /// What somebody wants to hear of is told before it goes.
    Result<void> tellDeleting(const ServerTable& table, std::uint64_t& told, JobContext& job) {
        const std::string& entity = table.entity.name;
        if (!m_changes.isTold())
            return {};
        if (m_changes.digestOf(entity)) {
            m_changes.recount(entity);
            return {};
        }
        OdbcTableRows rows(*m_session, table, job.stopToken());
        m_changes.checkReversible(table, rows.form());
        tellTriggers(table);
        // Rows of others that the database itself deletes or changes along with these.
        for (const ServerTable& child : m_tables) {
            const bool goes = &child != &table && child.entity.name != entity &&
                              std::any_of(child.entity.relations.begin(), child.entity.relations.end(),
                                          [&](const Relation& relation) {
                                              return relation.parentEntity == entity &&
                                                     changesAlong(*m_session, child, relation);
                                          });
            if (!goes)
                continue;
            MW_TRY(const std::uint64_t some, OdbcTableRows(*m_session, child, job.stopToken()).count());
            if (some > 0)
                m_changes.irreversible(entity, "rows of " + child.entity.name + " go along with its rows");
        }
        return rows.each([&](const ServerRow& row) {
            m_changes.deleted(entity, rows.form().keyOf(row), rows.form().image(row));
            ++told;
            return Result<void>();
        });
    }

    Result<std::optional<std::string>> firstOrphan(const ServerTable& child, const Relation& relation,
                                                   const ServerTable& parent, JobContext& job) {
        std::string same, given;
        for (std::size_t i = 0; i < relation.fields.size(); ++i) {
            const std::string field = "c." + m_session->quoted(relation.fields[i]);
            const std::string other = "p." + m_session->quoted(relation.parentFields[i]);
            same += (i > 0 ? " AND " : "") + field + " = " + other;
            given += " AND " + field + " IS NOT NULL";
        }
        MW_TRY(const auto rows,
               m_session->run("SELECT c." + m_session->quoted(relation.fields[0]) + " FROM " + child.sqlName +
                                  " c LEFT JOIN " + parent.sqlName + " p ON " + same + " WHERE p." +
                                  m_session->quoted(relation.parentFields[0]) + " IS NULL" + given,
                              job.stopToken()));
        MW_TRY(const bool found, rows->next(*m_session));
        std::string text;
        if (!found)
            return std::optional<std::string>();
        MW_TRY_DO(rows->text(*m_session, 0, text));
        return std::optional(child.entity.name + " refers to the row " + text + " of " + relation.parentEntity +
                             ", which would not be there");
    }

    const std::unique_ptr<OdbcSession> m_session;
    const OdbcTypeNames m_types;
    const std::string m_noteTable;
    ServerChanges m_changes;
    std::vector<ServerTable> m_tables; ///< as they were last read
};

/// PostgreSQL's driver sets savepoints of its own around statements and gives them up later, and with them those that were
/// set meanwhile, unless it is told to leave errors alone (odbc.postgresql.org, "level of rollback on errors").
Result<std::unique_ptr<OdbcSession>> openSession(ServerAddress address) {
    MW_TRY(auto session, OdbcSession::open(address));
    if (session->databaseName() != "PostgreSQL" || address.dsn.find("Protocol=") != std::string::npos)
        return session;
    address.dsn += ";Protocol=7.4-0";
    return OdbcSession::open(address);
}

} // namespace

Result<std::unique_ptr<LoadingServer>> openOdbcLoading(const ServerAddress& address) {
    MW_TRY(auto session, openSession(address));
    if (session->number(SQL_TXN_CAPABLE) == SQL_TC_NONE)
        return at(makeError(Code::NotSupported, "writing into a database that has no transactions"), address.text);
    MW_TRY_DO(session->findSavepoints());
    MW_TRY(OdbcTypeNames types, OdbcTypeNames::read(*session));
    return std::unique_ptr<LoadingServer>(std::make_unique<OdbcLoading>(std::move(session), std::move(types)));
}

} // namespace mw
