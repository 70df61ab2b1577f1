// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_entities_model.h"

#include "ui/models/map_status.h"
#include "ui/models/runs.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace mw::ui {

MapEntitiesModel::MapEntitiesModel(QObject* parent)
    : TableModel(parent),
      m_titles{tr("Target entity"), tr("Fed from"),       tr("Source rows"), tr("Fields mapped"), tr("Required, unfed"),
               tr("Problems"),      tr("Source left open", "source fields neither used nor left behind"), tr("Status"), tr("Owner"), tr("Last run"), tr("Reference")} {}

void MapEntitiesModel::setProject(Project* project) {
    if (m_project)
        disconnect(m_project, nullptr, this, nullptr);
    beginResetModel();
    m_project = project;
    m_rows = allRows();
    endResetModel();
    if (!project)
        return;
    connect(project, &Project::changed, this, &MapEntitiesModel::follow);
    connect(project, &Project::findingsChanged, this, &MapEntitiesModel::refreshAll);
    connect(project, &Project::profileChanged, this, &MapEntitiesModel::refreshAll);
    connect(&project->runs(), &Runs::listChanged, this, &MapEntitiesModel::refreshAll);
    project->runs().refresh();
}

int MapEntitiesModel::rowOf(const Id& entityMapping) const {
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].id == entityMapping)
            return int(i);
    return -1;
}

bool MapEntitiesModel::isFigure(int column) const {
    return column == Rows || column == RequiredUnfed || column == Problems || column == LeftOpen;
}

MapEntitiesModel::Row MapEntitiesModel::rowFor(const mapping::EntityMapping& mapping) const {
    const mapping::Document& document = m_project->document();
    Row row;
    row.id = mapping.id;
    const Entity* target = document.targetOf(mapping);
    const Entity* source = document.sourceOf(mapping);
    row.target = target ? qt(target->name) : qt(mapping.reference);
    row.reference = qt(mapping.reference);
    if (source) {
        row.source = qt(source->name);
        row.rows = source->rowEstimate;
    }
    if (const mapping::Connection* connection = document.connection(mapping.sourceConnection))
        row.sourceDetail = qt(connection->name);
    if (const auto profile = m_project->profile(mapping.sourceEntity))
        row.rows = profile->rows;
    if (const mapping::Coverage* coverage = m_project->findings().coverageOf(mapping.id)) {
        row.fields = coverage->targetFields;
        row.mapped = coverage->mapped;
        row.described = coverage->described;
        row.requiredUnfed = coverage->requiredUnfed;
        row.open = coverage->sourceFields - std::min(coverage->sourceFields, coverage->sourceUsed + coverage->sourceNotMigrated);
    }
    for (const mapping::Problem& problem : m_project->findings().problems)
        if (problem.entityMapping == mapping.id) {
            row.errors += problem.severity == mapping::Problem::Severity::Error;
            row.warnings += problem.severity == mapping::Problem::Severity::Warning;
        }
    for (const evidence::RunRecord& run : m_project->runs().list()) { // newest first
        const auto& results = run.result.entities;
        const auto found = std::find_if(results.begin(), results.end(),
                                        [&](const engine::EntityResult& result) { return result.entityMapping == mapping.id; });
        if (found == results.end())
            continue;
        row.lastRun = tr("%1 loaded").arg(formatCount(found->ledger.loaded + found->ledger.handedOver));
        if (found->ledger.rejected > 0)
            row.lastRun += QStringLiteral(" · ") + tr("%1 rejected").arg(formatCount(found->ledger.rejected));
        row.lastRunRejects = found->ledger.rejected > 0;
        row.lastRunTime = QLocale().toString(QDateTime::fromMSecsSinceEpoch(run.start.startedMicros / 1000), QLocale::ShortFormat);
        break;
    }
    row.status = workflowStatus(document, mapping.id);
    row.owner = workflowOwner(document, mapping.id);
    return row;
}

std::vector<MapEntitiesModel::Row> MapEntitiesModel::allRows() const {
    std::vector<Row> rows;
    if (m_project)
        for (const mapping::EntityMapping& mapping : m_project->document().mappings)
            rows.push_back(rowFor(mapping));
    return rows;
}

