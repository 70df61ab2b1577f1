// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/style.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::report {

/// One part of a document that is a ZIP archive.
struct PackagePart {
    std::string name; ///< "word/document.xml"
    std::string bytes;
    bool isStored = false; ///< not deflated: readers look for some parts' bytes at fixed places
};

/// The archive of the parts in their order; equal parts give equal bytes.
Result<std::string> packageOf(const std::vector<PackagePart>& parts);

/// A part with what a house style says in the places for it: @ACCENT@ (six digits), @BODY@ and @HEADING@ (families).
std::string inStyle(std::string_view part, const HouseStyle& style);

/// A text within XML 1.0: markup escaped, what no document may hold replaced by U+FFFD.
std::string xmlText(std::string_view text);

} // namespace mw::report
