// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/ods/content_parser.h"

#include "core/base/unicode.h"
#include "core/connect/sheet/number_format.h"
#include "core/types/calendar.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace mw::ods {

namespace {

using package::XmlAttributes;
using sheet::CellKind;
using sheet::WorkbookEntity;

constexpr std::size_t kMostItems = 20'000;
constexpr std::size_t kMostMerged = 1000;
constexpr std::uint64_t kMostSpaces = 1000;

/// What holds tables or texts that are no cells of a sheet.
bool isBeside(std::string_view name) {
    return name == "tracked-changes" || name == "annotation" || name == "shapes" || name == "forms" || name == "dde-links" ||
           name == "ruby-text" || name == "note" || name == "content-validations" || name == "data-pilot-tables";
}

std::uint32_t bounded(std::optional<std::uint64_t> number, std::uint32_t most) {
    return std::uint32_t(std::clamp<std::uint64_t>(number.value_or(1), 1, most));
}

/// "$Sheet1.$A$1:.$C$9" or "'It''s'.A1:'It''s'.C9" as a range of the form that formulas of other programs have.
std::optional<sheet::CellRange> parseAddress(std::string_view address, std::string& sheetName) {
    std::string text;
    bool isQuoted = false;
    bool isFirst = true;
    std::string second;
    for (std::size_t i = 0; i < address.size(); ++i) {
        const char c = address[i];
        if (c == '\'')
            isQuoted = !isQuoted;
        if (c == '$' && !isQuoted)
            continue;
        if (c == ':' && !isQuoted)
            isFirst = false;
        else
            (isFirst ? text : second) += c;
    }
    const std::size_t dot = text.rfind('.');
    const std::size_t other = second.rfind('.');
    if (dot == std::string::npos)
        return std::nullopt;
    std::string spelt = text.substr(0, dot) + "!" + text.substr(dot + 1);
    if (!second.empty())
        spelt += ":" + (other == std::string::npos ? second : second.substr(other + 1));
    return sheet::parseSheetRange(spelt, sheetName);
}

/// "PT36H30M00.5S" in microseconds.
std::optional<std::int64_t> parseDuration(std::string_view text) {
    const bool isNegative = text.starts_with('-');
    if (isNegative)
        text.remove_prefix(1);
    if (!text.starts_with("PT"))
        return std::nullopt;
    text.remove_prefix(2);
    double seconds = 0;
    bool hasAny = false;
    while (!text.empty()) {
        double number = 0;
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (failure != std::errc() || end == text.data() + text.size() || !(number >= 0 && number < 1e9))
            return std::nullopt;
        const char unit = *end;
        if (unit != 'H' && unit != 'M' && unit != 'S')
            return std::nullopt;
        seconds += number * (unit == 'H' ? 3600 : unit == 'M' ? 60 : 1);
        hasAny = true;
        text.remove_prefix(std::size_t(end - text.data()) + 1);
    }
    if (!hasAny || seconds > 1e12)
        return std::nullopt;
    const auto micros = std::int64_t(seconds * 1e6 + 0.5);
    return isNegative ? -micros : micros;
}

bool looksLikeError(std::string_view text) {
    static constexpr std::string_view kErrors[] = {"#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "Err:"};
    return std::any_of(std::begin(kErrors), std::end(kErrors), [&](std::string_view error) { return text.starts_with(error); });
}

} // namespace

void ContentParser::startTable(const XmlAttributes& attributes) {
    m_inTable = true;
    m_table = m_tables++;
    m_nextRow = 1;
    m_nextDeclared = 0;
    if (m_wanted)
        return;
    if (m_sheets.size() >= kMostItems) {
        failure = makeError(Code::RefusedContent, "a workbook with more than 20,000 sheets, names or columns");
        return;
    }
    WorkbookEntity entity;
    entity.name = entity.sheetName = std::string(attributes["name"]);
    entity.sheet = m_table;
    if (m_hiddenStyles.contains(std::string(attributes["style-name"])))
        entity.remark = "hidden sheet";
    m_sheets.push_back(std::move(entity));
}

void ContentParser::startColumn(const XmlAttributes& attributes) {
    const std::uint32_t repeats = bounded(attributes.number("number-columns-repeated"), sheet::kMostColumns);
    const std::string_view visibility = attributes["visibility"];
    const std::uint32_t end = std::min(m_nextDeclared + repeats, sheet::kMostColumns);
    if ((visibility == "collapse" || visibility == "filter") && m_nextDeclared < end)
        m_facts.hiddenColumns.emplace_back(m_nextDeclared, end);
    m_nextDeclared = end;
}

void ContentParser::startRow(const XmlAttributes& attributes) {
    m_inRow = true;
    m_row = Row();
    m_row.number = m_nextRow;
    m_row.repeats = bounded(attributes.number("number-rows-repeated"), sheet::kMostRows);
    const std::string_view visibility = attributes["visibility"];
    m_row.hidden = visibility == "collapse" || visibility == "filter";
    m_row.firstCell = std::uint32_t(m_cells.size());
    m_nextColumn = 0;
    m_isPastBounds = false;
    m_rowTextBegin = m_texts.size();
    m_rowTextBytes = 0;
}

void ContentParser::startCell(const XmlAttributes& attributes) {
    m_inCell = true;
    m_cell = Cell();
    m_value = Value();
    m_paragraphs = 0;
    m_cell.column = m_nextColumn;
    m_cell.begin = std::uint32_t(m_texts.size());
    std::uint64_t spanned = 1, spannedRows = 1;
    attributes.each([&](std::string_view name, std::string_view value) {
        if (name == "number-columns-repeated") {
            m_cell.repeats = bounded(attributes.number(name), sheet::kMostColumns);
        } else if (name == "value-type") {
            // An extension of the same name says that it is an error.
            m_value.isError = m_value.isError || value == "error";
            if (value != "error" && m_value.type.empty())
                m_value.type = value;
        } else if (name == "value" || name == "date-value" || name == "time-value" || name == "boolean-value") {
            m_value.stored = value;
        } else if (name == "string-value") {
            m_value.stored = value;
            m_value.hasStoredText = true;
        } else if (name == "formula") {
            m_value.formula = value;
        } else if (name == "number-columns-spanned") {
            spanned = attributes.number(name).value_or(1);
        } else if (name == "number-rows-spanned") {
            spannedRows = attributes.number(name).value_or(1);
        }
    });
    if ((spanned > 1 || spannedRows > 1) && m_facts.merged.size() < kMostMerged && m_row.number <= sheet::kMostRows)
        m_facts.merged.push_back({m_row.number, m_row.number + std::uint32_t(std::clamp<std::uint64_t>(spannedRows, 1, sheet::kMostRows)), m_cell.column,
                                  m_cell.column + std::uint32_t(std::clamp<std::uint64_t>(spanned, 1, sheet::kMostColumns))});
    m_nextColumn = std::min(m_nextColumn + m_cell.repeats, 2 * sheet::kMostColumns);
}

void ContentParser::start(std::string_view name, const XmlAttributes& attributes) {
    if (m_skip > 0) {
        ++m_skip;
    } else if (isBeside(name) || (m_inTable && name == "table")) {
        m_skip = 1;
    } else if (!m_inTable) {
        if (name == "table")
            startTable(attributes);
        else if (name == "style" && attributes["family"] == "table")
            m_style = attributes["name"];
        else if (name == "table-properties" && attributes["display"] == "false" && m_hiddenStyles.size() < kMostItems)
            m_hiddenStyles.insert(m_style);
    }
    if (m_skip > 0)
        return;
    if (!isReading()) {
        if (!m_wanted && m_names.size() < kMostItems && (name == "named-range" || name == "database-range"))
            m_names.push_back({std::string(attributes["name"]),
                               std::string(name == "named-range" ? attributes["cell-range-address"] : attributes["target-range-address"])});
        return;
    }
    if (m_inCell)
        startInCell(name, attributes);
    else if (m_inRow && (name == "table-cell" || name == "covered-table-cell"))
        startCell(attributes);
    else if (name == "table-row")
        startRow(attributes);
    else if (name == "table-column")
        startColumn(attributes);
}

void ContentParser::startInCell(std::string_view name, const XmlAttributes& attributes) {
    if (name == "p") {
        if (m_paragraphs++ > 0)
            appendText("\n");
        m_inParagraph = true;
        m_afterSpace = true;
    } else if (name == "s" && m_inParagraph) {
        appendText(std::string(std::size_t(std::min(attributes.number("c").value_or(1), kMostSpaces)), ' '));
        m_afterSpace = false;
    } else if (name == "tab" && m_inParagraph) {
        appendText("\t");
    } else if (name == "line-break" && m_inParagraph) {
        appendText("\n");
    }
}

void ContentParser::appendText(std::string_view piece) {
    if (m_isPastBounds)
        return;
    if (m_texts.size() - m_rowTextBegin + piece.size() > sheet::kLargestRow) {
        m_row.problem = at(makeError(Code::RecordTooLarge, "16 MiB"), sheet::cellPlace(m_sheetName, m_row.number, m_cell.column));
        m_isPastBounds = true;
        return;
    }
    m_texts += piece;
}

/// White space in a paragraph is one space, as in HTML; more of it is written by elements (6.1.2).
void ContentParser::text(std::string_view piece) {
    if (!m_inParagraph || m_skip > 0 || !isReading())
        return;
    std::size_t from = 0;
    for (std::size_t i = 0; i < piece.size(); ++i) {
        const char c = piece[i];
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            m_afterSpace = false;
            continue;
        }
        appendText(piece.substr(from, i - from));
        if (!m_afterSpace)
            appendText(" ");
        m_afterSpace = true;
        from = i + 1;
    }
    appendText(piece.substr(from));
}

