// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

/// What ends a line in Unicode (UAX 14): CR LF is one break.
bool isBreak(char32_t point) {
    return (point >= 0x0A && point <= 0x0D) || point == 0x85 || point == 0x2028 || point == 0x2029;
}

std::string_view withoutBreaks(Row& row, std::string_view text, std::string_view by) {
    std::string& made = row.buffer();
    bool any = false;
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t begin = position;
        const char32_t point = nextCodePoint(text, position);
        if (!isBreak(point)) {
            made.append(text.substr(begin, position - begin));
            continue;
        }
        any = true;
        if (point == '\r' && position < text.size() && text[position] == '\n')
            ++position;
        made.append(by);
    }
    return any ? row.keep(made) : text;
}

} // namespace

Function define_replace_line_breaks() {
    return Function("replace_line_breaks", "Writes a text in place of each line break, whatever system it came from.")
        .overload<withoutBreaks>({text("value"), text("by")})
        .phrase("{0} with each line break replaced by {1}")
        .step("replace each line break of {0} by {1}")
        .postgres("regexp_replace({0}, E'\\r\\n|[\\n\\x0b\\f\\r\\u0085\\u2028\\u2029]', replace({1}, '\\', '\\\\'), 'g')")
        .example("replace_line_breaks('a' & character(13) & character(10) & 'b', ', ')", "'a, b'")
        .example("replace_line_breaks('plain', ', ')", "'plain'")
        .example("replace_line_breaks(null, ', ')", "null");
}

} // namespace mw::rules
