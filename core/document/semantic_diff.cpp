// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/semantic_diff.h"

#include "core/base/message_catalogue.h"
#include "core/base/utf8.h"
#include "core/document/canonical_rule.h"
#include "core/document/element_places.h"
#include "core/document/element_text.h"
#include "core/mapping/problems.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace mw::document {

using namespace mapping;

namespace {

using Kind = DocumentChange::Kind;

const std::set<std::string_view> kRuleKeys = {"rule", "filter", "body", "order"};
const std::set<std::string_view> kIdKeys = {"target",            "target_entity", "target_connection", "source_entity",
                                            "source_connection", "connection",    "entity",            "mapping"};
/// What a scan only observed: outside the content hash.
const std::set<std::string_view> kObservedKeys = {"row_estimate", "rows_are_exact", "evidence"};

/// What people call the members of elements. Others are names themselves: of options, of parameters of checks.
constexpr std::pair<std::string_view, std::string_view> kMemberNames[] = {
    {"about", forPeople("about")}, {"alias", forPeople("alias")}, {"alternatives", forPeople("alternatives")},
    {"arguments", forPeople("arguments")}, {"author", forPeople("author")}, {"body", forPeople("body")},
    {"columns", forPeople("columns")}, {"comment", forPeople("comment")}, {"connection", forPeople("connection")},
    {"connector", forPeople("connector")}, {"constraints", forPeople("constraints")},
    {"criticality", forPeople("criticality")}, {"decided_by", forPeople("decided by")},
    {"deduplication", forPeople("deduplication")}, {"default", forPeople("default")},
    {"description", forPeople("description")}, {"due", forPeople("due")}, {"entities", forPeople("entities")},
    {"entity", forPeople("entity")}, {"entries", forPeople("entries")}, {"evidence", forPeople("evidence")},
    {"examples", forPeople("examples")}, {"faithful", forPeople("faithful")}, {"field", forPeople("field")},
    {"fields", forPeople("fields")}, {"filter", forPeople("filter")}, {"filter_reason", forPeople("filter reason")},
    {"generated", forPeople("generated")}, {"ignore_case", forPeople("ignore case")},
    {"ignore_edge_space", forPeople("ignore edge space")}, {"intent", forPeople("intent")},
    {"is_view", forPeople("is view")}, {"key", forPeople("key")}, {"keys", forPeople("keys")},
    {"kind", forPeople("kind")}, {"label", forPeople("label")}, {"load_mode", forPeople("load mode")},
    {"mapping", forPeople("mapping")}, {"matching", forPeople("matching")}, {"name", forPeople("name")},
    {"native_type", forPeople("native type")}, {"note", forPeople("note")},
    {"null_is_listed", forPeople("null is listed")}, {"nullable", forPeople("nullable")}, {"off", forPeople("off")},
    {"options", forPeople("options")}, {"order", forPeople("order")}, {"parameters", forPeople("parameters")},
    {"primary", forPeople("primary")}, {"proposed", forPeople("proposed")}, {"proves", forPeople("proves")},
    {"question", forPeople("question")}, {"reason", forPeople("reason")}, {"reference", forPeople("reference")},
    {"relations", forPeople("relations")}, {"reply_to", forPeople("reply to")},
    {"row_estimate", forPeople("row estimate")}, {"rows_are_exact", forPeople("rows are exact")},
    {"rule", forPeople("rule")}, {"said_by", forPeople("said by")}, {"severity", forPeople("severity")},
    {"source_connection", forPeople("source connection")}, {"source_entity", forPeople("source entity")},
    {"steps", forPeople("steps")}, {"target", forPeople("target")},
    {"target_connection", forPeople("target connection")}, {"target_entity", forPeople("target entity")},
    {"text", forPeople("text")}, {"time", forPeople("time")}, {"tolerance", forPeople("tolerance")},
    {"type", forPeople("type")}, {"unlisted", forPeople("unlisted")}, {"value", forPeople("value")},
    {"what", forPeople("what")}, {"who", forPeople("who")}, {"why", forPeople("why")},
};

std::string nameOfMember(const std::string& key) {
    const auto known = std::find_if(std::begin(kMemberNames), std::end(kMemberNames), [&](const auto& each) { return each.first == key; });
    return known == std::end(kMemberNames) ? key : std::string(known->second);
}

std::string shown(const JsonValue& value) {
    if (value.kind == JsonValue::Kind::Text)
        return value.text;
    JsonWriter writer(JsonWriter::Layout::Line);
    writer.value(value);
    return writer.result();
}

template <class Element>
JsonValue tree(const Element& element) {
    Result<JsonValue> parsed = parseJson(oneLine(element));
    MW_ASSERT(parsed.ok(), "what was written can be read");
    return std::move(parsed).value();
}


/// The text that tells one item of a list from another, none where the list counts as one value.
std::optional<std::string> identity(std::string_view list, const JsonValue& item) {
    const auto member = [&](std::string_view key) -> std::optional<std::string> {
        const JsonValue::Member* const found = item.member(key);
        return found == nullptr ? std::nullopt : std::optional(found->value.text);
    };
    if (list == "entities" || list == "fields")
        return member("id");
    if (list == "entries")
        return member("from");
    return {};
}

class Comparing {
public:
    Comparing(const Document& was, const Document& now) : m_was(was), m_now(now) {
        for (const Document* const document : {&was, &now}) {
            for (const Connection& connection : document->connections) {
                m_names[connection.id.text()] = connection.name;
                for (const Entity& entity : connection.schema.entities) {
                    m_names[entity.id.text()] = entity.name;
                    for (const Field& field : entity.fields)
                        m_names[field.id.text()] = entity.name + "." + field.name;
                }
            }
            for (const EntityMapping& mapping : document->mappings)
                m_names[mapping.id.text()] = placeOf(*document, mapping);
        }
    }

