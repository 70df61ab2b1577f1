// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/discover/release_line.h"

#include "core/profile/privacy_floor.h"
#include "ui/present/icons.h"
#include "ui/present/person.h"
#include "ui/present/theme.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace mw::ui {

ReleaseLine::ReleaseLine(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("releaseLine"));
    m_text = new ElidedLabel(this);
    m_text->setObjectName(QStringLiteral("releaseText"));
    m_text->setProperty("role", QStringLiteral("muted"));
    m_turn = new QToolButton(this);
    m_turn->setObjectName(QStringLiteral("releaseTurn"));
    m_turn->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_asked = new QWidget(this);
    m_who = new QLineEdit(m_asked);
    m_who->setObjectName(QStringLiteral("releaseWho"));
    m_who->setPlaceholderText(tr("Your name"));
    m_who->setAccessibleName(tr("Your name"));
    m_who->setMaximumWidth(180);
    m_why = new QLineEdit(m_asked);
    m_why->setObjectName(QStringLiteral("releaseWhy"));
    m_why->setPlaceholderText(tr("Why its values may be seen"));
    m_why->setAccessibleName(tr("Why its values may be seen"));
    auto* done = new QPushButton(tr("Release"), m_asked);
    done->setObjectName(QStringLiteral("releaseDone"));
    auto* cancel = new QPushButton(tr("Cancel"), m_asked);
    cancel->setObjectName(QStringLiteral("releaseCancel"));
    auto* asked = new QHBoxLayout(m_asked);
    asked->setContentsMargins(0, 0, 0, 0);
    asked->setSpacing(space::kXs);
    asked->addWidget(m_who);
    asked->addWidget(m_why, 1);
    asked->addWidget(done);
    asked->addWidget(cancel);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    layout->setSpacing(space::kS);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_asked, 2);
    layout->addWidget(m_turn);
    const auto enable = [this, done] { done->setEnabled(!m_who->text().trimmed().isEmpty() && !m_why->text().trimmed().isEmpty()); };
    connect(m_who, &QLineEdit::textChanged, this, enable);
    connect(m_why, &QLineEdit::textChanged, this, enable);
    for (QLineEdit* edit : {m_who, m_why})
        connect(edit, &QLineEdit::returnPressed, this, &ReleaseLine::release);
    connect(done, &QPushButton::clicked, this, &ReleaseLine::release);
    connect(cancel, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_turn, &QToolButton::clicked, this, [this] {
        if (m_isReleased)
            Q_EMIT maskRequested();
        else
            ask(true);
    });
    enable();
    show({}, {});
}

void ReleaseLine::show(const QString& personal, const QString& release) {
    m_isReleased = !release.isEmpty();
    m_text->setFullText(m_isReleased            ? tr("Its values leave in exports as they are: %1").arg(release)
                    : !personal.isEmpty() ? tr("Personal (%1): its values leave in exports under a mask").arg(personal)
                                          : tr("Values of fewer than %1 records leave in exports under a mask").arg(profile::kPrivacyFloor));
    m_turn->setText(m_isReleased ? tr("Mask again") : tr("Release …"));
    m_turn->setIcon(icon(m_isReleased ? QStringLiteral("undo") : QStringLiteral("eye")));
    m_turn->setToolTip(m_isReleased ? tr("Put the field under the privacy floor again") : tr("Let exports show the values of this field; who says so, and why, is kept in the document"));
    ask(false);
}

void ReleaseLine::ask(bool isAsking) {
    m_asked->setVisible(isAsking);
    m_turn->setVisible(!isAsking);
    if (!isAsking)
        return;
    m_who->setText(personName());
    m_why->clear();
    (m_who->text().isEmpty() ? m_who : m_why)->setFocus(Qt::OtherFocusReason);
}

void ReleaseLine::release() {
    const QString who = m_who->text().trimmed(), why = m_why->text().trimmed();
    if (who.isEmpty() || why.isEmpty()) {
        (who.isEmpty() ? m_who : m_why)->setFocus(Qt::OtherFocusReason);
        return;
    }
    rememberPerson(who);
    Q_EMIT releaseRequested(who, why);
}

} // namespace mw::ui
