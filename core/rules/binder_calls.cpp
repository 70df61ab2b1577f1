// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/rules/binder_p.h"
#include "core/rules/catalogue.h"
#include "core/rules/interpreter_p.h"
#include "core/rules/literal_p.h"
#include "core/rules/names_p.h"
#include "core/rules/parser.h"
#include "core/rules/suggestion_p.h"

#include <algorithm>
#include <limits>

namespace mw::rules {

namespace {

/// What people know from spreadsheets and SQL, and how it is called here.
constexpr std::pair<std::string_view, std::string_view> kOtherNames[] = {
    {"iif", "if"},
    {"ifnull", "coalesce"},
    {"nvl", "coalesce"},
    {"isnull", "coalesce"},
    {"len", "length"},
    {"char_length", "length"},
    {"substr", "substring"},
    {"mid", "substring"},
    {"ucase", "upper"},
    {"lcase", "lower"},
    {"initcap", "proper"},
    {"concatenate", "concat"},
    {"vlookup", "lookup"},
    {"xlookup", "lookup"},
    {"iferror", "try"},
    {"to_number", "to_decimal"},
    {"to_char", "to_text"},
    {"to_string", "to_text"},
    {"int", "to_integer"},
    {"instr", "position"},
    {"strpos", "position"},
    {"str_to_date", "parse_date"},
    {"ceil", "ceiling"},
    {"regexp_replace", "replace_matches"},
    {"regex_replace", "replace_matches"},
    {"regexp_match", "matches"},
    {"rownum", "row_number"},
    {"sysdate", "now"},
    {"current_timestamp", "now"},
    {"getdate", "now"},
    {"error", "reject"},
    {"raise", "reject"},
    {"switch", "map"},
    {"decode", "map"},
};

/// How far an argument is from what a signature takes: 0 exact, larger is worse, none where it cannot be.
std::optional<int> distance(const BoundNode& node, const Argument& argument) {
    const LogicalType& own = node.type;
    if (argument.kind == TypeKind::Null)
        return 2;
    if (own.kind == TypeKind::Null)
        return 1;
    if (own.kind == argument.kind)
        return !argument.zoned || *argument.zoned == own.zoned ? std::optional(0) : std::nullopt;
    if (own.kind == TypeKind::Integer && argument.kind == TypeKind::Decimal)
        return 1;
    if (!node.isLiteral)
        return std::nullopt;
    const bool number = own.kind == TypeKind::Integer || own.kind == TypeKind::Decimal;
    if (number && argument.kind == TypeKind::Float)
        return 3;
    if (own.kind != TypeKind::Text || argument.kind == TypeKind::Binary)
        return std::nullopt;
    LogicalType type;
    type.kind = argument.kind;
    type.zoned = argument.zoned.value_or(false);
    if (argument.kind == TypeKind::Decimal)
        type = LogicalType::decimal(38, 0);
    return parseValue(std::get<std::string>(node.value), type).ok() ? std::optional(4) : std::nullopt;
}

const Argument& argumentAt(const Overload& overload, std::size_t i) {
    return overload.arguments[std::min(i, overload.arguments.size() - 1)];
}

bool takesCount(const Overload& overload, std::size_t count) {
    return count >= overload.neededArguments() && (count <= overload.arguments.size() || overload.isRepeated());
}

} // namespace

std::string counted(std::size_t from, std::size_t to) {
    const auto plural = [](std::size_t n) { return std::to_string(n) + (n == 1 ? " argument" : " arguments"); };
    if (to == std::numeric_limits<std::size_t>::max())
        return "at least " + plural(from);
    return from == to ? (from == 0 ? "no arguments" : plural(from)) : std::to_string(from) + " to " + plural(to);
}

NodePtr Binder::bindCall(const ExpressionPtr& tree) {
    if (const ProjectFunction* project = projectFunction(tree->name))
        return bindProjectFunction(tree, *project);
    const Function* const function = findFunction(tree->name);
    if (!function) {
        unknownFunction(*tree);
        return nullptr;
    }
    return function->form() == Form::Computed ? bindFunction(tree, *function) : bindForm(tree, *function);
}

void Binder::unknownFunction(const Expression& call) {
    std::vector<std::string> near;
    for (const auto& [other, ours] : kOtherNames)
        if (other == call.name && (ours == "if" || findFunction(ours)))
            near.emplace_back(ours);
    if (near.empty()) {
        std::vector<std::string> known;
        for (const Function& function : allFunctions())
            known.emplace_back(function.name());
        for (const ProjectFunction& function : m_environment.functions)
            known.push_back(function.name);
        near = nearestNames(call.name, known);
    }
    Problem& found = problem(Code::UnknownFunction, call.nameSpan, {quoted(call.name), didYouMean(near)});
    if (!m_bodySpan)
        for (const std::string& name : near)
            found.fixes.push_back({"Did you mean this?", call.nameSpan, name});
    std::vector<NodePtr> arguments; // for the problems inside
    bindAll(call.children, arguments);
}

bool Binder::argumentCount(const Expression& call, const Function& function, std::size_t from, std::size_t to) {
    const std::size_t given = call.children.size();
    if (given >= from && given <= to)
        return true;
    const std::string said = given == 0 ? "none is" : std::to_string(given) + (given == 1 ? " is" : " are");
    problem(Code::ArgumentCount, call.span, {std::string(function.name()), counted(from, to), said});
    return false;
}

NodePtr Binder::bindForm(const ExpressionPtr& tree, const Function& function) {
    constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();
    switch (function.form()) {
    case Form::Coalesce: return argumentCount(*tree, function, 1, kAny) ? bindCoalesce(tree) : nullptr;
    case Form::Try: return argumentCount(*tree, function, 2, 2) ? bindTry(tree) : nullptr;
    case Form::Reject: return argumentCount(*tree, function, 1, 1) ? bindReject(tree) : nullptr;
    case Form::Map: return argumentCount(*tree, function, 2, 2) ? bindMap(tree) : nullptr;
    case Form::Lookup: {
        std::string field = "name";
        for (const Environment::Lookup& lookup : m_environment.lookups)
            if (!lookup.entity.fields.empty())
                field = lookup.entity.fields.front().name;
        problem(Code::RecordNeedsField, tree->span, {printName(field)});
        return nullptr;
    }
    case Form::NewId:
        return argumentCount(*tree, function, 2, kAny) ? bindNewKey(tree) : nullptr;
    case Form::RowNumber:
        if (!argumentCount(*tree, function, 0, 0))
            return nullptr;
        m_usesRowNumber = true;
        return make(BoundNode::Kind::RowNumber, tree, LogicalType::integer());
    case Form::Now: {
        if (!argumentCount(*tree, function, 0, 0))
            return nullptr;
        m_usesNow = true;
        NodePtr node = make(BoundNode::Kind::Constant, tree, LogicalType::timestamp(true));
        node->value = Timestamp{m_environment.nowMicros};
        return node;
    }
    case Form::If: // the parser makes a Case of it
    case Form::Computed: break;
    }
    return nullptr;
}

NodePtr Binder::bindFunction(const ExpressionPtr& tree, const Function& function) {
    std::vector<NodePtr> arguments;
    if (!bindAll(tree->children, arguments))
        return nullptr;
    const Overload* best = nullptr;
    const Overload* nearest = nullptr; // fits by number, fails at the latest argument
    std::size_t nearestAt = 0;
    int bestDistance = std::numeric_limits<int>::max();
    std::size_t fewest = std::numeric_limits<std::size_t>::max(), most = 0;
    for (const Overload& overload : function.overloads()) {
        fewest = std::min(fewest, overload.neededArguments());
        most = overload.isRepeated() ? std::numeric_limits<std::size_t>::max()
                                     : std::max(most, overload.arguments.size());
        if (!takesCount(overload, arguments.size()))
            continue;
        int sum = 0;
        std::size_t i = 0;
        for (; i < arguments.size(); ++i) {
            const std::optional<int> far = distance(*arguments[i], argumentAt(overload, i));
            if (!far)
                break;
            sum += *far;
        }
        if (i < arguments.size()) {
            if (!nearest || i > nearestAt) {
                nearest = &overload;
                nearestAt = i;
            }
        } else if (sum < bestDistance) {
            bestDistance = sum;
            best = &overload;
        }
    }
    if (best)
        return bindOverload(tree, function, *best, std::move(arguments));
    if (!nearest) {
        argumentCount(*tree, function, fewest, most);
        return nullptr;
    }
    const Argument& wanted = argumentAt(*nearest, nearestAt);
    LogicalType type;
    type.kind = wanted.kind;
    type.zoned = wanted.zoned.value_or(false);
    const BoundNode& given = *arguments[nearestAt];
    std::string place(wanted.name);
    Problem& found =
        problem(Code::ArgumentType, tree->children[nearestAt]->span,
                {quoted(place), std::string(function.name()), describeType(type), describeType(given.type)});
    suggestConversion(found, given, type);
    return nullptr;
}

NodePtr Binder::bindOverload(const ExpressionPtr& tree, const Function& function, const Overload& overload,
                             std::vector<NodePtr> arguments) {
    // What was left out stands there with its default.
    for (std::size_t i = arguments.size(); i < overload.arguments.size(); ++i) {
        const ParsedRule written = parse(overload.arguments[i].defaultLiteral);
        MW_ASSERT(written.ok(), "a default is a literal of the language");
        NodePtr value = bind(written.tree);
        value->span = spanOf(tree->span);
        arguments.push_back(std::move(value));
    }
    std::vector<NodePtr> generics;
    for (std::size_t i = 0; i < arguments.size(); ++i)
        if (argumentAt(overload, i).kind == TypeKind::Null)
            generics.push_back(arguments[i]);
    LogicalType generic;
    if (!generics.empty() && !unify(generics, generic, Scales::One))
        return nullptr;
    const bool onlyNulls = generic.kind == TypeKind::Null && !generics.empty();
    if (onlyNulls) {
        generic = LogicalType::text();
        for (NodePtr& node : generics)
            node = coerce(node, generic);
    }
    for (std::size_t i = 0, g = 0; i < arguments.size(); ++i) {
        const Argument& declared = argumentAt(overload, i);
        if (declared.kind == TypeKind::Null) {
            arguments[i] = generics[g++];
            continue;
        }
        LogicalType type;
        type.kind = declared.kind;
        // A literal keeps the digits it was written with.
        if (declared.kind == TypeKind::Timestamp)
            type.zoned = arguments[i]->type.kind == TypeKind::Timestamp ? arguments[i]->type.zoned
                                                                        : declared.zoned.value_or(false);
        if (declared.kind == TypeKind::Decimal && arguments[i]->type.kind == TypeKind::Integer)
            type = LogicalType::decimal(19, 0);
        arguments[i] = coerce(arguments[i], type);
        MW_ASSERT(arguments[i], "an overload is chosen only if its arguments fit");
    }
    NodePtr call = make(BoundNode::Kind::Compute, tree, overload.resultIsGeneric ? generic : overload.result);
    call->function = &function;
    // Bytes are bytes: binary runs through the loops of text.
    const TypeKind stored = generic.kind == TypeKind::Binary ? TypeKind::Text : generic.kind;
    call->kernel = overload.kernel ? overload.kernel : overload.genericKernels[std::size_t(stored)];
    MW_ASSERT(call->kernel, "a generic function has a kernel for every type");
    call->children.assign(arguments.begin(), arguments.end());
    NodePtr finished = finishCall(std::move(call), overload, arguments);
    // Of nulls alone no type is known, so the result goes with any type too.
    if (finished && onlyNulls && overload.resultIsGeneric && finished->isConstant() && isNull(finished->value))
        finished = constant(finished, Value(), LogicalType::null());
    return finished;
}

NodePtr Binder::finishCall(NodePtr call, const Overload& overload, const std::vector<NodePtr>& arguments) {
    std::vector<LogicalType> types;
    std::vector<std::optional<Value>> constants;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const BoundNode& argument = *arguments[i];
        types.push_back(argument.type);
        constants.push_back(argument.isConstant() && !isNull(argument.value) ? std::optional(argument.value)
                                                                             : std::nullopt);
        if (!argumentAt(overload, i).isFixed)
            continue;
        if (argument.kind == BoundNode::Kind::Failure || (argument.isConstant() && isNull(argument.value))) {
            // Without the fixed value nothing can be prepared: the call fails or is null as that argument is.
            NodePtr same = std::make_shared<BoundNode>(argument);
            same->type = overload.resultRule ? LogicalType::null() : call->type;
            same->isLiteral = false;
            same->source = call->source;
            return same;
        }
        if (!argument.isConstant()) {
            problem(Code::NotFixed, argument.source->span, {quoted(argumentAt(overload, i).name)});
            return nullptr;
        }
    }
    const CallFacts facts(types, constants);
    const auto blame = [&](const Error& error) {
        const Span span = facts.lastAsked() ? arguments[*facts.lastAsked()]->source->span : call->source->span;
        problem(error.code, span, error.arguments);
    };
    if (overload.resultRule) {
        Result<LogicalType> type = overload.resultRule(facts);
        if (!type.ok()) {
            blame(type.error());
            return nullptr;
        }
        call->type = *type;
    }
    if (overload.prepare) {
        auto state = overload.prepare(facts);
        if (!state.ok()) {
            blame(state.error());
            return nullptr;
        }
        call->state = std::move(state).value();
    }
    return fold(std::move(call));
}

