// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mw::test {

/// Kills this process, as kill -9 does.
[[noreturn]] void killThisProcess();

/// Kills this process in front of its n-th call, counted from now and from 1, that changes a file or flushes it,
/// whichever thread or library makes it. Takes the place of what was asked for before.
void killAtCall(int n);
/// Lets it live.
void liveOn();

} // namespace mw::test
