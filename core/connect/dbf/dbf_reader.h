// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/connect/codepage/text_decoder.h"
#include "core/connect/connector.h"
#include "core/connect/dbf/dbf_memo.h"
#include "core/connect/dbf/dbf_table.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw::dbf {

/// Bounds of what a reader holds in memory; smaller ones are for tests.
struct DbfLimits {
    std::size_t bufferBytes = 64 * 1024;
};

/// Reads the records of a DBF file. What is blank is null. Records that are marked as deleted are passed over, but
/// counted; values that are not what their type promises make the record a malformed one.
class DbfReader final : public Reader {
public:
    /// `memo`: null where the table has none. UnknownField for wanted fields that the table lacks.
    static Result<std::unique_ptr<DbfReader>> open(std::unique_ptr<ByteSource> source, const DbfTable& table,
                                                   std::shared_ptr<const DbfMemo> memo, const std::string& encoding,
                                                   const std::string& place, const ReadOptions& options,
                                                   const DbfLimits& limits = {});

    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override;
    std::string inputHash() const override { return m_hashText; }
    std::uint64_t totalBytes() const override { return m_source->size(); }
    std::uint64_t deleted() const { return m_deleted; }

private:
    DbfReader() = default;
    Result<std::size_t> readSource(char* into, std::size_t size);
    bool flag(const std::optional<std::uint32_t>& bit) const;
    std::string_view bytesOf(const DbfColumn& column) const;
    Result<bool> readRecord();
    Result<void> finish(JobContext& job);
    Result<Value> valueOf(const DbfColumn& column);
    Result<Value> numberOf(const DbfColumn& column, std::string_view text) const;
    Result<Value> memoOf(const DbfColumn& column, std::string_view bytes);
    std::string rawText(const DbfColumn& column) const;

    std::unique_ptr<ByteSource> m_source;
    DbfTable m_table;
    std::shared_ptr<const DbfMemo> m_memo;
    std::unique_ptr<codepage::TextDecoder> m_decoder;
    std::string m_place;
    bool m_raw = false;
    std::vector<Field> m_fields;
    std::vector<DbfColumn> m_columns; ///< of the fields
    std::string m_record;
    std::string m_buffer;
    std::size_t m_at = 0;  ///< in the buffer: next byte
    std::size_t m_end = 0; ///< of what is filled
    std::uint64_t m_read = 0;    ///< records so far
    std::uint64_t m_bytes = 0;   ///< of the source so far
    std::uint64_t m_deleted = 0;
    std::uint64_t m_left = 0;
    std::uint64_t m_sequence = 0;
    bool m_finished = false;
    std::optional<Sha256> m_hash;
    std::string m_hashText;
};

} // namespace mw::dbf
