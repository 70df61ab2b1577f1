// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

std::string_view fromTo(Row& row, std::string_view text, std::int64_t start, std::int64_t count) {
    if (start < 1 || count < 0)
        return row.fail(Code::InvalidArgument,
                        std::string_view("characters are counted from 1, and a length is not negative"));
    const std::string_view rest = text.substr(offsetOfCodePoint(text, std::size_t(start - 1)));
    return rest.substr(0, offsetOfCodePoint(rest, std::size_t(count)));
}

std::string_view fromOn(Row& row, std::string_view text, std::int64_t start) {
    if (start < 1)
        return row.fail(Code::InvalidArgument, std::string_view("characters are counted from 1"));
    return text.substr(offsetOfCodePoint(text, std::size_t(start - 1)));
}

} // namespace

Function define_substring() {
    return Function("substring",
                    "Gives a part of a text, from a character on (counted from 1), to the end or so many long.")
        .overload<fromOn>({text("value"), integer("start")})
        .overload<fromTo>({text("value"), integer("start"), integer("count")})
        .phrase("{0} from character {1} on", 2)
        .phrase("{2} characters of {0} from character {1} on", 3)
        .step("take {0} from character {1} on", 2)
        .step("take {2} characters of {0} from character {1} on", 3)
        .postgres("substr({0}, least({1}, 2147483647)::int[[, least({2}, 1073741823)::int]])", "{1} < 1[[ OR {2} < 0]]")
        .example("substring('Mapwright', 4)", "'wright'")
        .example("substring('Mapwright', 4, 2)", "'wr'")
        .example("substring('ab', 5)", "''")
        .example("substring(null, 1, 2)", "null")
        .fails("substring('ab', 0)", Code::InvalidArgument);
}

} // namespace mw::rules
