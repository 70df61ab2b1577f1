// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "ui/present/icons.h"
#include "ui/present/signs.h"
#include "ui/present/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace mw::ui {

StatusLine::StatusLine(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("statusLine"));
    setFixedHeight(28);
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(space::kXs, 2, space::kXs, 1);
    m_layout->setSpacing(2);
    m_layout->addStretch();
    m_job = addButton(QStringLiteral("status/job"));
    m_job->hide();
    m_document = addButton(QStringLiteral("status/document"));
    m_signatures = addButton(QStringLiteral("status/signatures"));
    m_signatures->hide();
    connect(m_job, &QToolButton::clicked, this, &StatusLine::jobClicked);
    connect(m_document, &QToolButton::clicked, this, &StatusLine::documentClicked);
    connect(m_signatures, &QToolButton::clicked, this, &StatusLine::signaturesClicked);
}

QToolButton* StatusLine::addButton(const QString& name) {
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize({14, 14});
    button->setFocusPolicy(Qt::TabFocus);
    m_layout->addWidget(button);
    return button;
}

QToolButton* StatusLine::addView(const QString& name, const QString& title, const QString& key) {
    auto* button = new QToolButton(this);
    button->setObjectName(QStringLiteral("status/") + name);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize({14, 14});
    button->setText(title);
    button->setIcon(icon(name));
    button->setAccessibleName(title);
    button->setToolTip(key.isEmpty() ? title : QStringLiteral("%1 (%2)").arg(title, key));
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    const int view = int(m_views.size());
    connect(button, &QToolButton::clicked, this, [this, view] { Q_EMIT viewClicked(view); });
    m_layout->insertWidget(view, button);
    m_views.append(button);
    m_titles.append(title);
    return button;
}

void StatusLine::setCurrentView(int view) {
    for (int i = 0; i < int(m_views.size()); ++i)
        m_views[i]->setChecked(i == view);
}

void StatusLine::setViewFact(int view, Sign sign, const QString& fact) {
    QToolButton* button = m_views[view];
    button->setText(fact.isEmpty() ? m_titles[view] : m_titles[view] + QStringLiteral("  ") + fact);
    const QString name = button->objectName().mid(7);
    button->setIcon(sign == Sign::None ? icon(name) : icon(signIcon(sign), signColor(sign)));
    button->updateGeometry(); // a tool button keeps the room of a longer text by itself
}

void StatusLine::setJob(const QString& text) {
    m_job->setVisible(!text.isEmpty());
    m_job->setText(text);
    m_job->setIcon(icon(QStringLiteral("refresh")));
}

void StatusLine::setDocument(Sign sign, const QString& text, const QString& toolTip) {
    m_document->setVisible(!text.isEmpty());
    m_document->setText(text);
    m_document->setToolTip(toolTip);
    m_document->setIcon(sign == Sign::None ? QIcon() : icon(signIcon(sign), signColor(sign)));
}

void StatusLine::setSignatures(const QString& text) {
    m_signatures->setVisible(!text.isEmpty());
    m_signatures->setText(text);
    m_signatures->setIcon(icon(signIcon(Sign::Warning), signColor(Sign::Warning)));
}

void StatusLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme::colors().chrome);
    painter.fillRect(0, 0, width(), 1, theme::colors().line);
}

} // namespace mw::ui
