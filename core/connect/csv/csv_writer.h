// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/connect/csv/csv_format.h"

#include <cstdint>
#include <span>
#include <string>

namespace mw {

/// Writes rows as delimited text, see CsvFormat. It buffers: nothing is promised before flush(), and the sink is the
/// caller's to finish. One thread.
class CsvRowWriter {
public:
    /// `sink` must outlive the writer. `lineEnd` ends every record.
    CsvRowWriter(ByteSink& sink, const CsvDialect& dialect, std::string lineEnd = "\n")
        : m_sink(sink), m_format(dialect, std::move(lineEnd)) {}

    /// Writes one record of names.
    Result<void> writeHeader(std::span<const std::string> names);
    /// Writes rows of the batch, all columns in order.
    Result<void> write(const Batch& batch);
    Result<void> write(const Batch& batch, std::span<const std::uint32_t> rows);
    /// Writes rows of columns that belong together; all are as long as the highest row needs.
    Result<void> write(std::span<const ColumnPtr> columns, std::span<const std::uint32_t> rows);
    /// Writes the listed records of a text of the same format.
    Result<void> write(const CsvText& text, std::span<const std::size_t> records);
    /// Hands what is buffered to the sink.
    Result<void> flush();
    std::uint64_t rowsWritten() const { return m_rows; }
    /// Bytes that the sink has got.
    std::uint64_t bytesWritten() const { return m_bytes; }

private:
    Result<void> hand(std::string_view bytes);

    ByteSink& m_sink;
    const CsvFormat m_format;
    CsvText m_text;
    std::uint64_t m_rows = 0, m_bytes = 0;
};

} // namespace mw
