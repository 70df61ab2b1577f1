// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/validate/verdict_bar.h"

#include "core/base/clock.h"
#include "ui/present/icons.h"
#include "ui/present/person.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {
constexpr std::int64_t kDayMicros = 86'400'000'000;
} // namespace

VerdictBar::VerdictBar(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("verdictBar"));
    setProperty("role", QStringLiteral("chrome"));
    setAttribute(Qt::WA_StyledBackground);
    m_subject = new QLabel(this);
    m_subject->setProperty("role", QStringLiteral("muted"));
    const auto button = [this](const QString& name, const QString& text, const QString& sign) {
        auto* made = new QToolButton(this);
        made->setObjectName(name);
        made->setText(text);
        made->setIcon(icon(sign));
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        return made;
    };
    m_defect = button(QStringLiteral("verdictDefect"), tr("Defect"), QStringLiteral("error"));
    m_accept = button(QStringLiteral("verdictAccept"), tr("Accept…"), QStringLiteral("ok-circle"));
    m_oldWrong = button(QStringLiteral("verdictOldWrong"), tr("Old system was wrong…"), QStringLiteral("history"));
    connect(m_defect, &QToolButton::clicked, this, [this] { startReason(evidence::Verdict::Kind::Defect); });
    connect(m_accept, &QToolButton::clicked, this, [this] { startReason(evidence::Verdict::Kind::Accepted); });
    connect(m_oldWrong, &QToolButton::clicked, this, [this] { startReason(evidence::Verdict::Kind::OldSystemWrong); });
    auto* line = new QHBoxLayout;
    line->setContentsMargins(space::kM, 0, space::kS, 0);
    line->setSpacing(space::kXs);
    line->addWidget(m_subject, 1);
    line->addWidget(m_defect);
    line->addWidget(m_accept);
    line->addWidget(m_oldWrong);

    m_form = new QWidget(this);
    m_question = new QLabel(m_form);
    m_reason = new QLineEdit(m_form);
    m_reason->setObjectName(QStringLiteral("verdictReason"));
    m_author = new QLineEdit(personName(), m_form);
    m_author->setObjectName(QStringLiteral("verdictAuthor"));
    m_author->setPlaceholderText(tr("Your name"));
    m_author->setAccessibleName(tr("Your name"));
    m_author->setMaximumWidth(150);
    m_until = new QComboBox(m_form);
    m_until->addItem(tr("for good"), 0);
    m_until->addItem(tr("for 30 days"), 30);
    m_until->addItem(tr("for 90 days"), 90);
    m_until->setAccessibleName(tr("How long it counts"));
    auto* save = new QPushButton(tr("Save"), m_form);
    save->setObjectName(QStringLiteral("verdictSave"));
    save->setProperty("primary", true);
    auto* cancel = new QPushButton(tr("Cancel"), m_form);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_form, m_form, &QWidget::hide, Qt::WidgetWithChildrenShortcut);
    escape->setAutoRepeat(false);
    connect(save, &QPushButton::clicked, this, [this] { send(m_kind); });
    for (QLineEdit* edit : {m_reason, m_author})
        connect(edit, &QLineEdit::returnPressed, this, [this] { send(m_kind); });
    connect(cancel, &QPushButton::clicked, m_form, &QWidget::hide);
    auto* form = new QHBoxLayout(m_form);
    form->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    form->setSpacing(space::kS);
    form->addWidget(m_question);
    form->addWidget(m_reason, 1);
    form->addWidget(m_author);
    form->addWidget(m_until);
    form->addWidget(save);
    form->addWidget(cancel);
    m_form->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::kXs, 0, space::kXs);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_form);
    setSubject({});
}

void VerdictBar::setSubject(const QString& subject) {
    m_subject->setText(subject.isEmpty() ? tr("Choose a difference or a whole cause to judge it") : subject);
    for (QToolButton* button : {m_defect, m_accept, m_oldWrong})
        button->setEnabled(!subject.isEmpty());
    if (subject.isEmpty())
        m_form->hide();
}

void VerdictBar::startReason(evidence::Verdict::Kind kind) {
    m_kind = kind;
    switch (kind) {
    case evidence::Verdict::Kind::Defect: m_question->setText(tr("Defect:")); break;
    case evidence::Verdict::Kind::Accepted: m_question->setText(tr("Accept, because")); break;
    case evidence::Verdict::Kind::OldSystemWrong: m_question->setText(tr("The old system was wrong, because")); break;
    }
    m_reason->setPlaceholderText(kind == evidence::Verdict::Kind::Defect ? tr("what is wrong (optional)") : tr("the reason"));
    m_reason->setAccessibleName(m_question->text());
    m_until->setVisible(kind == evidence::Verdict::Kind::Accepted);
    m_form->show();
    m_reason->setFocus();
}

void VerdictBar::send(evidence::Verdict::Kind kind) {
    const QString reason = m_reason->text().trimmed(), author = m_author->text().trimmed();
    if (author.isEmpty()) {
        m_author->setFocus();
        return;
    }
    if (reason.isEmpty() && kind != evidence::Verdict::Kind::Defect) {
        m_reason->setFocus();
        return;
    }
    rememberPerson(author);
    evidence::Verdict verdict;
    verdict.kind = kind;
    verdict.reason = utf8(reason);
    verdict.author = utf8(author);
    if (const int days = m_until->currentData().toInt(); days > 0 && kind == evidence::Verdict::Kind::Accepted)
        verdict.expiresMicros = Clock::system().nowMicros() + days * kDayMicros;
    m_form->hide();
    m_reason->clear();
    Q_EMIT decided(verdict);
}

} // namespace mw::ui
