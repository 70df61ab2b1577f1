// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

std::string_view collapse(Row& row, std::string_view text) {
    std::string& made = row.buffer();
    bool pending = false;
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t begin = position;
        if (isSpace(nextCodePoint(text, position))) {
            pending = !made.empty();
            continue;
        }
        if (pending)
            made += ' ';
        pending = false;
        made.append(text.substr(begin, position - begin));
    }
    return made == text ? text : row.keep(made);
}

} // namespace

Function define_collapse_spaces() {
    return Function("collapse_spaces", "Takes white space off both ends and writes each run inside as one space.")
        .overload<collapse>({text("value")})
        .phrase("{0} with single spaces only")
        .step("tidy the spaces of {0}")
        .postgres("btrim(regexp_replace({0}, "
                  "E'[ \\t\\n\\x0b\\f\\r\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+', ' "
                  "', 'g'), ' ')")
        .example("collapse_spaces('  Ann   Lee ')", "'Ann Lee'")
        .example("collapse_spaces('Ann')", "'Ann'")
        .example("collapse_spaces('   ')", "''")
        .example("collapse_spaces(null)", "null");
}

} // namespace mw::rules
