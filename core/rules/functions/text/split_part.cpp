// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

// Looking for a text compares texts wherever its first byte stands; separators are mostly that one byte.
std::size_t firstOf(std::string_view text, std::string_view separator) {
    return separator.size() == 1 ? text.find(separator.front()) : text.find(separator);
}

/// Gives the n-th part counted from 0, or none where there are fewer.
std::optional<std::string_view> partFromStart(std::string_view text, std::string_view separator, std::int64_t n) {
    for (;; --n) {
        const std::size_t found = firstOf(text, separator);
        if (n == 0)
            return text.substr(0, found);
        if (found == std::string_view::npos)
            return {};
        text.remove_prefix(found + separator.size());
    }
}

std::optional<std::string_view> partFromEnd(std::string_view text, std::string_view separator, std::int64_t n) {
    if (separator.size() > 1) { // "aaa" split at "aa" has the parts "" and "a", however they are counted
        std::int64_t count = 1;
        for (std::size_t at = text.find(separator); at != std::string_view::npos;
             at = text.find(separator, at + separator.size()))
            ++count;
        return n < count ? partFromStart(text, separator, count - 1 - n) : std::nullopt;
    }
    for (;; --n) {
        const std::size_t found = text.rfind(separator.front());
        if (n == 0)
            return text.substr(found == std::string_view::npos ? 0 : found + 1);
        if (found == std::string_view::npos)
            return {};
        text = text.substr(0, found);
    }
}

std::optional<std::string_view> part(Row& row, std::string_view text, std::string_view separator,
                                     std::int64_t position) {
    if (separator.empty()) {
        row.fail(Code::InvalidArgument, std::string_view("a separator cannot be empty"));
        return {};
    }
    if (position == 0) {
        row.fail(Code::InvalidArgument, std::string_view("parts are counted from 1, or from -1 at the end"));
        return {};
    }
    return position > 0 ? partFromStart(text, separator, position - 1) : partFromEnd(text, separator, -(position + 1));
}

} // namespace

Function define_split_part() {
    return Function("split_part", "Gives one part of a text between separators, counted from 1, or from -1 at the end; "
                                  "nothing where there are fewer parts.")
        .overload<part>({text("value"), text("separator"), integer("position")})
        .phrase("part {2} of {0} split at {1}")
        .step("take part {2} of {0}, split at {1}")
        .postgres("CASE WHEN {2} BETWEEN -1000000000 AND 1000000000 THEN CASE WHEN abs({2}) <= (length({0}) - "
                  "length(replace({0}, {1}, ''))) / length({1}) + 1 THEN split_part({0}, {1}, {2}::int) END END",
                  "{1} = '' OR {2} = 0")
        .example("split_part('Lee, Anna', ', ', 2)", "'Anna'")
        .example("split_part('Anna B. Lee', ' ', -1)", "'Lee'")
        .example("split_part('Anna', ' ', 2)", "null")
        .example("split_part(null, ' ', 1)", "null")
        .fails("split_part('a b', ' ', 0)", Code::InvalidArgument);
}

} // namespace mw::rules
