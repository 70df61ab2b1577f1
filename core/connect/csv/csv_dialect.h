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

    /// True where a character other than the quote takes the meaning from what follows it.
    bool hasEscape() const { return escape != 0 && escape != quote; }
    friend bool operator==(const CsvDialect&, const CsvDialect&) = default;
};

} // namespace mw
