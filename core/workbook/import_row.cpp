// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workbook/import_row_p.h"

#include "core/base/utf8.h"
#include "core/mapping/problems.h"
#include "core/mapping/starting_rule.h"
#include "core/rules/parser.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

namespace mw::workbook {

using mapping::Document;
using mapping::EntityMapping;

namespace {

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\n");
    return first == std::string_view::npos ? std::string() : std::string(text.substr(first, text.find_last_not_of(" \t\n") - first + 1));
}

bool isOneOf(std::string_view text, const std::set<std::string, std::less<>>& words) { return words.contains(comparable(text)); }

/// Words that stand where there is nothing.
bool saysNothing(std::string_view text) {
    static const std::set<std::string, std::less<>> words = {"", "n/a", "na", "none", "null", ".", "–", "—", "tbd", "?", "keine", "keiner", "entfällt", "nichts"};
    return isOneOf(text, words);
}

/// Words for a plain copy.
bool saysCopy(std::string_view text) {
    static const std::set<std::string, std::less<>> words = {
        "direct", "directmapping", "directmove", "directcopy", "1:1", "1:1mapping", "1to1", "onetoone", "copy", "copyasis", "asis", "straight", "straightmove",
        "straightmapping", "straightcopy", "move", "passthrough", "nochange", "notransformation", "unchanged", "same", "direkt", "direktübernahme", "1:1übernahme",
        "übernahme", "übernehmen", "unverändert", "kopie", "kopieren", "direktesmapping"};
    return isOneOf(text, words) || saysNothing(text);
}

/// Words for a source field that stays behind.
bool saysLeftBehind(std::string_view text) {
    static const std::set<std::string, std::less<>> words = {"notmigrated", "nottobemigrated", "donotmigrate", "notmapped", "notrequired", "notneeded", "drop", "dropped",
        "discard", "ignore", "obsolete", "retire", "retired", "outofscope", "nichtmigriert", "nichtmigrieren", "nichtübernommen", "nichtübernehmen", "wirdnichtübernommen",
        "entfällt", "entfallen", "nichtbenötigt", "nichterforderlich", "verworfen", "notmoved", "leftbehind"};
    return isOneOf(text, words);
}

/// "first_name, last_name" and "first_name + last_name" name two fields.
std::vector<std::string> cutNames(const std::string& text) {
    std::vector<std::string> names(1);
    for (const char c : text) {
        if (c == ',' || c == ';' || c == '\n' || c == '+' || c == '&' || c == '|')
            names.emplace_back();
        else
            names.back() += c;
    }
    for (std::string& name : names)
        name = trimmed(name);
    std::erase(names, std::string());
    return names;
}

/// Says whether a text holds a name as a word of its own.
bool hasWord(std::string_view text, std::string_view name) {
    const auto isLetter = [&](std::size_t at) { return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) || text[at] == '_' || text[at] < 0); };
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1))
        if (!isLetter(at + name.size()) && (at == 0 || !isLetter(at - 1)))
            return true;
    return false;
}

/// A constant as a rule of the target's type; empty where it is none of it.
std::string constantRule(const std::string& value, const LogicalType& type, const rules::Environment& environment) {
    std::string text = value;
    if (text.size() >= 2 && (text.front() == '\'' || text.front() == '"') && text.back() == text.front())
        text = text.substr(1, text.size() - 2);
    std::string quotedText = "'";
    for (const char c : text)
        quotedText += c == '\'' ? std::string("''") : std::string(1, c);
    quotedText += "'";
    const auto fits = [&](const std::string& rule) {
        const rules::ParsedRule parsed = rules::parse(rule);
        return parsed.ok() && rules::bind(*parsed.tree, environment, rules::Wanted{type, true}).rule;
    };
    if (type.kind == TypeKind::Text)
        return quotedText;
    for (const std::string& rule : {text, quotedText})
        if (const rules::ParsedRule parsed = rules::parse(rule); parsed.ok() && parsed.tree->kind != rules::Expression::Kind::Field && fits(rule))
            return rule;
    return {};
}

} // namespace

