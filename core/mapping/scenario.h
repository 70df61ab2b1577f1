// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::mapping {

/// What a tester goes through in the new system with records of his choice: a check of the kind "scenario". Its parameters:
///
///   records   keys of records of the target, a line each; parts of a key joined by '|'
///   steps     a line a step, with what is to be expected and how the data decide it behind it, where there is something to say:
///
///     Open the person
///     Look at the stage
///       expect: she is a lead
///       rule: lifecycle_stage = 'lead'        over the record of the target; true = as expected
///
/// A step without a rule is the tester's to decide. "--" begins a comment.
struct Scenario {
    struct Step {
        std::string does, expects, rule;
        friend bool operator==(const Step&, const Step&) = default;
    };
    std::vector<std::string> records;
    std::vector<Step> steps;

    /// WrongValue names the line and what is wrong with it. At least one record and one step are needed.
    static Result<Scenario> of(const Check& check);
    /// How many of the steps the data decide.
    std::size_t decided() const;
};

inline constexpr std::string_view kScenario = "scenario"; ///< the kind of such a check
inline constexpr std::string_view kScenarioRule = "rule:"; ///< begins the line of a step's rule

} // namespace mw::mapping
