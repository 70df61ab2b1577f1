// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/jobs_model.h"

#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"

namespace mw::ui {

namespace {
Sign signOf(JobProgress::State state) {
    switch (state) {
    case JobProgress::State::Waiting: return Sign::Open;
    case JobProgress::State::Running: return Sign::Running;
    case JobProgress::State::Done: return Sign::Ok;
    case JobProgress::State::Failed: return Sign::Error;
    case JobProgress::State::Cancelled: return Sign::None;
    }
    return Sign::None;
}
} // namespace

JobsModel::JobsModel(Tasks& tasks, QObject* parent)
    : TableModel(parent), m_tasks(tasks),
      m_titles{tr("Job"), tr("Progress"), tr("Rows"), tr("Rows/s"), tr("Time"), tr("State")},
      m_count(int(tasks.shownJobs().size())) {
    connect(&tasks, &Tasks::jobAboutToBeAdded, this, [this] { beginInsertRows({}, 0, 0); });
    connect(&tasks, &Tasks::jobAdded, this, [this] {
        ++m_count;
        endInsertRows();
    });
    connect(&tasks, &Tasks::jobsAboutToBeTrimmed, this, [this](int first, int last) {
        beginRemoveRows({}, first, last);
        m_count -= last - first + 1;
    });
    connect(&tasks, &Tasks::jobsTrimmed, this, [this] { endRemoveRows(); });
    connect(&tasks, &Tasks::jobsSampled, this, [this] {
        if (m_count > 0)
            Q_EMIT dataChanged(index(0, 0), index(m_count - 1, ColumnCount - 1));
    });
}

QVariant JobsModel::cell(int row, int column, int role) const {
    const Tasks::Entry& entry = m_tasks.shownJobs()[std::size_t(row)];
    const JobProgress& progress = entry.progress;
    const bool running = progress.state == JobProgress::State::Running;
    if (role == SignRole && column == Title)
        return int(signOf(progress.state));
    if (role == BarRole && column == Progress) {
        if (progress.state == JobProgress::State::Done)
            return 1.0;
        return progress.total > 0 ? QVariant(double(progress.done) / double(progress.total)) : QVariant();
    }
    if (role == MutedRole)
        return column > Title;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Title: return qt(progress.title);
    case State:
        if (progress.state == JobProgress::State::Failed && entry.job->error())
            return messageWithPlace(*entry.job->error());
        return running && !progress.phase.empty() ? coreText(progress.phase) : stateText(progress.state);
    case Progress:
        if (progress.state == JobProgress::State::Done)
            return formatShare(1, 1);
        return progress.total > 0 ? formatShare(progress.done, progress.total) : QString();
    case Rows: return progress.rows > 0 ? formatCount(progress.rows) : QString();
    case Rate:
        return progress.rows > 0 && progress.seconds > 0.2 ? formatCount(std::uint64_t(double(progress.rows) / progress.seconds))
                                                           : QString();
    case Time: return formatDuration(progress.seconds);
    default: return {};
    }
}

} // namespace mw::ui
