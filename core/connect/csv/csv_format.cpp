// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/csv_format.h"

#include "core/base/hash.h"
#include "core/base/promise.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace mw {

namespace {

constexpr std::size_t kLongestNumber = 64; // bytes of any number, date, time or UUID
constexpr std::size_t kUsualText = 64;     // a longer one asks for the room it needs
static_assert(kUsualText >= kLongestNumber / 2);
constexpr std::size_t kVector = 16;        // bytes that are looked at together
constexpr std::size_t kSlack = kVector;         // bytes that may be written past the end of a record

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

char* put(char* at, std::string_view text) {
    return std::copy(text.begin(), text.end(), at);
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
struct CsvFormat::Cells {
    TypeKind kind = TypeKind::Null;
    std::uint8_t scale = 0;
    bool zoned = false;
    const void* data = nullptr;
    std::size_t step = 1; ///< 0 for a constant column
    const std::uint64_t* valid = nullptr; ///< a bit for each value; null where none is missing

    explicit Cells(const Column& of)
        : kind(of.type().kind), scale(of.type().scale), zoned(of.type().zoned), data(of.values<std::byte>().data()),
          step(of.isConstant() ? 0 : 1), valid(of.hasNulls() ? of.validity().words().data() : nullptr) {}

    bool isNull(std::size_t row) const {
        const std::size_t i = row * step;
        return valid && (valid[i / 64] >> (i % 64) & 1) == 0;
    }
    template <class T>
    const T& at(std::size_t row) const {
        return static_cast<const T*>(data)[row * step];
    }
};

char* CsvText::grow(std::size_t size) {
    const std::size_t capacity = std::max(m_capacity * 2, m_used + size);
    std::unique_ptr<char[]> grown(new char[capacity]);
    std::copy_n(m_bytes.get(), m_used, grown.get());
    m_bytes = std::move(grown);
    m_capacity = capacity;
    return m_bytes.get() + m_used;
}

CsvFormat::CsvFormat(const CsvDialect& dialect, std::string lineEnd)
    : m_dialect(dialect), m_lineEnd(std::move(lineEnd)), m_special(specialBytes(dialect)),
      m_numbersMayNeedQuotes(mayStandInNumbers(m_special)) {}

#if defined(__SSE2__)

/// Looks for bytes that force quotes, sixteen at a time.
class CsvFormat::Plain {
public:
    explicit Plain(std::string_view special) : m_hasFifth(special.size() > 4) {
        MW_ASSERT(special.size() >= 4 && special.size() <= 5, "all special bytes are looked for");
        for (std::size_t i = 0; i < 4; ++i)
            m_special[i] = _mm_set1_epi8(special[i]);
        m_fifth = _mm_set1_epi8(special.back());
    }
    /// Copies a text and what lies behind it up to kSlack bytes; false where it needs quotes: `at` then holds part of it.
    bool copy(char* at, const char* text, std::size_t size) const {
        while (true) {
            const __m128i bytes = first16(text, size);
            _mm_storeu_si128(reinterpret_cast<__m128i*>(at), bytes);
            const unsigned found = specialIn(bytes);
            if (size <= kVector)
                return (found << (kVector - size) & 0xFFFF) == 0;
            if (found != 0)
                return false;
            at += kVector;
            text += kVector;
            size -= kVector;
        }
    }

private:
    /// The text's first 16 bytes, of which it need not have as many: what lies behind it on its page comes along. At the
    /// end of a page they are copied first.
    [[gnu::no_sanitize("address", "thread")]] static __m128i first16(const char* text, std::size_t size) {
        constexpr std::uintptr_t kPage = 4096;
        if (size >= kVector || (reinterpret_cast<std::uintptr_t>(text) & (kPage - 1)) <= kPage - kVector) [[likely]]
            return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
        char copy[kVector] = {};
        std::memcpy(copy, text, size);
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(copy));
    }
    unsigned specialIn(__m128i bytes) const {
        __m128i found = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, m_special[0]), _mm_cmpeq_epi8(bytes, m_special[1])),
                                     _mm_or_si128(_mm_cmpeq_epi8(bytes, m_special[2]), _mm_cmpeq_epi8(bytes, m_special[3])));
        if (m_hasFifth)
            found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, m_fifth));
        return unsigned(_mm_movemask_epi8(found));
    }

    static_assert(kVector == sizeof(__m128i));
    __m128i m_special[4];
    __m128i m_fifth;
    const bool m_hasFifth;
};

#else

class CsvFormat::Plain {
public:
    explicit Plain(std::string_view special) : m_special(special) {}
    bool copy(char* at, const char* text, std::size_t size) const {
        std::memcpy(at, text, size);
        return std::string_view(text, size).find_first_of(m_special) == std::string_view::npos;
    }

private:
    const std::string_view m_special;
};

#endif