NodePtr Binder::bindProjectFunction(const ExpressionPtr& tree, const ProjectFunction& function) {
    const bool recursive = std::any_of(m_scopes.begin(), m_scopes.end(),
                                       [&](const Scope& scope) { return scope.function == &function; });
    if (recursive) {
        problem(Code::RecursiveFunction, tree->span, {quoted(function.name)});
        return nullptr;
    }
    // Slots are taken before the arguments are bound, so that calls inside those use others; then given back.
    const std::size_t firstSlot = m_nextSlot;
    m_nextSlot += function.arguments.size();
    m_slots = std::max(m_slots, m_nextSlot);
    NodePtr call = writtenOut(tree, function, firstSlot);
    m_nextSlot = firstSlot;
    return call;
}

NodePtr Binder::writtenOut(const ExpressionPtr& tree, const ProjectFunction& function, std::size_t firstSlot) {
    std::vector<NodePtr> arguments;
    if (!bindAll(tree->children, arguments))
        return nullptr;
    if (arguments.size() != function.arguments.size()) {
        problem(Code::ArgumentCount, tree->span,
                {function.name, counted(function.arguments.size(), function.arguments.size()),
                 std::to_string(arguments.size()) + (arguments.size() == 1 ? " is" : " are")});
        return nullptr;
    }
    NodePtr let = make(BoundNode::Kind::Let, tree, LogicalType::null());
    let->firstSlot = firstSlot;
    Scope scope;
    scope.function = &function;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const NodePtr value = fit(arguments[i], {function.arguments[i].type, true});
        if (!value)
            return nullptr;
        let->children.push_back(value);
        if (value->isConstant()) {
            scope.arguments.push_back(value);
            continue;
        }
        NodePtr slot = make(BoundNode::Kind::Slot, tree->children[i], value->type);
        slot->firstSlot = firstSlot + i;
        scope.arguments.push_back(std::move(slot));
    }
    if (!function.body) {
        problem(Code::RuleEmpty, tree->span, {});
        return nullptr;
    }
    m_functions.insert(function.name);
    m_scopes.push_back(std::move(scope));
    const std::optional<Span> outerSpan = m_bodySpan;
    m_bodySpan = spanOf(tree->span);
    NodePtr body = bind(function.body);
    m_bodySpan = outerSpan;
    m_scopes.pop_back();
    if (!body)
        return nullptr;
    let->type = body->type;
    let->children.push_back(body);
    return fold(std::move(let));
}

