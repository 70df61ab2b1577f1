// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/column_chooser.h"

#include <QHeaderView>
#include <QMenu>
#include <QSettings>

namespace mw::ui {

namespace {

QString keyOf(const QString& key) { return QStringLiteral("view/%1/hidden").arg(key); }

QString titleOf(const QHeaderView* header, int column) { return header->model()->headerData(column, Qt::Horizontal).toString(); }

} // namespace

QStringList hiddenColumns(const QHeaderView* header) {
    QStringList titles;
    for (int column = 1; column < header->count(); ++column)
        if (header->isSectionHidden(column))
            titles << titleOf(header, column);
    return titles;
}

void hideColumns(QHeaderView* header, const QStringList& titles) {
    for (int column = 1; column < header->count(); ++column)
        header->setSectionHidden(column, titles.contains(titleOf(header, column)));
}

void fillColumnMenu(QMenu* menu, QHeaderView* header, const QString& key) {
    for (int column = 1; column < header->count(); ++column) {
        QAction* const one = menu->addAction(titleOf(header, column));
        one->setCheckable(true);
        one->setChecked(!header->isSectionHidden(column));
        QObject::connect(one, &QAction::toggled, header, [header, key, column](bool isShown) {
            header->setSectionHidden(column, !isShown);
            QSettings().setValue(keyOf(key), hiddenColumns(header));
        });
    }
}

void offerColumns(QHeaderView* header, const QString& key) {
    hideColumns(header, QSettings().value(keyOf(key)).toStringList());
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(header, &QWidget::customContextMenuRequested, header, [header, key](const QPoint& at) {
        if (header->count() < 2)
            return;
        auto* const menu = new QMenu(header);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(menu, header, key);
        menu->popup(header->mapToGlobal(at));
    });
}

} // namespace mw::ui
