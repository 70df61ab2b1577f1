// SPDX-License-Identifier: GPL-3.0-or-later
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

bool sameKind(const LogicalType& a, const LogicalType& b) {
    return a.kind == b.kind && (a.kind != TypeKind::Timestamp || a.zoned == b.zoned);
}

/// The type that holds values of both, where the kinds agree.
LogicalType commonOf(const LogicalType& a, const LogicalType& b) {
    LogicalType type = a;
    if (a.kind == TypeKind::Decimal) {
        const int scale = std::max(a.scale, b.scale);
        const int whole = std::max(a.precision - a.scale, b.precision - b.scale);
        type = LogicalType::decimal(std::uint8_t(std::clamp(whole + scale, 1, 38)), std::uint8_t(scale));
    }
    type.length = a.length == 0 || b.length == 0 ? 0 : std::max(a.length, b.length);
    return type;
}

LogicalType asDecimal(const LogicalType& type) {
    return type.kind == TypeKind::Integer ? LogicalType::decimal(19, 0) : type;
}

bool isExactNumber(const LogicalType& type) {
    return type.kind == TypeKind::Integer || type.kind == TypeKind::Decimal;
}

} // namespace

std::string describeType(const LogicalType& type) {
    switch (type.kind) {
    case TypeKind::Null: return "nothing";
    case TypeKind::Timestamp: return printType(type);
    default: return printType(type).substr(0, printType(type).find('('));
    }
}

NodePtr Binder::constant(const NodePtr& like, Value value, const LogicalType& type, bool isLiteral) {
    auto node = std::make_shared<BoundNode>();
    node->kind = BoundNode::Kind::Constant;
    node->type = type;
    node->span = like->span;
    node->source = like->source;
    node->value = std::move(value);
    node->isLiteral = isLiteral;
    node->unfolded = like->unfolded;
    return node;
}

NodePtr Binder::widen(const NodePtr& node, const LogicalType& type) {
    if (node->type.kind == TypeKind::Decimal && node->type.scale == type.scale)
        return node;
    if (node->isConstant()) {
        Result<Value> scaled = castValue(node->value, node->type, LogicalType::decimal(38, type.scale));
        if (scaled.ok())
            return constant(node, std::move(scaled).value(), type, node->isLiteral);
    }
    return compute(node->source, type, Operation::Widen, widenKernel(node->type.kind), {node});
}

NodePtr Binder::coerce(const NodePtr& node, const LogicalType& type) {
    const LogicalType& own = node->type;
    if (type.kind == TypeKind::Decimal && isExactNumber(own))
        return own.kind == TypeKind::Decimal && own.scale >= type.scale ? node : widen(node, type);
    if (sameKind(own, type))
        return node;
    if (own.kind == TypeKind::Null) {
        if (node->isConstant())
            return constant(node, Value(), type);
        if (node->kind == BoundNode::Kind::Failure) {
            NodePtr typed = std::make_shared<BoundNode>(*node);
            typed->type = type;
            return typed;
        }
        NodePtr typed = make(BoundNode::Kind::Fit, node->source, type);
        typed->children = {node};
        return typed;
    }
    if (!node->isLiteral || isNull(node->value))
        return nullptr;
    if (own.kind == TypeKind::Text && type.kind != TypeKind::Binary) {
        Result<Value> read = parseValue(std::get<std::string>(node->value), type);
        return read.ok() ? constant(node, std::move(read).value(), type, true) : nullptr;
    }
    if (isExactNumber(own) && type.kind == TypeKind::Float) {
        Result<Value> read = castValue(node->value, own, type);
        return read.ok() ? constant(node, std::move(read).value(), type, true) : nullptr;
    }
    return nullptr;
}

bool Binder::unify(std::vector<NodePtr>& nodes, LogicalType& type, Scales scales) {
    // What is not a literal tells the type; literals follow it. Among literals alone a text follows the others.
    const BoundNode* teller = nullptr;
    for (const int round : {0, 1, 2}) {
        for (const NodePtr& node : nodes) {
            const bool tells = round == 0 ? !node->isLiteral : round == 1 ? node->type.kind != TypeKind::Text : true;
            if (!tells || node->type.kind == TypeKind::Null)
                continue;
            if (!teller) {
                teller = node.get();
                type = node->type;
            } else if (isExactNumber(type) && isExactNumber(node->type)) {
                type = type.kind == node->type.kind ? commonOf(type, node->type)
                                                    : commonOf(asDecimal(type), asDecimal(node->type));
            } else if (sameKind(type, node->type)) {
                type = commonOf(type, node->type);
            } else if (round == 0) {
                reportClash(*node, *teller, type);
                return false;
            }
        }
        if (teller && round >= 1)
            break;
    }
    if (!teller) {
        type = LogicalType::null();
        return true;
    }
    for (NodePtr& node : nodes) {
        const bool ownScale = scales == Scales::Own && type.kind == TypeKind::Decimal && isExactNumber(node->type);
        NodePtr brought = ownScale
                              ? (node->type.kind == TypeKind::Decimal ? node : widen(node, LogicalType::decimal(19, 0)))
                              : coerce(node, type);
        if (!brought) {
            reportClash(*node, *teller, type);
            return false;
        }
        node = std::move(brought);
        if (type.kind == TypeKind::Text && type.length > 0 && node->isLiteral && !isNull(node->value)) {
            const std::size_t length = countCodePoints(std::get<std::string>(node->value));
            type.length = std::max(type.length, std::uint32_t(length));
        }
    }
    return true;
}

