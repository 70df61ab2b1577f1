// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diff/diff.h"
#include "core/engine/plan.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace mw::validate {

/// What the rule of one field loses of the values of its one source field.
struct FieldLosses {
    std::string entity, field; ///< of the target
    std::string reference;     ///< of the field mapping
    std::uint64_t records = 0; ///< that passed
    std::uint64_t lost = 0;    ///< of these; of values that become the same those values
    std::map<std::string, std::uint64_t> byCause; ///< nameOf(cause) → how many
    std::vector<diff::Difference> examples;       ///< a few of each cause: left is the source's value, right what became of it
    std::string remark; ///< for people, where `lost` is no more than a lower bound
};

/// Runs every rule that is made of one source field over all records that the rules make, and measures what it loses: values that
/// become the same, texts that are cut off at a length, digits, the time of day, time zones, nothing and empty text, accents, damaged
/// characters. Reads each driving source once, in flat memory. Sources that go through steps are passed over. Only fields that lose something; `entities` narrows as for a validation.
Result<std::vector<FieldLosses>> measureLosses(const engine::Plan& plan, const std::vector<std::string>& entities, JobContext& job);

} // namespace mw::validate
