// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace mw::changelog {

inline constexpr std::string_view kHeader = "mapwright-changes-1\n";
inline constexpr std::size_t kFrameHead = 4 + 16;
/// A frame is written when its content is so long; one record may make it longer.
inline constexpr std::size_t kFrameBytes = 256 * 1024;

/// The first byte of a record. Numbers have four bytes, sums sixteen, texts their length in four bytes before them.
enum Record : char {
    kEntity = 1,       ///< number, name
    kCreated = 2,      ///< number
    kInserted = 3,     ///< number, key, hash
    kUpdated = 4,      ///< number, key, before, hash
    kDeleted = 5,      ///< number, key, before
    kHolds = 6,        ///< number, sum, rows in eight bytes
    kSetting = 7,      ///< name, before
    kIrreversible = 8, ///< number, why
    kPlaceIsNew = 9,
    kFinished = 10
};

} // namespace mw::changelog
