// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/rules/function.h"

namespace mw::rules {

namespace {

/// The first 53 bits of SHA-256: exact in every system, also where numbers are doubles. Of a million different texts
/// two meet with a chance of 1 in 18,000; a key that meets another is refused by the target's unique key, never merged.
std::int64_t stableNumber(std::string_view text) {
    const Sha256Digest digest = sha256(text);
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 7; ++i)
        number = number << 8 | digest[i];
    number = number >> 3;
    return number == 0 ? 1 : std::int64_t(number);
}

std::string_view hexDigest(Row& row, std::string_view text) { return row.keep(toHex(sha256(text))); }

} // namespace

Function define_hash_integer() {
    return Function("hash_integer",
                    "Makes a positive whole number of at most 53 bits out of a text, always the same one: a key where "
                    "the old one was no number.")
        .overload<stableNumber>({text("value")})
        .phrase("a number made from {0}")
        .step("make a stable number from {0}")
        .postgres("greatest(('x' || left(encode(sha256(convert_to({0}, 'UTF8')), 'hex'), 14))::bit(56)::bigint >> 3, 1)")
        .example("hash_integer('a')", "7128065739670391")
        .example("hash_integer('')", "8011147086339971")
        .example("hash_integer(null)", "null");
}

Function define_sha256() {
    return Function("sha256", "Gives the SHA-256 digest of a text's UTF-8 bytes in 64 hexadecimal digits.")
        .overload<hexDigest>({text("value")})
        .phrase("the SHA-256 digest of {0}")
        .step("compute the SHA-256 digest of {0}")
        .postgres("encode(sha256(convert_to({0}, 'UTF8')), 'hex')")
        .example("sha256('abc')", "'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'")
        .example("sha256('')", "'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'")
        .example("sha256(null)", "null");
}

} // namespace mw::rules
