// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/kill_switch.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace mw::test {

namespace {

std::atomic<int> callsMade{0};
std::atomic<int> callsLeft{0};        // 0: nobody asked
std::atomic<int> callsUntilFailure{0}; // 0: nobody asked
std::atomic<int> failure{0};

std::atomic<void (*)(const FileCall&)> listener{nullptr};

bool suffers(FileCall::Kind kind) {
    return kind == FileCall::Write || ((kind == FileCall::Sync || kind == FileCall::Truncate) && failure != ENOSPC);
}

/// False where the call is to fail: errno says why.
bool pass(const FileCall& call) {
    ++callsMade;
    if (failure != 0 && callsUntilFailure.load() <= 1 && suffers(call.kind)) {
        errno = failure;
        return false;
    }
    if (callsUntilFailure.load() > 1)
        --callsUntilFailure;
    if (const auto told = listener.load())
        told(call);
    if (callsLeft.load(std::memory_order_relaxed) > 0 && callsLeft.fetch_sub(1) == 1)
        killThisProcess();
    return true;
}

} // namespace

void killThisProcess() {
    ::raise(SIGKILL);
    std::abort();
}

void killAtCall(int n) {
    callsLeft = n;
}

void failFromCall(int n, int error) {
    callsUntilFailure = n;
    failure = error;
}

void liveOn() {
    callsLeft = 0;
    failure = 0;
}

int callsSoFar() {
    return callsMade;
}

void listenToFileCalls(void (*told)(const FileCall&)) {
    listener = told;
}

} // namespace mw::test

// These stand in the way of the C library's for the whole test program, SQLite's library included.
extern "C" {

ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) {
    if (!mw::test::pass({mw::test::FileCall::Write, file, bytes, size, offset, nullptr, nullptr}))
        return -1;
    return ::syscall(SYS_pwrite64, file, bytes, size, offset);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) {
    if (!mw::test::pass({mw::test::FileCall::Write, file, bytes, size, offset, nullptr, nullptr}))
        return -1;
    return ::syscall(SYS_pwrite64, file, bytes, size, offset);
}

ssize_t write(int file, const void* bytes, size_t size) {
    const int reason = errno;
    const auto offset = std::int64_t(::syscall(SYS_lseek, file, 0, SEEK_CUR)); // none in a pipe
    errno = reason;
    if (offset >= 0 && !mw::test::pass({mw::test::FileCall::Write, file, bytes, size, offset, nullptr, nullptr}))
        return -1;
    return ::syscall(SYS_write, file, bytes, size);
}

int fsync(int file) {
    if (!mw::test::pass({mw::test::FileCall::Sync, file, nullptr, 0, 0, nullptr, nullptr}))
        return -1;
    return int(::syscall(SYS_fsync, file));
}

int fdatasync(int file) {
    if (!mw::test::pass({mw::test::FileCall::Sync, file, nullptr, 0, 0, nullptr, nullptr}))
        return -1;
    return int(::syscall(SYS_fdatasync, file));
}

int ftruncate64(int file, off64_t size) noexcept {
    if (!mw::test::pass({mw::test::FileCall::Truncate, file, nullptr, std::size_t(size), 0, nullptr, nullptr}))
        return -1;
    return int(::syscall(SYS_ftruncate, file, size));
}

int unlink(const char* path) noexcept {
    if (!mw::test::pass({mw::test::FileCall::Unlink, -1, nullptr, 0, 0, path, nullptr}))
        return -1;
    return int(::syscall(SYS_unlinkat, AT_FDCWD, path, 0));
}

/// What std::filesystem takes files away with.
int remove(const char* path) noexcept {
    if (!mw::test::pass({mw::test::FileCall::Unlink, -1, nullptr, 0, 0, path, nullptr}))
        return -1;
    const int outcome = int(::syscall(SYS_unlinkat, AT_FDCWD, path, 0));
    return outcome != 0 && errno == EISDIR ? int(::syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR)) : outcome;
}

int link(const char* from, const char* to) noexcept {
    if (!mw::test::pass({mw::test::FileCall::Link, -1, nullptr, 0, 0, from, to}))
        return -1;
    return int(::syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int rename(const char* from, const char* to) noexcept {
    if (!mw::test::pass({mw::test::FileCall::Rename, -1, nullptr, 0, 0, from, to}))
        return -1;
    return int(::syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to));
}

} // extern "C"
