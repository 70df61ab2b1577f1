// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sign/signing_key.h"

#include "core/base/hash.h"
#include "core/base/promise.h"
#include "core/sign/sodium_p.h"

#include <sodium.h>

#include <utility>

namespace mw::sign {

static_assert(SigningKey::kSeedBytes == crypto_sign_SEEDBYTES);
static_assert(crypto_sign_SECRETKEYBYTES == 64);

namespace {

int digitOf(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

} // namespace

void startSodium() {
    static const bool isReady = sodium_init() >= 0;
    MW_ASSERT(isReady, "libsodium starts wherever there is randomness");
}

bool fromHex(std::string_view text, std::span<std::uint8_t> bytes) {
    if (text.size() != 2 * bytes.size())
        return false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const int high = digitOf(text[2 * i]), low = digitOf(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        bytes[i] = std::uint8_t(high << 4 | low);
    }
    return true;
}

std::string hexOf(std::span<const std::uint8_t> bytes) {
    return toHex(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

SigningKey SigningKey::make() {
    startSodium();
    std::array<std::uint8_t, kSeedBytes> seed;
    randombytes_buf(seed.data(), seed.size());
    SigningKey key = ofSeed(seed);
    sodium_memzero(seed.data(), seed.size());
    return key;
}

SigningKey SigningKey::ofSeed(const std::array<std::uint8_t, kSeedBytes>& seed) {
    startSodium();
    SigningKey key;
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> shown;
    crypto_sign_seed_keypair(shown.data(), key.m_secret.data(), seed.data());
    key.m_publicKey = hexOf(shown);
    return key;
}

SigningKey::SigningKey(SigningKey&& other) noexcept
    : m_secret(other.m_secret), m_publicKey(std::move(other.m_publicKey)) {
    sodium_memzero(other.m_secret.data(), other.m_secret.size());
}

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept {
    std::swap(m_secret, other.m_secret);
    std::swap(m_publicKey, other.m_publicKey);
    return *this;
}

SigningKey::~SigningKey() { sodium_memzero(m_secret.data(), m_secret.size()); }

std::string SigningKey::sign(std::string_view text) const {
    std::array<std::uint8_t, crypto_sign_BYTES> signature;
    crypto_sign_detached(signature.data(), nullptr, reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                         m_secret.data());
    return hexOf(signature);
}

std::array<std::uint8_t, SigningKey::kSeedBytes> SigningKey::seed() const {
    std::array<std::uint8_t, kSeedBytes> seed;
    crypto_sign_ed25519_sk_to_seed(seed.data(), m_secret.data());
    return seed;
}

bool isSignedBy(const std::string& publicKey, std::string_view text, const std::string& signature) {
    startSodium();
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> key;
    std::array<std::uint8_t, crypto_sign_BYTES> bytes;
    return fromHex(publicKey, key) && fromHex(signature, bytes) &&
           crypto_sign_verify_detached(bytes.data(), reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                                       key.data()) == 0;
}

bool isPublicKey(std::string_view text) {
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> key;
    return fromHex(text, key);
}

std::string fingerprint(const std::string& publicKey) {
    const std::string digits = toHex(sha256(publicKey));
    return digits.substr(0, 4) + " " + digits.substr(4, 4) + " " + digits.substr(8, 4) + " " + digits.substr(12, 4);
}

bool hasFingerprint(const std::string& publicKey, std::string_view said) {
    const auto bare = [](std::string_view text) {
        std::string kept(text);
        std::erase(kept, ' ');
        return kept;
    };
    return bare(fingerprint(publicKey)) == bare(said);
}

} // namespace mw::sign
