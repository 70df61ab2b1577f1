// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/review/worklist_model.h"

#include "ui/present/messages.h"
#include "ui/present/text.h"

#include <algorithm>

namespace mw::ui {

using Outcome = review::CardStanding::Outcome;
using How = review::Pick::How;

WorklistModel::WorklistModel(QObject* parent) : TableModel(parent), m_titles{tr("record"), tr("said")} {}

void WorklistModel::show(std::shared_ptr<const review::Standing> standing, const review::PlanStanding* plan, const std::string& reviewer) {
    std::vector<const review::CardStanding*> cards;
    if (plan) {
        cards = plan->worklist(reviewer);
        const bool hasOwn = !cards.empty();
        for (const review::CardStanding& card : plan->cards) {
            if (!hasOwn)
                cards.push_back(&card);
        }
    }
    const bool isSame = plan && m_plan == plan->digest && cards.size() == m_cards.size() &&
                        std::equal(cards.begin(), cards.end(), m_cards.begin(), [](const auto* a, const auto* b) { return a->card.record == b->card.record; });
    m_reviewer = reviewer;
    m_plan = plan ? plan->digest : std::string();
    if (isSame) {
        m_cards = std::move(cards);
        m_standing = std::move(standing);
        if (rows() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rows() - 1, 1));
        return;
    }
    beginResetModel();
    m_cards = std::move(cards);
    m_standing = std::move(standing);
    endResetModel();
}

const review::CardStanding* WorklistModel::cardAt(int row) const { return row >= 0 && row < rows() ? m_cards[std::size_t(row)] : nullptr; }

int WorklistModel::rowOf(std::uint64_t record) const {
    const auto found = std::find_if(m_cards.begin(), m_cards.end(), [&](const auto* card) { return card->card.record == record; });
    return found == m_cards.end() ? -1 : int(found - m_cards.begin());
}

bool WorklistModel::isJudged(const review::CardStanding& card) const {
    return m_reviewer.empty() ? card.outcome != Outcome::Unseen : card.verdicts.contains(m_reviewer);
}

int WorklistModel::nextOpen(int row) const {
    for (int step = 1; step <= rows(); ++step) {
        const int at = (row + step) % rows();
        if (!isJudged(*m_cards[std::size_t(at)]))
            return at;
    }
    return -1;
}

int WorklistModel::judged() const {
    return int(std::count_if(m_cards.begin(), m_cards.end(), [this](const auto* card) { return isJudged(*card); }));
}

Sign WorklistModel::signOf(const review::CardStanding& card) {
    switch (card.outcome) {
    case Outcome::Passed: return Sign::Ok;
    case Outcome::Accepted: return Sign::Note;
    case Outcome::Unsure: return Sign::Question;
    case Outcome::Failed: return Sign::Error;
    case Outcome::Disagreed: return Sign::Warning;
    case Outcome::Unseen: break;
    }
    return card.verdicts.empty() ? Sign::None : Sign::Open;
}

QString WorklistModel::wordOf(const review::CardStanding& card) {
    switch (card.outcome) {
    case Outcome::Passed: return tr("passed");
    case Outcome::Accepted: return tr("accepted");
    case Outcome::Unsure: return tr("unsure");
    case Outcome::Failed: return tr("failed");
    case Outcome::Disagreed: return tr("disagreed");
    case Outcome::Unseen: break;
    }
    return card.verdicts.empty() ? QString() : tr("%1 of %2").arg(card.verdicts.size()).arg(card.assigned.size());
}

QString WorklistModel::whyOf(const review::Card& card) {
    QStringList reasons;
    for (const review::Pick& pick : card.picks) {
        switch (pick.how) {
        case How::Random: break;
        case How::Risk: reasons.append(tr("stands out: %1").arg(coreText(pick.why))); break;
        case How::Covering: reasons.append(tr("exercises %1").arg(qt(pick.why))); break;
        case How::Retest: reasons.append(tr("re-test of %1").arg(qt(pick.why))); break;
        case How::Named: reasons.append(tr("asked for")); break;
        }
    }
    return reasons.join(QStringLiteral(" · "));
}

QVariant WorklistModel::cell(int row, int column, int role) const {
    const review::CardStanding& card = *m_cards[std::size_t(row)];
    if (role == Qt::ToolTipRole)
        return whyOf(card.card);
    if (column == 0)
        return role == Qt::DisplayRole ? QVariant(qt(card.card.key)) : role == SignRole ? QVariant(int(signOf(card))) : QVariant();
    if (role == MutedRole)
        return true;
    if (role != Qt::DisplayRole)
        return {};
    const QString word = wordOf(card);
    return word.isEmpty() && !card.card.isRandom() ? tr("picked") : word;
}

} // namespace mw::ui
