// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/failing_device.h"

#include <algorithm>
#include <cstring>

namespace mw::test {

Result<std::size_t> FailingSource::read(char* into, std::size_t size) {
    if (m_position >= m_options.failAt) {
        m_failed = true;
        return at(makeError(m_options.code, "the test's device gives up"), "failing device");
    }
    std::size_t count = std::min({size, m_options.largestRead, m_bytes.size() - m_position});
    count = std::size_t(std::min<std::uint64_t>(count, m_options.failAt - m_position));
    if (count > 0)
        std::memcpy(into, m_bytes.data() + m_position, count);
    m_position += count;
    return count;
}

Result<void> FailingSink::write(std::string_view bytes) {
    if (m_failed)
        return failure();
    const std::uint64_t room = m_options.failAt - std::min<std::uint64_t>(m_options.failAt, m_written.size());
    if (bytes.size() > room) {
        m_written.append(bytes.substr(0, std::size_t(room)));
        m_failed = true;
        return failure();
    }
    m_written.append(bytes);
    return {};
}

Result<void> FailingSink::finish() {
    if (m_failed || m_options.failFinish) {
        m_failed = true;
        return failure();
    }
    m_finished = true;
    return {};
}

Error FailingSink::failure() const {
    return at(makeError(m_options.code, "the test's device gives up"), "failing device");
}

} // namespace mw::test
