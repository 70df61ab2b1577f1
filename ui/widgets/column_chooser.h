// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QHeaderView;
class QMenu;

namespace mw::ui {

/// Lets the user hide columns and show them again, by a menu on the header; what is hidden is remembered under `key`. The first
/// column always stays.
void offerColumns(QHeaderView* header, const QString& key);
/// Fills a menu with the columns, checked where they are shown.
void fillColumnMenu(QMenu* menu, QHeaderView* header, const QString& key);
/// Titles of the hidden columns, and hides exactly these.
QStringList hiddenColumns(const QHeaderView* header);
void hideColumns(QHeaderView* header, const QStringList& titles);

} // namespace mw::ui
