// SPDX-License-Identifier: GPL-3.0-or-later
/// package: documents that are zip archives of XML parts: opening the archive, streaming a part, feeding it to a parser
/// that refuses what is hostile. Knows nothing of sheets. Includes base..connect.
#pragma once

#include "core/base/result.h"
#include "core/job/job.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mw::package {

/// Bytes that can be read at any place; the seam where tests put in failing devices. One thread.
class RandomBytes {
public:
    virtual ~RandomBytes() = default;
    /// Fills at most `size` bytes from `offset` on; 0 only at the end.
    virtual Result<std::size_t> readAt(std::uint64_t offset, char* into, std::size_t size) = 0;
    virtual std::uint64_t size() const = 0;
};

/// Opens a regular file; a folder, a missing or an unreadable file each give their own code.
Result<std::unique_ptr<RandomBytes>> openRandom(const std::string& path);
/// Serves bytes that are already in memory; the caller keeps them alive.
std::unique_ptr<RandomBytes> randomBytes(std::string_view bytes);

/// Hex SHA-256 of all bytes, read in order.
Result<std::string> hashOf(RandomBytes& bytes, JobContext& job);

} // namespace mw::package
