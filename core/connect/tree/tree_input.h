// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/connect/tree/tree_events.h"
#include "core/job/job.h"

#include <cstdint>
#include <string>

namespace mw::tree {

/// A source that is being read from its beginning. One thread.
class TreeInput {
public:
    virtual ~TreeInput() = default;
    /// Tells some values, at most until `events.pause`; false where nothing is left. What is broken for good fails.
    virtual Result<bool> feed(TreeEvents& events, JobContext& job) = 0;
    /// Reads what is left without telling it, so that the hash covers the whole source.
    virtual Result<void> readToEnd(JobContext& job) = 0;
    /// Bytes taken so far, and in all (0 where unknown).
    virtual std::uint64_t bytesRead() const = 0;
    virtual std::uint64_t totalBytes() const = 0;
    /// Hex SHA-256 of all that was read, where it was asked for.
    virtual std::string takeHash() = 0;
};

} // namespace mw::tree
