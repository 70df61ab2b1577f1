// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace mw::sample {

enum class Convention { DecimalPoint, DecimalComma };
enum class Grouping { None, Thousands };

/// Writes hundredths with two decimals; the group separator is the one that the convention leaves free.
std::string formatMoney(std::int64_t hundredths, Convention convention, Grouping grouping);
/// Writes whole units without decimals; `hundredths` must be a multiple of 100.
std::string formatWhole(std::int64_t hundredths, Convention convention, Grouping grouping);
/// 1234.50: the plain form of the expected files.
std::string plainMoney(std::int64_t hundredths);

} // namespace mw::sample
