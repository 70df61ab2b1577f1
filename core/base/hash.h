// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mw {

/// 32 bytes of SHA-256 (FIPS 180-4).
using Sha256Digest = std::array<std::uint8_t, 32>;

/// Computes SHA-256 step by step by libcrypto. One object, one thread.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    void add(std::string_view bytes);
    /// Ends the computation; the object starts anew afterwards.
    Sha256Digest finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

Sha256Digest sha256(std::string_view bytes);
/// Prints 64 lower-case hexadecimal digits.
std::string toHex(const Sha256Digest& digest);
std::string toHex(std::string_view bytes);

/// Hashes bytes for tables in memory: fast, 64 bits, not stable across versions, never stored.
std::uint64_t quickHash(std::string_view bytes, std::uint64_t seed = 0);

} // namespace mw
