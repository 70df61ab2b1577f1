// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/plan.h"
#include "core/evidence/evidence_store.h"
#include "core/review/standing.h"

#include <optional>
#include <set>

/// The run that a review speaks of.
namespace mw::review {

/// The run with this number, or the newest that loaded this state of the document. UnknownName where there is none; Usage for one
/// that cannot be reviewed: it is not done, wrote nothing, was taken back, or another state of the document made it.
Result<evidence::RunRecord> runToReview(evidence::EvidenceStore& store, const std::string& documentHash, std::optional<std::int64_t> run);

/// Options under which the records of a run are read as it read and wrote them: its places, unless others are asked for, its time, and
/// the new keys that it gave.
Result<engine::PlanOptions> optionsOf(const evidence::RunRecord& run, const mapping::Document& document, engine::PlanOptions options,
                                      const std::string& crosswalkPath);

/// Records of which the newest validation of this state of the document found something in a target entity.
Result<std::set<std::uint64_t>> differingRecords(evidence::EvidenceStore& store, const std::string& documentHash, const std::string& targetEntity);

/// The defects of an entity mapping that a sample of a new run has to look at again: fixed or open, found in another run.
std::vector<const Defect*> toRetest(const Standing& standing, const Id& mapping, std::int64_t run);

/// WrongValue where a sample of the entity mapping was drawn with this seed before: it would be no new sample.
Result<void> demandNewSeed(const Standing& standing, const Id& mapping, std::uint64_t seed);

} // namespace mw::review
