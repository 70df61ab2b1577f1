// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/content_hash.h"

#include "core/base/hash.h"
#include "core/base/unicode.h"
#include "core/document/canonical_rule.h"
#include "core/document/element_text.h"
#include "core/mapping/matching.h"
#include "core/mapping/pipeline.h"
#include "core/mapping/rule_names.h"

#include <algorithm>
#include <set>
#include <utility>

namespace mw::document {

using namespace mapping;

namespace {

/// Gathers the lines that are hashed together. Every line ends in LF; elements are on one line each, so lines cannot run
/// into one another.
class HashedText {
public:
    explicit HashedText(std::string_view kind) {
        m_text = "mapwright " + std::to_string(kHashScheme) + " ";
        m_text += kind;
        m_text += '\n';
    }
    void line(std::string_view word, std::string_view content) {
        m_text += word;
        m_text += ' ';
        m_text += content;
        m_text += '\n';
    }
    std::string hash() const { return toHex(sha256(m_text)); }

private:
    std::string m_text;
};

std::string boundField(const Field& field) {
    JsonWriter writer(JsonWriter::Layout::Line);
    writer.beginArray();
    writer.text(field.id.text());
    writer.text(field.name);
    writer.text(printType(field.type));
    writer.boolean(field.nullable);
    writer.endArray();
    return writer.result();
}

std::string texts(const std::vector<std::string>& values) {
    JsonWriter writer(JsonWriter::Layout::Line);
    writer.beginArray();
    for (const std::string& value : values)
        writer.text(value);
    writer.endArray();
    return writer.result();
}

template <class Element>
std::vector<const Element*> sortedById(const std::vector<Element>& elements) {
    std::vector<const Element*> sorted;
    for (const Element& element : elements)
        sorted.push_back(&element);
    std::sort(sorted.begin(), sorted.end(), [](const Element* a, const Element* b) { return a->id < b->id; });
    return sorted;
}

class Hashing {
public:
    explicit Hashing(const Document& document) : m_document(document) {}

    std::string document() {
        HashedText text("document");
        text.line("head", ownWords());
        for (const PartHash& part : parts())
            text.line(part.kind, part.id.text() + " " + part.hash);
        return text.hash();
    }

    enum class Mappings { With, Without };
    std::vector<PartHash> parts(Mappings mappings = Mappings::With) {
        std::vector<PartHash> parts;
        const auto add = [&](const char* kind, const auto& elements, auto hash) {
            for (const auto* element : sortedById(elements)) {
                std::string reference;
                if constexpr (requires { element->reference; })
                    reference = element->reference;
                parts.push_back({kind, element->id, reference, hash(*element)});
            }
        };
        const auto whole = [](const char* kind) {
            return [kind](const auto& element) {
                HashedText text(kind);
                text.line("is", oneLine(element));
                return text.hash();
            };
        };
        add("connection", m_document.connections, [&](const Connection& c) { return connection(c); });
        add("lookup", m_document.lookups, [&](const Lookup& l) { return lookup(l); });
        add("value_map", m_document.valueMaps, [&](const ValueMap& v) { return valueMap(v); });
        add("parameter", m_document.parameters, whole("parameter"));
        add("function", m_document.functions, [&](const ProjectFunction& f) { return function(f); });
        // Their order counts: of several mappings into one target the first gives a record its place.
        for (const EntityMapping& each : m_document.mappings) {
            if (mappings == Mappings::With)
                parts.push_back({"mapping", each.id, each.reference, mapping(each)});
        }
        add("check", m_document.checks, whole("check"));
        add("decision", m_document.decisions, whole("decision"));
        return parts;
    }

    std::vector<ElementHash> elements() {
        HashedText words("words");
        words.line("head", ownWords());
        std::vector<ElementHash> elements{{{"document", m_document.id, {}, words.hash()}, {}, {}}};
        std::map<Id, Id> mappingOfCheck;
        for (const Check& check : m_document.checks)
            mappingOfCheck.emplace(check.id, check.entityMapping);
        std::map<Id, std::set<Id>> uses;
        m_uses = &uses;
        for (PartHash& part : parts(Mappings::Without)) {
            ElementHash& element = elements.emplace_back(ElementHash{std::move(part), {}, {}});
            if (element.kind == "check")
                element.mapping = mappingOfCheck[element.id];
            element.uses = usesOf(element.id);
        }
        for (const EntityMapping& each : m_document.mappings)
            addElements(each, elements);
        m_uses = nullptr;
        return elements;
    }

