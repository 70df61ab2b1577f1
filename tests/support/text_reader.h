// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace mw::test {

/// Serves rows of optional texts in batches of a given size.
class TextReader final : public Reader {
public:
    using Row = std::vector<std::optional<std::string>>;
    TextReader(std::vector<std::string> names, std::vector<Row> rows, std::size_t batchRows)
        : m_rows(std::move(rows)), m_batchRows(batchRows) {
        for (std::string& name : names) {
            Field field;
            field.name = std::move(name);
            field.type = LogicalType::text();
            m_fields.push_back(std::move(field));
        }
    }
    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override {
        MW_TRY_DO(job.checkpoint());
        batch = Batch();
        batch.rows = std::min(m_batchRows, m_rows.size() - m_next);
        for (std::size_t field = 0; field < m_fields.size(); ++field) {
            auto column = std::make_shared<Column>(LogicalType::text(), batch.rows);
            for (std::size_t row = 0; row < batch.rows; ++row)
                column->setValue(row, m_rows[m_next + row][field] ? Value(*m_rows[m_next + row][field]) : Value());
            batch.columns.push_back(std::move(column));
        }
        for (std::size_t row = 0; row < batch.rows; ++row)
            batch.origins.rowNumber.push_back(m_next + row + 1);
        m_next += batch.rows;
        return batch.rows > 0;
    }

private:
    std::vector<Field> m_fields;
    std::vector<Row> m_rows;
    std::size_t m_batchRows;
    std::size_t m_next = 0;
};

} // namespace mw::test
