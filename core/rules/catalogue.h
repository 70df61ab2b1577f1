// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/function.h"

#include <span>
#include <string_view>

namespace mw::rules {

/// Every function of the language in the order of functions.def. Built on first use, read only, shared by threads.
std::span<const Function> allFunctions();
/// Finds by name, blind to case; null if there is none.
const Function* findFunction(std::string_view name);

} // namespace mw::rules
