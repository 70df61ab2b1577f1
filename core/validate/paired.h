// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diff/diff.h"
#include "core/engine/plan.h"

#include <cstdint>
#include <string>
#include <vector>

/// Checks of paired queries: a question on each side, in SQL or as rules over an entity (core/mapping/paired_queries.h), the
/// answers compared by key. Four templates:
///
/// report       the same figure on both sides, line by line. Rules: by gives a record's line (without one the report has a single
///              line), value its figure; "aggregate": count, sum, average, smallest, largest; "tolerance": as of a field. Nulls
///              are passed over, as in SQL. A query in SQL without rules gives the lines themselves: line, figure.
/// permissions  who may do what with which class of records, in effect. Rules of grants, sharing and owners: who, class (the
///              target entity where it is left out), level; of members: who, of (the role or group); of users: who, where not
///              everybody who is no group is one. "levels": the rights from the least to the greatest, parted by commas. What
///              somebody may do is the greatest right that he has himself or through groups, in any depth.
/// workflow     "machine": core/mapping/state_machine.h. Rules: by gives the record's key, state its state; of the history of the
///              target: by, from, to. Held against the machine: the state of each record of the target, what its old state
///              was in the words of the new system, and each step of the history.
/// scenario     core/mapping/scenario.h. Rule: by gives a record's key (the key of the mapping where it is left out). Asks the target
///              alone: whether the named records are there, and what the data say of each step that they decide.
namespace mw::validate {

/// A line of what both sides say; null where a side has no such line, or no value in it.
struct PairedLine {
    std::string key; ///< printed, parts joined by U+001F; "∅" for records without one, empty where there is a single line
    Value before, after;
    bool isBefore = false, isAfter = false; ///< the side has the line
    bool isSame = false;                    ///< within the check's tolerance; of a workflow: as the machine wants it
    diff::Cause cause = diff::Cause::Unexplained; ///< where it is not, and both sides have it
};
/// A question that was put to both sides.
struct PairedResult {
    std::vector<PairedLine> lines; ///< by key; of a scenario in its order
    std::uint64_t compared = 0;    ///< lines; of a workflow records of the target and steps of its history
    std::uint64_t differing = 0;   ///< of these
    std::uint64_t failures = 0;    ///< records that could not be computed: they are in no line
    std::string firstFailure;      ///< "source, row 7: …"
    std::vector<diff::Difference> examples; ///< at most kPairedExamples
};
inline constexpr std::size_t kPairedExamples = 100;

/// What stands behind a line on one side: records; of permissions the ways on which the right is come by.
struct PairedRows {
    std::vector<Field> fields;
    std::vector<std::vector<Value>> rows;
    std::vector<std::uint64_t> numbers; ///< of the records, where the source tells them; else 0
    std::uint64_t all = 0;              ///< how many there are; the first are kept
};

/// Makes the comparison that a check of paired queries declares. WrongValue, with the check's reference as the place, for what
/// does not fit.
Result<PairedResult> comparePaired(const engine::Plan& plan, const mapping::Check& check, JobContext& job);
/// What stands behind a line, at most `limit` of each side: first the source's, then the target's.
Result<std::pair<PairedRows, PairedRows>> pairedRows(const engine::Plan& plan, const mapping::Check& check, const std::string& key,
                                                     std::size_t limit, JobContext& job);
/// The line that a difference of such a check belongs to, for pairedRows().
std::string lineOf(const mapping::Check& check, const diff::Difference& difference);
/// What the two sides of a check of that kind are asked for, in words for people: "the report says the same on both sides".
std::string claimOf(const mapping::Check& check);

} // namespace mw::validate
