// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/column.h"

#include <cstdint>
#include <string>

namespace mw {

/// Adds a cell as COPY and LOAD DATA read it: \N for null, the backslash, tabs, line breaks and NUL written with a
/// backslash, bytes in hexadecimal, moments without a mark of their zone.
void appendCell(std::string& into, const Column& column, std::uint32_t row);

} // namespace mw
