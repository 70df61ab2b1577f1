// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/planned_entity.h"
#include "core/load/crosswalk_file.h"
#include "core/mapping/model.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace mw::engine {

class KeyKeeper;
struct Places;
class Plan;

/// The new keys of one entity mapping as rules see them.
class KeptKeys final : public rules::Crosswalk {
public:
    /// One file and what counts in it; of several layers the first that knows a key says it.
    struct Layer {
        std::shared_ptr<CrosswalkFile> file;
        std::int64_t owner = 0;
        CrosswalkFile::Runs runs;
    };
    explicit KeptKeys(LogicalType type) : m_type(std::move(type)) {}

    Found find(std::string_view oldKey, Value& newKey) const override;
    /// While nobody reads.
    void setLayers(std::vector<Layer> layers) { m_layers = std::move(layers); }
    /// While hidden no key is known: of a mapping that asks for its own, until all its rows are there.
    void hide(bool isHidden) { m_isHidden = isHidden; }
    bool isKnown() const { return !m_layers.empty(); }
    /// What went wrong in find(), which cannot say it.
    std::optional<Error> failure() const;

private:
    const LogicalType m_type;
    std::vector<Layer> m_layers;
    bool m_isHidden = false;
    mutable std::mutex m_mutex; // guards all below
    mutable std::optional<Error> m_failure;
};

using Crosswalks = std::map<Id, std::shared_ptr<const rules::Crosswalk>>; ///< by entity mapping

/// What runs kept of one entity mapping in one place.
struct KeptCrosswalk {
    const mapping::EntityMapping* mapping = nullptr; ///< in the document that was asked about
    std::string sourceEntity, targetEntity;
    LogicalType newType;
    KeptKeys::Layer kept;
};
/// What runs kept so far for the places at hand, up to `run` where one is named; `path`: RunRecorder::crosswalkPath().
/// Mappings of which nothing was kept are left out.
Result<std::vector<KeptCrosswalk>> listCrosswalks(const mapping::Document& document, const Places& places,
                                                  const std::string& path, std::optional<std::int64_t> run = {});
/// The same for rules.
Result<Crosswalks> keptCrosswalks(const mapping::Document& document, const Places& places, const std::string& path);

/// The crosswalks of one run: what its rules read and what it adds. One thread, but for the rules.
class RunCrosswalks {
public:
    explicit RunCrosswalks(const mapping::Document& document);
    ~RunCrosswalks();

    /// What rules are bound to; it knows nothing before open() and prepare().
    Crosswalks sources() const;
    /// Where keys are kept, empty: only for this run. `rehearses`: what is kept goes with the run.
    Result<void> open(const std::string& path, std::int64_t run, bool rehearses);

    /// Begins an attempt. `startsOver`: the entity holds nothing from before the run; `tellsKeys`: see Target::tellsKeys().
    /// `keptRecords`: the number of the last record whose keys stand, by what the target's note says; INT64_MAX for all. `all`: also keys that
    /// no rule asks for, wherever they are.
    struct Beginning {
        bool startsOver = false, tellsKeys = false, all = false;
        std::uint64_t keptRecords = 0;
    };
    Result<void> begin(const PlannedEntity& entity, const Beginning& beginning);
    /// After all planned entities: looks for what they ask for and this run does not load. NewKeysNotKnown.
    Result<void> connect(const Plan& plan);

    /// Who keeps the keys of an entity; null where nobody does.
    KeyKeeper* keeper(const PlannedEntity& entity) const;
    /// Hides a mapping's keys from its own rules, or shows them.
    void hide(const PlannedEntity& entity, bool isHidden);
    /// Makes durable what was kept.
    Result<void> flush();
    /// Fails with what went wrong while rules were asking.
    Result<void> check() const;

private:
    Result<std::vector<KeptKeys::Layer>> layersOf(const std::string& place, const Id& mapping, bool startsOver) const;

    std::map<Id, std::shared_ptr<KeptKeys>> m_keys;
    bool m_isOpen = false, m_rehearses = false;
    std::shared_ptr<CrosswalkFile> m_file;  ///< that the run adds to; null before it has keys to keep, where none were kept before
    std::shared_ptr<CrosswalkFile> m_older; ///< of a rehearsal: what runs before it kept; else null
    std::string m_path;
    std::int64_t m_run = 0;
    std::map<const PlannedEntity*, std::unique_ptr<KeyKeeper>> m_keepers;
};

} // namespace mw::engine
