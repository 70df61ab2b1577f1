// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <cstring>

namespace mw::rules {

namespace {

std::string_view joinAll(Row& row, const RepeatedNullable<std::string_view>& values) {
    std::size_t size = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        size += values[i].size(); // a null is stored as an empty view
    char* const out = row.arena().allocate(size);
    char* next = out;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string_view value = values[i];
        if (!value.empty())
            std::memcpy(next, value.data(), value.size());
        next += value.size();
    }
    return {out, size};
}

} // namespace

Function define_concat() {
    return Function("concat", "Joins texts one after the other and skips those that are null (& does not skip).")
        .overload<joinAll>({text("value").repeated()})
        .phrase("{*} joined, skipping missing ones")
        .step("join {*}, skipping missing ones")
        .postgres("concat({*})")
        .example("concat('Ann', ' ', 'Lee')", "'Ann Lee'")
        .example("concat('Ann', null, 'Lee')", "'AnnLee'")
        .example("concat(null)", "''");
}

} // namespace mw::rules
