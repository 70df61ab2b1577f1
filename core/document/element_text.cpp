// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/element_text.h"

#include "core/document/members.h"
#include "core/document/schema_text.h"
#include "core/document/value_text.h"
#include "core/mapping/matching.h"

namespace mw::document {

using namespace mapping;

namespace {

constexpr JsonWriter::Layout kLine = JsonWriter::Layout::Line;

void write(JsonWriter& writer, const Intent& intent) {
    textIfAny(writer, "intent", intent.text);
    textIfAny(writer, "said_by", intent.saidBy);
}

void read(JsonCursor& cursor, Intent& intent) {
    intent.text = cursor.text("intent");
    intent.saidBy = cursor.text("said_by");
}

void write(JsonWriter& writer, const Deduplication& deduplication) {
    writer.beginObject();
    writer.texts("keys", deduplication.keys);
    textIfAny(writer, "order", deduplication.order);
    trueIfSo(writer, "descending", deduplication.descending);
    textIfAny(writer, "reason", deduplication.reason);
    writer.endObject();
}

void read(JsonCursor& cursor, Deduplication& deduplication) {
    cursor.need("keys");
    deduplication.keys = cursor.texts("keys");
    deduplication.order = cursor.text("order");
    deduplication.descending = cursor.boolean("descending", false);
    deduplication.reason = cursor.text("reason");
}

void write(JsonWriter& writer, const Survival& survival) {
    writer.beginObject(kLine);
    writer.text("pick", survival.pick);
    textIfAny(writer, "by", survival.by);
    textsIfAny(writer, "trusted", survival.trusted);
    writer.endObject();
}

void read(JsonCursor& cursor, Survival& survival) {
    survival.pick = cursor.neededText("pick");
    if (!isSurvivalPick(survival.pick))
        cursor.failAt("pick", makeError(Code::WrongValue, "'" + survival.pick + "' is no way to choose a value"));
    survival.by = cursor.text("by");
    survival.trusted = cursor.texts("trusted");
}

/// Decisions stand by the keys of their records, so that those of two people merge.
void write(JsonWriter& writer, const Matching& matching) {
    writer.beginObject();
    textIfAny(writer, "key", matching.key);
    textIfAny(writer, "threshold", matching.threshold);
    textsByNameIfAny(writer, "weights", matching.weights);
    if (matching.record != Survival()) {
        writer.key("record");
        write(writer, matching.record);
    }
    if (!matching.values.empty()) {
        writer.key("values");
        writer.beginObject();
        for (const auto& [field, survival] : matching.values) {
            writer.key(field);
            write(writer, survival);
        }
        writer.endObject();
    }
    if (!matching.decisions.empty()) {
        writer.key("decisions");
        writer.beginObject();
        const std::string* left = nullptr;
        for (const PairDecision& decision : matching.decisions) {
            if (!left || *left != decision.left) {
                if (left)
                    writer.endObject();
                left = &decision.left;
                writer.key(decision.left);
                writer.beginObject();
            }
            writer.key(decision.right);
            writer.beginObject(kLine);
            writer.boolean("same", decision.same);
            textIfAny(writer, "who", decision.who);
            textIfAny(writer, "why", decision.why);
            writer.endObject();
        }
        writer.endObject();
        writer.endObject();
    }
    writer.endObject();
}

void read(JsonCursor& cursor, Matching& matching) {
    matching.key = cursor.text("key");
    matching.threshold = cursor.text("threshold");
    matching.weights = cursor.textsByName("weights");
    cursor.inside("record", [&](JsonCursor& inner) { read(inner, matching.record); });
    cursor.eachByName("values", [&](const std::string& field, JsonCursor& value) {
        value.object([&](JsonCursor& inner) { read(inner, matching.values[field]); });
    });
    cursor.eachByName("decisions", [&](const std::string& left, JsonCursor& partners) {
        partners.eachOwnByName([&](const std::string& right, JsonCursor& value) {
            value.object([&](JsonCursor& inner) {
                PairDecision decision{left, right, true, {}, {}};
                inner.need("same");
                decision.same = inner.boolean("same", true);
                decision.who = inner.text("who");
                decision.why = inner.text("why");
                mapping::decide(matching, std::move(decision));
            });
        });
    });
}

std::string_view nameOf(rules::ValueMap::Unlisted policy) {
    switch (policy) {
    case rules::ValueMap::Unlisted::Reject:
        return "reject";
    case rules::ValueMap::Unlisted::KeepValue:
        return "keep";
    case rules::ValueMap::Unlisted::UseDefault:
        return "default";
    case rules::ValueMap::Unlisted::Null:
        return "null";
    }
    return {};
}

std::string_view nameOf(Criticality criticality) {
    switch (criticality) {
    case Criticality::Normal:
        return "normal";
    case Criticality::Critical:
        return "critical";
    case Criticality::Informative:
        return "informative";
    }
    return {};
}

} // namespace

std::string_view nameOf(Pattern pattern) {
    switch (pattern) {
    case Pattern::Migration:
        return "migration";
    case Pattern::Integration:
        return "integration";
    case Pattern::Hybrid:
        return "hybrid";
    }
    return {};
}

Pattern readPattern(JsonCursor& cursor) {
    return cursor.word<Pattern>("pattern",
                                {{"migration", Pattern::Migration},
                                 {"integration", Pattern::Integration},
                                 {"hybrid", Pattern::Hybrid}},
                                Pattern::Migration);
}

void write(JsonWriter& writer, const Connection& connection) {
    writer.beginObject();
    idIfAny(writer, "id", connection.id);
    writer.text("name", connection.name);
    textIfAny(writer, "connector", connection.connector);
    textsByNameIfAny(writer, "options", connection.options);
    writeEntities(writer, connection.schema);
    writer.endObject();
}

void read(JsonCursor& cursor, Connection& connection) {
    connection.id = cursor.ownId();
    connection.name = cursor.neededText("name");
    connection.connector = cursor.text("connector");
    connection.options = cursor.textsByName("options");
    readEntities(cursor, connection.schema);
}

void write(JsonWriter& writer, const Lookup& lookup) {
    writer.beginObject();
    idIfAny(writer, "id", lookup.id);
    textIfAny(writer, "reference", lookup.reference);
    writer.text("name", lookup.name);
    idIfAny(writer, "connection", lookup.connection);
    idIfAny(writer, "entity", lookup.entity);
    textsIfAny(writer, "keys", lookup.keyRules);
    textIfAny(writer, "note", lookup.note);
    writer.endObject();
}

void read(JsonCursor& cursor, Lookup& lookup) {
    lookup.id = cursor.ownId();
    lookup.reference = cursor.text("reference");
    lookup.name = cursor.neededText("name");
    lookup.connection = cursor.id("connection");
    lookup.entity = cursor.id("entity");
    lookup.keyRules = cursor.texts("keys");
    lookup.note = cursor.text("note");
}

void write(JsonWriter& writer, const ValueMap& valueMap) {
    const rules::ValueMap& content = valueMap.content;
    const auto value = [&](std::string_view key, const Value& each) {
        writer.key(key);
        writeValue(writer, each, content.resultType);
    };
    writer.beginObject();
    idIfAny(writer, "id", valueMap.id);
    textIfAny(writer, "reference", valueMap.reference);
    writer.text("name", content.name);
    writer.text("type", printType(content.resultType));
    if (!content.entries.empty()) {
        writer.key("entries");
        writer.beginArray();
        for (const rules::ValueMap::Entry& entry : content.entries) {
            writer.beginObject(kLine);
            writer.text("from", entry.from);
            value("to", entry.to);
            textIfAny(writer, "note", entry.note);
            writer.endObject();
        }
        writer.endArray();
    }
    if (content.unlisted != rules::ValueMap::Unlisted::Reject)
        writer.text("unlisted", nameOf(content.unlisted));
    if (!isNull(content.defaultValue))
        value("default", content.defaultValue);
    trueIfSo(writer, "null_is_listed", content.nullIsListed);
    if (!isNull(content.nullTo))
        value("null_to", content.nullTo);
    trueIfSo(writer, "ignore_case", content.ignoreCase);
    trueIfSo(writer, "ignore_edge_space", content.ignoreEdgeSpace);
    textIfAny(writer, "decided_by", valueMap.decidedBy);
    textIfAny(writer, "note", valueMap.note);
    writer.endObject();
}

void read(JsonCursor& cursor, ValueMap& valueMap) {
    using Unlisted = rules::ValueMap::Unlisted;
    rules::ValueMap& content = valueMap.content;
    valueMap.id = cursor.ownId();
    valueMap.reference = cursor.text("reference");
    content.name = cursor.neededText("name");
    content.resultType = readType(cursor, "type");
    cursor.each("entries", [&](JsonCursor& item) {
        rules::ValueMap::Entry& entry = content.entries.emplace_back();
        entry.from = item.neededText("from");
        item.need("to");
        entry.to = readValue(item, "to", content.resultType);
        entry.note = item.text("note");
    });
    content.unlisted = cursor.word<Unlisted>("unlisted",
                                             {{"reject", Unlisted::Reject},
                                              {"keep", Unlisted::KeepValue},
                                              {"default", Unlisted::UseDefault},
                                              {"null", Unlisted::Null}},
                                             Unlisted::Reject);
    content.defaultValue = readValue(cursor, "default", content.resultType);
    content.nullIsListed = cursor.boolean("null_is_listed", false);
    content.nullTo = readValue(cursor, "null_to", content.resultType);
    content.ignoreCase = cursor.boolean("ignore_case", false);
    content.ignoreEdgeSpace = cursor.boolean("ignore_edge_space", false);
    valueMap.decidedBy = cursor.text("decided_by");
    valueMap.note = cursor.text("note");
}

void write(JsonWriter& writer, const Parameter& parameter) {
    writer.beginObject();
    idIfAny(writer, "id", parameter.id);
    textIfAny(writer, "reference", parameter.reference);
    writer.text("name", parameter.content.name);
    writer.text("type", printType(parameter.content.type));
    writer.key("value");
    writeValue(writer, parameter.content.value, parameter.content.type);
    textIfAny(writer, "note", parameter.note);
    writer.endObject();
}

void read(JsonCursor& cursor, Parameter& parameter) {
    parameter.id = cursor.ownId();
    parameter.reference = cursor.text("reference");
    parameter.content.name = cursor.neededText("name");
    parameter.content.type = readType(cursor, "type");
    cursor.need("value");
    parameter.content.value = readValue(cursor, "value", parameter.content.type);
    parameter.note = cursor.text("note");
}

void write(JsonWriter& writer, const ProjectFunction& function) {
    writer.beginObject();
    idIfAny(writer, "id", function.id);
    textIfAny(writer, "reference", function.reference);
    writer.text("name", function.name);
    writeList(writer, "arguments", function.arguments);
    writer.text("body", function.body);
    textIfAny(writer, "note", function.note);
    writer.endObject();
}

void read(JsonCursor& cursor, ProjectFunction& function) {
    function.id = cursor.ownId();
    function.reference = cursor.text("reference");
    function.name = cursor.neededText("name");
    readList(cursor, "arguments", function.arguments);
    function.body = cursor.neededText("body");
    function.note = cursor.text("note");
}

void write(JsonWriter& writer, const EntityMapping& mapping) {
    writer.beginObject();
    idIfAny(writer, "id", mapping.id);
    textIfAny(writer, "reference", mapping.reference);
    idIfAny(writer, "target_connection", mapping.targetConnection);
    idIfAny(writer, "target_entity", mapping.targetEntity);
    idIfAny(writer, "source_connection", mapping.sourceConnection);
    idIfAny(writer, "source_entity", mapping.sourceEntity);
    textIfAny(writer, "alias", mapping.alias);
    writeList(writer, "steps", mapping.steps);
    textIfAny(writer, "filter", mapping.filter);
    textIfAny(writer, "filter_reason", mapping.filterReason);
    if (mapping.matching) {
        writer.key("matching");
        write(writer, *mapping.matching);
    }
    if (mapping.deduplication) {
        writer.key("deduplication");
        write(writer, *mapping.deduplication);
    }
    textsIfAny(writer, "key", mapping.key);
    if (mapping.loadMode != "insert")
        writer.text("load_mode", mapping.loadMode);
    trueIfSo(writer, "faithful", mapping.faithful);
    write(writer, mapping.intent);
    textIfAny(writer, "note", mapping.note);
    writeList(writer, "fields", mapping.fields);
    writeList(writer, "not_migrated", mapping.notMigrated);
    writer.endObject();
}

void read(JsonCursor& cursor, EntityMapping& mapping) {
    mapping.id = cursor.ownId();
    mapping.reference = cursor.text("reference");
    mapping.targetConnection = cursor.id("target_connection");
    mapping.targetEntity = cursor.id("target_entity");
    mapping.sourceConnection = cursor.id("source_connection");
    mapping.sourceEntity = cursor.id("source_entity");
    mapping.alias = cursor.text("alias");
    readList(cursor, "steps", mapping.steps);
    mapping.filter = cursor.text("filter");
    mapping.filterReason = cursor.text("filter_reason");
    cursor.inside("matching", [&](JsonCursor& inner) { read(inner, mapping.matching.emplace()); });
    cursor.inside("deduplication", [&](JsonCursor& inner) { read(inner, mapping.deduplication.emplace()); });
    mapping.key = cursor.texts("key");
    mapping.loadMode = cursor.word<std::string>("load_mode", {{"insert", "insert"},
                                                           {"replace", "replace"},
                                                           {"upsert", "upsert"},
                                                           {"append_missing", "append_missing"}},
                                                          "insert");
    mapping.faithful = cursor.boolean("faithful", false);
    read(cursor, mapping.intent);
    mapping.note = cursor.text("note");
    readList(cursor, "fields", mapping.fields);
    readList(cursor, "not_migrated", mapping.notMigrated);
}

void write(JsonWriter& writer, const FieldMapping& field) {
    writer.beginObject();
    idIfAny(writer, "id", field.id);
    textIfAny(writer, "reference", field.reference);
    idIfAny(writer, "target", field.targetField);
    textIfAny(writer, "rule", field.rule);
    write(writer, field.intent);
    if (field.criticality != Criticality::Normal)
        writer.text("criticality", nameOf(field.criticality));
    if (field.tolerance)
        writer.text("tolerance", *field.tolerance);
    textIfAny(writer, "note", field.note);
    writeList(writer, "examples", field.examples);
    writer.endObject();
}

void read(JsonCursor& cursor, FieldMapping& field) {
    field.id = cursor.ownId();
    field.reference = cursor.text("reference");
    field.targetField = cursor.id("target");
    field.rule = cursor.text("rule");
    read(cursor, field.intent);
    field.criticality = cursor.word<Criticality>("criticality",
                                                 {{"normal", Criticality::Normal},
                                                  {"critical", Criticality::Critical},
                                                  {"informative", Criticality::Informative}},
                                                 Criticality::Normal);
    field.tolerance = cursor.optionalText("tolerance");
    field.note = cursor.text("note");
    readList(cursor, "examples", field.examples);
}

void write(JsonWriter& writer, const Example& example) {
    writer.beginObject(kLine);
    writer.key("input");
    writer.beginObject();
    for (const auto& [name, value] : example.input) {
        writer.key(name);
        if (value)
            writer.text(*value);
        else
            writer.null();
    }
    writer.endObject();
    trueIfSo(writer, "error", example.error);
    if (example.result) {
        writer.text("result", *example.result);
    } else if (!example.error) {
        writer.key("result");
        writer.null();
    }
    textIfAny(writer, "note", example.note);
    writer.endObject();
}

void read(JsonCursor& cursor, Example& example) {
    cursor.need("input");
    example.input = cursor.optionalTextsByName("input");
    example.error = cursor.boolean("error", false);
    const JsonValue* const result = cursor.raw("result");
    if (result != nullptr && result->kind != JsonValue::Kind::Null)
        example.result = cursor.optionalText("result");
    if (result == nullptr && !example.error)
        cursor.need("result");
    example.note = cursor.text("note");
}

void write(JsonWriter& writer, const ProjectFunction::Argument& argument) {
    writer.beginObject(kLine);
    writer.text("name", argument.name);
    writer.text("type", printType(argument.type));
    writer.endObject();
}

void read(JsonCursor& cursor, ProjectFunction::Argument& argument) {
    argument.name = cursor.neededText("name");
    argument.type = readType(cursor, "type");
}

void write(JsonWriter& writer, const NotMigrated& notMigrated) {
    writer.beginObject(kLine);
    idIfAny(writer, "field", notMigrated.sourceField);
    writer.text("reason", notMigrated.reason);
    writer.endObject();
}

void read(JsonCursor& cursor, NotMigrated& notMigrated) {
    notMigrated.sourceField = cursor.neededId("field");
    notMigrated.reason = cursor.neededText("reason");
}

void write(JsonWriter& writer, const Check& check) {
    writer.beginObject();
    idIfAny(writer, "id", check.id);
    textIfAny(writer, "reference", check.reference);
    writer.text("kind", check.kind);
    idIfAny(writer, "mapping", check.entityMapping);
    textsIfAny(writer, "fields", check.fields);
    textsByNameIfAny(writer, "parameters", check.parameters);
    if (check.severity != "error")
        writer.text("severity", check.severity);
    textsIfAny(writer, "proves", check.proves);
    if (check.offBecause)
        writer.text("off", *check.offBecause);
    textIfAny(writer, "note", check.note);
    writer.endObject();
}

void read(JsonCursor& cursor, Check& check) {
    check.id = cursor.ownId();
    check.reference = cursor.text("reference");
    check.kind = cursor.neededText("kind");
    check.entityMapping = cursor.id("mapping");
    check.fields = cursor.texts("fields");
    check.parameters = cursor.textsByName("parameters");
    check.severity = cursor.word<std::string>("severity", {{"error", "error"}, {"warning", "warning"}}, "error");
    check.proves = cursor.texts("proves");
    check.offBecause = cursor.optionalText("off");
    if (check.offBecause && check.offBecause->empty())
        cursor.failAt("off", makeError(Code::WrongValue, "a check is switched off with a reason"));
    check.note = cursor.text("note");
}

void write(JsonWriter& writer, const Decision& decision) {
    writer.beginObject();
    idIfAny(writer, "id", decision.id);
    textIfAny(writer, "reference", decision.reference);
    writer.text("what", decision.what);
    textIfAny(writer, "why", decision.why);
    textIfAny(writer, "who", decision.who);
    textIfAny(writer, "alternatives", decision.alternatives);
    textsIfAny(writer, "about", decision.about);
    writer.endObject();
}

void read(JsonCursor& cursor, Decision& decision) {
    decision.id = cursor.ownId();
    decision.reference = cursor.text("reference");
    decision.what = cursor.neededText("what");
    decision.why = cursor.text("why");
    decision.who = cursor.text("who");
    decision.alternatives = cursor.text("alternatives");
    decision.about = cursor.texts("about");
}

void write(JsonWriter& writer, const Workflow::Comment& comment) {
    writer.beginObject();
    idIfAny(writer, "id", comment.id);
    textIfAny(writer, "about", comment.about);
    textIfAny(writer, "author", comment.author);
    textIfAny(writer, "time", comment.time);
    idIfAny(writer, "reply_to", comment.replyTo);
    writer.text("text", comment.text);
    if (const auto& question = comment.question) {
        writer.key("question");
        writer.beginObject();
        textIfAny(writer, "reference", question->reference);
        textIfAny(writer, "to", question->addressee);
        textIfAny(writer, "due", question->due);
        if (question->blocking)
            writer.boolean("blocking", true);
        textIfAny(writer, "closed", question->closed);
        writer.endObject();
    }
    writer.endObject();
}

void read(JsonCursor& cursor, Workflow::Comment& comment) {
    comment.id = cursor.ownId();
    comment.about = cursor.text("about");
    comment.author = cursor.text("author");
    comment.time = cursor.text("time");
    comment.replyTo = cursor.id("reply_to");
    comment.text = cursor.neededText("text");
    cursor.inside("question", [&](JsonCursor& inner) {
        Workflow::Question question;
        question.reference = inner.text("reference");
        question.addressee = inner.text("to");
        question.due = inner.text("due");
        question.blocking = inner.boolean("blocking", false);
        question.closed = inner.text("closed");
        comment.question = std::move(question);
    });
}

} // namespace mw::document
