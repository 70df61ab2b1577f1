// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/run.h"
#include "core/validate/validate.h"

#include <string>

/// What runs and validations came to, as the store keeps it: one line of JSON. Reading gives CorruptDatabase for what was
/// not written so.
namespace mw::evidence {

std::string printRunResult(const engine::RunResult& result);
Result<engine::RunResult> parseRunResult(const std::string& text);
std::string printValidation(const validate::ValidationResult& result);
Result<validate::ValidationResult> parseValidation(const std::string& text);

} // namespace mw::evidence
