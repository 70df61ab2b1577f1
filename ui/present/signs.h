// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/present/roles.h"

#include <QColor>
#include <QString>

namespace mw::ui {

/// Icon name, colour and soft ground of a status sign.
QString signIcon(Sign sign);
QColor signColor(Sign sign);
QColor signGround(Sign sign);

} // namespace mw::ui
