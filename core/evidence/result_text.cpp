// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/result_text.h"

#include "core/evidence/json_p.h"

namespace mw::evidence {

std::string printRunResult(const engine::RunResult& result) { return print(toJson(result)); }
Result<engine::RunResult> parseRunResult(const std::string& text) { return readJson(text, runResultFrom); }
std::string printValidation(const validate::ValidationResult& result) { return print(toJson(result)); }
Result<validate::ValidationResult> parseValidation(const std::string& text) { return readJson(text, validationFrom); }

} // namespace mw::evidence
