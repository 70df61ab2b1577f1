// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/chip_form.h"

#include "ui/present/theme.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace mw::ui {

namespace {
constexpr int kFormWidth = 420;
}

ChipForm::ChipForm(const QString& title, QWidget* parent) : QFrame(parent, Qt::Popup) {
    setAttribute(Qt::WA_DeleteOnClose);
    setFixedWidth(kFormWidth);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(space::kM, space::kM, space::kM, space::kM);
    m_layout->setSpacing(space::kXs);
    auto* head = new QLabel(title, this);
    head->setProperty("role", QStringLiteral("strong"));
    m_layout->addWidget(head);
    setAccessibleName(title);
}

QLabel* ChipForm::addLabel(const QString& text) {
    auto* label = new QLabel(text, this);
    label->setProperty("role", QStringLiteral("muted"));
    label->setWordWrap(true);
    m_layout->addWidget(label);
    return label;
}

void ChipForm::openBelow(const QWidget* chip) {
    adjustSize();
    const QRect room = chip->screen()->availableGeometry();
    QPoint at = chip->mapToGlobal(QPoint(0, chip->height() + 2));
    if (at.y() + height() > room.bottom())
        at.setY(qMax(room.top(), chip->mapToGlobal(QPoint(0, 0)).y() - height() - 2)); // no room below
    at.setX(qBound(room.left(), at.x(), qMax(room.left(), room.right() - width())));
    move(at);
    show();
}

void ChipForm::addFoot(bool removable) {
    auto* line = new QHBoxLayout;
    line->setContentsMargins(0, space::kS, 0, 0);
    if (removable) {
        auto* away = new QPushButton(tr("Remove"), this);
        away->setObjectName(QStringLiteral("formRemove"));
        connect(away, &QPushButton::clicked, this, [this] {
            remove();
            close();
        });
        line->addWidget(away);
    }
    line->addStretch();
    auto* done = new QPushButton(tr("Apply"), this);
    done->setObjectName(QStringLiteral("formApply"));
    done->setProperty("primary", true);
    connect(done, &QPushButton::clicked, this, &ChipForm::finish);
    line->addWidget(done);
    m_layout->addLayout(line);
}

void ChipForm::finish() {
    if (apply())
        close();
}

void ChipForm::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        finish();
        return;
    }
    QFrame::keyPressEvent(event);
}

void ChipForm::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme::colors().raised);
    painter.setPen(theme::colors().lineStrong);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace mw::ui
