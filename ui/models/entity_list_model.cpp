// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/entity_list_model.h"

#include "ui/present/icons.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"

namespace mw::ui {

namespace {
QString joined(const std::vector<std::string>& names) {
    QStringList list;
    for (const std::string& name : names)
        list << qt(name);
    return list.join(QStringLiteral(", "));
}
} // namespace

EntityListModel::EntityListModel(QObject* parent)
    : TableModel(parent), m_titles{tr("Entity"), tr("Rows"), tr("Fields"), tr("Key"), tr("Refers to"), tr("Comment")} {}

void EntityListModel::setSchema(const Schema* schema) {
    beginResetModel();
    m_rows.clear();
    if (schema)
        for (const Entity& entity : schema->entities) {
            QStringList parents;
            for (const Relation& relation : entity.relations)
                parents << qt(relation.parentEntity);
            parents.removeDuplicates();
            const mw::Key* key = entity.primaryKey();
            Row row;
            row.id = entity.id;
            row.isView = entity.isView;
            row.count = entity.rowEstimate.value_or(0);
            row.texts = {qt(entity.name),
                         entity.rowEstimate ? (entity.rowsAreExact ? QString() : QStringLiteral("≈ ")) + formatCount(*entity.rowEstimate) : QString(),
                         formatCount(entity.fields.size()),
                         key ? joined(key->fields) : QString(),
                         parents.join(QStringLiteral(", ")),
                         qt(entity.comment.empty() ? entity.label : entity.comment)};
            m_rows.push_back(std::move(row));
        }
    endResetModel();
}

QVariant EntityListModel::cell(int row, int column, int role) const {
    const Row& entity = m_rows[std::size_t(row)];
    switch (role) {
    case Qt::DisplayRole: return entity.texts[column];
    case Qt::DecorationRole:
        return column == Name ? QVariant(icon(entity.isView ? QStringLiteral("view") : QStringLiteral("entity"))) : QVariant();
    case MutedRole: return column > Fields;
    case SortRole: return column == Rows ? QVariant(entity.count) : QVariant();
    default: return {};
    }
}

} // namespace mw::ui
