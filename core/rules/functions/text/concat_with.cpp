// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {
std::string_view joinWith(Row& row, std::string_view separator, const RepeatedNullable<std::string_view>& values) {
    std::string& made = row.buffer();
    bool first = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values.isNull(i))
            continue;
        if (!first)
            made.append(separator);
        made.append(values[i]);
        first = false;
    }
    return row.keep(made);
}
} // namespace

Function define_concat_with() {
    return Function("concat_with", "Joins the texts that are not null, with a separator between them.")
        .overload<joinWith>({text("separator"), text("value").repeated()})
        .phrase("{1*} joined with {0} between them, skipping missing ones")
        .postgres("concat_ws({0}, {1*})")
        .example("concat_with(', ', 'Lee', 'Anna')", "'Lee, Anna'")
        .example("concat_with(', ', 'Lee', null, 'Dr.')", "'Lee, Dr.'")
        .example("concat_with(', ', null)", "''")
        .example("concat_with(null, 'a', 'b')", "null");
}

} // namespace mw::rules
