// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/schema_text.h"

#include "core/document/members.h"
#include "core/document/value_text.h"

namespace mw::document {

namespace {

} // namespace

void write(JsonWriter& writer, const Key& key) {
    writer.beginObject(JsonWriter::Layout::Line);
    textIfAny(writer, "name", key.name);
    writer.texts("fields", key.fields);
    trueIfSo(writer, "primary", key.primary);
    writer.endObject();
}

void read(JsonCursor& cursor, Key& key) {
    key.name = cursor.text("name");
    cursor.need("fields");
    key.fields = cursor.texts("fields");
    key.primary = cursor.boolean("primary", false);
}

void write(JsonWriter& writer, const Relation& relation) {
    writer.beginObject(JsonWriter::Layout::Line);
    textIfAny(writer, "name", relation.name);
    writer.texts("fields", relation.fields);
    writer.text("parent_entity", relation.parentEntity);
    writer.texts("parent_fields", relation.parentFields);
    writer.endObject();
}

void read(JsonCursor& cursor, Relation& relation) {
    relation.name = cursor.text("name");
    cursor.need("fields");
    relation.fields = cursor.texts("fields");
    relation.parentEntity = cursor.neededText("parent_entity");
    cursor.need("parent_fields");
    relation.parentFields = cursor.texts("parent_fields");
}

void write(JsonWriter& writer, const Constraint& constraint) {
    writer.beginObject(JsonWriter::Layout::Line);
    textIfAny(writer, "name", constraint.name);
    writer.text("text", constraint.text);
    writer.endObject();
}

void read(JsonCursor& cursor, Constraint& constraint) {
    constraint.name = cursor.text("name");
    constraint.text = cursor.neededText("text");
}

void write(JsonWriter& writer, const Field& field) {
    writer.beginObject(JsonWriter::Layout::Line);
    idIfAny(writer, "id", field.id);
    writer.text("name", field.name);
    writer.text("type", printType(field.type));
    textIfAny(writer, "native_type", field.nativeType);
    if (!field.nullable)
        writer.boolean("nullable", false);
    trueIfSo(writer, "generated", field.generated);
    trueIfSo(writer, "proposed", field.proposed);
    textIfAny(writer, "default", field.defaultValue);
    textIfAny(writer, "label", field.label);
    textIfAny(writer, "comment", field.comment);
    textIfAny(writer, "evidence", field.evidence);
    writer.endObject();
}

void read(JsonCursor& cursor, Field& field) {
    field.id = cursor.ownId();
    field.name = cursor.neededText("name");
    field.type = readType(cursor, "type");
    field.nativeType = cursor.text("native_type");
    field.nullable = cursor.boolean("nullable", true);
    field.generated = cursor.boolean("generated", false);
    field.proposed = cursor.boolean("proposed", false);
    field.defaultValue = cursor.text("default");
    field.label = cursor.text("label");
    field.comment = cursor.text("comment");
    field.evidence = cursor.text("evidence");
}

void write(JsonWriter& writer, const Entity& entity) {
    writer.beginObject();
    idIfAny(writer, "id", entity.id);
    writer.text("name", entity.name);
    textIfAny(writer, "label", entity.label);
    textIfAny(writer, "comment", entity.comment);
    trueIfSo(writer, "is_view", entity.isView);
    trueIfSo(writer, "proposed", entity.proposed);
    if (entity.rowEstimate)
        writer.unsignedInteger("row_estimate", *entity.rowEstimate);
    trueIfSo(writer, "rows_are_exact", entity.rowsAreExact);
    writeList(writer, "fields", entity.fields);
    writeList(writer, "keys", entity.keys);
    writeList(writer, "relations", entity.relations);
    writeList(writer, "constraints", entity.constraints);
    writer.endObject();
}

void read(JsonCursor& cursor, Entity& entity) {
    entity.id = cursor.ownId();
    entity.name = cursor.neededText("name");
    entity.label = cursor.text("label");
    entity.comment = cursor.text("comment");
    entity.isView = cursor.boolean("is_view", false);
    entity.proposed = cursor.boolean("proposed", false);
    entity.rowEstimate = cursor.unsignedInteger("row_estimate");
    entity.rowsAreExact = cursor.boolean("rows_are_exact", false);
    readList(cursor, "fields", entity.fields);
    readList(cursor, "keys", entity.keys);
    readList(cursor, "relations", entity.relations);
    readList(cursor, "constraints", entity.constraints);
}

void writeEntities(JsonWriter& writer, const Schema& schema) { writeList(writer, "entities", schema.entities); }

void readEntities(JsonCursor& cursor, Schema& schema) { readList(cursor, "entities", schema.entities); }

} // namespace mw::document
