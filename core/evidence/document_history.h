// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/evidence_store.h"

#include <span>
#include <string>

/// What was done to a document over all its saves, kept in its evidence store: the way back to any state it was saved in, and
/// to any in between. It is bound to the document's text: what changed without the program is a step of its own.
namespace mw::evidence {

/// How steps are called that nobody named.
struct HistoryWords {
    std::string outside = "Changed outside Mapwright";
    std::string several = "Several edits"; ///< where the single ones are not known
};

/// Keeps what led from the document as it was read or saved last to what has been saved now.
Result<void> keepHistory(EvidenceStore& store, const mapping::Document& was, const mapping::Document& now,
                         std::span<const document::PerformedEdit> performed, const std::string& author,
                         const HistoryWords& words = {});

/// The document as it was behind a step, 0 for the beginning, without signatures. UnknownName where there is no such step or
/// no history at all.
Result<mapping::Document> documentAfter(EvidenceStore& store, std::int64_t step);

} // namespace mw::evidence
