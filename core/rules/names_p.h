// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/environment.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::rules {

bool equalsBlind(std::string_view a, std::string_view b);
/// The fields of an environment that a path can mean: its first name as an alias wins over the whole as a field's name.
std::vector<std::size_t> matchingFields(const Environment& environment, const std::vector<std::string>& path,
                                        bool exact);
const Parameter* matchingParameter(const Environment& environment, const std::vector<std::string>& path, bool exact);

} // namespace mw::rules
