// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/csv/csv_layout.h"
#include "core/connect/csv/record_cutter.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw::csv {

/// Reads one file of delimited text: all fields as text, views of the file's bytes wherever nothing has to be
/// unescaped. An unquoted empty field is null where the dialect says so. Blank lines are passed over, except in a file
/// of one field, where they are an empty one. A record that is broken or too wide becomes a row where it has one sensible
/// reading, see repairs(). With `raw` fields are named by position and all records from the header of the first table on
/// are rows, bar those without any value; short rows are padded, those that are too wide lose empty fields, empty fields
/// are '' always, blanks behind delimiters stay, and a line with broken quotes is read as well as it can be.
class CsvReader final : public Reader {
public:
    /// `fileName` is for messages. UnknownField for wanted fields that the layout lacks.
    static Result<std::unique_ptr<CsvReader>> open(std::unique_ptr<ByteSource> source, const std::string& fileName,
                                                   const CsvLayout& layout, const ReadOptions& options,
                                                   const CsvLimits& limits = {});

    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override;
    const Repairs* repairs() const override { return m_cutter ? &m_cutter->repairs() : nullptr; }
    std::string inputHash() const override { return m_hash; }
    std::uint64_t totalBytes() const override { return m_cutter ? m_cutter->input().totalBytes() : 0; }

private:
    CsvReader() = default;
    void makeColumns(Batch& batch) const;
    std::optional<std::string_view> decoded(std::string_view bytes, Column& column) const;
    Result<void> finish(JobContext& job);

    std::unique_ptr<RecordCutter> m_cutter;
    CsvDialect m_dialect, m_unescaping;
    bool m_raw = false;
    std::vector<Field> m_fields;
    std::vector<std::size_t> m_places; // of each column in the record
    std::size_t m_width = 0;
    std::uint64_t m_left = 0; // rows until the limit
    bool m_finished = false;
    std::uint64_t m_sequence = 0;
    RecordSet m_records;
    std::string m_hash;
};

} // namespace mw::csv
