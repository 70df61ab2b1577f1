// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/crosswalks.h"

#include "core/base/utf8.h"
#include "core/engine/key_keeper.h"
#include "core/engine/plan.h"
#include "core/mapping/new_keys.h"

#include <filesystem>
#include <set>

namespace mw::engine {

namespace {

/// How a place is known beside a file: a path seen from there, so that both may move together.
std::string nameOf(const Location& location, const std::string& file) {
    if (location.path.empty())
        return location.text;
    std::error_code failure;
    const std::filesystem::path folder = std::filesystem::absolute(file, failure).parent_path();
    const std::filesystem::path path = std::filesystem::absolute(location.path, failure);
    return path.lexically_normal().lexically_proximate(folder.lexically_normal()).string();
}

} // namespace

rules::Crosswalk::Found KeptKeys::find(std::string_view oldKey, Value& newKey) const {
    if (m_isHidden)
        return Found::Nothing;
    for (const Layer& layer : m_layers) {
        NewKey key;
        auto found = layer.file->find(layer.owner, layer.runs, oldKey, key);
        if (found.ok() && *found == CrosswalkFile::Found::Several)
            return Found::Several;
        if (found.ok() && *found == CrosswalkFile::Found::Nothing)
            continue;
        Result<Value> value = Value();
        if (!found.ok())
            value = std::move(found).error();
        else if (const auto* number = std::get_if<std::int64_t>(&key))
            value = Value(*number);
        else
            value = parseValue(std::get<std::string>(key), m_type);
        if (value.ok()) {
            newKey = std::move(value).value();
            return Found::One;
        }
        const std::lock_guard lock(m_mutex);
        m_failure = std::move(value).error();
        return Found::Nothing;
    }
    return Found::Nothing;
}

std::optional<Error> KeptKeys::failure() const {
    const std::lock_guard lock(m_mutex);
    return m_failure;
}

Result<std::vector<KeptCrosswalk>> listCrosswalks(const mapping::Document& document, const Places& places,
                                                  const std::string& path, std::optional<std::int64_t> run) {
    std::vector<KeptCrosswalk> known;
    MW_TRY(const std::shared_ptr<CrosswalkFile> file, CrosswalkFile::openExisting(path));
    if (!file)
        return known;
    for (const mapping::EntityMapping& mapping : document.mappings) {
        const mapping::Connection* const connection = document.connection(mapping.targetConnection);
        const Entity* const source = document.sourceOf(mapping);
        const Entity* const target = document.targetOf(mapping);
        mapping::KeyPair pair = keyPairOf(document, mapping);
        if (!connection || !source || !target || !pair.obstacle.empty())
            continue;
        const auto location = places.locationOf(document, *connection);
        if (!location.ok())
            continue; // it lies nowhere, so nothing was loaded into it
        MW_TRY(const auto owner, file->knownOwner(nameOf(*location, path), mapping.id.text()));
        if (!owner)
            continue;
        MW_TRY(const auto runs, file->runsUpTo(*owner, run.value_or(INT64_MAX)));
        if (runs)
            known.push_back({&mapping, source->name, target->name, std::move(pair.newType), {file, *owner, *runs}});
    }
    return known;
}

Result<Crosswalks> keptCrosswalks(const mapping::Document& document, const Places& places, const std::string& path) {
    Crosswalks known;
    MW_TRY(const std::vector<KeptCrosswalk> listed, listCrosswalks(document, places, path));
    for (const KeptCrosswalk& one : listed) {
        auto keys = std::make_shared<KeptKeys>(one.newType);
        keys->setLayers({one.kept});
        known[one.mapping->id] = std::move(keys);
    }
    return known;
}

RunCrosswalks::RunCrosswalks(const mapping::Document& document) {
    for (const mapping::EntityMapping& mapping : document.mappings)
        m_keys[mapping.id] = std::make_shared<KeptKeys>(keyPairOf(document, mapping).newType);
}

RunCrosswalks::~RunCrosswalks() = default;

Crosswalks RunCrosswalks::sources() const {
    Crosswalks sources;
    for (const auto& [mapping, keys] : m_keys)
        sources[mapping] = keys;
    return sources;
}

Result<void> RunCrosswalks::open(const std::string& path, std::int64_t run, bool rehearses) {
    m_run = run;
    m_path = path;
    m_rehearses = rehearses;
    if (!path.empty()) {
        MW_TRY((rehearses ? m_older : m_file), CrosswalkFile::openExisting(path));
    }
    m_isOpen = true;
    return {};
}

Result<void> RunCrosswalks::begin(const PlannedEntity& entity, const Beginning& beginning) {
    m_keepers.erase(&entity);
    const auto known = m_keys.find(entity.mapping->id);
    if (!m_isOpen || !entity.keys || known == m_keys.end())
        return {};
    const bool isGiven = !entity.keys->newField;
    if (isGiven && !beginning.tellsKeys) {
        if (entity.keys->isAwaited)
            return at(makeError(Code::NoNewKeys, mw::quoted(entity.sourceEntity),
                                "its target does not tell the keys that it gives; let a rule fill " +
                                    mw::quoted(entity.keys->name)),
                      entity.label());
        return {};
    }
    if (!isGiven && !entity.keys->isAwaited && !beginning.all)
        return {};
    // Made for the first who keeps keys: most runs have none to keep, and a file costs a dozen waits for the disk.
    if (!m_file) {
        MW_TRY(m_file, CrosswalkFile::open(m_rehearses ? std::string() : m_path));
    }
    MW_TRY(const std::int64_t owner,
           m_file->ownerNumber(nameOf(entity.target.location, m_path), entity.mapping->id.text(), entity.targetEntity.name));
    MW_TRY_DO(m_file->begin(owner, m_run, beginning.startsOver));
    MW_TRY_DO(m_file->cutBehind(owner, m_run, beginning.keptRecords));
    MW_TRY_DO(m_file->flush());
    MW_TRY(std::vector<KeptKeys::Layer> layers, layersOf(nameOf(entity.target.location, m_path), entity.mapping->id, beginning.startsOver));
    known->second->setLayers(std::move(layers));
    m_keepers[&entity] = std::make_unique<KeyKeeper>(entity, m_file, owner, m_run);
    return {};
}

Result<std::vector<KeptKeys::Layer>> RunCrosswalks::layersOf(const std::string& place, const Id& mapping,
                                                             bool startsOver) const {
    std::vector<KeptKeys::Layer> layers;
    for (const auto& file : {m_file, m_older}) {
        if (!file || (file == m_older && startsOver))
            continue;
        MW_TRY(const auto owner, file->knownOwner(place, mapping.text()));
        if (!owner)
            continue;
        MW_TRY(const auto runs, file->runsUpTo(*owner, m_run));
        if (runs)
            layers.push_back({file, *owner, *runs});
    }
    return layers;
}

Result<void> RunCrosswalks::connect(const Plan& plan) {
    std::set<Id> awaited;
    for (const PlannedEntity& entity : plan.entities())
        for (const rules::BoundRule* rule : entity.rules())
            for (const std::string& id : rule->newKeysUsed)
                awaited.insert(Id(id));
    for (const PlannedEntity& entity : plan.entities())
        if (m_keepers.contains(&entity))
            awaited.erase(entity.mapping->id);
    const mapping::Document& document = plan.document();
    for (const Id& id : awaited) {
        const mapping::EntityMapping* const mapping = document.mapping(id);
        const mapping::Connection* const target = mapping ? document.connection(mapping->targetConnection) : nullptr;
        if (!target)
            continue;
        MW_TRY(const Location location, plan.options().places.locationOf(document, *target));
        MW_TRY(std::vector<KeptKeys::Layer> layers, layersOf(nameOf(location, m_path), id, false));
        if (layers.empty()) {
            const Entity* const source = document.sourceOf(*mapping);
            return at(makeError(Code::NewKeysNotKnown, mw::quoted(source ? source->name : id.text())),
                      mapping->reference.empty() ? id.text() : mapping->reference);
        }
        m_keys[id]->setLayers(std::move(layers));
    }
    return {};
}

KeyKeeper* RunCrosswalks::keeper(const PlannedEntity& entity) const {
    const auto found = m_keepers.find(&entity);
    return found == m_keepers.end() ? nullptr : found->second.get();
}

void RunCrosswalks::hide(const PlannedEntity& entity, bool isHidden) {
    if (const auto found = m_keys.find(entity.mapping->id); found != m_keys.end())
        found->second->hide(isHidden);
}

Result<void> RunCrosswalks::flush() { return m_file ? m_file->flush() : Result<void>(); }

Result<void> RunCrosswalks::check() const {
    for (const auto& [mapping, keys] : m_keys)
        if (std::optional<Error> failure = keys->failure())
            return during(std::move(*failure), "looking for new keys");
    return {};
}

} // namespace mw::engine
