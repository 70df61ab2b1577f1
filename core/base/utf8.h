// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mw {

/// Finds the first byte that is not valid UTF-8 (RFC 3629); npos where all is valid.
std::size_t findInvalidUtf8(std::string_view text);
/// Counts code points; invalid bytes count one each.
std::size_t countCodePoints(std::string_view text);
/// Reads the code point at `position` and moves past it; U+FFFD and one byte for invalid input.
char32_t nextCodePoint(std::string_view text, std::size_t& position);
void appendCodePoint(std::string& text, char32_t point);
/// Gives the byte offset of the n-th code point, or the size where there are fewer.
std::size_t offsetOfCodePoint(std::string_view text, std::size_t n);
/// Shortens to at most `points` code points, in the middle, with an ellipsis.
std::string elideMiddle(std::string_view text, std::size_t points);
/// Says whether the code point is white space (Unicode White_Space, including NBSP).
bool isSpace(char32_t point);
/// Prints a value for a message: quoted, control characters shown, long values elided.
std::string quoted(std::string_view text);
/// Nearer than the templates of that name in <iomanip>, which an argument of std finds too.
std::string quoted(const std::string& text);
std::string quoted(std::string& text);
std::string quoted(const char* text);

} // namespace mw
