// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mw::match {

/// How a word of small letters a … z sounds; other bytes are passed over. Empty where nothing of it is heard.

/// American Soundex (National Archives): a letter and three digits; empty where the word begins with no letter.
std::string soundex(std::string_view word);
/// Metaphone for English (Philips, Computer Language 7(12), 1990), of any length.
std::string metaphone(std::string_view word);
/// Kölner Phonetik for German (Postel, IBM-Nachrichten 19, 1969): digits, of any length.
std::string colognePhonetics(std::string_view word);

} // namespace mw::match
