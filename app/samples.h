// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace mw::app {

/// Finds the folder where the sample migrations were installed or built; FileNotFound where there is none.
Result<std::string> samplesFolder();
/// Copies them into a folder and gives the paths of their documents. A file that is there already is an error: work is
/// never overwritten.
Result<std::vector<std::string>> unpackSamples(const std::string& folder);

} // namespace mw::app
