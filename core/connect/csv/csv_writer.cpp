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
constexpr std::size_t kSlack = 16;         // bytes that may be looked at past the end of a record

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

char* append(char* at, std::string_view text) {
    return std::copy(text.begin(), text.end(), at);
}

/// memcpy() for texts that are mostly shorter than a call of it takes.
char* copyShort(char* at, std::string_view text) {
    const char* const from = text.data();
    const std::size_t size = text.size();
    if (size > 16) {
        std::memcpy(at, from, size);
    } else if (size >= 8) {
        std::uint64_t head, tail;
        std::memcpy(&head, from, 8);
        std::memcpy(&tail, from + size - 8, 8);
        std::memcpy(at, &head, 8);
        std::memcpy(at + size - 8, &tail, 8);
    } else if (size >= 4) {
        std::uint32_t head, tail;
        std::memcpy(&head, from, 4);
        std::memcpy(&tail, from + size - 4, 4);
        std::memcpy(at, &head, 4);
        std::memcpy(at + size - 4, &tail, 4);
    } else {
        for (std::size_t i = 0; i < size; ++i)
            at[i] = from[i];
    }
    return at + size;
}

/// Whether a number, a date or a word such as true could hold one of the special bytes.
bool mayStandInNumbers(std::string_view special) {
    return std::any_of(special.begin(), special.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               std::string_view("+-.: ").find(c) != std::string_view::npos;
    });
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
      m_numbersMayNeedQuotes(mayStandInNumbers(m_special)), m_buffer(new char[kBuffer]), m_capacity(kBuffer) {
    for (const char c : m_special)
        m_marks[static_cast<unsigned char>(c)] = true;
}

char* CsvRowWriter::room(std::size_t size) {
    size += kSlack;
    if (m_capacity - m_used < size) {
        const std::size_t capacity = std::max(m_capacity * 2, m_used + size);
        std::unique_ptr<char[]> grown(new char[capacity]);
        std::memcpy(grown.get(), m_buffer.get(), m_used);
        m_buffer = std::move(grown);
        m_capacity = capacity;
    }
    return m_buffer.get() + m_used;
}

/// Looks up to kSlack bytes past the end, which do not count.
bool CsvRowWriter::needsQuotes(const char* text, std::size_t size) const {
#if defined(__SSE2__)
    static_assert(kSlack >= sizeof(__m128i));
    for (std::size_t at = 0; at < size; at += sizeof(__m128i)) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + at));
        __m128i found = _mm_setzero_si128();
        for (const char c : m_special)
            found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
        auto mask = unsigned(_mm_movemask_epi8(found));
        if (const std::size_t left = size - at; left < sizeof(__m128i))
            mask &= (1u << left) - 1;
        if (mask != 0)
            return true;
    }
    return false;
#else
    return std::any_of(text, text + size, [&](char c) { return m_marks[static_cast<unsigned char>(c)]; });
#endif
}

/// At most twice the text and two quotes.
char* CsvRowWriter::putQuoted(char* at, std::string_view text) const {
    const char quote = quoteOf(m_dialect);
    const char escape = escapeOf(m_dialect);
    const bool escapesItself = m_dialect.hasEscape();
    *at++ = quote;
    for (const char c : text) {
        if (c == quote || (escapesItself && c == escape))
            *at++ = escape;
        *at++ = c;
    }
    *at++ = quote;
    return at;
}

char* CsvRowWriter::putText(char* at, std::string_view text) const {
    char* const end = copyShort(at, text);
    return text.empty() || needsQuotes(at, text.size()) ? putQuoted(at, text) : end;
}

char* CsvRowWriter::putCell(char* const start, const Cells& cells, std::size_t row) const {
    if (cells.hasNulls && cells.column->isNull(row))
        return start;
    char* at = start;
    switch (cells.kind) {
    case TypeKind::Text:
        return putText(at, cells.at<std::string_view>(row));
    case TypeKind::Binary:
        return putText(at, toHex(cells.at<std::string_view>(row)));
    case TypeKind::Null:
        return at;
    case TypeKind::Boolean:
        at = append(at, cells.at<std::uint8_t>(row) != 0 ? "true" : "false");
        break;
    case TypeKind::Integer:
        at = std::to_chars(at, at + kLongestNumber, cells.at<std::int64_t>(row)).ptr;
        break;
    case TypeKind::Decimal:
        at += printDecimal(Decimal{cells.at<Int128>(row), cells.scale}, at);
        break;
    case TypeKind::Float:
        at = append(at, printFloat(cells.at<double>(row)));
        break;
    case TypeKind::Date:
        at += printDate(cells.at<Date>(row), at);
        break;
    case TypeKind::Time:
        at = append(at, printTime(cells.at<Time>(row)));
        break;
    case TypeKind::Timestamp: {
        const Timestamp stamp = cells.at<Timestamp>(row);
        at += printDate(dateOf(stamp), at);
        *at++ = ' ';
        at = append(at, printTime(timeOf(stamp)));
        if (cells.zoned)
            *at++ = 'Z';
        break;
    }
    case TypeKind::Uuid:
        at = append(at, printUuid(cells.at<Uuid>(row)));
        break;
    }
    if (!m_numbersMayNeedQuotes)
        return at;
    const std::string printed(start, at);
    return putText(start, printed);
}

/// The most bytes that a record can take.
std::size_t CsvRowWriter::sizeLimit(std::span<const Cells> cells, std::size_t row) const {
    std::size_t limit = cells.size() * (2 * kLongestNumber + 2 + m_dialect.delimiter.size()) + m_lineEnd.size();
    for (const Cells& one : cells) {
        if (one.kind == TypeKind::Text)
            limit += 2 * one.at<std::string_view>(row).size();
        else if (one.kind == TypeKind::Binary)
            limit += 4 * one.at<std::string_view>(row).size();
    }
    return limit;
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
        char* at = room(sizeLimit(cells, row));
        for (std::size_t k = 0; k < cells.size(); ++k) {
            if (k > 0)
                at = copyShort(at, m_dialect.delimiter);
            at = putCell(at, cells[k], row);
        }
        at = copyShort(at, m_lineEnd);
        m_used = std::size_t(at - m_buffer.get());
        if (m_used >= kBuffer * 3 / 4)
            MW_TRY_DO(flush());
    }
    m_rows += count;
    return {};
}

Result<void> CsvRowWriter::writeHeader(std::span<const std::string> names) {
    std::size_t limit = m_lineEnd.size();
    for (const std::string& name : names)
        limit += m_dialect.delimiter.size() + 2 * name.size() + 2;
    char* at = room(limit);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            at = copyShort(at, m_dialect.delimiter);
        at = putText(at, names[i]);
    }
    at = copyShort(at, m_lineEnd);
    m_used = std::size_t(at - m_buffer.get());
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