void ContentParser::end(std::string_view name) {
    if (m_skip > 0) {
        --m_skip;
        return;
    }
    if (!m_inTable)
        return;
    if (name == "table") {
        if (isReading())
            isDone = true;
        m_inTable = false;
    } else if (!isReading()) {
        return;
    } else if (m_inCell) {
        if (name == "p")
            m_inParagraph = false;
        else if (name == "table-cell" || name == "covered-table-cell")
            endCell();
    } else if (m_inRow && name == "table-row") {
        endRow();
    }
}

void ContentParser::decode(Cell& cell) {
    const std::string shown = m_texts.substr(cell.begin);
    const auto replace = [&](std::string_view text) {
        m_texts.resize(cell.begin);
        m_texts += text;
    };
    const bool isNumber = m_value.type == "float" || m_value.type == "currency" || m_value.type == "percentage";
    if (m_value.isError || (!m_value.formula.empty() && (isNumber ? m_value.stored == "0" : m_value.type == "string") && looksLikeError(shown))) {
        cell.kind = CellKind::Error;
        return;
    }
    if (m_value.type == "string") {
        if (m_value.hasStoredText && !m_value.stored.empty())
            replace(m_value.stored);
        return;
    }
    if (m_value.type.empty()) {
        if (shown.empty() && !m_value.formula.empty()) {
            cell.kind = CellKind::Unsaved;
            replace(m_value.formula);
        }
        return;
    }
    replace({});
    Date date;
    Timestamp stamp;
    bool zoned = false;
    if (isNumber) {
        cell.kind = CellKind::Number;
        if (m_raw || !sheet::appendPlainNumber(m_value.stored, m_texts))
            replace(m_value.stored);
    } else if (m_value.type == "boolean") {
        cell.kind = CellKind::Boolean;
        replace(m_value.stored);
    } else if (m_value.type == "date" && parseIsoDate(m_value.stored, date)) {
        cell.kind = CellKind::Date;
        replace(m_value.stored);
    } else if (m_value.type == "date" && parseIsoTimestamp(m_value.stored.substr(0, 26), stamp, zoned)) {
        cell.kind = CellKind::Timestamp;
        replace(m_raw ? m_value.stored : printTimestamp(stamp, zoned));
    } else if (const auto micros = m_value.type == "time" ? parseDuration(m_value.stored) : std::nullopt) {
        const double days = double(*micros) / double(kMicrosPerDay);
        const bool isTime = *micros >= 0 && *micros < kMicrosPerDay;
        cell.kind = isTime ? CellKind::Time : CellKind::Duration;
        if (m_raw || !sheet::printSerial(days, isTime ? sheet::NumberShown::AsTime : sheet::NumberShown::AsDuration, sheet::Calendar::Since1900, m_texts, cell.kind))
            replace(m_value.stored);
    } else {
        replace(m_value.stored);
    }
}

