// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diff/diff.h"

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

} // namespace mw::validate
