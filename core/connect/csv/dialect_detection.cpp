// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/dialect_detection.h"

#include "core/base/message_catalogue.h"
#include "core/batch/arena.h"
#include "core/connect/csv/cell_shape.h"
#include "core/connect/csv/record_scanner.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>

namespace mw::csv {

namespace {

constexpr std::size_t kScoredBytes = 64 * 1024;
constexpr std::size_t kScoredRecords = 500;

struct Candidate {
    std::string_view delimiter;
    /// Usual ones are believed on sight. The others occur in prose, times and names as well: they need more records of
    /// one width, and no reading by a usual one that comes near.
    bool isUsual = true;
};
constexpr std::array<Candidate, 20> kDelimiters = {
    {{",", true},  {";", true},     {"\t", true}, {"|", true},  {"||", true}, {"\x1F", true}, {"\x01", true},
     {"§", true},  {"::", false},   {":", false}, {"^", false}, {"~", false}, {"#", false},   {"*", false},
     {" ", false}, {"\x1E", false}, {"%", false}, {"!", false}, {"&", false}, {"$", false}}};
constexpr std::size_t kRecordsForUnusual = 4;
constexpr double kConsistencyForUnusual = 0.9;
constexpr double kLeadOfUnusual = 2.5; // over a table by a usual delimiter
constexpr double kLeadOfLonger = 1.3;  // of "||" where it is as consistent as "|" with an empty field between any two

bool isLineEnd(char c) {
    return c == '\n' || c == '\r';
}

/// A value that is itself a list: three or more items of one kind.
bool isList(std::string_view cell) {
    for (const char separator : {'|', ';'}) {
        if (std::count(cell.begin(), cell.end(), separator) < 2)
            continue;
        const CellShape shape = shapeOf(cell.substr(0, cell.find(separator)));
        bool same = shape != CellShape::Other && shape != CellShape::Empty;
        for (std::size_t at = 0; same && at <= cell.size();) {
            const std::size_t end = std::min(cell.find(separator, at), cell.size());
            same = shapeOf(cell.substr(at, end - at)) == shape;
            at = end + 1;
        }
        if (same)
            return true;
    }
    return false;
}

/// How well a cell speaks for its dialect: cells that still hold punctuation of tables speak against it.
double plainness(const std::string& cell, bool quoted, char quote) {
    switch (shapeOf(cell)) {
    case CellShape::Empty:
    case CellShape::Number:
    case CellShape::Temporal:
    case CellShape::Boolean:
    case CellShape::Address:
        return 1.0;
    case CellShape::Word:
        if (!quoted && quote != '\'' && (cell.front() == '\'' || cell.back() == '\''))
            return 0.5;
        return quoted || quote == 0 || cell.find(quote) == std::string::npos ? 1.0 : 0.3;
    case CellShape::Other:
        break;
    }
    if (quoted)
        return 0.95;
    if (isList(cell))
        return 0.75;
    // A quote that the dialect does not take off, or a delimiter without the space that follows it in prose.
    double worth = 0.8;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const char c = cell[i];
        const bool atEdge = i == 0 || i + 1 == cell.size();
        if (c == '"' && atEdge)
            worth = std::min(worth, 0.05);
        else if (c == '"')
            worth = std::min(worth, 0.4);
        else if (c == '\t' || c == '|')
            worth = std::min(worth, 0.1);
        else if ((c == ',' || c == ';') && i + 1 < cell.size() && cell[i + 1] != ' ')
            worth = std::min(worth, 0.2);
    }
    return worth;
}

struct Score {
    double value = 0;
    double consistency = 0; ///< share of records with the usual width
    std::size_t width = 0;
    std::size_t records = 0;
    std::size_t broken = 0; ///< records with a stray or an open quote
    bool beginsUsual = false; ///< the first record has the usual width
};

Score scoreOf(const SampleTable& table, const CsvDialect& dialect) {
    Score score;
    std::map<std::size_t, std::size_t> widths;
    double plain = 0;
    std::size_t cells = 0;
    std::size_t quotedCells = 0;
    for (const SampleTable::Record& record : table.records) {
        if (record.isBlank)
            continue;
        ++score.records;
        if (record.isBroken) {
            ++score.broken;
            continue;
        }
        ++widths[record.cells.size()];
        double ofRecord = 0;
        for (std::size_t i = 0; i < record.cells.size(); ++i) {
            ofRecord += plainness(record.cells[i], record.quoted[i], dialect.quote);
            quotedCells += record.quoted[i] ? 1 : 0;
        }
        plain += ofRecord / double(record.cells.size());
        ++cells;
    }
    if (cells == 0)
        return score;
    score.width = table.usualWidth();
    const auto first = std::find_if(table.records.begin(), table.records.end(),
                                    [](const SampleTable::Record& record) { return !record.isBlank; });
    score.beginsUsual = first != table.records.end() && first->cells.size() == score.width;
    score.consistency = double(widths[score.width]) / double(score.records);
    // The spread of widths counts as so many different ones (the exponential of its entropy).
    double entropy = 0;
    double gain = 0;
    for (const auto& [width, count] : widths) {
        const double share = double(count) / double(cells);
        entropy -= share * std::log(share);
        gain += share * (width == 1 ? 0.08 : double(width - 1) / double(width) + 0.25);
    }
    const double whole = 1 - double(score.broken) / double(score.records);
    const double cleanliness = plain / double(cells);
    score.value = gain / std::exp(entropy) * cleanliness * cleanliness * whole * whole;
    if (quotedCells > 0)
        score.value *= 1.02; // of two readings that are alike the one that explains the quotes
    return score;
}

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

} // namespace

