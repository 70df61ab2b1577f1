// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/tree/tree_entity.h"

#include "core/connect/tree/value_type.h"

#include <algorithm>
#include <set>
#include <utility>

namespace mw::tree {

namespace {

using Source = TreeColumn::Source;

/// Gives the name, or the first of name_2, name_3 … that is free.
std::string freeName(std::set<std::string>& taken, const std::string& name) {
    std::string free = name;
    for (int n = 2; !taken.insert(free).second; ++n)
        free = name + "_" + std::to_string(n);
    return free;
}

std::string joined(const std::string& path, const std::string& name) {
    const std::string& shown = name.empty() ? "#empty" : name;
    return path.empty() ? shown : path + "." + shown;
}

bool isEntity(const Node& node) {
    return node.repeated && node.hasMembers();
}

/// The values at a node as rows of their own, where its lists are nothing but their items.
Node valuesOfRows(const Node& node, std::uint64_t rows) {
    Node values;
    values.present = rows;
    values.nulls = node.nulls;
    values.booleans = node.booleans;
    values.numbers = node.numbers;
    values.texts = node.texts;
    values.objects = node.hasMembers() ? 0 : node.objects;
    values.lists = node.nestedLists;
    values.damaged = node.damaged;
    values.inexact = node.inexact;
    values.wholeDigits = node.wholeDigits;
    values.scale = node.scale;
    values.textForms = node.textForms;
    return values;
}

class EntityMaker {
public:
    explicit EntityMaker(const Shape& shape) : m_shape(shape) {}

    std::vector<TreeEntity> make(const std::string& rootName) {
        addEntity({&m_shape.root(), {}, false}, rootName, {});
        return std::move(m_entities);
    }

private:
    /// A node whose values are rows.
    struct Place {
        const Node* node;
        std::string path;
        bool isMapItem;
    };
    using Above = std::vector<std::size_t>; // the entities around, topmost first

    void addEntity(const Place& place, const std::string& name, Above above) {
        const Node& node = *place.node;
        const bool isRoot = place.node == &m_shape.root();
        const std::uint64_t nullsBeside = isRoot || place.isMapItem ? 0 : node.nulls - node.nullItems;
        const std::uint64_t rows = node.present - node.lists - nullsBeside + node.items;

        TreeEntity made;
        std::set<std::string> names;
        const std::size_t files = m_shape.options().files;
        if (files > 0)
            addGenerated(made, names, Source::File, LogicalType::text());
        if (!above.empty()) {
            addGenerated(made, names, Source::Parent, idType(above.size()));
            addGenerated(made, names, Source::Position, LogicalType::integer());
        }
        if (place.isMapItem)
            addGenerated(made, names, Source::Name, LogicalType::text());
        const Node values = valuesOfRows(node, rows);
        if (values.ownValues() > 0 || (!node.hasMembers() && rows > 0)) {
            addValue(made, freeName(names, "#value"), values, rows, values.ownValues() < rows);
            made.columns.push_back({Source::Value, &node, false});
        }
        std::vector<Place> below;
        addMembers(made, names, below, place, {}, rows);

        // One object that holds nothing but lists of others is no record: they are. The same holds for one of each file.
        const bool isEmpty = made.columns.size() == (files > 0 ? 1 : 0);
        const bool vanishes = isRoot && isEmpty && !below.empty() && !node.repeated && rows == std::max<std::size_t>(files, 1);
        if (!vanishes) {
            if (!below.empty())
                addGenerated(made, names, Source::Id, idType(above.size() + 1));
            addKeys(made, above);
            for (const std::size_t ancestor : above)
                made.chain.push_back(m_entities[ancestor].chain.back());
            made.chain.push_back(&node);
            made.entity.name = freeName(m_names, name);
            made.entity.rowEstimate = rows;
            made.entity.rowsAreExact = true;
            above.push_back(m_entities.size());
            m_entities.push_back(std::move(made));
        }
        for (const Place& next : below)
            addEntity(next, next.path, above);
    }

    /// The rows of the topmost entity are numbered, those below named "17.3".
    static LogicalType idType(std::size_t depth) { return depth == 1 ? LogicalType::integer() : LogicalType::text(); }

    /// Makes fields of what stands in a node's objects and lists what stands in their lists.
    void addMembers(TreeEntity& made, std::set<std::string>& names, std::vector<Place>& below, const Place& place,
                    const std::string& prefix, std::uint64_t rows) const {
        if (place.node->isMap) {
            below.push_back({place.node->children.front().get(), place.path, true});
            return;
        }
        for (const auto& child : place.node->children) {
            const Place member{child.get(), joined(place.path, child->name), false};
            if (isEntity(*child)) {
                below.push_back(member);
                continue;
            }
            const std::string name = joined(prefix, child->name);
            if (child->ownValues() > 0 || !child->hasMembers()) {
                const bool repeats = child->repeated && child->lists == 0;
                const bool isAlways =
                    !repeats && !child->hasMembers() && child->nulls == child->nullItems && child->present == rows;
                addValue(made, freeName(names, name), *child, rows, !isAlways);
                made.columns.push_back({Source::Value, child.get(), repeats});
            }
            addMembers(made, names, below, member, name, rows);
        }
    }

    static void addValue(TreeEntity& made, std::string name, const Node& values, std::uint64_t rows, bool nullable) {
        Field field;
        field.name = std::move(name);
        field.type = typeOf(values);
        field.suggestedType = suggestedTypeOf(values);
        field.evidence = evidenceOf(values, rows);
        if (values.repeated || (values.lists > 0 && values.lists == values.ownValues()))
            field.nativeType = "array"; // as JSON Schema calls it
        field.nullable = nullable;
        made.entity.fields.push_back(std::move(field));
    }

    static void addGenerated(TreeEntity& made, std::set<std::string>& names, Source source, const LogicalType& type) {
        const char* const name = source == Source::Id       ? "#id"
                                 : source == Source::Parent ? "#parent"
                                 : source == Source::Name   ? "#name"
                                 : source == Source::File   ? "file_name"
                                                            : "#position";
        Field field;
        field.name = freeName(names, name);
        field.type = type;
        field.nullable = false;
        field.generated = source != Source::File;
        // The key stands first, although whether it is needed is known last.
        const bool isFirst = source == Source::Id;
        made.entity.fields.insert(isFirst ? made.entity.fields.begin() : made.entity.fields.end(), std::move(field));
        made.columns.insert(isFirst ? made.columns.begin() : made.columns.end(), {source, nullptr, false});
    }

    static std::string nameOf(const TreeEntity& entity, Source source) {
        for (std::size_t i = 0; i < entity.columns.size(); ++i)
            if (entity.columns[i].source == source)
                return entity.entity.fields[i].name;
        return {};
    }

    void addKeys(TreeEntity& made, const Above& above) const {
        const std::string id = nameOf(made, Source::Id);
        const std::string parent = nameOf(made, Source::Parent);
        if (!id.empty())
            made.entity.keys.push_back({{}, {id}, true});
        else if (!parent.empty())
            made.entity.keys.push_back({{}, {parent, nameOf(made, Source::Position)}, true});
        if (!parent.empty()) {
            const TreeEntity& owner = m_entities[above.back()];
            made.entity.relations.push_back({{}, {parent}, owner.entity.name, {nameOf(owner, Source::Id)}});
        }
    }

    const Shape& m_shape;
    std::vector<TreeEntity> m_entities;
    std::set<std::string> m_names;
};

} // namespace

std::vector<TreeEntity> entitiesOf(const Shape& shape, const std::string& rootName) {
    return EntityMaker(shape).make(rootName);
}

} // namespace mw::tree
