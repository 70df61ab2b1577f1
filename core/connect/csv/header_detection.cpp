// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/header_detection.h"

#include "core/base/message_catalogue.h"
#include "core/connect/csv/cell_shape.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace mw::csv {

namespace {

constexpr std::size_t kLargestPreamble = 30;
constexpr double kShareOfShort = 0.9;

using Record = SampleTable::Record;

/// The kind of value that the cells of a field below the header have in common.
struct FieldShape {
    CellShape shape = CellShape::Empty; ///< Other where they have none
    bool holds = false;                 ///< the header's text comes again below it
};

FieldShape shapeBelow(const std::vector<const Record*>& records, std::size_t first, std::size_t field) {
    FieldShape found;
    std::array<std::size_t, 7> counts{};
    std::size_t cells = 0;
    const std::string& name = records[first]->cells[field];
    for (std::size_t i = first + 1; i < records.size(); ++i) {
        if (records[i]->cells.size() <= field)
            continue;
        const std::string& cell = records[i]->cells[field];
        const CellShape shape = shapeOf(cell);
        if (shape == CellShape::Empty)
            continue;
        ++counts[std::size_t(shape)];
        ++cells;
        found.holds = found.holds || cell == name;
    }
    if (cells == 0)
        return found;
    const auto most = std::max_element(counts.begin(), counts.end());
    found.shape = *most * 10 >= cells * 9 ? CellShape(most - counts.begin()) : CellShape::Other;
    return found;
}

struct HeaderVote {
    bool yes = false;
    double confidence = 0;
    std::string reason;
};

/// Compares the first record with what stands below it: names over numbers and dates speak for a header, numbers over
/// numbers against it.
HeaderVote voteOnHeader(const std::vector<const Record*>& records, std::size_t first) {
    const Record& header = *records[first];
    double votes = 0;
    std::size_t typedFields = 0;
    std::size_t empty = 0;
    std::size_t typedCells = 0;
    std::set<std::string> unique;
    for (std::size_t field = 0; field < header.cells.size(); ++field) {
        const FieldShape below = shapeBelow(records, first, field);
        CellShape own = shapeOf(header.cells[field]);
        if (own == CellShape::Boolean && below.shape != CellShape::Boolean)
            own = CellShape::Word; // "no" over anything but truth values is a name: it numbers the records
        empty += own == CellShape::Empty ? 1 : 0;
        typedCells += isTyped(own) ? 1 : 0;
        unique.insert(header.cells[field]);
        if (isTyped(below.shape)) {
            if (own == CellShape::Word || own == CellShape::Other) {
                votes += 1;
                ++typedFields;
            } else if (isTyped(own)) {
                votes -= own == below.shape ? 0.7 : 0.3;
            }
        } else if (below.shape == CellShape::Address) {
            votes += own == CellShape::Address ? -1 : 0.7;
        } else if (isTyped(own)) {
            votes -= 0.5;
        } else if (below.holds) {
            votes -= 0.5;
        }
    }
    const std::size_t cells = header.cells.size();
    if (empty == cells)
        return {false, 0.9, "the first record is empty"};
    if (records.size() == first + 1)
        return typedCells == 0 && empty == 0 ? HeaderVote{true, 0.6, "the only record holds no number or date"}
                                             : HeaderVote{false, 0.6, "the only record holds values"};
    if (votes > 0)
        return {true, std::min(0.99, 0.75 + 0.25 * votes / double(cells)),
                "fields with a name over numbers, dates or truth values: " + std::to_string(typedFields)};
    if (votes < 0)
        return {false, std::min(0.95, 0.65 + 0.3 * -votes / double(cells)),
                "the first record looks like those below it"};
    const bool named = typedCells == 0 && empty * 2 < cells && unique.size() + empty >= cells;
    return named ? HeaderVote{true, 0.6, "all is text; the first record could be names"}
                 : HeaderVote{false, 0.6, "the first record holds no set of names"};
}

std::vector<std::string> uniqueNames(const std::vector<std::string>& given, std::size_t width) {
    std::set<std::string> taken(given.begin(), given.end());
    std::set<std::string> used;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < width; ++i) {
        const std::string base = i < given.size() && !given[i].empty() ? given[i] : positionName(i);
        std::string name = base;
        for (int n = 2; used.contains(name) || (name != base && taken.contains(name)); ++n)
            name = base + "_" + std::to_string(n);
        used.insert(name);
        names.push_back(std::move(name));
    }
    return names;
}

bool isEmptyFrom(const Record& record, std::size_t first) {
    for (std::size_t i = first; i < record.cells.size(); ++i)
        if (!record.cells[i].empty() || record.quoted[i])
            return false;
    return true;
}

