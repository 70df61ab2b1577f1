// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/location.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

namespace mw {

namespace {

// Schemes written with ':' alone; anything before "://" is a scheme as well.
constexpr std::array<std::string_view, 5> kColonSchemes = {"odbc", "dict", "fixed", "sqlite", "file"};

bool isSchemeCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' ||
           c == '.';
}

/// Gives the scheme in lower case, empty for a path. A single letter is a drive, not a scheme.
std::string schemeOf(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size() && isSchemeCharacter(text[length]))
        ++length;
    if (length < 2 || length == text.size() || text[length] != ':')
        return {};
    std::string scheme(text.substr(0, length));
    for (char& c : scheme)
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
    const bool hasAuthority = text.substr(length).starts_with("://");
    const bool isKnown = std::find(kColonSchemes.begin(), kColonSchemes.end(), scheme) != kColonSchemes.end();
    return hasAuthority || isKnown ? scheme : std::string();
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

std::string decodePercent(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
        if (low < 0) {
            decoded += text[i];
            continue;
        }
        decoded += char(high * 16 + low);
        i += 2;
    }
    return decoded;
}

std::string absolute(std::string_view path, const std::string& baseFolder) {
    const std::filesystem::path given(path);
    if (path.empty() || baseFolder.empty() || given.is_absolute())
        return std::string(path);
    return (std::filesystem::path(baseFolder) / given).string();
}

/// Whether somebody wrote a secret into the address of a server: "//user:secret@host", "?password=", "PWD=".
bool holdsPassword(std::string_view text) {
    if (text.starts_with("//")) {
        const std::string_view authority = text.substr(2, text.find_first_of("/?#", 2) - 2);
        const std::size_t mark = authority.rfind('@');
        if (mark != std::string_view::npos && authority.substr(0, mark).find(':') != std::string_view::npos)
            return true;
    }
    std::string folded(text);
    for (char& c : folded)
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
    for (std::size_t begin = 0; begin < folded.size();) {
        const std::size_t end = std::min(folded.find_first_of(";?&#", begin), folded.size());
        const std::string_view part = std::string_view(folded).substr(begin, end - begin);
        if (part.starts_with("password=") || part.starts_with("pwd=") || part.starts_with("passwd="))
            return true;
        begin = end + 1;
    }
    return false;
}

bool exists(const std::string& path) {
    std::error_code failure;
    return std::filesystem::exists(path, failure);
}

/// Finds where the path ends: the longest prefix before a '#' that exists; where none does, the first '#' after the
/// last separator.
std::size_t pathEnd(std::string_view text, const std::string& baseFolder) {
    if (exists(absolute(text, baseFolder)))
        return text.size();
    for (std::size_t end = text.rfind('#'); end != std::string_view::npos && end > 0; end = text.rfind('#', end - 1))
        if (exists(absolute(text.substr(0, end), baseFolder)))
            return end;
    const std::size_t separator = text.find_last_of('/');
    const std::size_t end = text.find('#', separator == std::string_view::npos ? 0 : separator);
    return end == 0 || end == std::string_view::npos ? text.size() : end;
}

} // namespace

bool hasWildcard(std::string_view path) {
    return path.find_first_of("*?[") != std::string_view::npos;
}

Result<Location> parseLocation(std::string_view text, const std::string& baseFolder) {
    if (text.empty())
        return makeError(Code::Usage, "a location is needed: a file, a folder or a URL");
    if (text.find('\0') != std::string_view::npos)
        return makeError(Code::Usage, "a location cannot hold a NUL byte");
    Location location;
    location.text = std::string(text);
    location.scheme = schemeOf(text);
    if (!location.scheme.empty() && exists(absolute(text, baseFolder)))
        location.scheme.clear(); // a file whose name looks like a URL

    std::string rest(text);
    bool isUrl = false;
    if (!location.scheme.empty()) {
        rest = std::string(text.substr(location.scheme.size() + 1));
        isUrl = rest.starts_with("//");
    }
    const bool namesFile = location.scheme.empty() || location.scheme == "file" || location.scheme == "sqlite" ||
                           location.scheme == "dict" || location.scheme == "fixed";
    if (!namesFile) {
        if (holdsPassword(rest))
            return makeError(Code::Usage, "a password does not belong in a location; put it into an environment variable "
                                          "and name that with password_env");
        if (const std::size_t mark = rest.rfind('#'); mark != std::string::npos)
            location.entity = rest.substr(mark + 1);
        return location;
    }
    if (isUrl)
        rest = decodePercent(std::string_view(rest).substr(2));
    const std::size_t end = pathEnd(rest, baseFolder);
    location.path = absolute(std::string_view(rest).substr(0, end), baseFolder);
    if (end < rest.size())
        location.entity = rest.substr(end + 1);
    if (location.path.empty())
        return at(makeError(Code::Usage, "the location names no file"), location.text);
    if (location.scheme.empty())
        location.scheme = "file";
    return location;
}

} // namespace mw
