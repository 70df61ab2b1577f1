// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notice_bar.h"

#include "ui/present/icons.h"
#include "ui/present/signs.h"
#include "ui/present/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace mw::ui {

namespace {

/// One notice on the soft ground of its sign.
class Notice final : public QWidget {
public:
    Notice(Sign sign, QWidget* parent) : QWidget(parent), m_sign(sign) {}

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(rect(), signGround(m_sign));
        painter.fillRect(0, height() - 1, width(), 1, theme::colors().line);
        painter.drawPixmap(space::kM, (height() - kIconSize) / 2,
                           iconPixmap(signIcon(m_sign), signColor(m_sign), kIconSize, devicePixelRatioF()));
    }

private:
    Sign m_sign;
};

} // namespace

NoticeBar::NoticeBar(QWidget* parent) : QWidget(parent) {
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
}

void NoticeBar::say(const QString& topic, Sign sign, const QString& text, const QList<Choice>& choices) {
    takeAway(topic);
    auto* notice = new Notice(sign, this);
    notice->setObjectName(QStringLiteral("notice/") + topic);
    auto* label = new QLabel(text, notice);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* layout = new QHBoxLayout(notice);
    layout->setContentsMargins(space::kM + kIconSize + space::kS, space::kXs, space::kS, space::kXs);
    layout->setSpacing(space::kS);
    layout->addWidget(label, 1);
    for (const Choice& choice : choices) {
        auto* button = new QPushButton(choice.label, notice);
        connect(button, &QPushButton::clicked, this, [this, topic, act = choice.act] {
            takeAway(topic);
            if (act)
                act();
        });
        layout->addWidget(button);
    }
    auto* close = new QToolButton(notice);
    close->setIcon(icon(QStringLiteral("close")));
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, [this, topic] { takeAway(topic); });
    layout->addWidget(close);
    m_layout->addWidget(notice);
    notice->setMinimumHeight(kBarHeight);
}

void NoticeBar::takeAway(const QString& topic) {
    if (auto* notice = findChild<QWidget*>(QStringLiteral("notice/") + topic)) {
        notice->setObjectName({});
        notice->hide();
        notice->deleteLater();
    }
}

} // namespace mw::ui
