// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/mariadb/loading.h"

#include "core/connect/mariadb/catalog.h"
#include "core/connect/mariadb/create_table.h"
#include "core/connect/mariadb/inserter.h"
#include "core/connect/mariadb/statements.h"

#include <utility>
#include <vector>

namespace mw {

namespace {

class MariadbLoading final : public LoadingServer {
public:
    explicit MariadbLoading(std::unique_ptr<MariadbSession> session)
        : m_session(std::move(session)), m_statements(*m_session) {}

    Result<void> begin(JobContext& job) override {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        return m_session->execute("START TRANSACTION");
    }

    Result<void> complete(JobContext&) override { return {}; } // keys and references are there from the beginning

    Result<void> commit(JobContext& job) override {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        MW_TRY_DO(m_session->execute("COMMIT"));
        m_made.clear();
        m_toDrop.clear();
        for (const std::string& counter : std::exchange(m_counters, {}))
            MW_TRY_DO(executeApart(counter, job));
        return {};
    }

    void rollBack() override {
        (void)m_session->execute("ROLLBACK");
        if (m_made.empty())
            return;
        // The session of the rows may be lost; tables go by another.
        const auto session = MariadbSession::open(m_session->address());
        if (!session.ok())
            return;
        (void)(*session)->execute("SET SESSION foreign_key_checks = 0, lock_wait_timeout = 10");
        for (const std::string& table : m_made)
            (void)(*session)->execute("DROP TABLE IF EXISTS " + table);
        m_made.clear();
    }

    Result<std::vector<ServerTable>> catalog(JobContext& job) override {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        return readMariadbCatalog(*m_session);
    }

    Result<void> createTables(const std::vector<Entity>& entities, JobContext& job) override {
        MW_TRY(const auto session, MariadbSession::open(m_session->address()));
        const MariadbInterrupt interrupt(*session, job.stopToken());
        MW_TRY_DO(session->execute("SET SESSION lock_wait_timeout = 10"));
        for (const Entity& entity : entities) {
            MW_TRY(const std::string sql, createMariadbTable(*session, entity));
            if (const Result<void> made = session->execute(sql); !made.ok())
                return at(during(made.error(), "creating " + entity.name), entity.name);
            m_made.push_back(mariadbTableName(entity.name));
            m_changes.created(entity.name);
        }
        for (const Entity& entity : entities)
            for (const Relation& relation : entity.relations)
                if (const Result<void> made = session->execute(addMariadbRelation(entity, relation)); !made.ok())
                    return at(during(made.error(), "creating " + entity.name), entity.name);
        return {};
    }

    Result<void> deleteRows(const ServerTable& table, JobContext& job) override {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        const Result<void> gone = tellDeleting(table);
        if (!gone.ok() && m_session->valuesFailed())
            return at(makeError(Code::ConstraintFailed,
                                "rows of other tables refer to rows that are to be replaced"), table.entity.name);
        return gone;
    }

    Result<std::unique_ptr<ServerInserter>> openInserter(const ServerTable& table, const WriteOptions& options,
                                                         JobContext& job) override {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        if (m_changes.isTold() && !m_changes.digestOf(table.entity.name))
            MW_TRY_DO(tellCounter(table));
        return openMariadbInserter(*m_session, table, options, "mapwright_rows_" + std::to_string(++m_inserters),
                                   m_mayLoad, m_changes);
    }

    Result<std::uint64_t> countCommitted(const ServerTable& table, JobContext& job) override {
        MW_TRY(const auto session, MariadbSession::open(m_session->address()));
        const MariadbInterrupt interrupt(*session, job.stopToken());
        MW_TRY(const auto rows, session->integer("SELECT COUNT(*) FROM " + table.sqlName));
        return std::uint64_t(rows.value_or(0));
    }

    Result<std::uint64_t> countHere(const ServerTable& table, JobContext& job) override {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        MW_TRY(const auto rows, m_session->integer("SELECT COUNT(*) FROM " + table.sqlName));
        return std::uint64_t(rows.value_or(0));
    }

    Result<std::optional<std::string>> readNote(JobContext& job) override {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        MW_TRY(const bool known, hasNoteTable());
        if (!known)
            return std::optional<std::string>();
        MW_TRY(const auto rows, m_session->query("SELECT note FROM " + m_noteTable + " WHERE leftover = 0"));
        return rows.empty() ? std::optional<std::string>() : rows[0][0];
    }

