// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/header_detection.h"

#include "core/connect/csv/csv_layout.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace mw::csv {

namespace {

constexpr std::size_t kLargestPreamble = 30;
constexpr std::size_t kHighestHeader = 4;
constexpr std::size_t kLargestTitle = 10;

using Record = SampleTable::Record;

/// The kind of value that the cells of a field below a record have in common, and whether its own text comes again.
struct FieldShape {
    CellShape shape = CellShape::Empty; ///< Other where they have none
    bool holds = false;
};

FieldShape shapeBelow(const RecordList& records, std::size_t first, std::size_t field, const std::string* name) {
    FieldShape found;
    std::array<std::size_t, 7> counts{};
    std::size_t cells = 0;
    for (std::size_t i = first; i < records.size(); ++i) {
        if (records[i]->cells.size() <= field)
            continue;
        const std::string& cell = records[i]->cells[field];
        const CellShape shape = shapeOf(cell);
        if (shape == CellShape::Empty)
            continue;
        ++counts[std::size_t(shape)];
        ++cells;
        found.holds = found.holds || (name && cell == *name);
    }
    if (cells == 0)
        return found;
    const auto most = std::max_element(counts.begin(), counts.end());
    found.shape = *most * 10 >= cells * 9 ? CellShape(most - counts.begin()) : CellShape::Other;
    return found;
}

/// Words that stand in for a missing value.
bool meansNothing(std::string_view cell) {
    static constexpr std::array<std::string_view, 14> kWords = {"na", "n/a", "#n/a", "null", "none", "nil", "nan", "-",
                                                                "--", "?", "missing", "unknown", "..", "k.a."};
    std::string lower(cell);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

/// Says whether a record behind the first of a header belongs to it too: it holds text where the records below hold
/// numbers, dates or truth values, and none of those. One such field is not enough: that may be one bad value.
bool continuesHeader(const RecordList& records, std::size_t place) {
    std::size_t typedFields = 0, named = 0;
    const Record& record = *records[place];
    for (std::size_t field = 0; field < record.cells.size(); ++field) {
        const CellShape below = shapeBelow(records, place + 1, field, nullptr).shape;
        if (!isTyped(below))
            continue;
        ++typedFields;
        const CellShape own = shapeOf(record.cells[field]);
        if (isTyped(own) || meansNothing(record.cells[field]))
            return false;
        named += own == CellShape::Empty ? 0 : 1;
    }
    return named > 1 && named * 2 >= typedFields;
}

/// Records above the table: empty ones, and those that hold far fewer values than it has fields: a title, a source.
std::size_t preambleLength(const RecordList& records, std::size_t width) {
    const std::size_t limit = std::min(kLargestPreamble, records.size());
    std::size_t empty = 0;
    while (empty < limit && width > 1 && records[empty]->isEmpty())
        ++empty;
    if (width < 3)
        return width == 2 && empty < limit && records[empty]->cells.size() == 1 ? empty + 1 : empty;
    for (std::size_t i = empty; i < limit; ++i) {
        const std::size_t values = records[i]->values();
        if (values * 2 > width)
            return i;
        const bool isShort = records[i]->cells.size() * 2 <= width;
        const bool isSparse = values <= std::max<std::size_t>(1, width / 4);
        if (!isShort && !isSparse)
            return empty;
    }
    return empty;
}

std::vector<std::string> uniqueNames(std::vector<std::string> given) {
    const std::set<std::string> taken(given.begin(), given.end());
    std::set<std::string> used;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const std::string base = given[i].empty() ? positionName(i) : given[i];
        std::string name = base;
        for (int n = 2; used.contains(name) || (name != base && taken.contains(name)); ++n)
            name = base + "_" + std::to_string(n);
        used.insert(name);
        given[i] = std::move(name);
    }
    return given;
}

} // namespace

CellShape shapeOfField(const RecordList& records, std::size_t first, std::size_t field) {
    return shapeBelow(records, first, field, nullptr).shape;
}

