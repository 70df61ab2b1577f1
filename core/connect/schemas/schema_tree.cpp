// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/schemas/schema_tree.h"

#include <algorithm>

namespace mw::schemas {

namespace {

bool isEntity(const SchemaNode& node) {
    return node.repeats && node.isObject && !node.members.empty();
}

std::string joined(const std::string& path, const std::string& name) {
    const std::string shown = name.empty() ? "#empty" : name;
    return path.empty() ? shown : path + "." + shown;
}

class Maker {
public:
    std::vector<Entity> make(const SchemaNode& root) {
        const bool holdsOnlyLists = root.isObject && !root.members.empty() && std::all_of(root.members.begin(), root.members.end(), isEntity);
        if (holdsOnlyLists && !root.repeats)
            for (const SchemaNode& member : root.members)
                add(member, member.name, joined({}, member.name), {});
        else
            add(root, root.name, {}, {});
        return std::move(m_entities);
    }

private:
    struct Below {
        const SchemaNode* node;
        std::string path;
    };

    /// `path`: of its members in the document; `parent`: name of the entity around.
    void add(const SchemaNode& node, const std::string& name, const std::string& path, const std::string& parent) {
        const std::size_t place = m_entities.size();
        m_entities.emplace_back();
        Entity made;
        made.name = name;
        made.label = node.label;
        made.comment = node.comment;
        std::vector<Below> below;
        if (node.isObject)
            addMembers(made, below, node, {}, path, true);
        else
            addField(made, "#value", node, false, node.required);
        const auto generated = [&](const char* field, const LogicalType& type, std::size_t at) {
            Field added;
            added.name = field;
            added.type = type;
            added.nullable = false;
            added.generated = true;
            made.fields.insert(made.fields.begin() + std::ptrdiff_t(at), std::move(added));
        };
        if (!parent.empty()) {
            generated("#parent", LogicalType::text(), 0);
            generated("#position", LogicalType::integer(), 1);
            made.relations.push_back({{}, {"#parent"}, parent, {"#id"}});
        }
        if (!below.empty()) {
            generated("#id", parent.empty() ? LogicalType::integer() : LogicalType::text(), 0);
            made.keys.push_back({{}, {"#id"}, true});
        } else if (!parent.empty()) {
            made.keys.push_back({{}, {"#parent", "#position"}, true});
        }
        m_entities[place] = std::move(made);
        for (const Below& next : below)
            add(*next.node, next.path, next.path, name);
    }

    static void addMembers(Entity& made, std::vector<Below>& below, const SchemaNode& node, const std::string& prefix, const std::string& path,
                           bool isAlways) {
        for (const SchemaNode& member : node.members) {
            const std::string name = joined(prefix, member.name);
            const bool isThere = isAlways && member.required;
            if (isEntity(member))
                below.push_back({&member, joined(path, member.name)});
            else if (member.isObject && !member.repeats && !member.members.empty())
                addMembers(made, below, member, name, joined(path, member.name), isThere);
            else
                addField(made, name, member, member.repeats, isThere);
        }
    }

    static void addField(Entity& made, const std::string& name, const SchemaNode& node, bool isList, bool isThere) {
        Field field;
        field.name = name;
        field.label = node.label;
        field.comment = node.comment;
        field.type = isList || node.isObject ? LogicalType::text() : node.type;
        field.nativeType = isList ? "array" : node.isObject ? "object" : node.nativeType;
        field.nullable = !isThere || node.mayBeNull;
        field.defaultValue = node.defaultValue;
        if (!node.allowed.empty() && !isList) {
            std::string values;
            for (const std::string& value : node.allowed)
                values += (values.empty() ? "'" : ", '") + value + "'";
            made.constraints.push_back({name, name + " IN (" + values + ")"});
        }
        made.fields.push_back(std::move(field));
    }

    std::vector<Entity> m_entities;
};

} // namespace

std::vector<Entity> entitiesOf(const SchemaNode& root) {
    return Maker().make(root);
}

} // namespace mw::schemas
