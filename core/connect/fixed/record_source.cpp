// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/fixed/record_source.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cstring>

namespace mw::fixed {

namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::string_view kEbcdicEnds = "\x15\x25";
constexpr std::size_t kDescriptor = 4;

} // namespace

RecordSource::RecordSource(std::unique_ptr<ByteSource> source, const Framing& framing, bool isEbcdic, bool hash,
                           const FixedLimits& limits)
    : m_source(std::move(source)), m_framing(framing), m_isEbcdic(isEbcdic), m_limits(limits) {
    if (hash)
        m_hash.emplace();
}

/// Has at least `wanted` bytes at hand, or all there are: false where these are fewer.
Result<bool> RecordSource::fill(std::size_t wanted, JobContext& job) {
    if (m_end - m_at >= wanted)
        return true;
    MW_TRY_DO(job.checkpoint());
    m_buffer.erase(0, m_at);
    m_offset += m_at;
    m_end -= m_at;
    m_at = 0;
    m_buffer.resize(std::max(wanted, m_limits.bufferBytes));
    while (!m_atEnd && m_end < wanted) {
        MW_TRY(const std::size_t got, m_source->read(m_buffer.data() + m_end, m_buffer.size() - m_end));
        if (m_hash)
            m_hash->add({m_buffer.data() + m_end, got});
        m_end += got;
        m_atEnd = got == 0;
    }
    return m_end >= wanted;
}

void RecordSource::take(RawRecord& record, std::size_t begin, std::size_t size, std::size_t used) {
    record.bytes = rest().substr(begin, size);
    record.offset = m_offset + m_at;
    record.number = ++m_number;
    record.line = m_framing.kind == Framing::Kind::Lines ? m_number : 0;
    record.problem.reset();
    m_at += used;
}

Result<bool> RecordSource::nextLine(RawRecord& record, JobContext& job) {
    std::size_t searched = 0;
    while (true) {
        const std::string_view bytes = rest();
        const std::size_t end = m_isEbcdic ? bytes.find_first_of(kEbcdicEnds, searched) : bytes.find('\n', searched);
        if (end != std::string_view::npos) {
            const bool hasReturn = end > 0 && bytes[end - 1] == '\r';
            take(record, 0, end - (hasReturn ? 1 : 0), end + 1);
            return true;
        }
        searched = bytes.size();
        if (searched > m_limits.largestRecord)
            return at(makeError(Code::RecordTooLarge, std::to_string(m_limits.largestRecord) + " bytes"),
                      "byte " + std::to_string(m_offset + m_at));
        MW_TRY(const bool more, fill(searched + 1, job));
        if (more)
            continue;
        const bool isEndOfFile = rest().empty() || rest() == "\x1A"; // as DOS programs wrote it
        if (isEndOfFile)
            return false;
        const std::size_t size = rest().size() - (rest().back() == '\r' ? 1 : 0);
        take(record, 0, size, rest().size());
        return true;
    }
}

Result<bool> RecordSource::nextStretch(RawRecord& record, JobContext& job) {
    MW_TRY(const bool isWhole, fill(m_framing.length, job));
    if (rest().empty())
        return false;
    const std::size_t size = isWhole ? m_framing.length : rest().size();
    take(record, 0, size, size);
    if (!isWhole)
        record.problem = makeError(Code::InvalidArgument, "the last record has " + std::to_string(size) + " of " +
                                                              std::to_string(m_framing.length) + " bytes");
    return true;
}

Result<bool> RecordSource::nextDescribed(RawRecord& record, JobContext& job) {
    MW_TRY(const bool hasDescriptor, fill(kDescriptor, job));
    if (rest().empty())
        return false;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest()[i]); };
    const std::size_t length = hasDescriptor ? std::size_t(byte(0)) << 8 | byte(1) : 0;
    if (length < kDescriptor || byte(2) != 0 || byte(3) != 0)
        return at(makeError(Code::WrongValue, "no length of a record (RDW) stands there"),
                  "byte " + std::to_string(m_offset + m_at));
    MW_TRY(const bool isWhole, fill(length, job));
    const std::size_t size = isWhole ? length : rest().size();
    take(record, kDescriptor, size - kDescriptor, size);
    if (!isWhole)
        record.problem = makeError(Code::InvalidArgument, "the last record has " + std::to_string(size) + " of " +
                                                              std::to_string(length) + " bytes");
    return true;
}

Result<bool> RecordSource::next(RawRecord& record, JobContext& job) {
    if (m_offset + m_at == 0 && m_framing.kind == Framing::Kind::Lines && !m_isEbcdic) {
        MW_TRY_DO(fill(kMark.size(), job));
        if (rest().starts_with(kMark))
            m_at += kMark.size();
    }
    switch (m_framing.kind) {
    case Framing::Kind::Lines:
        return nextLine(record, job);
    case Framing::Kind::Length:
        return nextStretch(record, job);
    case Framing::Kind::Descriptors:
        break;
    }
    return nextDescribed(record, job);
}

Result<void> RecordSource::readToEnd(JobContext& job) {
    while (m_hash && !m_atEnd) {
        m_at = m_end;
        MW_TRY_DO(fill(1, job));
    }
    return {};
}

} // namespace mw::fixed
