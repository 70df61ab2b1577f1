// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/standing.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace mw::review {

namespace {

using Outcome = CardStanding::Outcome;

/// Plans by digest, and what was said of their cards.
class Gathering {
public:
    explicit Gathering(std::vector<KnownEntry> entries) : m_entries(std::move(entries)) {
        std::sort(m_entries.begin(), m_entries.end(), [](const KnownEntry& a, const KnownEntry& b) {
            return std::tie(a.entry.atMicros, a.digest) < std::tie(b.entry.atMicros, b.digest);
        });
        m_entries.erase(std::unique(m_entries.begin(), m_entries.end(), [](const auto& a, const auto& b) { return a.digest == b.digest; }),
                        m_entries.end());
        for (const KnownEntry& known : m_entries) {
            if (const auto* const plan = std::get_if<SamplePlan>(&known.entry.said))
                addPlan(known, *plan);
        }
        for (PlanStanding& plan : m_plans) {
            if (const auto found = m_places.find(plan.plan.replaces); found != m_places.end())
                m_plans[found->second].replacedBy = plan.digest;
        }
        for (PlanStanding& plan : m_plans)
            countRedraws(plan);
        for (const KnownEntry& known : m_entries)
            addSaid(known.entry);
        for (PlanStanding& plan : m_plans) {
            for (CardStanding& card : plan.cards)
                judge(plan, card);
        }
    }

    std::vector<Defect> defects() const {
        std::vector<Defect> found;
        for (const PlanStanding& plan : m_plans) {
            for (const CardStanding& card : plan.cards) {
                const bool hasFailed = std::any_of(card.history.begin(), card.history.end(), [](const SaidVerdict& said) {
                    return said.judgement.verdict == Verdict::Fail;
                });
                if (hasFailed)
                    found.push_back(defectOf(plan, card));
            }
        }
        std::sort(found.begin(), found.end(), [](const Defect& a, const Defect& b) {
            return std::tie(a.atMicros, a.reference) < std::tie(b.atMicros, b.reference);
        });
        return found;
    }

    std::vector<PlanStanding> takePlans() {
        std::reverse(m_plans.begin(), m_plans.end());
        return std::move(m_plans);
    }
    std::vector<ScenarioStanding> takeScenarios() { return std::move(m_scenarios); }
    std::size_t waiting() const { return m_waiting; }

private:
    using CardPlace = std::pair<std::string, std::uint64_t>; ///< digest of the plan, record
    struct Note {
        std::string by;
        std::int64_t atMicros;
        DefectNote note;
    };

    void addPlan(const KnownEntry& known, const SamplePlan& plan) {
        PlanStanding standing;
        standing.digest = known.digest;
        standing.reference = planReference(known.digest);
        standing.plan = plan;
        standing.by = known.entry.by;
        standing.documentHash = known.entry.documentHash;
        standing.atMicros = known.entry.atMicros;
        for (const Card& card : plan.cards)
            standing.cards.push_back({card, {}, {}, {}, Outcome::Unseen});
        m_places[known.digest] = m_plans.size();
        m_plans.push_back(std::move(standing));
    }

    void countRedraws(PlanStanding& plan) const {
        std::set<std::string> seen{plan.digest};
        for (std::string before = plan.plan.replaces; !before.empty() && seen.insert(before).second;) {
            const auto found = m_places.find(before);
            ++plan.redraws;
            before = found == m_places.end() ? std::string() : m_plans[found->second].plan.replaces;
        }
    }

    PlanStanding* planWith(const std::string& digest) {
        const auto found = m_places.find(digest);
        if (found == m_places.end())
            ++m_waiting;
        return found == m_places.end() ? nullptr : &m_plans[found->second];
    }

