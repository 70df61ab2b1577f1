// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <re2/re2.h>

#include <memory>

namespace mw::rules {

namespace {

/// A compiled expression of RE2's syntax: linear in the length of the text, whatever the pattern.
struct Expression {
    std::shared_ptr<const re2::RE2> compiled;
};

Result<Expression> compile(const CallFacts& facts) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    const std::string_view pattern = facts.text(1);
    auto compiled = std::make_shared<const re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()), options);
    if (!compiled->ok())
        return makeError(Code::WrongArguments, "the pattern cannot be read: " + compiled->error());
    return Expression{std::move(compiled)};
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

bool matchesWhole(const Expression& pattern, std::string_view text, std::string_view) {
    return re2::RE2::FullMatch(piece(text), *pattern.compiled);
}

std::optional<std::string_view> firstMatch(const Expression& pattern, std::string_view text, std::string_view) {
    re2::StringPiece found[2];
    const int groups = pattern.compiled->NumberOfCapturingGroups() > 0 ? 2 : 1;
    if (!pattern.compiled->Match(piece(text), 0, text.size(), re2::RE2::UNANCHORED, found, groups))
        return {};
    const re2::StringPiece& wanted = found[groups - 1];
    return wanted.data() ? std::optional<std::string_view>({wanted.data(), wanted.size()}) : std::nullopt;
}

std::string_view replaceMatches(Row& row, const Expression& pattern, std::string_view text, std::string_view,
                                std::string_view by) {
    std::string& made = row.buffer();
    made.append(text);
    if (re2::RE2::GlobalReplace(&made, *pattern.compiled, piece(by)) == 0)
        return text;
    return row.keep(made);
}

} // namespace

Function define_matches() {
    return Function("matches", "Says whether a whole text fits a regular expression (RE2 syntax).")
        .overload<matchesWhole, compile>({text("value"), text("pattern").fixed()})
        .phrase("whether {0} fits the pattern {1}")
        .notInPostgres("its regular expressions differ from RE2's")
        .example("matches('AB-123', '[A-Z]{2}-[0-9]+')", "true")
        .example("matches('xAB-123', '[A-Z]{2}-[0-9]+')", "false")
        .example("matches(null, 'a')", "null");
}

Function define_extract() {
    return Function(
               "extract",
               "Gives the first part of a text that fits a regular expression, or its first group where it has one; "
               "nothing where none fits.")
        .overload<firstMatch, compile>({text("value"), text("pattern").fixed()})
        .phrase("the part of {0} that fits the pattern {1}")
        .step("take the part of {0} that fits the pattern {1}")
        .notInPostgres("its regular expressions differ from RE2's")
        .example("extract('order 4711 of May', '[0-9]+')", "'4711'")
        .example("extract('Lee (Anna)', '\\(([^)]*)\\)')", "'Anna'")
        .example("extract('none', '[0-9]+')", "null")
        .example("extract(null, '[0-9]+')", "null");
}

Function define_replace_matches() {
    return Function(
               "replace_matches",
               "Writes a text in place of every part that fits a regular expression; \\1 stands for its first group.")
        .overload<replaceMatches, compile>({text("value"), text("pattern").fixed(), text("by").fixed()})
        .phrase("{0} with every part that fits {1} replaced by {2}")
        .step("replace every part of {0} that fits {1} by {2}")
        .notInPostgres("its regular expressions differ from RE2's")
        .example("replace_matches('a1b22', '[0-9]+', '#')", "'a#b#'")
        .example("replace_matches('Lee, Anna', '(\\w+), (\\w+)', '\\2 \\1')", "'Anna Lee'")
        .example("replace_matches(null, 'a', 'b')", "null");
}

} // namespace mw::rules
