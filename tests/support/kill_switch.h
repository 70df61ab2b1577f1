// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace mw::test {

/// A call that changes a file or flushes it.
struct FileCall {
    enum Kind { Write, Truncate, Sync, Unlink, Link, Rename } kind;
    int file = -1;               ///< of Write, Truncate, Sync
    const void* bytes = nullptr; ///< of Write
    std::size_t size = 0;        ///< of Write; of Truncate the new size
    std::int64_t offset = 0;
    const char* path = nullptr; ///< of Unlink, Link, Rename
    const char* to = nullptr;   ///< of Link, Rename
};
/// Is told of each such call before it is made, whichever thread or library makes it. Null ends it.
void listenToFileCalls(void (*listener)(const FileCall&));

/// Kills this process, as kill -9 does.
[[noreturn]] void killThisProcess();

/// Kills this process in front of its n-th call, counted from now and from 1, that changes a file or flushes it,
/// whichever thread or library makes it. Takes the place of what was asked for before.
void killAtCall(int n);
/// From the n-th such call on, counted from now and from 1, what writes fails with this error; what flushes too, unless
/// it is ENOSPC, which a full disk gives to writes alone.
void failFromCall(int n, int error);
/// Lets it live, and its calls succeed.
void liveOn();
/// How many such calls this process has made so far.
int callsSoFar();

} // namespace mw::test
