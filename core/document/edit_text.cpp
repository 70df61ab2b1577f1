// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/edit_text.h"

#include "core/document/element_text.h"
#include "core/document/members.h"

namespace mw::document {

using namespace mapping;

namespace {

constexpr std::size_t kAtEnd = std::size_t(-1);

/// The word that names an element's kind in a step.
template <class Element>
constexpr std::string_view kWord = "";
template <>
constexpr std::string_view kWord<Connection> = "connection";
template <>
constexpr std::string_view kWord<Lookup> = "lookup";
template <>
constexpr std::string_view kWord<ValueMap> = "value_map";
template <>
constexpr std::string_view kWord<Parameter> = "parameter";
template <>
constexpr std::string_view kWord<ProjectFunction> = "function";
template <>
constexpr std::string_view kWord<EntityMapping> = "mapping";
template <>
constexpr std::string_view kWord<Check> = "check";
template <>
constexpr std::string_view kWord<Decision> = "decision";

void writePosition(JsonWriter& writer, std::size_t position) {
    if (position != kAtEnd)
        writer.unsignedInteger("position", position);
}

std::size_t readPosition(JsonCursor& cursor) { return std::size_t(cursor.unsignedInteger("position").value_or(kAtEnd)); }

template <class Element>
void writeElement(JsonWriter& writer, const SetElement<Element>& step) {
    writer.text("id", step.id.text());
    writePosition(writer, step.position);
    if (!step.content)
        return;
    writer.key("content");
    write(writer, *step.content);
    if constexpr (std::is_same_v<Element, Connection>)
        textsByNameIfAny(writer, "locations", step.content->locations);
}

template <class Element>
SetElement<Element> readElement(JsonCursor& cursor) {
    SetElement<Element> step;
    step.id = cursor.neededId("id");
    step.position = readPosition(cursor);
    cursor.inside("content", [&](JsonCursor& content) { read(content, step.content.emplace()); });
    if constexpr (std::is_same_v<Element, Connection>) {
        auto locations = cursor.textsByName("locations");
        if (step.content)
            step.content->locations = std::move(locations);
    }
    return step;
}

class StepWriter {
public:
    explicit StepWriter(JsonWriter& writer) : m_writer(writer) {}

