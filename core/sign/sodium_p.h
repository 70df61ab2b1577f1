// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace mw::sign {

/// Makes libsodium ready; before anything else is asked of it, as often as one likes, from any thread.
void startSodium();

/// Reads exactly twice as many lower-case hex digits as there are bytes; there is one spelling of every value.
bool fromHex(std::string_view text, std::span<std::uint8_t> bytes);
std::string hexOf(std::span<const std::uint8_t> bytes);

} // namespace mw::sign
