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

std::atomic<int> callsLeft{0}; // 0: nobody asked

std::atomic<void (*)(const FileCall&)> listener{nullptr};

void pass(const FileCall& call) {
    if (const auto told = listener.load())
        told(call);
    if (callsLeft.load(std::memory_order_relaxed) > 0 && callsLeft.fetch_sub(1) == 1)
        killThisProcess();
}

} // namespace

void killThisProcess() {
    ::raise(SIGKILL);
    std::abort();
}

void killAtCall(int n) {
    callsLeft = n;
}

void liveOn() {
    callsLeft = 0;
}

void listenToFileCalls(void (*told)(const FileCall&)) {
    listener = told;
}

} // namespace mw::test

// These stand in the way of the C library's for the whole test program, SQLite's library included.
extern "C" {

ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) {
    mw::test::pass({mw::test::FileCall::Write, file, bytes, size, offset, nullptr, nullptr});
    return ::syscall(SYS_pwrite64, file, bytes, size, offset);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) {
    mw::test::pass({mw::test::FileCall::Write, file, bytes, size, offset, nullptr, nullptr});
    return ::syscall(SYS_pwrite64, file, bytes, size, offset);
}

int fsync(int file) {
    mw::test::pass({mw::test::FileCall::Sync, file, nullptr, 0, 0, nullptr, nullptr});
    return int(::syscall(SYS_fsync, file));
}

int fdatasync(int file) {
    mw::test::pass({mw::test::FileCall::Sync, file, nullptr, 0, 0, nullptr, nullptr});
    return int(::syscall(SYS_fdatasync, file));
}

int ftruncate64(int file, off64_t size) noexcept {
    mw::test::pass({mw::test::FileCall::Truncate, file, nullptr, std::size_t(size), 0, nullptr, nullptr});
    return int(::syscall(SYS_ftruncate, file, size));
}

int unlink(const char* path) noexcept {
    mw::test::pass({mw::test::FileCall::Unlink, -1, nullptr, 0, 0, path, nullptr});
    return int(::syscall(SYS_unlinkat, AT_FDCWD, path, 0));
}

/// What std::filesystem takes files away with.
int remove(const char* path) noexcept {
    mw::test::pass({mw::test::FileCall::Unlink, -1, nullptr, 0, 0, path, nullptr});
    const int outcome = int(::syscall(SYS_unlinkat, AT_FDCWD, path, 0));
    return outcome != 0 && errno == EISDIR ? int(::syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR)) : outcome;
}

int link(const char* from, const char* to) noexcept {
    mw::test::pass({mw::test::FileCall::Link, -1, nullptr, 0, 0, from, to});
    return int(::syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int rename(const char* from, const char* to) noexcept {
    mw::test::pass({mw::test::FileCall::Rename, -1, nullptr, 0, 0, from, to});
    return int(::syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to));
}

} // extern "C"
