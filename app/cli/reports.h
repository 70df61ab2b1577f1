// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/verb.h"
#include "core/engine/plan.h"

namespace mw::cli {

/// Prints the lines of a check of paired queries, or with `line` what stands behind that line; UnknownName where the document has
/// no such check.
Result<int> showReport(const engine::Plan& plan, const std::string& reference, const std::optional<std::string>& line, const Console& console,
                       JobContext& job);

} // namespace mw::cli
