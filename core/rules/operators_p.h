// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/bound_node_p.h"

#include <optional>
#include <vector>

namespace mw::rules {

/// The type of an arithmetic operation on two equal kinds (integer, decimal, float).
LogicalType arithmeticType(Operation operation, const LogicalType& left, const LogicalType& right);
/// The loop of an arithmetic operation or Negate for a kind; null where there is none.
Kernel arithmeticKernel(Operation operation, TypeKind kind);
/// The loop of a comparison or Between over two equal kinds; null where values of the kind have no order.
Kernel comparisonKernel(Operation operation, TypeKind kind);
Kernel notKernel();
/// Joins any number of texts.
Kernel joinKernel();
/// Integer or decimal to a decimal of the result's scale.
Kernel widenKernel(TypeKind from);
/// Like against a pattern in each row, or against one compiled into `state`.
Kernel likeKernel();
Result<std::shared_ptr<const void>> compileLike(std::string_view pattern);
Kernel compiledLikeKernel();

/// Membership in constants of one type, nulls among them allowed.
struct SetKernel {
    Kernel kernel = nullptr;
    std::shared_ptr<const void> state;
};
SetKernel setKernel(TypeKind kind, const std::vector<Value>& items, bool negated);

} // namespace mw::rules