    void addSaid(const Entry& entry) {
        if (const auto* const assignment = std::get_if<Assignment>(&entry.said)) {
            if (PlanStanding* const plan = planWith(assignment->plan))
                plan->assignments[assignment->reviewer] = *assignment;
        } else if (const auto* const judgement = std::get_if<Judgement>(&entry.said)) {
            PlanStanding* const plan = planWith(judgement->plan);
            for (CardStanding* card = plan ? cardOf(*plan, judgement->record) : nullptr; card; card = nullptr) {
                card->history.push_back({entry.by, entry.atMicros, *judgement});
                card->verdicts[entry.by] = card->history.back();
            }
        } else if (const auto* const note = std::get_if<DefectNote>(&entry.said)) {
            if (planWith(note->plan))
                m_notes[{note->plan, note->record}].push_back({entry.by, entry.atMicros, *note});
        } else if (const auto* const result = std::get_if<ScenarioResult>(&entry.said)) {
            ScenarioStanding& scenario = scenarioWith(result->scenario);
            scenario.reference = result->reference;
            scenario.history.push_back({entry.by, entry.atMicros, *result});
        }
    }

    ScenarioStanding& scenarioWith(const Id& id) {
        const auto found = std::find_if(m_scenarios.begin(), m_scenarios.end(), [&](const ScenarioStanding& each) { return each.scenario == id; });
        if (found != m_scenarios.end())
            return *found;
        m_scenarios.emplace_back().scenario = id;
        return m_scenarios.back();
    }

    static CardStanding* cardOf(PlanStanding& plan, std::uint64_t record) {
        const auto found = std::find_if(plan.cards.begin(), plan.cards.end(), [&](const CardStanding& each) { return each.card.record == record; });
        return found == plan.cards.end() ? nullptr : &*found;
    }

    void judge(PlanStanding& plan, CardStanding& card) const {
        std::erase_if(plan.assignments, [](const auto& each) { return each.second.isWithdrawn; });
        for (const auto& [reviewer, assignment] : plan.assignments) {
            const auto& records = assignment.records;
            if (records.empty() || std::find(records.begin(), records.end(), card.card.record) != records.end())
                card.assigned.push_back(reviewer);
        }
        bool passes = false, accepts = false, fails = false, isUnsure = false;
        for (const auto& [reviewer, said] : card.verdicts) {
            passes = passes || said.judgement.verdict == Verdict::Pass;
            accepts = accepts || said.judgement.verdict == Verdict::Accept;
            fails = fails || said.judgement.verdict == Verdict::Fail;
            isUnsure = isUnsure || said.judgement.verdict == Verdict::Unsure;
        }
        if (fails && isCalledNoDefect(plan, card)) {
            fails = false;
            accepts = true;
        }
        card.outcome = fails && (passes || accepts)                       ? Outcome::Disagreed
                       : fails                                            ? Outcome::Failed
                       : isUnsure                                         ? Outcome::Unsure
                       : card.verdicts.empty() || !card.missing().empty() ? Outcome::Unseen
                       : accepts                                          ? Outcome::Accepted
                                                                          : Outcome::Passed;
    }

    const std::vector<Note>& notesOn(const PlanStanding& plan, const CardStanding& card) const {
        static const std::vector<Note> none;
        const auto found = m_notes.find({plan.digest, card.card.record});
        return found == m_notes.end() ? none : found->second;
    }

    bool isCalledNoDefect(const PlanStanding& plan, const CardStanding& card) const {
        const auto& notes = notesOn(plan, card);
        return !notes.empty() && notes.back().note.state == DefectNote::State::NoDefect;
    }