    Result<void> makeNoteTable(JobContext& job) override {
        return executeApart("CREATE TABLE IF NOT EXISTS " + m_noteTable +
                                "(note LONGTEXT NOT NULL, leftover BOOLEAN NOT NULL DEFAULT 0) ENGINE=InnoDB DEFAULT "
                                "CHARACTER SET utf8mb4",
                            job);
    }

    Result<void> writeNote(const std::string& text, JobContext& job) override {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        MW_TRY_DO(m_session->execute("DELETE FROM " + m_noteTable));
        for (const std::string& table : m_toDrop)
            MW_TRY_DO(m_session->execute("INSERT INTO " + m_noteTable + " VALUES (" + mariadbText(table) + ", 1)"));
        return m_session->execute("INSERT INTO " + m_noteTable + " VALUES (" + mariadbText(text) + ", 0)");
    }

    Result<void> dropNoteTable(JobContext& job) override {
        {
            const MariadbInterrupt interrupt(*m_session, job.stopToken());
            MW_TRY(const bool known, hasNoteTable());
            if (!known)
                return {};
        }
        // Tables that a rollback has emptied go now: making and dropping them ends a transaction.
        MW_TRY(const auto leftover, m_session->query("SELECT note FROM " + m_noteTable + " WHERE leftover <> 0"));
        for (const auto& table : leftover)
            MW_TRY_DO(executeApart("DROP TABLE IF EXISTS " + *table[0], job));
        return executeApart("DROP TABLE IF EXISTS " + m_noteTable, job);
    }

    bool recordChanges(ChangeSink& sink) override {
        if (!m_session->returnsInserted())
            return false;
        m_changes.tellTo(sink);
        return true;
    }

    Result<void> tellHolds(JobContext& job) override {
        MW_TRY(const std::vector<ServerTable> tables, catalog(job));
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        return m_changes.tellHolds([&](const std::string& entity) -> Result<RowDigest> {
            const ServerTable* const table = findServerTable(tables, entity);
            return table ? digestOf(*table) : Result<RowDigest>(RowDigest());
        });
    }

    ServerStatements* statements() override { return &m_statements; }

    Result<void> beginRestoring(JobContext& job) override {
        MW_TRY_DO(m_session->execute("SET SESSION foreign_key_checks = 0"));
        return begin(job);
    }

    /// The server has checked nothing.
    Result<std::optional<std::string>> checkReferences(const std::set<std::string>& entities, JobContext& job) override {
        MW_TRY(const std::vector<ServerTable> tables, catalog(job));
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        for (const ServerTable& child : tables)
            for (const Relation& relation : child.entity.relations) {
                const ServerTable* const parent = findServerTable(tables, relation.parentEntity);
                if (!parent || (!entities.contains(child.entity.name) && !entities.contains(relation.parentEntity)))
                    continue;
                std::string same, given;
                for (std::size_t i = 0; i < relation.fields.size(); ++i) {
                    same += (i > 0 ? " AND c." : "c.") + mariadbName(relation.fields[i]) + " = p." +
                            mariadbName(relation.parentFields[i]);
                    given += " AND c." + mariadbName(relation.fields[i]) + " IS NOT NULL";
                }
                MW_TRY(const auto orphan,
                       m_session->query("SELECT c." + mariadbName(relation.fields[0]) + " FROM " + child.sqlName +
                                        " c LEFT JOIN " + parent->sqlName + " p ON " + same + " WHERE p." +
                                        mariadbName(relation.parentFields[0]) + " IS NULL" + given + " LIMIT 1"));
                if (!orphan.empty())
                    return std::optional(child.entity.name + " refers to the row " + orphan[0][0].value_or("") + " of " +
                                         relation.parentEntity + ", which would not be there");
            }
        return std::optional<std::string>();
    }

    Result<RowDigest> digestOfMade(const ServerTable& table, JobContext& job) override {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        return digestOf(table);
    }

