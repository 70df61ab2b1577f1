// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/chain.h"

#include "core/rules/catalogue.h"

#include <algorithm>

namespace mw::rules {

namespace {

/// What needs no chain of its own: it can stand in a field of a chip.
bool isSimple(const Expression& node) {
    switch (node.kind) {
    case Expression::Kind::Literal:
    case Expression::Kind::Field: return true;
    case Expression::Kind::Call: return node.children.empty();
    case Expression::Kind::Unary:
        return node.unary == UnaryOperator::Negate && node.children[0]->kind == Expression::Kind::Literal;
    default: return false;
    }
}

/// The argument that a call works on: the second of map('…', x), else the first.
std::size_t subjectOf(const Expression& call) {
    const Function* const function = findFunction(call.name);
    return function ? function->subject() : 0;
}

bool onlySubjectIsDeep(const Expression& node, std::size_t subject) {
    for (std::size_t i = 0; i < node.children.size(); ++i)
        if (i != subject && !isSimple(*node.children[i]))
            return false;
    return true;
}

/// Takes the outermost step off; gives what it worked on, null where the node is no step.
ExpressionPtr takeStep(const Expression& node, ChainStep& step) {
    if (node.kind == Expression::Kind::Call && !node.children.empty()) {
        const Function* const function = findFunction(node.name);
        const bool branches = function && (function->form() == Form::Reject || function->form() == Form::Lookup);
        step.subject = subjectOf(node);
        if (branches || step.subject >= node.children.size() || !onlySubjectIsDeep(node, step.subject))
            return nullptr;
        step.kind = ChainStep::Kind::Call;
        step.function = node.name;
        for (std::size_t i = 0; i < node.children.size(); ++i)
            if (i != step.subject)
                step.arguments.push_back(node.children[i]);
        return node.children[step.subject];
    }
    if (node.kind == Expression::Kind::Member) {
        const Expression& record = *node.children[0];
        const Function* const function = record.kind == Expression::Kind::Call ? findFunction(record.name) : nullptr;
        if (!function || function->form() != Form::Lookup || record.children.size() != 2 ||
            record.children[0]->kind != Expression::Kind::Literal)
            return nullptr;
        step.kind = ChainStep::Kind::Lookup;
        step.function = record.name;
        step.field = node.name;
        step.arguments = {record.children[0]};
        return record.children[1];
    }
    if (node.kind == Expression::Kind::Binary && node.binary == BinaryOperator::Join) {
        const bool after = isSimple(*node.children[1]);
        if (!after && !isSimple(*node.children[0]))
            return nullptr;
        step.kind = after ? ChainStep::Kind::JoinAfter : ChainStep::Kind::JoinBefore;
        step.arguments = {node.children[after ? 1 : 0]};
        return node.children[after ? 0 : 1];
    }
    return nullptr;
}

std::shared_ptr<Expression> node(Expression::Kind kind) {
    auto made = std::make_shared<Expression>();
    made->kind = kind;
    return made;
}

} // namespace

std::optional<Chain> readChain(const ExpressionPtr& rule) {
    Chain chain;
    ExpressionPtr rest = rule;
    while (rest && !isSimple(*rest)) {
        ChainStep step;
        rest = takeStep(*rest, step);
        chain.steps.push_back(std::move(step));
    }
    if (!rest)
        return std::nullopt;
    chain.start = std::move(rest);
    std::reverse(chain.steps.begin(), chain.steps.end());
    return chain;
}

ExpressionPtr writeChain(const Chain& chain) {
    ExpressionPtr made = chain.start;
    for (const ChainStep& step : chain.steps) {
        switch (step.kind) {
        case ChainStep::Kind::Call: {
            auto call = node(Expression::Kind::Call);
            call->name = step.function;
            call->children = step.arguments;
            call->children.insert(call->children.begin() + std::ptrdiff_t(std::min(step.subject, step.arguments.size())),
                                  made);
            made = std::move(call);
            break;
        }
        case ChainStep::Kind::Lookup: {
            auto record = node(Expression::Kind::Call);
            record->name = step.function;
            record->children = {step.arguments[0], made};
            auto member = node(Expression::Kind::Member);
            member->name = step.field;
            member->children = {std::move(record)};
            made = std::move(member);
            break;
        }
        case ChainStep::Kind::JoinAfter:
        case ChainStep::Kind::JoinBefore: {
            auto join = node(Expression::Kind::Binary);
            join->binary = BinaryOperator::Join;
            join->children = {made, step.arguments[0]};
            if (step.kind == ChainStep::Kind::JoinBefore)
                std::swap(join->children[0], join->children[1]);
            made = std::move(join);
            break;
        }
        }
    }
    return made;
}

} // namespace mw::rules
