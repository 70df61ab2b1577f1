// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/csv/csv_dialect.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace mw {
class Arena;
}

namespace mw::csv {

enum class RecordProblem : std::uint8_t { None, StrayQuote, UnclosedQuote, NulByte };

/// One record as scanRecord found it.
struct ScannedRecord {
    bool complete = false;                       ///< false: the text ends inside the record
    std::size_t end = 0;                         ///< behind the record's line end; where incomplete the end of the text
    std::size_t textEnd = 0;                     ///< before the record's line end
    RecordProblem problem = RecordProblem::None; ///< the first one
    std::size_t problemAt = 0;
    bool spansLines = false; ///< a line end lies inside a quoted field
};

/// Reads the record that starts at text[begin], byte by byte, with any dialect and whatever is wrong with it, and adds
/// its fields' ends to `fieldEnds`, as FieldEnds describes them. A quote inside an unquoted field stands for itself;
/// text behind a closing quote is StrayQuote; a quoted field that runs to the end of the text leaves the record
/// incomplete with UnclosedQuote. `atEnd`: nothing comes behind `end`, which then ends the last record as a line end
/// does.
ScannedRecord scanRecord(const char* text, std::size_t begin, std::size_t end, bool atEnd, const CsvDialect& dialect,
                         std::vector<std::uint32_t>& fieldEnds);

/// Reads the line that starts at text[begin] however its quotes are broken: a quote closes a field only before a
/// delimiter or the line's end and no other field's; one that closes nothing stands for itself. Nothing crosses the
/// line end.
ScannedRecord scanBrokenLine(const char* text, std::size_t begin, std::size_t end, bool atEnd,
                             const CsvDialect& dialect, std::vector<std::uint32_t>& fieldEnds);

/// Takes off what a dialect that trims() has at the edges of a field.
std::string_view trimField(std::string_view bytes, const CsvDialect& dialect);

/// A field's value without its quotes and escapes.
struct DecodedField {
    std::string_view text;
    bool quoted = false;
};
/// Decodes the bytes of a field; the value is a view of them, or of the arena where something had to be taken out.
DecodedField decodeField(std::string_view bytes, const CsvDialect& dialect, Arena& arena);

} // namespace mw::csv
