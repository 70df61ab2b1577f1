// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/samples/generator/defects.h"
#include "resources/samples/generator/ledger.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mw::sample {

/// defects.json: every kind with its count, what must become of it, and the keys of its records.
std::string defectsJson(const DefectLog& log);
/// expected/ledger.json: dispositions per entity mapping, rows per target table, control totals.
std::string ledgerJson(const std::vector<LedgerLine>& ledger, const std::vector<ControlTotal>& totals,
                       std::uint64_t seed);
/// README.md of the sample, with its numbers.
std::string readme(const std::vector<LedgerLine>& ledger, std::uint64_t seed);

} // namespace mw::sample
