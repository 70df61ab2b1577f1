// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace mw::engine {

/// Bytes that outgrow memory: up to the budget they stay there, beyond it they go to a temporary file without a name, which
/// is gone with the object. Written by one thread; once settled, read by any.
class SpillFile {
public:
    explicit SpillFile(std::size_t budget) : m_budget(budget) {}
    /// Gives the offset under which the bytes are found again.
    Result<std::uint64_t> append(std::string_view bytes);
    /// Ends writing.
    Result<void> settle();
    /// The bytes at an offset: a view of memory, or of `scratch`, into which they were read.
    Result<std::string_view> read(std::uint64_t offset, std::size_t size, std::string& scratch) const;
    std::uint64_t size() const { return m_written + m_memory.size(); }
    bool isSpilled() const { return m_file != nullptr; }

private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    Result<void> flush();

    const std::size_t m_budget;
    std::string m_memory;          ///< what is not in the file
    std::uint64_t m_written = 0;   ///< bytes in the file
    std::unique_ptr<std::FILE, Closer> m_file;
};

} // namespace mw::engine
