// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/nested/nested_plan.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace mw::nested {

namespace {

constexpr std::string_view kId = "#id", kParent = "#parent", kPosition = "#position", kValue = "#value", kText = "#text";
constexpr std::string_view kEmpty = "#empty"; // how sources show the empty name

std::vector<std::string> namesOf(std::string_view path) {
    std::vector<std::string> names;
    while (true) {
        const std::size_t dot = path.find('.');
        const std::string_view name = path.substr(0, dot);
        names.emplace_back(name == kEmpty ? std::string_view() : name);
        if (dot == std::string_view::npos)
            return names;
        path.remove_prefix(dot + 1);
    }
}

/// Names of XML 1.0 without a colon; what stands above ASCII is taken as a letter.
bool isXmlName(std::string_view name) {
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80; };
    const auto mayFollow = [&](char c) { return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
    return !name.empty() && isLetter(name.front()) && std::all_of(name.begin(), name.end(), mayFollow);
}

class Planner {
public:
    Planner(const Schema& planned, Format format) : m_planned(planned), m_format(format) {}

    Result<NestedPlan> plan() {
        for (const Entity& entity : m_planned.entities)
            if (!parentOf(entity))
                MW_TRY_DO(add(entity, {}));
        if (m_plan.roots > 1 && m_format == Format::JsonLines)
            return makeError(Code::Usage, "one file of lines takes one entity; a document (.json) takes several");
        if (m_plan.entities.size() != m_planned.entities.size())
            return makeError(Code::NotSupported, "entities that belong into one another in a circle");
        return std::move(m_plan);
    }

private:
    /// The planned entity that "#parent" refers to.
    const Entity* parentOf(const Entity& entity) const {
        for (const Relation& relation : entity.relations)
            if (relation.fields.size() == 1 && relation.fields.front() == kParent)
                for (const Entity& parent : m_planned.entities)
                    if (parent.name == relation.parentEntity && parent.fieldIndex(kId))
                        return &parent;
        return nullptr;
    }

    Result<void> add(const Entity& entity, std::optional<std::size_t> parent) {
        const std::size_t place = m_plan.entities.size();
        m_plan.roots += parent ? 0 : 1;
        NestedEntity made;
        made.entity = entity;
        made.parent = parent;
        MW_TRY_DO(addFields(made));
        if (parent)
            made.path = m_plan.entities[*parent].path;
        const std::vector<std::string> names = namesOf(parent ? relativeName(entity, *parent) : entity.name);
        if (parent) {
            MW_TRY(Member* const member, addMember(m_plan.entities[*parent].record, names, entity));
            if (member->field || !member->members.empty() || member->child)
                return taken(entity, entity.name);
            member->child = place;
            made.path.insert(made.path.end(), names.begin(), names.end());
        } else {
            if (m_format == Format::Xml)
                MW_TRY_DO(checkName(entity.name, entity));
            made.path = {entity.name};
        }
        m_plan.entities.push_back(std::move(made));
        for (const Entity& child : m_planned.entities)
            if (parentOf(child) == &entity)
                MW_TRY_DO(add(child, place));
        collectChildren(m_plan.entities[place].record, m_plan.entities[place].children);
        return {};
    }

    /// The entity's name behind that of its parent, which for those of the topmost records is not part of it.
    std::string relativeName(const Entity& entity, std::size_t parent) const {
        const std::string prefix = m_plan.entities[parent].entity.name + ".";
        return entity.name.starts_with(prefix) ? entity.name.substr(prefix.size()) : entity.name;
    }

    Result<void> addFields(NestedEntity& made) {
        std::size_t members = 0;
        std::optional<std::size_t> value;
        for (std::size_t i = 0; i < made.entity.fields.size(); ++i) {
            const std::string& name = made.entity.fields[i].name;
            if (name == kId || name == kParent || name == kPosition) {
                (name == kId ? made.id : name == kParent ? made.parentId : made.position) = i;
                continue;
            }
            if (name == kValue) {
                value = i;
                continue;
            }
            MW_TRY(Member* const member, addMember(made.record, namesOf(name), made.entity));
            if (member->field || (m_format != Format::Xml && !member->members.empty()))
                return taken(made.entity, name);
            member->field = i;
            ++members;
        }
        if (value && members > 0)
            return at(makeError(Code::NotSupported, "a record that is a value and holds fields too"), made.entity.name);
        made.record.field = value;
        return {};
    }

    Result<Member*> addMember(Member& record, const std::vector<std::string>& names, const Entity& entity) {
        Member* member = &record;
        for (const std::string& name : names) {
            if (m_format == Format::Xml)
                MW_TRY_DO(checkName(name, entity));
            const bool isInside = member->child || (member->field && m_format != Format::Xml) || (member != &record && member->name.starts_with('@'));
            if (isInside)
                return taken(entity, member->name);
            const auto found = std::find_if(member->members.begin(), member->members.end(), [&](const auto& known) { return known->name == name; });
            if (found != member->members.end()) {
                member = found->get();
                continue;
            }
            // Attributes stand first, wherever their fields do.
            const bool isAttribute = m_format == Format::Xml && name.starts_with('@');
            const auto place = isAttribute ? std::find_if(member->members.begin(), member->members.end(), [](const auto& known) { return !known->name.starts_with('@'); })
                                           : member->members.end();
            member = member->members.insert(place, std::make_unique<Member>())->get();
            member->name = name;
        }
        return member;
    }

    Result<void> checkName(std::string_view name, const Entity& entity) const {
        const std::string_view plain = name.starts_with('@') ? name.substr(1) : name;
        if (name == kText || isXmlName(plain))
            return {};
        return at(makeError(Code::NotSupported, "an element of XML named " + mw::quoted(name)), entity.name);
    }

    static Error taken(const Entity& entity, const std::string& name) {
        return at(makeError(Code::NotSupported, mw::quoted(name) + " as a value and as what others stand in"), entity.name);
    }

    static void collectChildren(const Member& member, std::vector<std::size_t>& children) {
        if (member.child)
            children.push_back(*member.child);
        for (const auto& below : member.members)
            collectChildren(*below, children);
    }

    const Schema& m_planned;
    const Format m_format;
    NestedPlan m_plan;
};

} // namespace

std::optional<std::size_t> NestedPlan::find(const std::string& entity) const {
    for (std::size_t i = 0; i < entities.size(); ++i)
        if (entities[i].entity.name == entity)
            return i;
    return std::nullopt;
}

Result<NestedPlan> planFile(const Schema& planned, Format format) {
    return Planner(planned, format).plan();
}

} // namespace mw::nested
