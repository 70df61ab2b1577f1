// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {
bool containsText(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }
bool startsWith(std::string_view text, std::string_view part) { return text.starts_with(part); }
bool endsWith(std::string_view text, std::string_view part) { return text.ends_with(part); }
std::int64_t positionOf(std::string_view text, std::string_view part) {
    const std::size_t found = text.find(part);
    return found == std::string_view::npos ? 0 : std::int64_t(countCodePoints(text.substr(0, found))) + 1;
}
} // namespace

Function define_contains() {
    return Function("contains", "Says whether a text holds another; case counts.")
        .overload<containsText>({text("value"), text("part")})
        .phrase("whether {0} contains {1}")
        .postgres("strpos({0}, {1}) > 0")
        .example("contains('Mapwright', 'wri')", "true")
        .example("contains('Mapwright', 'W')", "false")
        .example("contains(null, 'a')", "null");
}

Function define_starts_with() {
    return Function("starts_with", "Says whether a text begins with another; case counts.")
        .overload<startsWith>({text("value"), text("part")})
        .phrase("whether {0} begins with {1}")
        .postgres("starts_with({0}, {1})")
        .example("starts_with('Mapwright', 'Map')", "true")
        .example("starts_with('Mapwright', 'map')", "false")
        .example("starts_with(null, 'a')", "null");
}

Function define_ends_with() {
    return Function("ends_with", "Says whether a text ends with another; case counts.")
        .overload<endsWith>({text("value"), text("part")})
        .phrase("whether {0} ends with {1}")
        .postgres("right({0}, length({1})) = {1}")
        .example("ends_with('Mapwright', 'right')", "true")
        .example("ends_with('Mapwright', 'Map')", "false")
        .example("ends_with(null, 'a')", "null");
}

Function define_position() {
    return Function("position",
                    "Gives the character at which a text first holds another, counted from 1; 0 where it does not.")
        .overload<positionOf>({text("value"), text("part")})
        .phrase("the position of {1} in {0}")
        .step("find {1} in {0}")
        .postgres("strpos({0}, {1})")
        .example("position('Mapwright', 'wr')", "4")
        .example("position('école', 'c')", "2")
        .example("position('abc', 'x')", "0")
        .example("position(null, 'x')", "null");
}

} // namespace mw::rules
