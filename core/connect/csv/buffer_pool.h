// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

namespace mw::csv {

/// Gives out equally large buffers and takes them back when their last user lets go, on whichever thread that is: the
/// pages of a buffer that went through the pipeline are warm.
class BufferPool : public std::enable_shared_from_this<BufferPool> {
public:
    explicit BufferPool(std::size_t size) : m_size(size) {}
    std::size_t bufferSize() const { return m_size; }

    /// A buffer of at least `size` uninitialised bytes; only those of the pool's own size are kept for later.
    std::shared_ptr<char> take(std::size_t size) {
        if (size > m_size)
            return std::shared_ptr<char>(new char[size], std::default_delete<char[]>());
        std::unique_ptr<char[]> buffer;
        {
            const std::lock_guard lock(m_mutex);
            if (!m_free.empty()) {
                buffer = std::move(m_free.back());
                m_free.pop_back();
            }
        }
        if (!buffer)
            buffer.reset(new char[m_size]);
        return std::shared_ptr<char>(buffer.release(),
                                     [pool = shared_from_this()](char* bytes) { pool->giveBack(bytes); });
    }

private:
    void giveBack(char* bytes) {
        std::unique_ptr<char[]> buffer(bytes);
        const std::lock_guard lock(m_mutex);
        if (m_free.size() < kKept)
            m_free.push_back(std::move(buffer));
    }

    static constexpr std::size_t kKept = 8;
    const std::size_t m_size;
    std::mutex m_mutex; // guards m_free
    std::vector<std::unique_ptr<char[]>> m_free;
};

} // namespace mw::csv
