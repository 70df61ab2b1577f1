// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {
std::int64_t characters(std::string_view text) { return std::int64_t(countCodePoints(text)); }
} // namespace

Function define_length() {
    return Function("length", "Counts the characters (Unicode code points) of a text.")
        .overload<characters>({text("value")})
        .phrase("the number of characters in {0}")
        .step("count the characters of {0}")
        .postgres("char_length({0})")
        .example("length('Ann')", "3")
        .example("length('école')", "5")
        .example("length('')", "0")
        .example("length(null)", "null");
}

} // namespace mw::rules