    std::vector<DocumentChange> run() {
        head();
        list(m_was.connections, m_now.connections);
        locations();
        list(m_was.lookups, m_now.lookups);
        list(m_was.valueMaps, m_now.valueMaps);
        list(m_was.parameters, m_now.parameters);
        list(m_was.functions, m_now.functions);
        mappings();
        list(m_was.checks, m_now.checks);
        list(m_was.decisions, m_now.decisions);
        workflow();
        return std::move(m_changes);
    }

private:
    void add(Kind kind, std::string what, std::string was, std::string now, bool isMeaning = true) {
        m_changes.push_back({kind, m_where, std::move(what), std::move(was), std::move(now), m_element,
                             isMeaning && m_isMeaning});
    }

    void changed(const std::string& what, const std::string& was, const std::string& now) {
        if (was != now)
            add(Kind::Changed, what, was, now);
    }

    void head() {
        m_where = "the document";
        m_element = m_now.id;
        changed(forPeople("id"), m_was.id.text(), m_now.id.text());
        changed(forPeople("title"), m_was.title, m_now.title);
        changed(forPeople("description"), m_was.description, m_now.description);
        changed(forPeople("pattern"), std::string(nameOf(m_was.pattern)), std::string(nameOf(m_now.pattern)));
        const auto limit = [](const Document& d) { return d.rejectLimit ? std::to_string(*d.rejectLimit) : std::string(); };
        changed("reject limit", limit(m_was), limit(m_now));
    }

    template <class Element>
    static std::unordered_map<Id, const Element*> byId(const std::vector<Element>& elements) {
        std::unordered_map<Id, const Element*> known;
        for (const Element& element : elements)
            known.emplace(element.id, &element);
        return known;
    }

