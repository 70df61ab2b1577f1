// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/value_corrections.h"

#include "core/base/trimmed.h"
#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/mapping/problems.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace mw::mapping {

std::string listedAs(const rules::ValueMap& map, std::string_view value) {
    const std::string text = std::string(map.ignoreEdgeSpace ? trimmed(value) : value);
    return map.ignoreCase ? foldCase(text) : text;
}

void propose(const rules::ValueMap& map, std::vector<Spellings>& groups) {
    std::unordered_map<std::string, const rules::ValueMap::Entry*> listed;
    for (const rules::ValueMap::Entry& entry : map.entries)
        listed.emplace(listedAs(map, entry.from), &entry);
    for (Spellings& group : groups) {
        const auto known = std::find_if(group.values.begin(), group.values.end(), [&](const std::string& value) { return listed.contains(listedAs(map, value)); });
        if (known != group.values.end())
            group.becomes = printValue(listed.at(listedAs(map, *known))->to, map.resultType);
        else if (!group.values.empty())
            group.becomes = group.values.front();
    }
}

Result<std::size_t> addCorrections(rules::ValueMap& map, const std::vector<Spellings>& groups, const std::string& note) {
    std::set<std::string> known;
    for (const rules::ValueMap::Entry& entry : map.entries)
        known.insert(listedAs(map, entry.from));
    std::vector<rules::ValueMap::Entry> added;
    for (const Spellings& group : groups) {
        MW_TRY(const Value becomes, parseValue(group.becomes, map.resultType));
        for (const std::string& value : group.values) {
            const bool isKept = map.unlisted == rules::ValueMap::Unlisted::KeepValue && value == group.becomes;
            if (!isKept && known.insert(listedAs(map, value)).second)
                added.push_back({value, becomes, note});
        }
    }
    map.entries.insert(map.entries.end(), added.begin(), added.end());
    return added.size();
}

ValueMap cleaningMap(const Document& document, const std::string& wanted, Id id) {
    std::set<std::string> taken;
    for (const ValueMap& map : document.valueMaps)
        taken.insert(map.content.name);
    ValueMap made;
    made.id = std::move(id);
    made.reference = nextReference(document, "VM");
    made.content.name = wanted;
    for (int number = 2; taken.contains(made.content.name); ++number)
        made.content.name = wanted + " " + std::to_string(number);
    made.content.unlisted = rules::ValueMap::Unlisted::KeepValue;
    return made;
}

} // namespace mw::mapping
