// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/samples/generator/table.h"

#include <string>

namespace mw::sample {

/// Writes a workbook of one sheet, named as the table, as people keep such lists: a title and a remark above the header,
/// and cells as a spreadsheet takes what is typed into it. ISO dates become dates, whole numbers without leading zeros
/// numbers, all else stays text; null is a blank cell. The same table gives the same bytes.
/// Throws std::runtime_error where the library refuses, and for a text without anything, which no cell can hold.
void writeWorkbook(const Table& table, const std::string& title, const std::string& remark, const std::string& path);

} // namespace mw::sample
