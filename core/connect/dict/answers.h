// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace mw::dict {

/// What cells of a dictionary answer, as plainName() gives them: "yes", "x", "ja", "mandatory" …
bool saysYes(const std::string& plain);
/// "Not applicable", as dictionaries write it.
bool saysNothing(const std::string& plain);
/// Any way to mark a field of the primary key.
bool namesPrimaryKey(const std::string& plain);

} // namespace mw::dict
