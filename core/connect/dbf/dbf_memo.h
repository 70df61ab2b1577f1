// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/dbf/dbf_table.h"

#include <cstdint>
#include <memory>
#include <string>

namespace mw::dbf {

/// The file beside a DBF file that holds its long texts. One thread.
class DbfMemo {
public:
    ~DbfMemo();
    DbfMemo(const DbfMemo&) = delete;
    DbfMemo& operator=(const DbfMemo&) = delete;
    /// Opens the .dbt or .fpt of a table's path, whatever the case of its letters; FileNotFound where it is missing.
    static Result<std::unique_ptr<DbfMemo>> open(const std::string& tablePath, DbfTable::Memo kind);
    /// Replaces `into` by the memo that begins at a block. InvalidArgument where there is none, or it is too large.
    Result<void> read(std::uint64_t block, std::string& into) const;

private:
    DbfMemo(int descriptor, DbfTable::Memo kind, std::uint64_t size)
        : m_descriptor(descriptor), m_kind(kind), m_size(size) {}
    bool readAt(std::uint64_t place, char* into, std::size_t size) const;

    const int m_descriptor;
    const DbfTable::Memo m_kind;
    const std::uint64_t m_size;
    std::uint32_t m_blockSize = 512;
};

} // namespace mw::dbf
