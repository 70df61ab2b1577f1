// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/step_text.h"

#include "core/document/members.h"

namespace mw::document {

using namespace mapping;

namespace {

std::string_view nameOf(Join::Kind kind) {
    switch (kind) {
    case Join::Kind::Inner:
        return "inner";
    case Join::Kind::Left:
        return "left";
    case Join::Kind::Lookup:
        return "lookup";
    case Join::Kind::Anti:
        return "anti";
    }
    return {};
}

template <class Side>
void writeSide(JsonWriter& writer, const Side& side) {
    idIfAny(writer, "connection", side.connection);
    idIfAny(writer, "entity", side.entity);
    textIfAny(writer, "alias", side.alias);
}
template <class Side>
void readSide(JsonCursor& cursor, Side& side) {
    side.connection = cursor.id("connection");
    side.entity = cursor.id("entity");
    side.alias = cursor.text("alias");
}

void writeWhat(JsonWriter& writer, const Join& join) {
    writer.text("kind", nameOf(join.kind));
    writeSide(writer, join);
    writeList(writer, "on", join.on);
    textIfAny(writer, "where", join.where);
}
void readWhat(JsonCursor& cursor, Join& join) {
    cursor.need("kind");
    join.kind = cursor.word<Join::Kind>("kind",
                                        {{"inner", Join::Kind::Inner},
                                         {"left", Join::Kind::Left},
                                         {"lookup", Join::Kind::Lookup},
                                         {"anti", Join::Kind::Anti}},
                                        Join::Kind::Left);
    readSide(cursor, join);
    readList(cursor, "on", join.on);
    join.where = cursor.text("where");
}

void writeWhat(JsonWriter& writer, const Union& other) {
    writeSide(writer, other);
    writeList(writer, "fields", other.fields);
    textIfAny(writer, "where", other.where);
    textIfAny(writer, "marker", other.marker);
}
void readWhat(JsonCursor& cursor, Union& other) {
    readSide(cursor, other);
    readList(cursor, "fields", other.fields);
    other.where = cursor.text("where");
    other.marker = cursor.text("marker");
}

void writeWhat(JsonWriter& writer, const Filter& filter) { textIfAny(writer, "rule", filter.rule); }
void readWhat(JsonCursor& cursor, Filter& filter) { filter.rule = cursor.text("rule"); }

void writeWhat(JsonWriter& writer, const Unpivot& unpivot) {
    textIfAny(writer, "label", unpivot.label);
    textsIfAny(writer, "labels", unpivot.labels);
    writeList(writer, "values", unpivot.values);
    trueIfSo(writer, "keep_empty", unpivot.keepsEmpty);
}
void readWhat(JsonCursor& cursor, Unpivot& unpivot) {
    unpivot.label = cursor.text("label");
    unpivot.labels = cursor.texts("labels");
    readList(cursor, "values", unpivot.values);
    unpivot.keepsEmpty = cursor.boolean("keep_empty", false);
}

void writeWhat(JsonWriter& writer, const Group& group) {
    writeList(writer, "keys", group.keys);
    writeList(writer, "values", group.aggregates);
}
void readWhat(JsonCursor& cursor, Group& group) {
    readList(cursor, "keys", group.keys);
    readList(cursor, "values", group.aggregates);
}

void writeWhat(JsonWriter& writer, const Pivot& pivot) {
    writeList(writer, "keys", pivot.keys);
    textIfAny(writer, "by", pivot.by);
    writeList(writer, "columns", pivot.columns);
    writer.text("function", pivot.function);
    textIfAny(writer, "rule", pivot.rule);
}
void readWhat(JsonCursor& cursor, Pivot& pivot) {
    readList(cursor, "keys", pivot.keys);
    pivot.by = cursor.text("by");
    readList(cursor, "columns", pivot.columns);
    pivot.function = cursor.neededText("function");
    pivot.rule = cursor.text("rule");
}

} // namespace

void write(JsonWriter& writer, const NamedRule& field) {
    writer.beginObject(JsonWriter::Layout::Line);
    textIfAny(writer, "name", field.name);
    textIfAny(writer, "rule", field.rule);
    writer.endObject();
}
void read(JsonCursor& cursor, NamedRule& field) {
    field.name = cursor.text("name");
    field.rule = cursor.text("rule");
}

void write(JsonWriter& writer, const Join::Pair& pair) {
    writer.beginObject(JsonWriter::Layout::Line);
    textIfAny(writer, "left", pair.left);
    textIfAny(writer, "right", pair.right);
    writer.endObject();
}
void read(JsonCursor& cursor, Join::Pair& pair) {
    pair.left = cursor.text("left");
    pair.right = cursor.text("right");
}

void write(JsonWriter& writer, const Unpivot::Value& value) {
    writer.beginObject();
    textIfAny(writer, "name", value.name);
    writer.texts("rules", value.rules);
    writer.endObject();
}
void read(JsonCursor& cursor, Unpivot::Value& value) {
    value.name = cursor.text("name");
    value.rules = cursor.texts("rules");
}

void write(JsonWriter& writer, const Aggregate& aggregate) {
    writer.beginObject(JsonWriter::Layout::Line);
    textIfAny(writer, "name", aggregate.name);
    writer.text("function", aggregate.function);
    textIfAny(writer, "rule", aggregate.rule);
    textIfAny(writer, "order", aggregate.order);
    trueIfSo(writer, "descending", aggregate.descending);
    textIfAny(writer, "separator", aggregate.separator);
    writer.endObject();
}
void read(JsonCursor& cursor, Aggregate& aggregate) {
    aggregate.name = cursor.text("name");
    aggregate.function = cursor.neededText("function");
    aggregate.rule = cursor.text("rule");
    aggregate.order = cursor.text("order");
    aggregate.descending = cursor.boolean("descending", false);
    aggregate.separator = cursor.text("separator");
}

void write(JsonWriter& writer, const Pivot::Column& column) {
    writer.beginObject(JsonWriter::Layout::Line);
    writer.text("value", column.value);
    textIfAny(writer, "name", column.name);
    writer.endObject();
}
void read(JsonCursor& cursor, Pivot::Column& column) {
    column.value = cursor.neededText("value");
    column.name = cursor.text("name");
}

void write(JsonWriter& writer, const Step& step) {
    writer.beginObject();
    writer.text("step", kindOf(step));
    std::visit([&](const auto& what) { writeWhat(writer, what); }, step.what);
    textIfAny(writer, "reason", step.reason);
    writer.endObject();
}

void read(JsonCursor& cursor, Step& step) {
    cursor.need("step");
    using What = decltype(Step::what);
    step.what = cursor.word<What>("step",
                                  {{"join", Join()},
                                   {"union", Union()},
                                   {"filter", Filter()},
                                   {"unpivot", Unpivot()},
                                   {"group", Group()},
                                   {"pivot", Pivot()}},
                                  Filter());
    std::visit([&](auto& what) { readWhat(cursor, what); }, step.what);
    step.reason = cursor.text("reason");
}

} // namespace mw::document
