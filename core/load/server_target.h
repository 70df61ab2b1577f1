// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/qtsql/loading_server.h"
#include "core/connect/writer.h"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace mw {

struct ServerTargetOptions {
    std::string place;             ///< the server's address, for messages
    std::uint64_t commitEvery = 0; ///< rows after which a batch ends with a commit; 0: only where commit() is called
    Schema planned; ///< what will be loaded: parents that are not there yet are made together with their children
};

/// Loads into a database server: one transaction over all entities, every refused row named. The server's own ways are
/// those of its LoadingServer, which the first call that has a job opens, so that whoever waits for it is heard.
class ServerTarget final : public Target {
public:
    using OpenServer = std::function<Result<std::unique_ptr<LoadingServer>>(const std::stop_token& stop)>;
    ServerTarget(OpenServer open, ServerTargetOptions options) : m_open(std::move(open)), m_options(std::move(options)) {}
    ~ServerTarget() override;

    Result<Schema> schema(JobContext& job) override;
    Result<std::unique_ptr<EntityWriter>> openWriter(const WriteOptions& options, JobContext& job) override;
    Result<SqlSite*> sqlSite(const std::string& entity, JobContext& job) override;
    Result<void> commit(JobContext& job) override;
    Result<std::uint64_t> countRows(const std::string& entity, JobContext& job) override;
    /// Where all tables are new and the server makes them with the commit only.
    bool appearsWhole() const override { return m_appearsWhole; }
    bool tellsKeys() const override { return !m_server || m_server->tellsKeys(); }
    std::string remark() const override { return m_server ? m_server->remark() : std::string(); }
    Result<void> rehearse() override;
    Result<std::optional<std::string>> note(JobContext& job) override;
    bool keepNote(MakeNote make) override;
    Result<void> dropNote(JobContext& job) override;
    bool recordChanges(ChangeSink& sink) override;

private:
    class Writer;

    Result<void> connect(JobContext& job);
    /// All tables but that of a run's note.
    Result<std::vector<ServerTable>> tables(JobContext& job);

    Result<void> begin(JobContext& job);
    Result<void> readCatalog(JobContext& job);
    const ServerTable* table(const std::string& entity) const;
    /// The planned tables that are not there, `wanted` among them, parents first.
    std::vector<Entity> missingTables(const Entity& wanted) const;
    Result<void> deleteReplaced(JobContext& job);
    /// Frees the session for other statements than those of `next`, which may be null.
    Result<void> activate(Writer* next, JobContext& job);

    const OpenServer m_open;
    std::unique_ptr<LoadingServer> m_server; ///< null before the first call that needs it
    const ServerTargetOptions m_options;
    std::shared_ptr<const std::vector<ServerTable>> m_tables; ///< none while nobody has asked
    std::vector<std::string> m_order;                         ///< all tables, parents first
    std::vector<Writer*> m_writers;
    Writer* m_active = nullptr;        ///< whose stream may be under way
    std::set<std::string> m_toReplace; ///< whose old rows are still there
    bool m_inTransaction = false;
    bool m_appearsWhole = false;
    bool m_isRehearsal = false;
    bool m_tellsChanges = false;
    MakeNote m_makeNote; ///< none where no note is kept
    Result<void> m_failure; ///< of a stream that ended with its writer
    std::uint64_t m_sinceCommit = 0;
};

} // namespace mw
