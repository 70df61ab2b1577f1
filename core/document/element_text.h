// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/json_cursor.h"
#include "core/document/json_writer.h"
#include "core/document/step_text.h"
#include "core/mapping/model.h"

/// Every element of a document as JSON, in the one form that files, hashes, the journal and comparisons share. What is at
/// its default is left out; read() of what write() wrote gives an equal element.
namespace mw::document {

/// Without its locations: they stand in the workflow.
void write(JsonWriter& writer, const mapping::Connection& connection);
void write(JsonWriter& writer, const mapping::Lookup& lookup);
void write(JsonWriter& writer, const mapping::ValueMap& valueMap);
void write(JsonWriter& writer, const mapping::Parameter& parameter);
void write(JsonWriter& writer, const mapping::ProjectFunction& function);
void write(JsonWriter& writer, const mapping::EntityMapping& mapping);
void write(JsonWriter& writer, const mapping::FieldMapping& field);
void write(JsonWriter& writer, const mapping::Example& example);
void write(JsonWriter& writer, const mapping::ProjectFunction::Argument& argument);
void write(JsonWriter& writer, const mapping::NotMigrated& notMigrated);
void write(JsonWriter& writer, const mapping::Check& check);
void write(JsonWriter& writer, const mapping::Decision& decision);
void write(JsonWriter& writer, const mapping::Workflow::Comment& comment);

/// Each is called within JsonCursor::object().
void read(JsonCursor& cursor, mapping::Connection& connection);
void read(JsonCursor& cursor, mapping::Lookup& lookup);
void read(JsonCursor& cursor, mapping::ValueMap& valueMap);
void read(JsonCursor& cursor, mapping::Parameter& parameter);
void read(JsonCursor& cursor, mapping::ProjectFunction& function);
void read(JsonCursor& cursor, mapping::EntityMapping& mapping);
void read(JsonCursor& cursor, mapping::FieldMapping& field);
void read(JsonCursor& cursor, mapping::Example& example);
void read(JsonCursor& cursor, mapping::ProjectFunction::Argument& argument);
void read(JsonCursor& cursor, mapping::NotMigrated& notMigrated);
void read(JsonCursor& cursor, mapping::Check& check);
void read(JsonCursor& cursor, mapping::Decision& decision);
void read(JsonCursor& cursor, mapping::Workflow::Comment& comment);

std::string_view nameOf(mapping::Pattern pattern);
mapping::Pattern readPattern(JsonCursor& cursor);

/// One line of JSON: what hashes and comparisons look at.
template <class Element>
std::string oneLine(const Element& element) {
    JsonWriter writer(JsonWriter::Layout::Line);
    write(writer, element);
    return writer.result();
}

} // namespace mw::document
