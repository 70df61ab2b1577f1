// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/entries.h"

#include <span>
#include <string>
#include <vector>

/// What was said in reviews as a file that travels between machines (*.mapwright-review), one entry a line:
///
///   {"mapwright_review":1,"document":"…","entries":[
///   ["<digest>",{…}],
///   …
///   ]}
///
/// in the order of the digests, so that equal sets are equal files. Putting sets together needs no care: entries never change,
/// and what they come to does not depend on their order.
namespace mw::review {

std::string printReviewFile(const Id& document, std::span<const evidence::ReviewEntry> entries);

/// The entries of a file, ready for the store. NotJson, WrongVersion; WrongValue where an entry is not what its digest says, or
/// belongs to another document.
Result<std::vector<evidence::ReviewEntry>> parseReviewFile(std::string_view text, const Id& document);

} // namespace mw::review
