// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/evidence_store.h"
#include "core/mapping/problems.h"
#include "ui/models/tasks.h"

#include <QObject>

#include <optional>

namespace mw::ui {

class Project;

/// What to load and where to.
struct RunRequest {
    std::vector<std::string> entities; ///< references of entity mappings; empty = all
    QString target;                    ///< location text; empty: the document's own
    bool replaceTarget = false;        ///< it is our scratch file: begin with an empty one
};

/// The test loads of a document: starts them, reads what they left in the evidence store. Everything on workers.
class Runs final : public QObject {
    Q_OBJECT
public:
    explicit Runs(Project& project);

    /// Newest first, as last read; refresh() reads anew.
    const std::vector<evidence::RunRecord>& list() const { return m_list; }
    void refresh();
    /// The run looked at; null where there is none.
    const evidence::RunRecord* current() const;
    void setCurrent(std::int64_t id);
    /// Causes of its rejects, most rows first.
    const std::vector<evidence::RejectGroup>& rejectGroups() const { return m_groups; }
    /// Asks the page that shows rejects to show this cause.
    void requestGroup(const evidence::RejectGroup& group) { Q_EMIT groupRequested(group); }

    void start(const RunRequest& request);
    bool isRunning() const { return m_run.isRunning(); }
    JobPtr job() const { return m_run.job(); }
    void cancel() { m_run.stop(); }
    /// Where the last load of this window, or the newest in the store, wrote; empty where nothing was loaded.
    QString lastTarget() const;

    /// The evidence store of the document; beside it, or in the user's data folder while it was never saved.
    QString storePath() const;
    /// A file for test loads beside the document, made anew by each.
    QString scratchPath() const;

Q_SIGNALS:
    void listChanged();
    void currentChanged();
    void groupsChanged();
    void started();
    /// It ended: well, or with what is wrong; `problems` where the document itself stands in the way.
    void finished();
    void groupRequested(const mw::evidence::RejectGroup& group);

public:
    const std::optional<Error>& lastError() const { return m_error; }
    const std::vector<mapping::Problem>& lastProblems() const { return m_problems; }

private:
    struct Outcome {
        std::int64_t run = 0;
        std::vector<mapping::Problem> problems;
        std::optional<Error> error;
    };
    static Result<Outcome> work(const std::shared_ptr<const mapping::Document>& document, const engine::PlanOptions& options,
                                const std::string& store, const std::string& scratch, JobContext& job);
    void loadGroups();

    Project& m_project;
    std::vector<evidence::RunRecord> m_list;
    std::vector<evidence::RejectGroup> m_groups;
    std::int64_t m_current = 0;
    std::optional<Error> m_error;
    std::vector<mapping::Problem> m_problems;
    LatestTask m_run, m_reading, m_grouping;
};

} // namespace mw::ui
