// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/json_cursor.h"
#include "core/document/json_writer.h"
#include "core/schema/schema.h"

namespace mw::document {

/// Writes the entities of a schema snapshot as the member "entities"; nothing where there are none.
void writeEntities(JsonWriter& writer, const Schema& schema);
void readEntities(JsonCursor& cursor, Schema& schema);

/// One field on one line, one entity over several.
void write(JsonWriter& writer, const Field& field);
void write(JsonWriter& writer, const Entity& entity);
void write(JsonWriter& writer, const Key& key);
void write(JsonWriter& writer, const Relation& relation);
void write(JsonWriter& writer, const Constraint& constraint);
/// Each is called within JsonCursor::object().
void read(JsonCursor& cursor, Field& field);
void read(JsonCursor& cursor, Entity& entity);
void read(JsonCursor& cursor, Key& key);
void read(JsonCursor& cursor, Relation& relation);
void read(JsonCursor& cursor, Constraint& constraint);

} // namespace mw::document
