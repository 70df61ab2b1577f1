// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>

namespace mw::test {

/// Serves a head, a unit many times and a tail, without holding them: files of any size.
class RepeatingSource final : public ByteSource {
public:
    RepeatingSource(std::string head, const std::string& unit, std::uint64_t times, std::string tail)
        : m_head(std::move(head)), m_tail(std::move(tail)) {
        const std::uint64_t inBlock = std::clamp<std::uint64_t>(64 * 1024 / unit.size(), 1, std::max<std::uint64_t>(times, 1));
        for (std::uint64_t i = 0; i < inBlock; ++i)
            m_block += unit;
        m_unit = unit.size();
        m_middle = m_unit * times;
    }
    Result<std::size_t> read(char* into, std::size_t size) override {
        std::size_t got = 0;
        if (m_at < m_head.size()) {
            got = std::min<std::size_t>(size, m_head.size() - std::size_t(m_at));
            std::memcpy(into, m_head.data() + m_at, got);
        } else if (m_at < m_head.size() + m_middle) {
            const std::uint64_t place = m_at - m_head.size();
            const auto inBlock = std::size_t(place % m_block.size());
            got = std::size_t(std::min({std::uint64_t(size), m_middle - place, std::uint64_t(m_block.size() - inBlock)}));
            std::memcpy(into, m_block.data() + inBlock, got);
        } else {
            const auto place = std::size_t(m_at - m_head.size() - m_middle);
            got = std::min(size, m_tail.size() - place);
            if (got > 0)
                std::memcpy(into, m_tail.data() + place, got);
        }
        m_at += got;
        return got;
    }
    std::uint64_t size() const override { return m_head.size() + m_middle + m_tail.size(); }

private:
    const std::string m_head;
    std::string m_block;
    std::uint64_t m_unit = 0;
    std::uint64_t m_middle = 0;
    const std::string m_tail;
    std::uint64_t m_at = 0;
};

} // namespace mw::test
