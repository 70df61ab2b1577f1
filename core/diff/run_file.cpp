// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/run_file_p.h"

#include "core/base/file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace mw::diff {

namespace {

Error temporaryFailed(bool writing) {
    return during(fromErrno(errno, "temporary file", writing), "sorting");
}

} // namespace

Result<void> RunFile::begin() {
    if (!m_file)
        m_file.reset(std::tmpfile());
    if (!m_file)
        return temporaryFailed(true);
    m_starts.push_back(m_size);
    return {};
}

Result<void> RunFile::write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file.get()) != bytes.size())
        return temporaryFailed(true);
    m_size += bytes.size();
    return {};
}

Result<void> RunFile::finish() {
    if (std::fflush(m_file.get()) != 0)
        return temporaryFailed(true);
    return {};
}

RunFile::Cursor::Cursor(const RunFile& file, std::size_t run, std::size_t bufferSize)
    : m_file(&file), m_offset(file.m_starts[run]),
      m_end(run + 1 < file.runs() ? file.m_starts[run + 1] : file.m_size), m_buffer(bufferSize, '\0') {}

Result<bool> RunFile::Cursor::advance() {
    if (m_started)
        m_row += sizeof m_head + m_head.keySize + m_head.rowSize;
    m_started = true;
    if (m_row == m_filled && m_offset == m_end)
        return false;
    MW_TRY_DO(need(sizeof m_head));
    std::memcpy(&m_head, m_buffer.data() + m_row, sizeof m_head);
    MW_TRY_DO(need(sizeof m_head + m_head.keySize + m_head.rowSize));
    return true;
}

Result<void> RunFile::Cursor::need(std::size_t size) {
    if (m_filled - m_row >= size)
        return {};
    std::memmove(m_buffer.data(), m_buffer.data() + m_row, m_filled - m_row);
    m_filled -= m_row;
    m_row = 0;
    if (m_buffer.size() < size)
        m_buffer.resize(size);
    while (m_filled < size) {
        const auto room = std::min<std::uint64_t>(m_buffer.size() - m_filled, m_end - m_offset);
        const ssize_t got = ::pread(::fileno(m_file->m_file.get()), m_buffer.data() + m_filled, room, off_t(m_offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            errno = got < 0 ? errno : EIO;
            return temporaryFailed(false);
        }
        m_filled += std::size_t(got);
        m_offset += std::uint64_t(got);
    }
    return {};
}

} // namespace mw::diff
