// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/json_cursor.h"
#include "core/document/json_writer.h"
#include "core/types/value.h"

namespace mw::document {

/// Writes a value of a declared type: true and false, whole numbers, null, all else as its canonical text. A value of
/// another kind than declared is kept as {"type": …, "value": …}: the document holds it, findProblems() tells.
void writeValue(JsonWriter& writer, const Value& value, const LogicalType& declared);
/// Reads what writeValue() wrote; null where the key is absent.
Value readValue(JsonCursor& cursor, std::string_view key, const LogicalType& declared);

/// Reads a type name such as "decimal(12,2)".
LogicalType readType(JsonCursor& cursor, std::string_view key);

} // namespace mw::document
