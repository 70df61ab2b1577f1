// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace mw::ui {

/// Another way to read what lies around a location.
struct ImportPlace {
    enum class Kind { Given, Alike, All, Folder, Columns };
    /// The location itself; files named alike, or all of its kind, as one entity; an entity per file; its text in fixed columns.
    Kind kind = Kind::Given;
    QString location;
    int files = 0; ///< how many it means; 0 where that was not counted
    friend bool operator==(const ImportPlace&, const ImportPlace&) = default;
};

/// Looks around a file, folder or wildcard for files that belong together: named alike but for figures ("orders-*.csv"),
/// of one kind ("*.csv"), all in the folder. The location itself comes first; ways that no connector reads are left out.
/// A file of text, or one that no connector knows, may be meant to have fixed columns.
/// On a worker.
QList<ImportPlace> placesAround(const QString& location);
/// "All 12 files orders-*.csv as one entity".
QString placeText(const ImportPlace& place);

} // namespace mw::ui
