// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/replay.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace mw::engine {

namespace {

/// Lets the wanted records through and puts corrections into them.
class ReplayReader final : public Reader {
public:
    ReplayReader(std::unique_ptr<Reader> inner, const ReplayedRecords& records, bool isRest)
        : m_inner(std::move(inner)), m_records(records), m_isRest(isRest) {}

    const std::vector<Field>& fields() const override { return m_inner->fields(); }
    bool isOfDatabase() const override { return m_inner->isOfDatabase(); }
    std::string inputHash() const override { return m_inner->inputHash(); }
    std::uint64_t totalBytes() const override { return m_inner->totalBytes(); }

    Result<bool> next(Batch& batch, JobContext& job) override {
        for (bool more = true; more;) {
            Batch read;
            MW_TRY(more, m_inner->next(read, job));
            select(read, batch);
            if (batch.rows > 0 || !batch.malformed.empty() || !more)
                return more;
        }
        return false;
    }

private:
    bool isWanted(std::uint64_t number) const { return m_records.numbers.contains(number) != m_isRest; }

    const CorrectedRecord* correctionOf(std::uint64_t number) const {
        const auto found = m_isRest ? m_records.corrected.end() : m_records.corrected.find(number);
        return found == m_records.corrected.end() ? nullptr : &found->second;
    }

    void select(Batch& read, Batch& batch) {
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < read.rows; ++row)
            if (isWanted(read.origins.rowNumber[row]))
                rows.push_back(row);
        std::vector<MalformedRow> readMalformed = std::move(read.malformed);
        batch = takeBatchRows(read, rows);
        batch.sourceBytes = read.sourceBytes;
        // What could not be read as a row becomes one where somebody wrote down how it should read.
        std::vector<const MalformedRow*> mended;
        for (MalformedRow& row : readMalformed) {
            if (!isWanted(row.rowNumber))
                continue;
            if (correctionOf(row.rowNumber))
                mended.push_back(&row);
            else
                batch.malformed.push_back(std::move(row));
        }
        if (!mended.empty()) {
            batch.rows = rows.size() + mended.size();
            for (ColumnPtr& column : batch.columns)
                column = widen(*column, mended.size());
        }
        for (const MalformedRow* row : mended) {
            batch.origins.rowNumber.push_back(row->rowNumber);
            batch.origins.byteOffset.push_back(row->byteOffset);
            if (!batch.origins.record.empty())
                batch.origins.record.push_back(row->rowNumber);
            if (!batch.origins.recordSource.empty())
                batch.origins.recordSource.push_back(0);
            if (!batch.origins.weight.empty())
                batch.origins.weight.push_back(1);
            if (!batch.leftOut.empty())
                batch.leftOut.push_back(0);
        }
        for (std::uint32_t row = 0; row < batch.rows; ++row)
            if (const CorrectedRecord* corrected = correctionOf(batch.origins.rowNumber[row]))
                correct(batch, row, *corrected);
    }

    /// A copy that can be written, with null rows behind it.
    static ColumnPtr widen(const Column& column, std::size_t more) {
        auto wide = std::make_shared<Column>(column.type(), column.rows() + more);
        for (std::size_t row = 0; row < column.rows(); ++row)
            if (column.isNull(row))
                wide->setNull(row);
            else
                wide->setValue(row, column.value(row));
        for (std::size_t row = 0; row < more; ++row)
            wide->setNull(column.rows() + row);
        return wide;
    }

    void correct(Batch& batch, std::uint32_t row, const CorrectedRecord& corrected) const {
        const std::vector<Field>& known = fields();
        for (std::size_t i = 0; i < known.size() && i < batch.columns.size(); ++i) {
            const auto found = corrected.find(known[i].name);
            if (found == corrected.end())
                continue;
            Column& column = *batch.columns[i];
            if (found->second.empty()) {
                column.setNull(row);
                continue;
            }
            auto value = parseValue(found->second, column.type());
            if (value.ok()) {
                column.setValid(row);
                column.setValue(row, *value);
                continue;
            }
            RowError error;
            error.row = row;
            error.field = kWholeRow;
            error.code = value.error().code;
            error.arguments = value.error().arguments;
            batch.errors.add(std::move(error));
        }
    }

    const std::unique_ptr<Reader> m_inner;
    const ReplayedRecords& m_records;
    const bool m_isRest;
};

} // namespace

Access replayAccess(const Access& access, const ReplayedRecords& records, bool isRest) {
    Access replay = access;
    replay.select = [&records, isRest](std::unique_ptr<Reader> reader) -> std::unique_ptr<Reader> {
        return std::make_unique<ReplayReader>(std::move(reader), records, isRest);
    };
    return replay;
}

} // namespace mw::engine
