// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QHeaderView;
class QSplitter;
class QLineEdit;

namespace mw::ui {

/// Restores what was left the last time and keeps it from now on, in the settings of the user. `key` names it:
/// "discover/fields".
void rememberSplitter(QSplitter* splitter, const QString& key);
void rememberColumns(QHeaderView* header, const QString& key);
/// Whether the user gave the column its width; it stays as it is then.
bool isWidthRemembered(const QHeaderView* header, const QString& key, int column);
/// A width that the layout gives, so that nothing is remembered.
void layOutColumn(QHeaderView* header, int column, int width);

} // namespace mw::ui
