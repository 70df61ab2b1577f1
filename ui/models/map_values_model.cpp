// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_values_model.h"

#include "core/base/unicode.h"
#include "ui/commands/map_edits.h"
#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/present/value_text.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace mw::ui {

MapValuesModel::MapValuesModel(QObject* parent) : TableModel(parent), m_titles{tr("Old value"), tr("Count"), tr("New value"), tr("Note")} {}

void MapValuesModel::setProject(Project* project) {
    if (m_project)
        disconnect(m_project, nullptr, this, nullptr);
    m_project = project;
    m_map = {};
    m_counts.reset();
    if (project)
        connect(project, &Project::changed, this, &MapValuesModel::follow);
    rebuild();
}

const mapping::ValueMap* MapValuesModel::map() const {
    if (!m_project || m_map.isNull())
        return nullptr;
    const auto& maps = m_project->document().valueMaps;
    const auto found = std::find_if(maps.begin(), maps.end(), [&](const mapping::ValueMap& one) { return one.id == m_map; });
    return found == maps.end() ? nullptr : &*found;
}

void MapValuesModel::setMap(const Id& valueMap) {
    if (valueMap == m_map)
        return;
    m_map = valueMap;
    m_counts.reset();
    rebuild();
}

void MapValuesModel::setCounts(std::optional<ValueCounts> counts) {
    m_counts = std::move(counts);
    rebuild();
}

std::string MapValuesModel::keyOf(const std::string& from) const {
    const mapping::ValueMap* shown = map();
    std::string key = from;
    if (shown && shown->content.ignoreEdgeSpace)
        key = utf8(qt(key).trimmed());
    return shown && shown->content.ignoreCase ? foldCase(key) : key;
}

void MapValuesModel::rebuild() {
    beginResetModel(); // another map, or other data
    m_rows.clear();
    if (const mapping::ValueMap* shown = map()) {
        std::unordered_map<std::string, std::uint64_t> counts;
        std::set<std::string> listed;
        if (m_counts)
            for (const auto& [value, count] : m_counts->values)
                counts[keyOf(value)] += count;
        for (const rules::ValueMap::Entry& entry : shown->content.entries)
            listed.insert(keyOf(entry.from));
        if (m_counts)
            for (const auto& [value, count] : m_counts->values)
                if (!listed.contains(keyOf(value)))
                    m_rows.push_back({value, count, false, {}, {}});
        for (const rules::ValueMap::Entry& entry : shown->content.entries) {
            Row row{entry.from, {}, true, qt(printValue(entry.to)), qt(entry.note)};
            if (m_counts) {
                const auto found = counts.find(keyOf(entry.from));
                row.count = found == counts.end() ? 0 : found->second;
            }
            m_rows.push_back(std::move(row));
        }
    }
    endResetModel();
    Q_EMIT mapChanged();
}

void MapValuesModel::follow(const mapping::ChangeSet& changes) {
    for (const mapping::Change& change : changes)
        if (change.what == mapping::Change::What::ValueMap && change.element == m_map) {
            refresh();
            return;
        }
}

void MapValuesModel::refresh() {
    const mapping::ValueMap* shown = map();
    if (!shown) {
        rebuild();
        return;
    }
    // Rows stay where they are: what one just mapped does not jump away.
    std::unordered_map<std::string, const rules::ValueMap::Entry*> entries;
    for (const rules::ValueMap::Entry& entry : shown->content.entries)
        entries[entry.from] = &entry;
    std::vector<Row> next;
    for (const Row& row : m_rows) {
        Row now = row;
        const auto entry = entries.find(row.from);
        now.listed = entry != entries.end();
        now.to = now.listed ? qt(printValue(entry->second->to)) : QString();
        now.note = now.listed ? qt(entry->second->note) : QString();
        if (now.listed)
            entries.erase(entry);
        const bool observed = now.count.value_or(0) > 0;
        if (now.listed || observed)
            next.push_back(std::move(now));
    }
    for (const rules::ValueMap::Entry& entry : shown->content.entries)
        if (entries.contains(entry.from))
            next.push_back({entry.from, m_counts ? std::optional<std::uint64_t>(0) : std::nullopt, true, qt(printValue(entry.to)), qt(entry.note)});
    const bool sameRows = next.size() == m_rows.size() &&
                          std::equal(next.begin(), next.end(), m_rows.begin(), [](const Row& a, const Row& b) { return a.from == b.from; });
    if (!sameRows) {
        replaceRows(m_rows, std::move(next));
    } else {
        for (std::size_t i = 0; i < next.size(); ++i)
            if (next[i] != m_rows[i]) {
                m_rows[i] = std::move(next[i]);
                Q_EMIT dataChanged(index(int(i), 0), index(int(i), ColumnCount - 1));
            }
    }
    Q_EMIT mapChanged();
}

