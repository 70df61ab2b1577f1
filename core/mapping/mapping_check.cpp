// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/mapping/checks_in_effect.h"
#include "core/mapping/matching.h"
#include "core/mapping/pipeline_walk_p.h"
#include "core/mapping/problem_list_p.h"
#include "core/mapping/problem_memory_p.h"
#include "core/types/tolerance.h"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace mw::mapping {

namespace {

/// Checks one entity mapping.
class MappingCheck {
public:
    MappingCheck(const Document& document, const EntityMapping& mapping, ProblemMemory& memory,
                 std::vector<Problem>& problems)
        : m_document(document), m_mapping(mapping), m_memory(memory), m_problems(problems),
          m_place(problems, placeOf(document, mapping), mapping.id, mapping.id) {}

    void run() {
        m_target = m_document.targetOf(m_mapping);
        m_source = m_document.sourceOf(m_mapping);
        if (!findEntities())
            return;
        KnownMapping& known = m_memory.of(m_document, m_mapping, *m_source, *m_target);
        pipeline(known.environment);
        fields(known);
        target();
        source();
        if (m_mapping.faithful)
            faithful();
    }

private:
    bool findEntities() {
        const auto missing = [&](const char* side, const Id& connection) {
            const Connection* const found = m_document.connection(connection);
            if (found == nullptr)
                m_place.error(Code::UnknownName, std::string("its ") + side + " connection is not in the document");
            else
                m_place.error(Code::UnknownEntity,
                              std::string("its ") + side + " is not in the connection " + quoted(found->name));
        };
        if (m_target == nullptr)
            missing("target", m_mapping.targetConnection);
        if (m_source == nullptr)
            missing("source", m_mapping.sourceConnection);
        return m_target != nullptr && m_source != nullptr;
    }

    void pipeline(const rules::Environment& environment) {
        if (!m_mapping.steps.empty()) {
            rules::Environment steps = environment;
            walkPipeline(m_document, m_mapping, steps, m_place);
        }
        if (!m_mapping.filter.empty()) {
            checkRule(m_mapping.filter, environment, rules::Wanted{LogicalType::boolean(), true}, m_place,
                      "the filter: ");
            if (m_mapping.filterReason.empty())
                m_place.warning(Code::WrongValue, "the filter leaves records out and does not say why");
        }
        if (m_mapping.matching)
            matching(*m_mapping.matching);
        if (m_mapping.deduplication)
            deduplication(*m_mapping.deduplication, environment);
        if (!isLoadMode(m_mapping.loadMode))
            m_place.error(Code::WrongValue, "the load mode " + quoted(m_mapping.loadMode) + " is not known");
        key();
    }

    /// Its rules see the source as it is read, before any step.
    void matching(const Matching& matching) {
        if (const auto wrong = whatIsWrong(matching))
            m_place.error(Code::WrongValue, "the duplicates: " + *wrong);
        const auto known = [&](const std::string& name, const std::string& what) {
            if (m_source && !name.empty() && !m_source->field(name))
                m_place.error(Code::UnknownField, "the duplicates: there is no source field named " + quoted(name) + ", " + what);
        };
        known(matching.key, "the key");
        for (const auto& [field, weight] : matching.weights)
            known(field, "which has a weight");
        for (const auto& [field, survival] : matching.values)
            known(field, "whose value is chosen");
        if (!matching.decisions.empty() && matching.key.empty())
            m_place.error(Code::WrongValue, "the duplicates: pairs are decided, and no key names their records");
        const rules::Environment before = environmentOfMatching(m_document, m_mapping);
        eachMatchingRule(matching, [&](const std::string& rule) { checkRule(rule, before, {}, m_place, "the duplicates: "); });
    }

    void deduplication(const Deduplication& deduplication, const rules::Environment& environment) {
        if (deduplication.keys.empty())
            m_place.error(Code::WrongValue, "the de-duplication has no key");
        for (const std::string& rule : deduplication.keys)
            checkRule(rule, environment, {}, m_place, "the key of the de-duplication: ");
        if (!deduplication.order.empty())
            checkRule(deduplication.order, environment, {}, m_place, "the order of the de-duplication: ");
        if (deduplication.reason.empty())
            m_place.warning(Code::WrongValue, "the de-duplication merges records and does not say why");
    }

    void key() {
        if (m_mapping.key.empty()) {
            if (m_mapping.loadMode == "replace")
                m_place.error(Code::WrongValue, "records are replaced by their key, and there is none");
            else if (m_mapping.loadMode == "upsert" || m_mapping.loadMode == "append_missing")
                m_place.error(Code::WrongValue, "what the target already holds is told by its key, and there is none");
            else
                m_place.warning(Code::WrongValue, "there is no key: its records cannot be compared with the target");
            return;
        }
        std::set<std::string> seen;
        for (const std::string& name : m_mapping.key) {
            const Field* const field = m_target->field(name);
            if (field == nullptr) {
                m_place.error(Code::UnknownField, "the key: there is no target field named " + quoted(name));
                continue;
            }
            if (!seen.insert(field->name).second)
                m_place.error(Code::WrongValue, "the key names " + quoted(name) + " twice");
            const bool fed = std::any_of(m_mapping.fields.begin(), m_mapping.fields.end(), [&](const FieldMapping& f) {
                return f.targetField == field->id && !f.rule.empty();
            });
            if (!fed)
                m_place.error(Code::NotMapped, "the key field " + quoted(field->name) + " is not filled by a rule");
        }
    }