std::string RowImporter::cell(Role role) const {
    const auto column = m_columns->at.find(role);
    return m_sheet->place(*m_row, column == m_columns->at.end() ? 0 : column->second);
}

const Entity* RowImporter::entityOf(const Id& connection, const Id& entity) const {
    const mapping::Connection* const found = m_document.connection(connection);
    return found ? found->schema.entityById(entity) : nullptr;
}

void RowImporter::remark(Role column, std::string text, std::vector<std::string> arguments) {
    m_into.remarks.push_back({cell(column), std::move(text), std::move(arguments)});
}

void RowImporter::noteUnknown(Unknown::What what, Role column, const std::string& name, const std::string& within, std::string closest) {
    const auto [place, isNew] = m_unknown.emplace(std::tuple(what, within, name), m_into.unknown.size());
    if (isNew)
        m_into.unknown.push_back({cell(column), what, name, within, std::move(closest), 1});
    else
        ++m_into.unknown[place->second].times;
}

void RowImporter::beginSheet(const Sheet& sheet, const Columns& columns) {
    m_sheet = &sheet;
    m_columns = &columns;
    for (const Side side : {Side::Source, Side::Target}) {
        const auto i = std::size_t(side);
        m_sheetEntity[i].clear();
        m_lastEntity[i].clear();
        std::vector<std::string> titles = {sheet.name};
        for (std::size_t row = 0; columns.header && row < *columns.header; ++row)
            for (const std::string& title : sheet.rows[row].cells) {
                titles.push_back(title);
                if (const std::size_t colon = title.find(':'); colon != std::string::npos)
                    titles.push_back(trimmed(title.substr(colon + 1)));
            }
        for (const std::string& title : titles)
            if (m_sheetEntity[i].empty() && !m_names.entitiesNamed(side, title).empty())
                m_sheetEntity[i] = title;
    }
}

/// The entity that a row names: before a dot in the field, in its own column (merged cells and blanks go on with the one
/// above), or for the whole sheet.
std::string RowImporter::entityText(Side side, const std::string& field) {
    const auto i = std::size_t(side);
    const std::string own = trimmed(text(side == Side::Source ? Role::SourceEntity : Role::TargetEntity));
    if (!own.empty())
        m_lastEntity[i] = own;
    if (const auto qualified = m_names.qualified(side, nullptr, field); !qualified.entity.empty()) {
        const auto inOwn = m_names.entitiesNamed(side, m_lastEntity[i]);
        if (inOwn.empty() || !m_names.field(*inOwn.front().entity, field))
            return qualified.entity;
    }
    return !m_lastEntity[i].empty() ? m_lastEntity[i] : m_sheetEntity[i];
}

std::vector<Place> RowImporter::placesOf(Side side, const std::string& entity, const std::string& field) {
    if (!entity.empty() && !saysNothing(entity))
        return m_names.entitiesNamed(side, entity);
    return field.empty() ? std::vector<Place>() : m_names.entitiesWith(side, field);
}

/// The entity mapping that leads from one of the sources to one of the targets, or the pair that would make one.
std::optional<Route> RowImporter::routeOf(const std::vector<Place>& targets, const std::vector<Place>& sources, const std::string& sourceField) {
    const auto isIn = [](const std::vector<Place>& places, const Id& entity) {
        return std::any_of(places.begin(), places.end(), [&](const Place& place) { return place.entity->id == entity; });
    };
    std::vector<const EntityMapping*> known;
    for (const EntityMapping& mapping : m_document.mappings)
        if (isIn(targets, mapping.targetEntity) && (sources.empty() || isIn(sources, mapping.sourceEntity)))
            known.push_back(&mapping);
    if (known.size() > 1 && !sourceField.empty())
        std::erase_if(known, [&](const EntityMapping* mapping) {
            const Entity* const source = entityOf(mapping->sourceConnection, mapping->sourceEntity);
            return !source || !m_names.field(*source, sourceField);
        });
    if (known.size() == 1)
        return workbook::routeOf(*known.front());
    if (known.empty() && targets.size() == 1 && sources.size() == 1)
        return Route{Id(), targets.front().connection->id, targets.front().entity->id, sources.front().connection->id, sources.front().entity->id};
    if (known.size() > 1)
        remark(Role::TargetField, "several entity mappings could be meant; name the source entity", {});
    else
        remark(Role::TargetField, "no entity mapping fills {0} from here, and the row does not say from which entity", {quoted(targets.front().entity->name)});
    return {};
}

