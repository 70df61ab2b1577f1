// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_grid_model.h"

#include "ui/commands/map_edits.h"
#include "ui/models/map_status.h"
#include "ui/present/text.h"

#include <algorithm>
#include <map>

namespace mw::ui {

MapGridModel::MapGridModel(QObject* parent)
    : TableModel(parent),
      m_titles{tr("Reference"), tr("Target field"), tr("Type"),  tr("Required"), tr("Source"),  tr("Rule"),    tr("In words"),
               tr("Status"),    tr("Criticality"),  tr("Owner"), tr("Note"),     tr("Intent"),  tr("Said by"), tr("Problems")} {}

void MapGridModel::setFields(MapFields* fields) {
    m_fields = fields;
    // A reset only where the rows themselves are others: another mapping or schema.
    connect(fields, &MapFields::aboutToRebuild, this, [this] { beginResetModel(); });
    connect(fields, &MapFields::rebuilt, this, [this] { endResetModel(); });
    connect(fields, &MapFields::targetsChanged, this, [this](int first, int last) {
        if (last < rows())
            Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    });
    connect(fields, &MapFields::sourcesRebuilt, this, [this] {
        if (rows() > 0)
            Q_EMIT dataChanged(index(0, Source), index(rows() - 1, Source));
    });
}

bool MapGridModel::isEditable(int column) {
    switch (column) {
    case Source:
    case Rule:
    case Status:
    case Criticality:
    case Owner:
    case Note:
    case Intent:
    case SaidBy: return true;
    default: return false;
    }
}

Qt::ItemFlags MapGridModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = TableModel::flags(index);
    return index.isValid() && isEditable(index.column()) ? flags | Qt::ItemIsEditable : flags;
}

bool MapGridModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid() || !isEditable(index.column()))
        return false;
    if (value.toString() == text(index.row(), index.column()))
        return true;
    const QStringList why = write({{index.row(), Column(index.column()), value.toString()}}, tr("Change %1 of %2").arg(m_titles[index.column()], QStringLiteral("%1")));
    for (const QString& reason : why)
        Q_EMIT refused(reason);
    return why.isEmpty();
}

QString MapGridModel::sourceText(const MapFields::Target& target) const {
    QStringList names;
    for (const MapFields::End& end : target.ends) {
        const MapFields::SourceEntity& source = m_fields->sources()[std::size_t(end.entity)];
        const QString& name = source.fields[std::size_t(end.field)].name;
        names.append(source.driving ? name : (source.lookup.isEmpty() ? source.joined : source.lookup) + u'.' + name);
    }
    return names.join(QStringLiteral(", "));
}

std::optional<std::string> MapGridModel::ruleForSource(int row, const QString& name) const {
    const Field* target = m_fields->targetField(row);
    const mapping::EntityMapping* owner = m_fields->mapping();
    const Entity* source = owner ? m_fields->project()->document().sourceOf(*owner) : nullptr;
    const Field* field = source ? source->field(utf8(name.trimmed())) : nullptr;
    if (!field || !target)
        return {};
    return edits::startingRule(*field, *target);
}

QStringList MapGridModel::write(const std::vector<CellText>& cells, const QString& label) {
    QStringList refusedCells;
    if (!m_fields || !m_fields->project() || !m_fields->mapping())
        return refusedCells;
    struct Wanted {
        std::vector<std::function<void(mapping::FieldMapping&)>> changes;
        std::optional<std::string> status, owner;
    };
    std::map<int, Wanted> wanted;
    for (const CellText& cell : cells) {
        Wanted& row = wanted[cell.row];
        const std::string value = utf8(cell.text);
        const QString& name = m_fields->targets()[std::size_t(cell.row)].name;
        switch (cell.column) {
        case Rule: row.changes.push_back([value](mapping::FieldMapping& field) { field.rule = value; }); break;
        case Source:
            if (cell.text == sourceText(m_fields->targets()[std::size_t(cell.row)]))
                break; // a whole row pasted back: its rule says more
            if (cell.text.trimmed().isEmpty()) {
                row.changes.push_back([](mapping::FieldMapping& field) { field.rule.clear(); });
            } else if (const auto rule = ruleForSource(cell.row, cell.text)) {
                row.changes.push_back([rule](mapping::FieldMapping& field) { field.rule = *rule; });
            } else {
                refusedCells.append(tr("%1: there is no source field “%2”").arg(name, cell.text));
            }
            break;
        case Status:
            if (cell.text.trimmed().isEmpty())
                row.status = std::string();
            else if (const QString word = statusWord(cell.text); !word.isEmpty())
                row.status = utf8(word);
            else
                refusedCells.append(tr("%1: “%2” is no status").arg(name, cell.text));
            break;
        case Criticality:
            if (const auto criticality = criticalityOf(cell.text))
                row.changes.push_back([criticality](mapping::FieldMapping& field) { field.criticality = *criticality; });
            else
                refusedCells.append(tr("%1: “%2” is no criticality").arg(name, cell.text));
            break;
        case Owner: row.owner = utf8(cell.text.trimmed()); break;
        case Note: row.changes.push_back([value](mapping::FieldMapping& field) { field.note = value; }); break;
        case Intent: row.changes.push_back([value](mapping::FieldMapping& field) { field.intent.text = value; }); break;
        case SaidBy: row.changes.push_back([value](mapping::FieldMapping& field) { field.intent.saidBy = value; }); break;
        default: break;
        }
    }
    std::vector<edits::FieldChange> changes;
    for (auto& [row, change] : wanted)
        changes.push_back({m_fields->targets()[std::size_t(row)].field,
                           [parts = std::move(change.changes)](mapping::FieldMapping& field) {
                               for (const auto& part : parts)
                                   part(field);
                           },
                           change.status, change.owner});
    Project* project = m_fields->project();
    mapping::Edit edit = edits::changeFields(project->document(), m_fields->mappingId(), project->ids(), label, changes);
    if (!edit.steps.empty())
        project->apply(std::move(edit));
    return refusedCells;
}

