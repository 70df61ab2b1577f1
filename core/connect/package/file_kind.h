// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace mw::package {

/// What a file is by its first bytes.
enum class FileKind { Missing, Folder, OfficeOpenXml, OpenDocument, OtherZip, Compound, Other };
FileKind kindOfFile(const std::string& path);

} // namespace mw::package
