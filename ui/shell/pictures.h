// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/workspace.h"

class QApplication;

namespace mw::ui {

/// Saves every page of a document, with its states, as PNG files in a folder: light and dark, at 1280 × 720,
/// 1920 × 1080 and 3840 × 2160 (the last at twice the scale). Without a document: the sample, and the window with none.
/// Settings of the user are neither read nor changed. Gives the program's exit code.
int takePictures(QApplication& application, Services services, const QString& folder, const QString& document);

} // namespace mw::ui
