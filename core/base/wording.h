// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// "1,234,567"
std::string grouped(std::uint64_t number);
/// "1 row", "1,234 rows"
std::string counted(std::uint64_t number, std::string_view one, std::string_view many);
/// "companies, people": each name once, in their order.
std::string listed(const std::vector<std::string>& names);

} // namespace mw