void ContentParser::endCell() {
    m_inCell = m_inParagraph = false;
    const bool isBlank = m_value.type.empty() && m_value.formula.empty() && m_paragraphs == 0;
    if (isBlank || m_isPastBounds)
        return;
    decode(m_cell);
    m_cell.end = std::uint32_t(m_texts.size());
    if (m_cell.begin == m_cell.end && m_value.type != "string")
        return;
    m_rowTextBytes += std::size_t(m_cell.end - m_cell.begin) * m_cell.repeats;
    if (m_cell.column + m_cell.repeats > sheet::kMostColumns)
        m_row.problem = at(makeError(Code::TooManyFields, "more than " + std::to_string(sheet::kMostColumns), std::to_string(sheet::kMostColumns)),
                           sheet::cellPlace(m_sheetName, m_row.number, 0));
    else if (m_rowTextBytes > sheet::kLargestRow)
        m_row.problem = at(makeError(Code::RecordTooLarge, "16 MiB"), sheet::cellPlace(m_sheetName, m_row.number, m_cell.column));
    m_isPastBounds = m_row.problem.has_value();
    if (!m_isPastBounds)
        m_cells.push_back(m_cell);
}

void ContentParser::endRow() {
    m_inRow = false;
    m_row.endCell = std::uint32_t(m_cells.size());
    const std::uint64_t end = std::uint64_t(m_row.number) + m_row.repeats;
    const bool holds = m_row.endCell > m_row.firstCell || m_row.problem;
    if (holds && end > std::uint64_t(sheet::kMostRows) + 1) {
        failure = makeError(Code::RefusedContent, "a row numbered " + std::to_string(end - 1));
        return;
    }
    m_nextRow = std::uint32_t(std::min<std::uint64_t>(end, 2 * sheet::kMostRows));
    if (holds)
        m_rows.push_back(std::move(m_row));
}

