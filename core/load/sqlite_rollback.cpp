// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/sqlite_rollback.h"

#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/sqlite/row_editor.h"
#include "core/load/rollback_problems.h"
#include "core/load/sqlite_note.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>

namespace mw {

namespace {

/// Beyond so many nobody asks which ones.
constexpr std::size_t kMostProblems = 100'000;

/// One entity under way.
struct Restoring {
    SqliteRowEditor editor;
    RestoredEntity result;
    RowDigest before;      ///< where whole entities are compared: what it must come to
    std::int64_t gain = 0; ///< rows more than before the log was gone through
    std::uint64_t rowsAtFirst = 0;
};

class Rollback {
public:
    Rollback(SqliteSession& session, const ChangeLogReader& log, const RollbackOptions& options, JobContext& job)
        : m_session(session), m_log(log), m_options(options), m_job(job) {}

    Result<RollbackResult> run() {
        MW_TRY_DO(quietSession(m_session));
        MW_TRY_DO(m_session.execute("BEGIN IMMEDIATE"));
        MW_TRY(m_tables, readTablesOfOthers(m_session));
        MW_TRY_DO(open());
        MW_TRY(const std::set<std::string> orphansBefore, orphans());
        m_job.phase("taking rows back");
        MW_TRY_DO(m_log.eachBackwards([&](const LoggedChange& change) { return undo(change); }));
        MW_TRY_DO(dropCreated());
        MW_TRY(const std::set<std::string> orphansAfter, orphans());
        for (const std::string& orphan : orphansAfter)
            if (!orphansBefore.contains(orphan))
                m_problems.add(orphan);
        if (m_problems.count() > 0)
            return m_problems.error(m_session.path());
        m_job.phase("comparing with what was there before");
        MW_TRY_DO(prove());
        MW_TRY_DO(restoreCounters());
        return collect();
    }

private:
    Result<void> open() {
        const std::vector<LoggedEntity>& entities = m_log.entities();
        m_restoring.resize(entities.size());
        for (std::size_t i = 0; i < entities.size(); ++i) {
            if (!entities[i].obstacle.empty())
                return at(makeError(Code::NotReversible, "its changes cannot be taken back: " + entities[i].obstacle),
                          entities[i].name);
            const SqliteTable* table = findTable(m_tables, entities[i].name);
            if (!table || !table->isPlain) // told below where its rows are missed
                continue;
            MW_TRY(SqliteRowEditor editor, SqliteRowEditor::open(m_session, *table));
            m_restoring[i] = std::make_unique<Restoring>(Restoring{std::move(editor), {entities[i].name, 0, 0, false}, {}, 0, 0});
            if (entities[i].holds)
                continue;
            MW_TRY(m_restoring[i]->rowsAtFirst, rowsOf(entities[i].name));
            if (m_options.fullDigest) {
                MW_TRY(m_restoring[i]->before, m_restoring[i]->editor.digest());
            }
        }
        return {};
    }

    Result<std::uint64_t> rowsOf(const std::string& table) {
        MW_TRY(const auto rows, m_session.integer("SELECT count(*) FROM main." + sqlName(table)));
        return std::uint64_t(rows.value_or(0));
    }

    /// Rows without a parent, named.
    Result<std::set<std::string>> orphans() {
        std::set<std::string> found;
        for (const SqliteTable& table : m_tables) {
            if (table.entity.relations.empty())
                continue;
            MW_TRY(SqliteStatement row, m_session.prepare("SELECT rowid, \"parent\" FROM pragma_foreign_key_check(?)"));
            row.bind(0, table.entity.name);
            while (found.size() < kMostProblems) {
                const auto more = row.step();
                if (!more.ok() || !*more) // a parent that is gone is none that could be asked for
                    break;
                found.insert(table.entity.name + " " + std::string(row.text(0)) + " refers to a row of " +
                             std::string(row.text(1)) + " that the run had inserted");
            }
        }
        return found;
    }

