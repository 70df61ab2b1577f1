// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/csv_writer.h"

#include "core/base/hash.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace mw {

namespace {

constexpr std::size_t kBuffer = 256 * 1024;
constexpr std::size_t kLongestNumber = 64; // bytes of any number, date, time or UUID

char quoteOf(const CsvDialect& dialect) {
    return dialect.quote == 0 ? '"' : dialect.quote;
}

/// What stands before a quote inside quotes.
char escapeOf(const CsvDialect& dialect) {
    return dialect.hasEscape() ? dialect.escape : quoteOf(dialect);
}

/// The bytes whose presence in a text forces quotes around it.
std::string specialBytes(const CsvDialect& dialect) {
    std::string bytes = "\r\n";
    bytes += dialect.delimiter.front();
    bytes += quoteOf(dialect);
    if (dialect.hasEscape())
        bytes += dialect.escape;
    return bytes;
}

char* appendTime(char* at, Time time) {
    const std::string text = printTime(time); // short enough to need no memory
    return std::copy(text.begin(), text.end(), at);
}

char* appendDate(char* at, Date date) {
    const std::string text = printDate(date);
    return std::copy(text.begin(), text.end(), at);
}

} // namespace

void appendCsvField(std::string& out, std::string_view text, bool isNull, const CsvDialect& dialect) {
    if (isNull)
        return;
    if (!text.empty() && text.find_first_of(specialBytes(dialect)) == std::string_view::npos) {
        out += text;
        return;
    }
    const char quote = quoteOf(dialect);
    const char escape = escapeOf(dialect);
    out += quote;
    for (const char c : text) {
        if (c == quote || (dialect.hasEscape() && c == escape))
            out += escape;
        out += c;
    }
    out += quote;
}

/// A column's array and what is needed to print from it.
struct CsvRowWriter::Cells {
    const Column* column = nullptr;
    TypeKind kind = TypeKind::Null;
    std::uint8_t scale = 0;
    bool zoned = false;
    bool hasNulls = false;
    const void* data = nullptr;
    std::size_t step = 1; ///< 0 for a constant column

    template <class T>
    const T& at(std::size_t row) const {
        return static_cast<const T*>(data)[row * step];
    }
};

CsvRowWriter::CsvRowWriter(ByteSink& sink, const CsvDialect& dialect, std::string lineEnd)
    : m_sink(sink), m_dialect(dialect), m_lineEnd(std::move(lineEnd)), m_special(specialBytes(dialect)),
      m_buffer(new char[kBuffer]), m_capacity(kBuffer) {
    for (const char c : m_special)
        m_marks[static_cast<unsigned char>(c)] = true;
}

char* CsvRowWriter::room(std::size_t size) {
    if (m_capacity - m_used < size) {
        const std::size_t capacity = std::max(m_capacity * 2, m_used + size);
        std::unique_ptr<char[]> grown(new char[capacity]);
        std::memcpy(grown.get(), m_buffer.get(), m_used);
        m_buffer = std::move(grown);
        m_capacity = capacity;
    }
    return m_buffer.get() + m_used;
}

void CsvRowWriter::put(std::string_view text) {
    if (text.empty())
        return;
    std::memcpy(room(text.size()), text.data(), text.size());
    m_used += text.size();
}

bool CsvRowWriter::needsQuotes(std::string_view text) const {
    std::size_t at = 0;
#if defined(__SSE2__)
    if (text.size() >= 16) {
        const auto holdsSpecial = [&](std::size_t from) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from));
            __m128i found = _mm_setzero_si128();
            for (const char c : m_special)
                found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
            return _mm_movemask_epi8(found) != 0;
        };
        for (; at + 16 <= text.size(); at += 16)
            if (holdsSpecial(at))
                return true;
        return at < text.size() && holdsSpecial(text.size() - 16);
    }
#endif
    for (; at < text.size(); ++at)
        if (m_marks[static_cast<unsigned char>(text[at])])
            return true;
    return false;
}

void CsvRowWriter::putQuoted(std::string_view text) {
    const char quote = quoteOf(m_dialect);
    const char escape = escapeOf(m_dialect);
    const bool escapesItself = m_dialect.hasEscape();
    char* const start = room(text.size() * 2 + 2);
    char* at = start;
    *at++ = quote;
    for (const char c : text) {
        if (c == quote || (escapesItself && c == escape))
            *at++ = escape;
        *at++ = c;
    }
    *at++ = quote;
    m_used += std::size_t(at - start);
}

