// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dock_panel.h"

#include "ui/present/icons.h"
#include "ui/widgets/section_header.h"

#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

DockPanel::DockPanel(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("dockPanel"));
    m_stack = new QStackedWidget(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stack);
    setMinimumHeight(110);
    hide();
}

int DockPanel::addView(const QString& name, const QString& title, QWidget* view, const QList<QWidget*>& tools) {
    auto* page = new QWidget(this);
    page->setObjectName(QStringLiteral("dock/") + name);
    auto* header = new SectionHeader(title, page);
    header->setFixedHeight(30);
    for (QWidget* tool : tools)
        header->addTool(tool);
    auto* close = new QToolButton(header);
    close->setIcon(icon(QStringLiteral("close")));
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close %1").arg(title));
    connect(close, &QToolButton::clicked, this, [this] { setCurrent(-1); });
    header->addTool(close);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(view, 1);
    return m_stack->addWidget(page);
}

void DockPanel::setCurrent(int view) {
    const int before = current();
    if (view >= 0 && view < m_stack->count()) {
        m_current = view;
        m_stack->setCurrentIndex(view);
        show();
    } else {
        hide();
    }
    if (current() != before)
        Q_EMIT currentChanged(current());
}

QString DockPanel::nameOf(int view) const {
    const QWidget* page = m_stack->widget(view);
    return page ? page->objectName().mid(5) : QString();
}

int DockPanel::indexOf(const QString& name) const {
    for (int i = 0; i < m_stack->count(); ++i)
        if (nameOf(i) == name)
            return i;
    return -1;
}

int DockPanel::count() const { return m_stack->count(); }

} // namespace mw::ui
