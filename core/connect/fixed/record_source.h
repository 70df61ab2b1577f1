// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/connect/fixed/fixed_options.h"
#include "core/job/job.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw::fixed {

/// Bounds of what a reader holds in memory; smaller ones are for tests.
struct FixedLimits {
    std::size_t bufferBytes = 256 * 1024;
    std::size_t largestRecord = 1'000'000;
};

/// A record's bytes as they stand in the file, without what only tells records apart. The view holds until the next.
struct RawRecord {
    std::string_view bytes;
    std::uint64_t offset = 0; ///< of its first byte in the file
    std::uint64_t number = 0; ///< among all records, from 1
    std::uint64_t line = 0;   ///< 0 where there are no lines
    std::optional<Error> problem; ///< it is cut off
};

/// Cuts a file into records. One thread.
class RecordSource {
public:
    /// `isEbcdic`: lines end with NEL or LF of EBCDIC.
    RecordSource(std::unique_ptr<ByteSource> source, const Framing& framing, bool isEbcdic, bool hash,
                 const FixedLimits& limits = {});
    /// False at the end. RecordTooLarge for lines without end; WrongValue for descriptors that lead nowhere.
    Result<bool> next(RawRecord& record, JobContext& job);
    /// Reads what is left, so that the hash covers the whole file.
    Result<void> readToEnd(JobContext& job);
    std::string takeHash() { return m_hash ? toHex(m_hash->finish()) : std::string(); }
    std::uint64_t bytesTaken() const { return m_offset + m_at; }
    std::uint64_t totalBytes() const { return m_source->size(); }

private:
    Result<bool> fill(std::size_t wanted, JobContext& job);
    Result<bool> nextLine(RawRecord& record, JobContext& job);
    Result<bool> nextStretch(RawRecord& record, JobContext& job);
    Result<bool> nextDescribed(RawRecord& record, JobContext& job);
    std::string_view rest() const { return std::string_view(m_buffer).substr(m_at, m_end - m_at); }
    void take(RawRecord& record, std::size_t begin, std::size_t size, std::size_t used);

    std::unique_ptr<ByteSource> m_source;
    Framing m_framing;
    bool m_isEbcdic;
    FixedLimits m_limits;
    std::optional<Sha256> m_hash;
    std::string m_buffer;
    std::size_t m_at = 0;  ///< in the buffer: next record
    std::size_t m_end = 0; ///< of what is filled
    std::uint64_t m_offset = 0; ///< of the buffer in the file
    std::uint64_t m_number = 0;
    bool m_atEnd = false;
};

} // namespace mw::fixed
