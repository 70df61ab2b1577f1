// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/job/job.h"

#include <string>

namespace mw {

/// A database that does not exist yet is built under another name beside its place and shows up whole or not at all.
/// The file goes with this object unless it has been published.
class NewFile {
public:
    /// Chooses a name and removes what runs that were killed left behind; makes nothing. FileNotFound, PermissionDenied
    /// for a folder that takes no file.
    static Result<NewFile> beside(const std::string& path);
    /// Where the power was cut as a file got its name, it may still have that of the work on it too: that one goes.
    static void settle(const std::string& path);
    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&&) = delete;
    ~NewFile();

    const std::string& scratchPath() const { return m_scratch; }
    /// Has the bytes written to the device. A stop request is heard.
    Result<void> makeDurable(JobContext& job);
    /// Gives durable bytes their name; fails where somebody has taken it meanwhile.
    Result<void> publish();

private:
    NewFile(std::string path, std::string scratch) : m_path(std::move(path)), m_scratch(std::move(scratch)) {}

    std::string m_path;
    std::string m_scratch; ///< empty once published
};

} // namespace mw
