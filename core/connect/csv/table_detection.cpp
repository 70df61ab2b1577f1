// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/table_detection.h"

#include "core/base/message_catalogue.h"
#include "core/connect/csv/footer_detection.h"
#include "core/connect/csv/header_detection.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace mw::csv {

namespace {

using Record = SampleTable::Record;

constexpr double kShareOfShort = 0.9;
constexpr double kShareOfTable = 0.8;
constexpr std::size_t kMostTables = 50;
constexpr std::size_t kSteadyRun = 3; ///< records of one width that make a table of another width

RecordList filledRecords(const SampleTable& table, RecordRange range) {
    RecordList records;
    for (std::size_t i = range.first; i < range.end; ++i)
        if (!table.records[i].isBlank && !table.records[i].isBroken)
            records.push_back(&table.records[i]);
    return records;
}

std::size_t usualWidthOf(const RecordList& records) {
    std::map<std::size_t, std::size_t> counts;
    for (const Record* const record : records)
        ++counts[record->cells.size()];
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
        return a.second <= b.second; // of two the wider one
    });
    return most == counts.end() ? 0 : most->first;
}

/// Says whether records could be a table of their own: most of them equally wide, and more than a title.
bool isTable(const RecordList& records) {
    const std::size_t width = usualWidthOf(records);
    const auto usual = std::count_if(records.begin(), records.end(),
                                     [&](const Record* record) { return record->cells.size() == width; });
    const auto filled = std::count_if(records.begin(), records.end(), [](const Record* record) { return record->values() > 0; });
    const bool isMoreThanTitles = std::any_of(records.begin(), records.end(), [](const Record* record) { return record->values() > 1; });
    return width >= 2 && filled >= 2 && isMoreThanTitles && double(usual) >= kShareOfTable * double(records.size());
}

/// Says whether a table begins here with names over values.
bool beginsWithHeader(const RecordList& records) {
    if (records.size() < 2 || records.front()->values() < 2)
        return false;
    const HeaderVote vote = voteOnHeader(records, 0);
    return vote.yes && vote.namedValues > 0;
}

bool isEmptyFrom(const Record& record, std::size_t first) {
    for (std::size_t i = first; i < record.cells.size(); ++i)
        if (!record.cells[i].empty() || record.quoted[i])
            return false;
    return true;
}

/// The width that the records below a header share where it is not the header's own: more than one has it, and more
/// than have the header's; or all have it and hold nothing in the fields that the header does not name.
std::size_t widthBelow(const RecordList& records, std::size_t header, std::size_t headerWidth) {
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

double shareOf(const RecordList& records, std::size_t header, std::size_t width) {
    const auto below = records.begin() + std::ptrdiff_t(header) + 1;
    const auto count =
        std::count_if(below, records.end(), [&](const Record* record) { return record->cells.size() == width; });
    return double(count) / double(records.end() - below);
}

bool isSameHeader(const Record& a, const Record& b) {
    return a.cells == b.cells && a.values() >= 2;
}

/// Says whether another table begins at a record right below the rows of one: the header comes again, or a header
/// stands over a run of records of another width.
bool beginsTable(const SampleTable& table, std::size_t tableFirst, std::size_t place, std::size_t end) {
    const Record& record = table.records[place];
    if (place < tableFirst + 2)
        return false; // the lines of one header
    if (isSameHeader(record, table.records[tableFirst]))
        return beginsWithHeader(filledRecords(table, {place, end}));
    const std::size_t width = record.cells.size();
    if (width < 2 || place + kSteadyRun >= end || table.records[place - 1].cells.size() == width)
        return false;
    for (std::size_t i = place; i <= place + kSteadyRun; ++i)
        if (table.records[i].cells.size() != width || table.records[i].isBroken)
            return false;
    const RecordList above = filledRecords(table, {tableFirst, place});
    return isTable(above) && usualWidthOf(above) != width &&
           beginsWithHeader(filledRecords(table, {place, std::min(end, place + 50)}));
}

} // namespace

std::vector<RecordRange> splitTables(const SampleTable& table, const CsvOptions& options) {
    const std::size_t end = table.records.size();
    std::vector<RecordRange> ranges = {{0, end}};
    if (options.oneTable || options.preamble || options.footer)
        return ranges;
    std::size_t tableFirst = 0; // the first record of the table that holds something
    while (tableFirst < end && table.records[tableFirst].isEmpty())
        ++tableFirst;
    for (std::size_t i = tableFirst + 1; i < end && ranges.size() < kMostTables; ++i) {
        if (table.records[i].isEmpty() || table.records[i].isBroken)
            continue;
        bool begins = false;
        if (table.records[i - 1].isEmpty()) {
            std::size_t blockEnd = i;
            while (blockEnd < end && !table.records[blockEnd].isEmpty())
                ++blockEnd;
            const RecordList above = filledRecords(table, {tableFirst, i});
            const RecordList block = filledRecords(table, {i, blockEnd});
            const bool hasOtherWidth = usualWidthOf(block) != usualWidthOf(above);
            const bool isWide = block.size() > kSteadyRun && hasOtherWidth;
            begins = isTable(above) && isTable(block) && (isWide || beginsWithHeader(block));
        } else {
            begins = beginsTable(table, tableFirst, i, end);
        }
        if (begins) {
            ranges.back().end = i;
            ranges.push_back({i, end});
            tableFirst = i;
        }
    }
    return ranges;
}