/// The only way that rows so far took to one of the targets.
std::optional<Route> RowImporter::routeOfOthers(const std::vector<Place>& targets) const {
    std::set<Route> taken;
    for (const auto& [seen, cell] : m_seen)
        if (std::any_of(targets.begin(), targets.end(), [&](const Place& place) { return place.entity->id == seen.first.targetEntity; }))
            taken.insert(seen.first);
    return taken.size() == 1 ? std::optional(*taken.begin()) : std::nullopt;
}

void RowImporter::endSheet() {
    m_waits = false;
    for (const Waiting& waiting : std::exchange(m_waiting, {})) {
        m_lastEntity[0] = waiting.lastEntity[0];
        m_lastEntity[1] = waiting.lastEntity[1];
        add(*waiting.row);
    }
    m_waits = true;
}

const rules::Environment& RowImporter::environmentOf(const Route& route) {
    const auto [place, isNew] = m_environments.try_emplace(route);
    if (isNew) {
        EntityMapping mapping;
        if (const EntityMapping* const known = m_document.mapping(route.entityMapping))
            mapping = *known;
        mapping.sourceConnection = route.sourceConnection;
        mapping.sourceEntity = route.sourceEntity;
        mapping.targetConnection = route.targetConnection;
        mapping.targetEntity = route.targetEntity;
        place->second = mapping::environmentOf(m_document, mapping);
    }
    return place->second;
}

RowImporter::Sources RowImporter::sourcesOf(const Route& route, const std::string& named) {
    Sources sources;
    const Entity* const entity = entityOf(route.sourceConnection, route.sourceEntity);
    if (!entity || saysNothing(named))
        return sources;
    sources.text = named;
    const auto fieldOf = [&](const std::string& name) {
        const Field* const whole = m_names.field(*entity, name);
        return whole ? whole : m_names.field(*entity, m_names.qualified(Side::Source, entity, name).field);
    };
    if (const Field* const whole = fieldOf(named)) {
        sources.fields = {whole};
        return sources;
    }
    for (const std::string& name : cutNames(named)) {
        if (const Field* const field = fieldOf(name)) {
            sources.fields.push_back(field);
            continue;
        }
        sources.allKnown = false;
        noteUnknown(Unknown::What::SourceField, Role::SourceField, name, entity->name, m_names.closestField(Side::Source, *entity, name));
    }
    return sources;
}

void RowImporter::propose(const Route& route, Fact fact, const Id& field, Role column, std::string sent) {
    const std::string now = factOf(m_document, route, fact, field);
    if (sent.empty() || (fact == Fact::Rule ? sameRule(now, sent) : now == sent)) {
        m_into.same += !sent.empty();
        return;
    }
    Proposal proposal;
    proposal.cell = cell(column);
    proposal.fact = fact;
    proposal.route = route;
    proposal.field = field;
    proposal.where = placeOf(m_document, route, fact, field);
    proposal.sent = std::move(sent);
    proposal.now = now;
    const bool isUnsaid = now.empty() || (fact == Fact::Status && now == "draft");
    proposal.conflict = !isUnsaid;
    if (fact == Fact::Intent)
        proposal.saidBy = text(Role::SaidBy).empty() ? m_options.saidBy : trimmed(text(Role::SaidBy));
    m_into.proposals.push_back(std::move(proposal));
}

