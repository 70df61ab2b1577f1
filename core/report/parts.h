// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/content.h"
#include "core/report/words_p.h"

#include <string>
#include <vector>

namespace mw::report {

/// A line of a table's cell, all in one manner.
struct CellLine {
    enum class Manner : std::uint8_t { Plain, Strong, Soft, Code, Quote };
    std::string text;
    Manner manner = Manner::Plain;
};

/// What stands below the one before.
struct Block {
    enum class Kind : std::uint8_t { Heading, Lead, Text, Bullets, Facts, Pairs, Table, Placeholder };
    Kind kind = Kind::Text;
    std::string text;
    std::string tag; ///< of a heading: a reference beside it
    int level = 1;   ///< of a heading
    std::vector<std::string> items;   ///< of bullets
    std::vector<Content::Fact> facts; ///< figures with their names; of pairs, names with what they say
    std::vector<Content::Table::ColumnHead> columns;
    std::vector<std::vector<std::vector<CellLine>>> rows; ///< of a table: cells of lines
};

/// Blocks that begin on a page of their own.
struct Part {
    bool isLandscape = false; ///< its tables need the width
    std::vector<Block> blocks;
};

/// What stands on the cover below title and description: state and hash, figures, who has signed.
std::vector<Block> coverOf(const Content& content, const Words& words);
/// What stands behind the cover, for formats with pages, for the audience of the content. Tables of a decision paper have at most
/// `rows` rows.
std::vector<Part> partsOf(const Content& content, const Words& words, std::size_t rows = 12);
/// Whether a table of contents stands before it: what is short has none.
inline bool hasContents(const Content& content) { return content.audience != SpecificationInput::Audience::DecisionPaper; }

} // namespace mw::report