    void operator()(const SetDocumentText& step) const {
        m_writer.text("set", "document");
        m_writer.text("title", step.title);
        textIfAny(m_writer, "description", step.description);
        m_writer.text("pattern", nameOf(step.pattern));
        if (step.rejectLimit)
            m_writer.unsignedInteger("reject_limit", *step.rejectLimit);
    }
    template <class Element>
    void operator()(const SetElement<Element>& step) const {
        m_writer.text("set", kWord<Element>);
        writeElement(m_writer, step);
    }
    void operator()(const SetFieldMapping& step) const {
        m_writer.text("set", "field");
        m_writer.text("mapping", step.entityMapping.text());
        writeElement(m_writer, step.field);
    }
    void operator()(const SetComment& step) const {
        m_writer.text("set", "comment");
        writeElement(m_writer, step.comment);
    }
    void operator()(const SetPipeline& step) const {
        m_writer.text("set", "pipeline");
        m_writer.key("content");
        EntityMapping content = step.content;
        content.fields.clear();
        content.notMigrated.clear();
        write(m_writer, content);
    }
    void operator()(const SetNotMigrated& step) const {
        m_writer.text("set", "not_migrated");
        m_writer.text("mapping", step.entityMapping.text());
        m_writer.boolean("present", step.present);
        writePosition(m_writer, step.position);
        m_writer.key("content");
        write(m_writer, step.content);
    }
    void operator()(const SetWorkflow& step) const {
        m_writer.text("set", SetWorkflow::member(step.what).name);
        m_writer.text("element", step.element);
        if (step.value)
            m_writer.text("value", *step.value);
    }
    void operator()(const SetRetiredReference& step) const {
        m_writer.text("set", "retired_reference");
        m_writer.text("prefix", step.prefix);
        if (step.highest)
            m_writer.unsignedInteger("highest", *step.highest);
    }

private:
    JsonWriter& m_writer;
};

template <class Element>
bool tryElement(std::string_view word, JsonCursor& cursor, SingleEdit& step) {
    if (word != kWord<Element>)
        return false;
    step = readElement<Element>(cursor);
    return true;
}

SingleEdit readWorkflow(SetWorkflow::What what, JsonCursor& cursor) {
    return SetWorkflow{what, cursor.neededText("element"), cursor.optionalText("value")};
}

SingleEdit readStep(JsonCursor& cursor) {
    SingleEdit step;
    const std::string word = cursor.neededText("set");
    if (tryElement<Connection>(word, cursor, step) || tryElement<Lookup>(word, cursor, step) ||
        tryElement<ValueMap>(word, cursor, step) || tryElement<Parameter>(word, cursor, step) ||
        tryElement<ProjectFunction>(word, cursor, step) || tryElement<EntityMapping>(word, cursor, step) ||
        tryElement<Check>(word, cursor, step) || tryElement<Decision>(word, cursor, step))
        return step;
    if (word == "document") {
        SetDocumentText set;
        set.title = cursor.neededText("title");
        set.description = cursor.text("description");
        set.pattern = readPattern(cursor);
        set.rejectLimit = cursor.unsignedInteger("reject_limit");
        return set;
    }
    if (word == "field") {
        Id mapping = cursor.neededId("mapping");
        return SetFieldMapping{std::move(mapping), readElement<FieldMapping>(cursor)};
    }
    if (word == "comment")
        return SetComment{readElement<Workflow::Comment>(cursor)};
    if (word == "pipeline") {
        SetPipeline set;
        cursor.need("content");
        cursor.inside("content", [&](JsonCursor& content) { read(content, set.content); });
        return set;
    }
    if (word == "not_migrated") {
        SetNotMigrated set;
        set.entityMapping = cursor.neededId("mapping");
        set.present = cursor.boolean("present", true);
        set.position = readPosition(cursor);
        cursor.need("content");
        cursor.inside("content", [&](JsonCursor& content) { read(content, set.content); });
        return set;
    }
    for (const SetWorkflow::Member& member : SetWorkflow::kMembers)
        if (word == member.name)
            return readWorkflow(member.what, cursor);
    if (word == "retired_reference") {
        SetRetiredReference set;
        set.prefix = cursor.neededText("prefix");
        set.highest = cursor.unsignedInteger("highest");
        return set;
    }
    cursor.failAt("set", makeError(Code::WrongValue, "'" + word + "' is not a step of an edit"));
    return step;
}

} // namespace

std::string printEdit(const Edit& edit) {
    JsonWriter writer(JsonWriter::Layout::Line);
    writer.beginObject();
    writer.text("edit", edit.label);
    writer.key("steps");
    writer.beginArray();
    for (const SingleEdit& step : edit.steps) {
        writer.beginObject();
        std::visit(StepWriter(writer), step);
        writer.endObject();
    }
    writer.endArray();
    writer.endObject();
    return writer.result();
}

Result<Edit> parseEdit(std::string_view json, const std::string& name) {
    Result<JsonValue> value = parseJson(json);
    if (!value.ok()) {
        Error error = std::move(value).error();
        error.where = name + ", " + error.where;
        return error;
    }
    // An id may stand in several steps: the same element is changed twice, or goes and comes.
    JsonReading reading(json, name, JsonReading::Ids::MayRepeat);
    Edit edit;
    JsonCursor(reading, value.value()).object([&](JsonCursor& cursor) {
        edit.label = cursor.neededText("edit");
        cursor.need("steps");
        cursor.each("steps", [&](JsonCursor& item) { edit.steps.push_back(readStep(item)); });
    });
    if (reading.failed())
        return reading.error();
    return edit;
}

} // namespace mw::document