void RowImporter::addRule(const Route& route, const Field& target, const Sources& sources) {
    const rules::Environment& environment = environmentOf(route);
    const std::string rule = trimmed(text(Role::Rule)), fallback = saysNothing(text(Role::Default)) ? std::string() : trimmed(text(Role::Default));
    if (!saysCopy(rule)) {
        const RuleText read = readRule(rule, environment);
        if (read.kind == RuleText::Kind::Rule) {
            propose(route, Fact::Rule, target.id, Role::Rule, rule);
            return;
        }
        const Entity* const source = entityOf(route.sourceConnection, route.sourceEntity);
        for (const std::string& name : read.unknownNames)
            noteUnknown(Unknown::What::NameInRule, Role::Rule, name, source ? source->name : std::string(), source ? m_names.closestField(Side::Source, *source, name) : std::string());
        // The source is a part of what was asked for, unless the text names it.
        const bool namesSource = sources.text.empty() || hasWord(rule, sources.text);
        const std::string whole = namesSource ? rule : sources.text + ": " + rule;
        propose(route, Fact::Intent, target.id, Role::Rule, fallback.empty() ? whole : whole + " (" + fallback + ")");
        return;
    }
    if (!sources.allKnown)
        return; // told already
    const std::string constant = fallback.empty() ? std::string() : constantRule(fallback, target.type, environment);
    if (sources.fields.size() == 1 && (fallback.empty() || !constant.empty())) {
        const std::string copy = mapping::startingRule(*sources.fields.front(), target);
        propose(route, Fact::Rule, target.id, Role::SourceField, constant.empty() ? copy : "coalesce(" + copy + ", " + constant + ")");
    } else if (sources.fields.empty() && !constant.empty()) {
        propose(route, Fact::Rule, target.id, Role::Default, constant);
    } else if (!sources.fields.empty()) {
        propose(route, Fact::Intent, target.id, Role::SourceField, fallback.empty() ? sources.text : sources.text + " (" + fallback + ")");
    } else if (!fallback.empty()) {
        propose(route, Fact::Intent, target.id, Role::Default, fallback);
    }
}

void RowImporter::addFacts(const Route& route, const Field& target) {
    propose(route, Fact::Intent, target.id, Role::Intent, trimmed(text(Role::Intent)));
    propose(route, Fact::Note, target.id, Role::Note, trimmed(text(Role::Note)));
    propose(route, Fact::Owner, target.id, Role::Owner, trimmed(text(Role::Owner)));
    const std::string status = trimmed(text(Role::Status));
    if (status.empty())
        return;
    if (const auto known = statusOf(status))
        propose(route, Fact::Status, target.id, Role::Status, *known);
    else
        remark(Role::Status, "{0} is no status that is known here; it is left out", {quoted(status)});
}

void RowImporter::addMapped(const std::string& target) {
    const std::string source = trimmed(text(Role::SourceField));
    const std::string targetEntity = entityText(Side::Target, target), sourceEntity = entityText(Side::Source, source);
    const std::string firstSource = source.empty() || saysNothing(source) ? std::string() : cutNames(source).empty() ? source : cutNames(source).front();
    const std::vector<Place> targets = placesOf(Side::Target, targetEntity, target);
    if (targets.empty()) {
        if (targetEntity.empty())
            noteUnknown(Unknown::What::TargetField, Role::TargetField, target, {}, {});
        else
            noteUnknown(Unknown::What::TargetEntity, m_columns->has(Role::TargetEntity) ? Role::TargetEntity : Role::TargetField, targetEntity, {},
                        m_names.closestEntity(Side::Target, targetEntity));
        return;
    }
    const bool namesSource = !sourceEntity.empty() && !saysNothing(sourceEntity);
    std::vector<Place> sources = placesOf(Side::Source, sourceEntity, {});
    if (namesSource && sources.empty()) {
        noteUnknown(Unknown::What::SourceEntity, m_columns->has(Role::SourceEntity) ? Role::SourceEntity : Role::SourceField, sourceEntity, {},
                    m_names.closestEntity(Side::Source, sourceEntity));
        return;
    }
    if (!namesSource && std::none_of(m_document.mappings.begin(), m_document.mappings.end(), [&](const EntityMapping& mapping) {
            return std::any_of(targets.begin(), targets.end(), [&](const Place& place) { return place.entity->id == mapping.targetEntity; });
        }))
        sources = placesOf(Side::Source, {}, firstSource);
    const bool isAlone = sources.empty() && firstSource.empty();
    auto route = isAlone ? routeOfOthers(targets) : std::nullopt;
    if (isAlone && !route && m_waits) {
        m_waiting.push_back({m_row, {m_lastEntity[0], m_lastEntity[1]}});
        return;
    }
    if (!route)
        route = routeOf(targets, sources, firstSource);
    if (!route)
        return;
    const Entity* const entity = entityOf(route->targetConnection, route->targetEntity);
    const Field* field = entity ? m_names.field(*entity, target) : nullptr;
    if (entity && !field)
        field = m_names.field(*entity, m_names.qualified(Side::Target, entity, target).field);
    if (!field) {
        noteUnknown(Unknown::What::TargetField, Role::TargetField, target, entity ? entity->name : std::string(),
                    entity ? m_names.closestField(Side::Target, *entity, target) : std::string());
        return;
    }
    const auto [seen, isFirst] = m_seen.emplace(std::pair(*route, field->id), cell(Role::TargetField));
    if (!isFirst) {
        remark(Role::TargetField, "{0} stands here a second time, first in {1}; this row is left out", {quoted(entity->name + "." + field->name), seen->second});
        return;
    }
    addRule(*route, *field, sourcesOf(*route, source));
    addFacts(*route, *field);
}

