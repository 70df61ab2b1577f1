// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::mapping {

/// Spellings of one thing, as a value map is to clean them.
struct Spellings {
    std::vector<std::string> values; ///< all of them
    std::string becomes;             ///< what all become; of a map that gives another type, its canonical text
};

/// A value as a map compares it: blind to case and edge spaces where the map is.
std::string listedAs(const rules::ValueMap& map, std::string_view value);

/// Says what each group becomes in a value map: what it gives for the first of them that it lists, else the first itself.
void propose(const rules::ValueMap& map, std::vector<Spellings>& groups);

/// Lists spellings with what they become. Entries that are there stay; a value that becomes itself is listed only where the map does
/// not keep what is not listed. Gives how many entries were added; a Data code, and nothing changed, where a text is no value of
/// the map's type.
Result<std::size_t> addCorrections(rules::ValueMap& map, const std::vector<Spellings>& groups, const std::string& note);

/// A new value map that keeps all other values: "Cleaned city", or the next free name. `wanted` may be any text.
ValueMap cleaningMap(const Document& document, const std::string& wanted, Id id);

} // namespace mw::mapping