    /// Pairs the elements of two lists by id; `both` compares a pair, `place` says where one stands.
    template <class Element, class Place, class Both>
    void pairUp(const std::vector<Element>& was, const std::vector<Element>& now, const Place& place, const Both& both) {
        const auto before = byId(was), after = byId(now);
        for (const Element& element : was) {
            if (after.contains(element.id))
                continue;
            m_where = place(m_was, element);
            m_element = element.id;
            add(Kind::Removed, {}, oneLine(element), {});
        }
        for (const Element& element : now) {
            m_where = place(m_now, element);
            m_element = element.id;
            const auto known = before.find(element.id);
            if (known == before.end())
                add(Kind::Added, {}, {}, oneLine(element));
            else
                both(*known->second, element);
        }
    }

    template <class Element>
    void list(const std::vector<Element>& was, const std::vector<Element>& now) {
        pairUp(
            was, now, [](const Document& document, const Element& element) { return placeOf(document, element); },
            [&](const Element& before, const Element& after) { compare(before, after); });
    }

    template <class Element>
    void compare(const Element& was, const Element& now) {
        if (oneLine(was) != oneLine(now))
            members({}, tree(was), tree(now));
    }

    void mappings() {
        list(pipelines(m_was), pipelines(m_now));
        orderOfMappings();
        const auto known = byId(m_was.mappings);
        for (const EntityMapping& mapping : m_now.mappings) {
            const auto earlier = known.find(mapping.id);
            if (earlier == known.end())
                continue;
            const EntityMapping& before = *earlier->second;
            pairUp(
                before.fields, mapping.fields,
                [&](const Document& document, const FieldMapping& field) {
                    return placeOf(document, &document == &m_was ? before : mapping, field);
                },
                [&](const FieldMapping& a, const FieldMapping& b) { compare(a, b); });
            notMigrated(before, mapping);
        }
    }

    void orderOfMappings() {
        m_where = "the document";
        m_element = m_now.id;
        const auto stillThere = byId(m_now.mappings), wereThere = byId(m_was.mappings);
        std::vector<Id> before, after;
        for (const EntityMapping& each : m_was.mappings) {
            if (stillThere.contains(each.id))
                before.push_back(each.id);
        }
        for (const EntityMapping& each : m_now.mappings) {
            if (wereThere.contains(each.id))
                after.push_back(each.id);
        }
        const auto names = [&](const std::vector<Id>& ids) {
            std::string text;
            for (const Id& id : ids)
                text += (text.empty() ? "" : ", ") + nameOfId(id.text());
            return text;
        };
        if (before != after)
            add(Kind::Changed, "order of the entity mappings", names(before), names(after));
    }

    static std::vector<EntityMapping> pipelines(const Document& document) {
        std::vector<EntityMapping> pipelines = document.mappings;
        for (EntityMapping& each : pipelines) {
            each.fields.clear();
            each.notMigrated.clear();
        }
        return pipelines;
    }

    void notMigrated(const EntityMapping& was, const EntityMapping& now) {
        m_where = placeOf(m_now, now);
        m_element = now.id;
        std::map<std::string, std::string> before, after;
        for (const NotMigrated& each : was.notMigrated)
            before[each.sourceField.text()] = each.reason;
        for (const NotMigrated& each : now.notMigrated)
            after[each.sourceField.text()] = each.reason;
        byName(before, after, [&](const std::string& id) { return "not migrated: " + nameOfId(id); });
    }

    template <class What>
    void byName(const std::map<std::string, std::string>& was, const std::map<std::string, std::string>& now, What what) {
        for (const auto& [name, value] : was) {
            const auto after = now.find(name);
            if (after == now.end())
                add(Kind::Removed, what(name), value, {});
            else if (after->second != value)
                add(Kind::Changed, what(name), value, after->second);
        }
        for (const auto& [name, value] : now) {
            if (!was.contains(name))
                add(Kind::Added, what(name), {}, value);
        }
    }