    /// Emptied in the transaction; dropped with the note that is written in it.
    Result<std::optional<std::string>> dropTables(const std::vector<ServerTable>& tables, JobContext& job) override {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        for (const ServerTable& table : tables) {
            MW_TRY_DO(m_session->execute("DELETE FROM " + table.sqlName));
            m_toDrop.push_back(table.sqlName);
        }
        return std::optional<std::string>();
    }

    /// The server itself takes no number that is in the table already.
    Result<void> restoreCounter(const std::string& name, const std::string& before, JobContext&) override {
        m_counters.push_back("ALTER TABLE " + name + " AUTO_INCREMENT = " + before);
        return {};
    }

    bool tellsKeys() const override { return m_session->returnsInserted(); }
    std::string remark() const override {
        return m_mayLoad ? std::string()
                         : "the server forbids LOAD DATA LOCAL: rows go by inserts of many rows, which is slower";
    }

private:
    Result<bool> hasNoteTable() {
        MW_TRY(const auto known,
               m_session->integer("SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND "
                                  "TABLE_NAME = " +
                                  mariadbText(kNoteTable)));
        return known.has_value();
    }

    Result<RowDigest> digestOf(const ServerTable& table) {
        const ServerRowForm form(m_statements, table);
        RowDigest digest;
        MW_TRY_DO(m_statements.each("SELECT " + form.imageList("") + " FROM " + table.sqlName, [&](const ServerRow& row) {
            digest.add(stableHash(form.image(row)));
            return Result<void>();
        }));
        return digest;
    }

    /// The number that a table that was there gives next.
    Result<void> tellCounter(const ServerTable& table) {
        MW_TRY(const auto next,
               m_session->query("SELECT AUTO_INCREMENT FROM information_schema.TABLES WHERE AUTO_INCREMENT IS NOT NULL "
                                "AND TABLE_SCHEMA = " + mariadbText(table.schema) + " AND TABLE_NAME = " +
                                mariadbText(table.name)));
        if (!next.empty())
            m_changes.setting(table.sqlName, *next[0][0]);
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
               m_session->query("SELECT CONSTRAINT_SCHEMA, TABLE_NAME FROM "
                                "information_schema.REFERENTIAL_CONSTRAINTS WHERE DELETE_RULE IN ('CASCADE', 'SET NULL', "
                                "'SET DEFAULT') AND TABLE_NAME <> REFERENCED_TABLE_NAME AND UNIQUE_CONSTRAINT_SCHEMA = " +
                                mariadbText(table.schema) + " AND REFERENCED_TABLE_NAME = " + mariadbText(table.name)));
        for (const auto& child : along) {
            const std::string name = mariadbName(*child[0]) + "." + mariadbName(*child[1]);
            MW_TRY(const auto some, m_session->integer("SELECT 1 FROM " + name + " LIMIT 1"));
            if (some)
                m_changes.irreversible(entity, "rows of " + *child[1] + " go along with its rows");
        }
        return m_statements.each(sql + " RETURNING " + form.imageList(""), [&](const ServerRow& row) {
            m_changes.deleted(entity, form.keyOf(row), form.image(row));
            return Result<void>();
        });
    }

    /// Making and dropping tables ends a transaction, so it is another session's.
    Result<void> executeApart(const std::string& sql, JobContext& job) {
        MW_TRY(const auto session, MariadbSession::open(m_session->address()));
        const MariadbInterrupt interrupt(*session, job.stopToken());
        MW_TRY_DO(session->execute("SET SESSION lock_wait_timeout = 10"));
        return session->execute(sql);
    }

    std::unique_ptr<MariadbSession> m_session;
    MariadbStatements m_statements;
    ServerChanges m_changes;
    const std::string m_noteTable = mariadbName(kNoteTable);
    std::vector<std::string> m_made; ///< tables of this transaction, quoted
    std::vector<std::string> m_toDrop;   ///< tables that go with the note of a rollback
    std::vector<std::string> m_counters; ///< statements that set them, once it is committed
    bool m_mayLoad = true;
    unsigned m_inserters = 0;
};

} // namespace

Result<std::unique_ptr<LoadingServer>> openMariadbLoading(const ServerAddress& address, const std::stop_token& stop) {
    MW_TRY(auto session, MariadbSession::open(address, stop));
    return std::unique_ptr<LoadingServer>(std::make_unique<MariadbLoading>(std::move(session)));
}

} // namespace mw