void MapEntitiesModel::follow(const mapping::ChangeSet& changes) {
    using What = mapping::Change::What;
    bool all = false;
    for (const mapping::Change& change : changes)
        all |= change.what == What::EntityMapping || change.what == What::Connection || change.what == What::Workflow;
    if (all)
        refreshAll();
}

void MapEntitiesModel::refreshAll() {
    std::vector<Row> next = allRows();
    const bool sameList = next.size() == m_rows.size() &&
                          std::equal(next.begin(), next.end(), m_rows.begin(), [](const Row& a, const Row& b) { return a.id == b.id; });
    if (!sameList) {
        replaceRows(m_rows, std::move(next));
        return;
    }
    for (std::size_t i = 0; i < next.size(); ++i) {
        if (next[i] == m_rows[i])
            continue;
        m_rows[i] = std::move(next[i]);
        Q_EMIT dataChanged(index(int(i), 0), index(int(i), ColumnCount - 1));
    }
}

QVariant MapEntitiesModel::cell(int at, int column, int role) const {
    const Row& row = m_rows[std::size_t(at)];
    if (role == ElementRole || role == EntityMappingRole)
        return qt(row.id.text());
    if (role == FilterRole)
        return QString(row.target + u' ' + row.source + u' ' + row.reference + u' ' + row.owner).toLower();
    switch (column) {
    case Target:
        if (role == Qt::DisplayRole || role == SortRole)
            return row.target;
        break;
    case Source:
        if (role == Qt::DisplayRole)
            return row.sourceDetail.isEmpty() ? row.source : QStringLiteral("%1 · %2").arg(row.source, row.sourceDetail);
        break;
    case Rows:
        if (role == Qt::DisplayRole)
            return row.rows ? formatCount(*row.rows) : QString();
        if (role == SortRole)
            return qulonglong(row.rows.value_or(0));
        break;
    case Mapped:
        if (role == Qt::DisplayRole)
            return row.described > 0 ? tr("%1 of %2, %3 described").arg(row.mapped).arg(row.fields).arg(row.described)
                                     : tr("%1 of %2").arg(row.mapped).arg(row.fields);
        if (role == BarRole || role == SortRole)
            return row.fields == 0 ? 0.0 : double(row.mapped) / double(row.fields);
        break;
    case RequiredUnfed:
        if (role == Qt::DisplayRole)
            return row.requiredUnfed == 0 ? QString() : formatCount(row.requiredUnfed);
        if (role == SortRole)
            return qulonglong(row.requiredUnfed);
        if (role == SignRole && row.requiredUnfed > 0)
            return int(Sign::Warning);
        break;
    case Problems:
        if (role == Qt::DisplayRole)
            return row.errors + row.warnings == 0 ? QString() : formatCount(row.errors + row.warnings);
        if (role == SortRole)
            return qulonglong(row.errors * 1000 + row.warnings);
        if (role == SignRole && row.errors + row.warnings > 0)
            return int(row.errors > 0 ? Sign::Error : Sign::Warning);
        break;
    case LeftOpen:
        if (role == Qt::DisplayRole)
            return row.open == 0 ? QString() : formatCount(row.open);
        if (role == SortRole)
            return qulonglong(row.open);
        if (role == Qt::ToolTipRole)
            return tr("Source fields that no rule reads and that are not left behind with a reason");
        break;
    case Status:
        if (role == Qt::DisplayRole)
            return statusText(row.status);
        if (role == SignRole)
            return int(statusSign(row.status));
        break;
    case Owner:
        if (role == Qt::DisplayRole)
            return row.owner;
        break;
    case LastRun:
        if (role == Qt::DisplayRole)
            return row.lastRun;
        if (role == Qt::ToolTipRole)
            return row.lastRunTime;
        if (role == SignRole && !row.lastRun.isEmpty())
            return int(row.lastRunRejects ? Sign::Warning : Sign::Ok);
        break;
    case Reference:
        if (role == Qt::DisplayRole)
            return row.reference;
        if (role == MutedRole)
            return true;
        break;
    default: break;
    }
    return {};
}

} // namespace mw::ui
