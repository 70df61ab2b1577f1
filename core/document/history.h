// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/edit.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace mw::document {

/// An edit as it was applied, undone ones by their inverse, and when (microseconds since 1970, UTC).
struct PerformedEdit {
    mapping::Edit edit;
    std::int64_t atMicros = 0;
};

/// One step of a document's history, with the way back.
struct HistoryStep {
    std::int64_t atMicros = 0; ///< when it was done, or done last
    mapping::Edit edit, inverse;
    const std::string& words() const { return edit.label; }
};

/// What a document says besides its signatures, which are no edits: the state that steps lead from and to.
std::string stateText(const mapping::Document& document);

/// The steps that lead from one state to another, signatures aside. They are the edits that were performed: what undid the one
/// before is left out with it, and edits of one label on one element in a row are one step. Where they do not lead there it
/// is one step called `otherwise`, made of what differs. Nothing where nothing differs.
Result<std::vector<HistoryStep>> historySteps(const mapping::Document& was, const mapping::Document& now,
                                              std::span<const PerformedEdit> performed, const std::string& otherwise,
                                              std::int64_t nowMicros);

/// Takes a document back, the newest step first. WrongValue where a step does not fit: then it is undefined how far it came.
Result<void> rewind(mapping::Document& document, std::span<const HistoryStep> newestFirst);

} // namespace mw::document
