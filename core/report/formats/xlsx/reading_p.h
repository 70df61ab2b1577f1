// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/exported.h"

#include <string_view>

namespace mw::report::xlsx {

/// The hidden sheet that holds the copy of the document, in pieces of so many characters, one below the other.
inline constexpr std::string_view kCopySheet = "mapwright-document";
inline constexpr std::size_t kCopyPiece = 30'000;

/// Takes an export of this format apart.
Result<Exported> readExport(const std::string& path);

} // namespace mw::report::xlsx