HeaderVote voteOnHeader(const RecordList& records, std::size_t first) {
    const Record& header = *records[first];
    std::size_t below = first + 1; // behind the same line once more
    while (below + 1 < records.size() && records[below]->cells == header.cells)
        ++below;
    double votes = 0;
    std::size_t typedFields = 0;
    std::size_t empty = 0;
    std::size_t typedCells = 0;
    std::set<std::string> unique;
    for (std::size_t field = 0; field < header.cells.size(); ++field) {
        const FieldShape values = shapeBelow(records, below, field, &header.cells[field]);
        CellShape own = shapeOf(header.cells[field]);
        if (own == CellShape::Boolean && values.shape != CellShape::Boolean)
            own = CellShape::Word; // "no" over anything but truth values is a name: it numbers the records
        empty += own == CellShape::Empty ? 1 : 0;
        typedCells += isTyped(own) ? 1 : 0;
        unique.insert(header.cells[field]);
        if (isTyped(values.shape)) {
            if (own == CellShape::Word || own == CellShape::Other) {
                votes += 1;
                ++typedFields;
            } else if (isTyped(own)) {
                votes -= own == values.shape ? 0.7 : 0.3;
            }
        } else if (values.shape == CellShape::Address) {
            votes += own == CellShape::Address ? -1 : 0.7;
        } else if (isTyped(own)) {
            votes -= 0.5;
        } else if (values.holds) {
            votes -= 0.5;
        }
    }
    const std::size_t cells = header.cells.size();
    if (empty == cells)
        return {false, 0.9, "the first record is empty", 0};
    if (records.size() == first + 1)
        return typedCells == 0 && empty == 0 ? HeaderVote{true, 0.6, "the only record holds no number or date", 0}
                                             : HeaderVote{false, 0.6, "the only record holds values", 0};
    if (votes > 0)
        return {true, std::min(0.99, 0.75 + 0.25 * votes / double(cells)),
                "fields with a name over numbers, dates or truth values: " + std::to_string(typedFields), typedFields};
    if (votes < 0)
        return {false, std::min(0.95, 0.65 + 0.3 * -votes / double(cells)),
                "the first record looks like those below it", 0};
    const bool named = typedCells == 0 && empty * 2 < cells && unique.size() + empty >= cells;
    return named ? HeaderVote{true, 0.6, "all is text; the first record could be names", 0}
                 : HeaderVote{false, 0.6, "the first record holds no set of names", 0};
}

namespace {

/// Goes on to the names where only a title stands above them: a line wider than the table, or a value set apart from them
/// by an empty record.
std::size_t behindTitle(const RecordList& records, std::size_t first, std::size_t usualWidth) {
    for (std::size_t i = first; usualWidth > 1 && i + 2 < std::min(records.size(), first + kLargestTitle); ++i) {
        const bool isWider = records[i]->values() > usualWidth;
        if (!isWider && records[i]->values() > 1)
            return first;
        const Record& names = *records[i + 1];
        if ((!isWider && !records[i]->isEmpty()) || names.cells.size() != usualWidth || names.values() < 2)
            continue;
        const HeaderVote vote = voteOnHeader(records, i + 1);
        return vote.yes && vote.namedValues > 0 ? i + 1 : first;
    }
    return first;
}

} // namespace

HeaderPlace findHeader(const RecordList& records, std::size_t usualWidth, const CsvOptions& options) {
    HeaderPlace place;
    if (records.empty())
        return place;
    place.first = std::min(options.preamble.value_or(preambleLength(records, usualWidth)), records.size() - 1);
    if (!options.preamble)
        place.first = behindTitle(records, place.first, usualWidth);
    if (options.header) {
        place.records = std::min(*options.header, records.size() - place.first);
        place.vote = {place.records > 0, 1.0, "as the connection says", 0};
        return place;
    }
    place.vote = voteOnHeader(records, place.first);
    if (place.first > 0 && !place.vote.yes && !options.preamble) {
        // Without names below it, what looks like a preamble may be records with few values.
        place.first = 0;
        while (usualWidth > 1 && place.first + 1 < records.size() && records[place.first]->isEmpty())
            ++place.first;
        place.vote = voteOnHeader(records, place.first);
    }
    if (!place.vote.yes)
        return place;
    place.records = 1;
    while (place.records < kHighestHeader && place.first + place.records + 1 < records.size() &&
           continuesHeader(records, place.first + place.records))
        ++place.records;
    // Names of groups stand right above those of their fields.
    const bool mayHoldGroups = place.first > 0 && !options.preamble && place.records < kHighestHeader;
    if (mayHoldGroups) {
        const Record& above = *records[place.first - 1];
        const Record& names = *records[place.first];
        if (above.end == names.begin && above.cells.size() == names.cells.size() && above.values() >= 2) {
            --place.first;
            ++place.records;
        }
    }
    return place;
}

std::vector<std::string> fieldNames(const RecordList& header, std::size_t width) {
    std::vector<std::string> names(width);
    const auto cell = [&](std::size_t record, std::size_t field) {
        const std::vector<std::string>& cells = header[record]->cells;
        return field < cells.size() ? cells[field] : std::string();
    };
    const auto isNamed = [&](std::size_t first, std::size_t end, std::size_t field) {
        for (std::size_t record = first; record < end; ++record)
            if (!cell(record, field).empty())
                return true;
        return false;
    };
    for (std::size_t i = 0; i < header.size(); ++i) {
        std::string group; // goes on over fields that have names below, up to the next one here or above
        for (std::size_t field = 0; field < width; ++field) {
            std::string part = cell(i, field);
            if (part.empty() && isNamed(i + 1, header.size(), field) && !isNamed(0, i, field))
                part = group;
            else
                group = part;
            if (part.empty() || names[field] == part)
                continue;
            names[field] += (names[field].empty() ? "" : " ") + part;
        }
    }
    return uniqueNames(std::move(names));
}

} // namespace mw::csv
