// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/bound_node_p.h"
#include "core/types/sql_callback.h"

#include <memory>

namespace mw::rules::sql {

/// Computes one node of a bound rule from the cells of its children, as the evaluator does: a catalogue function, an
/// operator, a value map, a lookup, a cast. The first failure among the arguments is the result.
std::unique_ptr<SqlCallback> callbackFor(std::shared_ptr<const BoundNode> node);
/// A constant that has no literal.
std::unique_ptr<SqlCallback> constantCallback(std::shared_ptr<const BoundNode> node);

/// Says whether computing the node can fail where its children do not.
bool canFail(const BoundNode& node);

} // namespace mw::rules::sql
