// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "tests/support/test_main.h"

#include <optional>
#include <string>
#include <vector>

namespace mw::test {

/// All that a reader of typed fields gave, each value as its canonical text, null as ∅.
struct AnyTable {
    std::vector<std::string> names;
    std::vector<std::string> types;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::uint64_t> numbers;
    std::vector<std::uint64_t> offsets;
    std::vector<MalformedRow> malformed;
    std::uint64_t sourceBytes = 0;
    std::string hash;
    std::optional<Error> error; ///< that ended the reading

    /// "|1|x|" a line for each row.
    std::string text() const {
        std::string shown;
        for (const auto& row : rows) {
            for (const std::string& cell : row)
                shown += "|" + cell;
            shown += "|\n";
        }
        return shown;
    }
};

/// Reads to the end and checks what every batch promises: sequence without gaps, equal lengths, rows in order.
inline AnyTable readTable(Reader& reader, JobContext& job) {
    AnyTable table;
    for (const Field& field : reader.fields()) {
        table.names.push_back(field.name);
        table.types.push_back(printType(field.type));
    }
    Batch batch;
    std::uint64_t sequence = 0;
    while (true) {
        const auto more = reader.next(batch, job);
        if (!more.ok()) {
            table.error = more.error();
            return table;
        }
        table.sourceBytes += batch.sourceBytes;
        for (MalformedRow& row : batch.malformed)
            table.malformed.push_back(std::move(row));
        if (!*more)
            break;
        if (batch.sequence != sequence++ || batch.origins.rowNumber.size() != batch.rows ||
            batch.origins.byteOffset.size() != batch.rows || batch.rows > kBatchRows || batch.rows == 0)
            qFatal("a batch breaks its contract");
        for (std::size_t row = 0; row < batch.rows; ++row) {
            std::vector<std::string> cells;
            for (const ColumnPtr& column : batch.columns) {
                if (column->rows() != batch.rows)
                    qFatal("a column is not as long as its batch");
                cells.push_back(column->isNull(row) ? "∅" : printValue(column->value(row), column->type()));
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

/// Reads one entity of a connection; the empty name means the first.
inline AnyTable readTable(Connection& connection, const std::string& entity = {}, const ReadOptions& options = {}) {
    JobContext job;
    auto reader = connection.read(entity, options, job);
    if (reader.ok())
        return readTable(**reader, job);
    AnyTable table;
    table.error = reader.error();
    return table;
}

/// Describes a schema for comparison: "people(id integer!, name text) → parent", one entity a line; '!' where a value is
/// always there.
inline std::string describe(const Schema& schema) {
    std::string shown;
    for (const Entity& entity : schema.entities) {
        shown += entity.name + "(";
        for (std::size_t i = 0; i < entity.fields.size(); ++i)
            shown += (i > 0 ? ", " : "") + entity.fields[i].name + " " + printType(entity.fields[i].type) +
                     (entity.fields[i].nullable ? "" : "!");
        shown += ")";
        for (const Relation& relation : entity.relations)
            shown += " → " + relation.parentEntity;
        shown += "\n";
    }
    return shown;
}

} // namespace mw::test
