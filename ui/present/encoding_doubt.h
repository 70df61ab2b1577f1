// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/present/value_text.h"

namespace mw::ui {

/// Finds what looks as if a text had been read in another encoding than it was written in: characters that stand for
/// unreadable bytes, control characters beyond ASCII, and UTF-8 that was read byte by byte ("Ã¤" for "ä"). Any thread.
QList<ValueText::Mark> doubtfulStretches(const QString& text);

} // namespace mw::ui
