// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/plan.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mw::validate {

/// A line of a report as both sides compute it; null where a side has no such line, or no value in it.
struct ReportLine {
    std::string key; ///< printed; "∅" for records without one, empty where the report has a single line
    Value before, after;
    bool isBefore = false, isAfter = false; ///< the side has the line
    bool isSame = false;                    ///< within the check's tolerance
};
/// A report computed twice: over the records of an entity mapping's driving source and over those of its target.
struct ReportPair {
    std::vector<ReportLine> lines; ///< by key
    std::uint64_t failures = 0;    ///< records whose line or figure could not be computed: they are in no line
    std::string firstFailure;      ///< "source, row 7: …"
};

/// Records of one side behind a line.
struct ReportRows {
    std::vector<Field> fields;
    std::vector<std::vector<Value>> rows;
    std::vector<std::uint64_t> numbers; ///< of the records, where the source tells them; else 0
    std::uint64_t all = 0;              ///< how many there are; the first are kept
};

/// Computes the report that a check of the kind "report" declares. The check's parameters, each as "source_…" and "target_…":
///   by      rule that gives a record's line; without one the report has a single line
///   value   rule that gives the figure of a record; needed but for count
///   filter  rule, true = counts; the mapping's own filter where the source's is left out
/// and "aggregate": count, sum, average, smallest, largest; "tolerance": as of a field. Nulls are passed over, as in SQL.
/// WrongValue, with the check's reference as the place, for what does not fit.
Result<ReportPair> computeReport(const engine::Plan& plan, const mapping::Check& check, JobContext& job);
/// The records behind a line, at most `limit` of each side: first the source's, then the target's.
Result<std::pair<ReportRows, ReportRows>> reportRows(const engine::Plan& plan, const mapping::Check& check, const std::string& key,
                                                     std::size_t limit, JobContext& job);

} // namespace mw::validate
