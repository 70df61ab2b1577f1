// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mw::ui {

/// Who sits in front of the window, as that person said at the last signature, verdict or answer; empty at first.
QString personName();
void rememberPerson(const QString& name);

} // namespace mw::ui
