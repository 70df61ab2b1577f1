// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/changed_fact_model.h"

#include "core/base/wording.h"
#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"

namespace mw::ui {

ChangedFactModel::ChangedFactModel(const QString& was, const QString& now, QObject* parent)
    : TableModel(parent), m_titles{tr("Where"), tr("What"), was, now} {}

void ChangedFactModel::setFacts(const std::vector<sign::ChangedFact>& facts) {
    beginResetModel();
    m_facts = facts;
    endResetModel();
}

QVariant ChangedFactModel::cell(int row, int column, int role) const {
    const sign::ChangedFact& fact = m_facts[std::size_t(row)];
    const bool isFollower = fact.what.empty() && !fact.through.empty();
    if (role == MutedRole)
        return isFollower || !fact.isMeaning;
    if (role == ElementRole)
        return qt(fact.element.text());
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Where: return coreText(fact.where);
    case What:
        if (!fact.what.empty())
            return coreText(fact.what);
        switch (fact.kind) {
        case sign::Change::Kind::Added: return tr("new");
        case sign::Change::Kind::Removed: return tr("gone");
        case sign::Change::Kind::Changed: break;
        }
        return isFollower ? tr("follows") : tr("changed");
    case Was: return qt(fact.wasSentence.empty() ? fact.was : fact.wasSentence);
    case Now:
        if (isFollower)
            return tr("through %1").arg(coreText(listed(fact.through)));
        return qt(fact.nowSentence.empty() ? fact.now : fact.nowSentence);
    default: return {};
    }
}

} // namespace mw::ui
