// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace mw {

/// Gives out bytes that stay where they are until the arena goes. One thread writes.
class Arena {
public:
    /// Gives `size` uninitialised bytes.
    char* allocate(std::size_t size) {
        if (size > m_left)
            grow(size);
        char* place = m_next;
        m_next += size;
        m_left -= size;
        return place;
    }
    /// Gives back the unused tail of the last allocation.
    void shrinkLast(char* end) {
        m_left += std::size_t(m_next - end);
        m_next = end;
    }
    std::string_view copy(std::string_view bytes);
    std::size_t bytesAllocated() const { return m_total; }

private:
    void grow(std::size_t atLeast);

    std::vector<std::unique_ptr<char[]>> m_blocks;
    char* m_next = nullptr;
    std::size_t m_left = 0;
    std::size_t m_total = 0;
};

} // namespace mw
