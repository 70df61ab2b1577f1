// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_fields.h"

#include "core/document/element_text.h"
#include "core/mapping/pipeline.h"
#include "core/mapping/rule_names.h"
#include "core/rules/sentence.h"
#include "ui/models/map_status.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"

#include <algorithm>
#include <set>

namespace mw::ui {

namespace {

QByteArray keyOf(const std::string& name) { return QByteArray(name.data(), qsizetype(name.size())); }
QString textOf(const Id& id) { return qt(id.text()); }

bool isTarget(const mapping::Document& document, const Id& connection) {
    return std::any_of(document.mappings.begin(), document.mappings.end(),
                       [&](const mapping::EntityMapping& mapping) { return mapping.targetConnection == connection; });
}

MapFields::SourceEntity sourceOf(const mapping::Connection& connection, const Entity& entity) {
    MapFields::SourceEntity made;
    made.connection = connection.id;
    made.entity = entity.id;
    made.connectionName = qt(connection.name);
    made.name = qt(entity.name);
    made.label = qt(entity.label);
    made.rows = entity.rowEstimate;
    const Key* key = entity.primaryKey();
    made.fields.reserve(entity.fields.size());
    for (const Field& field : entity.fields) {
        MapFields::SourceField& added = made.fields.emplace_back();
        added.id = field.id;
        added.name = qt(field.name);
        added.label = qt(field.label);
        added.type = typeText(field.type);
        added.key = key && std::find(key->fields.begin(), key->fields.end(), field.name) != key->fields.end();
    }
    return made;
}

} // namespace

MapFields::MapFields(QObject* parent) : QObject(parent) {}

void MapFields::setProject(Project* project) {
    if (m_project)
        disconnect(m_project, nullptr, this, nullptr);
    m_project = project;
    m_id = {};
    if (project) {
        connect(project, &Project::changed, this, &MapFields::follow);
        connect(project, &Project::findingsChanged, this, [this] { takeFindings(true); });
        connect(project, &Project::profileChanged, this, [this] {
            readFill();
            Q_EMIT sourcesChanged();
        });
    }
    rebuild();
}

void MapFields::setMapping(const Id& entityMapping) {
    if (entityMapping == m_id)
        return;
    m_id = entityMapping;
    rebuild();
}

void MapFields::setScope(Scope scope) {
    if (scope == m_scope)
        return;
    m_scope = scope;
    rebuildSources();
    rebuildTargets();
    Q_EMIT sourcesRebuilt();
}

const mapping::EntityMapping* MapFields::mapping() const {
    return m_project && !m_id.isNull() ? m_project->document().mapping(m_id) : nullptr;
}

const mapping::FieldMapping* MapFields::fieldMapping(int row) const {
    const mapping::EntityMapping* owner = mapping();
    const int position = m_targets[std::size_t(row)].position;
    return owner && position >= 0 && std::size_t(position) < owner->fields.size() ? &owner->fields[std::size_t(position)] : nullptr;
}

const Field* MapFields::targetField(int row) const {
    const mapping::EntityMapping* owner = mapping();
    const Entity* target = owner ? m_project->document().targetOf(*owner) : nullptr;
    return target && std::size_t(row) < target->fields.size() ? &target->fields[std::size_t(row)] : nullptr;
}

const Field* MapFields::sourceField(const End& end) const {
    const SourceEntity& source = m_sources[std::size_t(end.entity)];
    const mapping::Connection* connection = m_project->document().connection(source.connection);
    const Entity* entity = connection ? connection->schema.entityById(source.entity) : nullptr;
    return entity && std::size_t(end.field) < entity->fields.size() ? &entity->fields[std::size_t(end.field)] : nullptr;
}

std::optional<MapFields::End> MapFields::endOf(const Id& sourceField) const {
    for (std::size_t e = 0; e < m_sources.size(); ++e)
        for (std::size_t f = 0; f < m_sources[e].fields.size(); ++f)
            if (m_sources[e].fields[f].id == sourceField)
                return End{int(e), int(f)};
    return {};
}

const rules::Environment& MapFields::environment() const {
    if (!m_environment) {
        const mapping::EntityMapping* owner = mapping();
        m_environment = owner ? mapping::environmentOf(m_project->document(), *owner) : rules::Environment();
    }
    return *m_environment;
}

QString MapFields::sentence(int row) const {
    if (const auto known = m_sentences.constFind(row); known != m_sentences.constEnd())
        return *known;
    QString text;
    const mapping::FieldMapping* field = fieldMapping(row);
    if (field && !field->rule.empty()) {
        const rules::ParsedRule parsed = rules::parse(field->rule);
        if (parsed.ok())
            text = qt(rules::sentence(*parsed.tree, environment(), windowCatalogue()));
    }
    m_sentences.insert(row, text);
    return text;
}

void MapFields::rebuild() {
    Q_EMIT aboutToRebuild();
    m_environment.reset();
    m_sentences.clear();
    m_targets.clear();
    m_rowOf.clear();
    m_rowOfMapping.clear();
    m_targetName.clear();
    const mapping::EntityMapping* owner = mapping();
    m_ends = owner ? endsIn(*owner) : std::array<std::string, 6>();
    rebuildSources();
    rebuildTargets();
    Q_EMIT rebuilt();
}

std::array<std::string, 6> MapFields::endsIn(const mapping::EntityMapping& owner) {
    std::string steps;
    for (const mapping::Step& step : owner.steps)
        steps += document::oneLine(step);
    return {owner.sourceConnection.text(), owner.sourceEntity.text(), owner.targetConnection.text(), owner.targetEntity.text(), owner.alias, steps};
}

std::vector<std::string> MapFields::lookupsInUse(const mapping::EntityMapping& owner) const {
    std::set<std::string> used;
    for (const mapping::FieldMapping& field : owner.fields)
        if (field.rule.find("ookup") != std::string::npos || field.rule.find("OOKUP") != std::string::npos)
            for (const RuleShape::LookupField& end : shapeOf(field.rule, false).lookupFields)
                used.insert(end.lookup);
    return {used.begin(), used.end()};
}

void MapFields::rebuildSources() {
    m_sources.clear();
    m_drivingNames.clear();
    m_lookups.clear();
    const mapping::EntityMapping* owner = mapping();
    if (!owner)
        return;
    const mapping::Document& document = m_project->document();
    std::set<Id> shown;
    const auto add = [&](const Id& connectionId, const Id& entityId) -> SourceEntity* {
        const mapping::Connection* connection = document.connection(connectionId);
        const Entity* entity = connection ? connection->schema.entityById(entityId) : nullptr;
        if (!entity || !shown.insert(entityId).second)
            return nullptr;
        m_sources.push_back(sourceOf(*connection, *entity));
        return &m_sources.back();
    };
    if (SourceEntity* driving = add(owner->sourceConnection, owner->sourceEntity)) {
        driving->driving = true;
        const Entity* entity = document.sourceOf(*owner);
        m_alias = mapping::aliasOf(*owner, *entity);
        for (std::size_t i = 0; i < entity->fields.size(); ++i)
            m_drivingNames.insert(keyOf(entity->fields[i].name), int(i));
    }
    for (const mapping::TakenIn& taken : mapping::takenIn(document, *owner))
        if (SourceEntity* source = taken.entity ? add(taken.connection, taken.entity->id) : nullptr)
            source->joined = qt(taken.alias);
    m_lookups = lookupsInUse(*owner);
    for (const mapping::Lookup& lookup : document.lookups) {
        const bool used = std::find(m_lookups.begin(), m_lookups.end(), lookup.name) != m_lookups.end();
        if (!used && m_scope == Scope::InMapping)
            continue;
        if (SourceEntity* source = add(lookup.connection, lookup.entity))
            source->lookup = qt(lookup.name);
    }
    if (m_scope == Scope::All)
        for (const mapping::Connection& connection : document.connections)
            if (!isTarget(document, connection.id))
                for (const Entity& entity : connection.schema.entities)
                    add(connection.id, entity.id);
    readNotMigrated(*owner);
    readFill();
}

void MapFields::rebuildTargets() {
    m_targets.clear();
    m_rowOf.clear();
    const mapping::EntityMapping* owner = mapping();
    const Entity* target = owner ? m_project->document().targetOf(*owner) : nullptr;
    if (!target)
        return;
    m_targetName = qt(target->name);
    const Key* key = target->primaryKey();
    m_targets.reserve(target->fields.size());
    for (const Field& field : target->fields) {
        m_rowOf.insert(textOf(field.id), int(m_targets.size()));
        Target& added = m_targets.emplace_back();
        added.field = field.id;
        added.name = qt(field.name);
        added.label = qt(field.label);
        added.type = typeText(field.type);
        added.proposed = field.proposed;
        added.required = !field.nullable && !field.generated && field.defaultValue.empty();
        added.key = key && std::find(key->fields.begin(), key->fields.end(), field.name) != key->fields.end();
    }
    indexMappings(*owner);
    for (Target& shown : m_targets)
        readFieldMapping(shown, *owner);
    countUses();
    takeFindings(false);
}

void MapFields::indexMappings(const mapping::EntityMapping& owner) {
    m_rowOfMapping.clear();
    for (Target& target : m_targets)
        target.position = -1;
    for (std::size_t i = 0; i < owner.fields.size(); ++i) {
        const int row = rowOf(owner.fields[i].targetField);
        if (row < 0)
            continue;
        m_targets[std::size_t(row)].position = int(i);
        m_rowOfMapping.insert(textOf(owner.fields[i].id), row);
    }
}

void MapFields::readFieldMapping(Target& target, const mapping::EntityMapping& owner) const {
    target.ends.clear();
    target.badge.clear();
    target.status.clear();
    target.reference.clear();
    target.fieldMapping = {};
    target.critical = false;
    target.kind = RuleShape::Kind::None;
    if (target.position < 0)
        return;
    const mapping::FieldMapping& field = owner.fields[std::size_t(target.position)];
    target.fieldMapping = field.id;
    target.reference = qt(field.reference);
    target.critical = field.criticality == mapping::Criticality::Critical;
    target.status = workflowStatus(m_project->document(), field.id);
    const RuleShape shape = shapeOf(field.rule, !field.intent.text.empty());
    target.kind = shape.kind;
    target.badge = shape.badge;
    target.ends = endsOf(shape, target);
}

std::vector<MapFields::End> MapFields::endsOf(const RuleShape& shape, Target& target) const {
    std::vector<End> ends;
    const auto add = [&](End end) {
        if (std::find(ends.begin(), ends.end(), end) == ends.end())
            ends.push_back(end);
    };
    const mapping::EntityMapping* const owner = mapping();
    for (const std::vector<std::string>& path : shape.paths) {
        if (!owner || owner->steps.empty()) {
            if (const auto end = endAt(path))
                add(*end);
            continue;
        }
        for (const std::vector<std::string>& origin : mapping::originsOf(m_project->document(), *owner, path))
            if (const auto end = endAt(origin))
                add(*end);
    }
    for (const RuleShape::LookupField& lookup : shape.lookupFields)
        for (std::size_t e = 0; e < m_sources.size(); ++e)
            if (utf8(m_sources[e].lookup) == lookup.lookup)
                for (std::size_t f = 0; f < m_sources[e].fields.size(); ++f)
                    if (m_sources[e].fields[f].name.compare(qt(lookup.field), Qt::CaseInsensitive) == 0)
                        add({int(e), int(f)});
    if (shape.kind == RuleShape::Kind::Copy) {
        // A name that is no field is a parameter: a value without a source.
        if (ends.empty())
            target.kind = RuleShape::Kind::Constant;
        else
            target.badge.clear();
    }
    return ends;
}

/// The field that a path of the pipeline means: of the driving source, else of an entity that a step takes in.
std::optional<MapFields::End> MapFields::endAt(const std::vector<std::string>& path) const {
    const auto joinedAt = [&](const SourceEntity& shown) -> std::optional<End> {
        const Entity* entity = shown.joined.isEmpty() ? nullptr : m_project->document().entityOf(shown.connection, shown.entity);
        const Field* field = entity ? mapping::fieldAt(path, utf8(shown.joined), *entity) : nullptr;
        return field ? std::optional(End{int(&shown - m_sources.data()), int(field - entity->fields.data())}) : std::nullopt;
    };
    for (const SourceEntity& other : m_sources)
        if (path.size() > 1 && utf8(other.joined) == path.front())
            return joinedAt(other);
    const std::string& name = path.size() > 1 && path.front() == m_alias ? path[1] : path.front();
    if (const auto found = m_drivingNames.constFind(keyOf(name)); found != m_drivingNames.constEnd())
        return End{0, *found};
    // Rarely: another spelling of the letters' case.
    const mapping::EntityMapping* owner = mapping();
    const Entity* source = owner ? m_project->document().sourceOf(*owner) : nullptr;
    if (const Field* field = source ? mapping::fieldAt(path, m_alias, *source) : nullptr)
        return End{0, int(field - source->fields.data())};
    for (const SourceEntity& other : m_sources)
        if (const auto end = joinedAt(other))
            return end;
    return {};
}

void MapFields::countUses() {
    for (SourceEntity& source : m_sources)
        for (SourceField& field : source.fields)
            field.uses = 0;
    for (const Target& target : m_targets)
        for (const End& end : target.ends)
            ++m_sources[std::size_t(end.entity)].fields[std::size_t(end.field)].uses;
}

void MapFields::readNotMigrated(const mapping::EntityMapping& owner) {
    for (SourceEntity& source : m_sources)
        for (SourceField& field : source.fields) {
            field.notMigrated = false;
            field.reason.clear();
        }
    QHash<QString, QString> reasons;
    for (const mapping::NotMigrated& entry : owner.notMigrated)
        reasons.insert(textOf(entry.sourceField), qt(entry.reason));
    if (reasons.isEmpty())
        return;
    for (SourceEntity& source : m_sources)
        for (SourceField& field : source.fields)
            if (const auto found = reasons.constFind(textOf(field.id)); found != reasons.constEnd()) {
                field.notMigrated = true;
                field.reason = *found;
            }
}

void MapFields::readFill() {
    if (!m_project)
        return;
    for (SourceEntity& source : m_sources) {
        const auto profile = m_project->profile(source.entity);
        if (!profile || profile->rows == 0)
            continue;
        source.rows = profile->rows;
        for (std::size_t i = 0; i < source.fields.size() && i < profile->fields.size(); ++i) {
            const profile::FieldProfile& field = profile->fields[i];
            source.fields[i].filled = 1.0 - double(field.nulls + field.empty) / double(profile->rows);
        }
    }
}

} // namespace mw::ui
