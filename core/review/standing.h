// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/entries.h"
#include "core/review/statement.h"

#include <map>
#include <span>
#include <string>
#include <vector>

/// What all entries together come to. It depends on the set of entries alone, not on the order in which they came.
namespace mw::review {

/// A verdict, with who gave it when.
struct SaidVerdict {
    std::string by;
    std::int64_t atMicros = 0;
    Judgement judgement;
};

struct CardStanding {
    Card card;
    std::map<std::string, SaidVerdict> verdicts; ///< by reviewer: the last word of each
    std::vector<SaidVerdict> history;            ///< all, oldest first
    std::vector<std::string> assigned;           ///< reviewers on whose worklist it is
    /// Disagreed: it fails for one and passes for another. Unseen: somebody who should has not judged it.
    enum class Outcome : std::uint8_t { Unseen, Passed, Accepted, Unsure, Failed, Disagreed } outcome = Outcome::Unseen;
    bool isSettled() const { return outcome == Outcome::Passed || outcome == Outcome::Accepted || outcome == Outcome::Failed; }
    /// Those of `assigned` who have not judged it.
    std::vector<std::string> missing() const;
};

/// A card that failed.
struct Defect {
    std::string reference, plan;
    std::uint64_t record = 0;
    std::string key, target;
    Id mapping;
    std::int64_t run = 0;
    std::string documentHash;
    /// Fixed: somebody says so; Closed: it passed a re-test; NoDefect: called that with a reason, or nobody fails it any more.
    enum class State : std::uint8_t { Open, Fixed, Closed, NoDefect } state = State::Open;
    std::string by, comment; ///< who found it first, and what is wrong
    std::vector<std::string> fields;
    std::int64_t atMicros = 0;
    std::string external;
    struct Event {
        std::string by, what, comment;
        std::int64_t atMicros = 0;
    };
    std::vector<Event> history; ///< verdicts, notes and re-tests, oldest first
};
std::string_view nameOf(Defect::State state); ///< "open", "fixed", "closed", "no defect"

struct PlanStanding {
    std::string digest, reference;
    SamplePlan plan;
    std::string by, documentHash;
    std::int64_t atMicros = 0;
    std::string replacedBy; ///< the digest of the plan that was drawn instead; empty: it counts
    std::size_t redraws = 0; ///< how many plans it stands in for
    std::vector<CardStanding> cards; ///< in the order of the plan
    std::map<std::string, Assignment> assignments; ///< by reviewer; those that count
    /// One for each stratum that was drawn from.
    std::vector<Statement> statements() const;
    std::size_t seen() const; ///< cards that are not unseen
    const CardStanding* card(std::uint64_t record) const;
    /// The cards of a reviewer's worklist, in the order of the plan; all where nobody was assigned.
    std::vector<const CardStanding*> worklist(const std::string& reviewer) const;
};

/// A scenario that somebody has tried.
struct ScenarioStanding {
    Id scenario;
    std::string reference; ///< as it was last named
    struct Said {
        std::string by;
        std::int64_t atMicros = 0;
        ScenarioResult result;
    };
    std::vector<Said> history; ///< oldest first
    /// What counts of it where the scenario has this content: the last word of each tester, by name.
    std::map<std::string, Said> results(const std::string& content) const;
};
/// What testers come to. Untried: nobody has said anything that counts. Disagreed: it fails for one and passes for another.
enum class ScenarioOutcome : std::uint8_t { Untried, Passed, Accepted, Unsure, Failed, Disagreed };
ScenarioOutcome outcomeOf(const std::map<std::string, ScenarioStanding::Said>& results);
std::string_view nameOf(ScenarioOutcome outcome); ///< "untried", "passed" …

class Standing {
public:
    /// CorruptDatabase where an entry is not what was written.
    static Result<Standing> of(std::span<const evidence::ReviewEntry> stored);
    explicit Standing(std::vector<KnownEntry> entries);
    Standing() = default;

    /// Newest first.
    const std::vector<PlanStanding>& plans() const { return m_plans; }
    /// Finds a plan by reference or digest, or the newest that counts where the text is empty. UnknownName.
    Result<const PlanStanding*> plan(const std::string& name) const;
    /// The plan that counts of a run and an entity mapping; null where there is none.
    const PlanStanding* planOf(std::int64_t run, const Id& mapping) const;
    /// In the order in which they were found.
    const std::vector<Defect>& defects() const { return m_defects; }
    Result<const Defect*> defect(const std::string& reference) const;
    /// Of those that somebody has tried; null for others.
    const ScenarioStanding* scenario(const Id& id) const;
    const std::vector<ScenarioStanding>& scenarios() const { return m_scenarios; }
    /// Entries that speak of plans that are not here (yet).
    std::size_t waiting() const { return m_waiting; }

private:
    std::vector<PlanStanding> m_plans;
    std::vector<Defect> m_defects;
    std::vector<ScenarioStanding> m_scenarios; ///< in the order in which they were first tried
    std::size_t m_waiting = 0;
};

} // namespace mw::review