void ContentParser::forgetRows() {
    const std::uint32_t cells = m_inRow ? m_row.firstCell : std::uint32_t(m_cells.size());
    const std::uint32_t texts = m_inRow ? std::uint32_t(m_rowTextBegin) : std::uint32_t(m_texts.size());
    m_rows.clear();
    m_cells.erase(m_cells.begin(), m_cells.begin() + cells);
    m_texts.erase(0, texts);
    for (Cell& cell : m_cells) {
        cell.begin -= texts;
        cell.end -= texts;
    }
    m_cell.begin -= std::min(m_cell.begin, texts);
    if (m_inRow) {
        m_row.firstCell = 0;
        m_rowTextBegin = 0;
    }
}

std::vector<WorkbookEntity> ContentParser::takeEntities() {
    std::map<std::string, std::size_t> sheetByName;
    for (const WorkbookEntity& entity : m_sheets)
        sheetByName.emplace(foldCase(entity.sheetName), entity.sheet);
    const std::size_t sheets = m_sheets.size();
    for (const Name& name : m_names) {
        std::string sheetName;
        const auto range = parseAddress(name.address, sheetName);
        const auto found = sheetByName.find(foldCase(sheetName));
        const bool isTable = range && found != sheetByName.end() && found->second < sheets && (range->rows() > 1 || range->columns() > 1);
        if (!isTable || name.name.starts_with("__Anonymous"))
            continue;
        WorkbookEntity entity;
        entity.name = name.name;
        entity.kind = WorkbookEntity::Kind::Range;
        entity.sheet = found->second;
        entity.sheetName = m_sheets[found->second].sheetName;
        entity.range = range;
        m_sheets.push_back(std::move(entity));
    }
    sheet::makeNamesUnique(m_sheets);
    return std::move(m_sheets);
}

} // namespace mw::ods
