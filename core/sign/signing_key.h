// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace mw::sign {

/// The secret half of an Ed25519 key (RFC 8032), by libsodium. Moves, is never copied, and is wiped from memory at its end.
class SigningKey {
public:
    static constexpr std::size_t kSeedBytes = 32;

    /// Makes a new one of the system's randomness.
    static SigningKey make();
    /// The key that a seed of kSeedBytes gives; wipes nothing of the caller's.
    static SigningKey ofSeed(const std::array<std::uint8_t, kSeedBytes>& seed);
    SigningKey(SigningKey&& other) noexcept;
    SigningKey& operator=(SigningKey&& other) noexcept;
    ~SigningKey();

    /// 64 lower-case hex digits.
    const std::string& publicKey() const { return m_publicKey; }
    /// 128 lower-case hex digits.
    std::string sign(std::string_view text) const;
    /// What the key is made of again; to be wiped by whoever asks.
    std::array<std::uint8_t, kSeedBytes> seed() const;

private:
    SigningKey() = default;
    std::array<std::uint8_t, 64> m_secret{};
    std::string m_publicKey;
};

/// Says whether a signature is this key's over exactly this text. Both are lower-case hex; anything else is none.
bool isSignedBy(const std::string& publicKey, std::string_view text, const std::string& signature);

/// Says whether a text is 64 lower-case hex digits.
bool isPublicKey(std::string_view text);
/// A public key as people compare it: "ab12 cd34 ef56 7890", the first 64 bits of its SHA-256.
std::string fingerprint(const std::string& publicKey);
/// Says whether somebody has given this key's fingerprint; spaces do not count.
bool hasFingerprint(const std::string& publicKey, std::string_view said);

} // namespace mw::sign
