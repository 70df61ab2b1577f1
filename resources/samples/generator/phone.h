// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/samples/generator/random.h"
#include "resources/samples/generator/vocabulary.h"

#include <string>

namespace mw::sample {

/// How people write one and the same number.
enum class PhoneDialect { Plain, Spaced, DoubleZero, ZeroInBrackets, National };

/// Draws the national part of a number: nine or ten digits, the first not zero.
std::string randomPhone(Random& random, const Country& country);
/// +442079460958
std::string internationalPhone(const Country& country, const std::string& national);
std::string writePhone(Random& random, const Country& country, const std::string& national, PhoneDialect dialect);

} // namespace mw::sample
