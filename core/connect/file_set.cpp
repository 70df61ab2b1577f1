// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/file_set.h"

#include "core/base/file.h"
#include "core/connect/compressed_source.h"
#include "core/connect/location.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace mw {

namespace fs = std::filesystem;

namespace {

/// Matches one '[…]' at the start of the pattern; gives its length, 0 where it is no set.
std::size_t setLength(std::string_view pattern) {
    const std::size_t first = pattern.size() > 1 && pattern[1] == '!' ? 2 : 1;
    const std::size_t close = pattern.find(']', first + 1);
    return close == std::string_view::npos ? 0 : close + 1;
}

bool isInSet(char c, std::string_view set) {
    const bool negated = set[1] == '!';
    bool found = false;
    for (std::size_t i = negated ? 2 : 1; i + 1 < set.size(); ++i) {
        if (i + 3 < set.size() && set[i + 1] == '-') {
            found = found || (c >= set[i] && c <= set[i + 2]);
            i += 2;
        } else {
            found = found || c == set[i];
        }
    }
    return found != negated;
}

struct Listing {
    std::vector<fs::path> paths;
    std::error_code failure;
};

Listing listFolder(const fs::path& folder) {
    Listing listing;
    fs::directory_iterator entry(folder, listing.failure);
    while (!listing.failure && entry != fs::directory_iterator()) {
        listing.paths.push_back(entry->path());
        entry.increment(listing.failure);
    }
    std::sort(listing.paths.begin(), listing.paths.end());
    return listing;
}

bool isHidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

bool isFile(const fs::path& path) {
    std::error_code failure;
    return fs::is_regular_file(path, failure);
}

} // namespace

std::string lowerExtension(std::string_view path) {
    path = withoutCompression(path);
    const std::size_t dot = path.find_last_of("./");
    if (dot == std::string_view::npos || path[dot] == '/')
        return {};
    std::string extension(path.substr(dot + 1));
    for (char& c : extension)
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
    return extension;
}

std::string nameWithoutEnding(const std::string& path) {
    const std::string name = fs::path(withoutCompression(path)).stem().string();
    return name.empty() ? fs::path(path).filename().string() : name;
}

std::string fixedFolder(const std::string& pattern) {
    const std::size_t wild = pattern.find_first_of("*?[");
    const std::size_t separator = pattern.rfind('/', wild);
    return separator == std::string::npos ? std::string() : pattern.substr(0, separator + 1);
}

bool matchesWildcard(std::string_view name, std::string_view pattern) {
    std::size_t n = 0, p = 0;
    std::size_t star = std::string_view::npos; // place behind the last '*', to come back to …
    std::size_t starName = 0;                  // … with one more byte of the name taken by it
    while (n < name.size()) {
        const std::string_view rest = pattern.substr(std::min(p, pattern.size()));
        const std::size_t set = rest.starts_with('[') ? setLength(rest) : 0;
        if (rest.starts_with('*')) {
            star = ++p;
            starName = n;
        } else if (set > 0 ? isInSet(name[n], rest.substr(0, set))
                           : (!rest.empty() && (rest[0] == '?' || rest[0] == name[n]))) {
            p += set > 0 ? set : 1;
            ++n;
        } else if (star != std::string_view::npos) {
            p = star;
            n = ++starName;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

Result<std::vector<std::string>> filesOfFolder(const std::string& folder, const std::function<bool(std::string_view)>& isWanted) {
    const Listing listing = listFolder(folder);
    if (listing.failure)
        return fromErrno(listing.failure.value(), folder, false);
    std::vector<std::string> files;
    for (const fs::path& path : listing.paths)
        if (!isHidden(path) && isWanted(path.string()) && isFile(path))
            files.push_back(path.string());
    return files;
}

Result<std::vector<std::string>> filesOfWildcard(const std::string& pattern) {
    const fs::path wanted(pattern);
    std::vector<fs::path> found = {wanted.is_absolute() ? wanted.root_path() : fs::path()};
    for (const fs::path& part : wanted.relative_path()) {
        const std::string name = part.string();
        std::vector<fs::path> deeper;
        for (const fs::path& folder : found) {
            std::error_code failure;
            if (!hasWildcard(name) || fs::exists(folder / part, failure)) {
                deeper.push_back(folder / part);
                continue;
            }
            for (const fs::path& path : listFolder(folder.empty() ? fs::path(".") : folder).paths)
                if ((!isHidden(path) || name.starts_with('.')) && matchesWildcard(path.filename().string(), name))
                    deeper.push_back(folder / path.filename());
        }
        found = std::move(deeper);
    }
    std::vector<std::string> files;
    for (const fs::path& path : found)
        if (isFile(path))
            files.push_back(path.string());
    if (files.empty())
        return fromErrno(ENOENT, pattern, false);
    return files;
}

std::string firstFile(const std::string& path) {
    std::error_code failure;
    if (!hasWildcard(path) || fs::exists(path, failure))
        return path;
    const auto files = filesOfWildcard(path);
    return files ? files->front() : path;
}

} // namespace mw