    Result<void> undo(const LoggedChange& change) {
        if (++m_steps % 1024 == 0)
            MW_TRY_DO(m_job.checkpoint());
        const LoggedEntity& entity = m_log.entities()[change.entity];
        if (entity.holds) // made later in the same run, or a row of it: it goes as a whole
            return {};
        Restoring* const restoring = m_restoring[change.entity].get();
        const auto name = [&] { return entity.name + " " + SqliteRowEditor::describe(change.key); };
        if (!restoring) {
            if (m_missing.insert(entity.name).second)
                m_problems.add(entity.name + " is gone");
            return {};
        }
        // What hangs on a row that somebody changed cannot be judged.
        if (m_given.size() < kMostProblems && m_given.contains({change.entity, std::string(change.key)}))
            return {};
        const auto giveUp = [&](const char* why) {
            if (m_given.size() < kMostProblems)
                m_given.emplace(change.entity, std::string(change.key));
            m_problems.add(name() + " " + why);
            return Result<void>();
        };
        MW_TRY(const std::optional<std::string> image, restoring->editor.read(change.key));
        if (change.kind == LoggedChange::Kind::Deleted) {
            if (image)
                return giveUp("was inserted since");
            if (!restoring->editor.fits(change.before))
                return giveUp("cannot return: the columns are others now");
            return apply(*restoring, change, name());
        }
        if (!image)
            return giveUp("was deleted since");
        if (stableHash(*image) != change.now)
            return giveUp("was changed since");
        return apply(*restoring, change, name());
    }

    Result<void> apply(Restoring& restoring, const LoggedChange& change, const std::string& name) {
        using Kind = LoggedChange::Kind;
        SqliteRowEditor& editor = restoring.editor;
        Result<std::uint64_t> done = change.kind == Kind::Inserted  ? editor.remove(change.key)
                                     : change.kind == Kind::Updated ? editor.update(change.key, change.before)
                                                                    : editor.insert(change.key, change.before);
        if (!done.ok() && done.error().code == Code::DatabaseError) { // a constraint: another row is in its place
            m_problems.add(name + " cannot return: " + done.error().message());
            return {};
        }
        MW_TRY(const std::uint64_t rows, done);
        bool isAsBefore = rows == 1;
        if (change.kind == Kind::Inserted) {
            ++restoring.result.removed;
            --restoring.gain;
            restoring.before.remove(change.now);
        } else {
            ++restoring.result.restored;
            MW_TRY(const std::optional<std::string> image, editor.read(change.key));
            isAsBefore = isAsBefore && image == std::optional<std::string>(change.before);
            if (change.kind == Kind::Updated)
                restoring.before.remove(change.now);
            else
                ++restoring.gain;
            restoring.before.add(stableHash(change.before));
        }
        return isAsBefore ? Result<void>() : notEqual(name);
    }

    Error notEqual(const std::string& what) const {
        return at(makeError(Code::NotReversible, what + " does not become what it was"), m_session.path());
    }

    Result<void> dropCreated() {
        for (std::size_t i = 0; i < m_restoring.size(); ++i) {
            const LoggedEntity& entity = m_log.entities()[i];
            if (!entity.holds)
                continue;
            if (!m_restoring[i]) { // somebody has dropped it: nothing of the run is left
                m_dropped.push_back({entity.name, 0, 0, true});
                continue;
            }
            MW_TRY_DO(m_job.checkpoint());
            MW_TRY(const RowDigest digest, m_restoring[i]->editor.digest());
            if (digest.rows != entity.holds->rows)
                m_problems.add(entity.name + " holds " + counted(digest.rows, "row", "rows") + ", the run left " +
                           grouped(entity.holds->rows));
            else if (digest != *entity.holds)
                m_problems.add("rows of " + entity.name + " were changed");
            else
                m_dropped.push_back({entity.name, digest.rows, 0, true});
            m_restoring[i].reset(); // its statements keep the table
            MW_TRY_DO(m_session.execute("DROP TABLE main." + sqlName(entity.name)));
        }
        MW_TRY(m_tables, readTablesOfOthers(m_session));
        return {};
    }

