// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sheet/string_table.h"

#include "core/base/file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace mw::sheet {

namespace {

constexpr std::size_t kBlockBytes = 16 * 1024;
constexpr std::size_t kBlockTexts = 1024;

} // namespace

Result<void> StringTable::add(std::string_view text) {
    m_open += text;
    m_openEnds.push_back(std::uint32_t(m_open.size()));
    ++m_count;
    return m_open.size() >= kBlockBytes || m_openEnds.size() >= kBlockTexts ? closeBlock() : Result<void>();
}

Result<void> StringTable::closeBlock() {
    Block block;
    block.count = std::uint32_t(m_openEnds.size());
    block.first = m_count - block.count;
    std::string bytes(reinterpret_cast<const char*>(m_openEnds.data()), m_openEnds.size() * sizeof(std::uint32_t));
    bytes += m_open;
    block.bytes = bytes.size();
    m_open.clear();
    m_openEnds.clear();
    if (!m_file && m_inMemory + bytes.size() > m_budget) {
        m_file.reset(std::tmpfile());
        if (!m_file)
            return fromErrno(errno, "temporary file", true);
        for (Block& earlier : m_blocks)
            MW_TRY_DO(writeBlock(earlier, m_slots[std::size_t(earlier.slot)].bytes));
    }
    if (m_file) {
        MW_TRY_DO(writeBlock(block, bytes));
    } else {
        block.slot = int(m_slots.size());
        m_inMemory += bytes.size();
        m_slots.push_back({m_blocks.size(), true, std::move(bytes)});
    }
    m_blocks.push_back(block);
    return {};
}

Result<void> StringTable::writeBlock(Block& block, const std::string& bytes) {
    block.offset = m_fileBytes;
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file.get()) != bytes.size())
        return fromErrno(errno, "temporary file", true);
    m_fileBytes += bytes.size();
    return {};
}

Result<int> StringTable::load(std::size_t index) {
    Block& block = m_blocks[index];
    if (std::fflush(m_file.get()) != 0)
        return fromErrno(errno, "temporary file", true);
    // Room is made by giving up blocks that nobody asked for since the hand passed them.
    while (m_inMemory + block.bytes > m_budget && m_inMemory > 0) {
        Slot& slot = m_slots[m_hand];
        m_hand = (m_hand + 1) % m_slots.size();
        if (slot.bytes.empty())
            continue;
        if (slot.wasUsed) {
            slot.wasUsed = false;
            continue;
        }
        m_blocks[slot.block].slot = -1;
        m_inMemory -= slot.bytes.size();
        std::string().swap(slot.bytes);
    }
    auto free = std::find_if(m_slots.begin(), m_slots.end(), [](const Slot& slot) { return slot.bytes.empty(); });
    if (free == m_slots.end())
        free = m_slots.insert(m_slots.end(), Slot());
    free->bytes.resize(block.bytes);
    std::size_t filled = 0;
    while (filled < block.bytes) {
        const ssize_t got = ::pread(::fileno(m_file.get()), free->bytes.data() + filled, block.bytes - filled,
                                    off_t(block.offset + filled));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            std::string().swap(free->bytes);
            return fromErrno(got < 0 ? errno : EIO, "temporary file", false);
        }
        filled += std::size_t(got);
    }
    free->block = index;
    block.slot = int(free - m_slots.begin());
    m_inMemory += block.bytes;
    return block.slot;
}

std::string_view StringTable::textIn(const std::string& bytes, const Block& block, std::uint64_t number) const {
    const std::size_t place = std::size_t(number - block.first);
    const auto end = [&](std::size_t text) {
        std::uint32_t value = 0;
        std::memcpy(&value, bytes.data() + text * sizeof value, sizeof value);
        return value;
    };
    const std::size_t begin = place == 0 ? 0 : end(place - 1);
    return std::string_view(bytes).substr(block.count * sizeof(std::uint32_t) + begin, end(place) - begin);
}

Result<std::string_view> StringTable::at(std::uint64_t number) {
    const std::uint64_t closed = m_count - m_openEnds.size();
    if (number >= closed) {
        const std::size_t place = std::size_t(number - closed);
        const std::size_t begin = place == 0 ? 0 : m_openEnds[place - 1];
        return std::string_view(m_open).substr(begin, m_openEnds[place] - begin);
    }
    const auto holds = [&](std::size_t block) {
        return number >= m_blocks[block].first && number - m_blocks[block].first < m_blocks[block].count;
    };
    if (!holds(m_lastBlock)) {
        const auto behind = std::upper_bound(m_blocks.begin(), m_blocks.end(), number,
                                             [](std::uint64_t wanted, const Block& block) { return wanted < block.first; });
        m_lastBlock = std::size_t(behind - m_blocks.begin()) - 1;
    }
    const Block& block = m_blocks[m_lastBlock];
    int slot = block.slot;
    if (slot < 0) {
        MW_TRY(slot, load(m_lastBlock));
    }
    m_slots[std::size_t(slot)].wasUsed = true;
    return textIn(m_slots[std::size_t(slot)].bytes, block, number);
}

} // namespace mw::sheet
