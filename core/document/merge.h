// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/mapping/model.h"

#include <set>
#include <string>
#include <vector>

namespace mw::document {

/// One fact that both sides changed, each in its own way.
struct MergeConflict {
    std::string where;        ///< "people.email (PPL-014)"
    std::string what;         ///< "rule"; empty: the element itself, which one side took away
    std::string ours, theirs; ///< as text; empty for none
    Id element;
    bool isMeaning = true; ///< false: workflow, which no approval hangs on
    /// "people.email (PPL-014): rule is 'lower(e_mail)' in ours and 'trim(e_mail)' in theirs".
    std::string sentence() const;
};

struct Merge {
    mapping::Document document;           ///< all that does not conflict from both sides, ours where it does
    std::vector<MergeConflict> conflicts; ///< in document order
    /// References that both sides had given to different elements: theirs carry new ones. "PPL-015 → PPL-016".
    std::vector<std::pair<std::string, std::string>> newReferences;
};

/// Brings together what two people made of one document. Facts are those of compareDocuments(): a member of an element,
/// an entry of a value map, a field mapping. Changes of different facts never conflict. Edits of what the other side took
/// away do, as do two field mappings for one target field. View settings are no conflict, ours stay; of retired references the
/// highest counts; signatures of both are kept. The result can always be written and read; DuplicateId where the two
/// sides gave one id to different kinds of elements.
Result<Merge> mergeDocuments(const mapping::Document& base, const mapping::Document& ours, const mapping::Document& theirs);

/// The same, decided: elements that conflict and whose ids are among `byTheirs` are as theirs have them, all others as ours.
Result<mapping::Document> mergeDecided(const mapping::Document& base, const mapping::Document& ours, const mapping::Document& theirs,
                                       const std::set<Id>& byTheirs);

} // namespace mw::document
