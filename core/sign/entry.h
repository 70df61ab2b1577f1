// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message_catalogue.h"
#include "core/document/content_hash.h"
#include "core/evidence/evidence_digest.h"
#include "core/sign/signing_key.h"

#include <optional>
#include <string>
#include <vector>

/// The entries of a document's `signatures` section. Each stands on its own: what is signed is the text
///
///   "mapwright signature 1\n" <the entry without its "signature", as one line of JSON> "\n"
///
/// in the writing of core/document/json_writer.h: members in their order, ", " and ": " between them. So a signature over
/// anything else (a commit, a file, another program's message) is none here, and whatever is changed or added in an entry
/// breaks it.
namespace mw::sign {

enum class Act : std::uint8_t {
    Approval,   ///< of the specification or of a part of it
    Acceptance, ///< of a run
    Enrolment,  ///< the lead says whose a key is; the first one of a document says it of the lead
    Revocation, ///< the lead takes a key back
    Duties,     ///< the lead says whether one person may sign in several roles
};

struct Entry {
    Act act = Act::Approval;
    Id document;
    std::string name;    ///< who signs
    std::string role;    ///< one of kRoles; of approvals and acceptances
    std::string meaning; ///< "I approve the rules of people (PPL)."
    std::string time;    ///< "2026-03-01T14:05:00+01:00", by the signer's clock

    // Approvals and acceptances.
    std::string contentHash; ///< of the whole document, as it was
    std::uint64_t hashScheme = document::kHashScheme;
    Id part;                                ///< the element that is approved with what it hangs on; null: the whole
    std::vector<document::PartHash> covers; ///< what was approved, element by element
    std::int64_t run = 0;                   ///< of an acceptance
    std::vector<evidence::EvidenceDigest> evidence;

    // What the lead says of people.
    std::uint64_t order = 0; ///< counts what the lead has said: wherever it stands, the last word counts
    std::string person, personKey;
    std::vector<std::string> roles; ///< of an enrolment: those the person may sign in; none: all
    bool isLead = false;            ///< of an enrolment
    std::vector<std::string> keeps; ///< of a revocation: digests of the entries of that key that go on to count
    bool separate = false;          ///< of duties

    std::string key, signature; ///< hex
};

/// An entry as it stands in a document, with what was signed.
struct ReadEntry {
    Entry entry;
    std::string signedText;
    std::string digest;           ///< SHA-256 of the signed text and the signature: what tells it from all others
    std::optional<Error> problem; ///< it cannot be read (DamagedSignatures), or its signature is not over this text
    bool isIntact() const { return !problem; }
};

inline constexpr std::string_view kRoles[] = {forPeople("analyst"), "data owner", "technical owner", forPeople("reviewer"),
                                             forPeople("approver")};
/// Says whether a later entry takes the place of an earlier one: the same key's word, in the same role, on the same run or on
/// the same part or more.
bool replaces(const Entry& later, const Entry& earlier);
/// Finds a role in any case, with "-" or "_" for its space; empty where it is none.
std::string roleNamed(std::string_view text);
std::string_view nameOf(Act act);

/// Reads the entries of a document, each by itself; in their order. What is no list of entries has problems only.
std::vector<ReadEntry> readEntries(const std::string& signaturesJson);
/// The text that a key signs.
std::string signedText(const Entry& entry);
/// The entry as it stands in a document: its signature is taken from it.
std::string printEntry(const Entry& entry);
/// Makes an entry of one that is not signed yet.
ReadEntry signEntry(Entry entry, const SigningKey& key);
/// The section with these entries; empty for none.
std::string printEntries(const std::vector<ReadEntry>& entries);

/// "2026-03-01T14:05:00+01:00" in the zone of this machine.
std::string printLocal(std::int64_t micros);

} // namespace mw::sign
