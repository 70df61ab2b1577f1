// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/profile.h"

#include <cstdint>
#include <span>
#include <vector>

namespace mw::profile {

/// The hash of a value in a sample of rows.
inline constexpr std::uint64_t kNullHash = 0;
std::uint64_t valueHash(const Column& column, std::size_t row);

/// Looks for keys and dependencies in a sample of rows and adds them to the profile; `columns` are the hashes of its fields'
/// values, row by row. Costs a bounded number of steps, however many fields there are.
void addFindings(std::span<const std::vector<std::uint64_t>> columns, EntityProfile& profile);

} // namespace mw::profile
