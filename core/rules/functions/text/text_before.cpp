// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

constexpr std::string_view kEmptySeparator = "a separator cannot be empty";

std::optional<std::string_view> before(Row& row, std::string_view text, std::string_view separator) {
    if (separator.empty()) {
        row.fail(Code::InvalidArgument, kEmptySeparator);
        return {};
    }
    const std::size_t found = text.find(separator);
    return found == std::string_view::npos ? std::nullopt : std::optional(text.substr(0, found));
}

std::optional<std::string_view> after(Row& row, std::string_view text, std::string_view separator) {
    if (separator.empty()) {
        row.fail(Code::InvalidArgument, kEmptySeparator);
        return {};
    }
    const std::size_t found = text.find(separator);
    return found == std::string_view::npos ? std::nullopt : std::optional(text.substr(found + separator.size()));
}

} // namespace

Function define_text_before() {
    return Function("text_before", "Gives what stands before the first place of a separator; nothing where it is absent.")
        .overload<before>({text("value"), text("separator")})
        .phrase("the part of {0} before {1}")
        .step("take the part of {0} before {1}")
        .postgres("CASE WHEN strpos({0}, {1}) > 0 THEN left({0}, strpos({0}, {1}) - 1) END", "{1} = ''")
        .example("text_before('a.lee@example.org', '@')", "'a.lee'")
        .example("text_before('none', '@')", "null")
        .example("text_before(null, '@')", "null")
        .fails("text_before('a', '')", Code::InvalidArgument);
}

Function define_text_after() {
    return Function("text_after", "Gives what stands after the first place of a separator; nothing where it is absent.")
        .overload<after>({text("value"), text("separator")})
        .phrase("the part of {0} after {1}")
        .step("take the part of {0} after {1}")
        .postgres("CASE WHEN strpos({0}, {1}) > 0 THEN substr({0}, strpos({0}, {1}) + length({1})) END", "{1} = ''")
        .example("text_after('a.lee@example.org', '@')", "'example.org'")
        .example("text_after('none', '@')", "null")
        .example("text_after(null, '@')", "null")
        .fails("text_after('a', '')", Code::InvalidArgument);
}

} // namespace mw::rules