    Defect defectOf(const PlanStanding& plan, const CardStanding& card) const {
        Defect defect;
        defect.reference = defectReference(plan.digest, card.card.record);
        defect.plan = plan.digest;
        defect.record = card.card.record;
        defect.key = card.card.key;
        defect.target = plan.plan.target;
        defect.mapping = plan.plan.mapping;
        defect.run = plan.plan.run;
        defect.documentHash = plan.documentHash;
        bool isFound = false;
        for (const SaidVerdict& said : card.history) {
            defect.history.push_back({said.by, std::string(nameOf(said.judgement.verdict)), said.judgement.comment, said.atMicros});
            if (said.judgement.verdict != Verdict::Fail || isFound)
                continue;
            isFound = true;
            defect.by = said.by;
            defect.comment = said.judgement.comment;
            defect.fields = said.judgement.fields;
            defect.atMicros = said.atMicros;
        }
        const bool stillFails = std::any_of(card.verdicts.begin(), card.verdicts.end(), [](const auto& each) {
            return each.second.judgement.verdict == Verdict::Fail;
        });
        defect.state = stillFails ? Defect::State::Open : Defect::State::NoDefect;
        std::int64_t latest = card.history.back().atMicros;
        for (const Note& each : notesOn(plan, card)) {
            defect.history.push_back({each.by, std::string(nameOf(each.note.state)), each.note.comment, each.atMicros});
            if (!each.note.external.empty())
                defect.external = each.note.external;
            if (stillFails)
                defect.state = each.note.state == DefectNote::State::Fixed      ? Defect::State::Fixed
                               : each.note.state == DefectNote::State::NoDefect ? Defect::State::NoDefect
                                                                                : Defect::State::Open;
            latest = std::max(latest, each.atMicros);
        }
        if (defect.state == Defect::State::Open || defect.state == Defect::State::Fixed)
            retest(defect);
        std::stable_sort(defect.history.begin(), defect.history.end(), [](const auto& a, const auto& b) { return a.atMicros < b.atMicros; });
        return defect;
    }

    /// The newest re-test that came to something decides.
    void retest(Defect& defect) const {
        for (const PlanStanding& plan : m_plans) { // oldest first
            for (const CardStanding& card : plan.cards) {
                const bool isRetest = std::any_of(card.card.picks.begin(), card.card.picks.end(), [&](const Pick& pick) {
                    return pick.how == Pick::How::Retest && pick.why == defect.reference;
                });
                if (!isRetest || (!card.isSettled() && card.outcome != Outcome::Disagreed))
                    continue;
                const bool isGood = card.outcome == Outcome::Passed || card.outcome == Outcome::Accepted;
                defect.state = isGood ? Defect::State::Closed : Defect::State::Open;
                const SaidVerdict& last = card.history.back();
                defect.history.push_back({last.by, isGood ? "re-test passed" : "re-test failed", last.judgement.comment, last.atMicros});
            }
        }
    }

    std::vector<KnownEntry> m_entries;
    std::vector<PlanStanding> m_plans; ///< oldest first
    std::map<std::string, std::size_t> m_places;
    std::map<CardPlace, std::vector<Note>> m_notes;
    std::vector<ScenarioStanding> m_scenarios;
    std::size_t m_waiting = 0;
};

} // namespace

std::vector<std::string> CardStanding::missing() const {
    std::vector<std::string> names;
    std::copy_if(assigned.begin(), assigned.end(), std::back_inserter(names), [&](const std::string& name) { return !verdicts.contains(name); });
    return names;
}

std::map<std::string, ScenarioStanding::Said> ScenarioStanding::results(const std::string& content) const {
    std::map<std::string, Said> last;
    for (const Said& said : history)
        if (said.result.content == content)
            last[said.by] = said;
    return last;
}

ScenarioOutcome outcomeOf(const std::map<std::string, ScenarioStanding::Said>& results) {
    bool passes = false, accepts = false, fails = false, isUnsure = false;
    for (const auto& [tester, said] : results) {
        passes = passes || said.result.verdict == Verdict::Pass;
        accepts = accepts || said.result.verdict == Verdict::Accept;
        fails = fails || said.result.verdict == Verdict::Fail;
        isUnsure = isUnsure || said.result.verdict == Verdict::Unsure;
    }
    return fails && (passes || accepts) ? ScenarioOutcome::Disagreed
           : fails                      ? ScenarioOutcome::Failed
           : isUnsure                   ? ScenarioOutcome::Unsure
           : accepts                    ? ScenarioOutcome::Accepted
           : passes                     ? ScenarioOutcome::Passed
                                        : ScenarioOutcome::Untried;
}

