// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/binder.h"
#include "core/rules/bound_node_p.h"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace mw::rules {

using NodePtr = std::shared_ptr<BoundNode>; ///< still being built

/// Gives names, overloads and types to one tree. Methods that give a node give null where a problem was reported.
class Binder {
public:
    Binder(const Environment& environment, BindResult& result) : m_environment(environment), m_result(result) {}

    void run(const Expression& tree, const std::optional<Wanted>& wanted);

private:
    // -- binder.cpp: the tree
    NodePtr bind(const ExpressionPtr& tree);
    NodePtr bindKind(const ExpressionPtr& tree);
    NodePtr bindUnary(const ExpressionPtr& tree);
    NodePtr bindBinary(const ExpressionPtr& tree);
    NodePtr bindLogic(const ExpressionPtr& tree);
    NodePtr bindArithmetic(const ExpressionPtr& tree, NodePtr left, NodePtr right, Operation operation);
    NodePtr bindComparison(const ExpressionPtr& tree, NodePtr left, NodePtr right, Operation operation);
    NodePtr bindJoin(const ExpressionPtr& tree);
    NodePtr bindIsNull(const ExpressionPtr& tree);
    NodePtr bindIn(const ExpressionPtr& tree);
    NodePtr bindBetween(const ExpressionPtr& tree);
    NodePtr bindLike(const ExpressionPtr& tree);
    NodePtr bindCase(const ExpressionPtr& tree);
    NodePtr condition(NodePtr node);
    bool bindAll(std::span<const ExpressionPtr> trees, std::vector<NodePtr>& into);

    // -- binder_names.cpp: what a name means
    NodePtr bindField(const ExpressionPtr& tree);
    NodePtr fieldNode(const ExpressionPtr& tree, std::size_t binding);
    void unknownName(const ExpressionPtr& tree);
    const ProjectFunction* projectFunction(std::string_view name) const;

    // -- binder_calls.cpp: functions and the forms that look like them
    NodePtr bindCall(const ExpressionPtr& tree);
    NodePtr bindForm(const ExpressionPtr& tree, const Function& function);
    NodePtr bindFunction(const ExpressionPtr& tree, const Function& function);
    NodePtr bindOverload(const ExpressionPtr& tree, const Function& function, const Overload& overload,
                         std::vector<NodePtr> arguments);
    NodePtr finishCall(NodePtr call, const Overload& overload, const std::vector<NodePtr>& arguments);
    NodePtr bindProjectFunction(const ExpressionPtr& tree, const ProjectFunction& function);
    NodePtr writtenOut(const ExpressionPtr& tree, const ProjectFunction& function, std::size_t firstSlot);
    NodePtr bindTry(const ExpressionPtr& tree);
    NodePtr bindCoalesce(const ExpressionPtr& tree);
    NodePtr bindReject(const ExpressionPtr& tree);
    bool argumentCount(const Expression& call, const Function& function, std::size_t from, std::size_t to);
    void unknownFunction(const Expression& call);

    // -- binder_records.cpp: value maps and lookups; binder_new_keys.cpp: new keys
    NodePtr bindMap(const ExpressionPtr& tree);
    NodePtr bindMember(const ExpressionPtr& tree);
    NodePtr bindLookup(const ExpressionPtr& call, const ExpressionPtr& whole, const std::string& field, Span fieldSpan);
    NodePtr bindNewKey(const ExpressionPtr& tree);
    const Environment::NewKeys* newKeysOf(const Expression& call, const std::string& name);
    NodePtr keyPart(const NodePtr& value, const LogicalType& type);
    NodePtr orNull(const NodePtr& value, const LogicalType& type);
    const std::string* fixedName(const Expression& call, const std::string& what);

    // -- binder_types.cpp: types beside one another
    /// Brings a node to a type where that is implied: null, literals, integer to decimal. Null (silently) where not.
    NodePtr coerce(const NodePtr& node, const LogicalType& type);
    /// Finds the one type of several nodes and brings them all to it; decimals may keep their own scales.
    enum class Scales { Own, One };
    bool unify(std::vector<NodePtr>& nodes, LogicalType& type, Scales scales);
    void reportClash(const BoundNode& node, const BoundNode& other, const LogicalType& type);
    NodePtr fit(NodePtr node, const Wanted& wanted);
    NodePtr widen(const NodePtr& node, const LogicalType& type);
    NodePtr constant(const NodePtr& like, Value value, const LogicalType& type, bool isLiteral = false);

    // -- making nodes, folding, problems
    NodePtr make(BoundNode::Kind kind, const ExpressionPtr& source, const LogicalType& type);
    NodePtr compute(const ExpressionPtr& source, const LogicalType& type, Operation operation, Kernel kernel,
                    std::vector<NodePtr> children);
    /// Computes a node whose parts are all known; an error stays as a value.
    NodePtr fold(NodePtr node);
    Problem& problem(Code code, Span span, std::vector<std::string> arguments,
                     Problem::Severity severity = Problem::Severity::Error);
    void suggestConversion(Problem& found, const BoundNode& node, const LogicalType& to);
    Span spanOf(const Span& written) const { return m_bodySpan ? *m_bodySpan : written; }

    const Environment& m_environment;
    BindResult& m_result;

    /// The arguments that names mean inside a project function's body.
    struct Scope {
        const ProjectFunction* function = nullptr;
        std::vector<BoundNodePtr> arguments;
    };
    std::vector<Scope> m_scopes;
    std::optional<Span> m_bodySpan; ///< in a body: the call, for the body's own places are in another text
    std::set<std::size_t> m_columns, m_fields;
    std::set<std::string> m_lookups, m_newKeys, m_valueMaps, m_parameters, m_functions;
    std::size_t m_ownNewKeys = 0; ///< calls that ask for new keys of the own mapping
    Span m_ownNewKeySpan;
    std::string m_ownNewKeyName;
    std::size_t m_slots = 0; ///< the most in use at once
    std::size_t m_nextSlot = 0;
    std::size_t m_nodes = 0;
    std::size_t m_depth = 0;
    std::size_t m_tries = 0;
    bool m_usesRowNumber = false, m_usesNow = false;
    bool m_tooLarge = false;
};

/// "text", "decimal number": a type for a message, without what is not told by it.
std::string describeType(const LogicalType& type);
/// "3 arguments", "2 to 3 arguments", "at least 1 argument".
std::string counted(std::size_t from, std::size_t to);

} // namespace mw::rules
