// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {
std::optional<std::string_view> nullIfBlank(std::string_view text) {
    if (!text.empty() && text.front() > ' ' && text.front() < 0x7F) [[likely]] // most texts begin with a visible character
        return text;
    for (std::size_t position = 0; position < text.size();)
        if (!isSpace(nextCodePoint(text, position)))
            return text;
    return {};
}
} // namespace

Function define_empty_to_null() {
    return Function("empty_to_null", "Makes texts that are empty or hold only white space null.")
        .overload<nullIfBlank>({text("value")})
        .phrase("{0}, or nothing where it is blank")
        .step("take blank {0} for missing")
        .postgres("CASE WHEN btrim({0}, {spaces}) <> '' THEN {0} END")
        .example("empty_to_null('')", "null")
        .example("empty_to_null('  ')", "null")
        .example("empty_to_null(' a ')", "' a '")
        .example("empty_to_null(null)", "null");
}

} // namespace mw::rules
