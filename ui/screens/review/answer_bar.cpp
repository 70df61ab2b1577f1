// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/review/answer_bar.h"

#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <set>

namespace mw::ui {

AnswerBar::AnswerBar(QWidget* parent) : QWidget(parent) {
    setProperty("role", QStringLiteral("chrome"));
    setAttribute(Qt::WA_StyledBackground);
    m_found = new QLabel(this);
    m_found->setObjectName(QStringLiteral("answersFound"));
    m_found->setWordWrap(true);
    auto* apply = new QPushButton(tr("Apply"), this);
    apply->setObjectName(QStringLiteral("applyAnswers"));
    apply->setProperty("primary", true);
    auto* discard = new QPushButton(tr("Discard"), this);
    discard->setObjectName(QStringLiteral("discardAnswers"));
    connect(apply, &QPushButton::clicked, this, &AnswerBar::applied);
    connect(discard, &QPushButton::clicked, this, &AnswerBar::discarded);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    layout->addWidget(m_found, 1);
    layout->addWidget(apply);
    layout->addWidget(discard);
    hide();
}

void AnswerBar::show(const std::vector<review::AnswerProposal>& answers) {
    std::size_t fresh = 0, left = 0;
    std::set<std::string> people;
    for (const review::AnswerProposal& each : answers) {
        fresh += each.state == review::AnswerProposal::State::New ? 1 : 0;
        left += each.why.empty() ? 0 : 1;
        people.insert(each.answer.reviewer);
    }
    QStringList names;
    for (const std::string& each : people)
        names.append(qt(each));
    m_found->setText(tr("Answers of %1: %2 new, %3 left out. They count once they are applied.").arg(names.join(QStringLiteral(", ")), formatCount(fresh), formatCount(left)));
    setVisible(!answers.empty());
}

} // namespace mw::ui
