// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/run.h"
#include "core/profile/profile.h"
#include "core/validate/validate.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mw::evidence {

/// A run as it was written down.
struct RunRecord {
    std::int64_t id = 0;
    /// Interrupted: it never said how it ended, and another run began since. RolledBack: what it loaded was taken back.
    enum class State : std::uint8_t { Running, Done, Failed, Cancelled, Interrupted, RolledBack } state = State::Running;
    engine::RunStart start;
    engine::RunResult result; ///< empty while it runs
    std::string error;        ///< of a run that failed, on one line
    std::optional<Code> errorCode;
    std::int64_t finishedMicros = 0; ///< 0 while it runs
    std::uint64_t rejects = 0;       ///< kept in the store
};

struct StoredReject {
    std::int64_t id = 0;
    engine::Reject reject;
};

/// Which rejects of a run are asked for; empty members do not narrow. A reason fits where all of its members fit.
struct RejectFilter {
    std::string targetEntity, targetField;
    std::string code;    ///< as nameOf(Code)
    std::string text;    ///< stands in the key or in a message, case-blind for ASCII
    std::string message; ///< exactly this message; empty = any
};

/// Rejects with the same cause.
struct RejectGroup {
    std::string targetEntity, targetField, reference;
    Code code = Code::Rejected;
    std::uint64_t rows = 0;    ///< rejects that have this reason
    std::uint64_t primary = 0; ///< of these, those whose first reason it is
    std::string example;       ///< one of their messages: the first in order
    std::string cause;         ///< the words that all their messages begin with; the whole message where it is one
};

/// The profiles that one scan of a connection made.
struct StoredScan {
    std::int64_t id = 0;
    std::string documentHash, connection;
    std::int64_t atMicros = 0;
    std::vector<profile::EntityProfile> profiles;
};

/// A step of the document's history.
struct HistoryRecord {
    std::int64_t id = 0;
    std::int64_t atMicros = 0;
    std::string author, words;
    std::string version; ///< what the state behind it is called; empty: it has no name
};

struct StoredValidation {
    std::int64_t id = 0;
    std::string documentHash;
    std::int64_t atMicros = 0;
    std::optional<std::int64_t> run; ///< the run it was made after, where that is known
    bool passed = false;
    validate::ValidationResult result;
};

/// What somebody decided about a difference or a failed check.
struct Verdict {
    std::int64_t id = 0;
    enum class Kind : std::uint8_t { Defect, Accepted, OldSystemWrong } kind = Kind::Defect;
    std::string about;  ///< what is judged: see differenceId(), or a check's reference
    std::string reason; ///< demanded for all kinds but Defect
    std::string author;
    std::string documentHash;
    std::int64_t atMicros = 0;
    std::optional<std::int64_t> expiresMicros; ///< from then on it no longer counts
};
/// A name for a difference that is the same in every validation: entity, key and field.
std::string differenceId(const std::string& entity, const diff::Difference& difference);
/// Names all differences of one cause in one field, or those of them that have a detail in common, so that one verdict can
/// stand for them.
std::string causeId(const std::string& entity, const std::string& field, diff::Cause cause, const std::string& detail = {});

/// One thing that was said in a review: a plan, an assignment, a verdict … core/review reads and writes the text.
struct ReviewEntry {
    std::string digest; ///< tells it from all others, on every machine
    std::string subject; ///< for the audit log: "REV-7F3A21, record C-00231: fail"
    std::string documentHash, author;
    std::int64_t atMicros = 0;
    std::string text;
};

/// An entry of the audit log. `hash` covers all other members and the entry before.
struct AuditEntry {
    std::int64_t sequence = 0; ///< from 1, without gaps
    std::int64_t atMicros = 0;
    std::string actor, action, subject, documentHash, detail;
    std::string previous, hash; ///< 64 hex digits; `previous` of the first is 64 zeros
};
struct AuditState {
    std::uint64_t entries = 0;
    bool valid = true;
    std::int64_t firstBroken = 0; ///< number of the first line that is not what was written there
    std::string what; ///< "line 3 was edited", "line 3 is missing", "line 7 stands out of order …"; empty: all is well
    std::string head;             ///< hash of the last entry: what an acceptance is bound to
};

} // namespace mw::evidence
