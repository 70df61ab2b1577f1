// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/dialect_score.h"

#include "core/connect/csv/cell_shape.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>

namespace mw::csv {

namespace {

/// What a record is worth of which a cell holds another record.
constexpr double kRecordInCell = 0.7;

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

/// Says whether a cell holds a record: three or more items of different kinds between delimiters that no space follows.
bool holdsRecord(std::string_view cell) {
    for (const char separator : {',', ';', '\t', '|'}) {
        if (std::count(cell.begin(), cell.end(), separator) < 2)
            continue;
        bool isTyped = false, isWord = false;
        for (std::size_t at = 0; at <= cell.size();) {
            const std::size_t end = std::min(cell.find(separator, at), cell.size());
            const std::string_view item = cell.substr(at, end - at);
            if (item.starts_with(' ')) {
                isTyped = isWord = false;
                break;
            }
            const CellShape shape = shapeOf(item);
            isTyped = isTyped || mw::csv::isTyped(shape);
            isWord = isWord || shape == CellShape::Word;
            at = end + 1;
        }
        if (isTyped && isWord)
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

} // namespace

DialectScore scoreDialect(const SampleTable& table, const CsvDialect& dialect) {
    DialectScore score;
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
        bool isNested = false;
        for (std::size_t i = 0; i < record.cells.size(); ++i) {
            isNested = isNested || (record.cells.size() > 1 && !record.quoted[i] && holdsRecord(record.cells[i]));
            ofRecord += plainness(record.cells[i], record.quoted[i], dialect.quote);
            quotedCells += record.quoted[i] ? 1 : 0;
        }
        plain += ofRecord / double(record.cells.size()) * (isNested ? kRecordInCell : 1);
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

} // namespace mw::csv
