// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/formats/pdf/sheet_p.h"

#include <QByteArray>

namespace mw::report::pdf {

/// What the writer of pages cannot say is appended to the file as an update (ISO 32000-1, 7.5.6): the outline that readers
/// show beside the pages, and places that lead to others. `heights` are those of the sheets, in units. False where the
/// file is not as the writer writes it; it is then as it was.
bool addBookmarks(QByteArray& file, const std::vector<Mark>& marks, const std::vector<Link>& links, const std::vector<qreal>& heights);

/// Puts a moment in place of the clock's: equal documents give equal files.
void setCreationDate(QByteArray& file, const std::string& isoTime);

} // namespace mw::report::pdf
