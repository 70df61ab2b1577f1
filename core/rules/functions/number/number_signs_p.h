// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string_view>

namespace mw::rules {

/// The signs of a language's numbers, as CLDR has them; 0 where it has none.
struct NumberSigns {
    char32_t decimal = U'.', grouping = U',';
};
/// WrongArguments for what names no language: 'en', 'de-CH'.
Result<NumberSigns> numberSignsOf(std::string_view language);

} // namespace mw::rules
