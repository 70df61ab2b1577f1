// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include "core/base/promise.h"

#include <openssl/evp.h>

#include <cstring>

namespace mw {

namespace {

struct ContextDeleter {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

/// Looked up once: fetching the algorithm costs more than hashing a short text.
const EVP_MD* algorithm() {
    static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return fetched != nullptr ? fetched : EVP_sha256();
}

std::string hexOf(const std::uint8_t* bytes, std::size_t size) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text(size * 2, '0');
    for (std::size_t i = 0; i < size; ++i) {
        text[2 * i] = kDigits[bytes[i] >> 4];
        text[2 * i + 1] = kDigits[bytes[i] & 15];
    }
    return text;
}

std::uint64_t load64(const char* from) {
    std::uint64_t word;
    std::memcpy(&word, from, sizeof word);
    return word;
}

std::uint64_t load32(const char* from) {
    std::uint32_t word;
    std::memcpy(&word, from, sizeof word);
    return word;
}

/// Folds the 128-bit product of two words into 64 bits.
std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide(a) * b;
    return std::uint64_t(product) ^ std::uint64_t(product >> 64);
}

constexpr std::uint64_t kOdd1 = 0xa0761d6478bd642full;
constexpr std::uint64_t kOdd2 = 0xe7037ed1a0b428dbull;
constexpr std::uint64_t kOdd3 = 0x8ebc6af09c88c6e3ull;

} // namespace

struct Sha256::State {
    std::unique_ptr<EVP_MD_CTX, ContextDeleter> context{EVP_MD_CTX_new()};
    State() { start(); }
    void start() {
        const bool started = context && EVP_DigestInit_ex(context.get(), algorithm(), nullptr) == 1;
        MW_ASSERT(started, "libcrypto offers SHA-256");
    }
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) {
    const bool added = EVP_DigestUpdate(m_state->context.get(), bytes.data(), bytes.size()) == 1;
    MW_ASSERT(added, "SHA-256 takes any bytes");
}

Sha256Digest Sha256::finish() {
    Sha256Digest digest{};
    unsigned size = 0;
    const bool finished = EVP_DigestFinal_ex(m_state->context.get(), digest.data(), &size) == 1;
    MW_ASSERT(finished && size == digest.size(), "SHA-256 gives 32 bytes");
    m_state->start();
    return digest;
}

Sha256Digest sha256(std::string_view bytes) {
    Sha256Digest digest{};
    unsigned size = 0;
    const bool done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, algorithm(), nullptr) == 1;
    MW_ASSERT(done && size == digest.size(), "SHA-256 gives 32 bytes");
    return digest;
}

std::string toHex(const Sha256Digest& digest) {
    return hexOf(digest.data(), digest.size());
}

std::string toHex(std::string_view bytes) {
    return hexOf(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::uint64_t quickHash(std::string_view bytes, std::uint64_t seed) {
    const char* at = bytes.data();
    std::size_t left = bytes.size();
    std::uint64_t state = seed ^ mix(seed ^ kOdd1, kOdd2);
    while (left > 16) {
        state = mix(load64(at) ^ kOdd2, load64(at + 8) ^ state);
        at += 16;
        left -= 16;
    }
    // The last 1–16 bytes as two words that may overlap; the length below tells equal words apart.
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (left >= 8) {
        first = load64(at);
        last = load64(at + left - 8);
    } else if (left >= 4) {
        first = load32(at);
        last = load32(at + left - 4);
    } else if (left > 0) {
        first = (std::uint64_t(std::uint8_t(at[0])) << 16) | (std::uint64_t(std::uint8_t(at[left >> 1])) << 8) |
                std::uint8_t(at[left - 1]);
    }
    return mix(kOdd3 ^ bytes.size(), mix(first ^ kOdd2, last ^ state));
}

} // namespace mw
