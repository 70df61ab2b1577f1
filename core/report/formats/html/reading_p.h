// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/exported.h"

#include <string_view>

namespace mw::report::html {

/// The copy of the document stands between these; it is not run, and shows nothing.
inline constexpr std::string_view kCopyBegin = "<script type=\"application/json\" id=\"mapwright-copy\">";
inline constexpr std::string_view kCopyEnd = "</script>";

/// Takes an export of this format apart.
Result<Exported> readExport(const std::string& path);

} // namespace mw::report::html
