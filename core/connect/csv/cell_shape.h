// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace mw::csv {

/// What a cell looks like, for telling dialects and headers apart; nothing is converted by it.
enum class CellShape : std::uint8_t {
    Empty,
    Number,   ///< with sign, grouping, decimals, exponent, percent or currency sign
    Temporal, ///< a date, a time or both, in any common form
    Boolean,
    Address, ///< an e-mail address or URL
    Word,    ///< letters, digits and the punctuation of names and prose
    Other,
};
CellShape shapeOf(std::string_view cell);
inline bool isTyped(CellShape shape) {
    return shape == CellShape::Number || shape == CellShape::Temporal || shape == CellShape::Boolean;
}

} // namespace mw::csv
