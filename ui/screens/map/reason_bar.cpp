// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/reason_bar.h"

#include "ui/present/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace mw::ui {

ReasonBar::ReasonBar(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("reasonBar"));
    setProperty("role", QStringLiteral("chrome"));
    setAttribute(Qt::WA_StyledBackground);
    m_question = new QLabel(this);
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(QStringLiteral("notMigratedReason"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("Reason, for example: empty since 2019"));
    m_take = new QPushButton(tr("Leave behind"), this);
    m_take->setObjectName(QStringLiteral("notMigratedTake"));
    m_take->setProperty("primary", true);
    m_take->setEnabled(false);
    auto* drop = new QPushButton(tr("Cancel"), this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    layout->setSpacing(space::kS);
    layout->addWidget(m_question);
    layout->addWidget(m_reason, 1);
    layout->addWidget(m_take);
    layout->addWidget(drop);
    connect(m_reason, &QLineEdit::textChanged, this, [this](const QString& text) { m_take->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_reason, &QLineEdit::returnPressed, this, [this] {
        if (m_take->isEnabled())
            finish(true);
    });
    connect(m_take, &QPushButton::clicked, this, [this] { finish(true); });
    connect(drop, &QPushButton::clicked, this, [this] { finish(false); });
    hide();
}

void ReasonBar::ask(const QString& question) {
    m_question->setText(question);
    m_reason->clear();
    show();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void ReasonBar::finish(bool take) {
    hide();
    if (take)
        Q_EMIT given(m_reason->text().trimmed());
    else
        Q_EMIT dropped();
}

void ReasonBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        finish(false);
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace mw::ui
