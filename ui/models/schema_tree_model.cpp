// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/schema_tree_model.h"

#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"

#include <algorithm>

namespace mw::ui {

namespace {

bool isKey(const Entity& entity, const Field& field) {
    const Key* key = entity.primaryKey();
    return key && std::find(key->fields.begin(), key->fields.end(), field.name) != key->fields.end();
}

QString parentOf(const Entity& entity, const Field& field) {
    for (const Relation& relation : entity.relations)
        if (std::find(relation.fields.begin(), relation.fields.end(), field.name) != relation.fields.end())
            return qt(relation.parentEntity);
    return {};
}

QString fieldToolTip(const Entity& entity, const Field& field) {
    QStringList lines{qt(field.name)};
    if (!field.label.empty())
        lines << qt(field.label);
    lines << typeText(field.type) + (field.nativeType.empty() ? QString() : QStringLiteral(" · ") + qt(field.nativeType));
    if (!field.nullable)
        lines << SchemaTreeModel::tr("required");
    if (const QString parent = parentOf(entity, field); !parent.isEmpty())
        lines << SchemaTreeModel::tr("refers to %1").arg(parent);
    if (!field.evidence.empty())
        lines << coreText(field.evidence);
    if (!field.comment.empty())
        lines << qt(field.comment);
    return lines.join(u'\n');
}

} // namespace

SchemaTreeModel::SchemaTreeModel(QObject* parent) : TreeModel(parent), m_titles{tr("Name"), tr("Type")} {}

void SchemaTreeModel::setProject(Project* project) {
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    auto all = std::make_unique<Node>();
    if (project) {
        for (const mapping::Connection& connection : project->document().connections)
            all->add(branchOf(connection));
        connect(project, &Project::changed, this, &SchemaTreeModel::follow);
        connect(project, &Project::profileChanged, this, &SchemaTreeModel::noteRows);
    }
    replaceAll(std::move(all));
}

std::unique_ptr<SchemaTreeModel::Item> SchemaTreeModel::branchOf(const mapping::Connection& connection) {
    auto top = std::make_unique<Item>();
    top->level = Level::Connection;
    top->id = connection.id;
    top->name = qt(connection.name);
    top->iconName = QStringLiteral("connection");
    top->type = qt(connection.connector);
    for (const auto& [place, location] : connection.locations)
        top->toolTip += (top->toolTip.isEmpty() ? QString() : QStringLiteral("\n")) + qt(place) + QStringLiteral(": ") + qt(location);
    for (const Entity& entity : connection.schema.entities) {
        Item& middle = top->add(std::make_unique<Item>());
        middle.level = Level::Entity;
        middle.id = entity.id;
        middle.name = qt(entity.name);
        middle.label = qt(entity.label);
        middle.iconName = entity.isView ? QStringLiteral("view") : QStringLiteral("entity");
        middle.toolTip = qt(entity.comment);
        if (entity.rowEstimate)
            middle.type = (entity.rowsAreExact ? QString() : QStringLiteral("≈ ")) + formatCount(*entity.rowEstimate);
        for (const Field& field : entity.fields) {
            Item& leaf = middle.add(std::make_unique<Item>());
            leaf.level = Level::Field;
            leaf.id = field.id;
            leaf.name = qt(field.name);
            leaf.label = qt(field.label);
            leaf.type = typeText(field.type);
            leaf.iconName = isKey(entity, field)                   ? QStringLiteral("key")
                            : !parentOf(entity, field).isEmpty()   ? QStringLiteral("link")
                                                                   : QStringLiteral("field");
            leaf.toolTip = fieldToolTip(entity, field);
        }
    }
    return top;
}

void SchemaTreeModel::follow(const mapping::ChangeSet& changes) {
    for (const mapping::Change& change : changes) {
        if (change.what != mapping::Change::What::Connection)
            continue;
        const Item* known = findBelow(root(), change.element);
        const int row = known ? known->row() : int(root().children.size());
        if (known)
            removeBranches(root(), row, row);
        const mapping::Connection* connection = m_project->document().connection(change.element);
        if (connection)
            insertBranch(root(), known ? row : int(std::min(change.position, root().children.size())), branchOf(*connection));
    }
}

void SchemaTreeModel::noteRows(const Id& entity) {
    const auto profile = m_project->profile(entity);
    auto* item = const_cast<Item*>(findBelow(root(), entity));
    if (!profile || !profile->complete || !item)
        return;
    item->type = formatCount(profile->rows + profile->malformed);
    const QModelIndex at = indexOf(item, Type);
    Q_EMIT dataChanged(at, at);
}

const SchemaTreeModel::Item* SchemaTreeModel::findBelow(const Node& node, const Id& element) const {
    for (const auto& child : node.children) {
        const auto* item = static_cast<const Item*>(child.get());
        if (item->id == element)
            return item;
        if (const Item* found = findBelow(*item, element))
            return found;
    }
    return nullptr;
}

QModelIndex SchemaTreeModel::find(const Id& element) const { return element.isNull() ? QModelIndex() : indexOf(findBelow(root(), element)); }

SchemaTreeModel::Place SchemaTreeModel::placeOf(const QModelIndex& index) const {
    Place place;
    for (const Node* node = index.isValid() ? nodeOf(index) : nullptr; node && node != &root(); node = node->parent) {
        const auto* item = static_cast<const Item*>(node);
        (item->level == Level::Connection ? place.connection : item->level == Level::Entity ? place.entity : place.field) = item->id;
    }
    return place;
}

QVariant SchemaTreeModel::cell(const Node& node, int column, int role) const {
    const auto& item = static_cast<const Item&>(node);
    switch (role) {
    case Qt::DisplayRole: return column == Name ? item.name : item.type;
    case Qt::DecorationRole: return column == Name ? QVariant(icon(item.iconName)) : QVariant();
    case Qt::ToolTipRole: return item.toolTip;
    case MutedRole: return column == Type;
    case ElementRole: return qt(item.id.text());
    case FilterRole: return QString(item.name + u' ' + item.label).toLower();
    default: return {};
    }
}

} // namespace mw::ui
