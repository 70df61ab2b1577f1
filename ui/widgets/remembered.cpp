// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/remembered.h"

#include <QHeaderView>
#include <QSettings>
#include <QSplitter>

namespace mw::ui {

namespace {

constexpr const char* kLayingOut = "layingOut"; ///< a property of the header while the program gives widths

QString columnsOf(const QString& key) {
    return QStringLiteral("view/%1/columns").arg(key);
}

/// By column name, so that a new version with other columns does not scramble what was kept.
QVariantMap keptWidths(const QString& key) {
    return QSettings().value(columnsOf(key)).toMap();
}

QString titleOf(const QHeaderView* header, int column) {
    return header->model() ? header->model()->headerData(column, Qt::Horizontal).toString() : QString();
}

} // namespace

void rememberSplitter(QSplitter* splitter, const QString& key) {
    const QString name = QStringLiteral("view/%1/splitter").arg(key);
    if (const QByteArray state = QSettings().value(name).toByteArray(); !state.isEmpty())
        splitter->restoreState(state);
    QObject::connect(splitter, &QSplitter::splitterMoved, splitter,
                     [splitter, name] { QSettings().setValue(name, splitter->saveState()); });
}

void rememberColumns(QHeaderView* header, const QString& key) {
    const QVariantMap kept = keptWidths(key);
    for (int column = 0; column < header->count(); ++column)
        if (const int width = kept.value(titleOf(header, column)).toInt(); width > 0)
            header->resizeSection(column, width);
    QObject::connect(header, &QHeaderView::sectionResized, header, [header, key](int column, int, int width) {
        const bool isLaidOut = !header->isVisible() || (header->stretchLastSection() && column == header->count() - 1) || header->property(kLayingOut).toBool();
        if (isLaidOut)
            return;
        QVariantMap widths = keptWidths(key);
        widths.insert(titleOf(header, column), width);
        QSettings().setValue(columnsOf(key), widths);
    });
}

bool isWidthRemembered(const QHeaderView* header, const QString& key, int column) {
    return !key.isEmpty() && keptWidths(key).contains(titleOf(header, column));
}

void layOutColumn(QHeaderView* header, int column, int width) {
    header->setProperty(kLayingOut, true);
    header->resizeSection(column, width);
    header->setProperty(kLayingOut, false);
}

} // namespace mw::ui
