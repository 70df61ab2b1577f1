// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/map_edits.h"

#include "core/mapping/new_fields.h"
#include "core/mapping/problems.h"
#include "core/rules/catalogue.h"
#include "core/rules/parser.h"
#include "ui/present/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace mw::ui::edits {

namespace {

struct MapEdits {
    Q_DECLARE_TR_FUNCTIONS(MapEdits)
};

const mapping::FieldMapping* mappingOf(const mapping::EntityMapping& owner, const Id& targetField) {
    const auto found = std::find_if(owner.fields.begin(), owner.fields.end(),
                                    [&](const mapping::FieldMapping& field) { return field.targetField == targetField; });
    return found == owner.fields.end() ? nullptr : &*found;
}

QString nameOf(const mapping::Document& document, const mapping::EntityMapping& owner, const Id& targetField) {
    const Entity* target = document.targetOf(owner);
    const Field* field = target ? target->fieldById(targetField) : nullptr;
    return target && field ? qt(target->name) + u'.' + qt(field->name) : QString();
}

bool isBlank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

bool holdsMoreThanRule(const mapping::FieldMapping& field) {
    return !field.intent.text.empty() || !field.intent.saidBy.empty() || !field.note.empty() || !field.examples.empty() ||
           field.criticality != mapping::Criticality::Normal || field.tolerance.has_value();
}

void addSteps(mapping::Edit& edit, const mapping::EntityMapping& owner, mapping::NewFields& maker, const FieldChange& wanted) {
    const mapping::FieldMapping* known = mappingOf(owner, wanted.targetField);
    const bool saysMore = (wanted.status && !wanted.status->empty()) || (wanted.owner && !wanted.owner->empty());
    mapping::FieldMapping next = known ? *known : mapping::FieldMapping();
    const mapping::FieldMapping before = next;
    if (wanted.change)
        wanted.change(next);
    if (isBlank(next.rule))
        next.rule.clear();
    if (!known && next == before && !saysMore)
        return;
    if (!known) {
        const mapping::FieldMapping made = maker.make(wanted.targetField);
        next.id = made.id;
        next.reference = made.reference;
        next.targetField = wanted.targetField;
        edit.steps.push_back(mapping::SetFieldMapping{owner.id, {next.id, next, maker.positionOf(wanted.targetField)}});
    } else if (next.rule.empty() && !before.rule.empty() && !holdsMoreThanRule(next) && !saysMore) {
        edit.steps.push_back(mapping::SetFieldMapping{owner.id, {known->id, std::nullopt}});
        return;
    } else if (next != before) {
        edit.steps.push_back(mapping::SetFieldMapping{owner.id, {known->id, next}});
    }
    const auto set = [&](mapping::SetWorkflow::What what, const std::optional<std::string>& value) {
        if (value)
            edit.steps.push_back(mapping::SetWorkflow{what, next.id.text(), value->empty() ? std::nullopt : value});
    };
    set(mapping::SetWorkflow::What::Status, wanted.status);
    set(mapping::SetWorkflow::What::Owner, wanted.owner);
}

} // namespace

mapping::Edit changeFields(const mapping::Document& document, const Id& entityMapping, IdMaker& ids, const QString& label,
                           const std::vector<FieldChange>& changes) {
    mapping::Edit edit;
    const mapping::EntityMapping* owner = document.mapping(entityMapping);
    if (!owner)
        return edit;
    mapping::NewFields maker(document, *owner, ids);
    for (const FieldChange& wanted : changes)
        addSteps(edit, *owner, maker, wanted);
    edit.label = utf8(label.contains(QStringLiteral("%1")) && !changes.empty()
                          ? label.arg(nameOf(document, *owner, changes.front().targetField))
                          : label);
    return edit;
}

mapping::Edit changeField(const mapping::Document& document, const Id& entityMapping, const Id& targetField, IdMaker& ids,
                          const QString& label, const std::function<void(mapping::FieldMapping&)>& change) {
    return changeFields(document, entityMapping, ids, label, {{targetField, change, {}, {}}});
}

mapping::Edit setRule(const mapping::Document& document, const Id& entityMapping, const Id& targetField, IdMaker& ids,
                      const std::string& rule) {
    return setRules(document, entityMapping, ids, MapEdits::tr("Change rule of %1"), {{targetField, rule}});
}

mapping::Edit setRules(const mapping::Document& document, const Id& entityMapping, IdMaker& ids, const QString& label,
                       const std::vector<RuleOf>& rules) {
    std::vector<FieldChange> changes;
    for (const RuleOf& wanted : rules)
        changes.push_back({wanted.targetField, [rule = wanted.rule](mapping::FieldMapping& field) { field.rule = rule; }, {}, {}});
    return changeFields(document, entityMapping, ids, label, changes);
}