std::size_t SampleTable::usualWidth() const {
    std::map<std::size_t, std::size_t> counts;
    for (const Record& record : records)
        if (!record.isBlank && !record.isBroken)
            ++counts[record.cells.size()];
    std::size_t usual = 0;
    std::size_t most = 0;
    for (const auto& [width, count] : counts)
        if (count >= most) { // of two the wider one
            usual = width;
            most = count;
        }
    return usual;
}

SampleTable cutSample(std::string_view text, bool whole, const CsvDialect& dialect, std::size_t maxRecords) {
    SampleTable table;
    std::vector<std::uint32_t> ends;
    Arena arena;
    std::size_t begin = 0;
    while (begin < text.size() && table.records.size() < maxRecords) {
        ends.clear();
        const ScannedRecord scanned = scanRecord(text.data(), begin, text.size(), whole, dialect, ends);
        SampleTable::Record record;
        record.begin = begin;
        record.end = scanned.end;
        const bool isStray = scanned.problem == RecordProblem::StrayQuote;
        if (!scanned.complete || (isStray && scanned.spansLines)) {
            if (!whole && !isStray && scanned.problem != RecordProblem::UnclosedQuote)
                break;
            // A quote that stays open, or closes in a later record: the damage is one line, as it is for the reader.
            std::size_t lineEnd = begin;
            while (lineEnd < text.size() && !isLineEnd(text[lineEnd]))
                ++lineEnd;
            if (lineEnd == text.size() && !whole)
                break;
            record.isBroken = true;
            record.end = std::min(lineEnd + 1, text.size());
            begin = record.end;
            table.records.push_back(std::move(record));
            continue;
        }
        record.isBlank = scanned.textEnd == begin;
        record.isBroken = isStray;
        std::size_t from = begin;
        for (std::size_t i = 0; i < ends.size() && !record.isBroken; ++i) {
            const std::size_t to = i + 1 == ends.size() ? scanned.textEnd : ends[i];
            const DecodedField field = decodeField(text.substr(from, to - from), dialect, arena);
            record.cells.emplace_back(field.text);
            record.quoted.push_back(field.quoted);
            from = to + dialect.delimiter.size();
        }
        begin = scanned.end;
        table.records.push_back(std::move(record));
    }
    return table;
}

