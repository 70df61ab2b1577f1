// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sign/key_file.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/document/json_cursor.h"
#include "core/document/json_writer.h"
#include "core/sign/sodium_p.h"

#include <sodium.h>
#include <sys/stat.h>

#include <cerrno>
#include <optional>
#include <vector>

namespace mw::sign {

namespace {

using document::JsonCursor;

constexpr std::uint64_t kFormat = 1;
constexpr std::size_t kLargestFile = 16 * 1024;
constexpr std::uint64_t kMostMemory = 1u << 30, kMostOperations = 20;

using BoxKey = std::array<std::uint8_t, crypto_secretbox_KEYBYTES>;
using Sealed = std::array<std::uint8_t, SigningKey::kSeedBytes + crypto_secretbox_MACBYTES>;

std::string checksum(const SealedKey& key) {
    std::string lines;
    for (const auto& [name, value] : std::initializer_list<std::pair<const char*, std::string>>{
             {"mapwright_key", std::to_string(kFormat)},
             {"name", key.name},
             {"public_key", key.publicKey},
             {"operations", std::to_string(key.cost.operations)},
             {"memory", std::to_string(key.cost.memoryBytes)},
             {"salt", key.salt},
             {"nonce", key.nonce},
             {"sealed", key.sealed}})
        lines += std::string(name) + " " + value + "\n";
    return toHex(sha256(lines));
}

/// Derives the key of the box; none where there is not enough memory.
std::optional<BoxKey> derive(const SealedKey& key, const std::string& passphrase) {
    startSodium();
    std::array<std::uint8_t, crypto_pwhash_SALTBYTES> salt;
    BoxKey derived;
    if (!fromHex(key.salt, salt) ||
        crypto_pwhash(derived.data(), derived.size(), passphrase.data(), passphrase.size(), salt.data(),
                      key.cost.operations, std::size_t(key.cost.memoryBytes), crypto_pwhash_ALG_ARGON2ID13) != 0)
        return {};
    return derived;
}

Error damaged(std::string what, const std::string& path) { return at(makeError(Code::DamagedKey, std::move(what)), path); }

} // namespace

std::string printKeyFile(const SealedKey& key) {
    document::JsonWriter writer;
    writer.beginObject();
    writer.unsignedInteger("mapwright_key", kFormat);
    writer.text("name", key.name);
    writer.text("public_key", key.publicKey);
    writer.unsignedInteger("operations", key.cost.operations);
    writer.unsignedInteger("memory", key.cost.memoryBytes);
    writer.text("salt", key.salt);
    writer.text("nonce", key.nonce);
    writer.text("sealed", key.sealed);
    writer.text("checksum", checksum(key));
    writer.endObject();
    return writer.result() + "\n";
}

Result<SealedKey> parseKeyFile(std::string_view text, const std::string& path) {
    const Result<document::JsonValue> json = document::parseJson(text);
    if (!json.ok())
        return damaged("it is no JSON, " + json.error().where, path);
    document::JsonReading reading(text, path);
    SealedKey key;
    std::string sum;
    std::uint64_t format = 0;
    JsonCursor(reading, json.value()).object([&](JsonCursor& cursor) {
        format = cursor.unsignedInteger("mapwright_key").value_or(0);
        key.name = cursor.neededText("name");
        key.publicKey = cursor.neededText("public_key");
        key.cost.operations = cursor.unsignedInteger("operations").value_or(0);
        key.cost.memoryBytes = cursor.unsignedInteger("memory").value_or(0);
        key.salt = cursor.neededText("salt");
        key.nonce = cursor.neededText("nonce");
        key.sealed = cursor.neededText("sealed");
        sum = cursor.neededText("checksum");
    });
    if (reading.failed())
        return damaged(reading.error().message(), reading.error().where);
    if (format != kFormat)
        return at(makeError(Code::WrongVersion, std::to_string(format), std::to_string(kFormat)), path);
    if (sum != checksum(key))
        return damaged("its checksum does not fit", path);
    std::array<std::uint8_t, crypto_pwhash_SALTBYTES> salt;
    std::array<std::uint8_t, crypto_secretbox_NONCEBYTES> nonce;
    Sealed sealed;
    if (!isPublicKey(key.publicKey) || !fromHex(key.salt, salt) || !fromHex(key.nonce, nonce) || !fromHex(key.sealed, sealed))
        return damaged("a value has not the right number of hex digits", path);
    const KeyCost& cost = key.cost;
    if (cost.operations < crypto_pwhash_argon2id_OPSLIMIT_MIN || cost.operations > kMostOperations ||
        cost.memoryBytes < crypto_pwhash_argon2id_MEMLIMIT_MIN || cost.memoryBytes > kMostMemory)
        return damaged("deriving would cost what this program does not spend", path);
    return key;
}

Result<SealedKey> seal(const SigningKey& key, const std::string& name, const std::string& passphrase, const KeyCost& cost) {
    if (passphrase.empty())
        return makeError(Code::WrongPassphrase);
    std::array<std::uint8_t, crypto_pwhash_SALTBYTES> salt;
    std::array<std::uint8_t, crypto_secretbox_NONCEBYTES> nonce;
    randombytes_buf(salt.data(), salt.size());
    randombytes_buf(nonce.data(), nonce.size());
    SealedKey closed{name, key.publicKey(), cost, hexOf(salt), hexOf(nonce), {}};
    std::optional<BoxKey> box = derive(closed, passphrase);
    if (!box)
        return makeError(Code::OutOfMemory);
    auto seed = key.seed();
    Sealed sealed;
    crypto_secretbox_easy(sealed.data(), seed.data(), seed.size(), nonce.data(), box->data());
    sodium_memzero(seed.data(), seed.size());
    sodium_memzero(box->data(), box->size());
    closed.sealed = hexOf(sealed);
    return closed;
}

Result<SigningKey> unseal(const SealedKey& key, const std::string& passphrase) {
    std::optional<BoxKey> box = derive(key, passphrase);
    if (!box)
        return makeError(Code::OutOfMemory);
    std::array<std::uint8_t, crypto_secretbox_NONCEBYTES> nonce;
    std::array<std::uint8_t, SigningKey::kSeedBytes> seed;
    Sealed sealed;
    const bool isOpen = fromHex(key.nonce, nonce) && fromHex(key.sealed, sealed) &&
                        crypto_secretbox_open_easy(seed.data(), sealed.data(), sealed.size(), nonce.data(), box->data()) == 0;
    sodium_memzero(box->data(), box->size());
    if (!isOpen)
        return makeError(Code::WrongPassphrase);
    SigningKey opened = SigningKey::ofSeed(seed);
    sodium_memzero(seed.data(), seed.size());
    if (opened.publicKey() != key.publicKey)
        return makeError(Code::DamagedKey, "the key inside is not the one that it names");
    return opened;
}

Result<void> writeKeyFile(const SealedKey& key, const std::string& path) {
    struct stat facts {};
    if (::lstat(path.c_str(), &facts) == 0)
        return at(makeError(Code::Usage, "there is a file already; keys are not overwritten"), path);
    return writeFile(path, printKeyFile(key), FileRights::OwnerOnly);
}

Result<SealedKey> readKeyFile(const std::string& path) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0)
        return fromErrno(errno, path, false);
    if (S_ISREG(facts.st_mode) && (facts.st_mode & 077) != 0)
        return at(makeError(Code::KeyTooOpen, path), path);
    MW_TRY(const std::string text, readFile(path, kLargestFile));
    return parseKeyFile(text, path);
}

} // namespace mw::sign
