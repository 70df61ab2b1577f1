// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/samples/generator/defects.h"
#include "resources/samples/generator/detectors.h"
#include "resources/samples/generator/ledger.h"
#include "resources/samples/generator/model.h"

#include <string>
#include <vector>

namespace mw::sample {

/// Checks the plan against what was seeded: every count exact, every key once, at most one fate per record, and every
/// mapping's ledger closing with the rejected, excluded and merged records of the plan. Throws std::runtime_error.
void checkPlan(const World& world, const DefectLog& log);

/// Checks the finished files: each kind of defect is found by its detector in exactly the records of the manifest.
/// Throws std::runtime_error with the first kind that is not, and says which keys differ.
void checkFiles(const Readback& data, const DefectLog& log);

/// Loads the expected rows into the target's schema, all constraints on, and compares the control totals.
/// Throws std::runtime_error with the row that the schema refuses.
void checkTarget(const std::string& schema, const std::vector<Table>& expected, const World& world);

} // namespace mw::sample
