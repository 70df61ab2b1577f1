// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/runs.h"

#include "core/engine/run.h"
#include "core/evidence/run_evidence.h"
#include "ui/models/project.h"
#include "ui/present/text.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <filesystem>

namespace mw::ui {

namespace {

struct Read {
    std::vector<evidence::RunRecord> runs;
};

/// Opens the store for reading; none where there is no evidence yet.
Result<std::unique_ptr<evidence::EvidenceStore>> openStore(const std::string& path) {
    std::error_code failure;
    if (!std::filesystem::exists(path, failure))
        return std::unique_ptr<evidence::EvidenceStore>();
    return evidence::EvidenceStore::open(path);
}

} // namespace

Runs::Runs(Project& project) : m_project(project) { refresh(); }

QString Runs::storePath() const {
    if (!m_project.path().isEmpty())
        return qt(evidence::storePath(utf8(m_project.path())));
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/unsaved");
    return folder + u'/' + qt(m_project.document().id.text()) + QStringLiteral(".mapwright-data");
}

QString Runs::scratchPath() const {
    const QFileInfo store(storePath());
    return store.absolutePath() + u'/' + store.completeBaseName() + QStringLiteral(".scratch.sqlite");
}

void Runs::refresh() {
    m_reading.start<Read>(
        m_project.tasks(), Tasks::Lane::Quick, tr("Read the list of runs"), this,
        [path = utf8(storePath())](JobContext&) -> Result<Read> {
            Read read;
            MW_TRY(const auto store, openStore(path));
            if (store) {
                MW_TRY(read.runs, store->runs(200));
            }
            return read;
        },
        [this](Result<Read> result) {
            if (!result)
                m_error = result.error();
            m_list = result ? std::move(result->runs) : std::vector<evidence::RunRecord>();
            if (!current())
                m_current = m_list.empty() ? 0 : m_list.front().id;
            Q_EMIT listChanged();
            Q_EMIT currentChanged();
            loadGroups();
        });
}

const evidence::RunRecord* Runs::current() const {
    const auto it = std::find_if(m_list.begin(), m_list.end(), [this](const auto& run) { return run.id == m_current; });
    return it == m_list.end() ? nullptr : &*it;
}

void Runs::setCurrent(std::int64_t id) {
    if (id == m_current)
        return;
    m_current = id;
    Q_EMIT currentChanged();
    loadGroups();
}

void Runs::loadGroups() {
    const evidence::RunRecord* run = current();
    if (!run || run->rejects == 0) {
        m_grouping.cancel();
        m_groups.clear();
        Q_EMIT groupsChanged();
        return;
    }
    using Groups = std::vector<evidence::RejectGroup>;
    m_grouping.start<Groups>(
        m_project.tasks(), Tasks::Lane::Quick, tr("Group the rejects"), this,
        [path = utf8(storePath()), id = run->id](JobContext&) -> Result<Groups> {
            MW_TRY(const auto store, openStore(path));
            return store ? store->rejectGroups(id) : Result<Groups>(Groups());
        },
        [this](Result<Groups> result) {
            m_groups = result ? std::move(result).value() : Groups();
            Q_EMIT groupsChanged();
        });
}

Result<Runs::Outcome> Runs::work(const std::shared_ptr<const mapping::Document>& document, const engine::PlanOptions& options,
                                 const std::string& store, const std::string& scratch, JobContext& job) {
    Outcome outcome;
    std::error_code failure;
    std::filesystem::create_directories(std::filesystem::path(store).parent_path(), failure);
    if (!scratch.empty())
        for (const char* ending : {"", "-wal", "-shm", "-journal"})
            std::filesystem::remove(scratch + ending, failure);
    MW_TRY(engine::PlanResult planned, engine::makePlan(document, options, job));
    outcome.problems = std::move(planned.problems);
    if (!planned.plan)
        return outcome;
    evidence::StoreOptions write;
    write.write = true;
    MW_TRY(const auto opened, evidence::EvidenceStore::open(store, write));
    const auto record = opened->recordRun();
    engine::RunOptions run;
    run.mode = engine::RunMode::Test;
    run.rejects = record.get();
    run.recorder = record.get();
    const auto result = engine::runPlan(*planned.plan, run, job);
    outcome.run = record->runId();
    if (!result)
        outcome.error = result.error();
    return outcome;
}

void Runs::start(const RunRequest& request) {
    engine::PlanOptions options;
    options.places = m_project.places();
    options.places.targetOverride = utf8(request.target);
    options.entities = request.entities;
    m_error.reset();
    m_problems.clear();
    m_run.start<Outcome>(
        m_project.tasks(), Tasks::Lane::Long, tr("Test load"), this,
        [document = m_project.snapshot(), options, store = utf8(storePath()),
         scratch = request.replaceTarget ? utf8(request.target) : std::string()](JobContext& job) -> Result<Outcome> {
            return work(document, options, store, scratch, job);
        },
        [this](Result<Outcome> result) {
            m_error = result ? result->error : std::optional(result.error());
            if (result) {
                m_problems = std::move(result->problems);
                if (result->run > 0)
                    m_current = result->run;
            }
            Q_EMIT finished();
            refresh();
        });
    Q_EMIT started();
}

QString Runs::lastTarget() const {
    for (const evidence::RunRecord& run : m_list)
        if (run.state == evidence::RunRecord::State::Done)
            for (const engine::RunStart::Location& location : run.start.locations)
                if (location.isTarget)
                    return qt(location.location);
    return {};
}

} // namespace mw::ui
