// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/evidence_store.h"
#include "core/sign/changed_facts.h"

#include <string>
#include <vector>

/// What somebody has to look at who has signed before: only what has changed since.
namespace mw::sign {

struct SinceSigned {
    std::vector<ChangedFact> facts; ///< in document order, within the part that was signed
    bool isKept = false; ///< the state that was signed is at hand; without it only the elements are known, not their facts
};

/// The signature of a name that a new one over `part` would follow: the last approval over it or more; null where there is
/// none.
const SignatureState* lastApproval(const Verification& found, const std::string& name, const Id& part);

/// Compares the document with the state that was signed. `store` may be null. Rules are said in the catalogue's language.
Result<SinceSigned> sinceSigned(const mapping::Document& document, const SignatureState& signature, evidence::EvidenceStore* store,
                                const MessageCatalogue& catalogue = MessageCatalogue::english());

} // namespace mw::sign
