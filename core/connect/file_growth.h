// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/job/job.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mw {

/// What was known of a file at some time: its size, and SHA-256 of its bytes in hex, as Reader::inputHash() gives it.
struct FileMark {
    std::uint64_t bytes = 0;
    std::string hash;
    friend bool operator==(const FileMark&, const FileMark&) = default;
};

/// The option of a connector that takes such a mark.
inline constexpr const char* kLastSeenOption = "last_seen";

/// "BYTES:HASH" and back; WrongValue for anything else.
std::string printFileMark(const FileMark& mark);
Result<FileMark> parseFileMark(std::string_view text);

/// What became of a file since it was marked.
enum class Growth {
    Same,
    Appended, ///< it begins with the bytes that were known, and more follow
    Changed,  ///< it does not
};
/// Reads as much of the file as was known and compares its hash: what it says is certain.
Result<Growth> growthOf(const std::string& path, const FileMark& mark, JobContext& job);
/// Marks a file as it is now.
Result<FileMark> markFile(const std::string& path, JobContext& job);

} // namespace mw
