// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/finding_model.h"

#include "ui/present/icons.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"

#include <algorithm>

namespace mw::ui {

FindingModel::FindingModel(QObject* parent) : TableModel(parent), m_titles{tr("Finding"), tr("Fields"), tr("Holds"), tr("Counted in")} {}

void FindingModel::show(std::shared_ptr<const profile::EntityProfile> profile) {
    beginResetModel();
    m_profile = std::move(profile);
    endResetModel();
}

const std::string& FindingModel::fieldAt(int row) const {
    const auto at = std::size_t(row);
    return at < m_profile->keys.size() ? m_profile->keys[at].fields.front() : m_profile->dependencies[at - m_profile->keys.size()].dependent;
}

bool FindingModel::needsVerifying() const {
    const auto isOpen = [](const auto& finding) { return !finding.isExact; };
    return m_profile && m_profile->complete &&
           (std::any_of(m_profile->keys.begin(), m_profile->keys.end(), isOpen) || std::any_of(m_profile->dependencies.begin(), m_profile->dependencies.end(), isOpen));
}

QString FindingModel::seenIn(bool isExact) const {
    return isExact ? tr("all rows") : tr("%1 rows drawn at random").arg(formatCount(m_profile->findingRows));
}

QVariant FindingModel::cell(int row, int column, int role) const {
    const auto at = std::size_t(row);
    return at < m_profile->keys.size() ? keyCell(m_profile->keys[at], column, role)
                                       : dependencyCell(m_profile->dependencies[at - m_profile->keys.size()], column, role);
}

QVariant FindingModel::keyCell(const profile::CandidateKey& key, int column, int role) const {
    if (column == What && role == Qt::DecorationRole)
        return icon(QStringLiteral("key"));
    if (role != Qt::DisplayRole)
        return {};
    QStringList names;
    for (const std::string& field : key.fields)
        names << qt(field);
    switch (column) {
    case What: return key.fields.size() == 1 ? tr("key") : tr("key of several fields");
    case Fields: return names.join(QStringLiteral(" + "));
    case Holds: return tr("every row is told apart");
    case Seen: return seenIn(key.isExact);
    default: return {};
    }
}

QVariant FindingModel::dependencyCell(const profile::Dependency& dependency, int column, int role) const {
    if (column == What && role == Qt::DecorationRole)
        return icon(QStringLiteral("link"));
    if (role == SortRole && column == Holds)
        return dependency.rate();
    if (role == Qt::ToolTipRole && column == Holds)
        return tr("%1 of %2 rows agree with the most frequent value for their %3")
            .arg(formatCount(dependency.rows - dependency.exceptions), formatCount(dependency.rows), qt(dependency.determinant));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case What: return tr("follows");
    case Fields: return tr("%1 follows from %2").arg(qt(dependency.dependent), qt(dependency.determinant));
    case Holds: return tr("%1, %2 exceptions").arg(formatShare(dependency.rows - dependency.exceptions, dependency.rows), formatCount(dependency.exceptions));
    case Seen: return seenIn(dependency.isExact);
    default: return {};
    }
}

} // namespace mw::ui
