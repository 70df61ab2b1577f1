// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sheet/sheet_row.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mw::sheet {

/// What a number format makes of a number (ECMA-376 part 1, 18.8.30 and 18.8.31).
enum class NumberShown : std::uint8_t { AsNumber, AsPercent, AsDate, AsTime, AsTimestamp, AsDuration };

/// Judges a format's code by its first section: "dd/mm/yyyy", "0.00%", "[h]:mm".
NumberShown shownBy(std::string_view formatCode);
/// The same for the built-in formats that files name by number only; East Asian ones included.
NumberShown shownByBuiltIn(std::uint32_t formatId);

/// Where a workbook's days are counted from. Since1900 has the day 60 that never was, 29 February 1900.
enum class Calendar : std::uint8_t { Since1900, Since1904 };

/// Turns a serial number into "2024-01-31", "10:00:00", "2024-01-31 10:00:00" or hours "36:30:00", rounded to the
/// millisecond, which is what a workbook keeps of them. False where there is no such date: day 60 and days below 1
/// (times excepted) of the calendar since 1900, anything behind the year 9999. `kind` says which it has become: a date
/// with a fraction is a timestamp, a timestamp below the first day a time.
bool printSerial(double serial, NumberShown shown, Calendar calendar, std::string& into, CellKind& kind);

/// Appends a number as stored in its plain form: digits as they are where it is written with digits alone, else the
/// shortest decimal that is the same double ("0.10000000000000001" is 0.1, "1E3" is 1000). False for what is no number.
bool appendPlainNumber(std::string_view stored, std::string& into);

} // namespace mw::sheet