Finding footerFinding(std::size_t records, double confidence, std::string reason, const CsvOptions& options) {
    Finding finding;
    finding.what = forPeople("footer");
    finding.option = "footer";
    finding.value = std::to_string(records);
    finding.confidence = options.footer ? 1.0 : confidence;
    finding.reason = std::move(reason);
    if (!options.footer) {
        finding.alternative = "0";
        finding.alternativeConfidence = 1 - confidence;
    }
    return finding;
}

void describeTable(const SampleTable& table, RecordRange range, bool complete, const CsvOptions& options,
                   const std::function<std::uint64_t(std::size_t)>& fileOffset, CsvLayout& layout) {
    RecordList records = filledRecords(table, range);
    if (records.empty()) {
        const bool isBroken = std::any_of(table.records.begin() + std::ptrdiff_t(range.first),
                                          table.records.begin() + std::ptrdiff_t(range.end),
                                          [](const Record& record) { return record.isBroken; });
        if (isBroken)
            layout.names = fieldNames({}, std::max<std::size_t>(layout.widest, 1));
        layout.shapes.assign(layout.names.size(), CellShape::Empty);
        return;
    }
    const std::size_t usual = usualWidthOf(records);
    const HeaderPlace place = findHeader(records, usual, options);
    const std::size_t firstRow = place.first + place.records;
    layout.headerRecords = place.records;
    layout.headerBegin = place.first > 0 ? records[place.first - 1]->end : 0;
    if (firstRow > 0 || options.preamble)
        layout.dataBegin = firstRow > 0 ? records[firstRow - 1]->end : 0;
    if (place.first > 0 || options.preamble) {
        Finding preamble;
        preamble.what = forPeople("preamble");
        preamble.option = "preamble";
        preamble.value = std::to_string(place.first);
        preamble.confidence = options.preamble ? 1.0 : 0.8;
        preamble.reason = options.preamble ? "as the connection says" : "above the table, empty or with fewer values than it";
        if (!options.preamble) {
            preamble.alternative = "0";
            preamble.alternativeConfidence = 0.2;
        }
        layout.findings.push_back(std::move(preamble));
    }
    Finding header;
    header.what = forPeople("header");
    header.option = "header";
    header.value = place.records == 0 ? "no" : place.records == 1 ? "yes" : std::to_string(place.records);
    header.confidence = place.vote.confidence;
    header.reason = place.vote.reason;
    if (!options.header) {
        header.alternative = place.records == 0 ? "yes" : place.records == 1 ? "no" : "yes";
        header.alternativeConfidence = 1 - header.confidence;
    }
    layout.findings.push_back(std::move(header));

    // The rows end before the footer, which would blur what they look like.
    std::vector<CellShape> usualShapes;
    for (std::size_t field = 0; field < usual; ++field)
        usualShapes.push_back(shapeOfField(records, firstRow, field));
    if (complete || options.footer) {
        std::size_t rowsFrom = range.first;
        while (rowsFrom < range.end && firstRow > 0 && table.records[rowsFrom].begin < layout.dataBegin)
            ++rowsFrom;
        const Footer footer = options.footer
                                  ? footerOf(table.records, rowsFrom, range.end, complete ? *options.footer : 0)
                                  : findFooter(table.records, rowsFrom, range.end, usualShapes, true);
        if (footer.records > 0) {
            layout.dataEnd = fileOffset(table.records[footer.begin].begin);
            layout.findings.push_back(footerFinding(footer.records, footer.confidence, footer.reason, options));
            records = filledRecords(table, {range.first, footer.begin});
        } else if (range.end < table.records.size()) {
            layout.dataEnd = fileOffset(table.records[range.end].begin);
        }
    }

    RecordList names;
    Record mended;
    std::size_t width = usual;
    if (place.records > 0) {
        names.assign(records.begin() + std::ptrdiff_t(place.first), records.begin() + std::ptrdiff_t(firstRow));
        std::size_t named = names.back()->cells.size();
        const std::size_t last = firstRow - 1;
        const std::size_t below = widthBelow(records, last, named);
        while (named > below && names.back()->cells[named - 1].empty())
            --named;
        // A header with a delimiter too many: as many names as the records have fields, and empty ones besides.
        if (names.size() == 1 && below > 1 && names.front()->values() == below && named > below &&
            shareOf(records, last, below) >= kShareOfShort) {
            mended = *names.front();
            std::erase(mended.cells, std::string());
            names = {&mended};
            named = below;
        }
        width = std::max(below, named);
        if (below < width && shareOf(records, last, below) >= kShareOfShort && records.size() > firstRow + 1) {
            layout.shortWidth = below;
            Finding shortRecords;
            shortRecords.what = "short records";
            shortRecords.value = std::to_string(below) + " of " + std::to_string(width) + " fields";
            shortRecords.confidence = 0.8;
            shortRecords.reason = "nearly all records end there; the fields behind are null";
            layout.findings.push_back(std::move(shortRecords));
        }
    }
    layout.names = fieldNames(names, width);
    for (std::size_t field = 0; field < width; ++field)
        layout.shapes.push_back(shapeOfField(records, firstRow, field));
    Finding fields;
    fields.what = forPeople("fields");
    fields.value = std::to_string(width);
    fields.reason = place.records > 0 ? "as many as the header names" : "as many as most records have";
    layout.findings.push_back(std::move(fields));
}

} // namespace mw::csv
