// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/check.h"
#include "core/connect/sql_site.h"

#include <string>

namespace mw::engine {

/// When a row check fails, as SQL over columns f0, f1 … that hold what the check calls columns 0, 1 … NotSupported for
/// kinds, or types, of which SQL says something else than the check itself.
Result<std::string> checkFailsSql(const check::Spec& spec, const SqlPlainSite& site);

} // namespace mw::engine
