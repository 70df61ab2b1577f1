// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_models.h"

#include "ui/models/runs.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/value_text.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace mw::ui {

namespace {
constexpr std::size_t kPage = 500;

struct RunWords {
    Q_DECLARE_TR_FUNCTIONS(RunWords)
};

QString countOrNothing(std::uint64_t count) { return count == 0 ? QStringLiteral("–") : formatCount(count); }
} // namespace

Sign signOf(evidence::RunRecord::State state) {
    switch (state) {
    case evidence::RunRecord::State::Running: return Sign::Running;
    case evidence::RunRecord::State::Done: return Sign::Ok;
    case evidence::RunRecord::State::Failed: return Sign::Error;
    case evidence::RunRecord::State::Cancelled:
    case evidence::RunRecord::State::Interrupted:
    case evidence::RunRecord::State::RolledBack: return Sign::Open;
    }
    return Sign::None;
}

QString textOf(evidence::RunRecord::State state) {
    switch (state) {
    case evidence::RunRecord::State::Running: return RunWords::tr("running");
    case evidence::RunRecord::State::Done: return RunWords::tr("done");
    case evidence::RunRecord::State::Failed: return RunWords::tr("failed");
    case evidence::RunRecord::State::Cancelled: return RunWords::tr("cancelled");
    case evidence::RunRecord::State::Interrupted: return RunWords::tr("interrupted");
    case evidence::RunRecord::State::RolledBack: return RunWords::tr("taken back");
    }
    return {};
}

Sign signOf(Disposition disposition) {
    switch (disposition) {
    case Disposition::Loaded:
    case Disposition::HandedOver: return Sign::Ok;
    case Disposition::Merged: return Sign::Note;
    case Disposition::Excluded: return Sign::Open;
    case Disposition::Rejected: return Sign::Error;
    default: return Sign::None;
    }
}

QString textOf(Disposition disposition) {
    switch (disposition) {
    case Disposition::Pending: return RunWords::tr("pending");
    case Disposition::Loaded: return RunWords::tr("loaded");
    case Disposition::Merged: return RunWords::tr("merged");
    case Disposition::HandedOver: return RunWords::tr("handed over");
    case Disposition::Archived: return RunWords::tr("archived");
    case Disposition::Excluded: return RunWords::tr("excluded");
    case Disposition::Rejected: return RunWords::tr("rejected");
    case Disposition::Federated: return RunWords::tr("federated");
    }
    return {};
}

// -- RunListModel

RunListModel::RunListModel(QObject* parent) : TableModel(parent), m_titles{tr("Run"), tr("Outcome")} {}

void RunListModel::setRuns(Runs* runs) {
    if (m_runs)
        m_runs->disconnect(this);
    m_runs = runs;
    if (runs)
        connect(runs, &Runs::listChanged, this, &RunListModel::refresh);
    refresh();
}

void RunListModel::refresh() {
    std::vector<Row> next;
    if (m_runs)
        for (const evidence::RunRecord& run : m_runs->list()) {
            QStringList tip;
            for (const engine::RunStart::Location& location : run.start.locations)
                if (location.isTarget)
                    tip << tr("into %1").arg(qt(location.location));
            if (!run.error.empty())
                tip << qt(run.error);
            next.push_back({run.id, run.state, run.start.startedMicros, run.result.ledger.read, run.result.ledger.rejected, tip.join(u'\n')});
        }
    replaceRows(m_rows, std::move(next));
}

int RunListModel::rowOf(std::int64_t id) const {
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.id == id; });
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

QVariant RunListModel::cell(int row, int column, int role) const {
    const Row& run = m_rows[std::size_t(row)];
    if (role == Qt::ToolTipRole)
        return run.toolTip;
    if (role == SignRole)
        return column == When ? QVariant(int(signOf(run.state))) : QVariant();
    if (role == MutedRole)
        return column != When;
    if (role != Qt::DisplayRole)
        return {};
    if (column == Outcome)
        return run.state != evidence::RunRecord::State::Done ? textOf(run.state)
               : run.rejected > 0                            ? tr("%1 rejected").arg(formatCount(run.rejected))
                                                             : tr("nothing rejected");
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(run.startedMicros / 1000);
    const bool today = when.date() == QDate::currentDate();
    return QStringLiteral("#%1  %2").arg(run.id).arg(when.toString(today ? QStringLiteral("HH:mm") : QStringLiteral("yyyy-MM-dd")));
}

