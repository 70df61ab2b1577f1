// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace mw::ui {

/// Reads what spreadsheets put on the clipboard: cells apart by tabs, rows by line breaks, quotes around cells that hold
/// either, doubled quotes inside. A line break at the very end begins no row.
std::vector<QStringList> parseTsv(const QString& text);

} // namespace mw::ui