    std::string mapping(const EntityMapping& mapping) {
        HashedText text("mapping");
        const std::string pipelineHash = pipeline(mapping);
        addHead(text, mapping, pipelineHash);
        for (const FieldMapping* each : sortedById(mapping.fields))
            text.line("field", each->id.text() + " " + field(mapping, *each, pipelineHash));
        addNotMigrated(text, mapping);
        return text.hash();
    }

    std::string field(const EntityMapping& mapping, const FieldMapping& field) {
        return this->field(mapping, field, pipeline(mapping));
    }

private:
    std::string ownWords() const {
        JsonWriter head(JsonWriter::Layout::Line);
        head.beginArray();
        head.text(m_document.id.text());
        head.text(m_document.title);
        head.text(m_document.description);
        head.text(nameOf(m_document.pattern));
        if (m_document.rejectLimit)
            head.unsignedInteger(*m_document.rejectLimit);
        else
            head.null();
        head.endArray();
        return head.result();
    }

    void addElements(const EntityMapping& mapping, std::vector<ElementHash>& elements) {
        HashedText frame("frame");
        m_of = mapping.id;
        const std::string pipelineHash = pipeline(mapping);
        addHead(frame, mapping, pipelineHash);
        addNotMigrated(frame, mapping);
        std::set<Id> bound = usesOf(mapping.id);
        elements.push_back({{"mapping", mapping.id, mapping.reference, frame.hash()}, {}, bound});
        bound.insert({mapping.id, mapping.sourceConnection, mapping.targetConnection});
        for (const FieldMapping& each : mapping.fields) {
            m_of = each.id;
            ElementHash element{{"field", each.id, each.reference, field(mapping, each, pipelineHash)}, mapping.id, bound};
            element.uses.merge(usesOf(each.id));
            elements.push_back(std::move(element));
        }
    }

    std::set<Id> usesOf(const Id& element) const {
        const auto found = m_uses->find(element);
        return found == m_uses->end() ? std::set<Id>() : found->second;
    }

    static void addHead(HashedText& text, const EntityMapping& mapping, const std::string& pipelineHash) {
        EntityMapping head = mapping;
        head.fields.clear();
        head.notMigrated.clear();
        canonicalise(head);
        text.line("is", oneLine(head));
        text.line("pipeline", pipelineHash);
    }

    static void addNotMigrated(HashedText& text, const EntityMapping& mapping) {
        std::vector<NotMigrated> left = mapping.notMigrated;
        std::sort(left.begin(), left.end(),
                  [](const NotMigrated& a, const NotMigrated& b) { return a.sourceField < b.sourceField; });
        for (const NotMigrated& each : left)
            text.line("not_migrated", oneLine(each));
    }

    std::string field(const EntityMapping& mapping, const FieldMapping& field, const std::string& pipelineHash) {
        HashedText text("field");
        FieldMapping canonical = field;
        canonical.rule = canonicalRule(field.rule);
        text.line("is", oneLine(canonical));
        if (const Entity* const target = m_document.targetOf(mapping)) {
            if (const Field* const targetField = target->fieldById(field.targetField))
                text.line("target", boundField(*targetField));
        }
        text.line("pipeline", pipelineHash);
        addUsed(text, {field.rule}, m_document.sourceOf(mapping), mapping.alias);
        for (const TakenIn& taken : takenIn(m_document, mapping)) {
            noteUse(taken.connection);
            if (taken.entity != nullptr)
                addRead(text, {field.rule}, *taken.entity, taken.alias);
        }
        return text.hash();
    }

    /// What the pipeline reads of other entities.
    void addTakenIn(HashedText& text, const EntityMapping& mapping) {
        for (const TakenIn& taken : takenIn(m_document, mapping)) {
            noteUse(taken.connection);
            if (taken.entity == nullptr)
                continue;
            std::vector<std::string_view> rules = pipelineRules(mapping);
            eachRule(mapping.steps[taken.step], [&](const std::string& rule, bool side) {
                if (side)
                    rules.push_back(rule);
            });
            addRead(text, rules, *taken.entity, taken.alias);
            if (std::holds_alternative<Union>(mapping.steps[taken.step].what)) // takes fields by their names
                for (const Field& field : taken.entity->fields)
                    text.line("takes", boundField(field));
            RuleNames names;
            eachRule(mapping.steps[taken.step], [&](const std::string& rule, bool) { collectNames(rule, names); });
            addShared(text, std::move(names), {});
        }
    }

