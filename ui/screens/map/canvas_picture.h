// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/screens/map/canvas_rows.h"

#include <string>

namespace mw::ui {

/// How the picture of a mapping is written.
enum class PictureFormat { Svg, Pdf };

/// Paints all that stands on the canvas, whatever is scrolled out of view, with a title above: the bytes of a file that scales
/// without loss. UI thread. WrongValue where the format has no page of that size.
Result<std::string> canvasPicture(const MapFields& fields, const CanvasRows& rows, const QString& title, PictureFormat format);

} // namespace mw::ui
