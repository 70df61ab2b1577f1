// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mw::sheet {

/// Numbered texts, read back in any order. Up to `budget` bytes stay in memory; of more, blocks lie in a temporary file
/// and those used last are kept. One thread.
class StringTable {
public:
    explicit StringTable(std::size_t budget = 8u << 20) : m_budget(budget) {}
    /// Adds the next one; WriteFailed, DiskFull from the temporary file.
    Result<void> add(std::string_view text);
    std::uint64_t size() const { return m_count; }
    /// Gives the text with a number below size(); it lives until the next call. ReadFailed from the temporary file.
    Result<std::string_view> at(std::uint64_t number);

private:
    struct Block {
        std::uint64_t first = 0;  ///< number of its first text
        std::uint64_t offset = 0; ///< in the file
        std::uint64_t bytes = 0;
        std::uint32_t count = 0;
        int slot = -1; ///< where it is in memory; -1: in the file only
    };
    struct Slot {
        std::size_t block = 0;
        bool wasUsed = false;
        std::string bytes;               ///< the ends of its texts as 32-bit numbers, then the texts
    };
    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    Result<void> closeBlock();
    Result<void> writeBlock(Block& block, const std::string& bytes);
    Result<int> load(std::size_t block);
    std::string_view textIn(const std::string& bytes, const Block& block, std::uint64_t number) const;

    const std::size_t m_budget;
    std::uint64_t m_count = 0;
    std::string m_open; ///< texts of the block under construction
    std::vector<std::uint32_t> m_openEnds;
    std::vector<Block> m_blocks;
    std::vector<Slot> m_slots;
    std::size_t m_inMemory = 0;
    std::size_t m_hand = 0; ///< of the clock that chooses which slot to give up
    std::size_t m_lastBlock = 0;
    std::unique_ptr<std::FILE, CloseFile> m_file;
    std::uint64_t m_fileBytes = 0;
};

} // namespace mw::sheet
