// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/exported.h"

#include <string>
#include <vector>

namespace mw::report::pdf {

/// A word of a page; places in points from its top left corner.
struct PlacedWord {
    std::string text;
    double left = 0, right = 0, top = 0, bottom = 0;
    double size = 0; ///< of its font
    bool isBold = false;
};

/// Puts the words of pages together, one page after the other: what stands side by side without a gap is one text, and is
/// known by the row and the column of its table, else by the heading above it.
class PageText {
public:
    void add(std::vector<PlacedWord> words, std::vector<Shown>& shown);

private:
    /// What stands above the words at hand.
    std::string heading() const;

    std::string m_heading; ///< the last one, over pages
};

} // namespace mw::report::pdf
