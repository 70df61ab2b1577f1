// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sign/changed_facts.h"

#include "core/document/semantic_diff.h"
#include "core/mapping/problems.h"
#include "core/rules/parser.h"
#include "core/rules/sentence.h"

#include <map>

namespace mw::sign {

namespace {

using document::DocumentChange;

Change::Kind kindOf(DocumentChange::Kind kind) {
    return kind == DocumentChange::Kind::Added     ? Change::Kind::Added
           : kind == DocumentChange::Kind::Removed ? Change::Kind::Removed
                                                   : Change::Kind::Changed;
}

} // namespace

struct RuleWords::State {
    const mapping::Document& document;
    const MessageCatalogue& catalogue;
    std::map<Id, std::pair<const mapping::EntityMapping*, const mapping::FieldMapping*>> fields;
    std::map<const mapping::EntityMapping*, rules::Environment> environments; ///< dear to make: once each, when one is asked for
};

RuleWords::RuleWords(const mapping::Document& document, const MessageCatalogue& catalogue)
    : m_state(new State{document, catalogue, {}, {}}) {
    for (const mapping::EntityMapping& mapping : document.mappings)
        for (const mapping::FieldMapping& field : mapping.fields)
            m_state->fields.try_emplace(field.id, &mapping, &field);
}
RuleWords::~RuleWords() = default;

std::string RuleWords::of(const Id& field) {
    const auto found = m_state->fields.find(field);
    if (found == m_state->fields.end() || found->second.second->rule.empty())
        return {};
    const rules::ParsedRule parsed = rules::parse(found->second.second->rule);
    if (!parsed.tree)
        return {};
    auto known = m_state->environments.find(found->second.first);
    if (known == m_state->environments.end())
        known = m_state->environments.emplace(found->second.first, mapping::environmentOf(m_state->document, *found->second.first)).first;
    return rules::sentence(*parsed.tree, known->second, m_state->catalogue);
}

std::vector<ChangedFact> changedFacts(const mapping::Document& was, const mapping::Document& now, const MessageCatalogue& catalogue) {
    std::vector<ChangedFact> facts;
    RuleWords before(was, catalogue), after(now, catalogue);
    for (const DocumentChange& change : document::compareDocuments(was, now)) {
        ChangedFact fact{change.where, change.what, change.was, change.now, {}, {}, {}, kindOf(change.kind), change.element, change.isMeaning};
        const bool isWhole = change.what.empty(); // it came or went, which is told as JSON
        if (isWhole)
            fact.was = fact.now = std::string();
        if (change.what == "rule" || isWhole) {
            fact.wasSentence = before.of(change.element);
            fact.nowSentence = after.of(change.element);
        }
        facts.push_back(std::move(fact));
    }
    return facts;
}

} // namespace mw::sign
