// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document_file.h"

#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/document/element_text.h"
#include "core/document/members.h"

#include <algorithm>

namespace mw::document {

using namespace mapping;

namespace {

constexpr std::string_view kVersionKey = "mapwright";
constexpr std::string_view kEmptySignatures = "[]";

void writeLocations(JsonWriter& writer, const std::vector<Connection>& connections) {
    std::map<std::string_view, const Connection*> sorted;
    for (const Connection& connection : connections) {
        if (!connection.locations.empty())
            sorted.emplace(connection.id.text(), &connection);
    }
    if (sorted.empty())
        return;
    writer.key("locations");
    writer.beginObject();
    for (const auto& [id, connection] : sorted)
        textsByNameIfAny(writer, id, connection->locations);
    writer.endObject();
}

void readLocations(JsonCursor& cursor, std::vector<Connection>& connections) {
    cursor.eachByName("locations", [&](const std::string& id, JsonCursor& value) {
        const auto found = std::find_if(connections.begin(), connections.end(),
                                        [&](const Connection& c) { return c.id.text() == id; });
        if (found == connections.end())
            return value.fail(makeError(Code::WrongValue, "there is no connection with the id " + quoted(id)));
        found->locations = value.ownTexts();
    });
}

bool isEmpty(const Document& document) {
    const Workflow& workflow = document.workflow;
    return workflow == Workflow() &&
           std::all_of(document.connections.begin(), document.connections.end(),
                       [](const Connection& c) { return c.locations.empty(); });
}

void writeWorkflow(JsonWriter& writer, const Document& document) {
    const Workflow& workflow = document.workflow;
    if (isEmpty(document))
        return;
    writer.key("workflow");
    writer.beginObject();
    writeLocations(writer, document.connections);
    textsByNameIfAny(writer, "status", workflow.status);
    textsByNameIfAny(writer, "owners", workflow.owner);
    writeList(writer, "comments", workflow.comments);
    textsByNameIfAny(writer, "layout", workflow.layout);
    textsByNameIfAny(writer, "record_urls", workflow.recordUrls);
    textsByNameIfAny(writer, "released", workflow.released);
    if (!workflow.retiredReferences.empty()) {
        writer.key("retired_references");
        writer.beginObject();
        for (const auto& [prefix, number] : workflow.retiredReferences)
            writer.unsignedInteger(prefix, number);
        writer.endObject();
    }
    writer.endObject();
}

void readWorkflow(JsonCursor& cursor, Document& document) {
    Workflow& workflow = document.workflow;
    readLocations(cursor, document.connections);
    workflow.status = cursor.textsByName("status");
    workflow.owner = cursor.textsByName("owners");
    readList(cursor, "comments", workflow.comments);
    workflow.layout = cursor.textsByName("layout");
    workflow.recordUrls = cursor.textsByName("record_urls");
    workflow.released = cursor.textsByName("released");
    workflow.retiredReferences = cursor.numbersByName("retired_references");
}

/// Refuses another format before anything else: its keys would only look like mistakes.
void checkVersion(JsonCursor& cursor) {
    if (!cursor.need(kVersionKey))
        return;
    const JsonValue& version = *cursor.raw(kVersionKey);
    if (version.kind == JsonValue::Kind::Number && version.text == std::to_string(kFormatVersion))
        return;
    const bool isPlain = version.kind == JsonValue::Kind::Number || version.kind == JsonValue::Kind::Text;
    cursor.failAt(kVersionKey, makeError(Code::WrongVersion, isPlain ? version.text : "of an unknown form",
                                         std::to_string(kFormatVersion)));
}

void readSignatures(JsonCursor& cursor, Document& document) {
    const JsonValue* const signatures = cursor.raw("signatures");
    if (signatures == nullptr)
        return;
    if (signatures->kind != JsonValue::Kind::Array)
        return cursor.failAt("signatures", makeError(Code::WrongValue, "a list is needed"));
    JsonWriter kept;
    kept.value(*signatures);
    if (kept.result() != kEmptySignatures)
        document.signaturesJson = kept.result();
}

void readDocument(JsonCursor& cursor, Document& document) {
    checkVersion(cursor);
    document.id = cursor.ownId();
    document.title = cursor.neededText("title");
    document.description = cursor.text("description");
    document.pattern = readPattern(cursor);
    document.rejectLimit = cursor.unsignedInteger("reject_limit");
    readList(cursor, "connections", document.connections);
    readList(cursor, "lookups", document.lookups);
    readList(cursor, "value_maps", document.valueMaps);
    readList(cursor, "parameters", document.parameters);
    readList(cursor, "functions", document.functions);
    readList(cursor, "mappings", document.mappings);
    readList(cursor, "checks", document.checks);
    readList(cursor, "decisions", document.decisions);
    cursor.inside("workflow", [&](JsonCursor& workflow) { readWorkflow(workflow, document); });
    readSignatures(cursor, document);
}

} // namespace

Result<Document> parseDocument(std::string_view json, const std::string& name) {
    if (json.size() > kMaxDocumentBytes)
        return at(makeError(Code::TooLarge, std::to_string(kMaxDocumentBytes >> 20) + " MiB"), name);
    Result<JsonValue> value = parseJson(json);
    if (!value.ok()) {
        Error error = std::move(value).error();
        error.where = name + ", " + error.where;
        return error;
    }
    JsonReading reading(json, name);
    Document document;
    JsonCursor(reading, value.value()).object([&](JsonCursor& cursor) { readDocument(cursor, document); });
    if (reading.failed())
        return reading.error();
    return document;
}

std::string printDocument(const Document& document) {
    JsonWriter writer;
    writer.beginObject();
    writer.unsignedInteger(kVersionKey, kFormatVersion);
    idIfAny(writer, "id", document.id);
    writer.text("title", document.title);
    textIfAny(writer, "description", document.description);
    if (document.pattern != Pattern::Migration)
        writer.text("pattern", nameOf(document.pattern));
    if (document.rejectLimit)
        writer.unsignedInteger("reject_limit", *document.rejectLimit);
    writeList(writer, "connections", document.connections);
    writeList(writer, "lookups", document.lookups);
    writeList(writer, "value_maps", document.valueMaps);
    writeList(writer, "parameters", document.parameters);
    writeList(writer, "functions", document.functions);
    writeList(writer, "mappings", document.mappings);
    writeList(writer, "checks", document.checks);
    writeList(writer, "decisions", document.decisions);
    writeWorkflow(writer, document);
    if (!document.signaturesJson.empty()) {
        const Result<JsonValue> signatures = parseJson(document.signaturesJson);
        MW_ASSERT(signatures.ok(), "the signatures of a document are JSON");
        writer.key("signatures");
        writer.value(signatures.value());
    }
    writer.endObject();
    return writer.result() + "\n";
}

Result<Document> loadDocument(const std::string& path) {
    MW_TRY(const std::string json, readFile(path, kMaxDocumentBytes));
    return parseDocument(json, path);
}

Result<void> saveDocument(const Document& document, const std::string& path) {
    const std::string text = printDocument(document);
    // What cannot be opened again is never written over what can.
    if (Result<Document> back = parseDocument(text, path); !back.ok())
        return during(std::move(back).error(), "saving the document");
    return writeFile(path, text);
}

} // namespace mw::document
