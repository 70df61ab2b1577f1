// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/evidence_store.h"

#include <memory>
#include <optional>
#include <string>

namespace mw::app {

/// Opens the evidence store of a document for writing: beside it, or where `named` says. `actor` is who does it, for the audit
/// log; empty: the user of this machine.
Result<std::unique_ptr<evidence::EvidenceStore>> openEvidence(const std::string& documentPath, const std::string& named,
                                                              const std::string& actor = {});
/// Opens it for reading; null where there is none yet.
Result<std::unique_ptr<evidence::EvidenceStore>> readEvidence(const std::string& documentPath, const std::string& named);

} // namespace mw::app
