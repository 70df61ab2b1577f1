// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace mw::evidence {

/// What a piece of the evidence of a run comes to: what an acceptance of the run is bound to. `what` is one of
///   "manifest"      how the run was started
///   "ledger"        how it ended: ledger, counts, inputs with their hashes
///   "rejects"       every record that it rejected, with all reasons
///   "validation 3"  that validation: its checks and differences
///   "verdicts 12"   the verdicts up to the twelfth; later ones are not looked at
///   "review 31"     what was said in reviews up to the 31st entry of the store
///   "audit 45"      the hash that stands in that line of the audit log
/// `hash` is SHA-256 over all stored members, each as its length in decimal, a colon and its bytes, "-" for null.
struct EvidenceDigest {
    std::string what, hash;
    friend bool operator==(const EvidenceDigest&, const EvidenceDigest&) = default;
};

} // namespace mw::evidence
