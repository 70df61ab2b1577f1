// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message_catalogue.h"
#include "core/mapping/model.h"
#include "core/sign/verification.h"

#include <memory>
#include <string>
#include <vector>

namespace mw::sign {

/// One fact that is not what it was, as somebody reads it who decides on it.
struct ChangedFact {
    std::string where; ///< "people.email (PPL-014)"
    std::string what;  ///< "rule", "entry 'A'"; empty: the element itself came, went or hangs on something that changed
    std::string was, now;                 ///< as text; empty for none, or where the state before was not kept
    std::string wasSentence, nowSentence; ///< of a rule, in words
    std::vector<std::string> through;     ///< what it hangs on that has changed too
    Change::Kind kind = Change::Kind::Changed;
    Id element;
    bool isMeaning = true; ///< false: workflow or signatures, which no approval hangs on
};

/// What differs between two states of a document, in document order. Rules are said in the catalogue's language.
std::vector<ChangedFact> changedFacts(const mapping::Document& was, const mapping::Document& now,
                                      const MessageCatalogue& catalogue = MessageCatalogue::english());

/// Says the rules of a document in words. The document and the catalogue outlive it.
class RuleWords {
public:
    RuleWords(const mapping::Document& document, const MessageCatalogue& catalogue);
    ~RuleWords();
    RuleWords(const RuleWords&) = delete;
    RuleWords& operator=(const RuleWords&) = delete;
    /// Of a field mapping; empty where it has no rule that can be read.
    std::string of(const Id& field);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace mw::sign
