// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/crosswalk_rows.h"

#include <algorithm>

namespace mw::engine {

namespace {

LogicalType newIdType(std::span<const KeptCrosswalk> crosswalks) {
    const bool areNumbers = std::all_of(crosswalks.begin(), crosswalks.end(), [](const KeptCrosswalk& one) {
        return one.newType.kind == TypeKind::Integer;
    });
    return areNumbers ? LogicalType::integer() : LogicalType::text();
}

Field fieldOf(const char* name, LogicalType type) {
    Field field;
    field.name = name;
    field.type = std::move(type);
    field.nullable = false;
    return field;
}

std::string textOf(const NewKey& key) {
    if (const auto* number = std::get_if<std::int64_t>(&key))
        return std::to_string(*number);
    return std::get<std::string>(key);
}

/// Gathers rows into batches.
class Rows {
public:
    Rows(LogicalType idType, const std::function<Result<void>(const Batch&)>& take)
        : m_idType(std::move(idType)), m_take(take) {}

    Result<void> add(const KeptCrosswalk& crosswalk, const CrosswalkEntry& entry) {
        if (m_batch.rows == 0)
            for (int i = 0; i < 5; ++i)
                m_batch.columns.push_back(
                    std::make_shared<Column>(i == 4 ? m_idType : LogicalType::text(), kBatchRows));
        const std::size_t row = m_batch.rows++;
        m_batch.columns[0]->setValue(row, crosswalk.mapping->reference);
        m_batch.columns[1]->setValue(row, crosswalk.sourceEntity);
        m_batch.columns[2]->setValue(row, crosswalk.targetEntity);
        std::string old = entry.oldKey.value_or("");
        std::replace(old.begin(), old.end(), '\x1f', '|');
        m_batch.columns[3]->setValue(row, old);
        if (m_idType.kind == TypeKind::Integer)
            m_batch.columns[4]->setValue(row, std::get<std::int64_t>(entry.newKey));
        else
            m_batch.columns[4]->setValue(row, textOf(entry.newKey));
        ++m_count;
        return m_batch.rows == kBatchRows ? finish() : Result<void>();
    }
    Result<void> finish() {
        if (m_batch.rows == 0)
            return {};
        std::vector<std::uint32_t> rows(m_batch.rows);
        for (std::uint32_t i = 0; i < m_batch.rows; ++i)
            rows[i] = i;
        for (ColumnPtr& column : m_batch.columns)
            column = takeRows(*column, rows);
        m_batch.origins.rowNumber.assign(m_batch.rows, 0);
        m_batch.origins.byteOffset.assign(m_batch.rows, 0);
        MW_TRY_DO(m_take(m_batch));
        const std::uint64_t next = m_batch.sequence + 1;
        m_batch = Batch();
        m_batch.sequence = next;
        return {};
    }
    std::uint64_t count() const { return m_count; }

private:
    const LogicalType m_idType;
    const std::function<Result<void>(const Batch&)>& m_take;
    Batch m_batch;
    std::uint64_t m_count = 0;
};

} // namespace

Entity crosswalkTable(std::span<const KeptCrosswalk> crosswalks, const std::string& name) {
    Entity table;
    table.name = name;
    for (const char* field : {"mapping", "source_entity", "target_entity", "old_id"})
        table.fields.push_back(fieldOf(field, LogicalType::text()));
    table.fields.push_back(fieldOf("new_id", newIdType(crosswalks)));
    return table;
}

Result<std::uint64_t> eachCrosswalkRow(std::span<const KeptCrosswalk> crosswalks,
                                       const std::function<Result<void>(const Batch&)>& take, JobContext& job) {
    Rows rows(newIdType(crosswalks), take);
    for (const KeptCrosswalk& crosswalk : crosswalks) {
        MW_TRY(CrosswalkFile::Cursor cursor, crosswalk.kept.file->all(crosswalk.kept.owner, crosswalk.kept.runs));
        CrosswalkEntry entry;
        while (true) {
            MW_TRY(const bool more, cursor.next(entry));
            if (!more)
                break;
            MW_TRY_DO(job.checkpoint());
            MW_TRY_DO(rows.add(crosswalk, entry));
        }
    }
    MW_TRY_DO(rows.finish());
    return rows.count();
}

} // namespace mw::engine
