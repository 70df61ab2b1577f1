// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message_catalogue.h"
#include "core/review/cards.h"
#include "core/review/standing.h"

#include <string>

/// A reviewer's worklist for those without the program. Both carry the digest of what each card shows, so that an answer is
/// known to speak of that.
namespace mw::review {

struct WorklistInput {
    std::string documentTitle, documentHash;
    const PlanStanding* plan = nullptr;
    const Cards* cards = nullptr;
    std::string reviewer;
    const MessageCatalogue* catalogue = nullptr; ///< null: English
};

/// One HTML page that works without any network: cards, keys, pass / fail / unsure, comments, progress; it saves the answers as
/// a file and keeps them in the browser meanwhile.
Result<void> writeWorklistPage(const WorklistInput& input, const std::string& path);

/// A workbook, a row for each card: only verdict and comment can be changed, the verdict is chosen from a list.
Result<void> writeWorklistBook(const WorklistInput& input, const std::string& path);

/// What stands in the workbook's hidden sheet and names its columns when it comes back.
inline constexpr const char* kWorklistSheet = "mapwright_worklist";

} // namespace mw::review
