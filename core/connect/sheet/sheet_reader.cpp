// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sheet/sheet_reader.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <limits>

namespace mw::sheet {

namespace {

constexpr std::size_t kBatchCells = 256 * 1024;
constexpr std::uint64_t kMostBlankCells = 16u << 20;
constexpr std::size_t kRawBytes = 4096;
constexpr std::string_view kEmpty = "";

} // namespace

Result<std::unique_ptr<Reader>> SheetReader::open(TableRows rows, const TableLayout& layout, const std::string& entity,
                                                  const ReadOptions& options, Hash hash) {
    std::unique_ptr<SheetReader> reader(new SheetReader(std::move(rows)));
    reader->m_raw = options.raw;
    reader->m_left = options.limit.value_or(std::numeric_limits<std::uint64_t>::max());
    if (options.hashInput)
        reader->m_hash = std::move(hash);
    reader->m_nextRow = layout.firstRow;
    reader->m_columnsOf.resize(layout.names.size());
    const auto addField = [&](std::size_t place) {
        Field field;
        field.name = layout.names[place];
        field.label = layout.labels[place];
        field.type = LogicalType::text();
        reader->m_columnsOf[place].push_back(std::uint32_t(reader->m_fields.size()));
        reader->m_fields.push_back(std::move(field));
    };
    if (options.fields.empty())
        for (std::size_t i = 0; i < layout.names.size(); ++i)
            addField(i);
    for (const std::string& wanted : options.fields) {
        const auto found = std::find(layout.names.begin(), layout.names.end(), wanted);
        if (found == layout.names.end())
            return at(unknownField(wanted, layout.names), entity);
        addField(std::size_t(found - layout.names.begin()));
    }
    reader->m_mostRows = std::clamp<std::size_t>(kBatchCells / std::max<std::size_t>(reader->m_fields.size(), 1), 1, kBatchRows);
    reader->m_values.resize(reader->m_fields.size());
    return std::unique_ptr<Reader>(std::move(reader));
}

bool SheetReader::isFull() const {
    return m_numbers.size() >= m_mostRows || m_textBytes >= kBatchTextBytes || m_numbers.size() >= m_left;
}

/// A cell of a wanted column that holds no value.
const SheetCell* SheetReader::badCell() const {
    if (m_raw)
        return nullptr;
    const auto bad = std::find_if(m_row.cells.begin(), m_row.cells.end(), [&](const SheetCell& cell) {
        return (cell.kind == CellKind::Error || cell.kind == CellKind::Unsaved) && !m_columnsOf[cell.column].empty();
    });
    return bad == m_row.cells.end() ? nullptr : &*bad;
}

MalformedRow SheetReader::malformedRow(Error error) const {
    MalformedRow malformed;
    malformed.rowNumber = m_row.number;
    malformed.error = std::move(error);
    std::uint32_t column = 0;
    for (const SheetCell& cell : m_row.cells) {
        if (malformed.raw.size() >= kRawBytes)
            break;
        malformed.raw.append(cell.column - column, '\t');
        malformed.raw += cell.text.substr(0, kRawBytes);
        column = cell.column;
    }
    if (malformed.raw.size() > kRawBytes) {
        std::size_t end = kRawBytes;
        while (end > 0 && (static_cast<unsigned char>(malformed.raw[end]) & 0xC0) == 0x80)
            --end;
        malformed.raw.resize(end);
    }
    return malformed;
}

/// Rows of a raw reading that the file does not mention; of gaps too large nothing is given.
void SheetReader::addBlankRows(std::uint32_t before) {
    const std::uint64_t cells = std::uint64_t(before - m_nextRow) * std::max<std::size_t>(m_fields.size(), 1);
    if (m_fields.empty() || m_blankCells + cells > kMostBlankCells) {
        m_nextRow = before;
        return;
    }
    while (m_nextRow < before && !isFull()) {
        for (auto& values : m_values)
            values.push_back(kEmpty);
        m_numbers.push_back(m_nextRow++);
        m_blankCells += m_fields.size();
    }
}

void SheetReader::addRow() {
    for (auto& values : m_values)
        values.push_back(m_raw ? kEmpty : std::string_view());
    for (const SheetCell& cell : m_row.cells) {
        const auto& columns = m_columnsOf[cell.column];
        if (columns.empty())
            continue;
        const std::string_view text = cell.text.empty() ? kEmpty : m_arena->copy(cell.text);
        for (const std::uint32_t column : columns)
            m_values[column].back() = text;
        m_textBytes += text.size();
    }
    m_numbers.push_back(m_row.number);
    m_nextRow = m_row.number + 1;
    m_hasRow = false;
}

void SheetReader::finishColumns(Batch& batch) {
    batch.rows = m_numbers.size();
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        auto column = std::make_shared<Column>(m_fields[i].type, batch.rows);
        column->keepAlive(m_arena);
        const auto values = column->values<std::string_view>();
        for (std::size_t row = 0; row < batch.rows; ++row) {
            if (m_values[i][row].data() == nullptr)
                column->setNull(row);
            else
                values[row] = m_values[i][row];
        }
        m_values[i].clear();
        batch.columns.push_back(std::move(column));
    }
    batch.origins.byteOffset.assign(batch.rows, 0);
    batch.origins.rowNumber.swap(m_numbers);
    m_numbers.clear();
    m_left -= batch.rows;
    m_arena.reset();
    m_textBytes = 0;
}

Result<bool> SheetReader::next(Batch& batch, JobContext& job) {
    batch.clear();
    MW_TRY_DO(job.checkpoint());
    batch.sequence = m_sequence;
    if (m_finished)
        return false;
    const std::uint64_t bytesBefore = m_rows.source().bytesTaken();
    m_arena = std::make_shared<Arena>();
    bool atEnd = m_left == 0;
    while (!atEnd && !isFull() && batch.malformed.size() < kBatchRows) {
        if (!m_hasRow) {
            MW_TRY(m_hasRow, m_rows.next(m_row, job));
            atEnd = !m_hasRow;
            if (atEnd)
                break;
        }
        if (m_raw && m_nextRow < m_row.number) {
            addBlankRows(m_row.number);
            continue;
        }
        if (m_row.problem) {
            batch.malformed.push_back(malformedRow(*m_row.problem));
            m_hasRow = false;
        } else if (const SheetCell* const bad = badCell()) {
            const bool isError = bad->kind == CellKind::Error;
            Error error = isError ? makeError(Code::CellError, bad->text) : makeError(Code::UnsavedFormula, mw::quoted(bad->text));
            batch.malformed.push_back(malformedRow(at(std::move(error), m_rows.place(m_row, bad->column))));
            m_hasRow = false;
        } else {
            addRow();
        }
        m_nextRow = m_hasRow ? m_nextRow : m_row.number + 1;
    }
    batch.sourceBytes = m_rows.source().bytesTaken() - bytesBefore;
    if (m_numbers.empty() && batch.malformed.empty()) {
        m_finished = true;
        m_arena.reset();
        if (m_hash) {
            MW_TRY(m_inputHash, m_hash(job));
        }
        return false;
    }
    finishColumns(batch);
    ++m_sequence;
    return true;
}

} // namespace mw::sheet
