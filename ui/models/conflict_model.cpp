// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/conflict_model.h"

#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"

namespace mw::ui {

ConflictModel::ConflictModel(QObject* parent)
    : TableModel(parent), m_titles{tr("Where"), tr("What"), tr("Mine"), tr("In the file"), tr("Stands")} {}

void ConflictModel::show(const std::vector<sign::ChangedFact>& conflicts) {
    beginResetModel();
    m_facts = conflicts;
    m_byTheirs.clear();
    endResetModel();
}

void ConflictModel::decide(const QModelIndexList& rows, bool byTheirs) {
    for (const QModelIndex& index : rows)
        if (const sign::ChangedFact* fact = factAt(index.row())) {
            if (byTheirs)
                m_byTheirs.insert(fact->element);
            else
                m_byTheirs.erase(fact->element);
        }
    if (!m_facts.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_facts.size()) - 1, Stands));
}

void ConflictModel::toggle(const QModelIndexList& rows) {
    if (const sign::ChangedFact* first = rows.isEmpty() ? nullptr : factAt(rows.front().row()))
        decide(rows, !m_byTheirs.contains(first->element));
}

QVariant ConflictModel::cell(int row, int column, int role) const {
    const sign::ChangedFact& fact = m_facts[std::size_t(row)];
    const bool byTheirs = m_byTheirs.contains(fact.element);
    if (role == MutedRole)
        return column == (byTheirs ? Mine : Theirs);
    if (role == PillRole && column == Stands)
        return int(byTheirs ? Sign::Warning : Sign::Note);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const auto side = [&](const std::string& sentence, const std::string& text) {
        return !sentence.empty() ? qt(sentence) : !text.empty() ? qt(text) : fact.what.empty() ? QString() : tr("nothing");
    };
    switch (column) {
    case Where: return coreText(fact.where);
    case What: return fact.what.empty() ? tr("the whole") : coreText(fact.what);
    case Mine: return fact.kind == sign::Change::Kind::Added && fact.what.empty() ? tr("gone") : side(fact.wasSentence, fact.was);
    case Theirs: return fact.kind == sign::Change::Kind::Removed && fact.what.empty() ? tr("gone") : side(fact.nowSentence, fact.now);
    case Stands: return byTheirs ? tr("the file's") : tr("mine");
    default: return {};
    }
}

} // namespace mw::ui
