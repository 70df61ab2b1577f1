// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/evidence/evidence_store.h"
#include "core/sign/entry.h"
#include "core/sign/gates.h"

namespace mw::sign {

struct Signer {
    std::string name;
    std::string role; ///< of an approval or acceptance: one of kRoles
    const Clock* clock = &Clock::system(); ///< must outlive the call
};

/// What signing did to a document.
struct Signed {
    ReadEntry entry;
    std::optional<ReadEntry> lead; ///< the entry that made this key, the first of the document, the lead's
    bool isPinned = false;   ///< the lead has enrolled the key, for this role
    std::vector<ReadEntry> replaced; ///< earlier signatures of the same key in this role over what this one covers
};

/// Approves the rules of a part, or of the whole document where it is null. The document gets the signature; what the
/// same key signed before in this role over the same or less gives it its place.
/// GateClosed with the first gate; WrongValue without name or role; OtherKey where the name is enrolled with another key;
/// RevokedKey; DamagedSignatures where an entry of the document is broken.
Result<Signed> approve(mapping::Document& document, const SigningKey& key, const Signer& signer, const Id& part);
/// Accepts a run, with all its evidence, and this state of the document. The same errors, and UnknownName for the run.
Result<Signed> acceptRun(mapping::Document& document, const SigningKey& key, const Signer& signer,
                         evidence::EvidenceStore& store, std::int64_t run);

/// Says whose key it is that has signed here under a name. NotTheLead; UnknownName where nobody of that name has signed
/// without being enrolled; WrongValue where several keys have, or where the key has not the fingerprint that is given.
Result<Signed> enrol(mapping::Document& document, const SigningKey& lead, const Signer& signer, const std::string& person,
                     const std::string& fingerprint, const std::vector<std::string>& roles);
/// Takes a key back. `keepsEarlier`: what it has signed so far goes on to count (its owner has left); else nothing does (it
/// was stolen). NotTheLead, UnknownName.
Result<Signed> revoke(mapping::Document& document, const SigningKey& lead, const Signer& signer, const std::string& person,
                      bool keepsEarlier);
/// Says whether one person may sign in several roles. NotTheLead.
Result<Signed> setDuties(mapping::Document& document, const SigningKey& lead, const Signer& signer, bool separate);

/// What may keep this person, in this role, from signing: an enrolment for other roles, a revoked key, separate duties.
std::vector<Gate> signerGates(const mapping::Document& document, const Signer& signer);

/// Writes a signature, and what it replaced, into the audit log, and keeps the document as it was signed.
Result<void> recordSigned(evidence::EvidenceStore& store, const mapping::Document& document, const Signed& done);

} // namespace mw::sign
