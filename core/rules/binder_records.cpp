// SPDX-License-Identifier: GPL-3.0-or-later
// Value maps and lookups: what stands in the document beside the rule.
#include "core/base/utf8.h"
#include "core/rules/binder_p.h"
#include "core/rules/catalogue.h"
#include "core/rules/literal_p.h"
#include "core/rules/names_p.h"
#include "core/rules/suggestion_p.h"

#include <limits>

namespace mw::rules {

/// The name of a value map or lookup: a text as written.
const std::string* Binder::fixedName(const Expression& call, const std::string& what) {
    const Expression& name = *call.children[0];
    if (name.kind == Expression::Kind::Literal)
        if (const auto* text = std::get_if<std::string>(&name.literal))
            return text;
    Problem& found = problem(Code::NotFixed, name.span, {"the name of the " + what});
    if (name.kind == Expression::Kind::Field && !m_bodySpan)
        found.fixes.push_back({"Write a text in single quotes", name.span, "'" + name.path.back() + "'"});
    return nullptr;
}

NodePtr Binder::bindMap(const ExpressionPtr& tree) {
    const std::string* const name = fixedName(*tree, "value map");
    NodePtr input = bind(tree->children[1]);
    if (!name)
        return nullptr;
    std::shared_ptr<const ValueMap> map;
    std::vector<std::string> known;
    for (const bool exact : {true, false})
        for (const auto& candidate : m_environment.valueMaps) {
            known.push_back(candidate->name);
            if (!map && (exact ? candidate->name == *name : equalsBlind(candidate->name, *name)))
                map = candidate;
        }
    if (!map) {
        const std::vector<std::string> near = nearestNames(*name, known);
        Problem& found = problem(Code::UnknownValueMap, tree->children[0]->span, {quoted(*name), didYouMean(near)});
        if (!m_bodySpan)
            for (const std::string& one : near)
                found.fixes.push_back(
                    {"Did you mean this?", tree->children[0]->span, printLiteral(one, LogicalType::text())});
        return nullptr;
    }
    m_valueMaps.insert(map->name);
    if (!input)
        return nullptr;
    if (input->type.kind == TypeKind::Null)
        input = coerce(input, LogicalType::text());
    if (map->unlisted == ValueMap::Unlisted::KeepValue) {
        NodePtr kept = coerce(input, map->resultType);
        if (!kept) {
            Problem& found = problem(Code::ValueMapType, tree->children[1]->span,
                                     {quoted(map->name), describeType(map->resultType), describeType(input->type)});
            suggestConversion(found, *input, map->resultType);
            return nullptr;
        }
        input = std::move(kept);
    }
    auto table = ValueMapTable::make(map);
    if (!table.ok()) {
        problem(table.error().code, tree->children[0]->span, table.error().arguments);
        return nullptr;
    }
    NodePtr node = make(BoundNode::Kind::Map, tree, map->resultType);
    node->table = std::move(table).value();
    node->children = {input};
    return fold(std::move(node));
}

NodePtr Binder::bindMember(const ExpressionPtr& tree) {
    std::string field = tree->name;
    const Expression* record = tree->children[0].get();
    ExpressionPtr call = tree->children[0];
    Span fieldSpan = tree->nameSpan;
    while (record->kind == Expression::Kind::Member) { // lookup(…).address.city
        field = record->name + "." + field;
        fieldSpan.begin = record->nameSpan.begin;
        call = record->children[0];
        record = call.get();
    }
    const Function* const function = record->kind == Expression::Kind::Call ? findFunction(record->name) : nullptr;
    if (!function || function->form() != Form::Lookup) {
        problem(Code::MemberOfNoRecord, tree->nameSpan, {});
        bind(call);
        return nullptr;
    }
    return bindLookup(call, tree, field, fieldSpan);
}

/// A value where it fits a type, else null: a key with more digits than keys have matches none.
NodePtr Binder::orNull(const NodePtr& value, const LogicalType& type) {
    NodePtr fitted = make(BoundNode::Kind::Fit, value->source, type);
    fitted->children = {value};
    NodePtr attempt = make(BoundNode::Kind::Try, value->source, type);
    attempt->children = {fitted, constant(value, Value(), type)};
    return attempt;
}

/// A value to be compared with a part of a key.
NodePtr Binder::keyPart(const NodePtr& value, const LogicalType& type) {
    NodePtr key = coerce(value, type);
    if (!key) {
        reportClash(*value, *value, type);
        m_result.problems.back().error.arguments = {describeType(value->type), describeType(type)};
        return nullptr;
    }
    return type.kind == TypeKind::Decimal && key->type.scale > type.scale ? orNull(key, type) : key;
}

NodePtr Binder::bindLookup(const ExpressionPtr& call, const ExpressionPtr& whole, const std::string& field,
                           Span fieldSpan) {
    const Function& function = *findFunction(call->name);
    if (!argumentCount(*call, function, 2, std::numeric_limits<std::size_t>::max()))
        return nullptr;
    const std::string* const name = fixedName(*call, "lookup");
    std::vector<NodePtr> keys;
    const bool bound = bindAll(std::span(call->children).subspan(1), keys);
    if (!name)
        return nullptr;
    const Environment::Lookup* lookup = nullptr;
    std::vector<std::string> known;
    for (const bool exact : {true, false})
        for (const Environment::Lookup& candidate : m_environment.lookups) {
            known.push_back(candidate.name);
            if (!lookup && (exact ? candidate.name == *name : equalsBlind(candidate.name, *name)))
                lookup = &candidate;
        }
    if (!lookup) {
        const std::vector<std::string> near = nearestNames(*name, known);
        Problem& found = problem(Code::UnknownLookup, call->children[0]->span, {quoted(*name), didYouMean(near)});
        if (!m_bodySpan)
            for (const std::string& one : near)
                found.fixes.push_back(
                    {"Did you mean this?", call->children[0]->span, printLiteral(one, LogicalType::text())});
        return nullptr;
    }
    m_lookups.insert(lookup->name);
    const Field* const wanted = lookup->entity.field(field);
    if (!wanted) {
        std::vector<std::string> fields;
        for (const Field& one : lookup->entity.fields)
            fields.push_back(printName(one.name));
        const std::vector<std::string> near = nearestNames(field, fields);
        Problem& found = problem(Code::UnknownField, fieldSpan, {quoted(field), didYouMean(near)});
        if (!m_bodySpan)
            for (const std::string& one : near)
                found.fixes.push_back({"Did you mean this?", fieldSpan, one});
        return nullptr;
    }
    if (keys.size() != lookup->keyFields.size()) {
        problem(Code::ArgumentCount, call->span,
                {"lookup " + quoted(lookup->name), counted(lookup->keyFields.size() + 1, lookup->keyFields.size() + 1),
                 std::to_string(keys.size() + 1) + " are"});
        return nullptr;
    }
    if (!bound)
        return nullptr;
    NodePtr node = make(BoundNode::Kind::LookupField, whole, wanted->type);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        // A key that is not a plain field is compared as it is printed.
        const Field* const keyField = lookup->entity.field(lookup->keyFields[i]);
        if (!keyField) {
            node->children.push_back(keys[i]);
            continue;
        }
        NodePtr key = keyPart(keys[i], keyField->type);
        if (!key)
            return nullptr;
        node->children.push_back(std::move(key));
    }
    node->lookup = lookup->source;
    node->lookupName = lookup->name;
    node->lookupField = *lookup->entity.fieldIndex(wanted->name);
    return node;
}

} // namespace mw::rules
