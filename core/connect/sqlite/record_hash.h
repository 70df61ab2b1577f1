// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stable_hash.h"
#include "core/connect/sqlite/catalog.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// Hashes rows of one table that are in SQLite's record format: gives the hash of the image (row_image.h) that the row
/// has once SQLite reads it.
class SqliteRecordHash {
public:
    explicit SqliteRecordHash(const SqliteTable& table);

    /// The record is well-formed and has all columns; that of the row id is null in it.
    Hash128 of(std::int64_t rowid, std::string_view record);

private:
    std::size_t m_rowidColumn;
    std::vector<std::uint8_t> m_isReal; ///< by column
    std::string m_image;                ///< room that grows
};

} // namespace mw