QString MapGridModel::text(int row, int column) const {
    const MapFields::Target& target = m_fields->targets()[std::size_t(row)];
    const mapping::FieldMapping* field = m_fields->fieldMapping(row);
    switch (column) {
    case Reference: return target.reference;
    case Target: return target.name;
    case Type: return target.type;
    case Required: return target.required ? tr("yes") : QString();
    case Source: return sourceText(target);
    case Rule: return field ? qt(field->rule) : QString();
    case Sentence: return m_fields->sentence(row).simplified();
    case Status: return statusText(target.status);
    case Criticality: return field ? criticalityText(field->criticality) : QString();
    case Owner: return field ? workflowOwner(m_fields->project()->document(), field->id) : QString();
    case Note: return field ? qt(field->note) : QString();
    case Intent: return field ? qt(field->intent.text) : QString();
    case SaidBy: return field ? qt(field->intent.saidBy) : QString();
    case Problems: return target.problem;
    default: return {};
    }
}

QVariant MapGridModel::cell(int row, int column, int role) const {
    const MapFields::Target& target = m_fields->targets()[std::size_t(row)];
    switch (role) {
    case Qt::DisplayRole:
        if (column == Rule)
            return text(row, column).simplified();
        return text(row, column);
    case Qt::EditRole: return text(row, column);
    case Qt::ToolTipRole:
        if (column == Target && !target.label.isEmpty())
            return target.label;
        return text(row, column);
    case ElementRole: return qt(target.field.text());
    case CodeRole: return column == Rule;
    case MutedRole: return column == Reference || column == Type || column == Required;
    case SignRole:
        if (column == Status && !target.status.isEmpty())
            return int(statusSign(target.status));
        if (column == Problems && target.errors + target.warnings > 0)
            return int(target.errors > 0 ? Sign::Error : Sign::Warning);
        if (column == Required && target.required && !target.isFed())
            return int(Sign::Warning);
        return {};
    case SortRole:
        if (column == Target || column == Reference)
            return row; // the order of the target itself
        if (column == Problems)
            return target.errors * 1000 + target.warnings;
        return {};
    default: return {};
    }
}

MapGridProxy::MapGridProxy(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(false); // an edit must not make its row jump away under the cursor
}

void MapGridProxy::setWords(const QString& words) {
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void MapGridProxy::setState(State state) {
    m_state = state;
    invalidateFilter();
}

bool MapGridProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(SortRole), b = right.data(SortRole);
    return a.isValid() && b.isValid() ? a.toInt() < b.toInt() : QSortFilterProxyModel::lessThan(left, right);
}

bool MapGridProxy::filterAcceptsRow(int row, const QModelIndex&) const {
    const auto* model = static_cast<const MapGridModel*>(sourceModel());
    const MapFields::Target& target = model->fields()->targets()[std::size_t(row)];
    const auto inState = [&] {
        switch (m_state) {
        case State::All: return true;
        case State::Unmapped: return !target.isFed();
        case State::RequiredUnfed: return target.required && !target.isFed();
        case State::WithProblems: return target.errors + target.warnings > 0;
        case State::Mapped: return target.isFed();
        case State::Questions: return target.status == u"question";
        case State::InReview: return target.status == u"in review";
        case State::Critical: return target.critical;
        }
        return true;
    };
    if (!inState())
        return false;
    if (m_words.isEmpty())
        return true;
    QString all = target.name + u' ' + target.label + u' ' + target.reference;
    for (const int column : {int(MapGridModel::Source), int(MapGridModel::Rule), int(MapGridModel::Owner), int(MapGridModel::Note), int(MapGridModel::Intent)})
        all += u' ' + model->data(model->index(row, column)).toString();
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

} // namespace mw::ui
