// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/new_file.h"

#include "core/base/file.h"
#include "core/base/identifier.h"
#include "core/connect/sqlite/session.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

namespace mw {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffix = ".mapwright-new";

fs::path folderOf(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// A run that still lives holds its file locked. What a killed one left need not even be a database.
bool isAbandoned(const std::string& scratch) {
    const auto session = SqliteSession::open(scratch, SqliteSession::Access::Write, 0);
    if (!session.ok())
        return session.error().code != Code::Locked;
    const Result<void> locked = (*session)->execute("BEGIN EXCLUSIVE");
    return locked.ok() || locked.error().code != Code::Locked;
}

void removeLeftovers(const fs::path& path) {
    std::error_code failure;
    const std::string prefix = "." + path.filename().string() + ".";
    std::vector<std::string> leftovers;
    for (fs::directory_iterator entry(folderOf(path), failure), end; !failure && entry != end;
         entry.increment(failure)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with(prefix) && name.ends_with(kSuffix))
            leftovers.push_back(entry->path().string());
    }
    for (const std::string& leftover : leftovers)
        if (isAbandoned(leftover)) {
            fs::remove(leftover, failure);
            fs::remove(leftover + "-journal", failure);
        }
}

/// Flushes a file or folder to the device.
Result<void> flush(const std::string& path) {
    const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (number < 0)
        return fromErrno(errno, path, true);
    const int outcome = ::fsync(number);
    const int reason = errno;
    ::close(number);
    // Some file systems cannot flush a folder; they do not need it either.
    return outcome == 0 || reason == EINVAL ? Result<void>() : Result<void>(fromErrno(reason, path, true));
}

/// Has most of a large file written to the device in steps, because one flush of it all hears no stop request.
Result<void> writeBack(const std::string& path, JobContext& job) {
    constexpr off64_t kStep = 4 * 1024 * 1024;
    const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (number < 0)
        return fromErrno(errno, path, true);
    const off64_t size = ::lseek64(number, 0, SEEK_END);
    Result<void> going = job.checkpoint();
    for (off64_t at = 0; going.ok() && at < size; at += kStep, going = job.checkpoint())
        // What it cannot do or failed to do, the flush does or tells.
        (void)::sync_file_range(number, at, kStep, SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER);
    ::close(number);
    return going;
}

/// Renames only if the new name is free.
int renameToFree(const char* from, const char* to) {
    if (::link(from, to) == 0) {
        ::unlink(from);
        return 0;
    }
    if (errno == EEXIST)
        return EEXIST;
    // A file system without hard links: the check and the rename are two steps then.
    if (::access(to, F_OK) == 0)
        return EEXIST;
    return std::rename(from, to) == 0 ? 0 : errno;
}

} // namespace

Result<NewFile> NewFile::beside(const std::string& path) {
    const fs::path target(path);
    const std::string folder = folderOf(target).string();
    std::error_code failure;
    if (!fs::is_directory(folder, failure))
        return fromErrno(fs::exists(folder, failure) ? ENOTDIR : ENOENT, folder, true);
    if (::access(folder.c_str(), W_OK | X_OK) != 0)
        return fromErrno(errno, folder, true);
    removeLeftovers(target);
    IdMaker ids;
    const std::string name = "." + target.filename().string() + "." + ids.make("n").text() + std::string(kSuffix);
    return NewFile(path, (folderOf(target) / name).string());
}

void NewFile::settle(const std::string& path) {
    std::error_code failure;
    if (fs::hard_link_count(path, failure) > 1 && !failure)
        removeLeftovers(path);
}

NewFile::NewFile(NewFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_scratch(std::exchange(other.m_scratch, {})) {}

NewFile::~NewFile() {
    if (m_scratch.empty())
        return;
    std::error_code failure;
    fs::remove(m_scratch, failure);
    fs::remove(m_scratch + "-journal", failure);
}

Result<void> NewFile::makeDurable(JobContext& job) {
    MW_TRY_DO(writeBack(m_scratch, job));
    return flush(m_scratch);
}

Result<void> NewFile::publish() {
    // The journal of a database that is no longer there would be played back into this one.
    std::error_code failure;
    if (!fs::exists(m_path, failure))
        for (const char* const suffix : {"-journal", "-wal", "-shm"})
            fs::remove(m_path + suffix, failure);
    if (const int reason = renameToFree(m_scratch.c_str(), m_path.c_str()); reason != 0)
        return fromErrno(reason, m_path, true);
    m_scratch.clear();
    return flush(folderOf(m_path).string());
}

} // namespace mw
