// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/evidence_store.h"

#include <vector>

namespace mw::evidence {

/// The newest profile that the store keeps of each entity of a place, of those that were ever looked at.
Result<std::vector<profile::EntityProfile>> earlierProfiles(EvidenceStore& store, const Location& place, const Schema& schema);

} // namespace mw::evidence
