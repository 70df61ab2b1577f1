// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/samples/generator/model.h"

#include <cstddef>
#include <string>
#include <vector>

namespace mw::sample {

/// What must become of the records that one entity mapping reads; read is the sum of the others.
struct LedgerLine {
    std::string mapping, source, target;
    std::size_t read = 0, loaded = 0, merged = 0, excluded = 0, rejected = 0;
};

/// A figure over the loaded target, as SQL and its result.
struct ControlTotal {
    std::string sql, result;
};

/// One line per entity mapping, in load order.
std::vector<LedgerLine> expectedLedger(const World& world);
std::vector<ControlTotal> controlTotals(const World& world);

} // namespace mw::sample
