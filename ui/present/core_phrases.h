// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace mw::ui {

/// Every English text of core that is shown finished, places as {0}; collected from core's sources when the program is
/// built (translations/core_texts.cpp).
std::span<const char* const> corePhrases();

} // namespace mw::ui
