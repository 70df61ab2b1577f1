// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/samples/generator/random.h"

#include <chrono>
#include <string>

namespace mw::sample {

using Date = std::chrono::year_month_day;

/// A moment without zone; `second` counts from midnight.
struct Moment {
    Date date;
    int second = 0;
};

/// Draws a day from the first of January of `firstYear` to the 28th of December of `lastYear`.
Date randomDate(Random& random, int firstYear, int lastYear);
/// Draws a moment in office hours.
Moment randomMoment(Random& random, int firstYear, int lastYear);

std::string isoDate(const Date& date);            ///< 2019-01-31
std::string dayFirstDate(const Date& date);       ///< 31/01/2019
std::string isoMoment(const Moment& moment);      ///< 2019-01-31 10:20:30
std::string dayFirstMoment(const Moment& moment); ///< 31/01/2019 10:20, seconds dropped

} // namespace mw::sample