// -- EntityResultModel

EntityResultModel::EntityResultModel(QObject* parent)
    : TableModel(parent), m_titles{tr("Target"), tr("Source"), tr("Read"), tr("Loaded"), tr("Merged"), tr("Handed over"), tr("Excluded"),
                                   tr("Rejected"), tr("Written"), tr("Time"), tr("Ledger")} {}

void EntityResultModel::setResults(std::vector<engine::EntityResult> results) {
    beginResetModel();
    m_results = std::move(results);
    endResetModel();
}

QVariant EntityResultModel::cell(int row, int column, int role) const {
    const engine::EntityResult& result = resultAt(row);
    const engine::Ledger& ledger = result.ledger;
    const bool closes = ledger.closes() && result.written.closes();
    switch (role) {
    case SignRole:
        if (column == Closes)
            return int(closes ? Sign::Ok : Sign::Error);
        return column == Rejected && ledger.rejected > 0 ? QVariant(int(Sign::Warning)) : QVariant();
    case MutedRole: return column == Source || column == Time;
    case Qt::ToolTipRole:
        if (column == Written)
            return tr("%1 sent, %2 counted by the target").arg(formatCount(result.written.sent), formatCount(result.written.confirmed));
        return column == Closes ? QVariant(tr("%1 read, %2 accounted for").arg(formatCount(ledger.read), formatCount(ledger.accounted()))) : QVariant();
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (column) {
    case Entity: return QStringLiteral("%1 (%2)").arg(qt(result.targetEntity), qt(result.reference));
    case Source: return qt(result.sourceEntity);
    case Read: return formatCount(ledger.read);
    case Loaded: return countOrNothing(ledger.loaded);
    case Merged: return countOrNothing(ledger.merged);
    case HandedOver: return countOrNothing(ledger.handedOver);
    case Excluded: return countOrNothing(ledger.excluded);
    case Rejected: return countOrNothing(ledger.rejected);
    case Written: return countOrNothing(result.written.confirmed);
    case Closes: return closes ? tr("closes") : tr("open");
    case Time: return formatDuration(result.seconds);
    default: return {};
    }
}

// -- RejectGroupModel

RejectGroupModel::RejectGroupModel(QObject* parent) : TableModel(parent), m_titles{tr("Cause"), tr("Field"), tr("Records"), tr("Share")} {}

void RejectGroupModel::setRuns(Runs* runs) {
    if (m_runs)
        m_runs->disconnect(this);
    m_runs = runs;
    if (runs)
        connect(runs, &Runs::groupsChanged, this, &RejectGroupModel::refresh);
    refresh();
}

void RejectGroupModel::refresh() {
    beginResetModel();
    m_groups = m_runs ? m_runs->rejectGroups() : std::vector<evidence::RejectGroup>();
    const evidence::RunRecord* run = m_runs ? m_runs->current() : nullptr;
    m_rejected = run ? run->rejects : 0;
    endResetModel();
}

int RejectGroupModel::rowOf(const evidence::RejectGroup& group) const {
    for (int row = 0; row < rows(); ++row)
        if (groupAt(row).code == group.code && groupAt(row).targetField == group.targetField && groupAt(row).targetEntity == group.targetEntity &&
            groupAt(row).reference == group.reference)
            return row;
    return -1;
}

QVariant RejectGroupModel::cell(int row, int column, int role) const {
    const evidence::RejectGroup& group = groupAt(row);
    if (role == BarRole && column == Share)
        return m_rejected == 0 ? 0.0 : double(group.rows) / double(m_rejected);
    if (role == MutedRole)
        return column == Field;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Cause:
        // What a rule says in its own words goes untranslated, but often names a value of the record at its end.
        if (group.code == Code::Rejected && !group.cause.empty() && group.cause != group.example)
            return QStringLiteral("%1 …").arg(qt(group.cause));
        return message(group.code, group.example);
    case Field:
        return group.targetField.empty() ? qt(group.targetEntity)
                                         : QStringLiteral("%1.%2").arg(qt(group.targetEntity), qt(group.targetField)) +
                                               (group.reference.empty() ? QString() : QStringLiteral("  ") + qt(group.reference));
    case Rows: return formatCount(group.rows);
    case Share: return formatShare(group.rows, m_rejected);
    default: return {};
    }
}

// -- RejectModel

