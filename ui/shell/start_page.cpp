// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/start_page.h"

#include "ui/present/icons.h"
#include "ui/present/theme.h"
#include "ui/widgets/centred_body.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {

/// A row one can click: sign, title, a muted line below it.
class Way final : public QToolButton {
public:
    Way(const QString& title, const QString& detail, const QIcon& sign, QWidget* parent)
        : QToolButton(parent), m_detail(detail) {
        setText(title);
        setIcon(sign);
        setAccessibleName(title);
        setAccessibleDescription(detail);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setFixedHeight(52);
        setCursor(Qt::PointingHandCursor);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Colors& colors = theme::colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool lit = underMouse() || hasFocus();
        painter.setPen(QPen(hasFocus() ? colors.accent : colors.line, 1));
        painter.setBrush(lit ? colors.hover : colors.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius + 2, kRadius + 2);
        icon().paint(&painter, QRect(space::kL, (height() - 20) / 2, 20, 20), Qt::AlignCenter, QIcon::Normal, QIcon::On);
        const QRect room = rect().adjusted(space::kL + 20 + space::kL, 8, -space::kM, -8);
        painter.setPen(colors.text);
        painter.setFont(theme::strongFont());
        painter.drawText(room, Qt::AlignLeft | Qt::AlignTop, QFontMetrics(theme::strongFont()).elidedText(text(), Qt::ElideRight, room.width()));
        painter.setPen(colors.textMuted);
        painter.setFont(theme::smallFont());
        painter.drawText(room, Qt::AlignLeft | Qt::AlignBottom, QFontMetrics(theme::smallFont()).elidedText(m_detail, Qt::ElideMiddle, room.width()));
    }

private:
    QString m_detail;
};

QLabel* heading(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("strong"));
    return label;
}

} // namespace

StartPage::StartPage(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("startPage"));
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    auto* title = new QLabel(QStringLiteral("Mapwright"), this);
    title->setProperty("role", QStringLiteral("title"));
    auto* about = new QLabel(tr("Say what every old field means and where it goes, then load it, prove it on all records and sign it off."), this);
    about->setProperty("role", QStringLiteral("muted"));
    about->setWordWrap(true);

    m_ways = new QVBoxLayout;
    m_ways->setSpacing(space::kS);
    m_recentBox = new QWidget(this);
    m_recent = new QVBoxLayout(m_recentBox);
    m_recent->setContentsMargins(0, 0, 0, 0);
    m_recent->setSpacing(space::kS);
    m_busy = new QLabel(this);
    m_busy->setProperty("role", QStringLiteral("muted"));

    auto* left = new QVBoxLayout;
    left->setSpacing(space::kS);
    left->addWidget(heading(tr("Begin"), this));
    left->addLayout(m_ways);
    auto* hint = new QLabel(tr("Or drop a data file anywhere on this window: it becomes a connection."), this);
    hint->setProperty("role", QStringLiteral("small"));
    hint->setWordWrap(true);
    left->addWidget(hint);
    left->addStretch();
    auto* columns = new QHBoxLayout;
    columns->setSpacing(40);
    columns->addLayout(left, 1);
    columns->addWidget(m_recentBox, 1, Qt::AlignTop);

    auto* body = new QVBoxLayout;
    body->setSpacing(space::kS);
    body->addWidget(title);
    body->addWidget(about);
    body->addSpacing(space::kXl);
    body->addLayout(columns);
    body->addSpacing(space::kM);
    body->addWidget(m_busy);
    centreBody(this, body, 860);
}

void StartPage::addWay(QAction* action, const QString& explanation) {
    auto* way = new Way(action->text().remove(u'&').remove(QChar(0x2026)), explanation, action->icon(), this);
    way->setObjectName(QStringLiteral("way/") + action->objectName());
    connect(way, &QToolButton::clicked, action, &QAction::trigger);
    m_ways->addWidget(way);
}

void StartPage::setRecent(const QStringList& paths) {
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_recentBox->setVisible(!paths.isEmpty());
    m_recent->addWidget(heading(tr("Recent"), m_recentBox));
    for (const QString& path : paths.mid(0, 5)) {
        const QFileInfo file(path);
        QString folder = QDir::toNativeSeparators(file.absolutePath());
        if (folder.startsWith(QDir::homePath()))
            folder = u'~' + folder.mid(QDir::homePath().size());
        auto* way = new Way(file.completeBaseName(), folder, icon(QStringLiteral("file")), m_recentBox);
        way->setToolTip(path);
        connect(way, &QToolButton::clicked, this, [this, path] { Q_EMIT openRequested(path); });
        m_recent->addWidget(way);
    }
    m_recent->addStretch();
}

void StartPage::setBusy(bool busy, const QString& text) {
    m_busy->setText(busy ? text : QString());
}

} // namespace mw::ui
