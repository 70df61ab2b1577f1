// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/defect_model.h"

#include "ui/present/messages.h"
#include "ui/present/text.h"

#include <algorithm>

namespace mw::ui {

using DefectState = review::Defect::State;

QString textOf(DefectState state) {
    switch (state) {
    case DefectState::Open: return DefectModel::tr("open");
    case DefectState::Fixed: return DefectModel::tr("fixed");
    case DefectState::Closed: return DefectModel::tr("closed");
    case DefectState::NoDefect: break;
    }
    return DefectModel::tr("no defect");
}

Sign signOf(DefectState state) {
    switch (state) {
    case DefectState::Open: return Sign::Error;
    case DefectState::Fixed: return Sign::Open;
    case DefectState::Closed: return Sign::Ok;
    case DefectState::NoDefect: break;
    }
    return Sign::Note;
}

QString eventText(const std::string& what) {
    if (what == "fail")
        return DefectModel::tr("fails it");
    if (what == "pass")
        return DefectModel::tr("passes it");
    if (what == "unsure")
        return DefectModel::tr("is unsure");
    if (what == "accept")
        return DefectModel::tr("accepts it");
    if (what == "re-test passed")
        return DefectModel::tr("passes the re-test");
    if (what == "re-test failed")
        return DefectModel::tr("fails the re-test");
    if (what == "fixed")
        return DefectModel::tr("says that it is fixed");
    if (what == "open")
        return DefectModel::tr("says that it is open");
    return DefectModel::tr("says that it is no defect");
}

DefectModel::DefectModel(QObject* parent)
    : TableModel(parent), m_titles{tr("State"), tr("Defect"), tr("Record"), tr("What is wrong"), tr("Fields"), tr("Found by"), tr("Run"), tr("Issue tracker")} {}

void DefectModel::show(std::shared_ptr<const review::Standing> standing) {
    beginResetModel();
    m_standing = std::move(standing);
    m_defects.clear();
    if (m_standing)
        for (const review::Defect& defect : m_standing->defects())
            m_defects.push_back(&defect);
    std::stable_sort(m_defects.begin(), m_defects.end(), [](const auto* a, const auto* b) { return a->state < b->state; });
    endResetModel();
}

const review::Defect* DefectModel::defectAt(int row) const { return row >= 0 && row < rows() ? m_defects[std::size_t(row)] : nullptr; }

int DefectModel::rowOf(const std::string& reference) const {
    const auto found = std::find_if(m_defects.begin(), m_defects.end(), [&](const auto* defect) { return defect->reference == reference; });
    return found == m_defects.end() ? -1 : int(found - m_defects.begin());
}

int DefectModel::unfinished() const {
    return int(std::count_if(m_defects.begin(), m_defects.end(), [](const auto* defect) { return defect->state == DefectState::Open || defect->state == DefectState::Fixed; }));
}

QVariant DefectModel::cell(int row, int column, int role) const {
    const review::Defect& defect = *m_defects[std::size_t(row)];
    if (column == State && role == PillRole)
        return int(signOf(defect.state));
    if (role == MutedRole)
        return column == Reference || column == By;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case State: return textOf(defect.state);
    case Reference: return qt(defect.reference);
    case Record: return qt(defect.target + " " + defect.key);
    case What: return qt(defect.comment);
    case Fields: {
        QStringList fields;
        for (const std::string& field : defect.fields)
            fields << qt(field);
        return fields.join(QStringLiteral(", "));
    }
    case By: return qt(defect.by);
    case Run: return formatCount(std::uint64_t(defect.run));
    case External: return qt(defect.external);
    default: return {};
    }
}

DefectChangeModel::DefectChangeModel(QObject* parent) : TableModel(parent), m_titles{tr("Defect"), tr("Was"), tr("Now"), tr("Cannot be taken"), tr("Where")} {}

void DefectChangeModel::show(std::vector<review::DefectChange> changes) {
    beginResetModel();
    m_changes = std::move(changes);
    endResetModel();
}

QVariant DefectChangeModel::cell(int row, int column, int role) const {
    const review::DefectChange& change = m_changes[std::size_t(row)];
    if (column == Reference && role == SignRole)
        return int(change.why.empty() ? Sign::Ok : Sign::Error);
    if (role == MutedRole)
        return column == Was || column == Where;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Reference: return qt(change.reference);
    case Was: return qt(change.was);
    case Now: return qt(change.now);
    case WhyNot: return coreText(change.why);
    case Where: return qt(change.where);
    default: return {};
    }
}

} // namespace mw::ui
