// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screens/screen.h"

namespace mw::ui {

// The parent owns what the makers give.
#define MW_SCREEN(Name) Screen* make##Name##Screen(QWidget* parent);
#include "ui/screens/screens.def"
#undef MW_SCREEN

} // namespace mw::ui
