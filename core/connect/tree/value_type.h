// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/tree/shape.h"
#include "core/types/logical_type.h"

#include <string>

namespace mw::tree {

/// The type that holds all values of a node exactly; text where they are of several kinds.
LogicalType typeOf(const Node& node);
/// What else the texts of a node look like, see Field::suggestedType.
LogicalType suggestedTypeOf(const Node& node);
/// How the type was decided and what is peculiar, for people. `parentObjects`: how often the node could have stood.
std::string evidenceOf(const Node& node, std::uint64_t parentObjects);

} // namespace mw::tree
