// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace mw::sample {

/// No-break space, U+00A0.
inline constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

/// UTF-8 to code points and back; throws std::runtime_error on malformed input.
std::u32string decode(std::string_view utf8);
std::string encode(std::u32string_view text);

/// Case of ASCII, Latin-1 and Latin Extended-A letters; ß and dotless i are left alone.
std::string upper(std::string_view text);
std::string lower(std::string_view text);
/// First letter of each word upper, the rest lower; a word begins after anything that is not a letter.
std::string proper(std::string_view text);

/// Letters without their marks, lower case, everything else dropped: for e-mail addresses.
std::string asciiSlug(std::string_view text);

/// Counts code points.
std::size_t length(std::string_view text);
/// Keeps the first `count` code points.
std::string left(std::string_view text, std::size_t count);
bool contains(std::string_view text, std::string_view part);
/// Removes spaces, tabs, line breaks and no-break spaces from both ends.
std::string trimmed(std::string_view text);
/// Turns each run of white space (no-break space too) into one space, then trims.
std::string collapsed(std::string_view text);

/// Joins the parts; a braced list draws its random parts in written order, which + does not promise.
std::string joined(std::initializer_list<std::string> parts);
std::string replaced(std::string text, std::string_view what, std::string_view with);
std::vector<std::string> splitOn(std::string_view text, char separator);
std::string padded(long long number, std::size_t width);
std::string digitsOf(std::string_view text);

/// Windows-1252 bytes; throws std::runtime_error when a character has no place there.
std::string toWindows1252(std::string_view utf8);
std::string fromWindows1252(std::string_view bytes);
/// True for characters that Windows-1252 has and Latin-1 lacks (€ “ ” ’ – Š …).
bool hasWindows1252Only(std::string_view utf8);
/// True for a character above the Basic Multilingual Plane (emoji).
bool hasAstral(std::string_view utf8);

} // namespace mw::sample
