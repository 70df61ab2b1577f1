// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/mariadb/loading.h"

#include "core/connect/mariadb/catalog.h"
#include "core/connect/mariadb/create_table.h"
#include "core/connect/mariadb/inserter.h"

#include <vector>

namespace mw {

namespace {

class MariadbLoading final : public LoadingServer {
public:
    explicit MariadbLoading(std::unique_ptr<MariadbSession> session) : m_session(std::move(session)) {}

    Result<void> begin(JobContext& job) override {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        return m_session->execute("START TRANSACTION");
    }

    Result<void> complete(JobContext&) override { return {}; } // keys and references are there from the beginning

    Result<void> commit(JobContext& job) override {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        MW_TRY_DO(m_session->execute("COMMIT"));
        m_made.clear();
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
        }
        for (const Entity& entity : entities)
            for (const Relation& relation : entity.relations)
                if (const Result<void> made = session->execute(addMariadbRelation(entity, relation)); !made.ok())
                    return at(during(made.error(), "creating " + entity.name), entity.name);
        return {};
    }

    Result<void> deleteRows(const ServerTable& table, JobContext& job) override {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        const Result<void> gone = m_session->execute("DELETE FROM " + table.sqlName);
        if (!gone.ok() && m_session->valuesFailed())
            return at(makeError(Code::ConstraintFailed,
                                "rows of other tables refer to rows that are to be replaced"), table.entity.name);
        return gone;
    }

    Result<std::unique_ptr<ServerInserter>> openInserter(const ServerTable& table, const WriteOptions& options,
                                                         JobContext&) override {
        return openMariadbInserter(*m_session, table, options, "mapwright_rows_" + std::to_string(++m_inserters),
                                   m_mayLoad);
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
        MW_TRY(const auto known,
               m_session->integer("SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND "
                                  "TABLE_NAME = " +
                                  mariadbText(kNoteTable)));
        if (!known)
            return std::optional<std::string>();
        MW_TRY(const auto rows, m_session->query("SELECT note FROM " + m_noteTable));
        return rows.empty() ? std::optional<std::string>() : rows[0][0];
    }

    Result<void> makeNoteTable(JobContext& job) override {
        return executeApart("CREATE TABLE IF NOT EXISTS " + m_noteTable +
                                "(note LONGTEXT NOT NULL) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4", job);
    }

    Result<void> writeNote(const std::string& text, JobContext& job) override {
        const MariadbInterrupt interrupt(*m_session, job.stopToken());
        MW_TRY_DO(m_session->execute("DELETE FROM " + m_noteTable));
        return m_session->execute("INSERT INTO " + m_noteTable + " VALUES (" + mariadbText(text) + ")");
    }

    Result<void> dropNoteTable(JobContext& job) override {
        return executeApart("DROP TABLE IF EXISTS " + m_noteTable, job);
    }

    std::string note() const override {
        return m_mayLoad ? std::string()
                         : "the server forbids LOAD DATA LOCAL: rows go by inserts of many rows, which is slower";
    }

private:
    /// Making and dropping tables ends a transaction, so it is another session's.
    Result<void> executeApart(const std::string& sql, JobContext& job) {
        MW_TRY(const auto session, MariadbSession::open(m_session->address()));
        const MariadbInterrupt interrupt(*session, job.stopToken());
        MW_TRY_DO(session->execute("SET SESSION lock_wait_timeout = 10"));
        return session->execute(sql);
    }

    std::unique_ptr<MariadbSession> m_session;
    const std::string m_noteTable = mariadbName(kNoteTable);
    std::vector<std::string> m_made; ///< tables of this transaction, quoted
    bool m_mayLoad = true;
    unsigned m_inserters = 0;
};

} // namespace

Result<std::unique_ptr<LoadingServer>> openMariadbLoading(const ServerAddress& address) {
    MW_TRY(auto session, MariadbSession::open(address));
    return std::unique_ptr<LoadingServer>(std::make_unique<MariadbLoading>(std::move(session)));
}

} // namespace mw
