// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/verb.h"
#include "core/engine/plan.h"
#include "core/mapping/model.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace mw::cli {

/// The options of every verb that makes a plan: --entity, --source, --target, --location.
std::vector<Option> placeOptions();

/// A document made ready for a verb.
struct OpenedDocument {
    std::shared_ptr<const mapping::Document> document;
    engine::PlanOptions options;
};
/// Loads the document and reads the place options; Usage where a NAME=LOC names no connection.
Result<OpenedDocument> openDocument(const Invocation& invocation);
/// Reads the number of a run; `what` names it: "RUN", "--rejects". Usage where it is none.
Result<std::int64_t> runNumber(const std::string& text, const std::string& what);
/// Plans it; DocumentHasProblems with the first where there are errors.
Result<engine::PlanPtr> planFor(const OpenedDocument& opened, JobContext& job);

} // namespace mw::cli