    void locations() {
        m_isMeaning = false;
        const auto known = byId(m_was.connections);
        for (const Connection& connection : m_now.connections) {
            const auto before = known.find(connection.id);
            m_where = placeOf(m_now, connection);
            m_element = connection.id;
            if (before != known.end())
                byName(before->second->locations, connection.locations,
                       [](const std::string& name) { return "location " + name; });
        }
        m_isMeaning = true;
    }

    void workflow() {
        m_isMeaning = false;
        m_where = "the workflow";
        m_element = m_now.id;
        byName(m_was.workflow.status, m_now.workflow.status, [this](const std::string& id) { return "status of " + nameOfId(id); });
        byName(m_was.workflow.owner, m_now.workflow.owner, [this](const std::string& id) { return "owner of " + nameOfId(id); });
        byName(m_was.workflow.recordUrls, m_now.workflow.recordUrls, [this](const std::string& id) { return "record address of " + nameOfId(id); });
        byName(m_was.workflow.released, m_now.workflow.released, [this](const std::string& id) { return "release of " + nameOfId(id); });
        byName(m_was.workflow.layout, m_now.workflow.layout, [](const std::string& name) { return "layout " + name; });
        std::map<std::string, std::string> before, after;
        for (const auto& [prefix, number] : m_was.workflow.retiredReferences)
            before[prefix] = std::to_string(number);
        for (const auto& [prefix, number] : m_now.workflow.retiredReferences)
            after[prefix] = std::to_string(number);
        byName(before, after, [](const std::string& prefix) { return "last reference given to " + prefix; });
        changed(forPeople("signatures"), m_was.signaturesJson, m_now.signaturesJson);
        list(m_was.workflow.comments, m_now.workflow.comments);
    }

    std::string nameOfId(const std::string& id) const {
        const auto known = m_names.find(id);
        return known == m_names.end() ? id : known->second;
    }

    // -- members of one element, as JSON
    void members(const std::string& path, const JsonValue& was, const JsonValue& now) {
        for (const JsonValue::Member& member : was.members) {
            if (now.member(member.key) == nullptr)
                value(path, member.key, &member.value, nullptr);
        }
        for (const JsonValue::Member& member : now.members) {
            const JsonValue::Member* const before = was.member(member.key);
            value(path, member.key, before == nullptr ? nullptr : &before->value, &member.value);
        }
    }

    void value(const std::string& path, const std::string& key, const JsonValue* was, const JsonValue* now) {
        const std::string before = was == nullptr ? std::string() : shown(*was);
        const std::string after = now == nullptr ? std::string() : shown(*now);
        if (was != nullptr && now != nullptr && before == after && was->kind == now->kind)
            return;
        static const JsonValue kNoList = [] {
            JsonValue list;
            list.kind = JsonValue::Kind::Array;
            return list;
        }();
        const bool isList = (was == nullptr || was->kind == JsonValue::Kind::Array) &&
                            (now == nullptr || now->kind == JsonValue::Kind::Array);
        if (isList && (key == "entities" || key == "fields" || key == "entries") && isListOfItems(was) &&
            isListOfItems(now))
            return items(path, key, was == nullptr ? kNoList : *was, now == nullptr ? kNoList : *now);
        if (was != nullptr && now != nullptr && was->kind == JsonValue::Kind::Object &&
            now->kind == JsonValue::Kind::Object)
            return members(path + nameOfMember(key) + ", ", *was, *now);
        const bool isMeaning =
            !kObservedKeys.contains(key) && !(kRuleKeys.contains(key) && canonicalRule(before) == canonicalRule(after)) &&
            !(key == "keys" && was != nullptr && now != nullptr && sameRules(*was, *now));
        const bool isId = kIdKeys.contains(key);
        add(was == nullptr   ? Kind::Added
            : now == nullptr ? Kind::Removed
                             : Kind::Changed,
            path + nameOfMember(key), isId ? nameOfId(before) : before, isId ? nameOfId(after) : after, isMeaning);
    }

