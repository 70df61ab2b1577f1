// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/sheet/table_rows.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mw::sheet {

/// Reads a table on a sheet: all fields as text in canonical form, blank cells null, blank rows passed over. Rows keep
/// their numbers in the sheet. A row with an error or an unsaved formula in a wanted column, and one with a value beside
/// the table's columns, is malformed; its place is the cell's. With `raw` the sheet is read from its first row and
/// column on, blank rows and cells are '', and texts are as stored; a gap of more than 16 million blank cells is left
/// out.
class SheetReader final : public Reader {
public:
    using Hash = std::function<Result<std::string>(JobContext&)>;
    /// UnknownField for wanted fields that the layout lacks. `hash` is asked at the end where the options want it.
    static Result<std::unique_ptr<Reader>> open(TableRows rows, const TableLayout& layout, const std::string& entity,
                                                const ReadOptions& options, Hash hash);

    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override;
    std::string inputHash() const override { return m_inputHash; }
    std::uint64_t totalBytes() const override { return m_rows.source().totalBytes(); }

private:
    explicit SheetReader(TableRows rows) : m_rows(std::move(rows)) {}
    void addBlankRows(std::uint32_t before);
    void addRow();
    bool isFull() const;
    void finishColumns(Batch& batch);
    MalformedRow malformedRow(Error error) const;
    const SheetCell* badCell() const;

    TableRows m_rows;
    std::vector<Field> m_fields;
    std::vector<std::vector<std::uint32_t>> m_columnsOf; ///< the wanted columns by column of the table
    bool m_raw = false;
    Hash m_hash;
    std::string m_inputHash;
    std::uint64_t m_left = 0; ///< rows until the limit
    std::size_t m_mostRows = 0;
    std::uint64_t m_sequence = 0;
    bool m_finished = false;

    SheetRow m_row;
    bool m_hasRow = false;      ///< m_row waits for its turn
    std::uint32_t m_nextRow = 0; ///< of a raw reading: number behind the last row that was given
    std::uint64_t m_blankCells = 0;
    std::shared_ptr<Arena> m_arena;
    std::vector<std::vector<std::string_view>> m_values; ///< of the batch, by column; no data: null
    std::vector<std::uint64_t> m_numbers;
    std::size_t m_textBytes = 0;
};

} // namespace mw::sheet
