// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <vector>

namespace mw::mapping {

/// Says for each project function whether it calls itself, directly or through others.
std::vector<bool> recursiveFunctions(const std::vector<ProjectFunction>& functions);

} // namespace mw::mapping
