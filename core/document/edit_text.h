// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/mapping/edit.h"

#include <string>
#include <string_view>

namespace mw::document {

/// Writes an edit as one line of JSON, in the element forms of the document; no line break inside or after.
std::string printEdit(const mapping::Edit& edit);
/// Reads what printEdit() wrote; errors as parseDocument().
Result<mapping::Edit> parseEdit(std::string_view json, const std::string& name);

} // namespace mw::document
