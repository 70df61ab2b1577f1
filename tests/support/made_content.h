// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace mw::test {

/// What a file holds: a head, a unit many times and a tail, none of it more than once in memory. So files of any size can
/// be read at any place.
class MadeContent {
public:
    MadeContent(std::string head, std::string_view unit = {}, std::uint64_t times = 0, std::string tail = {})
        : m_head(std::move(head)), m_tail(std::move(tail)), m_middle(unit.size() * times) {
        const std::uint64_t inBlock =
            unit.empty() ? 0 : std::clamp<std::uint64_t>(64 * 1024 / unit.size(), 1, std::max<std::uint64_t>(times, 1));
        for (std::uint64_t i = 0; i < inBlock; ++i)
            m_block += unit;
    }

    std::uint64_t size() const { return m_head.size() + m_middle + m_tail.size(); }
    std::size_t headSize() const { return m_head.size(); }
    std::size_t tailSize() const { return m_tail.size(); }

    /// Copies what stands from `offset` on, at most `size` bytes; 0 only at the end.
    std::size_t read(std::uint64_t offset, char* into, std::size_t size) const {
        std::size_t done = 0;
        while (done < size && offset + done < this->size()) {
            const std::string_view piece = pieceAt(offset + done);
            const std::size_t part = std::min(size - done, piece.size());
            std::memcpy(into + done, piece.data(), part);
            done += part;
        }
        return done;
    }
    /// All of it, for what is small.
    std::string text() const {
        std::string all(std::size_t(size()), '\0');
        read(0, all.data(), all.size());
        return all;
    }

private:
    /// A stretch that lies in memory in one.
    std::string_view pieceAt(std::uint64_t offset) const {
        if (offset < m_head.size())
            return std::string_view(m_head).substr(std::size_t(offset));
        offset -= m_head.size();
        if (offset >= m_middle)
            return std::string_view(m_tail).substr(std::size_t(offset - m_middle));
        const auto inBlock = std::size_t(offset % m_block.size());
        return std::string_view(m_block).substr(
            inBlock, std::size_t(std::min<std::uint64_t>(m_block.size() - inBlock, m_middle - offset)));
    }

    std::string m_head;
    std::string m_tail;
    std::string m_block; ///< the unit several times
    std::uint64_t m_middle;
};

} // namespace mw::test
