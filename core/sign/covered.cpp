// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sign/covered.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/document/element_places.h"
#include "core/mapping/elements.h"

#include <map>

namespace mw::sign {

using document::ElementHash;
using document::PartHash;

namespace {

/// What is governed by itself and used by name: its users change with it.
bool isUsedByName(const std::string& kind) {
    return kind == "value_map" || kind == "lookup" || kind == "parameter" || kind == "function";
}

std::map<Id, const ElementHash*> byId(const std::vector<ElementHash>& elements) {
    std::map<Id, const ElementHash*> known;
    for (const ElementHash& element : elements)
        known.emplace(element.id, &element);
    return known;
}

/// Takes an element in, with all that it hangs on by name.
void take(const Id& id, const std::map<Id, const ElementHash*>& known, std::set<Id>& taken) {
    if (!taken.insert(id).second)
        return;
    const auto found = known.find(id);
    if (found == known.end())
        return;
    for (const Id& used : found->second->uses) {
        const auto other = known.find(used);
        if (other != known.end() && isUsedByName(other->second->kind))
            take(used, known, taken);
    }
}

} // namespace

std::vector<PartHash> coveredBy(const std::vector<ElementHash>& elements, const Id& part) {
    std::vector<PartHash> covered;
    if (part.isNull()) {
        covered.assign(elements.begin(), elements.end());
        return covered;
    }
    const auto known = byId(elements);
    std::set<Id> taken;
    for (const ElementHash& element : elements) {
        if (element.id == part || element.mapping == part)
            take(element.id, known, taken);
    }
    for (const ElementHash& element : elements) {
        if (taken.contains(element.id))
            covered.push_back(element);
    }
    return covered;
}

Result<Id> partNamed(const mapping::Document& document, const std::string& reference) {
    for (const PartHash& element : document::elementHashes(document)) {
        if (!element.reference.empty() && element.reference == reference)
            return element.id;
    }
    return makeError(Code::UnknownName, "the reference " + reference, "");
}

std::string Change::sentence() const {
    if (kind == Kind::Removed)
        return where + " is gone";
    const std::string came = kind == Kind::Added ? where + " came" : where;
    return through.empty() ? came : came + " through " + listed(through);
}

std::vector<Change> changesSince(const mapping::Document& document, const std::vector<ElementHash>& elements, const Id& part,
                                 const std::vector<PartHash>& covered) {
    const std::vector<PartHash> now = coveredBy(elements, part);
    std::map<Id, const PartHash*> after;
    for (const PartHash& each : now)
        after.emplace(each.id, &each);
    std::vector<Change> changes;
    std::set<Id> before, changed;
    const auto add = [&](Change::Kind kind, const PartHash& element) {
        std::string where = kind == Change::Kind::Removed ? std::string() : document::placeOf(document, element.id);
        if (where.empty())
            where = element.kind + " " + (element.reference.empty() ? element.id.text() : element.reference);
        changes.push_back({kind, std::move(where), element.kind, element.reference, element.id, {}});
        changed.insert(element.id);
    };
    for (const PartHash& each : covered) {
        before.insert(each.id);
        const auto found = after.find(each.id);
        if (found == after.end())
            add(Change::Kind::Removed, each);
        else if (found->second->hash != each.hash)
            add(Change::Kind::Changed, *found->second);
    }
    for (const PartHash& each : now) {
        if (!before.contains(each.id))
            add(Change::Kind::Added, each);
    }
    const auto known = byId(elements);
    for (Change& change : changes) {
        const auto found = known.find(change.id);
        if (found == known.end() || change.kind != Change::Kind::Changed)
            continue;
        for (const Id& used : found->second->uses) {
            if (changed.contains(used))
                change.through.push_back(document::placeOf(document, used));
        }
    }
    return changes;
}

} // namespace mw::sign
