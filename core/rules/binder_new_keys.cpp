// SPDX-License-Identifier: GPL-3.0-or-later
// new_id('contacts', contact_no): the key that a record got in the target.
#include "core/base/utf8.h"
#include "core/rules/binder_p.h"
#include "core/rules/catalogue.h"
#include "core/rules/literal_p.h"
#include "core/rules/names_p.h"
#include "core/rules/suggestion_p.h"

#include <algorithm>
#include <limits>

namespace mw::rules {

namespace {

using NewKeys = Environment::NewKeys;

/// The name by which a rule may mean one entity mapping alone.
const std::string& ownNameOf(const NewKeys& keys) {
    return keys.reference.empty() ? keys.targetEntity : keys.reference;
}

} // namespace

std::vector<const NewKeys*> newKeysNamed(const std::vector<NewKeys>& known, std::string_view name) {
    constexpr std::string NewKeys::*kNames[] = {&NewKeys::reference, &NewKeys::sourceEntity, &NewKeys::targetEntity};
    std::vector<const NewKeys*> meant;
    for (const bool exact : {true, false})
        for (const auto member : kNames) {
            for (const NewKeys& candidate : known)
                if (exact ? candidate.*member == name : equalsBlind(candidate.*member, name))
                    meant.push_back(&candidate);
            if (!meant.empty())
                return meant;
        }
    return meant;
}

const NewKeys* Binder::newKeysOf(const Expression& call, const std::string& name) {
    const Expression& written = *call.children[0];
    const std::vector<const NewKeys*> meant = newKeysNamed(m_environment.newKeys, name);
    if (meant.size() == 1)
        return meant.front();
    if (!meant.empty()) {
        std::string listed;
        for (const NewKeys* candidate : meant)
            listed += (listed.empty() ? "" : ", ") + printLiteral(ownNameOf(*candidate), LogicalType::text());
        Problem& found = problem(Code::AmbiguousNewKeys, written.span, {quoted(name), listed});
        if (!m_bodySpan)
            for (const NewKeys* candidate : meant)
                found.fixes.push_back({"Take those of " + candidate->targetEntity, written.span,
                                       printLiteral(ownNameOf(*candidate), LogicalType::text())});
        return nullptr;
    }
    std::vector<std::string> known;
    for (const NewKeys& candidate : m_environment.newKeys)
        for (const std::string& one : {candidate.sourceEntity, candidate.reference})
            if (!one.empty() && std::find(known.begin(), known.end(), one) == known.end())
                known.push_back(one);
    const std::vector<std::string> near = nearestNames(name, known);
    Problem& found = problem(Code::UnknownNewKeys, written.span, {quoted(name), didYouMean(near)});
    if (!m_bodySpan)
        for (const std::string& one : near)
            found.fixes.push_back({"Did you mean this?", written.span, printLiteral(one, LogicalType::text())});
    return nullptr;
}

NodePtr Binder::bindNewKey(const ExpressionPtr& tree) {
    const std::string* const name = fixedName(*tree, "entity");
    std::vector<NodePtr> parts;
    const bool bound = bindAll(std::span(tree->children).subspan(1), parts);
    if (!name)
        return nullptr;
    const NewKeys* const keys = newKeysOf(*tree, *name);
    if (!keys)
        return nullptr;
    if (!keys->obstacle.empty()) {
        problem(Code::NoNewKeys, tree->children[0]->span, {quoted(*name), keys->obstacle});
        return nullptr;
    }
    if (parts.size() != keys->keyFields.size()) {
        const std::size_t wanted = keys->keyFields.size() + 1;
        problem(Code::ArgumentCount, tree->span,
                {"new_id of " + quoted(*name), counted(wanted, wanted), std::to_string(parts.size() + 1) + " are"});
        return nullptr;
    }
    if (!bound)
        return nullptr;
    m_newKeys.insert(keys->id);
    if (keys->isOwn) {
        ++m_ownNewKeys;
        m_ownNewKeySpan = spanOf(tree->span);
        m_ownNewKeyName = printLiteral(*name, LogicalType::text());
    }
    NodePtr node = make(BoundNode::Kind::NewKey, tree, keys->type);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        NodePtr part = keyPart(parts[i], keys->keyFields[i].type);
        if (!part)
            return nullptr;
        node->children.push_back(std::move(part));
    }
    node->crosswalk = keys->crosswalk;
    node->lookupName = *name;
    return node;
}

} // namespace mw::rules
