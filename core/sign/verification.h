// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/evidence_store.h"
#include "core/mapping/model.h"
#include "core/sign/covered.h"
#include "core/sign/entry.h"
#include "core/sign/people.h"

#include <string>
#include <vector>

namespace mw::sign {

/// A signature, and what it is worth now.
struct SignatureState {
    Entry entry;
    std::string digest;
    enum class State : std::uint8_t {
        Valid,
        Stale,      ///< what it covers has changed since: see `changes`
        Superseded, ///< the same key has signed over it again; counts neither for nor against
        Revoked,    ///< the lead took the key back
        Broken,     ///< it is not what was signed, or the evidence is not what was accepted: see `why`
    } state = State::Valid;
    bool isPinned = false; ///< the lead has enrolled this key, for this role
    std::vector<Change> changes;
    std::string why;
    /// "valid", "valid, signer not pinned", "stale: people.email (PPL-014)", …
    std::string inWords() const;
};

/// What was found that nobody may do: an entry or a line of evidence that is not what was written.
struct Tampering {
    std::string where, what;
};

struct Verification {
    std::string documentHash;
    std::vector<SignatureState> signatures; ///< approvals and acceptances, in their order
    std::vector<Tampering> tampered;
    People people;
    std::optional<evidence::AuditState> audit; ///< none without evidence
    bool isSigned() const { return !signatures.empty(); }
    enum class Standing : std::uint8_t {
        Draft,    ///< nobody has signed
        Stale,    ///< a signature no longer holds, or something was tampered with
        InPart,   ///< what is signed holds, but no approver has signed the whole
        Approved, ///< an approver has signed the whole
    };
    Standing standing() const;
    /// It is signed, nothing was tampered with, and no signature is stale, revoked or broken.
    bool isValid() const;
};

/// Computes all of it anew. `store` is null where there is no evidence: acceptances are then broken, but for those that
/// `proven` names by digest; approvals need none.
Result<Verification> verify(const mapping::Document& document, evidence::EvidenceStore* store,
                            const std::set<std::string>& proven = {});
/// The digests of the acceptances that hold, with all their evidence.
Result<std::set<std::string>> provenAcceptances(const mapping::Document& document, evidence::EvidenceStore& store);

} // namespace mw::sign
