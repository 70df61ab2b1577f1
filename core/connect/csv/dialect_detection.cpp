// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/dialect_detection.h"

#include "core/base/message_catalogue.h"
#include "core/connect/csv/csv_dialect.h"
#include "core/connect/csv/delimiter_candidates.h"
#include "core/connect/csv/dialect_score.h"
#include "core/connect/csv/sample_table.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace mw::csv {

namespace {

constexpr std::size_t kScoredBytes = 64 * 1024;
constexpr std::size_t kScoredRecords = 500;

constexpr std::size_t kRecordsForUnusual = 4;
constexpr double kConsistencyForUnusual = 0.9;
constexpr double kLeadOfUnusual = 2.5; // over a table by a usual delimiter
constexpr double kLeadOfLonger = 1.3;  // of "||" where it is as consistent as "|" with an empty field between any two
constexpr double kWorthOfApostrophe = 0.97; // it stands in names and prose as well

/// How many records quotes have to break before they are taken for plain characters: files with commas quote, those with
/// tabs or bars often do not.
std::size_t recordsForNoQuote(std::string_view delimiter, std::size_t records) {
    return delimiter == "," || delimiter == ";" ? std::max<std::size_t>(3, records / 10) : 2;
}

/// Says whether the character stands at an edge of a field somewhere, as quotes do.
bool standsAsQuote(std::string_view text, char quote) {
    bool fieldStart = true;
    for (const char c : text) {
        if (c == quote && fieldStart)
            return true;
        const bool punctuation = isLineEnd(c) || c == ',' || c == ';' || c == '\t' || c == '|' || c == ':' ||
                                 c == '^' || c == '~' || c == ' ' || c == '*' || c == '#';
        fieldStart = punctuation || static_cast<unsigned char>(c) < 0x20;
    }
    return false;
}

std::string lineEndsOf(std::string_view text) {
    std::size_t pairs = 0, feeds = 0, returns = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') {
            const bool isPair = i + 1 < text.size() && text[i + 1] == '\n';
            ++(isPair ? pairs : returns);
            i += isPair ? 1 : 0;
        } else if (text[i] == '\n') {
            ++feeds;
        }
    }
    const int kinds = (pairs > 0) + (feeds > 0) + (returns > 0);
    if (kinds > 1)
        return "mixed";
    return pairs > 0 ? "CRLF" : returns > 0 ? "CR" : "LF";
}

/// The quotes worth trying.
std::vector<char> quoteCandidates(std::string_view text, const CsvOptions& options) {
    if (options.quote)
        return {*options.quote};
    const bool isDouble = standsAsQuote(text, '"');
    const bool isSingle = standsAsQuote(text, '\'');
    if (!isDouble && !isSingle)
        return {'"'};
    std::vector<char> quotes = {'"'};
    if (isSingle)
        quotes.push_back('\'');
    quotes.push_back('\0'); // text that is full of quotes and quotes nothing
    return quotes;
}

std::vector<char> escapeCandidates(std::string_view text, char quote, std::string_view delimiter,
                                   const CsvOptions& options) {
    if (options.escape)
        return {*options.escape};
    const auto standsBefore = [&](char c) { return text.find(std::string{'\\', c}) != std::string_view::npos; };
    std::vector<char> escapes = {quote};
    if ((quote != 0 && standsBefore(quote)) || standsBefore(delimiter.front()) || standsBefore('\n'))
        escapes.push_back('\\');
    return escapes;
}

/// A dialect that was tried.
struct Reading {
    CsvDialect dialect;
    DialectScore score;
    bool hasSameDelimiter(const Reading& other) const {
        return dialect.delimiter == other.dialect.delimiter && dialect.whitespaceRun == other.dialect.whitespaceRun;
    }
};