    void fields(KnownMapping& known) {
        std::unordered_map<Id, const Field*> targetFields;
        for (const Field& field : m_target->fields)
            targetFields.emplace(field.id, &field);
        std::unordered_set<Id> present;
        for (const FieldMapping& field : m_mapping.fields) {
            present.insert(field.id);
            const auto target = targetFields.find(field.targetField);
            const Field* const targetField = target == targetFields.end() ? nullptr : target->second;
            KnownField& knownField = known.fields[field.id];
            if (knownField.content.id.isNull() || !(knownField.content == field)) {
                knownField.content = field;
                knownField.problems.clear();
                checkField(field, targetField, known.environment, knownField.problems);
            }
            m_problems.insert(m_problems.end(), knownField.problems.begin(), knownField.problems.end());
            if (targetField != nullptr && !m_fed.insert(field.targetField).second)
                fieldPlace(field, targetField, m_problems)
                    .error(Code::WrongValue, "two field mappings fill this field");
            if (!field.rule.empty())
                m_ruled.insert(field.targetField);
        }
        if (known.fields.size() > present.size())
            std::erase_if(known.fields, [&](const auto& each) { return !present.contains(each.first); });
    }

    ProblemPlace fieldPlace(const FieldMapping& field, const Field* target, std::vector<Problem>& into) const {
        std::string where = m_target->name + "." + (target == nullptr ? field.targetField.text() : target->name);
        if (!field.reference.empty())
            where += " (" + field.reference + ")";
        return {into, std::move(where), field.id, m_mapping.id};
    }

    void checkField(const FieldMapping& field, const Field* target, const rules::Environment& environment,
                    std::vector<Problem>& into) {
        ProblemPlace place = fieldPlace(field, target, into);
        if (target == nullptr)
            return place.error(Code::UnknownField, "its target field is not in " + quoted(m_target->name));
        if (field.tolerance) {
            if (const auto tolerance = Tolerance::parse(*field.tolerance); !tolerance.ok())
                place.error(Code::WrongValue, tolerance.error().message());
            else if (!tolerance->isExact() && !tolerance->concerns(target->type))
                place.warning(Code::WrongValue, "the tolerance " + quoted(*field.tolerance) + " says nothing of the type " + printType(target->type));
        }
        if (field.rule.empty()) {
            if (field.intent.text.empty())
                place.warning(Code::NotMapped, "it has neither a rule nor an intent");
            else
                place.note(Code::NotMapped, "it is described, but has no rule yet");
            return;
        }
        if (const auto rule = checkRule(field.rule, environment, wantedFor(*target), place))
            checkExamples(field, *rule, environment, place);
    }

    void target() {
        if (m_mapping.fields.empty())
            m_place.warning(Code::NotMapped, "it fills no field");
        for (const Field& field : m_target->fields) {
            const bool needsRule = !field.nullable && !field.generated && field.defaultValue.empty();
            if (needsRule && !m_ruled.contains(field.id))
                m_place.error(Code::NotMapped, "the required field " + quoted(field.name) + " is not filled by a rule");
        }
    }

    /// What cannot be held against a source value is told: it is held against its rule.
    void faithful() {
        for (const FieldMapping& field : m_mapping.fields) {
            if (!field.rule.empty() && sourceFieldOf(m_document, m_mapping, field) == nullptr)
                fieldPlace(field, m_target->fieldById(field.targetField), m_problems)
                    .note(Code::WrongValue, "its rule brings no single source value: the faithful mapping holds it against the rule");
        }
    }

    /// Source fields belong to a source entity, which several mappings may read: the first of them gets the notes.
    void source() {
        std::unordered_set<Id> leftHere;
        for (const NotMigrated& each : m_mapping.notMigrated)
            notMigrated(each, leftHere);
        const bool isFirst = &*std::find_if(m_document.mappings.begin(), m_document.mappings.end(),
                                            [&](const EntityMapping& m) { return sharesSource(m); }) == &m_mapping;
        if (!isFirst && !leftHere.empty())
            collectUses();
        if (!isFirst)
            return contradictions(leftHere);
        collectUses();
        contradictions(leftHere);
        for (const Field& field : m_source->fields) {
            if (!m_used.contains(&field) && !m_leftBehind.contains(field.id))
                m_place.note(Code::NotMapped, "the source field " + quoted(field.name) +
                                                  " is neither used nor marked as not migrated");
        }
    }

    bool sharesSource(const EntityMapping& other) const {
        return other.sourceConnection == m_mapping.sourceConnection && other.sourceEntity == m_mapping.sourceEntity;
    }

