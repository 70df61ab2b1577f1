// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/proposal_model.h"

#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/present/value_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <tuple>

namespace mw::ui {

namespace {

struct ProposalWords {
    Q_DECLARE_TR_FUNCTIONS(ProposalWords)
};

using workbook::Fact;
using workbook::Proposal;

bool isMostlyMarked(const ValueText& value) {
    int marked = 0;
    for (const ValueText::Mark& mark : value.changed)
        marked += mark.length;
    return marked * 3 > value.text.size() * 2;
}

/// Stored words are said in the window's language, texts of people as they are.
QString factText(Fact fact, const std::string& text) {
    return fact == Fact::Status || fact == Fact::Criticality ? coreText(text) : qt(text);
}

} // namespace

QString factTitle(Fact fact) {
    switch (fact) {
    case Fact::Rule: return ProposalWords::tr("Rule");
    case Fact::Intent: return ProposalWords::tr("Intent");
    case Fact::SaidBy: return ProposalWords::tr("Said by");
    case Fact::Note: return ProposalWords::tr("Note");
    case Fact::Criticality: return ProposalWords::tr("Criticality");
    case Fact::Status: return ProposalWords::tr("Status");
    case Fact::Owner: return ProposalWords::tr("Owner");
    case Fact::NotMigrated: return ProposalWords::tr("Not migrated because");
    case Fact::MappingIntent: return ProposalWords::tr("Intent of the mapping");
    case Fact::MappingNote: return ProposalWords::tr("Note of the mapping");
    }
    return {};
}

QString placeText(const Proposal& proposal) {
    const std::string fact = ": " + std::string(workbook::factName(proposal.fact));
    return qt(proposal.where.ends_with(fact) ? proposal.where.substr(0, proposal.where.size() - fact.size()) : proposal.where);
}

ProposalModel::ProposalModel(QObject* parent) : TableModel(parent), m_titles{tr("Where"), tr("What"), tr("In the document"), tr("Proposed"), tr("Cell")} {}

void ProposalModel::show(const std::vector<Proposal>& proposals) {
    std::map<std::tuple<std::string, std::string, bool>, bool> before;
    for (const Row& row : m_rows)
        before.emplace(std::tuple(row.proposal.cell, row.proposal.where, row.proposal.conflict), row.isChosen);
    beginResetModel();
    m_rows.clear();
    for (const Proposal& proposal : proposals) {
        const auto known = before.find({proposal.cell, proposal.where, proposal.conflict});
        m_rows.push_back({proposal, known != before.end() ? known->second : !proposal.conflict});
    }
    endResetModel();
    Q_EMIT chosenChanged();
}

const Proposal* ProposalModel::at(int row) const { return row >= 0 && row < rows() ? &m_rows[std::size_t(row)].proposal : nullptr; }

std::vector<Proposal> ProposalModel::chosen() const {
    std::vector<Proposal> all;
    for (const Row& row : m_rows)
        if (row.isChosen)
            all.push_back(row.proposal);
    return all;
}

std::size_t ProposalModel::conflicts() const {
    return std::size_t(std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.proposal.conflict; }));
}

void ProposalModel::choose(const QModelIndexList& chosen, bool isChosen) {
    for (const QModelIndex& index : chosen) {
        m_rows[std::size_t(index.row())].isChosen = isChosen;
        Q_EMIT dataChanged(index.siblingAtColumn(Where), index.siblingAtColumn(Where), {Qt::CheckStateRole});
    }
    Q_EMIT chosenChanged();
}

void ProposalModel::toggle(const QModelIndexList& rows) {
    choose(rows, !std::all_of(rows.begin(), rows.end(), [this](const QModelIndex& index) { return m_rows[std::size_t(index.row())].isChosen; }));
}

Qt::ItemFlags ProposalModel::flags(const QModelIndex& index) const {
    return index.column() == Where ? TableModel::flags(index) | Qt::ItemIsUserCheckable : TableModel::flags(index);
}

bool ProposalModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    choose({index}, value.toInt() == Qt::Checked);
    return true;
}

QVariant ProposalModel::cell(int row, int column, int role) const {
    const Proposal& proposal = m_rows[std::size_t(row)].proposal;
    if (role == FilterRole)
        return QStringLiteral("%1 %2 %3 %4 %5")
            .arg(placeText(proposal), factTitle(proposal.fact), factText(proposal.fact, proposal.now), factText(proposal.fact, proposal.sent), qt(proposal.cell))
            .toLower();
    switch (column) {
    case Where:
        if (role == Qt::CheckStateRole)
            return m_rows[std::size_t(row)].isChosen ? Qt::Checked : Qt::Unchecked;
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return placeText(proposal);
        return role == SignRole && proposal.conflict ? QVariant(int(Sign::Warning)) : QVariant();
    case What: return role == Qt::DisplayRole ? factTitle(proposal.fact) : QVariant();
    case Now:
    case Proposed: {
        if (column == Proposed && proposal.sent.empty())
            return role == Qt::DisplayRole ? QVariant(tr("taken out")) : role == MutedRole ? QVariant(true) : QVariant();
        if (role != ValueRole && role != Qt::ToolTipRole && role != Qt::DisplayRole)
            return {};
        const QString texts[] = {factText(proposal.fact, proposal.now), factText(proposal.fact, proposal.sent)};
        if (role != ValueRole)
            return texts[column == Proposed];
        if (texts[column == Proposed].isEmpty())
            return {}; // nothing is said: no mark for an empty value
        ValueText now = showText(texts[0]), proposed = showText(texts[1]);
        markChanges(now, proposed);
        if (isMostlyMarked(now) || isMostlyMarked(proposed))
            now.changed = proposed.changed = {}; // another text altogether
        return QVariant::fromValue(column == Now ? now : proposed);
    }
    case Cell: return role == Qt::DisplayRole ? QVariant(qt(proposal.cell)) : role == MutedRole ? QVariant(true) : QVariant();
    default: return {};
    }
}

} // namespace mw::ui