std::pair<int, std::uint64_t> MapValuesModel::unlisted() const {
    std::pair<int, std::uint64_t> all{0, 0};
    for (const Row& row : m_rows)
        if (!row.listed) {
            ++all.first;
            all.second += row.count.value_or(0);
        }
    return all;
}

void MapValuesModel::change(const QString& label, const std::function<void(mapping::ValueMap&)>& act) {
    mapping::Edit edit = edits::setValueMap(m_project->document(), m_map, label, act);
    if (!edit.steps.empty())
        m_project->apply(std::move(edit));
}

std::optional<Value> MapValuesModel::valueOf(const QString& text) {
    const mapping::ValueMap* shown = map();
    if (!shown)
        return {};
    auto value = parseValue(utf8(text), shown->content.resultType);
    if (value.ok())
        return std::move(value).value();
    Q_EMIT refused(message(value.error()));
    return {};
}

void MapValuesModel::paste(const std::vector<QStringList>& block) {
    std::vector<rules::ValueMap::Entry> entries;
    for (const QStringList& row : block) {
        if (row.size() < 2 || (row[0].isEmpty() && row[1].isEmpty()))
            continue;
        if (const auto value = valueOf(row[1]))
            entries.push_back({utf8(row[0]), *value, row.size() > 2 ? utf8(row[2]) : std::string()});
    }
    if (entries.empty())
        return;
    change(tr("Paste %Ln value(s) into %1", nullptr, int(entries.size())), [&](mapping::ValueMap& target) {
        for (const rules::ValueMap::Entry& entry : entries) {
            auto& all = target.content.entries;
            const auto known = std::find_if(all.begin(), all.end(), [&](const rules::ValueMap::Entry& one) { return one.from == entry.from; });
            if (known == all.end()) {
                all.push_back(entry);
            } else {
                known->to = entry.to;
                if (!entry.note.empty())
                    known->note = entry.note;
            }
        }
    });
}

void MapValuesModel::removeRows(const std::vector<int>& rows) {
    std::set<std::string> gone;
    for (const int row : rows)
        gone.insert(m_rows[std::size_t(row)].from);
    change(tr("Remove value(s) from %1"), [&](mapping::ValueMap& target) {
        std::erase_if(target.content.entries, [&](const rules::ValueMap::Entry& entry) { return gone.contains(entry.from); });
    });
}

Qt::ItemFlags MapValuesModel::flags(const QModelIndex& index) const {
    const bool editable = index.isValid() && (index.column() == To || (index.column() == Note && m_rows[std::size_t(index.row())].listed));
    return editable ? TableModel::flags(index) | Qt::ItemIsEditable : TableModel::flags(index);
}

bool MapValuesModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid() || !map())
        return false;
    const Row row = m_rows[std::size_t(index.row())];
    const QString text = value.toString();
    if (index.column() == Note) {
        change(tr("Change note in %1"), [&](mapping::ValueMap& target) {
            for (rules::ValueMap::Entry& entry : target.content.entries)
                if (entry.from == row.from)
                    entry.note = utf8(text);
        });
        return true;
    }
    if (row.listed && text == row.to)
        return true;
    if (!row.listed && text.isEmpty())
        return true; // opened and left: nothing was decided
    const auto to = valueOf(text);
    if (!to)
        return false;
    change(tr("Map a value in %1"), [&](mapping::ValueMap& target) {
        auto& all = target.content.entries;
        const auto known = std::find_if(all.begin(), all.end(), [&](const rules::ValueMap::Entry& one) { return one.from == row.from; });
        if (known == all.end())
            all.push_back({row.from, *to, {}});
        else
            known->to = *to;
    });
    return true;
}

QVariant MapValuesModel::cell(int at, int column, int role) const {
    const Row& row = m_rows[std::size_t(at)];
    switch (column) {
    case From:
        if (role == ValueRole)
            return QVariant::fromValue(showText(qt(row.from)));
        if (role == Qt::DisplayRole)
            return qt(row.from);
        break;
    case Count:
        if (role == Qt::DisplayRole)
            return row.count ? formatCount(*row.count) : QString();
        if (role == MutedRole)
            return row.count.value_or(0) == 0;
        if (role == SortRole)
            return qulonglong(row.count.value_or(0));
        break;
    case To:
        if (role == Qt::EditRole)
            return row.to;
        if (!row.listed) {
            if (role == Qt::DisplayRole)
                return tr("not listed");
            if (role == SignRole)
                return int(Sign::Warning);
            return role == MutedRole ? QVariant(true) : QVariant();
        }
        if (role == ValueRole)
            return QVariant::fromValue(showText(row.to));
        break;
    case Note:
        if (role == Qt::DisplayRole || role == Qt::EditRole || role == Qt::ToolTipRole)
            return row.note;
        break;
    default: break;
    }
    return {};
}

} // namespace mw::ui
