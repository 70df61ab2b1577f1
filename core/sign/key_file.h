// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sign/signing_key.h"

/// A file that keeps a signing key under a passphrase. Canonical JSON:
///
///   "mapwright_key": 1, "name": whose it is, "public_key": 64 hex digits,
///   "operations", "memory": what deriving costs, "salt": 32 hex digits, "nonce": 48 hex digits,
///   "sealed": 96 hex digits, "checksum": 64 hex digits
///
/// `sealed` is the seed in a secretbox (XSalsa20-Poly1305) under the key that Argon2id 1.3 makes of passphrase and salt;
/// `checksum` is the SHA-256 of the lines "name value" of all members before it, so that a damaged file and a wrong
/// passphrase are told apart. It protects nothing: the secretbox does.
namespace mw::sign {

/// What it costs to try a passphrase.
struct KeyCost {
    std::uint64_t operations = 3;
    std::uint64_t memoryBytes = 256u << 20; ///< libsodium's "moderate": about a second
};

/// A key file as it was read: still closed.
struct SealedKey {
    std::string name, publicKey;
    KeyCost cost;
    std::string salt, nonce, sealed; ///< hex
};

/// Reads the text of a key file. DamagedKey with what is wrong; never asks for more than 1 GiB to derive.
Result<SealedKey> parseKeyFile(std::string_view text, const std::string& path);
std::string printKeyFile(const SealedKey& sealed);

/// Closes a key under a passphrase, which is not empty. OutOfMemory where deriving has too little.
Result<SealedKey> seal(const SigningKey& key, const std::string& name, const std::string& passphrase,
                       const KeyCost& cost = {});
/// WrongPassphrase; DamagedKey where what is inside is not the key that stands outside.
Result<SigningKey> unseal(const SealedKey& sealed, const std::string& passphrase);

/// Writes a file that its owner alone can read, whole or not at all; Usage where there is one already.
Result<void> writeKeyFile(const SealedKey& sealed, const std::string& path);
/// FileNotFound; KeyTooOpen where others than its owner may read or write it; DamagedKey.
Result<SealedKey> readKeyFile(const std::string& path);

} // namespace mw::sign
