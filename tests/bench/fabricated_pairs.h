// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/gold_mappings.h"

namespace mw::bench {

/// Splits real tables into pairs whose mapping is known, as the Valentine experiments do (Koutras et al., ICDE 2021):
/// unionable (rows split), view-unionable (columns split, rows apart), joinable and semantically joinable (columns
/// split, rows shared); with names kept or made noisy, values kept or made noisy. Seeded: the same every time.
Result<std::vector<GoldMapping>> fabricatePairs(const std::string& data);

} // namespace mw::bench
