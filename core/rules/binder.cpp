// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/binder.h"

#include "core/base/utf8.h"
#include "core/rules/binder_p.h"
#include "core/rules/catalogue.h"
#include "core/rules/interpreter_p.h"
#include "core/rules/literal_p.h"
#include "core/rules/operators_p.h"
#include "core/rules/parser.h"

#include <algorithm>

namespace mw::rules {

namespace {

constexpr std::size_t kMaxNodes = 100'000;
constexpr std::size_t kMaxDepth = 800;

Operation operationOf(BinaryOperator op) {
    switch (op) {
    case BinaryOperator::Multiply: return Operation::Multiply;
    case BinaryOperator::Divide: return Operation::Divide;
    case BinaryOperator::Modulo: return Operation::Modulo;
    case BinaryOperator::Add: return Operation::Add;
    case BinaryOperator::Subtract: return Operation::Subtract;
    case BinaryOperator::Join: return Operation::Join;
    case BinaryOperator::Equal: return Operation::Equal;
    case BinaryOperator::NotEqual: return Operation::NotEqual;
    case BinaryOperator::Less: return Operation::Less;
    case BinaryOperator::LessOrEqual: return Operation::LessOrEqual;
    case BinaryOperator::Greater: return Operation::Greater;
    case BinaryOperator::GreaterOrEqual: return Operation::GreaterOrEqual;
    default: return Operation::None;
    }
}

std::string_view signOf(Operation operation) {
    switch (operation) {
    case Operation::Multiply: return "*";
    case Operation::Divide: return "/";
    case Operation::Modulo: return "%";
    case Operation::Add: return "+";
    case Operation::Join: return "&";
    default: return "-";
    }
}

bool isNumber(const LogicalType& type) {
    return type.kind == TypeKind::Integer || type.kind == TypeKind::Decimal || type.kind == TypeKind::Float;
}

std::vector<std::string> sorted(const std::set<std::string>& names) { return {names.begin(), names.end()}; }

} // namespace

// -- making nodes

NodePtr Binder::make(BoundNode::Kind kind, const ExpressionPtr& source, const LogicalType& type) {
    auto node = std::make_shared<BoundNode>();
    node->kind = kind;
    node->type = type;
    node->source = source;
    node->span = spanOf(source->span);
    if (++m_nodes > kMaxNodes && !m_tooLarge) {
        m_tooLarge = true;
        problem(Code::RuleTooLarge, source->span, {std::to_string(kMaxNodes)});
    }
    return node;
}

NodePtr Binder::compute(const ExpressionPtr& source, const LogicalType& type, Operation operation, Kernel kernel,
                        std::vector<NodePtr> children) {
    NodePtr node = make(BoundNode::Kind::Compute, source, type);
    node->operation = operation;
    node->kernel = kernel;
    node->children.assign(children.begin(), children.end());
    return fold(std::move(node));
}

NodePtr Binder::fold(NodePtr node) {
    if (!node)
        return node;
    bool failsAlready = false;
    for (const BoundNodePtr& child : node->children) {
        if (!child->isConstant() && child->kind != BoundNode::Kind::Failure)
            return node;
        failsAlready = failsAlready || child->kind == BoundNode::Kind::Failure;
    }
    Result<Value> value = interpretConstant(*node);
    auto folded = std::make_shared<BoundNode>();
    folded->type = node->type;
    folded->source = node->source;
    folded->span = node->span;
    if (value.ok()) {
        folded->kind = BoundNode::Kind::Constant;
        folded->value = std::move(value).value();
        folded->isLiteral = node->operation == Operation::Negate && node->children[0]->isLiteral;
    } else {
        folded->kind = BoundNode::Kind::Failure;
        folded->failure = std::move(value).error();
        const bool meant = node->kind == BoundNode::Kind::Reject || m_tries > 0 || failsAlready;
        if (!meant)
            problem(Code::AlwaysFails, node->source->span, {folded->failure.message()}, Problem::Severity::Warning);
    }
    folded->unfolded = std::move(node);
    return folded;
}

Problem& Binder::problem(Code code, Span span, std::vector<std::string> arguments, Problem::Severity severity) {
    Problem found;
    found.severity = severity;
    found.error.code = code;
    found.error.arguments = std::move(arguments);
    if (m_bodySpan) {
        const std::string inner = found.error.message();
        found.error = makeError(Code::InFunction, quoted(m_scopes.back().function->name), inner);
        if (code == Code::RecursiveFunction)
            found.error = makeError(code, quoted(m_scopes.back().function->name));
    }
    found.error.span = spanOf(span);
    m_result.problems.push_back(std::move(found));
    return m_result.problems.back();
}

// -- the tree

NodePtr Binder::bind(const ExpressionPtr& tree) {
    if (m_tooLarge)
        return nullptr;
    if (++m_depth > kMaxDepth) {
        m_tooLarge = true;
        problem(Code::RuleTooLarge, tree->span, {std::to_string(kMaxDepth)});
        --m_depth;
        return nullptr;
    }
    NodePtr node = bindKind(tree);
    --m_depth;
    return m_tooLarge ? nullptr : node;
}

NodePtr Binder::bindKind(const ExpressionPtr& tree) {
    switch (tree->kind) {
    case Expression::Kind::Literal: {
        NodePtr node = make(BoundNode::Kind::Constant, tree, tree->literalType);
        node->value = tree->literal;
        node->isLiteral = true;
        return node;
    }
    case Expression::Kind::Field: return bindField(tree);
    case Expression::Kind::Call: return bindCall(tree);
    case Expression::Kind::Member: return bindMember(tree);
    case Expression::Kind::Unary: return bindUnary(tree);
    case Expression::Kind::Binary: return bindBinary(tree);
    case Expression::Kind::IsNull: return bindIsNull(tree);
    case Expression::Kind::In: return bindIn(tree);
    case Expression::Kind::Between: return bindBetween(tree);
    case Expression::Kind::Like: return bindLike(tree);
    case Expression::Kind::Case: return bindCase(tree);
    }
    return nullptr;
}

bool Binder::bindAll(std::span<const ExpressionPtr> trees, std::vector<NodePtr>& into) {
    bool whole = true;
    for (const ExpressionPtr& tree : trees) {
        into.push_back(bind(tree));
        whole = whole && into.back();
    }
    return whole;
}

NodePtr Binder::condition(NodePtr node) {
    if (!node)
        return nullptr;
    NodePtr boolean = coerce(node, LogicalType::boolean());
    if (!boolean)
        problem(Code::ConditionType, node->source->span, {describeType(node->type)});
    return boolean;
}

NodePtr Binder::bindUnary(const ExpressionPtr& tree) {
    NodePtr operand = bind(tree->children[0]);
    if (!operand)
        return nullptr;
    if (tree->unary == UnaryOperator::Not) {
        operand = condition(std::move(operand));
        return operand ? compute(tree, LogicalType::boolean(), Operation::Not, notKernel(), {operand}) : nullptr;
    }
    if (operand->type.kind == TypeKind::Null)
        operand = coerce(operand, LogicalType::integer());
    if (!isNumber(operand->type)) {
        problem(Code::OperandType, tree->children[0]->span, {"-", "a number", describeType(operand->type)});
        return nullptr;
    }
    const LogicalType type = operand->type;
    return compute(tree, type, Operation::Negate, arithmeticKernel(Operation::Negate, type.kind), {operand});
}

NodePtr Binder::bindBinary(const ExpressionPtr& tree) {
    if (tree->binary == BinaryOperator::And || tree->binary == BinaryOperator::Or)
        return bindLogic(tree);
    if (tree->binary == BinaryOperator::Join)
        return bindJoin(tree);
    NodePtr left = bind(tree->children[0]);
    NodePtr right = bind(tree->children[1]);
    if (!left || !right)
        return nullptr;
    const Operation operation = operationOf(tree->binary);
    return operation >= Operation::Equal ? bindComparison(tree, std::move(left), std::move(right), operation)
                                         : bindArithmetic(tree, std::move(left), std::move(right), operation);
}

NodePtr Binder::bindLogic(const ExpressionPtr& tree) {
    NodePtr left = condition(bind(tree->children[0]));
    NodePtr right = condition(bind(tree->children[1]));
    if (!left || !right)
        return nullptr;
    const auto kind = tree->binary == BinaryOperator::And ? BoundNode::Kind::And : BoundNode::Kind::Or;
    NodePtr node = make(kind, tree, LogicalType::boolean());
    node->children = {left, right};
    return fold(std::move(node));
}

NodePtr Binder::bindArithmetic(const ExpressionPtr& tree, NodePtr left, NodePtr right, Operation operation) {
    const std::string sign(signOf(operation));
    std::vector<NodePtr> sides{left, right};
    const bool bothTexts = left->type.kind == TypeKind::Text && right->type.kind == TypeKind::Text;
    for (const NodePtr& side : sides) {
        const NodePtr& other = side == left ? right : left;
        const bool literalText = side->isLiteral && side->type.kind == TypeKind::Text && isNumber(other->type);
        if (isNumber(side->type) || side->type.kind == TypeKind::Null || literalText)
            continue;
        Problem& found = problem(Code::OperandType, side->source->span, {sign, "numbers", describeType(side->type)});
        if (operation == Operation::Add && side->type.kind == TypeKind::Text && (bothTexts || other->isLiteral))
            found.fixes.push_back({"Join the texts", spanOf(tree->nameSpan), "&"});
        if (side->type.kind == TypeKind::Text && isNumber(other->type))
            suggestConversion(found, *side, other->type);
        return nullptr;
    }
    LogicalType common;
    if (left->type.kind == TypeKind::Null && right->type.kind == TypeKind::Null)
        sides = {coerce(left, LogicalType::integer()), coerce(right, LogicalType::integer())};
    if (!unify(sides, common, Scales::Own))
        return nullptr;
    if (common.kind == TypeKind::Integer && operation == Operation::Divide)
        for (NodePtr& side : sides)
            side = widen(side, LogicalType::decimal(19, 0));
    const LogicalType type = arithmeticType(operation, sides[0]->type, sides[1]->type);
    return compute(tree, type, operation, arithmeticKernel(operation, type.kind), sides);
}

NodePtr Binder::bindComparison(const ExpressionPtr& tree, NodePtr left, NodePtr right, Operation operation) {
    std::vector<NodePtr> sides{std::move(left), std::move(right)};
    LogicalType common;
    if (!unify(sides, common, Scales::Own))
        return nullptr;
    if (common.kind == TypeKind::Null) { // null = null, reject(…) = null: no type is told
        common = LogicalType::boolean();
        for (NodePtr& side : sides)
            side = coerce(side, common);
    }
    // A constant of the other side's scale compares fastest.
    for (std::size_t i = 0; i < 2; ++i)
        if (sides[i]->isConstant() && common.kind == TypeKind::Decimal &&
            sides[i]->type.scale < sides[1 - i]->type.scale)
            if (NodePtr scaled = widen(sides[i], LogicalType::decimal(38, sides[1 - i]->type.scale));
                scaled->isConstant())
                sides[i] = std::move(scaled);
    return compute(tree, LogicalType::boolean(), operation, comparisonKernel(operation, common.kind), sides);
}

/// a & b & c is one step over three parts.
NodePtr Binder::bindJoin(const ExpressionPtr& tree) {
    std::vector<ExpressionPtr> parts;
    const auto collect = [&](const auto& self, const ExpressionPtr& part) -> void {
        if (part->kind == Expression::Kind::Binary && part->binary == BinaryOperator::Join) {
            self(self, part->children[0]);
            parts.push_back(part->children[1]);
        } else {
            parts.push_back(part);
        }
    };
    collect(collect, tree);
    std::vector<NodePtr> nodes;
    if (!bindAll(parts, nodes))
        return nullptr;
    bool whole = true;
    for (NodePtr& node : nodes) {
        NodePtr text = coerce(node, LogicalType::text());
        if (!text) {
            Problem& found = problem(Code::OperandType, node->source->span, {"&", "texts", describeType(node->type)});
            suggestConversion(found, *node, LogicalType::text());
            whole = false;
        }
        node = std::move(text);
    }
    return whole ? compute(tree, LogicalType::text(), Operation::Join, joinKernel(), std::move(nodes)) : nullptr;
}

NodePtr Binder::bindIsNull(const ExpressionPtr& tree) {
    NodePtr operand = bind(tree->children[0]);
    if (!operand)
        return nullptr;
    NodePtr node = make(BoundNode::Kind::IsNull, tree, LogicalType::boolean());
    node->negated = tree->negated;
    node->children = {operand};
    return fold(std::move(node));
}

NodePtr Binder::bindIn(const ExpressionPtr& tree) {
    std::vector<NodePtr> nodes;
    LogicalType common;
    if (!bindAll(tree->children, nodes) || !unify(nodes, common, Scales::Own))
        return nullptr;
    if (common.kind == TypeKind::Null) {
        common = LogicalType::boolean();
        for (NodePtr& node : nodes)
            node = coerce(node, common);
    }
    NodePtr node = make(BoundNode::Kind::In, tree, LogicalType::boolean());
    node->negated = tree->negated;
    node->children.assign(nodes.begin(), nodes.end());
    node->kernelTakesFirst =
        std::all_of(nodes.begin() + 1, nodes.end(), [](const NodePtr& item) { return item->isConstant(); });
    if (node->kernelTakesFirst) {
        std::vector<Value> items;
        for (std::size_t i = 1; i < nodes.size(); ++i)
            items.push_back(nodes[i]->value);
        SetKernel set = setKernel(common.kind, items, node->negated);
        node->kernel = set.kernel;
        node->state = std::move(set.state);
    } else {
        node->kernel = comparisonKernel(Operation::Equal, common.kind);
    }
    return fold(std::move(node));
}

NodePtr Binder::bindBetween(const ExpressionPtr& tree) {
    std::vector<NodePtr> nodes;
    LogicalType common;
    if (!bindAll(tree->children, nodes) || !unify(nodes, common, Scales::Own))
        return nullptr;
    if (common.kind == TypeKind::Null) {
        common = LogicalType::boolean();
        for (NodePtr& node : nodes)
            node = coerce(node, common);
    }
    NodePtr between = compute(tree, LogicalType::boolean(), Operation::Between,
                              comparisonKernel(Operation::Between, common.kind), std::move(nodes));
    return tree->negated ? compute(tree, LogicalType::boolean(), Operation::Not, notKernel(), {between}) : between;
}

NodePtr Binder::bindLike(const ExpressionPtr& tree) {
    std::vector<NodePtr> nodes;
    if (!bindAll(tree->children, nodes))
        return nullptr;
    for (NodePtr& node : nodes) {
        NodePtr text = coerce(node, LogicalType::text());
        if (!text) {
            Problem& found =
                problem(Code::OperandType, node->source->span, {"like", "texts", describeType(node->type)});
            suggestConversion(found, *node, LogicalType::text());
            return nullptr;
        }
        node = std::move(text);
    }
    NodePtr like;
    if (nodes[1]->isConstant() && !isNull(nodes[1]->value) && !nodes[0]->isConstant()) {
        auto compiled = compileLike(std::get<std::string>(nodes[1]->value));
        if (!compiled.ok()) {
            problem(compiled.error().code, tree->children[1]->span, compiled.error().arguments);
            return nullptr;
        }
        like = make(BoundNode::Kind::Compute, tree, LogicalType::boolean());
        like->operation = Operation::Like;
        like->kernel = compiledLikeKernel();
        like->kernelTakesFirst = true;
        like->state = std::move(compiled).value();
        like->children = {nodes[0], nodes[1]};
    } else {
        like = compute(tree, LogicalType::boolean(), Operation::Like, likeKernel(), {nodes[0], nodes[1]});
    }
    return tree->negated ? compute(tree, LogicalType::boolean(), Operation::Not, notKernel(), {like}) : like;
}

NodePtr Binder::bindCase(const ExpressionPtr& tree) {
    std::vector<NodePtr> conditions, values;
    bool whole = true;
    const std::size_t arms = tree->children.size() / 2;
    for (std::size_t i = 0; i < arms; ++i) {
        conditions.push_back(condition(bind(tree->children[2 * i])));
        values.push_back(bind(tree->children[2 * i + 1]));
        whole = whole && conditions.back() && values.back();
    }
    if (tree->hasElse) {
        values.push_back(bind(tree->children.back()));
        whole = whole && values.back();
    }
    LogicalType common;
    if (!whole || !unify(values, common, Scales::One))
        return nullptr;
    NodePtr node = make(BoundNode::Kind::Case, tree, common);
    node->hasElse = tree->hasElse;
    for (std::size_t i = 0; i < arms; ++i) {
        node->children.push_back(conditions[i]);
        node->children.push_back(values[i]);
    }
    if (tree->hasElse)
        node->children.push_back(values.back());
    return fold(std::move(node));
}

void Binder::run(const Expression& tree, const std::optional<Wanted>& wanted) {
    NodePtr root = bind(std::make_shared<const Expression>(tree));
    const bool isOwnNewKey = root && root->kind == BoundNode::Kind::NewKey && m_ownNewKeys == 1;
    if (m_ownNewKeys > 0 && (!isOwnNewKey || !wanted || !wanted->nullable))
        problem(Code::OwnNewKeys, m_ownNewKeySpan, {m_ownNewKeyName});
    if (root && wanted)
        root = fit(std::move(root), *wanted);
    const bool failed = std::any_of(m_result.problems.begin(), m_result.problems.end(), [](const Problem& found) {
        return found.severity == Problem::Severity::Error;
    });
    if (!root || failed)
        return;
    root->slotCount = m_slots;
    auto rule = std::make_shared<BoundRule>();
    rule->type = root->type;
    rule->root = std::move(root);
    rule->columns.assign(m_columns.begin(), m_columns.end());
    rule->fieldsRead.assign(m_fields.begin(), m_fields.end());
    rule->lookupsUsed = sorted(m_lookups);
    rule->newKeysUsed = sorted(m_newKeys);
    rule->usesOwnNewKeys = m_ownNewKeys > 0;
    rule->valueMapsUsed = sorted(m_valueMaps);
    rule->parametersUsed = sorted(m_parameters);
    rule->functionsUsed = sorted(m_functions);
    rule->usesRowNumber = m_usesRowNumber;
    rule->usesNow = m_usesNow;
    m_result.rule = std::move(rule);
}

BindResult bind(const Expression& tree, const Environment& environment, const std::optional<Wanted>& wanted) {
    BindResult result;
    Binder(environment, result).run(tree, wanted);
    return result;
}

} // namespace mw::rules
