// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace mw::ui {

enum class FileQuestion { Open, Save, Folder };

/// Asks for a file or folder without a nested event loop; `answered` is called only where one was chosen.
void askForFile(QWidget* parent, FileQuestion question, const QString& title, const QString& filter, const QString& start,
                std::function<void(const QString&)> answered);

} // namespace mw::ui
