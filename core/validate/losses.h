// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/plan.h"
#include "core/validate/field_losses.h"

namespace mw::validate {

/// Runs every rule that is made of one source field over all records that the rules make, and measures what it loses: values that
/// become the same, texts that are cut off at a length, digits, the time of day, time zones, nothing and empty text, accents, damaged
/// characters. Reads each driving source once, in flat memory. Sources that go through steps are passed over. Only fields that lose
/// something; `entities` narrows as for a validation.
Result<std::vector<FieldLosses>> measureLosses(const engine::Plan& plan, const std::vector<std::string>& entities, JobContext& job);

} // namespace mw::validate
