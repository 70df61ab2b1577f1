// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace mw {

/// Names data: a path or URL, and an entity inside it after '#'. The longest existing path wins over '#' (cli.md).
struct Location {
    std::string text;   ///< as it was written
    std::string path;   ///< file, folder or wildcard; empty for server URLs
    std::string scheme; ///< "file", "sqlite", "postgresql", …
    std::string entity; ///< empty: all entities, or the first
};

/// Says whether a path holds '*', '?' or '[', which stand for other characters where no file of that very name exists.
bool hasWildcard(std::string_view path);

/// Takes a location apart; relative paths are taken from `baseFolder` (the document's folder) where it is not empty.
Result<Location> parseLocation(std::string_view text, const std::string& baseFolder = {});

} // namespace mw
