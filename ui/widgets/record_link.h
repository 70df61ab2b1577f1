// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <QString>
#include <QUrl>

namespace mw::ui {

/// Where a record is seen in its own system.
struct RecordLink {
    QString system; ///< the connection's name
    QUrl url;       ///< empty: it cannot be opened
    QString tip;    ///< the address, or why there is none
    bool canOpen() const { return !url.isEmpty(); }
    /// Asks the desktop to show it; a handler set with QDesktopServices::setUrlHandler() gets it instead.
    void open() const;
};

RecordLink recordLink(const mapping::Document& document, const Id& connection, const std::string& entity, const std::string& key);

} // namespace mw::ui
