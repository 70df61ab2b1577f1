// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/json_cursor.h"
#include "core/document/json_writer.h"
#include "core/mapping/steps.h"

/// The steps of an entity mapping in the canonical text of documents.
namespace mw::document {

void write(JsonWriter& writer, const mapping::Step& step);
void write(JsonWriter& writer, const mapping::NamedRule& field);
void write(JsonWriter& writer, const mapping::Join::Pair& pair);
void write(JsonWriter& writer, const mapping::Unpivot::Value& value);
void write(JsonWriter& writer, const mapping::Aggregate& aggregate);
void write(JsonWriter& writer, const mapping::Pivot::Column& column);

/// Each is called within JsonCursor::object().
void read(JsonCursor& cursor, mapping::Step& step);
void read(JsonCursor& cursor, mapping::NamedRule& field);
void read(JsonCursor& cursor, mapping::Join::Pair& pair);
void read(JsonCursor& cursor, mapping::Unpivot::Value& value);
void read(JsonCursor& cursor, mapping::Aggregate& aggregate);
void read(JsonCursor& cursor, mapping::Pivot::Column& column);

} // namespace mw::document
