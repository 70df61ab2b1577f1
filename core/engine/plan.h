// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/connect/connector.h"
#include "core/engine/crosswalks.h"
#include "core/engine/planned_entity.h"
#include "core/mapping/model.h"
#include "core/mapping/problems.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace mw::engine {

/// Where the document's connections really lie for this run.
struct Places {
    std::string baseFolder;                       ///< relative locations start here: the document's folder
    std::string locationName;                     ///< "dev", "uat"; empty: the first location of each connection
    std::map<std::string, std::string> overrides; ///< connection name → location text
    std::string sourceOverride, targetOverride;   ///< stand in for the only source / target connection
    /// The location text of a connection; UnknownName where it has none.
    Result<Location> locationOf(const mapping::Document& document, const mapping::Connection& connection) const;
    /// Usage where an override names no connection of the document, or could mean several.
    Result<void> validate(const mapping::Document& document) const;
};

struct PlanOptions {
    Places places;
    std::vector<std::string> entities; ///< target entity names or mapping references; empty = all
    std::int64_t nowMicros = 0;        ///< now(); 0 = the system clock
    bool needsTarget = true;           ///< false for previews: the document's picture of the target is enough
    /// A key that the target gives is a field like others, expected to be what the crosswalk says: for those who compare.
    bool expectsNewKeys = false;
    /// For those who look at the steps alone: all fields come as documented, and what is wrong behind the steps is no matter.
    bool onlySteps = false;
    Crosswalks crosswalks; ///< what new_id() reads; without one it is null, and PlannedField::isKnownLater
    Access access = Access::standard();
};

/// A source that was read to its end.
struct Input {
    std::string connection, entity, location;
    std::string hash; ///< hex SHA-256 of its bytes; of a database "rows:…" (core/engine/hashed_reading.h)
    std::uint64_t bytes = 0, rows = 0;
};

/// A document made ready to run: names resolved, rules bound, lookups loaded, order of entities settled. Immutable;
/// shared between threads. Opens sources to check them, nothing for writing.
class Plan {
public:
    const mapping::Document& document() const { return *m_document; }
    std::shared_ptr<const mapping::Document> sharedDocument() const { return m_document; }
    /// In the order they are loaded: parents before children, several mappings into one entity in document order.
    const std::vector<PlannedEntity>& entities() const { return m_entities; }
    /// Finds an entity mapping by reference, target entity name (the first mapping into it) or id; UnknownEntity.
    Result<const PlannedEntity*> entity(const std::string& name) const;
    /// What somebody should know who runs it: cycles among targets, columns that changed since the snapshot.
    const std::vector<std::string>& notes() const { return m_notes; }
    /// Lookups and joined entities that were read when the plan was made.
    const std::vector<Input>& lookupInputs() const { return m_lookupInputs; }
    const PlanOptions& options() const { return m_options; }
    std::int64_t nowMicros() const { return m_options.nowMicros; }
    /// True where a rule asks for new keys.
    bool usesNewKeys() const;
    /// The entity whose new keys a rule asks for and nobody knows here; empty where all are known.
    std::string unknownKeys() const;

private:
    friend class Planner;
    std::shared_ptr<const mapping::Document> m_document;
    PlanOptions m_options;
    std::vector<PlannedEntity> m_entities;
    std::vector<std::unique_ptr<const mapping::FieldMapping>> m_expectedKeys; ///< see PlanOptions::expectsNewKeys
    std::vector<std::string> m_notes;
    std::vector<Input> m_lookupInputs;
};
using PlanPtr = std::shared_ptr<const Plan>;

struct PlanResult {
    PlanPtr plan;                           ///< null where there are errors
    std::vector<mapping::Problem> problems; ///< all of them together
};
/// Fails (rather than listing problems) where the environment does: a source that is not there or cannot be read.
Result<PlanResult> makePlan(std::shared_ptr<const mapping::Document> document, const PlanOptions& options,
                            JobContext& job);

} // namespace mw::engine
