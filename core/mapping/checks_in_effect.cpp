// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/checks_in_effect.h"

#include "core/base/unicode.h"
#include "core/mapping/rule_names.h"
#include "core/rules/parser.h"

#include <array>
#include <set>

namespace mw::mapping {

namespace {

/// What the kinds that compare both sides count apart: Check::parameters["of"] of the kind count.
struct CountOf {
    std::string_view of, because;
};
constexpr std::array kCounts = {
    CountOf{"rows", "records in and out add up"},
    CountOf{"readable", "the target is read back, not assumed"},
    CountOf{"missing", "every record that the rules make must arrive"},
    CountOf{"extra", "nothing may be there that no rule makes"},
};

bool has(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Kinds that compare both sides are made once per field or figure, whoever declares them; the others as declared.
bool isTwoSided(const std::string& kind) {
    return kind == "count" || kind == "total" || kind == "accuracy" || kind == "duplicates";
}

bool isSetOfFields(const std::string& kind) { return kind == "unique" || kind == "relation" || kind == "duplicates"; }

bool standsInFor(const Check& declared, const Check& derived) {
    if (declared.kind != derived.kind)
        return false;
    if (const auto of = declared.parameters.find("of"); of != declared.parameters.end()) {
        const auto own = derived.parameters.find("of");
        if (own == derived.parameters.end() || own->second != of->second)
            return false;
    }
    if (declared.fields.empty())
        return true;
    if (!isSetOfFields(derived.kind))
        return !derived.fields.empty() && has(declared.fields, derived.fields.front());
    return std::is_permutation(declared.fields.begin(), declared.fields.end(), derived.fields.begin(), derived.fields.end());
}

class Derivation {
public:
    Derivation(const Document& document, const std::vector<const EntityMapping*>& mappings, const Entity& target,
               const std::vector<Field>& filled)
        : m_document(document), m_mappings(mappings), m_target(target), m_filled(filled),
          m_key(pairingKey(*mappings.front(), target)) {}

    std::vector<CheckInEffect> run() {
        for (const CountOf& count : kCounts)
            add("count", {}, {{"of", std::string(count.of)}}, std::string(count.because), std::string(count.of));
        if (!m_key.empty())
            add("duplicates", m_key, {}, "the key pairs the records of both sides");
        for (const Field& field : m_filled)
            accuracy(field);
        for (const Field& field : m_filled)
            add("total", {field.name}, {}, "control totals are on for every field that a rule fills");
        for (const Field& field : m_filled)
            if (!field.nullable)
                add("required", {field.name}, {}, "the target demands a value");
        for (const Key& key : m_target.keys)
            if (key.fields != m_key && std::all_of(key.fields.begin(), key.fields.end(), [&](const auto& name) { return isFilled(name); }))
                add("unique", key.fields, {}, "it is a key of the target");
        for (const Field& field : m_filled)
            if (field.type.kind == TypeKind::Text && field.type.length > 0)
                add("length", {field.name}, {{"maximum", std::to_string(field.type.length)}}, "the target's type is " + printType(field.type));
        for (const Field& field : m_filled)
            valuesOfMaps(field);
        for (const Relation& relation : m_target.relations)
            add("relation", relation.fields, {{"entity", relation.parentEntity}, {"parent_fields", joined(relation.parentFields)}},
                "the target's schema relates them");
        mergeDeclared();
        return std::move(m_checks);
    }

private:
    static std::string joined(const std::vector<std::string>& names) {
        std::string text;
        for (const std::string& name : names)
            text += (text.empty() ? "" : ",") + name;
        return text;
    }
    bool isFilled(const std::string& name) const {
        return std::any_of(m_filled.begin(), m_filled.end(), [&](const Field& field) { return field.name == name; });
    }
    const FieldMapping* fieldMapping(const EntityMapping& mapping, const std::string& name) const {
        const Entity* const entity = m_document.targetOf(mapping);
        for (const FieldMapping& each : mapping.fields)
            if (const Field* const field = entity ? entity->fieldById(each.targetField) : nullptr; field && foldCase(field->name) == foldCase(name))
                return &each;
        return nullptr;
    }
    bool isRuled(const EntityMapping& mapping, const std::string& name) const {
        const FieldMapping* const found = fieldMapping(mapping, name);
        return found && !found->rule.empty();
    }
    /// A field that one mapping leaves to the target's default has no value that the rules say.
    bool hasExpectation(const Field& field) const {
        return field.defaultValue.empty() || std::all_of(m_mappings.begin(), m_mappings.end(), [&](const EntityMapping* mapping) {
                   return isRuled(*mapping, field.name);
               });
    }
    std::vector<std::string> proofs(const std::vector<std::string>& fields) const {
        std::vector<std::string> references;
        for (const EntityMapping* mapping : m_mappings) {
            if (fields.empty() && !mapping->reference.empty())
                references.push_back(mapping->reference);
            for (const std::string& name : fields)
                if (const FieldMapping* const found = fieldMapping(*mapping, name); found && !found->reference.empty())
                    references.push_back(found->reference);
        }
        return references;
    }

    void add(const std::string& kind, std::vector<std::string> fields, std::map<std::string, std::string> parameters,
             std::string because, const std::string& what = {}) {
        CheckInEffect& made = m_checks.emplace_back();
        made.entity = m_target.name;
        made.because = std::move(because);
        made.check.kind = kind;
        made.check.entityMapping = m_mappings.front()->id;
        made.check.reference = "AUTO-" + m_target.name + "-" + kind;
        if (!what.empty())
            made.check.reference += "-" + what;
        for (const std::string& field : fields)
            made.check.reference += "-" + field;
        made.proves = proofs(fields);
        made.check.fields = std::move(fields);
        made.check.parameters = std::move(parameters);
    }

    void accuracy(const Field& field) {
        const bool isFaithful = std::any_of(m_mappings.begin(), m_mappings.end(), [&](const EntityMapping* mapping) {
            const FieldMapping* const found = fieldMapping(*mapping, field.name);
            return mapping->faithful && found && sourceFieldOf(m_document, *mapping, *found);
        });
        // A key is what its rule says, or no record would have been found by it.
        if (isFaithful || (!has(m_key, field.name) && hasExpectation(field)))
            add("accuracy", {field.name}, {}, isFaithful ? "the mapping is faithful: values stay as they are" : "a rule says what stands there");
    }

    /// A rule that ends in a value map can give nothing but what the map holds.
    void valuesOfMaps(const Field& field) {
        std::set<std::string> values;
        std::string names;
        for (const EntityMapping* mapping : m_mappings) {
            const FieldMapping* const found = fieldMapping(*mapping, field.name);
            if (!found || found->rule.empty())
                continue; // it leaves the field empty
            const ValueMap* const map = lastMapOf(found->rule);
            if (!map || map->content.unlisted == rules::ValueMap::Unlisted::KeepValue || map->content.resultType.kind != TypeKind::Text)
                return;
            const auto take = [&](const Value& value) {
                if (!isNull(value))
                    values.insert(printValue(value, map->content.resultType));
            };
            for (const rules::ValueMap::Entry& entry : map->content.entries)
                take(entry.to);
            if (map->content.unlisted == rules::ValueMap::Unlisted::UseDefault)
                take(map->content.defaultValue);
            if (map->content.nullIsListed)
                take(map->content.nullTo);
            names += (names.empty() ? "" : ", ") + map->content.name;
        }
        std::string list;
        for (const std::string& value : values) {
            // What parts the values in the list cannot stand in one.
            if (value.empty() || value.find('\n') != std::string::npos || (values.size() == 1 && value.find('|') != std::string::npos))
                return;
            list += (list.empty() ? "" : "\n") + value;
        }
        if (!values.empty())
            add("allowed", {field.name}, {{"values", list}}, "its rule takes every value from the value map " + names);
    }
    const ValueMap* lastMapOf(const std::string& rule) const {
        const rules::ParsedRule parsed = rules::parse(rule);
        if (!parsed.ok() || parsed.tree->kind != rules::Expression::Kind::Call || toLower(parsed.tree->name) != "map" ||
            parsed.tree->children.empty() || parsed.tree->children.front()->kind != rules::Expression::Kind::Literal)
            return nullptr;
        const auto* const name = std::get_if<std::string>(&parsed.tree->children.front()->literal);
        for (const ValueMap& map : m_document.valueMaps)
            if (name && foldCase(map.content.name) == foldCase(*name))
                return &map;
        return nullptr;
    }

    void mergeDeclared() {
        for (const Check& declared : m_document.checks) {
            if (std::none_of(m_mappings.begin(), m_mappings.end(), [&](const EntityMapping* mapping) { return mapping->id == declared.entityMapping; }))
                continue;
            const auto covers = [&](const CheckInEffect& each) { return standsInFor(declared, each.check); };
            if (isTwoSided(declared.kind)) {
                takeTwoSided(declared);
                continue;
            }
            if (declared.kind == "relation" && !declared.parameters.contains("entity")) {
                const auto found = std::find_if(m_checks.begin(), m_checks.end(), covers);
                if (found != m_checks.end()) {
                    replace(*found, declared);
                    continue;
                }
            }
            std::string because;
            std::erase_if(m_checks, [&](const CheckInEffect& each) {
                if (!each.isDerived || !covers(each))
                    return false;
                because = each.because;
                return true;
            });
            m_checks.push_back({declared, false, m_target.name, std::move(because),
                                declared.proves.empty() ? proofs(declared.fields) : declared.proves});
        }
    }
    /// Stands in wherever it can; what is left of it has nothing to compare, which is to be told.
    void takeTwoSided(const Check& declared) {
        std::vector<std::string> left = declared.fields;
        bool isUsed = false;
        for (CheckInEffect& each : m_checks)
            if (standsInFor(declared, each.check)) {
                replace(each, declared);
                std::erase_if(left, [&](const std::string& name) { return has(each.check.fields, name); });
                isUsed = true;
            }
        if (isUsed && left.empty())
            return;
        Check rest = declared;
        rest.fields = std::move(left);
        std::vector<std::string> proved = declared.proves.empty() ? proofs(rest.fields) : declared.proves;
        m_checks.push_back({std::move(rest), false, m_target.name, {}, std::move(proved)});
    }
    /// The declared check in the place of the derived one: what it looks at stays, all else is the declared one's.
    static void replace(CheckInEffect& derived, const Check& declared) {
        Check check = declared;
        check.fields = derived.check.fields;
        for (const auto& [name, value] : derived.check.parameters)
            check.parameters.try_emplace(name, value);
        derived.check = std::move(check);
        derived.isDerived = false;
        if (!declared.proves.empty())
            derived.proves = declared.proves;
    }

    const Document& m_document;
    const std::vector<const EntityMapping*>& m_mappings;
    const Entity& m_target;
    const std::vector<Field>& m_filled;
    const std::vector<std::string> m_key;
    std::vector<CheckInEffect> m_checks;
};

} // namespace

std::vector<std::string> pairingKey(const EntityMapping& first, const Entity& target) {
    if (!first.key.empty())
        return first.key;
    const Key* const primary = target.primaryKey();
    return primary ? primary->fields : std::vector<std::string>();
}

std::vector<CheckInEffect> checksInEffect(const Document& document, const std::vector<const EntityMapping*>& mappings,
                                          const Entity& target, const std::vector<Field>& filled) {
    return mappings.empty() ? std::vector<CheckInEffect>() : Derivation(document, mappings, target, filled).run();
}

std::vector<CheckInEffect> checksInEffect(const Document& document) {
    std::vector<CheckInEffect> all;
    std::set<std::pair<Id, Id>> seen;
    for (const EntityMapping& first : document.mappings) {
        const Entity* const target = document.targetOf(first);
        if (!target || !seen.emplace(first.targetConnection, first.targetEntity).second)
            continue;
        std::vector<const EntityMapping*> mappings;
        for (const EntityMapping& each : document.mappings)
            if (each.targetConnection == first.targetConnection && each.targetEntity == first.targetEntity)
                mappings.push_back(&each);
        std::vector<Field> filled;
        for (const Field& field : target->fields)
            if (std::any_of(mappings.begin(), mappings.end(), [&](const EntityMapping* mapping) {
                    return std::any_of(mapping->fields.begin(), mapping->fields.end(), [&](const FieldMapping& each) {
                        return each.targetField == field.id && !each.rule.empty();
                    });
                }))
                filled.push_back(field);
        for (CheckInEffect& each : checksInEffect(document, mappings, *target, filled))
            all.push_back(std::move(each));
    }
    return all;
}

std::string checksWarning(const Document& document) {
    const bool anyOn = std::any_of(document.checks.begin(), document.checks.end(), [](const Check& check) { return !check.offBecause; });
    return document.mappings.empty() || anyOn ? std::string()
                                              : "the document declares no checks: only those that schema and rules give are made";
}

const Field* sourceFieldOf(const Document& document, const EntityMapping& mapping, const FieldMapping& field) {
    const Entity* const source = document.sourceOf(mapping);
    if (!source || field.rule.empty())
        return nullptr;
    RuleNames names;
    collectNames(field.rule, names);
    if (!names.lookups.empty() || !names.newKeys.empty() || names.paths.size() != 1)
        return nullptr;
    return fieldAt(*names.paths.begin(), aliasOf(mapping, *source), *source);
}

} // namespace mw::mapping
