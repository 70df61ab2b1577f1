// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

namespace mw::app {

/// The file that keeps a person's signing key where none is named: keys/<name>.key in the user's configuration folder
/// ($XDG_CONFIG_HOME/mapwright, else ~/.config/mapwright).
std::string keyPathOf(const std::string& name);
/// Makes the folder of a key file, for its owner alone.
Result<void> makeKeyFolder(const std::string& keyPath);

} // namespace mw::app
