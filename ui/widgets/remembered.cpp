// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/remembered.h"

#include <QHeaderView>
#include <QSettings>
#include <QSplitter>

namespace mw::ui {

void rememberSplitter(QSplitter* splitter, const QString& key) {
    const QString name = QStringLiteral("view/%1/splitter").arg(key);
    if (const QByteArray state = QSettings().value(name).toByteArray(); !state.isEmpty())
        splitter->restoreState(state);
    QObject::connect(splitter, &QSplitter::splitterMoved, splitter,
                     [splitter, name] { QSettings().setValue(name, splitter->saveState()); });
}

void rememberColumns(QHeaderView* header, const QString& key) {
    // By column name, so that a new version with other columns does not scramble what was kept.
    const QString name = QStringLiteral("view/%1/columns").arg(key);
    const auto titleOf = [header](int column) {
        return header->model() ? header->model()->headerData(column, Qt::Horizontal).toString() : QString();
    };
    const QVariantMap kept = QSettings().value(name).toMap();
    for (int column = 0; column < header->count(); ++column)
        if (const int width = kept.value(titleOf(column)).toInt(); width > 0)
            header->resizeSection(column, width);
    QObject::connect(header, &QHeaderView::sectionResized, header, [header, name, titleOf](int column, int, int width) {
        if (!header->isVisible() || (header->stretchLastSection() && column == header->count() - 1))
            return; // moved by the layout, not by the user
        QVariantMap widths = QSettings().value(name).toMap();
        widths.insert(titleOf(column), width);
        QSettings().setValue(name, widths);
    });
}

} // namespace mw::ui
