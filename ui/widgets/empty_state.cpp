// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/present/icons.h"
#include "ui/present/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {

/// Paints its icon anew each time, so that it follows the theme and the screen.
class BigIcon final : public QWidget {
public:
    explicit BigIcon(QWidget* parent) : QWidget(parent) { setFixedSize(32, 32); }
    void setIcon(const QIcon& icon) {
        m_icon = icon;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        m_icon.paint(&painter, rect());
    }

private:
    QIcon m_icon;
};

} // namespace

EmptyState::EmptyState(const QString& iconName, const QString& title, const QString& text, QWidget* parent) : QWidget(parent) {
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    m_sign = new BigIcon(this);
    setIcon(iconName);
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
    layout->addWidget(m_sign, 0, Qt::AlignHCenter);
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

void EmptyState::setIcon(const QString& name) { static_cast<BigIcon*>(m_sign)->setIcon(icon(name)); }

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
