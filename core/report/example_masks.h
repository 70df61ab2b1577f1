// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/evidence_store.h"
#include "core/engine/plan.h"
#include "core/report/report.h"

#include <map>

/// Worked examples under the privacy floor: core/profile/privacy_floor.h.
namespace mw::report {

/// The newest profile that is known of each source entity, by the entity's id.
using KnownProfiles = std::map<Id, profile::EntityProfile>;
Result<KnownProfiles> knownProfiles(const mapping::Document& document, const engine::Places& places, evidence::EvidenceStore& store);

/// What SpecificationInput::masked gets: input values that may not leave as they are, and the results of examples with any.
MaskedExamples maskedExamples(const mapping::Document& document, const KnownProfiles& profiles);

} // namespace mw::report
