// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workbook/proposal.h"

#include "core/base/promise.h"
#include "core/document/new_document.h"
#include "core/mapping/new_fields.h"
#include "core/mapping/problems.h"
#include "core/workbook/names.h"

#include <algorithm>
#include <map>

namespace mw::workbook {

using namespace mapping;

namespace {

const FieldMapping* fieldMappingOf(const EntityMapping& owner, const Id& targetField) {
    const auto found = std::find_if(owner.fields.begin(), owner.fields.end(), [&](const FieldMapping& each) { return each.targetField == targetField; });
    return found == owner.fields.end() ? nullptr : &*found;
}

std::string_view criticalityWord(Criticality criticality) {
    return criticality == Criticality::Critical ? "critical" : criticality == Criticality::Informative ? "informative" : "normal";
}

std::string at(const std::map<std::string, std::string>& texts, const Id& id) {
    const auto found = texts.find(id.text());
    return found == texts.end() ? std::string() : found->second;
}

void set(FieldMapping& field, const Proposal& proposal) {
    switch (proposal.fact) {
    case Fact::Rule: field.rule = proposal.sent; break;
    case Fact::Intent:
        field.intent.text = proposal.sent;
        if (!proposal.saidBy.empty())
            field.intent.saidBy = proposal.saidBy;
        break;
    case Fact::SaidBy: field.intent.saidBy = proposal.sent; break;
    case Fact::Note: field.note = proposal.sent; break;
    case Fact::Criticality:
        field.criticality = proposal.sent == "critical"      ? Criticality::Critical
                            : proposal.sent == "informative" ? Criticality::Informative
                                                             : Criticality::Normal;
        break;
    case Fact::Status:
    case Fact::Owner:
    case Fact::NotMigrated:
    case Fact::MappingIntent:
    case Fact::MappingNote: break;
    }
}

bool isOfFieldMapping(Fact fact) { return fact != Fact::NotMigrated && fact != Fact::MappingIntent && fact != Fact::MappingNote; }
bool isOfWorkflow(Fact fact) { return fact == Fact::Status || fact == Fact::Owner; }

/// Proposals of one target field, in their order.
struct FieldGroup {
    Id field;
    std::vector<const Proposal*> proposals;
};

/// Makes the steps of one entity mapping.
class MappingSteps {
public:
    MappingSteps(Document& known, const Route& route, IdMaker& ids, Edit& edit) : m_known(known), m_route(route), m_ids(ids), m_edit(edit) {}

    void add(const std::vector<const Proposal*>& proposals) {
        const EntityMapping* owner = m_known.mapping(m_route.entityMapping);
        EntityMapping made;
        if (m_route.entityMapping.isNull() && !makeMapping(made))
            return;
        if (!m_route.entityMapping.isNull() && !owner)
            return; // gone since
        EntityMapping next = owner ? *owner : made;
        const bool isNew = owner == nullptr;
        NewFields fresh(m_known, isNew ? made : *owner, m_ids);
        std::vector<SingleEdit> workflow;
        for (const FieldGroup& group : grouped(proposals))
            addField(group, next, isNew, fresh, workflow);
        bool hasPipeline = false;
        for (const Proposal* const proposal : proposals) {
            if (proposal->fact == Fact::MappingIntent)
                next.intent.text = proposal->sent;
            else if (proposal->fact == Fact::MappingNote)
                next.note = proposal->sent;
            hasPipeline = hasPipeline || proposal->fact == Fact::MappingIntent || proposal->fact == Fact::MappingNote;
            if (proposal->fact == Fact::NotMigrated)
                addNotMigrated(*proposal, next, isNew);
        }
        if (isNew) {
            m_edit.steps.push_back(SetElement<EntityMapping>{next.id, next});
            m_known.mappings.push_back(std::move(next)); // its references are taken now
        } else if (hasPipeline) {
            next.fields.clear();
            next.notMigrated.clear();
            m_edit.steps.push_back(SetPipeline{std::move(next)});
        }
        for (SingleEdit& step : workflow)
            m_edit.steps.push_back(std::move(step));
    }

private:
    bool makeMapping(EntityMapping& made) {
        const mapping::Connection* const source = m_known.connection(m_route.sourceConnection);
        const mapping::Connection* const target = m_known.connection(m_route.targetConnection);
        const Entity* const from = source ? source->schema.entityById(m_route.sourceEntity) : nullptr;
        const Entity* const to = target ? target->schema.entityById(m_route.targetEntity) : nullptr;
        if (!from || !to)
            return false;
        made = document::newEntityMapping(m_known, *source, *from, *target, *to, m_ids, false);
        return true;
    }

