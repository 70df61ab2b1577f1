// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/column.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mw {

/// Adds a cell as COPY and LOAD DATA read it: \N for null, the backslash, tabs, line breaks and NUL written with a
/// backslash, bytes in hexadecimal, moments without a mark of their zone.
void appendCell(std::string& into, const Column& column, std::uint32_t row);
/// The same of a value that is there, with nothing set before a text's characters.
void appendPlainCell(std::string& into, const Column& column, std::uint32_t row);
/// Reads bytes in hexadecimal; false for anything else.
bool readHex(std::string_view text, std::string& bytes);

} // namespace mw
