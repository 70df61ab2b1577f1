// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/sample_table.h"

#include "core/batch/arena.h"
#include "core/connect/csv/record_scanner.h"

#include <algorithm>
#include <cstdint>
#include <map>

namespace mw::csv {

std::size_t SampleTable::Record::values() const {
    return std::size_t(
        std::count_if(cells.begin(), cells.end(), [](const std::string& cell) { return !cell.empty(); }));
}

bool SampleTable::Record::isEmpty() const {
    return !isBroken && values() == 0 && std::find(quoted.begin(), quoted.end(), true) == quoted.end();
}

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
            while (lineEnd < text.size() && text[lineEnd] != '\n' && text[lineEnd] != '\r')
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

} // namespace mw::csv