CsvDialect detectDialect(std::string_view text, bool whole, const CsvOptions& options,
                         std::vector<Decision>& decisions) {
    const std::string_view scored = text.substr(0, kScoredBytes);
    const bool scoredWhole = whole && scored.size() == text.size();

    std::vector<Candidate> delimiters;
    if (options.delimiter)
        delimiters.push_back({*options.delimiter, true});
    else
        for (const Candidate& candidate : kDelimiters)
            if (scored.find(candidate.delimiter) != std::string_view::npos)
                delimiters.push_back(candidate);
    if (delimiters.empty() || !delimiters.front().isUsual)
        delimiters.insert(delimiters.begin(), kDelimiters.front()); // the reading as one field

    std::vector<char> quotes;
    if (options.quote)
        quotes.push_back(*options.quote);
    else
        for (const char quote : {'"', '\''})
            if (standsAsQuote(scored, quote))
                quotes.push_back(quote);
    if (quotes.empty())
        quotes.push_back('"');
    else if (!options.quote) {
        if (std::find(quotes.begin(), quotes.end(), '"') == quotes.end())
            quotes.insert(quotes.begin(), '"');
        quotes.push_back('\0'); // text that is full of quotes and quotes nothing
    }

    const auto escapesFor = [&](char quote, std::string_view delimiter) {
        if (options.escape)
            return std::vector<char>{*options.escape};
        std::vector<char> escapes = {quote};
        const auto standsBefore = [&](char c) { return scored.find(std::string{'\\', c}) != std::string_view::npos; };
        if ((quote != 0 && standsBefore(quote)) || standsBefore(delimiter.front()) || standsBefore('\n'))
            escapes.push_back('\\');
        return escapes;
    };

    // Usual delimiters come first in the list, so that the others can be measured against the best of them.
    CsvDialect best;
    Score bestScore;
    bool usualIsTable = false;
    double otherDelimiter = 0; // the value of the best reading with another delimiter
    for (const Candidate& candidate : delimiters) {
        bool quotesBreakFew = false;
        for (const char quote : quotes) {
            for (const char escape : escapesFor(quote, candidate.delimiter)) {
                CsvDialect dialect{std::string(candidate.delimiter), quote, escape, options.emptyIsNull};
                Score score = scoreOf(cutSample(scored, scoredWhole, dialect, kScoredRecords), dialect);
                if (quote == '\'')
                    score.value *= 0.97;
                if (quote == '"' && score.broken < recordsForNoQuote(candidate.delimiter, score.records))
                    quotesBreakFew = true;
                if (quote == 0 && quotesBreakFew && !options.quote)
                    continue; // a quote that is open now and then is a mistake of its record, and told as such
                if (candidate.delimiter == "||" && score.consistency == 1 && score.width > 1)
                    score.value *= kLeadOfLonger;
                if (!candidate.isUsual) {
                    const bool isTable = score.width > 1 && score.beginsUsual && score.records >= kRecordsForUnusual &&
                                         score.consistency >= kConsistencyForUnusual;
                    score.value *= !isTable ? 0 : usualIsTable ? 1 / kLeadOfUnusual : 1;
                }
                if (score.value > bestScore.value || bestScore.records == 0) {
                    if (best.delimiter != dialect.delimiter)
                        otherDelimiter = std::max(otherDelimiter, bestScore.value);
                    best = dialect;
                    bestScore = score;
                    usualIsTable = usualIsTable || (candidate.isUsual && score.width > 1);
                } else if (best.delimiter != dialect.delimiter) {
                    otherDelimiter = std::max(otherDelimiter, score.value);
                }
            }
        }
    }
    if (bestScore.width <= 1 && !options.delimiter)
        best.delimiter.assign(1, ',');

    const std::string share = forPeople(std::to_string(std::lround(bestScore.consistency * 100)) + " % of " + std::to_string(bestScore.records) +
                                        " records have " + std::to_string(bestScore.width) + (bestScore.width == 1 ? " field" : " fields"));
    const double lead = bestScore.value > 0 ? 1 - otherDelimiter / bestScore.value : 0;
    const double sureness = std::clamp(0.5 + 0.5 * lead, 0.5, 0.99) * (bestScore.width > 1 ? 1.0 : 0.8);
    decisions.push_back({forPeople("delimiter"), showCharacter(best.delimiter), options.delimiter ? 1.0 : sureness,
                         options.delimiter ? "as the connection says" : share});
    const bool quoteSeen = best.quote != 0 && standsAsQuote(scored, best.quote);
    decisions.push_back({forPeople("quote"), best.quote == 0 ? "none" : showCharacter({&best.quote, 1}),
                         options.quote ? 1.0
                         : quoteSeen   ? 0.95
                                       : 0.7,
                         options.quote ? "as the connection says"
                         : quoteSeen   ? "it stands around fields"
                                       : "none was seen; the usual one"});
    const bool doubled = best.escape != 0 && best.escape == best.quote;
    decisions.push_back({forPeople("escape"),
                         doubled            ? "doubled quote"
                         : best.escape == 0 ? "none"
                                            : showCharacter({&best.escape, 1}),
                         options.escape ? 1.0
                         : doubled      ? 0.9
                                        : 0.95,
                         options.escape ? "as the connection says"
                         : doubled      ? "the usual one"
                                        : "it stands before quotes"});
    decisions.push_back({"line ends", lineEndsOf(scored), 1.0, "each may differ"});
    return best;
}

} // namespace mw::csv
