// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/edit.h"

#include <string>
#include <vector>

namespace mw::document {

/// One fact that differs between two documents.
struct DocumentChange {
    enum class Kind : std::uint8_t { Added, Removed, Changed };
    Kind kind = Kind::Changed;
    std::string where; ///< "people.email (PPL-014)", "value map 'Stage' (VM-003)", "the document"
    std::string what;  ///< "rule", "entry 'A'"; empty: the element itself came or went
    std::string was, now; ///< as text; empty for none
    Id element;
    bool isMeaning = true; ///< false: workflow or signatures, which no approval hangs on
    /// "people.email (PPL-014): rule was 'lower(e_mail)', now it is 'lower(trim(e_mail))'".
    std::string sentence() const;
};

/// Lists what differs, fact by fact in document order; elements are the same where their ids are. Order alone is no
/// difference, save among entity mappings.
std::vector<DocumentChange> compareDocuments(const mapping::Document& was, const mapping::Document& now);

/// Makes the edit that turns `was` into `now`, exactly (signatures aside): for a file that was changed outside.
mapping::Edit editBetween(const mapping::Document& was, const mapping::Document& now, std::string label);

} // namespace mw::document
