// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/workspace.h"

#include <string>
#include <vector>

namespace mw::ui {

/// Says whether a command line means the window: nothing, a document or data file, or --pictures.
bool isForWindow(const std::vector<std::string>& words);
/// Opens the window, or takes the pictures, and runs to its end; gives the program's exit code.
int startWindow(int argc, char** argv, Services services);

} // namespace mw::ui
