// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/steps.h"

namespace mw::mapping {

std::string_view kindOf(const Step& step) {
    constexpr std::string_view kNames[] = {"join", "union", "filter", "unpivot", "group", "pivot"};
    return kNames[step.what.index()];
}

bool makesNewRows(const Step& step) {
    return std::holds_alternative<Group>(step.what) || std::holds_alternative<Pivot>(step.what);
}

} // namespace mw::mapping