    static bool isListOfItems(const JsonValue* list) {
        return list == nullptr || std::all_of(list->items.begin(), list->items.end(),
                                              [](const JsonValue& i) { return i.kind == JsonValue::Kind::Object; });
    }

    /// Lists of rules that differ in spelling only.
    static bool sameRules(const JsonValue& was, const JsonValue& now) {
        return was.items.size() == now.items.size() &&
               std::equal(was.items.begin(), was.items.end(), now.items.begin(), [](const auto& a, const auto& b) {
                   return a.kind == JsonValue::Kind::Text && b.kind == JsonValue::Kind::Text &&
                          canonicalRule(a.text) == canonicalRule(b.text);
               });
    }

    /// Items of a list that are told apart by what they say themselves; of several alike, the first with the first.
    void items(const std::string& path, const std::string& key, const JsonValue& was, const JsonValue& now) {
        using Found = std::map<std::pair<std::string, int>, const JsonValue*>;
        std::vector<std::pair<std::string, int>> orderWas, orderNow;
        const auto index = [&](const JsonValue& list, auto& order) {
            Found found;
            std::map<std::string, int> times;
            for (const JsonValue& item : list.items) {
                const std::string own = identity(key, item).value_or(std::string());
                order.emplace_back(own, times[own]++);
                found.emplace(order.back(), &item);
            }
            return found;
        };
        const Found before = index(was, orderWas), after = index(now, orderNow);
        const auto title = [&](const std::string& own) {
            const std::string item = key == "entities" ? "entity " + quoted(shortNameOfId(own))
                                     : key == "fields" ? "field " + quoted(shortNameOfId(own))
                                                       : "entry " + quoted(own);
            return path + item;
        };
        for (const auto& id : orderWas) {
            if (!after.contains(id))
                add(Kind::Removed, title(id.first), shown(*before.at(id)), {});
        }
        for (const auto& id : orderNow) {
            const auto known = before.find(id);
            if (known == before.end())
                add(Kind::Added, title(id.first), {}, shown(*after.at(id)));
            else
                members(title(id.first) + ", ", *known->second, *after.at(id));
        }
        if (key != "fields")
            return;
        std::erase_if(orderWas, [&](const auto& id) { return !after.contains(id); });
        std::erase_if(orderNow, [&](const auto& id) { return !before.contains(id); });
        if (orderWas != orderNow)
            add(Kind::Changed, path + "order of fields", names(orderWas), names(orderNow));
    }

    std::string names(const std::vector<std::pair<std::string, int>>& order) const {
        std::string text;
        for (const auto& [id, time] : order)
            text += (text.empty() ? "" : ", ") + shortNameOfId(id);
        return text;
    }

    /// A field's name without its entity's.
    std::string shortNameOfId(const std::string& id) const {
        const std::string name = nameOfId(id);
        const std::size_t dot = name.find('.');
        return dot == std::string::npos ? name : name.substr(dot + 1);
    }

    const Document& m_was;
    const Document& m_now;
    std::unordered_map<std::string, std::string> m_names;
    std::vector<DocumentChange> m_changes;
    std::string m_where;
    Id m_element;
    bool m_isMeaning = true;
};

} // namespace

std::string DocumentChange::sentence() const {
    const std::string subject = what.empty() ? where : where + ": " + what;
    const auto shortly = [](const std::string& text) { return quoted(text); };
    switch (kind) {
    case Kind::Added:
        return what.empty() ? subject + " is new" : subject + " is new: " + shortly(now);
    case Kind::Removed:
        return what.empty() ? subject + " is gone" : subject + " is gone; it was " + shortly(was);
    case Kind::Changed:
        return subject + " was " + shortly(was) + ", now it is " + shortly(now);
    }
    return subject;
}

std::vector<DocumentChange> compareDocuments(const Document& was, const Document& now) {
    return Comparing(was, now).run();
}

} // namespace mw::document
