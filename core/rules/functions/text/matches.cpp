// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/functions/text/pattern_p.h"

namespace mw::rules {

Result<RegularExpression> compilePattern(const CallFacts& facts) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    const std::string_view pattern = facts.text(1);
    auto compiled = std::make_shared<const re2::RE2>(piece(pattern), options);
    if (!compiled->ok())
        return makeError(Code::WrongArguments, "the pattern cannot be read: " + compiled->error());
    return RegularExpression{std::move(compiled), TextAutomaton::make(pattern)};
}

namespace {

bool matchesWhole(const RegularExpression& pattern, std::string_view text, std::string_view) {
    return pattern.automaton ? pattern.automaton->fits(text) : re2::RE2::FullMatch(piece(text), *pattern.compiled);
}

std::optional<std::string_view> firstMatch(const RegularExpression& pattern, std::string_view text, std::string_view) {
    re2::StringPiece found[2];
    const int groups = pattern.compiled->NumberOfCapturingGroups() > 0 ? 2 : 1;
    if (!pattern.compiled->Match(piece(text), 0, text.size(), re2::RE2::UNANCHORED, found, groups))
        return {};
    const re2::StringPiece& wanted = found[groups - 1];
    return wanted.data() ? std::optional<std::string_view>({wanted.data(), wanted.size()}) : std::nullopt;
}

bool holdsMatch(const RegularExpression& pattern, std::string_view text, std::string_view) {
    return re2::RE2::PartialMatch(piece(text), *pattern.compiled);
}

/// All parts that fit, one after the other; an empty match moves on by one character.
template <class Take>
void eachMatch(const re2::RE2& pattern, std::string_view text, const Take& take) {
    const int groups = pattern.NumberOfCapturingGroups() > 0 ? 2 : 1;
    for (std::size_t at = 0; at <= text.size();) {
        re2::StringPiece found[2];
        if (!pattern.Match(piece(text), at, text.size(), re2::RE2::UNANCHORED, found, groups))
            return;
        const re2::StringPiece& wanted = found[groups - 1];
        if (wanted.data())
            take(std::string_view(wanted.data(), wanted.size()));
        at = std::size_t(found[0].data() - text.data()) + found[0].size();
        if (found[0].empty()) {
            if (at >= text.size())
                return;
            nextCodePoint(text, at);
        }
    }
}

std::string_view allMatches(Row& row, const RegularExpression& pattern, std::string_view text, std::string_view,
                            std::string_view separator) {
    std::string& made = row.buffer();
    bool first = true;
    eachMatch(*pattern.compiled, text, [&](std::string_view found) {
        if (!first)
            made.append(separator);
        made.append(found);
        first = false;
    });
    return row.keep(made);
}

std::int64_t countMatches(const RegularExpression& pattern, std::string_view text, std::string_view) {
    std::int64_t count = 0;
    eachMatch(*pattern.compiled, text, [&](std::string_view) { ++count; });
    return count;
}

std::string_view replaceMatches(Row& row, const RegularExpression& pattern, std::string_view text, std::string_view,
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
        .overload<matchesWhole, compilePattern>({text("value"), text("pattern").fixed()})
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
        .overload<firstMatch, compilePattern>({text("value"), text("pattern").fixed()})
        .phrase("the part of {0} that fits the pattern {1}")
        .step("take the part of {0} that fits the pattern {1}")
        .notInPostgres("its regular expressions differ from RE2's")
        .example("extract('order 4711 of May', '[0-9]+')", "'4711'")
        .example("extract('Lee (Anna)', '\\(([^)]*)\\)')", "'Anna'")
        .example("extract('none', '[0-9]+')", "null")
        .example("extract(null, '[0-9]+')", "null");
}

Function define_contains_match() {
    return Function("contains_match", "Says whether a part of a text fits a regular expression (RE2 syntax).")
        .overload<holdsMatch, compilePattern>({text("value"), text("pattern").fixed()})
        .phrase("whether a part of {0} fits the pattern {1}")
        .notInPostgres("its regular expressions differ from RE2's")
        .example("contains_match('order 4711', '[0-9]{4}')", "true")
        .example("contains_match('order', '[0-9]')", "false")
        .example("contains_match(null, 'a')", "null")
        .fails("contains_match('a', '(')", Code::WrongArguments);
}

Function define_extract_all() {
    return Function("extract_all", "Joins all parts of a text that fit a regular expression, or their first groups, with "
                                   "a separator between them.")
        .overload<allMatches, compilePattern>({text("value"), text("pattern").fixed(), text("separator")})
        .phrase("all parts of {0} that fit the pattern {1}, with {2} between them")
        .step("take all parts of {0} that fit the pattern {1}, with {2} between them")
        .notInPostgres("its regular expressions differ from RE2's")
        .example("extract_all('tel 030, fax 031', '[0-9]+', ';')", "'030;031'")
        .example("extract_all('none', '[0-9]+', ';')", "''")
        .example("extract_all(null, 'a', ';')", "null");
}

Function define_count_matches() {
    return Function("count_matches", "Counts the parts of a text that fit a regular expression.")
        .overload<countMatches, compilePattern>({text("value"), text("pattern").fixed()})
        .phrase("the number of parts of {0} that fit the pattern {1}")
        .step("count the parts of {0} that fit the pattern {1}")
        .notInPostgres("its regular expressions differ from RE2's")
        .example("count_matches('a1b22', '[0-9]+')", "2")
        .example("count_matches('', '[0-9]+')", "0")
        .example("count_matches(null, 'a')", "null");
}

Function define_replace_matches() {
    return Function(
               "replace_matches",
               "Writes a text in place of every part that fits a regular expression; \\1 stands for its first group.")
        .overload<replaceMatches, compilePattern>({text("value"), text("pattern").fixed(), text("by").fixed()})
        .phrase("{0} with every part that fits {1} replaced by {2}")
        .step("replace every part of {0} that fits {1} by {2}")
        .notInPostgres("its regular expressions differ from RE2's")
        .example("replace_matches('a1b22', '[0-9]+', '#')", "'a#b#'")
        .example("replace_matches('Lee, Anna', '(\\w+), (\\w+)', '\\2 \\1')", "'Anna Lee'")
        .example("replace_matches(null, 'a', 'b')", "null");
}

} // namespace mw::rules
