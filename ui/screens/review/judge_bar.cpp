// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/review/judge_bar.h"

#include "ui/present/icons.h"
#include "ui/present/person.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {

QString wordOf(review::Verdict verdict) {
    switch (verdict) {
    case review::Verdict::Pass: return JudgeBar::tr("passes");
    case review::Verdict::Fail: return JudgeBar::tr("fails");
    case review::Verdict::Unsure: return JudgeBar::tr("is unsure");
    case review::Verdict::Accept: break;
    }
    return JudgeBar::tr("accepts");
}

} // namespace

JudgeBar::JudgeBar(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("judgeBar"));
    setProperty("role", QStringLiteral("chrome"));
    setAttribute(Qt::WA_StyledBackground);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(space::kM, 0, space::kS, 0);
    line->setSpacing(space::kXs);
    const auto button = [&](const QString& name, const QString& text, const QString& key, const QString& sign) {
        auto* made = new QToolButton(this);
        made->setObjectName(name);
        made->setText(text + QStringLiteral("  ") + key);
        made->setIcon(icon(sign));
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setToolTip(tr("%1, key %2").arg(text, key));
        made->setFocusPolicy(Qt::NoFocus); // the keys do the same; the card keeps the cursor
        line->addWidget(made);
        return made;
    };
    using Verdict = review::Verdict;
    for (const auto& [verdict, made] : {std::pair(Verdict::Pass, button(QStringLiteral("judgePass"), tr("Pass"), QStringLiteral("P"), QStringLiteral("ok-circle"))),
                                        std::pair(Verdict::Fail, button(QStringLiteral("judgeFail"), tr("Fail…"), QStringLiteral("F"), QStringLiteral("error"))),
                                        std::pair(Verdict::Unsure, button(QStringLiteral("judgeUnsure"), tr("Unsure"), QStringLiteral("U"), QStringLiteral("question"))),
                                        std::pair(Verdict::Accept, button(QStringLiteral("judgeAccept"), tr("Accept…"), QStringLiteral("A"), QStringLiteral("decision")))}) {
        connect(made, &QToolButton::clicked, this, [this, verdict = verdict] { start(verdict); });
        m_buttons.append(made);
    }
    m_why = button(QStringLiteral("reviewWhy"), tr("Why"), QStringLiteral("W"), QStringLiteral("bulb"));
    m_why->setCheckable(true);
    m_open = button(QStringLiteral("reviewOpen"), tr("Open"), QStringLiteral("O"), QStringLiteral("link"));
    m_open->setPopupMode(QToolButton::InstantPopup);
    line->addStretch();
    m_said = new QLabel(this);
    m_said->setObjectName(QStringLiteral("cardHistory"));
    m_said->setProperty("role", QStringLiteral("muted"));
    m_said->setWordWrap(true);
    m_said->setContentsMargins(space::kM, space::kXs, space::kM, 0);
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse);

    m_form = new QWidget(this);
    m_question = new QLabel(m_form);
    m_comment = new QLineEdit(m_form);
    m_comment->setObjectName(QStringLiteral("judgeComment"));
    m_author = new QLineEdit(personName(), m_form);
    m_author->setObjectName(QStringLiteral("judgeAuthor"));
    m_author->setPlaceholderText(tr("Your name"));
    m_author->setAccessibleName(tr("Your name"));
    m_author->setMaximumWidth(150);
    auto* save = new QPushButton(tr("Save"), m_form);
    save->setObjectName(QStringLiteral("judgeSave"));
    save->setProperty("primary", true);
    auto* cancel = new QPushButton(tr("Cancel"), m_form);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_form, m_form, &QWidget::hide, Qt::WidgetWithChildrenShortcut);
    escape->setAutoRepeat(false);
    connect(save, &QPushButton::clicked, this, &JudgeBar::send);
    for (QLineEdit* edit : {m_comment, m_author})
        connect(edit, &QLineEdit::returnPressed, this, &JudgeBar::send);
    connect(cancel, &QPushButton::clicked, m_form, &QWidget::hide);
    auto* form = new QHBoxLayout(m_form);
    form->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    form->setSpacing(space::kS);
    form->addWidget(m_question);
    form->addWidget(m_comment, 1);
    form->addWidget(m_author);
    form->addWidget(save);
    form->addWidget(cancel);
    m_form->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::kXs, 0, space::kXs);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_form);
    layout->addWidget(m_said);
    show(nullptr, {});
}

QString JudgeBar::author() const { return personName(); }

void JudgeBar::show(const review::CardStanding* card, const std::string& digest) {
    for (QToolButton* button : m_buttons)
        button->setEnabled(card != nullptr);
    m_why->setEnabled(card != nullptr);
    const std::uint64_t record = card ? card->card.record : 0;
    if (record != m_record || record == 0)
        m_form->hide();
    m_record = record;
    QStringList said;
    for (std::size_t i = 0; card && i < card->history.size(); ++i) {
        const review::SaidVerdict& each = card->history[card->history.size() - 1 - i];
        QString line = qt(each.by) + u' ' + wordOf(each.judgement.verdict);
        if (!each.judgement.comment.empty())
            line += QStringLiteral(": ") + qt(each.judgement.comment);
        line += QStringLiteral(" (") + QLocale().toString(QDateTime::fromMSecsSinceEpoch(each.atMicros / 1000), QLocale::ShortFormat);
        if (!each.judgement.seen.empty() && each.judgement.seen != digest)
            line += tr(", of what the record held then");
        said.append(line + u')');
    }
    m_said->setText(said.join(u'\n'));
    m_said->setVisible(!said.isEmpty());
}

void JudgeBar::start(review::Verdict verdict) {
    if (!m_buttons.front()->isEnabled())
        return;
    m_verdict = verdict;
    const bool asksComment = verdict == review::Verdict::Fail || verdict == review::Verdict::Accept;
    m_comment->clear();
    if (!asksComment && !author().isEmpty())
        return send();
    m_question->setText(verdict == review::Verdict::Fail     ? tr("It fails: what is wrong?")
                        : verdict == review::Verdict::Accept ? tr("Accept it as it is, because")
                                                             : tr("Who says so?"));
    m_comment->setVisible(asksComment);
    m_comment->setAccessibleName(m_question->text());
    m_author->setText(author());
    m_form->show();
    (asksComment ? m_comment : m_author)->setFocus();
}

void JudgeBar::send() {
    const QString name = m_form->isVisible() ? m_author->text().trimmed() : author(), comment = m_comment->text().trimmed();
    if (name.isEmpty())
        return m_author->setFocus();
    const bool asksComment = m_verdict == review::Verdict::Fail || m_verdict == review::Verdict::Accept;
    if (asksComment && comment.isEmpty())
        return m_comment->setFocus();
    const bool isOther = name != author();
    rememberPerson(name);
    m_form->hide();
    Q_EMIT judged(m_verdict, comment);
    if (isOther)
        Q_EMIT authorChanged();
}

} // namespace mw::ui
