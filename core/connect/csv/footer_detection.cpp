// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/footer_detection.h"

#include "core/base/unicode.h"
#include "core/base/wording.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace mw::csv {

namespace {

using Record = SampleTable::Record;

constexpr std::size_t kMostNotes = 20;
constexpr std::size_t kLongNote = 40; ///< bytes of a text that is plainly prose

/// Words that say total, in lower case …
constexpr std::array<std::string_view, 22> kTotalWords = {
    "total",  "totals",   "subtotal", "sub-total", "sum",   "sums",  "summe", "summen", "gesamt", "gesamtsumme", "insgesamt",
    "summa",  "totale",   "totaal",   "somme",     "suma",  "soma",  "итого", "всего",  "合計",   "总计",         "小計"};
/// … and those that may stand beside them.
constexpr std::array<std::string_view, 10> kBesideTotal = {"grand", "sub",   "overall", "net", "gross",
                                                           "all",   "count", "of",      "in",  "general"};

/// Says whether a cell is made of such words, one of which says total, and figures.
bool saysTotal(std::string_view cell) {
    const std::string folded = foldCase(cell);
    bool found = false;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find_first_of(" :()", at), folded.size());
        const std::string_view word = std::string_view(folded).substr(at, end - at);
        at = end + 1;
        if (word.empty() || word.find_first_not_of("0123456789.-/") == std::string_view::npos)
            continue;
        const bool isTotal = std::find(kTotalWords.begin(), kTotalWords.end(), word) != kTotalWords.end();
        if (!isTotal && std::find(kBesideTotal.begin(), kBesideTotal.end(), word) == kBesideTotal.end())
            return false;
        found = found || isTotal;
    }
    return found;
}

/// A plain number, with a point for its decimals and commas between thousands perhaps.
std::optional<double> plainNumber(std::string_view cell) {
    std::string digits;
    for (const char c : cell)
        if (c != ',' && c != ' ')
            digits += c;
    double value = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || failure != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

/// Says whether some figure of a record is the sum of those above it.
bool addsUp(const std::vector<Record>& records, std::size_t first, std::size_t total) {
    const Record& record = records[total];
    for (std::size_t field = 0; field < record.cells.size(); ++field) {
        const auto wanted = plainNumber(record.cells[field]);
        if (!wanted || *wanted == 0)
            continue;
        double sum = 0;
        bool isWhole = true;
        for (std::size_t i = first; i < total && isWhole; ++i) {
            if (records[i].cells.size() <= field || records[i].cells[field].empty())
                continue;
            const auto value = plainNumber(records[i].cells[field]);
            isWhole = value.has_value();
            sum += value.value_or(0);
        }
        if (isWhole && std::fabs(sum - *wanted) <= 0.006 + 1e-9 * std::fabs(sum))
            return true;
    }
    return false;
}

std::size_t firstValue(const Record& record) {
    std::size_t field = 0;
    while (field < record.cells.size() && record.cells[field].empty())
        ++field;
    return field;
}

/// A text that stands alone where the rows have more fields, or where the first one is no text.
bool isNote(const Record& record, const std::vector<CellShape>& shapes) {
    if (shapes.size() < 2 || record.values() != 1 || record.cells.front().empty())
        return false;
    const CellShape own = shapeOf(record.cells.front());
    if (record.cells.size() == 1)
        return !isTyped(own) || isTyped(shapes.front());
    return !isTyped(own) && (isTyped(shapes.front()) || record.cells.front().size() >= kLongNote);
}

/// A total has a word for it and holds nothing but figures behind it.
bool isTotal(const Record& record, const std::vector<CellShape>& shapes) {
    const std::size_t label = firstValue(record);
    if (label == record.cells.size() || !saysTotal(record.cells[label]))
        return false;
    for (std::size_t field = label + 1; field < record.cells.size(); ++field)
        if (!record.cells[field].empty() && shapeOf(record.cells[field]) != CellShape::Number)
            return false;
    // Where the first field holds words, only a record that says nothing else is a total.
    const bool isAtHome = label < shapes.size() && !isTyped(shapes[label]);
    return !isAtHome || record.values() > 1;
}

} // namespace

Footer findFooter(const std::vector<Record>& records, std::size_t first, std::size_t end,
                  const std::vector<CellShape>& shapes, bool complete) {
    Footer footer;
    footer.begin = end;
    std::size_t empty = 0, notes = 0, totals = 0, sums = 0;
    for (std::size_t i = end; i-- > first;) {
        const Record& record = records[i];
        if (record.isBroken || notes + totals >= kMostNotes)
            break;
        if (record.isEmpty()) {
            // In a table of one field an empty record is a row with nothing in it.
            if (shapes.size() < 2 && !record.isBlank)
                break;
            empty += record.isBlank ? 0 : 1;
            if (record.isBlank)
                continue; // counts with what stands above it
        } else if (isTotal(record, shapes) && i > first) {
            ++totals;
            sums += complete && addsUp(records, first, i) ? 1 : 0;
        } else if (isNote(record, shapes) && i > first) {
            ++notes;
        } else {
            break;
        }
        footer.begin = i;
    }
    footer.records = empty + notes + totals;
    if (footer.records < 2 && notes + totals == 0) { // one alone may be a row with nothing in it
        footer.records = 0;
        footer.begin = end;
        return footer;
    }
    footer.confidence = totals > sums ? 0.7 : notes > 0 ? 0.8 : totals > 0 ? 0.98 : 0.95;
    footer.reason = "totals " + std::to_string(totals) + " (added up " + std::to_string(sums) + "), notes " +
                    std::to_string(notes) + ", empty " + std::to_string(empty);
    return footer;
}

Footer footerOf(const std::vector<Record>& records, std::size_t first, std::size_t end, std::size_t wanted) {
    Footer footer;
    footer.begin = end;
    for (std::size_t i = end; i-- > first && footer.records < wanted;) {
        if (records[i].isBlank)
            continue;
        footer.begin = i;
        ++footer.records;
    }
    footer.reason = "as the connection says";
    return footer;
}

} // namespace mw::csv
