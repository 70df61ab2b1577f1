// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/csv/csv_dialect.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace mw::csv {

/// Bytes behind the text that scan() may look at.
inline constexpr std::size_t kScanPadding = 64;

/// Where the fields of consecutive records end. Positions count from the start of the scanned text. A field begins one
/// delimiter after the end of the one before it; a record's last field ends at its LF or CR (at the LF of a CRLF).
struct FieldEnds {
    std::unique_ptr<std::uint32_t[]> positions;
    std::size_t count = 0;
    std::size_t capacity = 0;
    std::vector<std::size_t> records; ///< for each record the number of positions up to and with its last field

    void clear();
    /// Makes room for `more` positions beyond `count`; what is there stays.
    void reserve(std::size_t more);
    /// Forgets the positions behind the last whole record.
    void dropPartialRecord() { count = records.empty() ? 0 : records.back(); }
};

/// Finds delimiters and line ends outside quotes, 64 bytes at a time. It knows only regular text: every opening quote
/// stands at the start of its field, every closing one at its end, no escape character, no NUL. It stops at anything
/// else, and scanRecord takes over.
class StructuralScanner {
public:
    explicit StructuralScanner(const CsvDialect& dialect);

    struct Outcome {
        std::size_t scannedTo = 0; ///< everything before it is in the index
        bool irregular = false;    ///< stopped since something irregular lies in the 64 bytes from `scannedTo`
        bool hasNonAscii = false;  ///< some byte before `scannedTo` is not ASCII
    };
    /// Adds the records of text[begin, end) to `ends`; `begin` is the start of a record. Stops after the block in which
    /// `maxRecords` are reached. kScanPadding bytes behind `end` must be readable. A CR at `end` − 1 counts as a line
    /// end: leave it out while the next byte is unknown.
    Outcome scan(const char* text, std::size_t begin, std::size_t end, std::size_t maxRecords, FieldEnds& ends) const;
    struct Count {
        std::uint64_t records = 0;
        std::size_t end = 0;    ///< everything before it is counted
        bool isRegular = true; ///< false where something irregular, or a record of another width, stopped it
    };
    /// Counts the records of text[begin, end) that end before `end` and have `width` fields; else as scan().
    Count count(const char* text, std::size_t begin, std::size_t end, std::size_t width) const;
    /// False where the dialect is beyond this scanner (delimiters of several bytes, padding): neither may be called.
    bool fits() const { return m_fits; }

private:
    template <class Take>
    Outcome scanBlocks(const char* text, std::size_t begin, std::size_t end, Take take) const;
    template <bool hasQuote, bool hasEscape, class Take>
    Outcome scanAs(const char* text, std::size_t begin, std::size_t end, Take take) const;

    char m_delimiter = ',';
    char m_quote = '"';
    char m_escape = 0;
    bool m_fits = true;
};

/// Counts the line ends (LF, CRLF, lone CR) in text[begin, end), which must not begin or end inside a CRLF.
std::size_t countLineEnds(const char* text, std::size_t begin, std::size_t end);

} // namespace mw::csv
