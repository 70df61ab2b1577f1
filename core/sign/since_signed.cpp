// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sign/since_signed.h"

#include "core/document/document_file.h"
#include "core/document/semantic_diff.h"
#include "core/mapping/problems.h"
#include "core/rules/parser.h"
#include "core/rules/sentence.h"

#include <algorithm>
#include <set>

namespace mw::sign {

namespace {

using document::DocumentChange;

/// The state that was signed, if it was kept and is what it says.
std::optional<mapping::Document> keptState(evidence::EvidenceStore* store, const std::string& contentHash) {
    if (store == nullptr)
        return {};
    const auto text = store->keptDocument(contentHash);
    if (!text.ok() || !*text)
        return {};
    auto document = document::parseDocument(**text, "the state that was signed");
    if (!document.ok() || document::contentHash(*document) != contentHash)
        return {};
    return std::move(document).value();
}

/// A field's rule in words; empty where there is none.
std::string sentenceOf(const mapping::Document& document, const Id& field, const MessageCatalogue& catalogue) {
    for (const mapping::EntityMapping& mapping : document.mappings) {
        for (const mapping::FieldMapping& each : mapping.fields) {
            if (each.id != field || each.rule.empty())
                continue;
            const rules::ParsedRule parsed = rules::parse(each.rule);
            return parsed.tree ? rules::sentence(*parsed.tree, mapping::environmentOf(document, mapping), catalogue) : std::string();
        }
    }
    return {};
}

Change::Kind kindOf(DocumentChange::Kind kind) {
    return kind == DocumentChange::Kind::Added     ? Change::Kind::Added
           : kind == DocumentChange::Kind::Removed ? Change::Kind::Removed
                                                   : Change::Kind::Changed;
}

} // namespace

const SignatureState* lastApproval(const Verification& found, const std::string& name, const Id& part) {
    const auto covers = [&](const SignatureState& each) {
        const bool isWider = part.isNull() ? each.entry.part.isNull() : each.entry.part.isNull() || each.entry.part == part;
        return each.entry.act == Act::Approval && each.entry.name == name && isWider && each.state != SignatureState::State::Broken &&
               each.state != SignatureState::State::Revoked;
    };
    const auto last = std::find_if(found.signatures.rbegin(), found.signatures.rend(), covers);
    return last == found.signatures.rend() ? nullptr : &*last;
}

Result<SinceSigned> sinceSigned(const mapping::Document& document, const SignatureState& signature, evidence::EvidenceStore* store,
                                const MessageCatalogue& catalogue) {
    SinceSigned since;
    const std::vector<Change> changes = changesSince(document, document::elementHashes(document), signature.entry.part, signature.entry.covers);
    const std::optional<mapping::Document> was = keptState(store, signature.entry.contentHash);
    since.isKept = was.has_value();
    if (was) {
        std::set<Id> covered;
        for (const Change& change : changes)
            covered.insert(change.id);
        for (DocumentChange& change : document::compareDocuments(*was, document)) {
            if (!change.isMeaning || (!signature.entry.part.isNull() && !covered.contains(change.element)))
                continue;
            ChangedFact fact{change.where, change.what, change.was, change.now, {}, {}, {}, kindOf(change.kind), change.element};
            const bool isWhole = change.what.empty(); // it came or went, which is told as JSON
            if (isWhole)
                fact.was = fact.now = std::string();
            if (change.what == "rule" || isWhole) {
                fact.wasSentence = sentenceOf(*was, change.element, catalogue);
                fact.nowSentence = sentenceOf(document, change.element, catalogue);
            }
            since.facts.push_back(std::move(fact));
        }
    }
    for (const Change& change : changes) {
        const auto own = std::find_if(since.facts.begin(), since.facts.end(), [&](const ChangedFact& each) { return each.element == change.id; });
        if (own != since.facts.end()) {
            own->through = change.through;
            continue;
        }
        // What has no fact of its own hangs on something that has, or its facts are not at hand.
        ChangedFact fact{change.where, {}, {}, {}, {}, {}, change.through, change.kind, change.id};
        fact.nowSentence = sentenceOf(document, change.id, catalogue);
        since.facts.push_back(std::move(fact));
    }
    return since;
}

} // namespace mw::sign
