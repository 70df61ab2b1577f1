// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/value_cluster_model.h"

#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/present/value_text.h"

#include <algorithm>

namespace mw::ui {

Result<std::shared_ptr<const match::ValueList>> readValues(const mapping::Document& document, const engine::Places& places, const Id& connection,
                                                           const Id& entity, const std::string& field, JobContext& job) {
    ReadOptions options;
    options.fields = {field};
    MW_TRY(const OpenedReader opened, openEntity(document, places, connection, entity, options, job));
    auto values = std::make_shared<match::ValueList>();
    job.setTotal(opened.reader->totalBytes());
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        Batch batch;
        MW_TRY(more, opened.reader->next(batch, job));
        job.advance(batch.sourceBytes);
        job.addRows(batch.rows);
        const Column* const column = batch.columns.empty() ? nullptr : batch.columns.front().get();
        for (std::size_t row = 0; column && row < batch.rows; ++row)
            if (!column->isNull(row))
                values->add(printValue(column->value(row), column->type()));
    }
    return std::shared_ptr<const match::ValueList>(std::move(values));
}

ValueClusterModel::ValueClusterModel(QObject* parent) : TreeModel(parent), m_titles{tr("Value"), tr("Rows")} {}

void ValueClusterModel::show(std::shared_ptr<const match::ValueList> values, const match::ValueClusters& clusters, const rules::ValueMap& map) {
    const std::size_t count = std::min(clusters.clusters.size(), kMostShown);
    std::vector<mapping::Spellings> groups(count);
    for (std::size_t i = 0; i < count; ++i)
        for (const std::uint32_t value : clusters.clusters[i].values)
            groups[i].values.emplace_back(values->at(value));
    mapping::propose(map, groups);
    auto all = std::make_unique<Node>();
    for (std::size_t i = 0; i < count; ++i) {
        Item& cluster = all->add(std::make_unique<Item>());
        cluster.becomes = groups[i].becomes;
        for (const std::uint32_t value : clusters.clusters[i].values)
            cluster.add(std::make_unique<Item>()).value = value;
    }
    const auto old = std::exchange(m_values, std::move(values)); // the old tree speaks of the old list: it goes last
    replaceAll(std::move(all));
    Q_EMIT chosenChanged();
}

void ValueClusterModel::clear() {
    replaceAll(std::make_unique<Node>());
    m_values.reset();
    Q_EMIT chosenChanged();
}

std::uint64_t ValueClusterModel::rowsOf(const Item& cluster, bool onlyChanged) const {
    std::uint64_t rows = 0;
    for (const auto& child : cluster.children) {
        const auto& member = static_cast<const Item&>(*child);
        if (!onlyChanged || (member.isChosen && m_values->at(member.value) != cluster.becomes))
            rows += m_values->countOf(member.value);
    }
    return rows;
}

std::vector<mapping::Spellings> ValueClusterModel::chosen() const {
    std::vector<mapping::Spellings> groups;
    for (const auto& child : root().children) {
        const auto& cluster = static_cast<const Item&>(*child);
        mapping::Spellings group;
        group.becomes = cluster.becomes;
        for (const auto& each : cluster.children)
            if (const auto& member = static_cast<const Item&>(*each); member.isChosen)
                group.values.emplace_back(m_values->at(member.value));
        if (!group.values.empty())
            groups.push_back(std::move(group));
    }
    return groups;
}

std::pair<std::size_t, std::uint64_t> ValueClusterModel::chosenCounts() const {
    std::pair<std::size_t, std::uint64_t> counts;
    for (const auto& child : root().children) {
        const auto& cluster = static_cast<const Item&>(*child);
        const std::uint64_t rows = rowsOf(cluster, true);
        counts.first += rows > 0;
        counts.second += rows;
    }
    return counts;
}

void ValueClusterModel::chooseAll(bool isChosen) {
    for (const auto& child : root().children) {
        for (const auto& member : child->children)
            static_cast<Item&>(*member).isChosen = isChosen;
        Q_EMIT dataChanged(indexOf(child->children.front().get()), indexOf(child->children.back().get()));
        Q_EMIT dataChanged(indexOf(child.get()), indexOf(child.get(), Rows));
    }
    Q_EMIT chosenChanged();
}

Qt::ItemFlags ValueClusterModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = TreeModel::flags(index);
    if (index.isValid() && index.column() == Value)
        flags |= isCluster(*nodeOf(index)) ? Qt::ItemIsUserCheckable | Qt::ItemIsEditable : Qt::ItemIsUserCheckable;
    return flags;
}

bool ValueClusterModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || (role != Qt::EditRole && role != Qt::CheckStateRole))
        return false;
    auto& item = static_cast<Item&>(*nodeOf(index));
    auto& cluster = isCluster(item) ? item : static_cast<Item&>(*item.parent);
    if (role == Qt::EditRole) {
        if (!isCluster(item))
            return false;
        item.becomes = utf8(value.toString());
    } else if (isCluster(item)) {
        for (const auto& member : item.children)
            static_cast<Item&>(*member).isChosen = value.toInt() == Qt::Checked;
    } else {
        item.isChosen = value.toInt() == Qt::Checked;
    }
    Q_EMIT dataChanged(indexOf(&cluster), indexOf(&cluster, Rows));
    Q_EMIT dataChanged(indexOf(cluster.children.front().get()), indexOf(cluster.children.back().get(), Rows));
    Q_EMIT chosenChanged();
    return true;
}

QVariant ValueClusterModel::cell(const Node& node, int column, int role) const {
    const auto& item = static_cast<const Item&>(node);
    if (isCluster(item)) {
        const auto taken = std::count_if(item.children.begin(), item.children.end(), [](const auto& child) { return static_cast<const Item&>(*child).isChosen; });
        if (column == Rows)
            return role == Qt::DisplayRole ? tr("%1 of %2").arg(formatCount(rowsOf(item, true)), formatCount(rowsOf(item, false))) : QVariant();
        if (role == Qt::CheckStateRole)
            return taken == 0 ? Qt::Unchecked : taken == std::ssize(item.children) ? Qt::Checked : Qt::PartiallyChecked;
        if (role == ValueRole)
            return QVariant::fromValue(showText(qt(item.becomes)));
        if (role == Qt::DisplayRole || role == Qt::EditRole)
            return qt(item.becomes);
        return role == Qt::ToolTipRole ? QVariant(tr("What all that are taken become; F2 writes another value")) : QVariant();
    }
    if (column == Rows)
        return role == Qt::DisplayRole ? QVariant(formatCount(m_values->countOf(item.value))) : QVariant();
    switch (role) {
    case Qt::CheckStateRole: return item.isChosen ? Qt::Checked : Qt::Unchecked;
    case MutedRole: return m_values->at(item.value) == static_cast<const Item&>(*item.parent).becomes;
    case ValueRole: return QVariant::fromValue(showText(qt(m_values->at(item.value))));
    case Qt::DisplayRole: return qt(m_values->at(item.value));
    default: return {};
    }
}

} // namespace mw::ui
