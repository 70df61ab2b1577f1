// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rebase/affected.h"

#include "core/mapping/rename_field.h"

#include <algorithm>
#include <set>
#include <type_traits>

namespace mw::rebase {

namespace {

using namespace mapping;

/// Of an entity mapping that renaming would change: itself, or the fields whose rules would.
void addChanged(std::set<Id>& found, const EntityMapping& was, const EntityMapping& now) {
    EntityMapping before = was, after = now;
    before.fields.clear();
    after.fields.clear();
    if (before != after)
        found.insert(was.id);
    for (std::size_t i = 0; i < was.fields.size(); ++i)
        if (was.fields[i] != now.fields[i])
            found.insert(was.fields[i].id);
}

} // namespace

std::vector<Id> affectedBy(const Document& document, const Id& connection, const Id& field) {
    std::set<Id> found;
    // Whatever a new name would have to be written into speaks of the field.
    if (const auto edit = renameField(document, connection, field, "a name that nothing has"); edit.ok())
        for (const SingleEdit& step : edit->steps)
            std::visit(
                [&](const auto& each) {
                    using Step = std::decay_t<decltype(each)>;
                    if constexpr (std::is_same_v<Step, SetElement<EntityMapping>>) {
                        const EntityMapping* const was = document.mapping(each.id);
                        if (was && each.content && was->fields.size() == each.content->fields.size())
                            addChanged(found, *was, *each.content);
                    } else if constexpr (std::is_same_v<Step, SetElement<Lookup>> || std::is_same_v<Step, SetElement<Check>>) {
                        found.insert(each.id);
                    }
                },
                step);
    std::vector<Id> ordered;
    const auto add = [&](const Id& id) {
        if (found.contains(id))
            ordered.push_back(id);
    };
    for (const Lookup& lookup : document.lookups)
        add(lookup.id);
    for (const EntityMapping& each : document.mappings) {
        add(each.id);
        for (const FieldMapping& one : each.fields) {
            if (each.targetConnection == connection && one.targetField == field)
                found.insert(one.id);
            add(one.id);
        }
    }
    for (const Check& check : document.checks)
        add(check.id);
    return ordered;
}

} // namespace mw::rebase
