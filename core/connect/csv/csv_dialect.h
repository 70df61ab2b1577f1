// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace mw {

/// How delimited text is punctuated (RFC 4180 and its relatives). Records end at LF, CRLF or CR, mixed as they come.
struct CsvDialect {
    std::string delimiter = ","; ///< one or more bytes of UTF-8, never empty, no line break
    char quote = '"';            ///< 0: quotes mean nothing
    char escape = '"';           ///< the quote itself: doubled quotes; another ASCII character: stands before; 0: none
    bool emptyIsNull = true;     ///< an unquoted empty field is null, a quoted one is ''
    bool padded = false;         ///< spaces behind a delimiter, and around quotes, belong to it, not to the value
    /// 1: any run of spaces and tabs stands between fields; 2: one of at least two, so that values may hold single
    /// spaces; 0: the delimiter does. Runs at the edges of a line mean nothing. `delimiter` is one byte then.
    int whitespaceRun = 0;

    /// True where a character other than the quote takes the meaning from what follows it.
    bool hasEscape() const { return escape != 0 && escape != quote; }
    /// True where bytes at the edges of a field do not belong to its value.
    bool trims() const { return padded || whitespaceRun > 0; }
    friend bool operator==(const CsvDialect&, const CsvDialect&) = default;
};

namespace csv {

constexpr bool isLineEnd(char c) {
    return c == '\n' || c == '\r';
}

} // namespace csv

} // namespace mw
