// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/exported.h"

#include <string_view>

namespace mw::report::json {

inline constexpr std::string_view kCopyKey = "signed_copy";

/// Takes an export of this format apart.
Result<Exported> readExport(const std::string& path);

} // namespace mw::report::json
