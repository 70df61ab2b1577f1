// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

std::string_view replaceAll(Row& row, std::string_view text, std::string_view from, std::string_view to) {
    std::size_t found = from.empty() ? std::string_view::npos : text.find(from);
    if (found == std::string_view::npos)
        return text;
    std::string& made = row.buffer();
    for (; found != std::string_view::npos; found = text.find(from)) {
        made.append(text.substr(0, found));
        made.append(to);
        text.remove_prefix(found + from.size());
    }
    made.append(text);
    return row.keep(made);
}

} // namespace

Function define_replace() {
    return Function("replace", "Writes one text in place of another wherever it stands; case counts.")
        .overload<replaceAll>({text("value"), text("from"), text("to")})
        .phrase("{0} with {1} replaced by {2}")
        .step("replace {1} by {2} in {0}")
        .postgres("replace({0}, {1}, {2})")
        .example("replace('a-b-c', '-', '/')", "'a/b/c'")
        .example("replace('abc', '', 'x')", "'abc'")
        .example("replace('abc', 'b', '')", "'ac'")
        .example("replace(null, 'a', 'b')", "null");
}

} // namespace mw::rules
