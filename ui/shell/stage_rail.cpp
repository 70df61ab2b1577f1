// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stage_rail.h"

#include "ui/present/icons.h"
#include "ui/present/theme.h"

#include <QAction>
#include <QButtonGroup>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {

constexpr int kRailWidth = 76;
constexpr int kStageHeight = 52;

/// Icon above its word; the chosen one has a bar of the accent at the edge, so that colour is not its only sign.
class StageButton final : public QToolButton {
public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent*) override {
        const Colors& colors = theme::colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (isChecked() || (underMouse() && isEnabled())) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(isChecked() ? colors.accentSoft : colors.hover);
            painter.drawRoundedRect(QRectF(rect()).adjusted(4, 2, -4, -2), kRadius + 2, kRadius + 2);
        }
        if (isChecked())
            painter.fillRect(QRect(0, 8, 3, height() - 16), colors.accent);
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colors.accent, 1));
            painter.drawRoundedRect(QRectF(rect()).adjusted(4.5, 2.5, -4.5, -2.5), kRadius + 2, kRadius + 2);
        }
        const QIcon::Mode mode = isEnabled() ? QIcon::Normal : QIcon::Disabled;
        const QRect sign((width() - 20) / 2, 8, 20, 20);
        icon().paint(&painter, sign, Qt::AlignCenter, mode, isChecked() ? QIcon::On : QIcon::Off);
        painter.setFont(theme::smallFont());
        painter.setPen(!isEnabled() ? colors.textFaint : isChecked() ? colors.text : colors.textMuted);
        const QRect label(2, 30, width() - 4, height() - 32);
        painter.drawText(label, Qt::AlignHCenter | Qt::AlignTop,
                         QFontMetrics(theme::smallFont()).elidedText(text(), Qt::ElideRight, label.width()));
    }
};

StageButton* makeButton(QWidget* parent) {
    auto* button = new StageButton(parent);
    button->setFixedSize(kRailWidth - 1, kStageHeight);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

StageRail::StageRail(QWidget* parent) : QWidget(parent) {
    setFixedWidth(kRailWidth);
    m_stages = new QButtonGroup(this);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, space::kS, 1, space::kS);
    m_layout->setSpacing(0);
    m_layout->addStretch();
    connect(m_stages, &QButtonGroup::idClicked, this, &StageRail::chosen);
}

void StageRail::addStage(const QString& name, const QString& title, const QString& iconName, const QString& key) {
    StageButton* button = makeButton(this);
    button->setObjectName(QStringLiteral("stage/") + name);
    button->setText(title);
    button->setAccessibleName(title);
    button->setToolTip(QStringLiteral("%1 (%2)").arg(title, key));
    button->setIcon(icon(iconName));
    button->setCheckable(true);
    m_stages->addButton(button, m_count);
    m_layout->insertWidget(m_count, button);
    ++m_count;
}

void StageRail::addFoot(QAction* action) {
    StageButton* button = makeButton(this);
    button->setObjectName(QStringLiteral("foot/") + action->objectName());
    button->setText(action->iconText());
    button->setAccessibleName(action->text());
    button->setToolTip(action->toolTip());
    button->setIcon(action->icon());
    button->setEnabled(action->isEnabled());
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
    m_layout->addWidget(button);
}

void StageRail::setCurrent(int stage) {
    if (QAbstractButton* button = m_stages->button(stage)) {
        button->setChecked(true);
        return;
    }
    m_stages->setExclusive(false);
    for (QAbstractButton* button : m_stages->buttons())
        button->setChecked(false);
    m_stages->setExclusive(true);
}

void StageRail::setStagesEnabled(bool enabled) {
    for (QAbstractButton* button : m_stages->buttons())
        button->setEnabled(enabled);
}

void StageRail::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme::colors().chrome);
    painter.fillRect(width() - 1, 0, 1, height(), theme::colors().line);
}

} // namespace mw::ui
