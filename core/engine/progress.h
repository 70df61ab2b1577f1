// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/job/job.h"

#include <algorithm>
#include <atomic>

namespace mw::engine {

/// Units of progress that each entity mapping is worth, whatever its size.
inline constexpr std::uint64_t kUnitsPerEntity = 1000;

/// Turns bytes of the source, or rows where it has no bytes, into units of progress.
class Progress {
public:
    Progress(JobContext& job, std::uint64_t rowEstimate) : m_job(job), m_rowEstimate(rowEstimate) {}
    void advance(const Batch& source) {
        m_job.addRows(source.rows + source.malformed.size());
        m_rows += source.rows;
        m_bytes += source.sourceBytes;
        const std::uint64_t total = totalBytes.load(std::memory_order_relaxed);
        const std::uint64_t units = total > 0           ? m_bytes * kUnitsPerEntity / total
                                    : m_rowEstimate > 0 ? m_rows * kUnitsPerEntity / m_rowEstimate
                                                        : 0;
        moveTo(std::min(units, kUnitsPerEntity));
    }
    void finish() { moveTo(kUnitsPerEntity); }

    std::atomic<std::uint64_t> totalBytes{0}; ///< set by the reader's thread

private:
    void moveTo(std::uint64_t units) {
        if (units <= m_done)
            return;
        m_job.advance(units - m_done);
        m_done = units;
    }

    JobContext& m_job;
    const std::uint64_t m_rowEstimate;
    std::uint64_t m_rows = 0, m_bytes = 0, m_done = 0;
};

} // namespace mw::engine
