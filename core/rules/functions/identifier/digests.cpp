// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/rules/function.h"

#include <openssl/evp.h>

#include <array>

namespace mw::rules {

namespace {

/// A digest of libcrypto's; false where this build of it has none (MD5 is switched off in some).
bool digest(const EVP_MD* kind, std::initializer_list<std::string_view> pieces, std::string& made) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned size = 0;
    EVP_MD_CTX* const context = EVP_MD_CTX_new();
    bool done = context && EVP_DigestInit_ex(context, kind, nullptr) == 1;
    for (const std::string_view piece : pieces)
        done = done && EVP_DigestUpdate(context, piece.data(), piece.size()) == 1;
    done = done && EVP_DigestFinal_ex(context, bytes.data(), &size) == 1;
    EVP_MD_CTX_free(context);
    made.assign(reinterpret_cast<const char*>(bytes.data()), size);
    return done;
}

std::string_view md5Hex(Row& row, std::string_view text) {
    std::string bytes;
    if (!digest(EVP_md5(), {text}, bytes))
        return row.fail(Code::Internal, std::string_view("libcrypto has no MD5"));
    return row.keep(toHex(bytes));
}

/// A UUID of its own type, for a plain one would be an argument.
struct Namespace {
    Uuid uuid;
};

Result<Namespace> readNamespace(const CallFacts& facts) {
    // RFC 4122, appendix C.
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kKnown = {
        {{"dns", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"},
         {"url", "6ba7b811-9dad-11d1-80b4-00c04fd430c8"},
         {"oid", "6ba7b812-9dad-11d1-80b4-00c04fd430c8"},
         {"x500", "6ba7b814-9dad-11d1-80b4-00c04fd430c8"}}};
    std::string_view name = facts.text(0);
    for (const auto& [known, uuid] : kKnown)
        if (name == known)
            name = uuid;
    Uuid uuid;
    if (!parseUuid(name, uuid))
        return makeError(Code::WrongArguments, "a namespace is a UUID, 'dns', 'url', 'oid' or 'x500'");
    return Namespace{uuid};
}

/// RFC 4122 4.3: the first 16 bytes of SHA-1, version 5 and the variant set.
Uuid versionFive(Row& row, const Namespace& space, std::string_view, std::string_view name) {
    std::string bytes;
    const std::string_view prefix(reinterpret_cast<const char*>(space.uuid.bytes.data()), space.uuid.bytes.size());
    if (!digest(EVP_sha1(), {prefix, name}, bytes))
        return row.fail(Code::Internal, std::string_view("libcrypto has no SHA-1"));
    Uuid uuid;
    for (std::size_t i = 0; i < uuid.bytes.size(); ++i)
        uuid.bytes[i] = static_cast<std::uint8_t>(bytes[i]);
    uuid.bytes[6] = std::uint8_t((uuid.bytes[6] & 0x0F) | 0x50);
    uuid.bytes[8] = std::uint8_t((uuid.bytes[8] & 0x3F) | 0x80);
    return uuid;
}

} // namespace

Function define_md5() {
    return Function("md5", "Gives the MD5 digest of a text's UTF-8 bytes in 32 hexadecimal digits, as data vaults use it; "
                           "it protects nothing.")
        .overload<md5Hex>({text("value")})
        .phrase("the MD5 digest of {0}")
        .step("compute the MD5 digest of {0}")
        .postgres("md5(convert_to({0}, 'UTF8'))")
        .example("md5('abc')", "'900150983cd24fb0d6963f7d28e17f72'")
        .example("md5('')", "'d41d8cd98f00b204e9800998ecf8427e'")
        .example("md5(null)", "null");
}

Function define_uuid_v5() {
    return Function("uuid_v5", "Makes a UUID out of a namespace and a name, always the same one (RFC 4122, version 5).")
        .overload<versionFive, readNamespace>({text("namespace").fixed(), text("name")})
        .phrase("the UUID made from {1} in the namespace {0}")
        .step("make a UUID from {1} in the namespace {0}")
        .notInPostgres("SHA-1 needs an extension there")
        .example("to_text(uuid_v5('dns', 'www.example.com'))", "'2ed6657d-e927-568b-95e1-2665a8aea6a2'")
        .example("uuid_v5('dns', 'a') = uuid_v5('dns', 'b')", "false")
        .example("uuid_v5('dns', null)", "null")
        .fails("uuid_v5('mine', 'a')", Code::WrongArguments);
}

} // namespace mw::rules
