// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mw {

/// Full Unicode case mappings, locale-independent (ICU root locale). Input is valid UTF-8.
std::string toLower(std::string_view text);
std::string toUpper(std::string_view text);
/// Capitalises the first letter of each word (Unicode word boundaries), lowers the rest.
std::string toProper(std::string_view text);
/// Folds case for comparison (Unicode default case folding).
std::string foldCase(std::string_view text);
/// Takes accents off: compatibility decomposition, combining marks dropped, recomposed.
std::string removeAccents(std::string_view text);
enum class NormalForm { Nfc, Nfd, Nfkc, Nfkd };
std::string normalise(std::string_view text, NormalForm form);

} // namespace mw