/// At most twice the text and two quotes.
char* CsvFormat::putQuoted(char* at, std::string_view text) const {
    const char quote = quoteOf(m_dialect);
    const char escape = escapeOf(m_dialect);
    *at++ = quote;
    const bool isSimple = !m_dialect.hasEscape() && (text.empty() || !std::memchr(text.data(), quote, text.size()));
    if (isSimple) {
        at = std::copy(text.begin(), text.end(), at);
    } else {
        for (const char c : text) {
            if (c == quote || (m_dialect.hasEscape() && c == escape))
                *at++ = escape;
            *at++ = c;
        }
    }
    *at++ = quote;
    return at;
}

char* CsvFormat::putText(char* at, std::string_view text, const Plain& plain, CsvText& into, std::size_t usual) const {
    if (text.size() > kUsualText) {
        into.end(at);
        at = into.room(2 * text.size() + usual);
    }
    return !text.empty() && plain.copy(at, text.data(), text.size()) ? at + text.size() : putQuoted(at, text);
}

/// A cell that is not null.
char* CsvFormat::putCell(char* at, const Cells& cells, std::size_t row, const Plain& plain, CsvText& into,
                         std::size_t usual) const {
    char* const start = at;
    switch (cells.kind) {
    case TypeKind::Text:
        return putText(at, cells.at<std::string_view>(row), plain, into, usual);
    case TypeKind::Binary:
        return putText(at, toHex(cells.at<std::string_view>(row)), plain, into, usual);
    case TypeKind::Null:
        return at;
    case TypeKind::Boolean:
        at = put(at, cells.at<std::uint8_t>(row) != 0 ? "true" : "false");
        break;
    case TypeKind::Integer:
        at = std::to_chars(at, at + kLongestNumber, cells.at<std::int64_t>(row)).ptr;
        break;
    case TypeKind::Decimal:
        at += printDecimal(Decimal{cells.at<Int128>(row), cells.scale}, at);
        break;
    case TypeKind::Float:
        at = put(at, printFloat(cells.at<double>(row)));
        break;
    case TypeKind::Date:
        at += printDate(cells.at<Date>(row), at);
        break;
    case TypeKind::Time:
        at += printTime(cells.at<Time>(row), at);
        break;
    case TypeKind::Timestamp: {
        const Timestamp stamp = cells.at<Timestamp>(row);
        at += printDate(dateOf(stamp), at);
        *at++ = ' ';
        at += printTime(timeOf(stamp), at);
        if (cells.zoned)
            *at++ = 'Z';
        break;
    }
    case TypeKind::Uuid:
        at = put(at, printUuid(cells.at<Uuid>(row)));
        break;
    }
    if (!m_numbersMayNeedQuotes)
        return at;
    const std::string printed(start, at);
    return putText(start, printed, plain, into, usual);
}

/// The most bytes that a record of usual texts takes, and what may be looked at behind it.
std::size_t CsvFormat::usualSize(std::size_t fields) const {
    return fields * (2 * kUsualText + 2 + m_dialect.delimiter.size()) + m_lineEnd.size() + kSlack;
}

void CsvFormat::append(std::span<const ColumnPtr> columns, std::span<const std::uint32_t> rows, CsvText& into) const {
    std::vector<Cells> cells;
    cells.reserve(columns.size());
    for (const ColumnPtr& column : columns)
        cells.emplace_back(*column);
    const Plain plain(m_special);
    const std::string_view delimiter = m_dialect.delimiter;
    const char first = delimiter.front();
    const bool isByte = delimiter.size() == 1;
    const std::size_t usual = usualSize(cells.size());
    into.ends.reserve(into.ends.size() + rows.size());
    for (const std::uint32_t row : rows) {
        char* at = into.room(usual);
        for (const Cells& cell : cells) {
            if (&cell != cells.data()) {
                *at++ = first;
                if (!isByte) [[unlikely]]
                    at = put(at, delimiter.substr(1));
            }
            if (cell.isNull(row))
                continue;
            if (cell.kind != TypeKind::Text) {
                at = putCell(at, cell, row, plain, into, usual);
                continue;
            }
            const std::string_view text = cell.at<std::string_view>(row);
            // Most texts are of a usual size and need no quotes: here in the loop.
            if (text.size() - 1 < kUsualText && plain.copy(at, text.data(), text.size())) [[likely]]
                at += text.size();
            else
                at = putText(at, text, plain, into, usual);
        }
        into.end(put(at, m_lineEnd));
        into.ends.push_back(into.size());
    }
}

void CsvFormat::appendHeader(std::span<const std::string> names, CsvText& into) const {
    const Plain plain(m_special);
    const std::size_t usual = usualSize(names.size());
    char* at = into.room(usual);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            at = put(at, m_dialect.delimiter);
        at = putText(at, names[i], plain, into, usual);
    }
    into.end(put(at, m_lineEnd));
    into.ends.push_back(into.size());
}

} // namespace mw
