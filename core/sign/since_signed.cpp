// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sign/since_signed.h"

#include "core/document/document_file.h"

#include <algorithm>
#include <set>

namespace mw::sign {

namespace {

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
        for (ChangedFact& fact : changedFacts(*was, document, catalogue))
            if (fact.isMeaning && (signature.entry.part.isNull() || covered.contains(fact.element)))
                since.facts.push_back(std::move(fact));
    }
    RuleWords words(document, catalogue);
    for (const Change& change : changes) {
        const auto own = std::find_if(since.facts.begin(), since.facts.end(), [&](const ChangedFact& each) { return each.element == change.id; });
        if (own != since.facts.end()) {
            own->through = change.through;
            continue;
        }
        // What has no fact of its own hangs on something that has, or its facts are not at hand.
        ChangedFact fact{change.where, {}, {}, {}, {}, {}, change.through, change.kind, change.id};
        fact.nowSentence = words.of(change.id);
        since.facts.push_back(std::move(fact));
    }
    return since;
}

} // namespace mw::sign