    static void addRead(HashedText& text, const std::vector<std::string_view>& rules, const Entity& entity,
                        const std::string& alias) {
        RuleNames names;
        for (const std::string_view rule : rules)
            collectNames(rule, names);
        std::set<std::string> used;
        for (const auto& path : names.paths)
            if (const Field* const field = fieldAt(path, alias, entity))
                used.insert(boundField(*field));
        for (const std::string& line : used)
            text.line("takes", alias + " " + line);
    }

    /// Which records come and how they are written: all that bears on every field's value.
    std::string pipeline(const EntityMapping& mapping) {
        HashedText text("pipeline");
        text.line("target", mapping.targetConnection.text() + " " + mapping.targetEntity.text());
        text.line("source", mapping.sourceConnection.text() + " " + mapping.sourceEntity.text());
        EntityMapping canonical = mapping;
        canonicalise(canonical);
        text.line("alias", texts({mapping.alias}));
        for (const Step& step : canonical.steps)
            text.line("step", oneLine(step));
        addTakenIn(text, mapping);
        text.line("filter", texts({canonical.filter}));
        if (canonical.deduplication) {
            text.line("deduplication", texts(canonical.deduplication->keys));
            text.line(canonical.deduplication->descending ? "last" : "first", texts({canonical.deduplication->order}));
        }
        text.line("key", texts(mapping.key));
        text.line("load_mode", mapping.loadMode);
        addUsed(text, pipelineRules(mapping), m_document.sourceOf(mapping), mapping.alias);
        return text.hash();
    }

    std::string connection(const Connection& connection) {
        Connection canonical = connection;
        for (Entity& entity : canonical.schema.entities) {
            entity.rowEstimate.reset();
            entity.rowsAreExact = false;
            for (Field& field : entity.fields)
                field.evidence.clear();
        }
        const auto byId = [](const Entity& a, const Entity& b) { return a.id < b.id; };
        std::stable_sort(canonical.schema.entities.begin(), canonical.schema.entities.end(), byId);
        HashedText text("connection");
        text.line("is", oneLine(canonical));
        return text.hash();
    }

    std::string lookup(const Lookup& lookup) {
        HashedText text("lookup");
        const Of of(*this, lookup.id);
        Lookup canonical = lookup;
        for (std::string& rule : canonical.keyRules)
            rule = canonicalRule(rule);
        text.line("is", oneLine(canonical));
        std::vector<std::string_view> rules(lookup.keyRules.begin(), lookup.keyRules.end());
        addUsed(text, rules, entityOf(lookup), {});
        return text.hash();
    }

    std::string valueMap(const ValueMap& valueMap) {
        ValueMap canonical = valueMap;
        std::stable_sort(canonical.content.entries.begin(), canonical.content.entries.end(),
                         [](const auto& a, const auto& b) { return a.from < b.from; });
        HashedText text("value_map");
        text.line("is", oneLine(canonical));
        return text.hash();
    }

    std::string function(const ProjectFunction& function) {
        HashedText text("function");
        const Of of(*this, function.id);
        ProjectFunction canonical = function;
        canonical.body = canonicalRule(function.body);
        text.line("is", oneLine(canonical));
        addUsed(text, {function.body}, nullptr, {});
        return text.hash();
    }

    const Entity* entityOf(const Lookup& lookup) const {
        const Connection* const connection = m_document.connection(lookup.connection);
        return connection == nullptr ? nullptr : connection->schema.entityById(lookup.entity);
    }

    static void canonicalise(EntityMapping& mapping) {
        for (Step& step : mapping.steps)
            eachRule(step, [](std::string& rule, bool) { rule = canonicalRule(rule); });
        mapping.filter = canonicalRule(mapping.filter);
        if (mapping.matching)
            eachMatchingRule(*mapping.matching, [](std::string& rule) { rule = canonicalRule(rule); });
        if (mapping.deduplication) {
            for (std::string& key : mapping.deduplication->keys)
                key = canonicalRule(key);
            mapping.deduplication->order = canonicalRule(mapping.deduplication->order);
        }
    }

    /// Adds what the rules hang on: fields with their types, and the hashes of lookups, value maps, parameters, functions.
    void addUsed(HashedText& text, const std::vector<std::string_view>& rules, const Entity* source,
                 const std::string& alias) {
        RuleNames names;
        for (const std::string_view rule : rules)
            collectNames(rule, names);
        std::set<std::string> used;
        const std::string sourceName = source != nullptr && alias.empty() ? source->name : alias;
        for (const auto& path : names.paths) {
            if (const Field* const field = source == nullptr ? nullptr : fieldAt(path, sourceName, *source))
                used.insert("reads " + boundField(*field));
        }
        addShared(text, std::move(names), std::move(used));
    }