RejectModel::RejectModel(QObject* parent) : QAbstractTableModel(parent) {}

void RejectModel::show(Tasks& tasks, const QString& store, std::int64_t run, evidence::RejectFilter filter) {
    clear();
    m_tasks = &tasks;
    m_store = store;
    m_run = run;
    m_filter = std::move(filter);
    m_complete = false;
    fetchMore({});
}

void RejectModel::clear() {
    m_page.cancel();
    beginResetModel();
    m_rejects.clear();
    m_complete = true;
    endResetModel();
}

bool RejectModel::canFetchMore(const QModelIndex& parent) const { return !parent.isValid() && !m_complete && !m_page.isRunning(); }

void RejectModel::fetchMore(const QModelIndex&) {
    if (!m_tasks || m_page.isRunning())
        return;
    using Page = std::vector<evidence::StoredReject>;
    m_page.start<Page>(
        *m_tasks, Tasks::Lane::Quick, tr("Read rejects"), this,
        [store = utf8(m_store), run = m_run, filter = m_filter, offset = m_rejects.size()](JobContext&) -> Result<Page> {
            MW_TRY(const auto opened, evidence::EvidenceStore::open(store));
            return opened->rejects(run, filter, offset, kPage);
        },
        [this](Result<Page> result) {
            m_complete = !result || result->size() < kPage;
            if (!result || result->empty())
                return;
            beginInsertRows({}, int(m_rejects.size()), int(m_rejects.size() + result->size()) - 1);
            for (evidence::StoredReject& reject : *result)
                m_rejects.push_back(std::move(reject));
            endInsertRows();
        });
}

int RejectModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rejects.size()); }
int RejectModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

const engine::RejectReason* RejectModel::reasonOf(const engine::Reject& reject) const {
    // The reason that was asked for, else the primary one.
    for (const engine::RejectReason& reason : reject.reasons)
        if ((m_filter.targetField.empty() || reason.targetField == m_filter.targetField) &&
            (m_filter.code.empty() || nameOf(reason.code) == m_filter.code))
            return &reason;
    return reject.reasons.empty() ? nullptr : &reject.reasons.front();
}

QVariant RejectModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Record ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const engine::Reject& reject = rejectAt(index.row()).reject;
    const engine::RejectReason* reason = reasonOf(reject);
    if (role == MutedRole)
        return index.column() == Record || index.column() == Field;
    if (index.column() == Value && role == ValueRole) {
        // The raw record of what could not be read; else the message says the value itself.
        for (const auto& [name, value] : reject.values)
            if (name.empty())
                return QVariant::fromValue(showText(qt(value)));
        return {};
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Record: return formatCount(reject.rowNumber);
    case Key: return qt(reject.key);
    case Field: return reason ? qt(reason->targetField) : QString();
    case Reason: {
        if (!reason)
            return {};
        const auto more = int(reject.reasons.size()) - 1;
        return more > 0 ? message(*reason) + QStringLiteral("  ") + tr("(and %Ln more)", nullptr, more) : message(*reason);
    }
    default: return {};
    }
}

QVariant RejectModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Record ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Record: return tr("Record");
    case Key: return tr("Key");
    case Field: return tr("Field");
    case Reason: return tr("Reason");
    case Value: return tr("As it stands in the source");
    default: return {};
    }
}

// -- PreviewModel

PreviewModel::PreviewModel(Side side, QObject* parent) : TableModel(parent), m_side(side) {}

void PreviewModel::set(std::shared_ptr<const engine::Preview> preview, std::optional<Disposition> wanted) {
    beginResetModel();
    m_preview = std::move(preview);
    m_shown.clear();
    m_titles.clear();
    if (m_side == Side::Source)
        m_titles << tr("Record") << tr("Outcome");
    if (m_preview) {
        for (const Field& field : fields())
            m_titles << qt(field.name);
        for (std::size_t i = 0; i < m_preview->rows.size(); ++i)
            if (!wanted || m_preview->rows[i].disposition == *wanted)
                m_shown.push_back(i);
    }
    endResetModel();
}

const std::vector<Field>& PreviewModel::fields() const {
    return m_side == Side::Source ? m_preview->sourceFields : m_preview->targetFields;
}

const Field& PreviewModel::fieldAt(int column) const { return fields()[std::size_t(column - leading())]; }

