// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace mw {

/// 128 bits of XXH3 (github.com/Cyan4973/xxHash, its stable format).
struct Hash128 {
    std::uint64_t low = 0, high = 0;
    friend bool operator==(const Hash128&, const Hash128&) = default;
};

/// Hashes bytes fast and the same on every machine and in every version: such hashes may be stored. They find changes
/// and mistakes; against somebody who means harm, take SHA-256.
Hash128 stableHash(std::string_view bytes);

} // namespace mw