    static std::vector<FieldGroup> grouped(const std::vector<const Proposal*>& proposals) {
        std::vector<FieldGroup> groups;
        std::map<Id, std::size_t> places;
        for (const Proposal* const proposal : proposals) {
            if (!isOfFieldMapping(proposal->fact))
                continue;
            const auto [place, isNew] = places.emplace(proposal->field, groups.size());
            if (isNew)
                groups.push_back({proposal->field, {}});
            groups[place->second].proposals.push_back(proposal);
        }
        return groups;
    }

    void addField(const FieldGroup& group, EntityMapping& owner, bool isNew, NewFields& fresh, std::vector<SingleEdit>& workflow) {
        const FieldMapping* const known = fieldMappingOf(owner, group.field);
        FieldMapping field = known ? *known : fresh.make(group.field);
        const FieldMapping before = field;
        for (const Proposal* const proposal : group.proposals) {
            set(field, *proposal);
            if (isOfWorkflow(proposal->fact))
                workflow.push_back(SetWorkflow{proposal->fact == Fact::Status ? SetWorkflow::What::Status : SetWorkflow::What::Owner, field.id.text(),
                                               proposal->sent.empty() ? std::nullopt : std::optional(proposal->sent)});
        }
        if (known && field == before)
            return;
        const std::size_t position = known ? std::size_t(-1) : fresh.positionOf(group.field);
        if (isNew)
            owner.fields.insert(owner.fields.begin() + std::ptrdiff_t(position), field);
        else
            m_edit.steps.push_back(SetFieldMapping{owner.id, {field.id, field, position}});
    }

    void addNotMigrated(const Proposal& proposal, EntityMapping& owner, bool isNew) {
        if (isNew)
            owner.notMigrated.push_back({proposal.field, proposal.sent});
        else
            m_edit.steps.push_back(SetNotMigrated{owner.id, {proposal.field, proposal.sent}, !proposal.sent.empty()});
    }

