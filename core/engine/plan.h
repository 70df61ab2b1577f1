// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/connect/connector.h"
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
};

struct PlanOptions {
    Places places;
    std::vector<std::string> entities; ///< target entity names or mapping references; empty = all
    std::int64_t nowMicros = 0;        ///< now(); 0 = the system clock
};

/// A document made ready to run: names resolved, rules bound, lookups loaded, order of entities settled. Immutable;
/// shared between threads. Opens sources to check them, nothing for writing.
class Plan;
using PlanPtr = std::shared_ptr<const Plan>;

struct PlanResult {
    PlanPtr plan;                            ///< null where there are errors
    std::vector<mapping::Problem> problems;  ///< all of them together
};
Result<PlanResult> makePlan(std::shared_ptr<const mapping::Document> document, const PlanOptions& options, JobContext& job);

} // namespace mw::engine