    void notMigrated(const NotMigrated& each, std::unordered_set<Id>& seen) {
        const Field* const field = m_source->fieldById(each.sourceField);
        ProblemPlace place(m_problems,
                           m_source->name + "." + (field == nullptr ? each.sourceField.text() : field->name),
                           each.sourceField, m_mapping.id);
        if (field == nullptr)
            return place.warning(Code::UnknownField, "it is marked as not migrated and not in the source");
        if (!seen.insert(each.sourceField).second)
            place.error(Code::WrongValue, "it is marked as not migrated twice");
        if (each.reason.empty())
            place.warning(Code::WrongValue, "it is not migrated and nobody says why");
    }

    void contradictions(const std::unordered_set<Id>& leftHere) {
        if (leftHere.empty())
            return;
        for (const Field& field : m_source->fields) {
            if (leftHere.contains(field.id) && m_carried.contains(&field))
                ProblemPlace(m_problems, m_source->name + "." + field.name, field.id, m_mapping.id)
                    .warning(Code::WrongValue, "it is marked as not migrated, but a rule uses it");
        }
    }

    /// Finds which fields of the source are used by any mapping that reads it, or looked up by any rule.
    void collectUses() {
        std::unordered_map<std::string_view, const Field*> byName;
        for (const Field& field : m_source->fields)
            byName.emplace(field.name, &field);
        const auto use = [&](const RuleNames& names, const std::string& alias, bool carries) {
            for (const auto& path : names.paths) {
                const auto exact = path.size() == 1 ? byName.find(path[0]) : byName.end();
                const Field* const field = exact != byName.end() ? exact->second : fieldAt(path, alias, *m_source);
                if (field == nullptr)
                    continue;
                m_used.insert(field);
                if (carries)
                    m_carried.insert(field);
            }
        };
        std::set<std::string> lookupsHere;
        for (const Lookup& lookup : m_document.lookups) {
            if (lookup.connection != m_mapping.sourceConnection || lookup.entity != m_mapping.sourceEntity)
                continue;
            lookupsHere.insert(foldCase(lookup.name));
            for (const std::string& rule : lookup.keyRules)
                use(m_memory.namesOf(rule), m_source->name, false);
        }
        for (const EntityMapping& mapping : m_document.mappings) {
            const bool reads = sharesSource(mapping);
            if (reads) {
                for (const NotMigrated& each : mapping.notMigrated)
                    m_leftBehind.insert(each.sourceField);
                for (const std::string_view rule : pipelineRules(mapping))
                    use(m_memory.namesOf(std::string(rule)), aliasOf(mapping, *m_source), false);
            }
            collectTakenIn(mapping, use);
            if (!reads && lookupsHere.empty())
                continue;
            for (const FieldMapping& field : mapping.fields) {
                if (field.rule.empty())
                    continue;
                const RuleNames& names = m_memory.namesOf(field.rule);
                if (reads)
                    use(names, aliasOf(mapping, *m_source), true);
                for (const auto& [lookup, fields] : names.lookups) {
                    if (!lookupsHere.contains(foldCase(lookup)))
                        continue;
                    for (const std::string& name : fields)
                        use(RuleNames{{{name}}, {}, {}, {}, {}}, m_source->name, false);
                }
            }
        }
    }

    /// Fields that a mapping names where its steps take this source in.
    template <class Use>
    void collectTakenIn(const EntityMapping& mapping, const Use& use) {
        for (const TakenIn& taken : takenIn(m_document, mapping)) {
            if (taken.entity != m_source)
                continue;
            eachRule(mapping.steps[taken.step], [&](const std::string& rule, bool side) {
                if (side)
                    use(m_memory.namesOf(rule), taken.alias, false);
            });
            for (const std::string_view rule : pipelineRules(mapping))
                use(namesBehind(std::string(rule), taken.alias), taken.alias, false);
            for (const FieldMapping& field : mapping.fields)
                if (!field.rule.empty())
                    use(namesBehind(field.rule, taken.alias), taken.alias, true);
        }
    }

    /// Names that stand behind an alias; plain ones may mean any source.
    RuleNames namesBehind(const std::string& rule, const std::string& alias) {
        RuleNames names;
        for (const auto& path : m_memory.namesOf(rule).paths)
            if (path.size() > 1 && foldCase(path[0]) == foldCase(alias))
                names.paths.insert(path);
        return names;
    }

    const Document& m_document;
    const EntityMapping& m_mapping;
    ProblemMemory& m_memory;
    std::vector<Problem>& m_problems;
    ProblemPlace m_place;
    const Entity* m_target = nullptr;
    const Entity* m_source = nullptr;
    std::unordered_set<Id> m_fed, m_ruled, m_leftBehind;
    std::unordered_set<const Field*> m_used;    ///< by any rule, filter or lookup
    std::unordered_set<const Field*> m_carried; ///< by a rule that fills a field: its value reaches the target
};

} // namespace

void checkMapping(const Document& document, const EntityMapping& mapping, ProblemMemory& memory,
                  std::vector<Problem>& problems) {
    MappingCheck(document, mapping, memory, problems).run();
}

} // namespace mw::mapping
