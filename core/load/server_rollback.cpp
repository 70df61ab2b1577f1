// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/server_rollback.h"

#include "core/base/wording.h"
#include "core/load/keyed_restorer.h"
#include "core/load/rollback_problems.h"
#include "core/load/server_restorer.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

namespace mw {

namespace {

class ServerRollback {
public:
    ServerRollback(LoadingServer& server, const std::string& place, const ChangeLogReader& log,
                   const RollbackOptions& options, JobContext& job)
        : m_server(server), m_place(place), m_log(log), m_options(options), m_job(job) {}

    Result<RollbackResult> run() {
        MW_TRY_DO(open());
        m_job.phase("taking rows back");
        MW_TRY_DO(dropCreated()); // first: its rows may refer to rows that go
        MW_TRY_DO(m_log.eachBackwards([&](const LoggedChange& change) { return undo(change); }));
        MW_TRY_DO(turnTo(nullptr));
        if (m_problems.count() == 0) {
            MW_TRY(const auto broken, m_server.checkReferences(touched(), m_job));
            if (broken)
                m_problems.add(*broken);
        }
        if (m_problems.count() > 0)
            return m_problems.error(m_place);
        m_job.phase("comparing with what was there before");
        for (const auto& restorer : m_restorers)
            if (restorer) {
                MW_TRY_DO(m_job.checkpoint());
                MW_TRY_DO(restorer->prove());
            }
        for (const auto& [name, before] : m_log.settings())
            MW_TRY_DO(m_server.restoreCounter(name, before, m_job));
        return collect();
    }

private:
    Result<void> open() {
        MW_TRY(std::vector<ServerTable> all, m_server.catalog(m_job));
        const std::vector<LoggedEntity>& entities = m_log.entities();
        for (ServerTable& table : all) {
            const auto logged = std::find_if(entities.begin(), entities.end(), [&](const LoggedEntity& entity) {
                return entity.name == table.entity.name;
            });
            if (logged != entities.end() && logged->holds)
                m_created.push_back(std::move(table));
            else if (table.name != kNoteTable)
                m_tables.push_back(std::move(table));
        }
        for (const LoggedEntity& entity : entities) {
            if (!entity.obstacle.empty())
                return at(makeError(Code::NotReversible, "its changes cannot be taken back: " + entity.obstacle),
                          entity.name);
            std::unique_ptr<TableRestorer>& restorer = m_restorers.emplace_back();
            const ServerTable* const table = entity.holds ? nullptr : findServerTable(m_tables, entity.name);
            if (!table || !table->isTable() || table->entity.name != entity.name)
                continue; // told below where its rows are missed
            if (ServerStatements* const statements = m_server.statements())
                restorer = std::make_unique<ServerRestorer>(*statements, *table, m_tables, m_problems);
            else
                restorer = std::make_unique<KeyedRestorer>(m_server.keyedRows(*table, m_job), *table, m_problems);
            MW_TRY_DO(restorer->open(m_options.fullDigest));
        }
        return {};
    }

    Result<void> dropCreated() {
        std::vector<ServerTable> going;
        bool isReferred = false;
        for (const LoggedEntity& entity : m_log.entities()) {
            if (!entity.holds)
                continue;
            const ServerTable* const table = findServerTable(m_created, entity.name);
            if (!table) { // somebody has dropped it: nothing of the run is left
                m_dropped.push_back({entity.name, 0, 0, true});
                continue;
            }
            MW_TRY_DO(m_job.checkpoint());
            MW_TRY(const RowDigest digest, m_server.digestOfMade(*table, m_job));
            if (digest.rows != entity.holds->rows)
                m_problems.add(entity.name + " holds " + counted(digest.rows, "row", "rows") + ", the run left " +
                               grouped(entity.holds->rows));
            else if (digest != *entity.holds)
                m_problems.add("rows of " + entity.name + " were changed");
            for (const ServerTable& other : m_tables)
                for (const Relation& relation : other.entity.relations)
                    if (relation.parentEntity == entity.name) {
                        isReferred = true;
                        m_problems.add(other.entity.name + " refers to " + entity.name + ", which the run had made");
                    }
            m_dropped.push_back({entity.name, digest.rows, 0, true});
            going.push_back(*table);
        }
        if (going.empty() || isReferred)
            return {};
        MW_TRY(const auto inTheWay, m_server.dropTables(going, m_job));
        if (inTheWay)
            m_problems.add(*inTheWay);
        return {};
    }

    Result<void> undo(const LoggedChange& change) {
        if (++m_steps % 1024 == 0)
            MW_TRY_DO(m_job.checkpoint());
        const LoggedEntity& entity = m_log.entities()[change.entity];
        if (entity.holds) // made later in the same run, or a row of it: it goes as a whole
            return {};
        TableRestorer* const restorer = m_restorers[change.entity].get();
        MW_TRY_DO(turnTo(restorer));
        if (restorer)
            return restorer->undo(change);
        if (m_missing.insert(entity.name).second)
            m_problems.add(entity.name + " is gone");
        return {};
    }

    Result<void> turnTo(TableRestorer* next) {
        TableRestorer* const before = std::exchange(m_current, next);
        return before && before != next ? before->endStretch() : Result<void>();
    }

    std::set<std::string> touched() const {
        std::set<std::string> names;
        for (const auto& restorer : m_restorers)
            if (restorer)
                names.insert(restorer->result().name);
        return names;
    }

    RollbackResult collect() const {
        RollbackResult result;
        for (const auto& restorer : m_restorers)
            if (restorer && (restorer->result().removed > 0 || restorer->result().restored > 0))
                result.entities.push_back(restorer->result());
        result.entities.insert(result.entities.end(), m_dropped.begin(), m_dropped.end());
        result.equalsBefore = true;
        return result;
    }

    LoadingServer& m_server;
    const std::string& m_place;
    const ChangeLogReader& m_log;
    const RollbackOptions& m_options;
    JobContext& m_job;
    std::vector<ServerTable> m_created; ///< by the load
    std::vector<ServerTable> m_tables;  ///< all others
    std::vector<std::unique_ptr<TableRestorer>> m_restorers; ///< by the log's number; null where there is nothing to restore
    TableRestorer* m_current = nullptr;
    std::vector<RestoredEntity> m_dropped;
    std::set<std::string> m_missing;
    RollbackProblems m_problems;
    std::uint64_t m_steps = 0;
};

} // namespace

Result<RollbackResult> rollBackServer(LoadingServer& server, const std::string& place, const ChangeLogReader& log,
                                      const RollbackOptions& options, JobContext& job) {
    MW_TRY(const std::optional<std::string> noteBefore, server.readNote(job));
    if (!options.rehearse)
        MW_TRY_DO(server.makeNoteTable(job));
    MW_TRY_DO(server.beginRestoring(job));
    auto result = ServerRollback(server, place, log, options, job).run();
    Result<void> outcome;
    if (result.ok() && !options.rehearse) {
        outcome = server.writeNote(options.note, job);
        if (outcome.ok())
            outcome = server.commit(job);
    }
    if (!result.ok() || !outcome.ok() || options.rehearse)
        server.rollBack();
    if (!outcome.ok())
        return std::move(outcome).error();
    // What was refused leaves nothing behind; the note of a run that is not finished stays.
    if (!options.rehearse && (result.ok() ? options.note.empty() : !noteBefore))
        if (const Result<void> dropped = server.dropNoteTable(job); result.ok() && !dropped.ok())
            return dropped.error();
    return result;
}

} // namespace mw
