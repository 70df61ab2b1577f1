// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/job.h"
#include "core/review/standing.h"

#include <string>
#include <vector>

/// Defects as delimited text for issue trackers (RFC 4180, UTF-8): a row a defect, its heads in kDefectHeads. What comes back is found
/// by its reference; state, comment and external name can have changed, all else is for people.
namespace mw::review {

inline constexpr std::string_view kDefectHeads[] = {"reference", "state", "entity", "record", "key", "fields", "found_by", "found_at",
                                                    "run", "what", "comment", "external"};

std::string printDefects(const std::vector<Defect>& defects);

/// A line that came back and says something new.
struct DefectChange {
    std::string reference, was, now; ///< "open" → "fixed, PROJ-12"
    DefectNote note;                 ///< what applying says; its plan is empty where it cannot be applied
    std::string why;                 ///< why it cannot
    std::string where;               ///< "defects.csv, line 3"
};
/// Reads a file that an issue tracker or a person gave back; columns may stand in any order, others are passed over. Usage where
/// there is no column "reference".
Result<std::vector<DefectChange>> readDefects(const std::string& path, const Standing& standing, JobContext& job);

} // namespace mw::review
