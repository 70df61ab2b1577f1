// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/delimiter_candidates.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace mw::csv {

namespace {

constexpr std::array<std::pair<std::string_view, bool>, 19> kDelimiters = {
    {{",", true},  {";", true},     {"\t", true}, {"|", true},  {"||", true}, {"\x1F", true}, {"\x01", true},
     {"§", true},  {":", false}, {"^", false}, {"~", false}, {"#", false},   {"*", false},
     {" ", false}, {"\x1E", false}, {"%", false}, {"!", false}, {"&", false}, {"$", false}}};

constexpr std::size_t kLinesLookedAt = 200;
constexpr std::size_t kLongestRun = 4;
constexpr double kShareOfPadded = 0.9;

/// Characters that delimiters of several are made of. No space, for prose has them.
bool isPunctuation(char c) {
    return std::string_view("|~^#*!;:<>=$%&@,\t").find(c) != std::string_view::npos;
}

/// The first line that holds something: one by an unusual delimiter cuts it as all others.
std::string_view firstLine(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of("\r\n"), text.size());
    return text.substr(begin, text.find_first_of("\r\n", begin) - begin);
}

/// Runs of two to four signs of punctuation that stand equally often in nearly all lines: "|~|", "<>", "::". Empty fields
/// between usual delimiters look alike and are left out.
std::vector<std::string> punctuationRuns(std::string_view text) {
    std::map<std::string, std::map<std::size_t, std::size_t>> linesByCount; // of each run: count in a line → lines
    std::size_t lines = 0;
    for (std::size_t begin = 0; begin < text.size() && lines < kLinesLookedAt;) {
        const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
        std::map<std::string, std::size_t> counts;
        for (std::size_t at = begin; at < end;) {
            std::size_t behind = at;
            while (behind < end && isPunctuation(text[behind]))
                ++behind;
            if (behind - at >= 2 && behind - at <= kLongestRun)
                ++counts[std::string(text.substr(at, behind - at))];
            at = behind + 1;
        }
        for (const auto& [run, count] : counts)
            ++linesByCount[run][count];
        lines += end > begin ? 1 : 0;
        begin = end + 1;
    }
    std::vector<std::string> runs;
    for (const auto& [run, counts] : linesByCount) {
        const bool isEmptyFields = run.find_first_not_of(run.front()) == std::string::npos &&
                                   std::string_view(",;\t").find(run.front()) != std::string_view::npos;
        std::size_t holding = 0, alike = 0; // lines with it; those with the usual count of it
        for (const auto& [count, held] : counts) {
            holding += held;
            alike = std::max(alike, held);
        }
        const bool isSteady = lines >= 2 && holding * 10 >= lines * 9 && alike * 10 >= lines * 7;
        if (isSteady && !isEmptyFields)
            runs.push_back(run);
    }
    return runs;
}

/// Says whether nearly all delimiters outside quotes have a space behind them.
bool isPadded(std::string_view text, std::string_view delimiter) {
    std::size_t all = 0, padded = 0;
    char quote = 0;
    bool mayOpen = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != 0) {
            if (c == quote || c == '\n')
                quote = 0;
            continue;
        }
        if (mayOpen && c == '"') {
            quote = c;
            continue;
        }
        if (!text.substr(i).starts_with(delimiter)) {
            mayOpen = c == '\n' || (mayOpen && c == ' ');
            continue;
        }
        i += delimiter.size() - 1;
        mayOpen = true;
        const char next = i + 1 < text.size() ? text[i + 1] : '\n';
        if (next == '\n' || next == '\r')
            continue; // an empty field at the end of a line has no room for one
        ++all;
        padded += next == ' ' ? 1 : 0;
    }
    return all >= 2 && double(padded) >= kShareOfPadded * double(all);
}

} // namespace

std::vector<DelimiterCandidate> delimiterCandidates(std::string_view text, const CsvOptions& options) {
    std::vector<DelimiterCandidate> candidates;
    if (options.delimiter) {
        candidates.push_back({*options.delimiter, true, false, false, options.whitespaceRun.value_or(0)});
    } else {
        const std::string_view first = firstLine(text);
        for (const auto& [delimiter, isUsual] : kDelimiters)
            if ((isUsual ? text : first).find(delimiter) != std::string_view::npos)
                candidates.push_back({std::string(delimiter), isUsual, delimiter == "||", false, 0});
        if (candidates.empty() || !candidates.front().isUsual)
            candidates.insert(candidates.begin(), DelimiterCandidate{","}); // the reading as one field
        for (std::string& run : punctuationRuns(text)) {
            const auto isKnown = [&](const DelimiterCandidate& other) { return other.delimiter == run; };
            if (std::none_of(candidates.begin(), candidates.end(), isKnown))
                candidates.push_back({std::move(run), true, true, false, 0});
        }
        if (first.find(' ') != std::string_view::npos &&
            (text.find("  ") != std::string_view::npos || text.find(" \t") != std::string_view::npos))
            for (const int run : {1, 2})
                candidates.push_back({" ", false, false, false, run});
        std::stable_partition(candidates.begin(), candidates.end(),
                              [](const DelimiterCandidate& candidate) { return candidate.isUsual; });
    }
    for (DelimiterCandidate& candidate : candidates) {
        const bool mayBePadded = candidate.whitespaceRun == 0 && !candidate.delimiter.ends_with(' ');
        candidate.padded = mayBePadded && options.padded.value_or(isPadded(text, candidate.delimiter));
    }
    return candidates;
}

} // namespace mw::csv