mapping::Edit unmap(const mapping::Document& document, const Id& entityMapping, const std::vector<Id>& targetFields) {
    mapping::Edit edit;
    const mapping::EntityMapping* owner = document.mapping(entityMapping);
    if (!owner)
        return edit;
    for (const Id& targetField : targetFields) {
        const mapping::FieldMapping* known = mappingOf(*owner, targetField);
        if (!known || (known->rule.empty() && holdsMoreThanRule(*known)))
            continue;
        if (holdsMoreThanRule(*known)) {
            mapping::FieldMapping next = *known;
            next.rule.clear();
            edit.steps.push_back(mapping::SetFieldMapping{owner->id, {known->id, std::move(next)}});
        } else {
            edit.steps.push_back(mapping::SetFieldMapping{owner->id, {known->id, std::nullopt}});
        }
    }
    edit.label = utf8(edit.steps.size() == 1 && !targetFields.empty()
                          ? MapEdits::tr("Unmap %1").arg(nameOf(document, *owner, targetFields.front()))
                          : MapEdits::tr("Unmap %Ln field(s)", nullptr, int(edit.steps.size())));
    return edit;
}

mapping::Edit setNotMigrated(const mapping::Document& document, const Id& entityMapping, const std::vector<Id>& sourceFields,
                             const std::optional<std::string>& reason) {
    mapping::Edit edit;
    const mapping::EntityMapping* owner = document.mapping(entityMapping);
    if (!owner)
        return edit;
    for (const Id& sourceField : sourceFields) {
        const auto known = std::find_if(owner->notMigrated.begin(), owner->notMigrated.end(),
                                        [&](const mapping::NotMigrated& entry) { return entry.sourceField == sourceField; });
        if (!reason && known == owner->notMigrated.end())
            continue;
        edit.steps.push_back(mapping::SetNotMigrated{owner->id, {sourceField, reason.value_or(std::string())}, reason.has_value()});
    }
    edit.label = utf8(reason ? MapEdits::tr("Leave %Ln source field(s) behind", nullptr, int(edit.steps.size()))
                             : MapEdits::tr("Take %Ln source field(s) back in", nullptr, int(edit.steps.size())));
    return edit;
}

mapping::Edit setPipeline(const mapping::Document& document, const Id& entityMapping, const QString& label,
                          const std::function<void(mapping::EntityMapping&)>& change) {
    mapping::Edit edit;
    const mapping::EntityMapping* owner = document.mapping(entityMapping);
    if (!owner)
        return edit;
    mapping::EntityMapping next = *owner;
    change(next);
    if (next == *owner)
        return edit;
    next.fields.clear();
    next.notMigrated.clear();
    edit.steps.push_back(mapping::SetPipeline{std::move(next)});
    edit.label = utf8(label);
    return edit;
}

mapping::Edit setValueMap(const mapping::Document& document, const Id& valueMap, const QString& label,
                          const std::function<void(mapping::ValueMap&)>& change) {
    mapping::Edit edit;
    const auto known = std::find_if(document.valueMaps.begin(), document.valueMaps.end(),
                                    [&](const mapping::ValueMap& map) { return map.id == valueMap; });
    if (known == document.valueMaps.end())
        return edit;
    mapping::ValueMap next = *known;
    change(next);
    if (next == *known)
        return edit;
    edit.label = utf8(label.arg(qt(known->content.name)));
    edit.steps.push_back(mapping::SetElement<mapping::ValueMap>{valueMap, std::move(next)});
    return edit;
}

mapping::Edit addValueMap(const mapping::Document& document, const std::string& name, const LogicalType& type, IdMaker& ids,
                          Id& id) {
    mapping::ValueMap made;
    made.id = id = ids.make("vm");
    made.reference = mapping::nextReference(document, "VM");
    made.content.name = name;
    made.content.resultType = type;
    mapping::Edit edit;
    edit.label = utf8(MapEdits::tr("Add value map %1").arg(qt(name)));
    edit.steps.push_back(mapping::SetElement<mapping::ValueMap>{id, std::move(made)});
    return edit;
}

mapping::Edit together(std::vector<mapping::Edit> parts, const QString& label) {
    mapping::Edit edit;
    edit.label = utf8(label);
    for (mapping::Edit& part : parts) {
        if (edit.label.empty())
            edit.label = part.label;
        for (mapping::SingleEdit& step : part.steps)
            edit.steps.push_back(std::move(step));
    }
    return edit;
}

} // namespace mw::ui::edits
