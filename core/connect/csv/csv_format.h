// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/connect/csv/csv_dialect.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// Appends one field as the dialect wants it: null as nothing, '' as two quotes, quotes around text that holds the
/// delimiter, a quote, an escape or a line end. A dialect without quotes is written with '"'.
void appendCsvField(std::string& out, std::string_view text, bool isNull, const CsvDialect& dialect);

/// Records as text, one behind the other. Its bytes are not set before they are written, unlike those of a string.
class CsvText {
public:
    std::string_view bytes() const { return {m_bytes.get(), m_used}; }
    std::size_t size() const { return m_used; }
    void clear() {
        m_used = 0;
        ends.clear();
    }
    /// A place to write `size` bytes behind all others; it moves them if need be. end() tells how far it was used.
    char* room(std::size_t size) {
        return m_capacity - m_used < size ? grow(size) : m_bytes.get() + m_used;
    }
    void end(const char* at) { m_used = std::size_t(at - m_bytes.get()); }

    std::vector<std::size_t> ends; ///< of each record, the place behind it

private:
    char* grow(std::size_t size);

    std::unique_ptr<char[]> m_bytes;
    std::size_t m_capacity = 0;
    std::size_t m_used = 0;
};

/// Turns rows into delimited text, values in their canonical text (printValue), fields as appendCsvField(). Any thread.
class CsvFormat {
public:
    /// `lineEnd` ends every record.
    explicit CsvFormat(const CsvDialect& dialect, std::string lineEnd = "\n");

    void appendHeader(std::span<const std::string> names, CsvText& into) const;
    /// Rows of columns that belong together; all are as long as the highest row needs.
    void append(std::span<const ColumnPtr> columns, std::span<const std::uint32_t> rows, CsvText& into) const;

private:
    struct Cells; // one column made ready for the loop over rows
    class Plain;  // looks for bytes that force quotes
    // Where a place goes in, the place behind what was put comes out. There is room for a record of usual texts; longer
    // ones make their own and move the text.
    char* putCell(char* at, const Cells& cells, std::size_t row, const Plain& plain, CsvText& into,
                  std::size_t usual) const;
    char* putText(char* at, std::string_view text, const Plain& plain, CsvText& into, std::size_t usual) const;
    char* putQuoted(char* at, std::string_view text) const;
    std::size_t usualSize(std::size_t fields) const;

    const CsvDialect m_dialect;
    const std::string m_lineEnd;
    const std::string m_special; // the first bytes that force quotes
    const bool m_numbersMayNeedQuotes;
};

} // namespace mw
