// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/rules/environment.h"

#include <cstddef>
#include <string>
#include <vector>

namespace mw::rules {

struct ByExampleOptions {
    std::size_t suggestions = 5;
    std::size_t budget = 20'000; ///< rules that are tried at most
};

/// A rule that gives what was wanted in every row.
struct ByExample {
    std::string rule;
    std::size_t size = 0; ///< steps: fewer come first
};

/// Looks for short rules of the catalogue that give the wanted value (null among them) in each row of `rows`, which has
/// the columns of `environment`. Two rows that differ are the least that tells a rule from a constant. Texts are also
/// put together of parts of fields and fixed pieces. Simplest first; empty where nothing within the budget fits.
std::vector<ByExample> rulesByExample(const Environment& environment, const Batch& rows, const LogicalType& type,
                                      const std::vector<Value>& wanted, const ByExampleOptions& options = {});

} // namespace mw::rules
