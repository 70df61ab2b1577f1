// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/key_place.h"

#include "core/base/file.h"
#include "core/base/unicode.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

namespace mw::app {

namespace {

std::string environment(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? std::string() : value;
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

Result<void> makeKeyFolder(const std::string& keyPath) {
    const std::filesystem::path folder = std::filesystem::path(keyPath).parent_path();
    std::error_code failure;
    if (folder.empty() || std::filesystem::exists(folder, failure))
        return {};
    std::filesystem::create_directories(folder.parent_path(), failure);
    return ::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST ? Result<void>() : fromErrno(errno, folder.string(), true);
}

} // namespace mw::app
