// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/batch/column.h"
#include "core/types/sql_callback.h"

#include <string>

/// How values of the language lie in cells where functions of ours compute them: booleans as 0 and 1, dates as days,
/// times and timestamps as microseconds, all since 1970-01-01; decimals as text with the digits of their type's scale,
/// binary as hexadecimal text, UUIDs as text, a float that is no number as the text nan. So cells of one type, decimals
/// apart, compare as the values do, and no value is ever a failure's kind.
namespace mw::rules::sql {

/// The cell of one row. Text points into the column, or into `scratch`.
SqlCell cellOf(const Column& column, std::size_t row, std::string& scratch);
/// Stores a cell that is no failure; text is not copied.
void storeCell(const SqlCell& cell, Column& column, std::size_t row);

/// A failure's bytes: code, place and arguments.
std::string encodeFailure(const Error& error);
Error decodeFailure(std::string_view bytes);

} // namespace mw::rules::sql