    /// What rules with these names hang on beside fields.
    void addShared(HashedText& text, RuleNames names, std::set<std::string> used) {
        addFunctions(names, used);
        const std::set<std::string> single = singleNames(names);
        for (const Parameter& parameter : m_document.parameters) {
            if (!single.contains(foldCase(parameter.content.name)))
                continue;
            used.insert("parameter " + parameter.id.text() + " " + toHex(sha256(oneLine(parameter))));
            noteUse(parameter.id);
        }
        for (const auto& [name, fields] : names.lookups) {
            for (const Lookup& each : m_document.lookups) {
                if (foldCase(each.name) != foldCase(name))
                    continue;
                used.insert("lookup " + each.id.text() + " " + remembered(m_lookups, each, &Hashing::lookup));
                noteUse(each.id);
                const Entity* const entity = entityOf(each);
                for (const std::string& fieldName : fields) {
                    if (const Field* const field = entity == nullptr ? nullptr : entity->field(fieldName))
                        used.insert("looks_up " + boundField(*field));
                }
            }
        }
        std::set<std::string> maps;
        for (const std::string& name : names.valueMaps)
            maps.insert(foldCase(name));
        for (const ValueMap& each : m_document.valueMaps) {
            if (!maps.contains(foldCase(each.content.name)))
                continue;
            used.insert("value_map " + each.id.text() + " " + remembered(m_valueMaps, each, &Hashing::valueMap));
            noteUse(each.id);
        }
        for (const std::string& line : used)
            text.line("uses", line);
    }

    static std::set<std::string> singleNames(const RuleNames& names) {
        std::set<std::string> single;
        for (const auto& path : names.paths) {
            if (path.size() == 1)
                single.insert(foldCase(path[0]));
        }
        return single;
    }

    /// Adds the project functions that are called, directly or by one another, and the names that stand in their bodies.
    /// By text, not by hash: functions that call each other are a problem, but their document has a hash all the same.
    void addFunctions(RuleNames& names, std::set<std::string>& used) {
        bool anyNew = true;
        while (anyNew) {
            anyNew = false;
            for (const ProjectFunction& each : m_document.functions) {
                if (!names.calls.contains(toLower(each.name)))
                    continue;
                ProjectFunction canonical = each;
                canonical.body = canonicalRule(each.body);
                if (!used.insert("function " + each.id.text() + " " + toHex(sha256(oneLine(canonical)))).second)
                    continue;
                noteUse(each.id);
                collectNames(each.body, names);
                anyNew = true;
            }
        }
    }

    template <class Element>
    const std::string& remembered(std::map<const Element*, std::string>& known, const Element& element,
                                  std::string (Hashing::*make)(const Element&)) {
        const auto found = known.find(&element);
        return found != known.end() ? found->second : known.emplace(&element, (this->*make)(element)).first->second;
    }

    /// Notes that the element being hashed hangs on another one; where nobody asks for uses, nothing.
    void noteUse(const Id& element) {
        if (m_uses != nullptr)
            (*m_uses)[m_of].insert(element);
    }
    /// What is hashed while this lives is this element.
    struct Of {
        Of(Hashing& whole, const Id& element) : hashing(whole), before(std::exchange(whole.m_of, element)) {}
        ~Of() { hashing.m_of = before; }
        Hashing& hashing;
        Id before;
    };

    const Document& m_document;
    Id m_of;
    std::map<Id, std::set<Id>>* m_uses = nullptr;
    std::map<const Lookup*, std::string> m_lookups;
    std::map<const ValueMap*, std::string> m_valueMaps;
};

} // namespace

std::string contentHash(const Document& document) { return Hashing(document).document(); }

std::string contentHash(const Document& document, const EntityMapping& mapping) {
    return Hashing(document).mapping(mapping);
}

std::string contentHash(const Document& document, const EntityMapping& mapping, const FieldMapping& field) {
    return Hashing(document).field(mapping, field);
}

std::vector<PartHash> partHashes(const Document& document) { return Hashing(document).parts(); }

std::vector<ElementHash> elementHashes(const Document& document) { return Hashing(document).elements(); }

} // namespace mw::document
