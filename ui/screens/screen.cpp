// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/screen.h"

#include "ui/present/icons.h"

#include <QAction>

namespace mw::ui {

QAction* addPageAction(QWidget* page, const QString& name, const QString& text, const QString& iconName, const QKeySequence& key,
                       const std::function<void()>& act) {
    auto* made = new QAction(icon(iconName), text, page);
    made->setObjectName(name);
    made->setShortcut(key);
    made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(made, &QAction::triggered, page, act);
    page->addAction(made);
    return made;
}

} // namespace mw::ui