NodePtr Binder::bindTry(const ExpressionPtr& tree) {
    ++m_tries;
    NodePtr attempt = bind(tree->children[0]);
    --m_tries;
    std::vector<NodePtr> nodes{attempt, bind(tree->children[1])};
    LogicalType common;
    if (!nodes[0] || !nodes[1] || !unify(nodes, common, Scales::One))
        return nullptr;
    NodePtr node = make(BoundNode::Kind::Try, tree, common);
    node->children.assign(nodes.begin(), nodes.end());
    return fold(std::move(node));
}

NodePtr Binder::bindCoalesce(const ExpressionPtr& tree) {
    std::vector<NodePtr> nodes;
    LogicalType common;
    if (!bindAll(tree->children, nodes) || !unify(nodes, common, Scales::One))
        return nullptr;
    NodePtr node = make(BoundNode::Kind::Coalesce, tree, common);
    node->children.assign(nodes.begin(), nodes.end());
    return fold(std::move(node));
}

NodePtr Binder::bindReject(const ExpressionPtr& tree) {
    NodePtr reason = bind(tree->children[0]);
    if (!reason)
        return nullptr;
    NodePtr text = coerce(reason, LogicalType::text());
    if (!text) {
        Problem& found = problem(Code::ArgumentType, tree->children[0]->span,
                                 {quoted("reason"), "reject", "text", describeType(reason->type)});
        suggestConversion(found, *reason, LogicalType::text());
        return nullptr;
    }
    NodePtr node = make(BoundNode::Kind::Reject, tree, LogicalType::null());
    node->children = {text};
    return fold(std::move(node));
}

} // namespace mw::rules
