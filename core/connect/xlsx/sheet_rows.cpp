// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/xlsx/sheet_rows.h"

#include "core/base/utf8.h"
#include "core/connect/xlsx/escapes.h"
#include "core/types/calendar.h"

#include <charconv>

namespace mw::xlsx {

namespace {

using sheet::CellKind;
using sheet::NumberShown;
using sheet::SheetCell;
using sheet::SheetRow;

constexpr std::size_t kPiece = 64 * 1024;

} // namespace

Result<std::unique_ptr<sheet::RowSource>> SheetRows::open(std::shared_ptr<package::Archive> archive,
                                                          std::shared_ptr<CellContext> context, const std::string& part,
                                                          const std::string& sheetName, bool raw) {
    MW_TRY(auto stream, archive->part(part));
    std::unique_ptr<SheetRows> rows(new SheetRows(std::move(archive), std::move(context), part, sheetName, raw));
    rows->m_stream = std::move(stream);
    rows->m_piece.resize(kPiece);
    return std::unique_ptr<sheet::RowSource>(std::move(rows));
}

Result<void> SheetRows::readOn(JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    m_parser.forgetRows();
    m_nextRow = 0;
    MW_TRY(const std::size_t got, m_stream->read(m_piece.data(), m_piece.size()));
    m_taken += got;
    m_atEnd = got == 0;
    return m_xml.feed({m_piece.data(), got}, m_atEnd);
}

Result<bool> SheetRows::next(SheetRow& row, JobContext& job) {
    while (true) {
        while (m_nextRow < m_parser.rows().size()) {
            const SheetParser::Row& parsed = m_parser.rows()[m_nextRow++];
            MW_TRY_DO(decode(parsed, row));
            if (!row.cells.empty() || row.problem)
                return true;
        }
        if (m_atEnd)
            return false;
        MW_TRY_DO(readOn(job));
    }
}

Result<void> SheetRows::decode(const SheetParser::Row& parsed, SheetRow& row) {
    row.number = parsed.number;
    row.hidden = parsed.hidden;
    row.problem = parsed.problem;
    row.cells.clear();
    m_texts.clear();
    m_begins.clear();
    for (std::uint32_t place = parsed.firstCell; place < parsed.endCell; ++place) {
        const SheetParser::Cell& stored = m_parser.cell(place);
        const std::size_t begin = m_texts.size();
        SheetCell cell;
        cell.column = stored.column;
        cell.style = stored.style;
        MW_TRY(const bool holds, decodeCell(stored, row, cell));
        if (m_texts.size() > sheet::kLargestRow) {
            if (!row.problem)
                row.problem = at(makeError(Code::RecordTooLarge, "16 MiB"), sheet::cellPlace(m_sheet, row.number, cell.column));
            m_texts.resize(begin);
            break;
        }
        if (holds) {
            row.cells.push_back(cell);
            m_begins.push_back(begin);
        }
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::size_t end = i + 1 < m_begins.size() ? m_begins[i + 1] : m_texts.size();
        row.cells[i].text = std::string_view(m_texts).substr(m_begins[i], end - m_begins[i]);
    }
    return {};
}

/// Appends the cell's text; false for a blank cell.
Result<bool> SheetRows::decodeCell(const SheetParser::Cell& stored, SheetRow& row, SheetCell& cell) {
    using Type = SheetParser::CellType;
    const std::string_view text = m_parser.textOf(stored);
    if (!stored.hasValue) {
        cell.kind = CellKind::Unsaved;
        if (m_raw || !text.empty())
            m_texts += '=';
        m_texts += text;
        return true;
    }
    if (text.empty() && stored.type != Type::Text)
        return false;
    switch (stored.type) {
    case Type::SharedString: {
        std::uint64_t number = 0;
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (failure != std::errc() || end != text.data() + text.size() || number >= m_context->strings.table().size()) {
            if (!row.problem)
                row.problem = at(makeError(Code::InvalidArgument, "the cell refers to the shared text " + mw::quoted(text) + ", which is not there"),
                                 sheet::cellPlace(m_sheet, row.number, cell.column));
            return false;
        }
        MW_TRY(const std::string_view shared, m_context->strings.table().at(number));
        m_texts += shared;
        return true;
    }
    case Type::Text:
        appendUnescaped(text, m_texts);
        return true;
    case Type::Error:
        cell.kind = CellKind::Error;
        m_texts += text;
        return true;
    case Type::Boolean:
        cell.kind = CellKind::Boolean;
        m_texts += m_raw ? text : text == "1" || text == "true" ? "true" : text == "0" || text == "false" ? "false" : text;
        return true;
    case Type::Date:
        decodeDate(text, cell);
        return true;
    case Type::Number:
        decodeNumber(text, stored.style, cell);
        return true;
    }
    return false;
}

void SheetRows::decodeNumber(std::string_view stored, std::uint32_t style, SheetCell& cell) {
    cell.kind = CellKind::Number;
    const NumberShown shown = m_context->styles.shown(style);
    if (!m_raw && shown != NumberShown::AsNumber && shown != NumberShown::AsPercent) {
        double serial = 0;
        const auto [end, failure] = std::from_chars(stored.data(), stored.data() + stored.size(), serial);
        if (failure == std::errc() && end == stored.data() + stored.size() &&
            sheet::printSerial(serial, shown, m_context->calendar, m_texts, cell.kind))
            return;
    }
    if (m_raw || !sheet::appendPlainNumber(stored, m_texts)) {
        cell.kind = m_raw ? CellKind::Number : CellKind::Text;
        m_texts += stored;
    }
}

/// A date that is written out (ISO 8601), as strict workbooks have them.
void SheetRows::decodeDate(std::string_view stored, SheetCell& cell) {
    Date date;
    Time time;
    Timestamp stamp;
    bool zoned = false;
    if (m_raw)
        m_texts += stored;
    if (parseIsoDate(stored, date)) {
        cell.kind = CellKind::Date;
        m_texts += m_raw ? std::string() : printDate(date);
    } else if (parseIsoTime(stored, time)) {
        cell.kind = CellKind::Time;
        m_texts += m_raw ? std::string() : printTime(time);
    } else if (parseIsoTimestamp(stored, stamp, zoned)) {
        cell.kind = CellKind::Timestamp;
        m_texts += m_raw ? std::string() : printTimestamp(stamp, zoned);
    } else if (!m_raw) {
        m_texts += stored;
    }
}

} // namespace mw::xlsx
