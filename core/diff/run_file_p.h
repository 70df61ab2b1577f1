// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mw::diff {

/// One sorted row as it lies in memory and in a run: its sizes, its key (see encodeKey), its values (see encodeRow).
struct RowHead {
    std::uint32_t keySize;
    std::uint32_t rowSize;
};

/// Sorted runs of rows one after the other in one unnamed temporary file, however many there are. One thread.
class RunFile {
public:
    /// Begins another run.
    Result<void> begin();
    /// Appends to the last run.
    Result<void> write(std::string_view bytes);
    /// Ends writing; the runs can then be read by cursors.
    Result<void> finish();
    std::size_t runs() const { return m_starts.size(); }

    /// Reads one run from its beginning, row by row, a buffer full at a time.
    class Cursor {
    public:
        Cursor(const RunFile& file, std::size_t run, std::size_t bufferSize);
        /// Moves to the next row; false at the end. What the row before showed is gone.
        Result<bool> advance();
        std::string_view key() const { return {m_buffer.data() + m_row + sizeof(RowHead), m_head.keySize}; }
        std::string_view row() const {
            return {m_buffer.data() + m_row + sizeof(RowHead) + m_head.keySize, m_head.rowSize};
        }

    private:
        /// Brings at least `size` bytes from the row's beginning into the buffer.
        Result<void> need(std::size_t size);

        const RunFile* m_file;
        std::uint64_t m_offset, m_end; ///< of what is not read yet
        std::string m_buffer;
        std::size_t m_row = 0, m_filled = 0; ///< within the buffer
        RowHead m_head{0, 0};
        bool m_started = false;
    };

private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Closer> m_file;
    std::vector<std::uint64_t> m_starts;
    std::uint64_t m_size = 0;
};

} // namespace mw::diff
