// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace mw::package {

/// What a file is by its first bytes.
enum class FileKind { Missing, Folder, OfficeOpenXml, OpenDocument, OtherZip, Compound, Other };
FileKind kindOfFile(const std::string& path);

/// Says whether a path ends in one of these, which are in lower case; case does not count.
bool hasExtension(const std::string& path, std::initializer_list<std::string_view> extensions);

} // namespace mw::package
