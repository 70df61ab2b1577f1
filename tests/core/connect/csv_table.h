// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/connect/connector.h"
#include "core/connect/csv/csv_reader.h"
#include "core/connect/csv/layout_detection.h"
#include "tests/support/test_main.h"

#include <optional>
#include <string>
#include <vector>

namespace mw::test {

using Cell = std::optional<std::string>;
using Row = std::vector<Cell>;

/// All that a reader gave, boxed.
struct CsvTable {
    std::vector<std::string> names;
    std::vector<Row> rows;
    std::vector<std::uint64_t> numbers;
    std::vector<std::uint64_t> offsets;
    std::vector<MalformedRow> malformed;
    std::string hash;
    std::optional<Error> error; ///< that ended the reading

    std::vector<Code> codes() const {
        std::vector<Code> found;
        for (const MalformedRow& row : malformed)
            found.push_back(row.error.code);
        return found;
    }
};

/// Reads to the end and checks what every batch promises: sequence without gaps, equal lengths, rows in order.
inline CsvTable readAll(Reader& reader, JobContext& job) {
    CsvTable table;
    for (const Field& field : reader.fields())
        table.names.push_back(field.name);
    Batch batch;
    std::uint64_t sequence = 0;
    while (true) {
        const auto more = reader.next(batch, job);
        if (!more) {
            table.error = more.error();
            return table;
        }
        for (MalformedRow& row : batch.malformed)
            table.malformed.push_back(std::move(row));
        if (!*more)
            break;
        if (batch.sequence != sequence++ || batch.origins.rowNumber.size() != batch.rows ||
            batch.origins.byteOffset.size() != batch.rows || batch.rows > kBatchRows)
            qFatal("a batch breaks its contract");
        for (std::size_t row = 0; row < batch.rows; ++row) {
            Row cells;
            for (const ColumnPtr& column : batch.columns) {
                if (column->rows() != batch.rows)
                    qFatal("a column is not as long as its batch");
                const Value value = column->value(row);
                cells.push_back(isNull(value) ? Cell() : Cell(std::get<std::string>(value)));
            }
            table.rows.push_back(std::move(cells));
            table.numbers.push_back(batch.origins.rowNumber[row]);
            table.offsets.push_back(batch.origins.byteOffset[row]);
        }
    }
    if (batch.rows != 0)
        qFatal("the last batch is to be empty");
    table.hash = reader.inputHash();
    return table;
}

/// Reads bytes as a file would be: detection by their beginning, then the reader over `source` (or the bytes).
inline CsvTable readCsv(std::string_view bytes, const OptionValues& values = {}, const ReadOptions& options = {},
                        std::unique_ptr<ByteSource> source = nullptr, const csv::CsvLimits& limits = {}) {
    CsvTable table;
    JobContext job;
    auto parsed = csv::parseOptions(values);
    if (!parsed) {
        table.error = parsed.error();
        return table;
    }
    auto layout = csv::detectLayout({std::string(bytes), {}, true}, *parsed);
    if (!layout) {
        table.error = layout.error();
        return table;
    }
    auto reader =
        csv::CsvReader::open(source ? std::move(source) : openBytes(bytes), "test.csv", *layout, options, limits);
    if (!reader) {
        table.error = reader.error();
        return table;
    }
    return readAll(**reader, job);
}

/// Prints rows for comparison: null as ∅, cells between bars, one row a line.
inline QString show(const std::vector<Row>& rows) {
    std::string text;
    for (const Row& row : rows) {
        for (const Cell& cell : row)
            text += "|" + (cell ? *cell : std::string("∅"));
        text += "|\n";
    }
    return qt(text);
}

} // namespace mw::test
