// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/package/xml_parser.h"
#include "core/connect/sheet/workbook.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace mw::ods {

/// Hears the content of a spreadsheet (OpenDocument 1.3 part 3, chapter 9), all of whose sheets stand in one part.
/// Collects what entities there are, or the rows of one sheet as they pass; whoever feeds it takes them away.
class ContentParser final : public package::XmlHandler {
public:
    struct Cell {
        std::uint32_t column = 0;
        std::uint32_t repeats = 1; ///< the same again in the columns behind it
        sheet::CellKind kind = sheet::CellKind::Text;
        std::uint32_t begin = 0, end = 0; ///< in the texts
    };
    struct Row {
        std::uint32_t number = 0;
        std::uint32_t repeats = 1; ///< the same again in the rows below it
        bool hidden = false;
        std::uint32_t firstCell = 0, endCell = 0;
        std::optional<Error> problem;
    };

    /// Without a sheet entities are collected; with one, its rows. `raw`: texts as they are stored.
    explicit ContentParser(std::optional<std::size_t> wantedSheet, std::string sheetName = {}, bool raw = false)
        : m_wanted(wantedSheet), m_sheetName(std::move(sheetName)), m_raw(raw) {}
    void start(std::string_view name, const package::XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;

    std::vector<sheet::WorkbookEntity> takeEntities();
    const std::vector<Row>& rows() const { return m_rows; } ///< those that are whole
    const Cell& cell(std::uint32_t place) const { return m_cells[place]; }
    std::string_view textOf(const Cell& cell) const {
        return std::string_view(m_texts).substr(cell.begin, cell.end - cell.begin);
    }
    /// Drops the rows that are whole and keeps the one under construction.
    void forgetRows();
    const sheet::SheetFacts& facts() const { return m_facts; }

private:
    struct Name {
        std::string name;
        std::string address;
    };
    struct Value {
        std::string type, stored, formula;
        bool isError = false;
        bool hasStoredText = false;
    };

    bool isReading() const { return m_wanted && m_inTable && m_table == *m_wanted; }
    void startTable(const package::XmlAttributes& attributes);
    void startColumn(const package::XmlAttributes& attributes);
    void startRow(const package::XmlAttributes& attributes);
    void startCell(const package::XmlAttributes& attributes);
    void startInCell(std::string_view name, const package::XmlAttributes& attributes);
    void endCell();
    void endRow();
    void decode(Cell& cell);
    void appendText(std::string_view piece);

    const std::optional<std::size_t> m_wanted;
    const std::string m_sheetName;
    const bool m_raw;

    std::vector<sheet::WorkbookEntity> m_sheets;
    std::vector<Name> m_names;
    std::set<std::string> m_hiddenStyles;
    std::string m_style; ///< of tables, that is being declared

    std::size_t m_skip = 0; ///< elements deep in something that is no content of cells
    bool m_inTable = false, m_inRow = false, m_inCell = false, m_inParagraph = false;
    std::size_t m_tables = 0; ///< begun so far
    std::size_t m_table = 0;
    sheet::SheetFacts m_facts;
    std::uint32_t m_nextRow = 1, m_nextColumn = 0, m_nextDeclared = 0;
    std::vector<Row> m_rows;
    std::vector<Cell> m_cells;
    std::string m_texts;
    Row m_row;
    Cell m_cell;
    Value m_value;
    std::size_t m_paragraphs = 0;
    bool m_afterSpace = false;
    bool m_isPastBounds = false;
    std::size_t m_rowTextBegin = 0;
    std::size_t m_rowTextBytes = 0; ///< with repetitions
};

} // namespace mw::ods
