// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/merge.h"

#include "core/base/utf8.h"
#include "core/document/document_file.h"
#include "core/document/json_writer.h"
#include "core/document/merge_tree_p.h"
#include "core/document/semantic_diff.h"
#include "core/mapping/elements.h"
#include "core/mapping/problems.h"

#include <algorithm>
#include <map>
#include <set>

namespace mw::document {

using namespace mapping;

namespace {

JsonValue tree(const Document& document) {
    Result<JsonValue> parsed = parseJson(printDocument(document));
    MW_ASSERT(parsed.ok(), "what was written can be read");
    return std::move(parsed).value();
}

/// Calls visit(Id, reference&) for every element that carries a reference, entity mappings before their fields.
template <class Visit>
void eachNamed(Document& document, const Visit& visit) {
    const auto each = [&](auto& elements) {
        for (auto& element : elements)
            visit(element.id, element.reference);
    };
    each(document.lookups);
    each(document.valueMaps);
    each(document.parameters);
    each(document.functions);
    for (EntityMapping& mapping : document.mappings) {
        visit(mapping.id, mapping.reference);
        each(mapping.fields);
    }
    each(document.checks);
    each(document.decisions);
    for (Workflow::Comment& comment : document.workflow.comments)
        if (comment.question)
            visit(comment.id, comment.question->reference);
}

std::set<Id> idsOf(const Document& document) {
    std::set<Id> ids;
    eachId(document, [&](const Id& id) { ids.insert(id); });
    return ids;
}

/// Field mapping → the target field it fills, in one version of an entity mapping.
std::map<Id, const FieldMapping*> fieldsOf(const Document& document, const Id& mappingId) {
    std::map<Id, const FieldMapping*> fields;
    if (const EntityMapping* const mapping = document.mapping(mappingId))
        for (const FieldMapping& field : mapping->fields)
            fields.emplace(field.id, &field);
    return fields;
}

/// Both sides newly filled one target field, each by another field mapping: the one of the preferred side stays, the other
/// is as the preferred side has it.
void settleTargets(Document& merged, const Document& base, const Document& ours, const Document& theirs, Side preferred) {
    for (EntityMapping& mapping : merged.mappings) {
        const auto before = fieldsOf(base, mapping.id), own = fieldsOf(ours, mapping.id), foreign = fieldsOf(theirs, mapping.id);
        const auto& kept = preferred == Side::Ours ? own : foreign;
        const auto newlyFilled = [&](const std::map<Id, const FieldMapping*>& side) {
            std::map<Id, Id> fillers; // target field → field mapping
            for (const auto& [id, field] : side) {
                const auto known = before.find(id);
                if (known == before.end() || known->second->targetField != field->targetField)
                    fillers.emplace(field->targetField, id);
            }
            return fillers;
        };
        const auto byOurs = newlyFilled(own), byTheirs = newlyFilled(foreign);
        for (const auto& [target, filler] : byOurs) {
            const auto other = byTheirs.find(target);
            if (other == byTheirs.end() || other->second == filler)
                continue;
            const Id& gives = preferred == Side::Ours ? other->second : filler;
            const auto it = std::find_if(mapping.fields.begin(), mapping.fields.end(),
                                         [&](const FieldMapping& field) { return field.id == gives; });
            if (it == mapping.fields.end())
                continue;
            if (const auto as = kept.find(gives); as != kept.end())
                *it = *as->second;
            else
                mapping.fields.erase(it);
        }
    }
}

using Renamed = std::vector<std::pair<std::string, std::string>>;

/// Both sides gave the next free reference to an element of their own: theirs get the next free ones after that, and the
/// decisions that theirs made speak of them by the new ones.
Renamed settleReferences(Document& document, const std::set<Id>& base, const std::set<Id>& ours) {
    std::set<std::string> taken; // by new elements of ours
    eachNamed(document, [&](const Id& id, const std::string& reference) {
        if (ours.contains(id) && !base.contains(id))
            taken.insert(reference);
    });
    Renamed renamed;
    std::map<std::string, std::string> prefixes;
    const auto rename = [&](std::string& reference, std::string next) {
        renamed.emplace_back(reference, next);
        reference = std::move(next);
    };
    for (EntityMapping& mapping : document.mappings) {
        if (ours.contains(mapping.id) || mapping.reference.empty() || !taken.contains(mapping.reference))
            continue;
        const std::string before = mapping.reference;
        const Entity* const target = document.targetOf(mapping);
        rename(mapping.reference, freePrefix(document, target ? std::string_view(target->name) : std::string_view(before)));
        for (FieldMapping& field : mapping.fields) {
            const auto split = splitReference(field.reference);
            if (split && split->prefix == before)
                rename(field.reference, numberedReference(mapping.reference, split->number));
        }
    }
    eachNamed(document, [&](const Id& id, std::string& reference) {
        const auto split = splitReference(reference);
        if (!ours.contains(id) && split && taken.contains(reference))
            rename(reference, nextReference(document, split->prefix));
    });
    const std::map<std::string, std::string> names(renamed.begin(), renamed.end());
    for (Decision& decision : document.decisions)
        for (std::string& about : decision.about)
            if (const auto found = names.find(about); found != names.end() && !ours.contains(decision.id))
                about = found->second;
    return renamed;
}

struct Settled {
    Document document;
    Renamed renamed;
};

Result<Settled> mergedFor(Side preferred, const Document& base, const Document& ours, const Document& theirs) {
    JsonWriter writer;
    writer.value(mergeTrees(tree(base), tree(ours), tree(theirs), preferred));
    MW_TRY(Document document, parseDocument(writer.result(), "the merged document"));
    settleTargets(document, base, ours, theirs, preferred);
    Renamed renamed = settleReferences(document, idsOf(base), idsOf(ours));
    return Settled{std::move(document), std::move(renamed)};
}

/// The element that a step is about, as compareDocuments() names it.
Id elementOf(const Document& document, const SingleEdit& edit) {
    return std::visit(
        [&](const auto& step) {
            using Step = std::decay_t<decltype(step)>;
            if constexpr (std::is_same_v<Step, SetFieldMapping>)
                return step.field.id;
            else if constexpr (std::is_same_v<Step, SetPipeline>)
                return step.content.id;
            else if constexpr (std::is_same_v<Step, SetNotMigrated>)
                return step.entityMapping;
            else if constexpr (std::is_same_v<Step, SetComment>)
                return step.comment.id;
            else if constexpr (requires { step.id; })
                return step.id;
            else
                return document.id;
        },
        edit);
}

/// The target field that a step on a field mapping fills or frees; null for other steps.
Id targetOf(const Document& document, const SingleEdit& edit) {
    const auto* const step = std::get_if<SetFieldMapping>(&edit);
    if (step == nullptr)
        return {};
    if (step->field.content)
        return step->field.content->targetField;
    const auto fields = fieldsOf(document, step->entityMapping);
    const auto known = fields.find(step->field.id);
    return known == fields.end() ? Id() : known->second->targetField;
}

} // namespace

std::string MergeConflict::sentence() const {
    const std::string subject = what.empty() ? where : where + ": " + what;
    const auto side = [](const std::string& text) { return text.empty() ? std::string("absent") : quoted(text); };
    if (what.empty() && (ours.empty() || theirs.empty()))
        return subject + (ours.empty() ? " is gone in ours and stands in theirs" : " stands in ours and is gone in theirs");
    return subject + " is " + side(ours) + " in ours and " + side(theirs) + " in theirs";
}

Result<Merge> mergeDocuments(const Document& base, const Document& ours, const Document& theirs) {
    MW_TRY(Settled kept, mergedFor(Side::Ours, base, ours, theirs));
    MW_TRY(const Settled other, mergedFor(Side::Theirs, base, ours, theirs));
    Merge merge{std::move(kept.document), {}, std::move(kept.renamed)};
    // The facts in which it matters whose side is preferred are those that both sides changed.
    for (const DocumentChange& change : compareDocuments(merge.document, other.document))
        merge.conflicts.push_back({change.where, change.what, change.was, change.now, change.element, change.isMeaning});
    return merge;
}

Result<Document> mergeDecided(const Document& base, const Document& ours, const Document& theirs, const std::set<Id>& byTheirs) {
    MW_TRY(Settled kept, mergedFor(Side::Ours, base, ours, theirs));
    if (byTheirs.empty())
        return std::move(kept.document);
    MW_TRY(const Settled other, mergedFor(Side::Theirs, base, ours, theirs));
    Edit edit = editBetween(kept.document, other.document, "take theirs");
    // Two field mappings for one target field give way to one another.
    std::set<Id> targets;
    for (const SingleEdit& step : edit.steps)
        if (byTheirs.contains(elementOf(ours, step)))
            targets.insert(targetOf(kept.document, step));
    targets.erase(Id());
    std::erase_if(edit.steps, [&](const SingleEdit& step) {
        return !byTheirs.contains(elementOf(ours, step)) && !targets.contains(targetOf(kept.document, step));
    });
    MW_TRY([[maybe_unused]] const Edit inverse, apply(kept.document, edit));
    return std::move(kept.document);
}

} // namespace mw::document
