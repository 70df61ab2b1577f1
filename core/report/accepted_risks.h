// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/evidence_store.h"
#include "core/report/report.h"

namespace mw::report {

/// The verdicts that accept something and have not expired by then, the last word on each thing.
Result<std::vector<SpecificationInput::AcceptedRisk>> acceptedRisks(evidence::EvidenceStore& store, std::int64_t nowMicros);

} // namespace mw::report
