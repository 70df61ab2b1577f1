// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/schemas/json_schema.h"

#include "core/base/utf8.h"
#include "core/connect/schemas/schema_tree.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace mw::schemas {

namespace {

// Members keep the order in which somebody wrote them.
using Json = nlohmann::ordered_json;

constexpr std::size_t kDeepest = 64;
constexpr std::size_t kMostNodes = 20'000;

std::string textOf(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A value as people write it: texts without quotes.
std::string shown(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

LogicalType typeOfString(const Json& schema) {
    const std::string format = textOf(schema, "format");
    if (format == "date")
        return LogicalType::date();
    if (format == "date-time")
        return LogicalType::timestamp(true);
    if (format == "time")
        return LogicalType::time();
    if (format == "uuid")
        return LogicalType::uuid();
    const auto length = schema.find("maxLength");
    const bool isBounded = length != schema.end() && length->is_number_unsigned() && *length <= 0xFFFFFFFFu;
    return LogicalType::text(isBounded ? length->get<std::uint32_t>() : 0);
}

/// Numbers in steps of 0.01 are decimals.
LogicalType typeOfNumber(const Json& schema) {
    const auto step = schema.find("multipleOf");
    if (step == schema.end() || !step->is_number())
        return LogicalType::floating();
    const std::string digits = step->dump();
    const std::size_t point = digits.find('.');
    if (digits.find('e') != std::string::npos || point == std::string::npos)
        return digits.find('e') == std::string::npos ? LogicalType::integer() : LogicalType::floating();
    return LogicalType::decimal(38, std::uint8_t(std::min<std::size_t>(digits.size() - point - 1, 38)));
}

class SchemaReader {
public:
    explicit SchemaReader(const Json& document) : m_document(document) {}

    Result<SchemaNode> read(const std::string& name) {
        SchemaNode root;
        root.name = name;
        MW_TRY_DO(describe(m_document, root, 0));
        return root;
    }
    std::vector<std::string> takeSkipped() { return std::move(m_skipped); }

private:
    void skip(std::string what) {
        if (std::find(m_skipped.begin(), m_skipped.end(), what) == m_skipped.end())
            m_skipped.push_back(std::move(what));
    }

    /// What a reference means; null for one that leads out of the document or nowhere.
    const Json* resolve(const std::string& reference) {
        if (reference.starts_with('#')) {
            try {
                const Json::json_pointer pointer(reference.substr(1));
                if (m_document.contains(pointer))
                    return &m_document.at(pointer);
            } catch (const Json::exception&) {
                // not a pointer
            }
        }
        skip("$ref " + mw::quoted(reference));
        return nullptr;
    }

    Result<void> describe(const Json& schema, SchemaNode& node, std::size_t depth) {
        if (depth > kDeepest)
            return makeError(Code::TooLarge, "64 levels");
        if (++m_nodes > kMostNodes)
            return makeError(Code::TooLarge, "20,000 values");
        if (!schema.is_object()) // true: whatever it is
            return {};
        if (node.label.empty())
            node.label = textOf(schema, "title");
        if (node.comment.empty())
            node.comment = textOf(schema, "description");
        if (const auto given = schema.find("default"); given != schema.end())
            node.defaultValue = shown(*given);
        if (const auto values = schema.find("enum"); values != schema.end() && values->is_array())
            for (const Json& value : *values)
                if (!value.is_null())
                    node.allowed.push_back(shown(value));
        if (const auto reference = schema.find("$ref"); reference != schema.end() && reference->is_string())
            MW_TRY_DO(follow(reference->get<std::string>(), node, depth));
        takeType(schema, node);
        if (const auto all = schema.find("allOf"); all != schema.end() && all->is_array())
            for (const Json& part : *all)
                MW_TRY_DO(describe(part, node, depth + 1));
        for (const char* const key : {"anyOf", "oneOf"})
            if (const auto any = schema.find(key); any != schema.end() && any->is_array())
                MW_TRY_DO(describeUnion(*any, node, depth));
        if (const auto items = schema.find("items"); items != schema.end() && items->is_object()) {
            if (node.repeats && node.isObject) // a list of lists
                return {};
            node.repeats = true;
            MW_TRY_DO(describe(*items, node, depth + 1));
        }
        return describeMembers(schema, node, depth);
    }

    /// A reference that leads to itself ends there.
    Result<void> follow(const std::string& reference, SchemaNode& node, std::size_t depth) {
        const Json* const meant = resolve(reference);
        if (!meant)
            return {};
        if (std::find(m_following.begin(), m_following.end(), meant) != m_following.end()) {
            node.isObject = true;
            skip("$ref " + mw::quoted(reference));
            return {};
        }
        m_following.push_back(meant);
        auto outcome = describe(*meant, node, depth + 1);
        m_following.pop_back();
        return outcome;
    }

    static void takeType(const Json& schema, SchemaNode& node) {
        std::vector<std::string> types;
        if (const auto type = schema.find("type"); type != schema.end()) {
            if (type->is_string())
                types.push_back(type->get<std::string>());
            else if (type->is_array())
                for (const Json& one : *type) {
                    node.mayBeNull = node.mayBeNull || one == "null";
                    if (one.is_string() && one != "null")
                        types.push_back(one.get<std::string>());
                }
        }
        if (types.empty())
            return;
        for (const std::string& type : types)
            node.nativeType += (node.nativeType.empty() ? "" : "|") + type;
        if (types.size() > 1)
            return; // a union is text
        if (types[0] == "object")
            node.isObject = true;
        else if (types[0] == "array")
            node.repeats = true;
        else if (types[0] == "integer")
            node.type = LogicalType::integer();
        else if (types[0] == "number")
            node.type = typeOfNumber(schema);
        else if (types[0] == "boolean")
            node.type = LogicalType::boolean();
        else if (types[0] == "string")
            node.type = typeOfString(schema);
    }

    /// One choice beside null is that; of several all members are taken, none of them required.
    Result<void> describeUnion(const Json& choices, SchemaNode& node, std::size_t depth) {
        std::vector<const Json*> real;
        for (const Json& choice : choices)
            if (!(choice.is_object() && choice.contains("type") && choice["type"] == "null"))
                real.push_back(&choice);
        node.mayBeNull = node.mayBeNull || real.size() < choices.size();
        if (real.size() == 1)
            return describe(*real.front(), node, depth + 1);
        const std::size_t before = node.members.size();
        std::optional<LogicalType> type;
        bool differs = false;
        for (const Json* const choice : real) {
            SchemaNode one;
            MW_TRY_DO(describe(*choice, one, depth + 1));
            node.isObject = node.isObject || one.isObject;
            node.repeats = node.repeats || one.repeats;
            differs = differs || (type && *type != one.type);
            type = one.type;
            for (SchemaNode& member : one.members)
                addMember(node, std::move(member));
        }
        for (std::size_t i = before; i < node.members.size(); ++i)
            node.members[i].required = false;
        if (type && !differs)
            node.type = *type;
        return {};
    }

    static void addMember(SchemaNode& node, SchemaNode member) {
        const auto known = std::find_if(node.members.begin(), node.members.end(), [&](const SchemaNode& other) { return other.name == member.name; });
        if (known == node.members.end())
            node.members.push_back(std::move(member));
        else
            known->required = known->required || member.required;
    }

    Result<void> describeMembers(const Json& schema, SchemaNode& node, std::size_t depth) {
        if (const auto properties = schema.find("properties"); properties != schema.end() && properties->is_object()) {
            node.isObject = true;
            for (const auto& [name, described] : properties->items()) {
                SchemaNode member;
                member.name = name;
                MW_TRY_DO(describe(described, member, depth + 1));
                addMember(node, std::move(member));
            }
        }
        if (const auto required = schema.find("required"); required != schema.end() && required->is_array())
            for (SchemaNode& member : node.members)
                member.required = member.required || std::find(required->begin(), required->end(), Json(member.name)) != required->end();
        return {};
    }

    const Json& m_document;
    std::vector<const Json*> m_following;
    std::vector<std::string> m_skipped;
    std::size_t m_nodes = 0;
};

} // namespace

bool isJsonSchema(std::string_view json) {
    const Json document = Json::parse(json, nullptr, false);
    if (!document.is_object())
        return false;
    const auto properties = document.find("properties");
    const bool describesObject = properties != document.end() && properties->is_object() &&
                                 std::all_of(properties->begin(), properties->end(), [](const Json& one) { return one.is_object() || one.is_boolean(); });
    return textOf(document, "$schema").find("json-schema") != std::string::npos || describesObject ||
           (document.contains("$defs") && document.contains("$ref"));
}

Result<Described> readJsonSchema(const std::string& json, const std::string& name) {
    const Json document = Json::parse(json, nullptr, false);
    if (document.is_discarded())
        return makeError(Code::NotJson, "it cannot be read");
    SchemaReader reader(document);
    MW_TRY(const SchemaNode root, reader.read(name));
    if (root.members.empty())
        return makeError(Code::WrongValue, "it describes no object with properties");
    Described described;
    described.schema.entities = entitiesOf(root);
    described.skipped = reader.takeSkipped();
    return described;
}

} // namespace mw::schemas
