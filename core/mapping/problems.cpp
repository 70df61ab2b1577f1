// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/problems.h"

#include "core/mapping/problem_finder.h"
#include "core/mapping/problem_list_p.h"

namespace mw::mapping {

namespace {

std::string withReference(std::string name, const std::string& reference) {
    return reference.empty() ? name : std::move(name) + " (" + reference + ")";
}

} // namespace

std::string placeOf(const Document& document, const EntityMapping& mapping) {
    const Entity* const target = document.targetOf(mapping);
    return withReference(target == nullptr ? mapping.targetEntity.text() : target->name, mapping.reference);
}

std::string placeOf(const Document& document, const EntityMapping& mapping, const FieldMapping& field) {
    const Entity* const target = document.targetOf(mapping);
    const Field* const targetField = target == nullptr ? nullptr : target->fieldById(field.targetField);
    return withReference((target == nullptr ? mapping.targetEntity.text() : target->name) + "." +
                             (targetField == nullptr ? field.targetField.text() : targetField->name),
                         field.reference);
}

std::shared_ptr<const rules::BoundRule> checkRule(const std::string& text, const rules::Environment& environment,
                                                  const std::optional<rules::Wanted>& wanted, ProblemPlace& place,
                                                  const std::string& part) {
    const rules::ParsedRule parsed = rules::parse(text);
    place.add(parsed.problems, part);
    if (!parsed.ok())
        return nullptr;
    rules::BindResult bound = rules::bind(*parsed.tree, environment, wanted);
    place.add(bound.problems, part);
    return std::move(bound.rule);
}

std::vector<Problem> findProblems(const Document& document) { return ProblemFinder().find(document); }

std::vector<Problem> findProblems(const Document& document, const EntityMapping& mapping) {
    return ProblemFinder().find(document, mapping);
}

} // namespace mw::mapping
