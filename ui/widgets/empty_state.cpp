// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/present/icons.h"
#include "ui/present/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace mw::ui {

EmptyState::EmptyState(const QString& iconName, const QString& title, const QString& text, QWidget* parent) : QWidget(parent) {
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    auto* sign = new QLabel(this);
    sign->setPixmap(icon(iconName).pixmap(QSize(32, 32), devicePixelRatioF()));
    sign->setAlignment(Qt::AlignHCenter);
    m_title = new QLabel(title, this);
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->setAlignment(Qt::AlignHCenter);
    m_text = new QLabel(text, this);
    m_text->setProperty("role", QStringLiteral("muted"));
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(160);
    m_text->setMaximumWidth(460);
    m_title->setWordWrap(true);
    m_buttons = new QVBoxLayout;
    m_buttons->setSpacing(space::kS);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(space::kS);
    layout->addStretch(2);
    layout->addWidget(sign, 0, Qt::AlignHCenter);
    layout->addWidget(m_title);
    // As wide as there is room, up to a width that reads well.
    auto* centre = new QHBoxLayout;
    centre->addStretch(1);
    centre->addWidget(m_text, 100);
    centre->addStretch(1);
    layout->addLayout(centre);
    layout->addSpacing(space::kS);
    layout->addLayout(m_buttons);
    layout->addStretch(3);
}

void EmptyState::setTexts(const QString& title, const QString& text) {
    m_title->setText(title);
    m_text->setText(text);
}

void EmptyState::addAction(QAction* action) {
    auto* button = new QPushButton(action->text(), this);
    button->setIcon(m_buttons->count() == 0 ? QIcon() : action->icon());
    button->setProperty("primary", m_buttons->count() == 0);
    button->setEnabled(action->isEnabled());
    button->setVisible(action->isVisible());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, [button, action] {
        button->setText(action->text());
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
    });
    m_buttons->addWidget(button, 0, Qt::AlignHCenter);
}

} // namespace mw::ui
