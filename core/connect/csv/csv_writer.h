// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/batch/batch.h"
#include "core/connect/csv/csv_dialect.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace mw {

/// Appends one field as the dialect wants it: null as nothing, '' as two quotes, quotes around text that holds the
/// delimiter, a quote, an escape or a line end. A dialect without quotes is written with '"'.
void appendCsvField(std::string& out, std::string_view text, bool isNull, const CsvDialect& dialect);

/// Writes rows as delimited text, values in their canonical text (printValue). It buffers: nothing is promised before
/// flush(), and the sink is the caller's to finish. One thread.
class CsvRowWriter {
public:
    /// `sink` must outlive the writer. `lineEnd` ends every record.
    CsvRowWriter(ByteSink& sink, const CsvDialect& dialect, std::string lineEnd = "\n");

    /// Writes one record of names.
    Result<void> writeHeader(std::span<const std::string> names);
    /// Writes rows of the batch, all columns in order.
    Result<void> write(const Batch& batch);
    Result<void> write(const Batch& batch, std::span<const std::uint32_t> rows);
    /// Writes rows of columns that belong together; all are as long as the highest row needs.
    Result<void> write(std::span<const ColumnPtr> columns, std::span<const std::uint32_t> rows);
    /// Hands what is buffered to the sink.
    Result<void> flush();
    std::uint64_t rowsWritten() const { return m_rows; }

private:
    struct Cells; // one column made ready for the loop over rows
    template <class RowAt>
    Result<void> writeRows(std::span<const ColumnPtr> columns, std::size_t count, RowAt rowAt);
    // Where a place in the buffer goes in, the place behind what was put comes out; room() is the caller's to make.
    char* putCell(char* at, const Cells& cells, std::size_t row) const;
    char* putText(char* at, std::string_view text) const;
    char* putQuoted(char* at, std::string_view text) const;
    char* room(std::size_t size);
    std::size_t sizeLimit(std::span<const Cells> cells, std::size_t row) const;
    bool needsQuotes(const char* text, std::size_t size) const;

    ByteSink& m_sink;
    const CsvDialect m_dialect;
    const std::string m_lineEnd;
    std::string m_special; // the first bytes that force quotes
    bool m_marks[256] = {};
    const bool m_numbersMayNeedQuotes;
    std::unique_ptr<char[]> m_buffer;
    std::size_t m_capacity = 0;
    std::size_t m_used = 0;
    std::uint64_t m_rows = 0;
};

} // namespace mw
