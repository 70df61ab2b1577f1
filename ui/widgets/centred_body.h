// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLayout;
class QWidget;

namespace mw::ui {

/// Lays the body of a page out a little above its middle, at most `width` pixels wide. The page takes ownership.
void centreBody(QWidget* page, QLayout* body, int width);

} // namespace mw::ui
