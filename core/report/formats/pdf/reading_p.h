// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/exported.h"

#include <string>
#include <string_view>

namespace mw::report::pdf {

/// The name of the attachment that holds the copy of the document.
inline constexpr std::string_view kCopyName = "mapwright-copy.json";

/// Takes a PDF document apart, by Poppler: the copy that is attached to it, the texts of its pages line by line and cell by
/// cell, and what each page looks like.
Result<Exported> readExport(const std::string& path);

} // namespace mw::report::pdf
