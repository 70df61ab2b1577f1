// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace mw {

struct LoadOrder {
    std::vector<std::size_t> order;  ///< positions in the given list: parents before children
    std::vector<std::string> cyclic; ///< of the given entities those whose references run in a circle
};

/// Orders entities for loading by the relations of the target. The same name may stand in the list several times;
/// entities that the schema does not know come last; what has no order keeps that of the list.
LoadOrder loadOrder(const Schema& target, std::span<const std::string> entities);

} // namespace mw
