// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/writer.h"

#include <numeric>
#include <string>
#include <vector>

namespace mw::test {

inline Field makeField(std::string name, LogicalType type, bool nullable = true) {
    Field field;
    field.name = std::move(name);
    field.type = type;
    field.nullable = nullable;
    return field;
}

inline Entity makeEntity(std::string name, std::vector<Field> fields, std::vector<std::string> key = {}) {
    Entity entity;
    entity.name = std::move(name);
    entity.fields = std::move(fields);
    if (!key.empty())
        entity.keys.push_back({{}, std::move(key), true});
    return entity;
}

/// One batch of rows; each row has a value for each type.
inline Batch makeBatch(const std::vector<LogicalType>& types, const std::vector<std::vector<Value>>& rows,
                       std::uint64_t sequence = 0) {
    Batch batch;
    batch.sequence = sequence;
    batch.rows = rows.size();
    for (std::size_t i = 0; i < types.size(); ++i) {
        auto column = std::make_shared<Column>(types[i], rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row)
            column->setValue(row, rows[row][i]);
        batch.columns.push_back(std::move(column));
    }
    batch.origins.rowNumber.assign(rows.size(), 0);
    batch.origins.byteOffset.assign(rows.size(), 0);
    return batch;
}

inline std::vector<LogicalType> typesOf(const Entity& entity) {
    std::vector<LogicalType> types;
    for (const Field& field : entity.fields)
        types.push_back(field.type);
    return types;
}

inline std::vector<std::string> namesOf(const Entity& entity) {
    std::vector<std::string> names;
    for (const Field& field : entity.fields)
        names.push_back(field.name);
    return names;
}

inline std::vector<std::uint32_t> allRows(const Batch& batch) {
    std::vector<std::uint32_t> rows(batch.rows);
    std::iota(rows.begin(), rows.end(), 0u);
    return rows;
}

/// Collects refusals as "row field Code message".
class Refusals {
public:
    RefusedRow listener() {
        return [this](std::uint32_t row, RowError error) {
            const std::string field = error.field == kWholeRow ? "-" : std::to_string(error.field);
            m_lines.push_back(std::to_string(row) + " " + field + " " + std::string(nameOf(error.code)) + " " +
                              fillTemplate(templateOf(error.code), error.arguments));
        };
    }
    const std::vector<std::string>& lines() const { return m_lines; }

private:
    std::vector<std::string> m_lines;
};

/// A job that nobody stops.
inline JobContext& anyJob() {
    static JobContext job;
    return job;
}

/// Writes all rows of an entity; gives the error's line, empty for none.
inline std::string writeRows(EntityWriter& writer, const Entity& entity, const std::vector<std::vector<Value>>& rows,
                             Refusals& refusals, std::uint64_t sequence = 0) {
    const Batch batch = makeBatch(typesOf(entity), rows, sequence);
    const Result<void> written = writer.write(batch, allRows(batch), refusals.listener(), anyJob());
    return written.ok() ? std::string() : written.error().line();
}

inline WriteOptions writing(const Entity& entity, LoadMode mode = LoadMode::Insert) {
    WriteOptions options;
    options.entity = entity;
    options.fields = namesOf(entity);
    options.mode = mode;
    return options;
}

} // namespace mw::test
