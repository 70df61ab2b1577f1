// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <string>

namespace mw::ui {

/// The entity mapping or field mapping that a reference names, so that the window can go there; null where there is none.
Id elementOf(const mapping::Document& document, const std::string& reference);

} // namespace mw::ui
