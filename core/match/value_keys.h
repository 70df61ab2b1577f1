// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mw::match {

/// Writes a value so that spellings of one thing become equal: small letters without accents and strokes, points and
/// apostrophes within words gone, other signs as single spaces; numbers keep their sign, point and comma.
std::string folded(std::string_view value);
/// The words of the folded value, each once, in order: "Sons & Miller" and "Miller, Sons" are one. Empty where nothing
/// but signs is there. After OpenRefine's key of that name.
std::string fingerprint(std::string_view value);
/// Its letters and digits in stretches of `gram` code points, each once, in order: blind to spaces and letters that stand
/// twice. A value of fewer is its own key.
std::string gramFingerprint(std::string_view value, std::size_t gram);
/// The fingerprint's words as they sound, see sounds.h; numbers and words of other scripts as they stand.
std::string soundFingerprint(std::string_view value, std::string (*sound)(std::string_view word));

} // namespace mw::match
