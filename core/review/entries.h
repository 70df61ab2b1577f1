// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/identifier.h"
#include "core/base/result.h"
#include "core/evidence/records.h"
#include "core/mapping/model.h"
#include "core/review/confidence.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What is said in reviews. An entry never changes: it is known by the SHA-256 of its text, so that the entries of several
/// machines are one set. Later entries of the same person about the same thing count instead of the earlier ones, which stay.
namespace mw::review {

/// Why a record is in a sample.
struct Pick {
    enum class How : std::uint8_t {
        Random,   ///< drawn; only of these something is claimed of all records
        Risk,     ///< it stands out: why says in what
        Covering, ///< the rules are exercised by it: why says which ways it is the only one to show
        Retest,   ///< a defect was found on it in an earlier run: why is that defect
        Named,    ///< somebody asked for it
    } how = How::Random;
    std::string why;
    friend bool operator==(const Pick&, const Pick&) = default;
};

/// A record that is looked at.
struct Card {
    std::uint64_t record = 0; ///< in the source, from 1
    std::string key;          ///< in the source; several parts joined by '|'
    std::string stratum;
    std::vector<Pick> picks;
    bool isRandom() const;
    friend bool operator==(const Card&, const Card&) = default;
};

/// A part of the population that was drawn from by itself.
struct Stratum {
    std::string name; ///< the value that its records share; empty: all records
    std::uint64_t population = 0, drawn = 0;
    friend bool operator==(const Stratum&, const Stratum&) = default;
};

/// A way through a rule that no record takes.
struct Unexercised {
    std::string field;     ///< of the target; empty: the filter
    std::string reference; ///< of the field mapping
    std::string way;       ///< its kind: see wayNamed() in drawing.h
    std::string part;      ///< of the rule, or the value that the value map lists
    friend bool operator==(const Unexercised&, const Unexercised&) = default;
};

/// A sample of the records of one entity mapping that one run loaded.
struct SamplePlan {
    std::int64_t run = 0;
    Id mapping;
    std::string source, target; ///< names of the entities
    std::uint64_t seed = 0;
    Millionths confidence = 950'000, tolerable = 10'000;
    std::uint64_t allowed = 0;     ///< defects that the sample may hold and still prove it
    std::string stratifiedBy;      ///< target field; empty: one stratum
    std::vector<Stratum> strata;
    std::vector<Card> cards;       ///< drawn ones first, in the order of the draw
    bool isCovering = false;       ///< the rules were to be covered: `unexercised` says what no record does
    std::vector<Unexercised> unexercised;
    std::string replaces, because; ///< the digest of the plan that was drawn anew, and the reason for it
    std::uint64_t population() const;
    std::uint64_t drawn() const; ///< how many cards are of the random part
    friend bool operator==(const SamplePlan&, const SamplePlan&) = default;
};

/// Who looks at which cards of a plan.
struct Assignment {
    std::string plan, reviewer;
    std::vector<std::uint64_t> records; ///< none: all
    bool isWithdrawn = false;
    friend bool operator==(const Assignment&, const Assignment&) = default;
};

enum class Verdict : std::uint8_t { Pass, Fail, Unsure, Accept };

struct Judgement {
    std::string plan;
    std::uint64_t record = 0;
    Verdict verdict = Verdict::Pass;
    std::string comment;             ///< demanded of Fail and Accept
    std::vector<std::string> fields; ///< of the target, that it is about; none: the record
    std::string seen;                ///< digest of what the card showed; empty where that is not known
    std::string via;                 ///< how it came here, where the reviewer did not give it here: "answers.json, applied by Ben"
    friend bool operator==(const Judgement&, const Judgement&) = default;
};

/// What became of the defect that a card has.
struct DefectNote {
    std::string plan;
    std::uint64_t record = 0;
    enum class State : std::uint8_t { Open, Fixed, NoDefect } state = State::Open;
    std::string comment;
    std::string external; ///< its name in an issue tracker
    friend bool operator==(const DefectNote&, const DefectNote&) = default;
};

/// How a tester got through a scenario of the document.
struct ScenarioResult {
    Id scenario;           ///< the check that it is
    std::string reference; ///< of it, as it was: "SCN-002"
    std::int64_t run = 0;  ///< whose records were looked at; 0: that is not known
    Verdict verdict = Verdict::Pass;
    std::uint32_t step = 0;  ///< that it is about, from 1; 0: the whole
    std::string comment;     ///< demanded of Fail and Accept
    std::string content;     ///< hash of the scenario as it stood: what was said of another one does not count
    friend bool operator==(const ScenarioResult&, const ScenarioResult&) = default;
};

struct Entry {
    Id document;
    std::string documentHash; ///< the content that was spoken of
    std::string by;
    std::int64_t atMicros = 0; ///< by the author's clock
    std::variant<SamplePlan, Assignment, Judgement, DefectNote, ScenarioResult> said;
    friend bool operator==(const Entry&, const Entry&) = default;
};

/// An entry with its digest.
struct KnownEntry {
    Entry entry;
    std::string digest;
};

std::string_view nameOf(Verdict verdict); ///< "pass", "fail", "unsure", "accept"
std::optional<Verdict> verdictNamed(std::string_view name);
std::string_view nameOf(Pick::How how);   ///< "random", "risk", "covering", "re-test", "named"
std::string_view nameOf(DefectNote::State state); ///< "open", "fixed", "no defect"
std::optional<DefectNote::State> defectStateNamed(std::string_view name);

/// The text of an entry: one line of JSON, the same for equal entries.
std::string printEntry(const Entry& entry);
/// NotJson, MissingKey, WrongValue with what is wrong with it; nothing that a program wrote is refused.
Result<Entry> parseEntry(std::string_view text);
/// SHA-256 of "mapwright-review-1\n" and the text.
std::string digestOf(std::string_view text);
/// WrongValue for an entry that must not be: no author, a verdict without the comment that it needs, a plan without cards.
Result<void> validate(const Entry& entry);

/// A hash of what a tester goes through in a scenario: its records and steps.
std::string contentOf(const mapping::Check& scenario);
/// "REV-7F3A21", "DEF-0C11D2": short, the same on every machine, and as good as never given twice in a document.
std::string planReference(const std::string& planDigest);
std::string defectReference(const std::string& planDigest, std::uint64_t record);

/// As the store keeps it, and back; CorruptDatabase where an entry is not what was written.
evidence::ReviewEntry toStored(const Entry& entry);
Result<KnownEntry> fromStored(const evidence::ReviewEntry& stored);

} // namespace mw::review
