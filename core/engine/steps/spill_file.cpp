// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/steps/spill_file.h"

#include "core/base/file.h"

#include <algorithm>
#include <cerrno>

#include <unistd.h>

namespace mw::engine {

namespace {
constexpr std::size_t kLeastWrite = 4096, kMostWrite = 256 * 1024;
} // namespace

Result<std::uint64_t> SpillFile::append(std::string_view bytes) {
    const std::uint64_t offset = size();
    m_memory += bytes;
    if (m_memory.size() > (m_file ? std::clamp(m_budget, kLeastWrite, kMostWrite) : m_budget))
        MW_TRY_DO(flush());
    return offset;
}

Result<void> SpillFile::settle() { return m_file ? flush() : Result<void>(); }

Result<void> SpillFile::flush() {
    if (!m_file)
        m_file.reset(std::tmpfile());
    if (!m_file)
        return fromErrno(errno, "temporary file", true);
    for (std::size_t done = 0; done < m_memory.size();) {
        const ssize_t written = ::pwrite(::fileno(m_file.get()), m_memory.data() + done, m_memory.size() - done,
                                         off_t(m_written + done));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return fromErrno(written < 0 ? errno : ENOSPC, "temporary file", true);
        done += std::size_t(written);
    }
    m_written += m_memory.size();
    m_memory.clear();
    m_memory.shrink_to_fit();
    return {};
}

Result<std::string_view> SpillFile::read(std::uint64_t offset, std::size_t size, std::string& scratch) const {
    if (offset >= m_written)
        return std::string_view(m_memory).substr(std::size_t(offset - m_written), size);
    size = std::size_t(std::min<std::uint64_t>(size, m_written - offset));
    scratch.resize(size);
    for (std::size_t done = 0; done < size;) {
        const ssize_t got = ::pread(::fileno(m_file.get()), scratch.data() + done, size - done, off_t(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return fromErrno(got < 0 ? errno : EIO, "temporary file", false);
        done += std::size_t(got);
    }
    return std::string_view(scratch);
}

} // namespace mw::engine
