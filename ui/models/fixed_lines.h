// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/codepage/text_decoder.h"
#include "core/connect/fixed/fixed_detection.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw::ui {

/// The first records of a file in fixed columns, column by column as its reader counts them: characters where the text is
/// UTF-8, else bytes, of which a character may take several.
class FixedLines {
public:
    /// What stands in one column, or begins there and goes on in the next ones.
    struct Cell {
        std::size_t column = 0;
        char32_t point = 0; ///< U+FFFD for what is no character
        unsigned char byte = 0; ///< the first byte; of characters that are columns: 0
        std::size_t columns = 1;
        friend bool operator==(const Cell&, const Cell&) = default;
    };
    FixedLines() = default;
    /// Null is a file without records.
    explicit FixedLines(std::shared_ptr<const fixed::FixedFile> file);

    bool countsCharacters() const { return !m_decoder || m_decoder->isUtf8(); }
    std::size_t count() const { return m_file ? m_file->sample.bytes.size() : 0; }
    /// Columns of a line, and of the longest.
    std::size_t width(std::size_t line) const { return m_widths[line]; }
    std::size_t widest() const { return m_widest; }
    bool isHeader(std::size_t line) const { return m_file && line < m_file->header; }
    /// The cells over the columns from `begin` to before `end`; fewer where the line is shorter.
    std::vector<Cell> cells(std::size_t line, std::size_t begin, std::size_t end) const;
    /// What stands in some columns, without blanks around it.
    std::string text(std::size_t line, const fixed::Columns& columns) const;
    /// The record type that a line is of; none where the layout has none for it.
    std::optional<std::size_t> typeOf(std::size_t line, const fixed::FixedLayout& layout) const;

private:
    Cell cellAt(std::string_view bytes, std::size_t at) const;

    std::shared_ptr<const fixed::FixedFile> m_file;
    std::unique_ptr<codepage::TextDecoder> m_decoder;
    std::vector<std::size_t> m_widths;
    std::size_t m_widest = 0;
};

} // namespace mw::ui
