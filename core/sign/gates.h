// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/evidence_store.h"
#include "core/mapping/model.h"

#include <optional>
#include <string>
#include <vector>

/// What must hold before somebody signs. Each gate is computed from the document and its evidence; nobody opens one by hand.
namespace mw::sign {

struct Gate {
    std::string name; ///< "no problems"
    bool isOpen = false;
    std::string why; ///< "3 problems: people.email (PPL-014): …"; of an open one what it was found from
    Id element;      ///< what to jump to, where it is one
    enum class Found : std::uint8_t { Document, Run, Validation, Review, Audit, Signer } found = Found::Document; ///< where it was seen
};

/// Of an approval: no problems and no open questions in the part (the whole document where it is null).
std::vector<Gate> approvalGates(const mapping::Document& document, const Id& part);

/// What an acceptance speaks of.
struct AcceptedEvidence {
    std::vector<Gate> gates;
    std::optional<std::int64_t> validation; ///< the one that proves the run; none where that gate is closed
};
/// Of an acceptance: this document made the run, which is done, was not taken back, and whose ledger closes; a validation
/// since holds, or every difference and check that fell has been accepted with a reason that has not expired; its review is
/// done, where one was planned, and no defect is left; the audit log is whole. UnknownName where there is no such run.
Result<AcceptedEvidence> acceptanceGates(const mapping::Document& document, evidence::EvidenceStore& store,
                                         std::int64_t run, std::int64_t nowMicros);

/// GateClosed with the first gate that is.
Result<void> demandOpen(const std::vector<Gate>& gates);

} // namespace mw::sign