    Result<void> prove() {
        for (const auto& restoring : m_restoring) {
            if (!restoring)
                continue;
            MW_TRY_DO(m_job.checkpoint());
            MW_TRY(const std::uint64_t rows, rowsOf(restoring->result.name));
            if (std::int64_t(rows) != std::int64_t(restoring->rowsAtFirst) + restoring->gain)
                return notEqual("the number of rows of " + restoring->result.name);
            if (!m_options.fullDigest)
                continue;
            MW_TRY(const RowDigest digest, restoring->editor.digest());
            if (digest != restoring->before)
                return notEqual(restoring->result.name);
        }
        return {};
    }

    /// Keys that AUTOINCREMENT would give next.
    Result<void> restoreCounters() {
        MW_TRY(const auto known, m_session.integer("SELECT 1 FROM main.sqlite_schema WHERE name = 'sqlite_sequence'"));
        if (!known)
            return {};
        for (const auto& restoring : m_restoring) {
            if (!restoring)
                continue;
            const std::string& name = restoring->result.name;
            const auto& settings = m_log.settings();
            const auto before = std::find_if(settings.begin(), settings.end(),
                                             [&](const auto& setting) { return setting.first == name; });
            const std::string sql = before == settings.end()
                                        ? "DELETE FROM main.sqlite_sequence WHERE name = " + sqlText(name)
                                        : "UPDATE main.sqlite_sequence SET seq = " + sqlText(before->second) +
                                              " + 0 WHERE name = " + sqlText(name);
            MW_TRY_DO(m_session.execute(sql));
        }
        return {};
    }

    RollbackResult collect() {
        RollbackResult result;
        for (const auto& restoring : m_restoring)
            if (restoring && (restoring->result.removed > 0 || restoring->result.restored > 0))
                result.entities.push_back(restoring->result);
        result.entities.insert(result.entities.end(), m_dropped.begin(), m_dropped.end());
        result.placeRemoved = m_log.placeIsNew() && m_tables.empty();
        result.equalsBefore = true;
        m_restoring.clear();
        return result;
    }

    SqliteSession& m_session;
    const ChangeLogReader& m_log;
    const RollbackOptions& m_options;
    JobContext& m_job;
    std::vector<SqliteTable> m_tables;
    std::vector<std::unique_ptr<Restoring>> m_restoring; ///< by the log's number; null where the entity is gone
    std::vector<RestoredEntity> m_dropped;
    std::set<std::pair<std::uint32_t, std::string>> m_given; ///< rows that somebody changed
    std::set<std::string> m_missing;
    RollbackProblems m_problems;
    std::uint64_t m_steps = 0;
};

} // namespace

Result<RollbackResult> rollBackSqlite(const std::string& path, int busyTimeoutMs, const ChangeLogReader& log,
                                      const RollbackOptions& options, JobContext& job) {
    MW_TRY(auto session, SqliteSession::open(path, SqliteSession::Access::Write, busyTimeoutMs));
    RollbackResult result;
    {
        const SqliteInterrupt interrupt(*session, job.stopToken());
        // Without a commit the session takes everything back when it goes.
        MW_TRY(result, Rollback(*session, log, options, job).run());
        if (options.rehearse)
            return result;
        if (!result.placeRemoved)
            MW_TRY_DO(options.note.empty() ? dropSqliteNote(*session) : writeSqliteNote(*session, options.note));
        MW_TRY_DO(session->execute("COMMIT"));
    }
    if (result.placeRemoved) {
        session.reset();
        std::error_code failure;
        std::filesystem::remove(path, failure);
        if (failure)
            return fromErrno(failure.value(), path, true);
    }
    return result;
}

} // namespace mw
