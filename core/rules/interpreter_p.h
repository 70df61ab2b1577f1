// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/rules/bound_node_p.h"

namespace mw::rules {

/// Computes a node that reads no row: the way constants are folded.
Result<Value> interpretConstant(const BoundNode& node);

} // namespace mw::rules
