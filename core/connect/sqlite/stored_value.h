// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/row_image.h"

struct sqlite3_stmt;
struct sqlite3_value;

namespace mw {

/// What a value of SQLite's holds; its bytes stay as long as the value does. `isUtf8`: the database keeps texts so, and
/// they come as they lie there; else they are converted.
StoredValue storedValue(sqlite3_value* value, bool isUtf8 = false);
/// Binds it to a parameter, counted from 1; its bytes must stay until the statement has run.
void bindStoredValue(sqlite3_stmt* statement, int parameter, const StoredValue& value);

} // namespace mw
