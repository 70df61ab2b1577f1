// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/environment.h"

#include <string>
#include <vector>

namespace mw::ui {

/// Where a rule asks a value map: its name and what it is asked for, as a rule over the source's fields.
struct ValueMapUse {
    std::string valueMap;
    std::string input; ///< for map('Stages', trim(x)) it is trim(x)
};

/// The uses in a rule, also those within the project functions that it calls, outermost first. Rules that cannot be read
/// have none.
std::vector<ValueMapUse> valueMapUses(const std::string& rule, const rules::Environment& environment);

} // namespace mw::ui