std::string_view nameOf(ScenarioOutcome outcome) {
    constexpr std::string_view kNames[] = {"untried", "passed", "accepted", "unsure", "failed", "disagreed"};
    return kNames[std::size_t(outcome)];
}

std::string_view nameOf(Defect::State state) {
    constexpr std::string_view kNames[] = {"open", "fixed", "closed", "no defect"};
    return kNames[std::size_t(state)];
}

std::vector<Statement> PlanStanding::statements() const {
    std::vector<Statement> all;
    for (const Stratum& stratum : plan.strata) {
        if (stratum.drawn == 0)
            continue;
        Statement one{stratum.name, stratum.population, stratum.drawn, 0, 0, 0, 0, plan.confidence, plan.tolerable};
        for (const CardStanding& card : cards) {
            if (!card.card.isRandom() || card.card.stratum != stratum.name)
                continue;
            if (card.outcome == Outcome::Unseen)
                break;
            ++one.seen;
            one.defects += card.outcome == Outcome::Failed ? 1 : 0;
            one.unsettled += card.outcome == Outcome::Unsure || card.outcome == Outcome::Disagreed ? 1 : 0;
            one.accepted += card.outcome == Outcome::Accepted ? 1 : 0;
        }
        all.push_back(std::move(one));
    }
    return all;
}

std::size_t PlanStanding::seen() const {
    return std::size_t(std::count_if(cards.begin(), cards.end(), [](const CardStanding& card) { return card.outcome != Outcome::Unseen; }));
}

const CardStanding* PlanStanding::card(std::uint64_t record) const {
    const auto found = std::find_if(cards.begin(), cards.end(), [&](const CardStanding& each) { return each.card.record == record; });
    return found == cards.end() ? nullptr : &*found;
}

std::vector<const CardStanding*> PlanStanding::worklist(const std::string& reviewer) const {
    std::vector<const CardStanding*> list;
    const bool isForAll = assignments.empty();
    for (const CardStanding& card : cards) {
        if (isForAll || std::find(card.assigned.begin(), card.assigned.end(), reviewer) != card.assigned.end())
            list.push_back(&card);
    }
    return list;
}

Standing::Standing(std::vector<KnownEntry> entries) {
    Gathering gathering(std::move(entries));
    m_defects = gathering.defects();
    m_waiting = gathering.waiting();
    m_scenarios = gathering.takeScenarios();
    m_plans = gathering.takePlans();
}

Result<Standing> Standing::of(std::span<const evidence::ReviewEntry> stored) {
    std::vector<KnownEntry> entries;
    for (const evidence::ReviewEntry& each : stored) {
        MW_TRY(entries.emplace_back(), fromStored(each));
    }
    return Standing(std::move(entries));
}

Result<const PlanStanding*> Standing::plan(const std::string& name) const {
    for (const PlanStanding& each : m_plans) {
        if (name.empty() ? each.replacedBy.empty() : each.reference == name || each.digest == name)
            return &each;
    }
    return makeError(Code::UnknownName, name.empty() ? std::string("a sample plan") : quoted(name), "; review … plan draws one");
}

const PlanStanding* Standing::planOf(std::int64_t run, const Id& mapping) const {
    const auto found = std::find_if(m_plans.begin(), m_plans.end(), [&](const PlanStanding& each) {
        return each.replacedBy.empty() && each.plan.run == run && each.plan.mapping == mapping;
    });
    return found == m_plans.end() ? nullptr : &*found;
}

Result<const Defect*> Standing::defect(const std::string& reference) const {
    const auto found = std::find_if(m_defects.begin(), m_defects.end(), [&](const Defect& each) { return each.reference == reference; });
    if (found == m_defects.end())
        return makeError(Code::UnknownName, "the defect " + quoted(reference), "");
    return &*found;
}

const ScenarioStanding* Standing::scenario(const Id& id) const {
    const auto found = std::find_if(m_scenarios.begin(), m_scenarios.end(), [&](const ScenarioStanding& each) { return each.scenario == id; });
    return found == m_scenarios.end() ? nullptr : &*found;
}

} // namespace mw::review
