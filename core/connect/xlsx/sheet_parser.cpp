// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/xlsx/sheet_parser.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <charconv>

namespace mw::xlsx {

namespace {

constexpr std::size_t kMostMerged = 1000;

SheetParser::CellType typeNamed(std::string_view name) {
    using Type = SheetParser::CellType;
    if (name == "s")
        return Type::SharedString;
    if (name == "str" || name == "inlineStr")
        return Type::Text;
    if (name == "b")
        return Type::Boolean;
    if (name == "d")
        return Type::Date;
    return name == "e" ? Type::Error : Type::Number;
}

} // namespace

void SheetParser::setProblem(Error error) {
    if (!m_row.problem)
        m_row.problem = std::move(error);
}

void SheetParser::startColumn(const package::XmlAttributes& attributes) {
    if (!attributes.flag("hidden"))
        return;
    const std::uint64_t first = std::max<std::uint64_t>(attributes.number("min").value_or(0), 1);
    const std::uint64_t last = std::min<std::uint64_t>(attributes.number("max").value_or(first), sheet::kMostColumns);
    if (first <= last && m_facts.hiddenColumns.size() < sheet::kMostColumns)
        m_facts.hiddenColumns.emplace_back(std::uint32_t(first - 1), std::uint32_t(last));
}

void SheetParser::startRow(const package::XmlAttributes& attributes) {
    m_row = Row();
    m_row.firstCell = std::uint32_t(m_cells.size());
    m_row.hidden = attributes.flag("hidden");
    m_rowTextBegin = m_texts.size();
    m_isPastBounds = false;
    m_nextColumn = 0;
    const auto number = attributes.number("r");
    m_row.number = number ? std::uint32_t(std::min<std::uint64_t>(*number, 0xffffffff)) : m_lastRow + 1;
    if (m_row.number == 0 || m_row.number > sheet::kMostRows)
        failure = makeError(Code::RefusedContent, "a row numbered " + std::to_string(number.value_or(m_row.number)));
    else if (m_row.number <= m_lastRow)
        failure = makeError(Code::RefusedContent, "rows out of order: row " + std::to_string(m_row.number) + " after row " +
                                                      std::to_string(m_lastRow));
    m_lastRow = m_row.number;
}

void SheetParser::startCell(const package::XmlAttributes& attributes) {
    m_cell = Cell();
    m_cell.column = m_nextColumn;
    attributes.each([&](std::string_view name, std::string_view value) {
        if (name == "r") {
            std::uint32_t row = 0;
            if (!sheet::parseCell(value, row, m_cell.column))
                setProblem(at(makeError(Code::InvalidArgument, "a cell has the place " + mw::quoted(value)),
                              sheet::cellPlace(m_sheet, m_row.number, 0)));
        } else if (name == "s") {
            std::from_chars(value.data(), value.data() + value.size(), m_cell.style);
        } else if (name == "t") {
            m_cell.type = typeNamed(value);
        }
    });
    m_nextColumn = m_cell.column + 1;
    m_cell.begin = m_cell.end = std::uint32_t(m_texts.size());
}

void SheetParser::endCell() {
    m_cell.end = std::uint32_t(m_texts.size());
    if (m_isPastBounds || (!m_cell.hasValue && !m_cell.hasFormula))
        return;
    if (m_cell.column >= sheet::kMostColumns || m_cells.size() - m_row.firstCell >= sheet::kMostColumns) {
        setProblem(at(makeError(Code::TooManyFields, "more than " + std::to_string(sheet::kMostColumns), std::to_string(sheet::kMostColumns)),
                      sheet::cellPlace(m_sheet, m_row.number, 0)));
        m_isPastBounds = true;
        return;
    }
    m_cells.push_back(m_cell);
}

void SheetParser::endRow() {
    m_row.endCell = std::uint32_t(m_cells.size());
    const auto first = m_cells.begin() + m_row.firstCell;
    const auto byColumn = [](const Cell& a, const Cell& b) { return a.column < b.column; };
    if (!std::is_sorted(first, m_cells.end(), byColumn))
        std::stable_sort(first, m_cells.end(), byColumn);
    const auto twice = std::adjacent_find(first, m_cells.end(), [](const Cell& a, const Cell& b) { return a.column == b.column; });
    if (twice != m_cells.end())
        setProblem(at(makeError(Code::InvalidArgument, "the cell stands twice in its row"),
                      sheet::cellPlace(m_sheet, m_row.number, twice->column)));
    m_rows.push_back(std::move(m_row));
}

void SheetParser::start(std::string_view name, const package::XmlAttributes& attributes) {
    switch (m_in) {
    case In::Sheet:
        if (name == "sheetData") {
            m_in = In::Data;
        } else if (name == "col") {
            startColumn(attributes);
        } else if (name == "dimension") {
            m_facts.used = sheet::parseRange(attributes["ref"]);
        } else if (name == "mergeCell" && m_facts.merged.size() < kMostMerged) {
            if (const auto range = sheet::parseRange(attributes["ref"]))
                m_facts.merged.push_back(*range);
        }
        break;
    case In::Data:
        if (name == "row") {
            startRow(attributes);
            m_in = In::Row;
        }
        break;
    case In::Row:
        if (name == "c") {
            startCell(attributes);
            m_in = In::Cell;
        }
        break;
    case In::Cell:
        if (name == "v") {
            m_in = m_cell.hasInline ? In::Unwanted : In::Value;
            if (m_cell.hasInline)
                break;
            m_texts.resize(m_cell.begin); // of the formula
            m_cell.hasValue = true;
        } else if (name == "f") {
            m_cell.hasFormula = true;
            m_in = In::Formula;
        } else if (name == "is") {
            m_texts.resize(m_cell.begin); // a value beside it does not count
            m_cell.hasValue = m_cell.hasInline = true;
            m_cell.type = CellType::Text;
            m_in = In::Inline;
        }
        break;
    case In::Inline:
        if (name == "t") {
            m_in = In::InlineText;
        } else if (name == "rPh") {
            m_in = In::Reading;
            m_readingDepth = 1;
        }
        break;
    case In::Reading:
        ++m_readingDepth;
        break;
    case In::Value:
    case In::Formula:
    case In::InlineText:
    case In::Unwanted:
        break;
    }
}

void SheetParser::end(std::string_view name) {
    switch (m_in) {
    case In::Data:
        if (name == "sheetData")
            m_in = In::Sheet;
        break;
    case In::Row:
        if (name == "row") {
            endRow();
            m_in = In::Data;
        }
        break;
    case In::Cell:
        if (name == "c") {
            endCell();
            m_in = In::Row;
        }
        break;
    case In::Value:
    case In::Unwanted:
        if (name == "v")
            m_in = In::Cell;
        break;
    case In::Formula:
        if (name == "f")
            m_in = In::Cell;
        break;
    case In::Inline:
        if (name == "is")
            m_in = In::Cell;
        break;
    case In::InlineText:
        if (name == "t")
            m_in = In::Inline;
        break;
    case In::Reading:
        if (--m_readingDepth == 0)
            m_in = In::Inline;
        break;
    case In::Sheet:
        break;
    }
}

void SheetParser::text(std::string_view piece) {
    const bool isWanted = m_in == In::Value || m_in == In::InlineText || (m_in == In::Formula && !m_cell.hasValue);
    if (!isWanted || m_isPastBounds)
        return;
    if (m_texts.size() - m_rowTextBegin + piece.size() > sheet::kLargestRow) {
        setProblem(at(makeError(Code::RecordTooLarge, "16 MiB"), sheet::cellPlace(m_sheet, m_row.number, m_cell.column)));
        m_isPastBounds = true;
        return;
    }
    m_texts += piece;
}

void SheetParser::forgetRows() {
    const bool isInRow = m_in != In::Sheet && m_in != In::Data;
    const std::uint32_t cells = isInRow ? m_row.firstCell : std::uint32_t(m_cells.size());
    const std::uint32_t texts = isInRow ? std::uint32_t(m_rowTextBegin) : std::uint32_t(m_texts.size());
    m_rows.clear();
    m_cells.erase(m_cells.begin(), m_cells.begin() + cells);
    m_texts.erase(0, texts);
    for (Cell& cell : m_cells) {
        cell.begin -= texts;
        cell.end -= texts;
    }
    m_cell.begin -= std::min(m_cell.begin, texts);
    m_row.firstCell -= isInRow ? cells : m_row.firstCell;
    m_rowTextBegin -= isInRow ? texts : m_rowTextBegin;
}

} // namespace mw::xlsx
