// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mw {

/// Reads bytes one after the other; the seam where tests put in failing devices.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Fills at most `size` bytes; 0 at the end.
    virtual Result<std::size_t> read(char* into, std::size_t size) = 0;
    /// Bytes in all, 0 where unknown.
    virtual std::uint64_t size() const = 0;
};

/// A whole file that waits for its name.
struct PreparedFile {
    std::string scratch, path;
};

/// Takes bytes one after the other; nothing is promised before finish().
class ByteSink {
public:
    virtual ~ByteSink() = default;
    virtual Result<void> write(std::string_view bytes) = 0;
    /// Makes it durable and visible: flush, fsync, and for new files the rename into place.
    virtual Result<void> finish() = 0;
    /// Makes it durable under the name that finish() will give up for its own, which is all that is left to do then, and
    /// which others may do in its place: the file stays. Both names empty where there is no such step.
    virtual Result<PreparedFile> prepare() { return PreparedFile(); }
};

/// Says whether something has the path; false as well where the system will not say.
bool fileExists(const std::string& path);
/// Opens a regular file; a folder, a missing or an unreadable file each give their own code.
Result<std::unique_ptr<ByteSource>> openFile(const std::string& path);
/// Serves bytes that are already in memory; the caller keeps them alive.
std::unique_ptr<ByteSource> openBytes(std::string_view bytes);
/// Reads a whole file of at most `limit` bytes.
Result<std::string> readFile(const std::string& path, std::uint64_t limit = 1ull << 30);
/// Writes beside the path and renames on finish(): `path` is whole or untouched. The next writer removes what is left.
Result<std::unique_ptr<ByteSink>> createFile(const std::string& path);
/// Removes what killed writers of a path left beside it, as the next writer of it would.
void removeAbandoned(const std::string& path);
/// Makes the names in the folder of a path durable.
Result<void> syncFolderOf(const std::string& path);
/// createFile, write, finish.
Result<void> writeFile(const std::string& path, std::string_view bytes);
/// Who may read and write a new file: whom umask lets (a file that is replaced hands its rights on), or its owner alone.
enum class FileRights { Usual, OwnerOnly };
Result<std::unique_ptr<ByteSink>> createFile(const std::string& path, FileRights rights);
Result<void> writeFile(const std::string& path, std::string_view bytes, FileRights rights);
/// Turns an errno into the named code, with the path as place.
Error fromErrno(int number, const std::string& path, bool writing);

} // namespace mw
