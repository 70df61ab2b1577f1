// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace mw::test {

/// From now on every write of this process to files of a folder is recorded. In front of the n-th call that changes or
/// flushes one of them the power is cut: of what was not flushed some is lost, some torn, some written though what came
/// before it was lost; names that were given or taken since their folder was flushed may be the old ones. The folder is
/// left as a disk would be found then, and the process ends with exit code kPowerCut. Once for each process; needs
/// kill_switch.cpp.
void cutPowerAtCall(const std::string& folder, int n, std::uint64_t seed);
inline constexpr int kPowerCut = 77;

} // namespace mw::test