/// A source field without a target, for a reason.
void RowImporter::addLeftBehind(const std::string& reason) {
    const std::string name = trimmed(text(Role::SourceField));
    const std::string entity = entityText(Side::Source, name);
    const std::vector<Place> places = placesOf(Side::Source, entity, name);
    if (places.empty()) {
        if (!entity.empty())
            noteUnknown(Unknown::What::SourceEntity, Role::SourceEntity, entity, {}, m_names.closestEntity(Side::Source, entity));
        else
            noteUnknown(Unknown::What::SourceField, Role::SourceField, name, {}, {});
        return;
    }
    std::vector<const EntityMapping*> known;
    for (const EntityMapping& mapping : m_document.mappings)
        if (std::any_of(places.begin(), places.end(), [&](const Place& place) { return place.entity->id == mapping.sourceEntity; }))
            known.push_back(&mapping);
    if (known.size() != 1) {
        remark(Role::SourceField, known.empty() ? "no entity mapping reads {0}" : "several entity mappings read {0}; say there that the field stays behind",
               {quoted(places.front().entity->name)});
        return;
    }
    const Entity* const source = entityOf(known.front()->sourceConnection, known.front()->sourceEntity);
    const Field* field = source ? m_names.field(*source, name) : nullptr;
    if (source && !field)
        field = m_names.field(*source, m_names.qualified(Side::Source, source, name).field);
    if (field)
        propose(workbook::routeOf(*known.front()), Fact::NotMigrated, field->id, Role::SourceField, reason);
    else if (source)
        noteUnknown(Unknown::What::SourceField, Role::SourceField, name, source->name, m_names.closestField(Side::Source, *source, name));
}

void RowImporter::add(const Row& row) {
    m_row = &row;
    const std::string target = trimmed(text(Role::TargetField)), source = trimmed(text(Role::SourceField));
    const bool isHeader = m_columns->header && *m_columns->header < m_sheet->rows.size() && row.cells == m_sheet->rows[*m_columns->header].cells;
    if (isHeader)
        return; // repeated where a page began
    const bool isLeft = saysLeftBehind(target) || saysLeftBehind(text(Role::Rule)) || saysLeftBehind(text(Role::Status));
    if (!isLeft && !saysNothing(target)) {
        addMapped(target);
        return;
    }
    entityText(Side::Target, {}); // the rows below may go on with its entity
    if (saysNothing(source))
        return;
    std::string reason;
    for (const Role role : {Role::Note, Role::Rule, Role::Intent, Role::Status})
        if (reason.empty() && !saysNothing(text(role)))
            reason = trimmed(text(role));
    if (isLeft || !reason.empty())
        addLeftBehind(reason.empty() ? target : reason);
}

} // namespace mw::workbook