/// The width that the records below a header share where it is not the header's own: more than one has it, and more
/// than have the header's; or all have it and hold nothing in the fields that the header does not name.
std::size_t widthBelow(const std::vector<const Record*>& records, std::size_t header, std::size_t headerWidth) {
    std::map<std::size_t, std::size_t> counts;
    for (std::size_t i = header + 1; i < records.size(); ++i)
        ++counts[records[i]->cells.size()];
    std::size_t width = headerWidth;
    if (counts.size() == 1 && counts.begin()->first > headerWidth &&
        std::all_of(records.begin() + std::ptrdiff_t(header) + 1, records.end(),
                    [&](const Record* record) { return isEmptyFrom(*record, headerWidth); }))
        return counts.begin()->first;
    std::size_t most = std::max<std::size_t>(counts[headerWidth], 1);
    for (const auto& [other, count] : counts)
        if (count > most) {
            width = other;
            most = count;
        }
    return width;
}

double shareOf(const std::vector<const Record*>& records, std::size_t header, std::size_t width) {
    const auto below = records.begin() + std::ptrdiff_t(header) + 1;
    const auto count =
        std::count_if(below, records.end(), [&](const Record* record) { return record->cells.size() == width; });
    return double(count) / double(records.end() - below);
}

/// Lines above the table that hold far fewer values than it has fields: a title, a source, a date.
std::size_t preambleLength(const std::vector<const Record*>& records, std::size_t width) {
    if (width < 3)
        return 0;
    const auto values = [](const Record& record) {
        return std::size_t(std::count_if(record.cells.begin(), record.cells.end(),
                                         [](const std::string& cell) { return !cell.empty(); }));
    };
    const std::size_t limit = std::min(kLargestPreamble, records.size());
    for (std::size_t i = 0; i < limit; ++i) {
        if (values(*records[i]) * 2 > width)
            return i;
        const bool isShort = records[i]->cells.size() * 2 <= width;
        const bool isSparse = values(*records[i]) <= std::max<std::size_t>(1, width / 4);
        if (!isShort && !isSparse)
            return 0;
    }
    return 0;
}

} // namespace

void describeRecords(const SampleTable& table, const CsvOptions& options, CsvLayout& layout) {
    std::vector<const Record*> records;
    for (const Record& record : table.records) {
        layout.widest = std::max(layout.widest, std::max<std::size_t>(record.cells.size(), 1));
        if (!record.isBlank && !record.isBroken)
            records.push_back(&record);
    }
    if (records.empty()) {
        const bool isBroken = std::any_of(table.records.begin(), table.records.end(),
                                          [](const Record& record) { return record.isBroken; });
        if (isBroken)
            layout.names = uniqueNames({}, layout.widest);
        return;
    }
    const std::size_t usual = table.usualWidth();
    const auto voteAt = [&](std::size_t record) {
        return options.header ? HeaderVote{*options.header, 1.0, "as the connection says"}
                              : voteOnHeader(records, record);
    };
    std::size_t first = preambleLength(records, usual);
    HeaderVote vote = voteAt(first);
    if (first > 0 && !vote.yes) {
        // Without names below it, what looks like a preamble may be records with few values.
        first = 0;
        vote = voteAt(first);
    }
    if (first > 0)
        layout.decisions.push_back({forPeople("preamble"), std::to_string(first) + (first == 1 ? " record" : " records"), 0.8,
                                    "above the table, with fewer fields than it"});
    layout.hasHeader = vote.yes;
    layout.decisions.push_back({forPeople("header"), vote.yes ? "yes" : "no", vote.confidence, vote.reason});

    std::vector<std::string> given;
    std::size_t width = usual;
    if (vote.yes) {
        given = records[first]->cells;
        const std::size_t below = widthBelow(records, first, given.size());
        while (given.size() > below && given.back().empty())
            given.pop_back();
        width = std::max(below, given.size());
        if (below < width && shareOf(records, first, below) >= kShareOfShort && records.size() > first + 2) {
            layout.shortWidth = below;
            layout.decisions.push_back({"short records",
                                        std::to_string(below) + " of " + std::to_string(width) + " fields", 0.8,
                                        "nearly all records end there; the fields behind are null"});
        }
        layout.dataBegin = records[first]->end;
    }
    layout.names = uniqueNames(given, width);
    layout.decisions.push_back({forPeople("fields"), std::to_string(width), 1.0,
                                vote.yes ? "as many as the header names" : "as many as most records have"});
}

} // namespace mw::csv
