// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/review/review_summary.h"

#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/widgets/pill.h"

#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace mw::ui {

ReviewSummary::ReviewSummary(QWidget* parent) : QWidget(parent) {
    setProperty("role", QStringLiteral("chrome"));
    setAttribute(Qt::WA_StyledBackground);
    m_statement = new QLabel(this);
    m_statement->setObjectName(QStringLiteral("reviewStatement"));
    m_statement->setProperty("role", QStringLiteral("strong"));
    m_statement->setWordWrap(true);
    m_statement->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_people = new QLabel(this);
    m_people->setObjectName(QStringLiteral("reviewPeople"));
    m_people->setProperty("role", QStringLiteral("muted"));
    m_people->setWordWrap(true);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Records looked at"));
    auto* words = new QVBoxLayout(this);
    words->setContentsMargins(space::kM, space::kS, space::kM, space::kS);
    words->setSpacing(space::kXs);
    words->addWidget(m_statement);
    words->addWidget(m_people);
    words->addWidget(m_progress);
}

void ReviewSummary::show(const review::PlanStanding& plan) {
    QStringList lines;
    for (const review::Statement& statement : plan.statements()) {
        const QString of = statement.stratum.empty() ? QString() : qt(plan.plan.stratifiedBy + " " + statement.stratum) + QStringLiteral(": ");
        lines.append(of + qt(statement.inWords(windowCatalogue())));
    }
    if (lines.isEmpty())
        lines.append(tr("Nothing was drawn at random, so nothing is claimed of the other records."));
    m_statement->setText(lines.join(u'\n'));
    QStringList people;
    std::set<std::string> names;
    for (const review::CardStanding& card : plan.cards) {
        for (const auto& [name, said] : card.verdicts)
            names.insert(name);
    }
    for (const auto& [name, assignment] : plan.assignments)
        names.insert(name);
    for (const std::string& name : names) {
        const auto judged = std::count_if(plan.cards.begin(), plan.cards.end(), [&](const review::CardStanding& card) { return card.verdicts.contains(name); });
        people.append(qt(name) + u' ' + formatCount(std::uint64_t(judged)));
    }
    QString facts = tr("%1 of %2 records looked at").arg(formatCount(plan.seen()), formatCount(plan.cards.size()));
    if (!people.isEmpty())
        facts += QStringLiteral(" · ") + people.join(QStringLiteral(", "));
    facts += QStringLiteral(" · ") + tr("drawn by %1, seed %2").arg(qt(plan.by)).arg(plan.plan.seed);
    if (plan.redraws > 0)
        facts += QStringLiteral(" · ") + tr("drawn anew %n time(s): %1", nullptr, int(plan.redraws)).arg(qt(plan.plan.because));
    if (!plan.plan.unexercised.empty())
        facts += QStringLiteral(" · ") + tr("%n way(s) through the rules that no record takes", nullptr, int(plan.plan.unexercised.size()));
    m_people->setText(facts);
    QStringList unexercised;
    for (const review::Unexercised& each : plan.plan.unexercised)
        unexercised.append(qt(each.field.empty() ? each.reference : each.field + " (" + each.reference + ")") + QStringLiteral(": ") + coreText(each.way) +
                           (each.part.empty() ? QString() : QStringLiteral(": ") + qt(each.part)));
    m_people->setToolTip(unexercised.mid(0, 30).join(u'\n'));
    m_progress->setRange(0, int(plan.cards.size()));
    m_progress->setValue(int(plan.seen()));
}

void showState(Pill& pill, const review::PlanStanding* plan) {
    if (!plan)
        return pill.set(Sign::None, {});
    std::size_t failed = 0, open = 0, disagreed = 0;
    for (const review::CardStanding& card : plan->cards) {
        failed += card.outcome == review::CardStanding::Outcome::Failed ? 1 : 0;
        disagreed += card.outcome == review::CardStanding::Outcome::Disagreed ? 1 : 0;
        open += card.isSettled() ? 0 : 1;
    }
    if (failed > 0)
        pill.set(Sign::Error, ReviewSummary::tr("%n defect(s)", nullptr, int(failed)));
    else if (disagreed > 0)
        pill.set(Sign::Warning, ReviewSummary::tr("%n disagreement(s)", nullptr, int(disagreed)));
    else if (open > 0)
        pill.set(Sign::Open, ReviewSummary::tr("%n to look at", nullptr, int(open)));
    else
        pill.set(Sign::Ok, ReviewSummary::tr("no defect"));
}

} // namespace mw::ui