/// All readings that may be meant. Usual delimiters come first, so that the others can be measured against the best of
/// them.
std::vector<Reading> readingsOf(std::string_view text, bool whole, const CsvOptions& options) {
    std::vector<Reading> readings;
    double bestValue = 0;
    bool usualIsTable = false;
    for (const DelimiterCandidate& candidate : delimiterCandidates(text, options)) {
        bool quotesBreakFew = false;
        for (const char quote : quoteCandidates(text, options)) {
            for (const char escape : escapeCandidates(text, quote, candidate.delimiter, options)) {
                CsvDialect dialect;
                dialect.delimiter = candidate.delimiter;
                dialect.quote = quote;
                dialect.escape = escape;
                dialect.emptyIsNull = options.emptyIsNull;
                dialect.padded = candidate.padded;
                dialect.whitespaceRun = candidate.whitespaceRun;
                DialectScore score = scoreDialect(cutSample(text, whole, dialect, kScoredRecords), dialect);
                if (quote == '\'')
                    score.value *= kWorthOfApostrophe;
                if (quote == '"' && score.broken < recordsForNoQuote(candidate.delimiter, score.records))
                    quotesBreakFew = true;
                if (quote == 0 && quotesBreakFew && !options.quote)
                    continue; // a quote that is open now and then is a mistake of its record, and told as such
                if (candidate.isLonger && score.consistency == 1 && score.width > 1)
                    score.value *= kLeadOfLonger;
                if (!candidate.isUsual) {
                    const bool isTable = score.width > 1 && score.beginsUsual && score.records >= kRecordsForUnusual &&
                                         score.consistency >= kConsistencyForUnusual;
                    score.value *= !isTable ? 0 : usualIsTable ? 1 / kLeadOfUnusual : 1;
                }
                // Only what leads counts as a table: a usual delimiter in prose is none.
                if (candidate.isUsual && score.width > 1 && score.value > bestValue)
                    usualIsTable = true;
                bestValue = std::max(bestValue, score.value);
                readings.push_back({std::move(dialect), score});
            }
        }
    }
    return readings;
}

std::string delimiterText(const CsvDialect& dialect) {
    return dialect.whitespaceRun > 0 ? whitespaceName(dialect.whitespaceRun) : dialect.delimiter;
}
std::string quoteText(char quote) {
    return quote == 0 ? "none" : std::string(1, quote);
}
constexpr const char* kAsSaid = "as the connection says";

void tellDelimiter(const Reading& best, const Reading* other, const CsvOptions& options,
                   std::vector<Finding>& findings) {
    Finding finding;
    finding.what = forPeople("delimiter");
    finding.option = "delimiter";
    finding.value = delimiterText(best.dialect);
    finding.shown = best.dialect.whitespaceRun > 0 ? finding.value : showCharacter(best.dialect.delimiter);
    if (options.delimiter) {
        finding.reason = kAsSaid;
        findings.push_back(std::move(finding));
        return;
    }
    const DialectScore& score = best.score;
    finding.reason = forPeople(std::to_string(std::lround(score.consistency * 100)) + " % of " + std::to_string(score.records) +
                                " records have " + std::to_string(score.width) + (score.width == 1 ? " field" : " fields"));
    const double lead = score.value > 0 && other ? 1 - other->score.value / score.value : score.value > 0 ? 1 : 0;
    finding.confidence = std::clamp(0.5 + 0.5 * lead, 0.5, 0.99) * (score.width > 1 ? 1.0 : 0.8);
    if (other && other->score.value > 0) {
        finding.alternative = delimiterText(other->dialect);
        finding.alternativeConfidence = 1 - finding.confidence;
    }
    findings.push_back(std::move(finding));
}

void tellPadding(const CsvDialect& dialect, const CsvOptions& options, std::vector<Finding>& findings) {
    if (!dialect.padded && !options.padded)
        return;
    Finding finding;
    finding.what = forPeople("space after delimiter");
    finding.option = "space_after_delimiter";
    finding.value = dialect.padded ? "drop" : "keep";
    finding.confidence = options.padded ? 1.0 : 0.9;
    finding.reason = options.padded ? kAsSaid : "nearly every delimiter has one";
    if (!options.padded) {
        finding.alternative = "keep";
        finding.alternativeConfidence = 0.1;
    }
    findings.push_back(std::move(finding));
}

