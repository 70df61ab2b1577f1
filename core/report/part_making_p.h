// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/parts.h"

namespace mw::report {

inline Block block(Block::Kind kind, const std::string& text) {
    Block made;
    made.kind = kind;
    made.text = text;
    return made;
}

/// Adds nothing for an empty text.
inline void addText(Part& part, Block::Kind kind, const std::string& text) {
    if (!text.empty())
        part.blocks.push_back(block(kind, text));
}

inline void addHeading(Part& part, int level, const std::string& text, const std::string& tag = {}) {
    Block heading = block(Block::Kind::Heading, text);
    heading.level = level;
    heading.tag = tag;
    part.blocks.push_back(std::move(heading));
}

/// A table, or what is said where it has no rows.
inline void addTable(Part& part, const Content::Table& table) {
    if (table.rows.empty())
        return addText(part, Block::Kind::Placeholder, table.emptyText);
    Block made = block(Block::Kind::Table, {});
    made.columns = table.columns;
    for (const auto& row : table.rows) {
        std::vector<std::vector<CellLine>> cells;
        for (std::size_t i = 0; i < row.size(); ++i)
            cells.push_back({{row[i], i < table.columns.size() && table.columns[i].code ? CellLine::Manner::Code : CellLine::Manner::Plain}});
        made.rows.push_back(std::move(cells));
    }
    part.blocks.push_back(std::move(made));
}

} // namespace mw::report
