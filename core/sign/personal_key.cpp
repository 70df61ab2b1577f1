// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sign/personal_key.h"

#include "core/base/file.h"
#include "core/base/unicode.h"
#include "core/sign/people.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

namespace mw::sign {

namespace {

std::string environment(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? std::string() : value;
}

Result<void> makeFolder(const std::string& keyPath) {
    const std::filesystem::path folder = std::filesystem::path(keyPath).parent_path();
    std::error_code failure;
    if (folder.empty() || std::filesystem::exists(folder, failure))
        return {};
    std::filesystem::create_directories(folder.parent_path(), failure);
    return ::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST ? Result<void>() : fromErrno(errno, folder.string(), true);
}

} // namespace

std::string keyPathOf(const std::string& name) {
    std::string file;
    for (const char c : toLower(name))
        file += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0 ? c : '-';
    std::string folder = environment("XDG_CONFIG_HOME");
    if (folder.empty())
        folder = environment("HOME") + "/.config";
    return folder + "/mapwright/keys/" + file + ".key";
}

Result<PersonalKey> openPersonalKey(const mapping::Document& document, const std::string& name, const std::string& passphrase,
                                    const std::string& path) {
    std::error_code failure;
    if (std::filesystem::exists(path, failure)) {
        MW_TRY(const SealedKey sealed, readKeyFile(path));
        auto opened = unseal(sealed, passphrase);
        if (!opened.ok())
            return at(std::move(opened).error(), path);
        return PersonalKey{path, std::move(opened).value(), {}};
    }
    if (People::of(readEntries(document.signaturesJson)).named(name) != nullptr)
        return at(makeError(Code::FileNotFound), path);
    SigningKey made = SigningKey::make();
    MW_TRY(SealedKey sealed, seal(made, name, passphrase));
    return PersonalKey{path, std::move(made), std::move(sealed)};
}

Result<void> keep(const PersonalKey& key) {
    if (!key.made)
        return {};
    MW_TRY_DO(makeFolder(key.path));
    return writeKeyFile(*key.made, key.path);
}

} // namespace mw::sign