void CsvRowWriter::putText(std::string_view text) {
    if (text.empty() || needsQuotes(text))
        putQuoted(text);
    else
        put(text);
}

void CsvRowWriter::putCell(const Cells& cells, std::size_t row) {
    if (cells.hasNulls && cells.column->isNull(row))
        return;
    if (cells.kind == TypeKind::Text) {
        putText(cells.at<std::string_view>(row));
        return;
    }
    // Numbers and dates hold none of the usual delimiters; an unusual one is looked for below.
    char* const start = room(kLongestNumber);
    char* at = start;
    switch (cells.kind) {
    case TypeKind::Boolean: {
        const std::string_view word = cells.at<std::uint8_t>(row) != 0 ? "true" : "false";
        at = std::copy(word.begin(), word.end(), at);
        break;
    }
    case TypeKind::Integer:
        at = std::to_chars(start, start + kLongestNumber, cells.at<std::int64_t>(row)).ptr;
        break;
    case TypeKind::Decimal:
        at += printDecimal(Decimal{cells.at<Int128>(row), cells.scale}, start);
        break;
    case TypeKind::Float: {
        const std::string text = printFloat(cells.at<double>(row));
        at = std::copy(text.begin(), text.end(), at);
        break;
    }
    case TypeKind::Date:
        at = appendDate(at, cells.at<Date>(row));
        break;
    case TypeKind::Time:
        at = appendTime(at, cells.at<Time>(row));
        break;
    case TypeKind::Timestamp: {
        const Timestamp stamp = cells.at<Timestamp>(row);
        at = appendDate(at, dateOf(stamp));
        *at++ = ' ';
        at = appendTime(at, timeOf(stamp));
        if (cells.zoned)
            *at++ = 'Z';
        break;
    }
    case TypeKind::Uuid: {
        const std::string text = printUuid(cells.at<Uuid>(row));
        at = std::copy(text.begin(), text.end(), at);
        break;
    }
    case TypeKind::Binary:
        putText(toHex(cells.at<std::string_view>(row)));
        return;
    case TypeKind::Null:
    case TypeKind::Text:
        return;
    }
    const std::string_view printed(start, std::size_t(at - start));
    if (!needsQuotes(printed)) {
        m_used += printed.size();
        return;
    }
    const std::string copy(printed);
    putQuoted(copy);
}

template <class RowAt>
Result<void> CsvRowWriter::writeRows(std::span<const ColumnPtr> columns, std::size_t count, RowAt rowAt) {
    std::vector<Cells> cells;
    cells.reserve(columns.size());
    for (const ColumnPtr& pointer : columns) {
        const Column& column = *pointer;
        Cells made;
        made.column = &column;
        made.kind = column.type().kind;
        made.scale = column.type().scale;
        made.zoned = column.type().zoned;
        made.hasNulls = column.hasNulls();
        made.data = column.values<std::byte>().data();
        made.step = column.isConstant() ? 0 : 1;
        cells.push_back(made);
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t row = rowAt(i);
        for (std::size_t k = 0; k < cells.size(); ++k) {
            if (k > 0)
                put(m_dialect.delimiter);
            putCell(cells[k], row);
        }
        put(m_lineEnd);
        if (m_used >= kBuffer * 3 / 4)
            MW_TRY_DO(flush());
    }
    m_rows += count;
    return {};
}

Result<void> CsvRowWriter::writeHeader(std::span<const std::string> names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            put(m_dialect.delimiter);
        putText(names[i]);
    }
    put(m_lineEnd);
    return m_used >= kBuffer ? flush() : Result<void>();
}

Result<void> CsvRowWriter::write(const Batch& batch) {
    return writeRows(batch.columns, batch.rows, [](std::size_t i) { return i; });
}

Result<void> CsvRowWriter::write(const Batch& batch, std::span<const std::uint32_t> rows) {
    return write(std::span<const ColumnPtr>(batch.columns), rows);
}

Result<void> CsvRowWriter::write(std::span<const ColumnPtr> columns, std::span<const std::uint32_t> rows) {
    return writeRows(columns, rows.size(), [&](std::size_t i) { return std::size_t(rows[i]); });
}

Result<void> CsvRowWriter::flush() {
    if (m_used == 0)
        return {};
    const std::string_view bytes(m_buffer.get(), m_used);
    m_used = 0;
    return m_sink.write(bytes);
}

} // namespace mw
