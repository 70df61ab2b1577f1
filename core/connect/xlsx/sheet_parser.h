// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/package/xml_parser.h"
#include "core/connect/sheet/sheet_row.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mw::xlsx {

/// Collects the rows of a worksheet part as they pass, undecoded; whoever feeds it takes them away.
class SheetParser final : public package::XmlHandler {
public:
    enum class CellType : std::uint8_t { Number, SharedString, Text, Boolean, Date, Error };
    struct Cell {
        std::uint32_t column = 0;
        std::uint32_t style = 0;
        CellType type = CellType::Number;
        bool hasValue = false;   ///< a <v> or <is> stands there, if empty
        bool hasInline = false;  ///< it was an <is>
        bool hasFormula = false;
        std::uint32_t begin = 0, end = 0; ///< of the value in texts(), or of the formula where there is no value
    };
    struct Row {
        std::uint32_t number = 0;
        bool hidden = false;
        std::uint32_t firstCell = 0, endCell = 0;
        std::optional<Error> problem;
    };

    explicit SheetParser(std::string sheetName) : m_sheet(std::move(sheetName)) {}
    void start(std::string_view name, const package::XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;

    const std::vector<Row>& rows() const { return m_rows; } ///< those that are whole
    const Cell& cell(std::uint32_t place) const { return m_cells[place]; }
    std::string_view textOf(const Cell& cell) const {
        return std::string_view(m_texts).substr(cell.begin, cell.end - cell.begin);
    }
    /// Drops the rows that are whole and keeps the one under construction.
    void forgetRows();
    const sheet::SheetFacts& facts() const { return m_facts; }

private:
    enum class In : std::uint8_t { Sheet, Data, Row, Cell, Value, Formula, Inline, InlineText, Reading, Unwanted };

    void startRow(const package::XmlAttributes& attributes);
    void startCell(const package::XmlAttributes& attributes);
    void endCell();
    void endRow();
    void startColumn(const package::XmlAttributes& attributes);
    void setProblem(Error error);

    const std::string m_sheet;
    In m_in = In::Sheet;
    int m_readingDepth = 0;
    sheet::SheetFacts m_facts;
    std::vector<Row> m_rows;
    std::vector<Cell> m_cells;
    std::string m_texts;
    Row m_row;
    Cell m_cell;
    bool m_isPastBounds = false; ///< what follows in this row is not kept
    std::uint32_t m_lastRow = 0;
    std::uint32_t m_nextColumn = 0;
    std::size_t m_rowTextBegin = 0;
};

} // namespace mw::xlsx
