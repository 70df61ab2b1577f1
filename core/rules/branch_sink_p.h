// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/bound_node_p.h"

namespace mw::rules {

/// Hears which of a node's branches a row takes; numbered as branches.cpp lists them.
class BranchSink {
public:
    virtual ~BranchSink() = default;
    virtual void taken(const BoundNode& node, std::size_t branch, std::uint32_t row) = 0;
};

} // namespace mw::rules
