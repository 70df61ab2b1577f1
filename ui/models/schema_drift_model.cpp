// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/schema_drift_model.h"

#include "core/base/wording.h"
#include "core/document/element_places.h"
#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"

#include <algorithm>

namespace mw::ui {

namespace {

using Kind = SchemaChange::Kind;

QString wordOf(Kind kind) {
    switch (kind) {
    case Kind::EntityAdded: return SchemaDriftModel::tr("new entity");
    case Kind::EntityRemoved: return SchemaDriftModel::tr("entity gone");
    case Kind::FieldAdded: return SchemaDriftModel::tr("new field");
    case Kind::FieldRemoved: return SchemaDriftModel::tr("field gone");
    case Kind::TypeChanged: return SchemaDriftModel::tr("type");
    case Kind::NullabilityChanged: return SchemaDriftModel::tr("required");
    case Kind::KeyChanged: return SchemaDriftModel::tr("key");
    case Kind::RelationChanged: break;
    }
    return SchemaDriftModel::tr("relation");
}

Sign signOf(Kind kind, bool isAffecting) {
    if (kind == Kind::EntityRemoved || kind == Kind::FieldRemoved)
        return isAffecting ? Sign::Error : Sign::Warning;
    return kind == Kind::EntityAdded || kind == Kind::FieldAdded ? Sign::Note : Sign::Warning;
}

} // namespace

SchemaDriftModel::SchemaDriftModel(QObject* parent)
    : TableModel(parent), m_titles{tr("Where"), tr("What"), tr("In the document"), tr("Now"), tr("Affects")} {}

void SchemaDriftModel::show(const rebase::SchemaDrift& drift, const mapping::Document& document) {
    const auto named = [&](const std::vector<Id>& elements) {
        std::vector<std::pair<Id, QString>> all;
        for (const Id& id : elements)
            all.emplace_back(id, coreText(document::placeOf(document, id)));
        return all;
    };
    std::vector<Row> next;
    for (const rebase::Rename& rename : drift.renames) {
        const auto gone = std::find_if(drift.changes.begin(), drift.changes.end(), [&](const rebase::Drift& each) {
            return each.change.kind == Kind::FieldRemoved && each.field == rename.field;
        });
        next.push_back({rename, {}, true, gone == drift.changes.end() ? named({}) : named(gone->affected)});
    }
    for (const rebase::Drift& each : drift.changes) {
        const bool isRename = std::any_of(drift.renames.begin(), drift.renames.end(), [&](const rebase::Rename& rename) {
            return rename.entity == each.change.entity && ((each.change.kind == Kind::FieldRemoved && rename.was == each.change.field) ||
                                                           (each.change.kind == Kind::FieldAdded && rename.now == each.change.field));
        });
        if (!isRename)
            next.push_back({{}, each.change, false, named(each.affected)});
    }
    beginResetModel();
    m_rows = std::move(next);
    endResetModel();
}

std::vector<rebase::Rename> SchemaDriftModel::renames() const {
    std::vector<rebase::Rename> all;
    for (const Row& row : m_rows)
        if (row.rename && row.isRenamed)
            all.push_back(*row.rename);
    return all;
}

std::vector<std::pair<Id, QString>> SchemaDriftModel::affected(int row) const {
    return row >= 0 && row < rows() ? m_rows[std::size_t(row)].affected : std::vector<std::pair<Id, QString>>();
}

QString SchemaDriftModel::reasons(int row) const {
    return row >= 0 && row < rows() && m_rows[std::size_t(row)].rename ? coreText(listed(m_rows[std::size_t(row)].rename->reasons)) : QString();
}

std::size_t SchemaDriftModel::affectedInAll() const {
    std::set<Id> all;
    for (const Row& row : m_rows)
        for (const auto& [id, name] : row.affected)
            all.insert(id);
    return all.size();
}

void SchemaDriftModel::toggle(int row) {
    if (row < 0 || row >= rows() || !m_rows[std::size_t(row)].rename)
        return;
    m_rows[std::size_t(row)].isRenamed = !m_rows[std::size_t(row)].isRenamed;
    Q_EMIT dataChanged(index(row, 0), index(row, Affects));
}

Qt::ItemFlags SchemaDriftModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags usual = TableModel::flags(index);
    return index.isValid() && index.column() == Where && m_rows[std::size_t(index.row())].rename ? usual | Qt::ItemIsUserCheckable : usual;
}

bool SchemaDriftModel::setData(const QModelIndex& index, const QVariant&, int role) {
    if (role != Qt::CheckStateRole)
        return false;
    toggle(index.row());
    return true;
}

QVariant SchemaDriftModel::cell(int row, int column, int role) const {
    const Row& at = m_rows[std::size_t(row)];
    if (role == Qt::CheckStateRole)
        return column == Where && at.rename ? QVariant(at.isRenamed ? Qt::Checked : Qt::Unchecked) : QVariant();
    if (role == SignRole && column == What)
        return int(at.rename ? (at.isRenamed ? Sign::Note : Sign::Warning) : signOf(at.change.kind, !at.affected.empty()));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Where:
        return at.rename                   ? qt(at.rename->entity + "." + at.rename->was)
               : at.change.field.empty() ? qt(at.change.entity)
                                           : qt(at.change.entity + "." + at.change.field);
    case What:
        if (!at.rename)
            return wordOf(at.change.kind);
        return at.isRenamed ? tr("renamed") : tr("one gone, one new");
    case Was: return at.rename ? qt(at.rename->was) : qt(at.change.was);
    case Now: return at.rename ? qt(at.rename->now) : qt(at.change.now);
    case Affects: {
        QStringList names;
        for (const auto& [id, name] : at.affected)
            names << name;
        return names.join(QStringLiteral(", "));
    }
    default: return {};
    }
}

} // namespace mw::ui