bool PreviewModel::isFigure(int column) const {
    if (column < leading())
        return column == 0;
    const TypeKind kind = fieldAt(column).type.kind;
    return kind == TypeKind::Integer || kind == TypeKind::Decimal || kind == TypeKind::Float;
}

bool PreviewModel::isKnownLater(const std::string& field) const {
    return std::find(m_preview->knownLater.begin(), m_preview->knownLater.end(), field) != m_preview->knownLater.end();
}

QVariant PreviewModel::cell(int row, int column, int role) const {
    const engine::PreviewRow& shown = rowAt(row);
    if (column < leading()) {
        if (column == 0)
            return role == Qt::DisplayRole ? QVariant(formatCount(shown.rowNumber)) : role == MutedRole ? QVariant(true) : QVariant();
        if (role == Qt::DisplayRole)
            return textOf(shown.disposition);
        if (role == SignRole)
            return int(signOf(shown.disposition));
        if (role == Qt::ToolTipRole && shown.mergedInto > 0)
            return tr("merged into record %1").arg(formatCount(shown.mergedInto));
        return {};
    }
    const std::vector<Value>& values = m_side == Side::Source ? shown.source : shown.target;
    const auto at = std::size_t(column - leading());
    const Field& field = fieldAt(column);
    const engine::RejectReason* wrong = nullptr;
    if (m_side == Side::Target)
        for (const engine::RejectReason& reason : shown.reasons)
            if (reason.targetField == field.name) {
                wrong = &reason;
                break;
            }
    if (role == Qt::ToolTipRole && wrong)
        return message(*wrong);
    if (wrong) {
        if (role == SignRole)
            return int(Sign::Error);
        return role == Qt::DisplayRole ? QVariant(message(*wrong)) : QVariant();
    }
    if (at >= values.size()) {
        if (column == leading() && !shown.raw.empty() && role == ValueRole)
            return QVariant::fromValue(showText(qt(shown.raw)));
        return {};
    }
    if (m_side == Side::Target && isNull(values[at]) && isKnownLater(field.name)) {
        if (role == Qt::ToolTipRole)
            return tr("Known after the load, which gives the new keys");
        return role == Qt::DisplayRole ? QVariant(tr("after the load")) : role == MutedRole ? QVariant(true) : QVariant();
    }
    if (role == Qt::ToolTipRole)
        return qt(printValue(values[at], field.type));
    if (m_side == Side::Target && shown.disposition != Disposition::Loaded && role == MutedRole)
        return true;
    return role == ValueRole ? QVariant::fromValue(showValue(values[at], field.type)) : QVariant();
}

// -- StepModel

StepModel::StepModel(QObject* parent) : TableModel(parent), m_titles{tr("Step"), tr("Value")} {}

void StepModel::setSteps(std::vector<rules::Step> steps) {
    beginResetModel();
    m_steps = std::move(steps);
    endResetModel();
}

QVariant StepModel::cell(int row, int column, int role) const {
    const rules::Step& step = m_steps[std::size_t(row)];
    if (column == Step) {
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return qt(step.text);
        if (role == CodeRole)
            return true;
        return role == MutedRole ? QVariant(!step.evaluated) : QVariant();
    }
    if (!step.evaluated)
        return role == Qt::DisplayRole ? QVariant(tr("not needed")) : role == MutedRole ? QVariant(true) : QVariant();
    if (step.error) {
        if (role == SignRole)
            return int(Sign::Error);
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(message(*step.error)) : QVariant();
    }
    if (role != ValueRole)
        return {};
    ValueText shown = showValue(step.value, step.type);
    shown.number = false; // a list of values of many types reads best from one edge
    return QVariant::fromValue(shown);
}

// -- RecordModel

RecordModel::RecordModel(const QString& nameTitle, const QString& valueTitle, QObject* parent)
    : TableModel(parent), m_titles{nameTitle, valueTitle} {}

void RecordModel::setLines(std::vector<Line> lines) {
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

QVariant RecordModel::cell(int row, int column, int role) const {
    const Line& line = lineAt(row);
    if (role == Qt::ToolTipRole)
        return line.toolTip;
    if (column == 0)
        return role == Qt::DisplayRole ? QVariant(line.name) : role == MutedRole ? QVariant(true) : QVariant();
    if (role == SignRole)
        return int(line.sign);
    if (role == ValueRole)
        return line.value;
    return role == Qt::DisplayRole ? QVariant(line.value.value<ValueText>().text) : QVariant();
}

} // namespace mw::ui