    Document& m_known;
    const Route& m_route;
    IdMaker& m_ids;
    Edit& m_edit;
};

} // namespace

std::string_view factName(Fact fact) {
    switch (fact) {
    case Fact::Rule: return "rule";
    case Fact::Intent: return "intent";
    case Fact::SaidBy: return "said by";
    case Fact::Note: return "note";
    case Fact::Criticality: return "criticality";
    case Fact::Status: return "status";
    case Fact::Owner: return "owner";
    case Fact::NotMigrated: return "not migrated";
    case Fact::MappingIntent: return "intent";
    case Fact::MappingNote: return "note";
    }
    return {};
}

Route routeOf(const EntityMapping& mapping) {
    return {mapping.id, mapping.targetConnection, mapping.targetEntity, mapping.sourceConnection, mapping.sourceEntity};
}

std::string Remark::message() const { return fillTemplate(text, arguments); }

Edit editOf(const Document& document, const std::vector<Proposal>& chosen, IdMaker& ids, std::string label) {
    Edit edit;
    edit.label = std::move(label);
    std::vector<std::pair<Route, std::vector<const Proposal*>>> routes;
    std::map<Route, std::size_t> places;
    for (const Proposal& proposal : chosen) {
        const auto [place, isNew] = places.emplace(proposal.route, routes.size());
        if (isNew)
            routes.push_back({proposal.route, {}});
        routes[place->second].second.push_back(&proposal);
    }
    Document known = document;
    for (const auto& [route, proposals] : routes)
        MappingSteps(known, route, ids, edit).add(proposals);
    return edit;
}

std::string factOf(const Document& document, const Route& route, Fact fact, const Id& field) {
    const EntityMapping* const owner = document.mapping(route.entityMapping);
    if (!owner)
        return {};
    if (fact == Fact::MappingIntent)
        return owner->intent.text;
    if (fact == Fact::MappingNote)
        return owner->note;
    if (fact == Fact::NotMigrated) {
        const auto left = std::find_if(owner->notMigrated.begin(), owner->notMigrated.end(), [&](const NotMigrated& each) { return each.sourceField == field; });
        return left == owner->notMigrated.end() ? std::string() : left->reason;
    }
    const FieldMapping* const mapped = fieldMappingOf(*owner, field);
    if (!mapped)
        return fact == Fact::Criticality ? "normal" : fact == Fact::Status ? "draft" : "";
    switch (fact) {
    case Fact::Rule: return mapped->rule;
    case Fact::Intent: return mapped->intent.text;
    case Fact::SaidBy: return mapped->intent.saidBy;
    case Fact::Note: return mapped->note;
    case Fact::Criticality: return std::string(criticalityWord(mapped->criticality));
    case Fact::Status: {
        const std::string status = at(document.workflow.status, mapped->id);
        return status.empty() ? "draft" : status;
    }
    case Fact::Owner: return at(document.workflow.owner, mapped->id);
    case Fact::NotMigrated:
    case Fact::MappingIntent:
    case Fact::MappingNote: break;
    }
    return {};
}

std::string placeOf(const Document& document, const Route& route, Fact fact, const Id& field) {
    const std::string what = ": " + std::string(factName(fact));
    const EntityMapping* const owner = document.mapping(route.entityMapping);
    if (owner && field.isNull())
        return mapping::placeOf(document, *owner) + what;
    const bool isSource = fact == Fact::NotMigrated;
    const mapping::Connection* const connection = document.connection(isSource ? route.sourceConnection : route.targetConnection);
    const Entity* const entity = connection ? connection->schema.entityById(isSource ? route.sourceEntity : route.targetEntity) : nullptr;
    const Field* const meant = entity ? entity->fieldById(field) : nullptr;
    if (const FieldMapping* const mapped = owner && !isSource ? fieldMappingOf(*owner, field) : nullptr)
        return mapping::placeOf(document, *owner, *mapped) + what;
    return (entity ? entity->name : "?") + "." + (meant ? meant->name : field.text()) + what;
}

std::optional<std::string> statusOf(std::string_view word) {
    static const std::map<std::string, std::string, std::less<>> words = {
        {"draft", "draft"}, {"entwurf", "draft"}, {"new", "draft"}, {"neu", "draft"}, {"todo", "draft"}, {"inprogress", "draft"}, {"wip", "draft"},
        {"inarbeit", "draft"}, {"inreview", "in review"}, {"review", "in review"}, {"inprüfung", "in review"}, {"zuprüfen", "in review"},
        {"approved", "approved"}, {"final", "approved"}, {"done", "approved"}, {"signedoff", "approved"}, {"confirmed", "approved"},
        {"freigegeben", "approved"}, {"genehmigt", "approved"}, {"abgenommen", "approved"}, {"bestätigt", "approved"}, {"question", "question"},
        {"open", "question"}, {"openquestion", "question"}, {"tbd", "question"}, {"frage", "question"}, {"offen", "question"}, {"excluded", "excluded"},
        {"outofscope", "excluded"}, {"ausgeschlossen", "excluded"}};
    const auto found = words.find(comparable(word));
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> criticalityOf(std::string_view word) {
    static const std::map<std::string, std::string, std::less<>> words = {
        {"", "normal"}, {"normal", "normal"}, {"critical", "critical"}, {"kritisch", "critical"}, {"informative", "informative"}, {"informativ", "informative"}};
    const auto found = words.find(comparable(word));
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

} // namespace mw::workbook