/// Tells the quote and what stands before quotes; `others` are readings with the same delimiter.
void tellQuotes(const Reading& best, const std::vector<const Reading*>& others, bool quoteSeen, const CsvOptions& options,
                std::vector<Finding>& findings) {
    const CsvDialect& dialect = best.dialect;
    Finding quote;
    quote.what = forPeople("quote");
    quote.option = "quote";
    quote.value = quoteText(dialect.quote);
    quote.shown = showCharacter({&dialect.quote, 1});
    quote.confidence = options.quote ? 1.0 : quoteSeen ? 0.95 : 0.7;
    quote.reason = options.quote ? kAsSaid
                   : quoteSeen   ? "it stands around fields"
                                 : "none was seen; the usual one";
    Finding escape;
    escape.what = forPeople("escape");
    escape.option = "escape";
    escape.value = quoteText(dialect.escape);
    const bool doubled = dialect.escape != 0 && dialect.escape == dialect.quote;
    escape.shown = doubled ? "doubled quote" : showCharacter({&dialect.escape, 1});
    escape.confidence = options.escape ? 1.0 : doubled ? 0.9 : 0.95;
    escape.reason = options.escape ? kAsSaid : doubled ? "the usual one" : "it stands before quotes";
    for (const Reading* other : others) {
        const double likeness = best.score.value > 0 ? other->score.value / best.score.value : 1;
        if (other->dialect.quote != dialect.quote && (quote.alternative.empty() || likeness > quote.alternativeConfidence)) {
            quote.alternative = quoteText(other->dialect.quote);
            quote.alternativeConfidence = likeness;
        } else if (other->dialect.quote == dialect.quote && other->dialect.escape != dialect.escape) {
            escape.alternative = quoteText(other->dialect.escape);
            escape.alternativeConfidence = likeness;
        }
    }
    for (Finding* finding : {&quote, &escape})
        finding->alternativeConfidence = std::min(finding->alternativeConfidence, 1.0) * (1 - finding->confidence);
    findings.push_back(std::move(quote));
    findings.push_back(std::move(escape));
}

} // namespace

CsvDialect detectDialect(std::string_view text, bool whole, const CsvOptions& options,
                         std::vector<Finding>& findings) {
    const std::string_view scored = text.substr(0, kScoredBytes);
    std::vector<Reading> readings = readingsOf(scored, whole && scored.size() == text.size(), options);
    // The first of the best: usual delimiters and quotes come first.
    const auto best = std::max_element(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
        return a.score.value < b.score.value;
    });
    if (best->score.width <= 1 && !options.delimiter) {
        best->dialect.delimiter = ",";
        best->dialect.whitespaceRun = 0;
    }
    const Reading* otherDelimiter = nullptr;
    std::vector<const Reading*> sameDelimiter;
    for (const Reading& reading : readings) {
        if (&reading == &*best)
            continue;
        if (reading.hasSameDelimiter(*best))
            sameDelimiter.push_back(&reading);
        else if (!otherDelimiter || reading.score.value > otherDelimiter->score.value)
            otherDelimiter = &reading;
    }
    tellDelimiter(*best, otherDelimiter, options, findings);
    tellPadding(best->dialect, options, findings);
    const bool quoteSeen = best->dialect.quote != 0 && standsAsQuote(scored, best->dialect.quote);
    tellQuotes(*best, sameDelimiter, quoteSeen, options, findings);
    Finding lineEnds;
    lineEnds.what = forPeople("line ends");
    lineEnds.value = lineEndsOf(scored);
    lineEnds.reason = "each may differ";
    findings.push_back(std::move(lineEnds));
    return best->dialect;
}

} // namespace mw::csv