void Binder::reportClash(const BoundNode& node, const BoundNode& other, const LogicalType& type) {
    // A literal that cannot be read as the type beside it says so itself.
    if (node.isLiteral && node.type.kind == TypeKind::Text && type.kind != TypeKind::Binary) {
        const Result<Value> read = parseValue(std::get<std::string>(node.value), type);
        if (!read.ok()) {
            problem(read.error().code, node.source->span, read.error().arguments);
            return;
        }
    }
    Problem& found =
        problem(Code::TypesDiffer, node.source->span, {describeType(node.type), describeType(other.type)});
    suggestConversion(found, node, type);
}

void Binder::suggestConversion(Problem& found, const BoundNode& node, const LogicalType& to) {
    if (m_bodySpan)
        return;
    if (node.isLiteral && to.kind == TypeKind::Text && isExactNumber(node.type)) {
        found.fixes.push_back(
            {"Write a text in single quotes", node.source->span, "'" + printValue(node.value, node.type) + "'"});
        return;
    }
    static constexpr std::pair<TypeKind, std::string_view> kConversions[] = {
        {TypeKind::Text, "to_text"},       {TypeKind::Integer, "to_integer"},     {TypeKind::Decimal, "to_decimal"},
        {TypeKind::Float, "to_float"},     {TypeKind::Boolean, "to_boolean"},     {TypeKind::Date, "to_date"},
        {TypeKind::Timestamp, "to_timestamp"}, {TypeKind::Time, "to_time"},       {TypeKind::Uuid, "to_uuid"}};
    for (const auto& [kind, name] : kConversions) {
        if (kind != to.kind || !findFunction(name))
            continue;
        std::string call = std::string(name) + "(" + print(*node.source);
        if (kind == TypeKind::Decimal)
            call += ", " + std::to_string(to.scale);
        found.fixes.push_back({"Convert it", node.source->span, call + ")"});
    }
}

NodePtr Binder::fit(NodePtr node, const Wanted& wanted) {
    const LogicalType& type = wanted.type;
    const ExpressionPtr source = node->source;
    if (type.kind == TypeKind::Null)
        return node;
    NodePtr brought = coerce(node, type);
    if (!brought) {
        if (node->isLiteral && node->type.kind == TypeKind::Text) {
            const Result<Value> read = parseValue(std::get<std::string>(node->value), type);
            if (!read.ok()) {
                problem(read.error().code, source->span, read.error().arguments);
                return nullptr;
            }
        }
        Problem& found = problem(Code::NotAssignable, source->span, {describeType(node->type), printType(type)});
        suggestConversion(found, *node, type);
        return nullptr;
    }
    const bool losesDigits = type.kind == TypeKind::Decimal && brought->type.scale > type.scale;
    const bool losesLength = type.length > 0 && brought->type.length > type.length;
    if ((losesDigits || losesLength) && !brought->isConstant()) {
        Problem& found = problem(Code::MayNotFit, source->span, {printType(brought->type), printType(type)},
                                 Problem::Severity::Warning);
        if (losesDigits && findFunction("round") && !m_bodySpan)
            found.fixes.push_back({"Round it", source->span,
                                   "round(" + print(*source) + ", " + std::to_string(type.scale) + ")"});
    }
    const bool checked = wanted.nullable == false || type.length > 0 || type.kind == TypeKind::Decimal;
    if (brought->kind == BoundNode::Kind::Failure || !checked) {
        NodePtr typed = std::make_shared<BoundNode>(*brought);
        typed->type = type;
        return typed;
    }
    NodePtr fitted = make(BoundNode::Kind::Fit, source, type);
    fitted->required = !wanted.nullable;
    fitted->children = {brought};
    if (!brought->isConstant())
        return fitted;
    Result<Value> value = interpretConstant(*fitted);
    if (!value.ok()) {
        problem(value.error().code, source->span, value.error().arguments);
        return nullptr;
    }
    return constant(brought, std::move(value).value(), type);
}

} // namespace mw::rules
