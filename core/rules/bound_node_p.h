// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/ast.h"
#include "core/rules/environment.h"
#include "core/rules/function.h"
#include "core/rules/value_map_table_p.h"

#include <memory>
#include <vector>

namespace mw::rules {

/// What a built-in operator computes; the interpreter has its own code for each.
enum class Operation : std::uint8_t {
    None, ///< a function of the catalogue
    Negate, Not, Multiply, Divide, Modulo, Add, Subtract, Join,
    Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual,
    Between, Like,
    Widen, ///< to a decimal of another scale, nothing lost
};

/// What reject(null) says.
inline constexpr std::string_view kNoReason = "the rule rejects this record";

struct BoundNode;
using BoundNodePtr = std::shared_ptr<const BoundNode>;

/// One step of a bound rule. `kind` says which members count.
struct BoundNode {
    enum class Kind : std::uint8_t {
        Constant, ///< value
        Failure,  ///< failure: an error kept as a value
        Column,   ///< column of the batch
        Compute,  ///< kernel (with state) over children; operation or function says what it is
        And,
        Or,       ///< children[0..1]; the right side only where the left does not decide
        IsNull,   ///< children[0], negated
        In,       ///< children[0] in children[1..], negated; kernel over constants, or `kernel` = equality of one item
        Case,     ///< as in the tree, arms in order, each under its own selection
        Coalesce, ///< children in order, each where all before are null
        Try,      ///< children[0], and where it fails children[1]
        Reject,   ///< children[0] is the reason
        Map,      ///< children[0] through table
        LookupField, ///< children are the key; lookup, lookupField
        NewKey,      ///< children are the old key; crosswalk, lookupName
        RowNumber,
        Let,  ///< children[0..n-1] are computed into the slots from firstSlot on, children[n] is the result
        Slot, ///< firstSlot
        Fit,  ///< children[0] brought into `type`, row by row; `required`: null is an error
    };
    Kind kind = Kind::Constant;
    LogicalType type;
    Span span;
    ExpressionPtr source;  ///< what was written, for explain
    BoundNodePtr unfolded; ///< of a Constant or Failure that was computed when bound
    std::vector<BoundNodePtr> children;
    Value value;
    Error failure;
    std::size_t column = 0;
    Operation operation = Operation::None;
    const Function* function = nullptr;
    Kernel kernel = nullptr;
    std::shared_ptr<const void> state;
    bool kernelTakesFirst = false; ///< the kernel takes only children[0], the rest is in its state
    bool negated = false;
    bool hasElse = false;
    bool isLiteral = false; ///< a constant as written: takes the type beside it
    bool required = false;
    std::shared_ptr<const ValueMapTable> table;
    std::shared_ptr<const LookupSource> lookup;
    std::string lookupName; ///< of NewKey: the entity as the rule names it
    std::size_t lookupField = 0;
    std::shared_ptr<const Crosswalk> crosswalk;
    std::size_t firstSlot = 0;
    std::size_t slotCount = 0; ///< in the root: how many slots there are

    bool isConstant() const { return kind == Kind::Constant; }
};

/// A key for a message: its parts joined by '|'.
std::string shownKey(std::string_view key);

} // namespace mw::rules
