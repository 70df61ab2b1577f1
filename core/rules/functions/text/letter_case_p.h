// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/kernel.h"

#include <string_view>

namespace mw::rules {

/// The text in small or capital letters: the text itself where nothing changes, else in the row's arena. ASCII and the
/// Latin letters up to U+027F without ICU, all others through it; the results are ICU's in every case.
std::string_view smallLetters(Row& row, std::string_view text);
std::string_view capitalLetters(Row& row, std::string_view text);

} // namespace mw::rules
