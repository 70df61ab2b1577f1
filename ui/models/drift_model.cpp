// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/drift_model.h"

#include "ui/present/roles.h"
#include "ui/present/text.h"

namespace mw::ui {

namespace {

using profile::DriftKind;

QString changeText(DriftKind kind) {
    switch (kind) {
    case DriftKind::EntityGone: return DriftModel::tr("the entity is gone");
    case DriftKind::FieldGone: return DriftModel::tr("the field is gone");
    case DriftKind::TypeChanged: return DriftModel::tr("another type");
    case DriftKind::SemanticTypeChanged: return DriftModel::tr("means something else");
    case DriftKind::NewPatterns: return DriftModel::tr("new patterns");
    case DriftKind::NewValues: return DriftModel::tr("new values");
    case DriftKind::ValuesGone: return DriftModel::tr("values are gone");
    case DriftKind::Nulls: return DriftModel::tr("share without a value");
    case DriftKind::Empty: return DriftModel::tr("share of empty texts");
    case DriftKind::EdgeSpaces: return DriftModel::tr("share with edge spaces");
    case DriftKind::Malformed: return DriftModel::tr("share of unreadable records");
    case DriftKind::Longer: return DriftModel::tr("longest text");
    case DriftKind::Range: return DriftModel::tr("range");
    case DriftKind::Unique: return DriftModel::tr("all different, or not");
    case DriftKind::EntityNew: return DriftModel::tr("the entity is new");
    case DriftKind::FieldNew: return DriftModel::tr("the field is new");
    case DriftKind::Rows: return DriftModel::tr("rows");
    }
    return {};
}

/// What breaks rules, what wants a look, what is mere growth.
Sign signOf(DriftKind kind) {
    if (kind <= DriftKind::SemanticTypeChanged)
        return Sign::Error;
    return kind <= DriftKind::Malformed ? Sign::Warning : Sign::Note;
}

} // namespace

DriftModel::DriftModel(QObject* parent) : TableModel(parent), m_titles{tr("Field"), tr("What changed"), tr("Before"), tr("Now")} {}

void DriftModel::show(std::shared_ptr<const ProfileDrift> drift) {
    beginResetModel();
    m_drift = std::move(drift);
    endResetModel();
}

QVariant DriftModel::cell(int row, int column, int role) const {
    const profile::Drift& drift = m_drift->changes[std::size_t(row)];
    switch (column) {
    case Field: return role == Qt::DisplayRole ? QVariant(drift.field.empty() ? tr("all of it") : qt(drift.field)) : role == MutedRole ? QVariant(drift.field.empty()) : QVariant();
    case Change: return role == Qt::DisplayRole ? QVariant(changeText(drift.kind)) : role == SignRole ? QVariant(int(signOf(drift.kind))) : QVariant();
    case Before:
    case Now:
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(qt(column == Before ? drift.before : drift.now)) : QVariant();
    default: return {};
    }
}

} // namespace mw::ui
