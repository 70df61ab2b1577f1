// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/import_field_model.h"

#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"

namespace mw::ui {

ImportFieldModel::ImportFieldModel(ImportDraft& draft, QObject* parent)
    : TableModel(parent), m_draft(draft), m_titles{tr("Field"), tr("Type of the values"), tr("Written with"), tr("Evidence")} {}

void ImportFieldModel::follow() {
    std::vector<Row> next;
    const auto shape = m_draft.shape();
    const std::string name = entityInView(m_draft);
    const Entity* entity = shape ? shape->schema.entity(name) : nullptr;
    if (entity)
        for (const Field& field : entity->fields) {
            Row row;
            row.name = qt(field.name);
            row.type = typeText(field.suggestedType.kind == TypeKind::Null ? field.type : field.suggestedType);
            row.evidence = coreText(field.evidence);
            row.decisions = decisionsOfField(m_draft, entity->name, field.name);
            next.push_back(std::move(row));
        }
    const bool sameFields = next.size() == m_rows.size();
    if (!sameFields) {
        beginResetModel();
        m_rows = std::move(next);
        endResetModel();
        return;
    }
    m_rows = std::move(next); // what is looked at stays in its place
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rows() - 1, ColumnCount - 1));
}

const ImportDecision* ImportFieldModel::decisionAt(int row) const {
    const auto& decisions = m_rows[std::size_t(row)].decisions;
    return decisions.empty() ? nullptr : &decisions.front();
}

Qt::ItemFlags ImportFieldModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = TableModel::flags(index);
    return index.isValid() && index.column() == Written && decisionAt(index.row()) ? flags | Qt::ItemIsEditable : flags;
}

bool ImportFieldModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const ImportDecision* decision = index.isValid() && role == Qt::EditRole ? decisionAt(index.row()) : nullptr;
    const int choice = value.toInt();
    if (!decision || choice < 0 || choice >= int(decision->choices.size()))
        return false;
    m_draft.setOption(std::string(decision->key), std::string(decision->choices[std::size_t(choice)].value));
    return true;
}

QVariant ImportFieldModel::cell(int row, int column, int role) const {
    const Row& field = m_rows[std::size_t(row)];
    const ImportDecision* decision = decisionAt(row);
    if (role == SignRole && column == Written && decision)
        return int(decision->isSet ? Sign::Ok : decision->sign);
    if (role == Qt::EditRole && column == Written && decision)
        return decision->chosen;
    if (role == ChoicesRole && column == Written && decision) {
        QStringList choices;
        for (const ImportDecision::Choice& choice : decision->choices)
            choices << choice.text;
        return choices;
    }
    if (role == MutedRole)
        return column == Evidence;
    if (role == Qt::ToolTipRole) {
        if (column == Written && decision)
            return QStringLiteral("%1: %2").arg(decision->label, decision->reason);
        return column == Evidence ? field.evidence : QVariant();
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name: return field.name;
    case Type: return field.type;
    case Written: return decision ? decision->choices[std::size_t(decision->chosen)].text : QString();
    default:
        if (!decision || decision->reason.isEmpty())
            return field.evidence;
        return field.evidence.isEmpty() ? decision->reason : QStringLiteral("%1 · %2").arg(decision->reason, field.evidence);
    }
}

} // namespace mw::ui
